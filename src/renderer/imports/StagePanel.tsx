import { Alert, Button, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import { DealImportDialog } from '../marketing/DealImportDialog'
import { PostImportDialog } from '../networking/PostImportDialog'
import { isFocusLost } from '../ui/focus-screen'
import { JobProgress } from '../ui/JobProgress'
import { ownListSentences } from './file-row'
import { type OwnList, ownListNames, type QueuedFile } from './import-queue'
import type { ImportSession } from './import-session'
import { PreviewPanel } from './PreviewPanel'
import { ReceiptSummary } from './ReceiptSummary'
import classes from './imports.module.css'

interface StagePanelProps {
  readonly queued: QueuedFile
  readonly session: ImportSession
  readonly progress: Parameters<typeof JobProgress>[0]['progress']
}

interface RefusedProps {
  readonly queued: QueuedFile
  readonly stage: Extract<QueuedFile['stage'], { readonly kind: 'refused' }>
  readonly session: ImportSession
}

/** The import of its own that a list goes on to. */
const OwnListDialog = ({ list, ...rest }: { readonly list: OwnList } & Parameters<typeof PostImportDialog>[0]) => (list === 'posts' ? <PostImportDialog {...rest} /> : <DealImportDialog {...rest} />)

/** A file that is not taken as ad results or people; a list of our own goes where it belongs from here. */
const Refused = ({ queued: { file, options }, stage, session }: RefusedProps) => {
  const [isGoingOn, setIsGoingOn] = useState(false)
  const { belongsTo } = stage
  const { id } = file
  return (
    <Alert color={belongsTo === null ? 'red' : 'yellow'} variant="outline" title={belongsTo === null ? t`Nothing was imported` : ownListNames[belongsTo]} role="alert" {...(belongsTo !== null && { classNames: { title: classes['plainTitle'] ?? '' } })}>
      {belongsTo === null ? stage.sentence : ownListSentences[belongsTo].belong}
      {belongsTo === null && stage.line !== null && ` ${t`(line ${stage.line})`}`}
      <Group mt="sm">
        {belongsTo !== null && <Button size="compact-sm" onClick={() => setIsGoingOn(true)}>{belongsTo === 'posts' ? t`Import it as posts` : t`Import it as deals`}</Button>}
        {stage.canRetry && <Button size="compact-sm" variant="default" onClick={() => session.dispatch({ type: 'answered', id, options })}>{t`Read it again`}</Button>}
        <Button size="compact-sm" variant="default" onClick={() => session.dispatch({ type: 'removed', id })}>{t`Leave it out`}</Button>
      </Group>
      {isGoingOn && belongsTo !== null && <OwnListDialog list={belongsTo} file={file} onClose={() => setIsGoingOn(false)} onImported={(batch) => session.dispatch({ type: 'staged', id, stage: { kind: 'asOwnList', list: belongsTo, batch, standing: 'new' } })} />}
    </Alert>
  )
}

/** Where one goes on from an import. It takes the keys that began it: the next Enter must not fall on what undoes it. */
const GoOn = ({ to, children }: { readonly to: string; readonly children: string }) => {
  const link = useRef<HTMLAnchorElement>(null)
  useLayoutEffect(() => {
    if (isFocusLost()) link.current?.focus()
  }, [])
  return <Button ref={link} component={Link} to={to}>{children}</Button>
}

/** One file on its way in, at whatever stage it is. */
export const StagePanel = ({ queued, session, progress }: StagePanelProps) => {
  const { file, options, typedAccount, stage } = queued
  const { id } = file
  switch (stage.kind) {
    case 'waiting':
      return <p>{t`Waiting for its turn to be read.`}</p>
    case 'reading':
      return <JobProgress label={t`Reading the file`} progress={progress} onCancel={session.stopCurrent} />
    case 'ready':
    case 'ordered':
      return (
        <PreviewPanel
          preview={stage.preview}
          options={options}
          isBusy={stage.kind === 'ordered'}
          onChange={(next) => session.dispatch({ type: 'answered', id, options: next })}
          onImport={() => session.dispatch({ type: 'ordered', ids: [id] })}
          typedAccount={typedAccount}
          onType={(account) => session.dispatch({ type: 'typed', id, account })}
          onLeaveOut={() => session.dispatch({ type: 'removed', id })}
        />
      )
    case 'importing':
      return <JobProgress label={t`Importing`} progress={progress} onCancel={session.stopCurrent} />
    case 'done':
      return (
        <>
          <Alert color="teal" variant="outline" title={t`Imported`} role="status" classNames={{ title: classes['goodTitle'] ?? '' }}>
            {t`${file.name} is in the workbook.`}
          </Alert>
          <ReceiptSummary receipt={stage.receipt} />
          <Group>
            {stage.receipt.people === null ? (
              <GoOn to="/reports/roi">{t`See the ROI report`}</GoOn>
            ) : (
              <GoOn to={stage.receipt.people.owedReplies > 0 ? '/networking/keep-in-touch' : '/networking/contacts'}>{stage.receipt.people.owedReplies > 0 ? t`See who waits for a reply` : t`See the contacts`}</GoOn>
            )}
            {(stage.receipt.people?.suggestions ?? 0) > 0 && <Button variant="default" component={Link} to="/networking/duplicates">{t`See possible duplicates`}</Button>}
            <Button variant="default" onClick={() => void session.undo(id, stage.receipt)}>{t`Undo this import`}</Button>
          </Group>
        </>
      )
    case 'undone':
      return <p>{t`This import was undone. The workbook is as if it had never been imported.`}</p>
    case 'refused':
      return <Refused queued={queued} stage={stage} session={session} />
    case 'asOwnList':
      return (
        <Group>
          <p>{ownListSentences[stage.list][stage.standing === 'undone' ? 'undone' : 'done']}</p>
          {stage.standing === 'undone' ? (
            <Button size="compact-sm" variant="default" onClick={() => session.dispatch({ type: 'answered', id, options })}>{t`Read it again`}</Button>
          ) : (
            <>
              <Button size="compact-sm" variant="default" component={Link} to={stage.list === 'posts' ? '/networking/posts' : '/marketing/deals'}>{stage.list === 'posts' ? t`See the posts` : t`See the deals`}</Button>
              <Button size="compact-sm" variant="default" component={Link} to={`/imports/${stage.batch}`}>{t`See the receipt`}</Button>
            </>
          )}
        </Group>
      )
    case 'cancelled':
      return (
        <Group>
          <p>{t`Stopped. The workbook is as it was.`}</p>
          <Button size="compact-sm" variant="default" onClick={() => session.dispatch({ type: 'answered', id, options })}>{t`Read it again`}</Button>
        </Group>
      )
  }
}
