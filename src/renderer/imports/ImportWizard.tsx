import { Alert, Button, Group } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { takeInbox, useInbox } from '../platform/import-inbox'
import { useBridge, useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { EmptyState } from '../ui/EmptyState'
import { JobProgress } from '../ui/JobProgress'
import { Page } from '../ui/Page'
import { isReady, type QueuedFile, stageText } from './import-queue'
import { importSession, type ImportSession } from './import-session'
import { PreviewPanel } from './PreviewPanel'
import { ReceiptSummary } from './ReceiptSummary'
import { useChooseFiles } from './use-choose-files'
import classes from './ImportWizard.module.css'

const StagePanel = ({ queued, session, progress }: { readonly queued: QueuedFile; readonly session: ImportSession; readonly progress: Parameters<typeof JobProgress>[0]['progress'] }) => {
  const { file, options, stage } = queued
  const { id } = file
  const leaveOut = (): void => session.dispatch({ type: 'removed', id })
  switch (stage.kind) {
    case 'waiting':
      return <p>Waiting for its turn to be read.</p>
    case 'reading':
      return <JobProgress label="Reading the file" progress={progress} onCancel={session.stopCurrent} />
    case 'ready':
    case 'ordered':
      return (
        <PreviewPanel
          preview={stage.preview}
          options={options}
          isBusy={stage.kind === 'ordered'}
          onChange={(next) => session.dispatch({ type: 'answered', id, options: next })}
          onImport={() => session.dispatch({ type: 'ordered', ids: [id] })}
          onLeaveOut={leaveOut}
        />
      )
    case 'importing':
      return <JobProgress label="Importing" progress={progress} onCancel={session.stopCurrent} />
    case 'done':
      return (
        <>
          <Alert color="teal" variant="outline" title="Imported" role="status">
            {file.name} is in the workbook.
          </Alert>
          <ReceiptSummary receipt={stage.receipt} />
          <Group>
            {stage.receipt.people === null ? (
              <Button component={Link} to="/reports/roi">See the ROI report</Button>
            ) : (
              <Button component={Link} to={stage.receipt.people.owedReplies > 0 ? '/networking/keep-in-touch' : '/networking/contacts'}>{stage.receipt.people.owedReplies > 0 ? 'See who waits for a reply' : 'See the contacts'}</Button>
            )}
            {(stage.receipt.people?.suggestions ?? 0) > 0 && <Button variant="default" component={Link} to="/networking/duplicates">See possible duplicates</Button>}
            <Button variant="default" onClick={() => void session.undo(id, stage.receipt)}>Undo this import</Button>
          </Group>
        </>
      )
    case 'undone':
      return <p>This import was undone. The workbook is as if it had never been imported.</p>
    case 'refused':
      return (
        <Alert color="red" variant="outline" title="Nothing was imported" role="alert">
          {stage.sentence}
          {stage.line !== null && ` (line ${stage.line})`}
          <Group mt="sm">
            {stage.canRetry && <Button size="compact-sm" variant="default" onClick={() => session.dispatch({ type: 'answered', id, options })}>Read it again</Button>}
            <Button size="compact-sm" variant="default" onClick={leaveOut}>Leave it out</Button>
          </Group>
        </Alert>
      )
    case 'cancelled':
      return (
        <Group>
          <p>Stopped. The workbook is as it was.</p>
          <Button size="compact-sm" variant="default" onClick={() => session.dispatch({ type: 'answered', id, options })}>Read it again</Button>
        </Group>
      )
  }
}

/** Files on their way in: what each was taken for, what importing it would do, and its receipt. */
export const ImportWizard = () => {
  const client = useClient()
  const bridge = useBridge()
  const session = importSession(client)
  const { queue, progress } = useSyncExternalStore(session.subscribe, session.read)
  const inbox = useInbox()
  const { value: host } = useAnswer(client.host.state, {})
  const input = useRef<HTMLInputElement>(null)
  const choose = useChooseFiles(input)
  const workbook = host?.workbook
  useEffect(() => {
    if (workbook != null) session.belongTo(`${workbook.folder}/${workbook.fileName}`)
    if (inbox.length > 0) session.dispatch({ type: 'added', files: takeInbox() })
  }, [inbox, session, workbook])
  const selected = queue.files.find(({ file }) => file.id === queue.selected) ?? queue.files[0]
  const ready = queue.files.filter(isReady)
  const chooseButton = <Button leftSection={<IconFileImport size={16} />} variant={queue.files.length === 0 ? 'filled' : 'default'} onClick={choose}>Choose files</Button>
  return (
    <Page
      title="Import"
      breadcrumbs={[{ label: 'Imports', to: '/imports' }]}
      actions={
        <>
          {ready.length > 1 && <Button onClick={() => session.dispatch({ type: 'ordered', ids: ready.map(({ file }) => file.id) })}>Import all {ready.length} that are ready</Button>}
          {chooseButton}
        </>
      }
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to import"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          void Promise.all(files.map((file) => bridge.admitFile(file))).then((handles) => session.dispatch({ type: 'added', files: handles.filter((handle) => handle !== null) }))
        }}
      />
      {selected === undefined ? (
        <EmptyState icon={<IconFileImport size={26} />} title="Drop exports here" action={chooseButton}>
          From Meta, Google Ads, LinkedIn, TikTok, Pinterest, Microsoft Advertising, X, Reddit or Snapchat as CSV or XLSX, or any table with spend, impressions or clicks. People from LinkedIn (the whole archive too), Google, Outlook, contact cards, Instagram, Facebook, X, Mastodon, or any table with names. You see what each file holds before anything changes, and can undo it whole.
        </EmptyState>
      ) : (
        <>
          {queue.files.length > 1 && (
            <ul className={classes['files']} aria-label="Files">
              {queue.files.map((queued) => (
                <li key={queued.file.id}>
                  <button type="button" className={classes['file']} aria-current={queued === selected} onClick={() => session.dispatch({ type: 'selected', id: queued.file.id })}>
                    <span className={classes['name']}>{queued.file.name}</span>
                    <span className={classes['stage']}>{stageText(queued)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Card title={selected.file.name}>
            <div className={classes['panel']}>
              <StagePanel queued={selected} session={session} progress={progress} />
            </div>
          </Card>
        </>
      )}
    </Page>
  )
}
