import { Button, VisuallyHidden } from '@mantine/core'
import { IconFileImport, IconFolderOpen } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { type ChangeEvent, useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import type { ImportBatchId } from '../../shared/imports/import'
import { t } from '../../shared/kernel/words'
import { useBridge, useClient } from '../platform/client'
import { admitFiles, filesOfInput } from '../platform/gather-files'
import { takeInbox, useInbox } from '../platform/import-inbox'
import { useAnswer } from '../platform/queries'
import { Card } from '../ui/Card'
import { NoticeList } from '../ui/NoticeList'
import { Page } from '../ui/Page'
import { showDefect } from '../ui/toasts'
import { belongingsOfSearch } from '../workbook/first-choice'
import { FileList } from './FileList'
import { leftOutSentences } from './file-row'
import { HowToGetIt } from './HowToGetIt'
import { restaged } from './import-queue'
import { importSession } from './import-session'
import { StagePanel } from './StagePanel'
import { useChooseFiles } from './use-choose-files'
import classes from './ImportWizard.module.css'

const noReceipts: readonly never[] = []

interface UndoneElsewhereProps {
  readonly batch: ImportBatchId
  readonly onUndone: () => void
}

/** Hears that an import which is through was undone on another screen: its file is not in the workbook any more. */
const UndoneElsewhere = ({ batch, onUndone }: UndoneElsewhereProps) => {
  const { failure } = useAnswer(useClient().import.get, { id: batch })
  const isUndone = failure?.type === 'BatchNotFound'
  const tell = useEffectEvent(onUndone)
  useEffect(() => {
    if (isUndone) tell()
  }, [isUndone])
  return null
}

/** Files on their way in: what each was taken for, what importing it would do, and its receipt. */
export const ImportWizard = () => {
  const client = useClient()
  const bridge = useBridge()
  const session = importSession(client)
  const state = useSyncExternalStore(session.subscribe, session.read)
  const { queue, progress } = state
  const belongings = belongingsOfSearch(useSearch({ strict: false }))
  const inbox = useInbox()
  const { value: host } = useAnswer(client.host.state, {})
  const input = useRef<HTMLInputElement>(null)
  const folderInput = useRef<HTMLInputElement>(null)
  const fileTop = useRef<HTMLDivElement>(null)
  const choose = useChooseFiles(input)
  const workbook = host?.workbook
  useEffect(() => {
    if (workbook != null) session.belongTo(`${workbook.folder}/${workbook.fileName}`)
    if (inbox.files.length + inbox.leftOut.length > 0) session.dispatch({ type: 'added', ...takeInbox() })
  }, [inbox, session, workbook])
  const hasOwnLists = queue.files.some(({ stage }) => stage.kind === 'asOwnList')
  const { value: receipts = noReceipts } = useAnswer(client.import.list, {}, { enabled: hasOwnLists })
  useEffect(() => {
    for (const action of restaged(queue, receipts)) session.dispatch(action)
  }, [queue, receipts, session])
  useEffect(() => {
    // React knows no such attribute.
    if (folderInput.current !== null) folderInput.current.webkitdirectory = true
  }, [])
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.currentTarget.files ?? [])]
    event.currentTarget.value = ''
    admitFiles(bridge, filesOfInput(files)).then((arrival) => session.dispatch({ type: 'added', ...arrival }), showDefect)
  }
  const selected = queue.files.find(({ file }) => file.id === queue.selected) ?? queue.files[0]
  const selectedId = selected?.file.id
  useEffect(() => {
    if (selectedId !== undefined) fileTop.current?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])
  const chooseButtons = (
    <>
      <Button leftSection={<IconFileImport size={16} />} variant={queue.files.length === 0 ? 'filled' : 'default'} onClick={choose}>{t`Choose files`}</Button>
      <Button leftSection={<IconFolderOpen size={16} />} variant="default" onClick={() => folderInput.current?.click()}>{t`Choose a folder`}</Button>
    </>
  )
  return (
    <Page title={t`Import`} breadcrumbs={[{ label: t`Imports`, to: '/imports' }]} actions={chooseButtons}>
      <input ref={input} type="file" multiple hidden aria-label={t`Files to import`} onChange={take} />
      <input ref={folderInput} type="file" multiple hidden aria-label={t`Folder to import`} onChange={take} />
      {queue.files.map(({ file: { id }, stage }) => stage.kind === 'done' && stage.receipt.batch !== null && <UndoneElsewhere key={id} batch={stage.receipt.batch} onUndone={() => session.dispatch({ type: 'staged', id, stage: { kind: 'undone', receipt: stage.receipt } })} />)}
      <NoticeList label={t`Left out`} sentences={leftOutSentences(queue.leftOut)} shownAtFirst={2} />
      {selected === undefined ? (
        <HowToGetIt belongings={belongings} />
      ) : (
        <>
          {queue.files.length > 1 && <FileList state={state} session={session} selected={selected} />}
          <div ref={fileTop} className={classes['fileTop']} />
          <Card title={selected.file.name}>
            {selected.within !== '' && <VisuallyHidden>{t`in ${selected.within}`}</VisuallyHidden>}
            <div className={classes['panel']}>
              <StagePanel key={selected.file.id} queued={selected} session={session} progress={progress} />
            </div>
          </Card>
        </>
      )}
    </Page>
  )
}
