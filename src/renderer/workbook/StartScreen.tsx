import { Loader } from '@mantine/core'
import { IconBook2, IconChartBar, IconFileZip, IconFolderOpen, IconLock, IconPlus, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useCallback, useEffect, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { HostState, LockedCopy, WorkbookProblem } from '../../shared/workbook/host.contract'
import { useBridge, useClient } from '../platform/client'
import { IconButton } from '../ui/IconButton'
import { JobProgress } from '../ui/JobProgress'
import { clearMessages, showDefect, showMessage } from '../ui/toasts'
import { UnlockDialog } from './LockedCopy'
import { type Belongings, sampleWorkbook } from './first-choice'
import { FirstSteps } from './FirstSteps'
import { LanguageField } from './LanguageField'
import { NewWorkbookDialog } from './NewWorkbookDialog'
import { ProblemNote } from './ProblemNote'
import { Way } from './Way'
import classes from './StartScreen.module.css'

/** What is seen while no workbook is open: new, open, sample, the ones opened lately, and why the last could not be opened. */
export const StartScreen = ({ state, onLead }: { readonly state: HostState; readonly onLead: (address: string) => void }) => {
  const client = useClient()
  const bridge = useBridge()
  const queryClient = useQueryClient()
  const [making, setMaking] = useState<{ readonly belongings: Belongings | null } | null>(null)
  const isFirst = state.recent.length === 0 && state.problem === null
  const [problem, setProblem] = useState<WorkbookProblem | null>(null)
  const shown = problem ?? state.problem
  useEffect(() => {
    document.title = t`Rapport`
  }, [])

  const [waitingFor, setWaitingFor] = useState<string | null>(null)
  const settle = useCallback((asked: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly type: string } | WorkbookProblem }>, what = t`Opening…`, isBeside = false): Promise<boolean> => {
    clearMessages()
    setWaitingFor(what)
    const done = asked.then((result) => {
      const told = !result.ok && 'sentence' in result.error ? result.error : null
      // What stands in the way of one way out is told beside the note, whose other ways out are wanted now.
      if (isBeside && told !== null) showMessage(told.sentence, 'failed')
      else if (!isBeside) setProblem(told)
      // A refused workbook brings its backups.
      if (!result.ok) void queryClient.invalidateQueries({ queryKey: [client.host.state.path] })
      return true
    }, (error: unknown) => {
      showDefect(error)
      return false
    })
    return done.finally(() => setWaitingFor(null))
  }, [queryClient, client])
  const openSample = useCallback(
    (): void => void settle(client.host.create(sampleWorkbook), t`Making the sample, a year of a fictional brand…`),
    [settle, client],
  )
  const open = (): void => void settle(client.host.open({}))
  const lockedInput = useRef<HTMLInputElement>(null)
  const [unlocking, setUnlocking] = useState<LockedCopy | null>(null)
  const archiveInput = useRef<HTMLInputElement>(null)
  // The desktop asks with its own dialogs; the browser sends the file.
  const openArchive = (): void => (state.canChooseFiles ? void settle(client.host.openArchive({})) : archiveInput.current?.click())
  // On the desktop the person said where; in the browser nobody did.
  const openCopy = (): void => {
    const asked = client.host.openCopy({}).then((result) => {
      if (result.ok && result.value.workbook !== null) showMessage(t`This is the copy, in ${result.value.workbook.folder}. The other workbook stays as it is.`)
      return result
    })
    void settle(asked, t`Copying…`, true)
  }
  const salvage = (): void =>
    void settle(client.host.salvage({}), t`Reading what can be read…`, true)
  const openLocked = (): void => (state.canChooseFiles ? void client.host.chooseLockedCopy({}).then((result) => { if (result.ok) setUnlocking(result.value) }, showDefect) : lockedInput.current?.click())
  /** Sends the file that was chosen in a field, and hands on what it is known by. */
  const onFile = (take: (file: LockedCopy) => void) => ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0]
    // The same file may be chosen again.
    currentTarget.value = ''
    if (file !== undefined) void bridge.admitFile(file).then((admitted) => (admitted.ok ? take({ id: admitted.value.id, fileName: admitted.value.name }) : showMessage(t`This file cannot be taken. ${admitted.error}`, 'failed')), showDefect)
  }
  useEffect(
    () =>
      bridge.onMenu((command) => {
        if (command === 'workbook.new') setMaking({ belongings: null })
        else if (command === 'workbook.open') void settle(client.host.open({}))
        else if (command === 'workbook.sample') openSample()
      }),
    [bridge, client, settle, openSample],
  )

  return (
    <main className={classes['start']}>
      <div className={classes['box']}>
        <h1 className={classes['brand']}>
          <IconChartBar size={30} color="var(--accent)" aria-hidden />
          {t`Rapport`}
        </h1>
        <p className={classes['lead']}>{t`Relationships and ad results of one brand in one workbook, on this computer. Nothing leaves it.`}</p>
        {shown !== null && (
          <ProblemNote
            problem={shown}
            backups={state.backups}
            copies={state.copies}
            isOfWorkbook={state.problem !== null && shown.code === state.problem.code}
            onRestore={({ id }) => settle(client.host.restoreBackup({ id }), t`Restoring…`)}
            onAgain={() => void settle(client.host.openAgain({}))}
            onSalvage={salvage}
            onCopy={openCopy}
            onFind={state.canChooseFiles ? open : null}
          />
        )}
        {waitingFor !== null && state.opening === null && (
          <div role="status" className={classes['busy']}>
            <Loader size={16} aria-hidden />
            {waitingFor}
          </div>
        )}
        {isFirst && <FirstSteps onChoose={(belongings) => setMaking({ belongings })} onLookAround={openSample} />}
        {state.recent.length > 0 && (
          <section aria-label={t`Recent workbooks`}>
            <h2 className={classes['heading']}>{t`Recent`}</h2>
            <ul className={classes['recent']}>
              {state.recent.map(({ id, fileName, folder, exists }) => (
                <li key={id}>
                  <button type="button" className={classes['open']} onClick={() => void settle(client.host.openRecent({ id }))}>
                    <span>{fileName}</span>
                    <span className={classes['folder']}>{exists ? folder : t`${folder} (not there now)`}</span>
                  </button>
                  <IconButton mr={8} label={t`Forget ${fileName}`} onClick={() => void settle(client.host.forgetRecent({ id }))}>
                    <IconX size={15} />
                  </IconButton>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div className={classes['ways']}>
          <Way
            icon={<IconPlus size={22} aria-hidden />}
            title={t`New workbook`}
            text={t`For a brand or client. Takes a name and a currency.`}
            onClick={() => setMaking({ belongings: null })}
          />
          {state.canChooseFiles && (
            <Way icon={<IconFolderOpen size={22} aria-hidden />} title={t`Open a workbook`} text={t`A file that ends in .rapport.`} onClick={open} />
          )}
          <Way
            icon={<IconFileZip size={22} aria-hidden />}
            title={t`Open an exported archive`}
            text={t`A zip that “Export everything” made; becomes a new workbook.`}
            onClick={openArchive}
          />
          <Way
            icon={<IconLock size={22} aria-hidden />}
            title={t`Open a locked copy`}
            text={t`One that “Save a locked copy” made; asks for its passphrase.`}
            onClick={openLocked}
          />
          <Way
            icon={<IconBook2 size={22} aria-hidden />}
            title={t`Open the sample`}
            text={t`A fictional brand with a year of work, in a file of its own.`}
            onClick={openSample}
          />
        </div>
        <input
          ref={archiveInput}
          type="file"
          accept=".zip,application/zip"
          hidden
          aria-label={t`Archive file`}
          onChange={onFile(({ id }) => void settle(client.host.openArchive({ archive: id })))}
        />
        <input ref={lockedInput} type="file" accept=".locked" hidden aria-label={t`Locked copy`} onChange={onFile(setUnlocking)} />
        <span role="status" className="visually-hidden">{state.opening?.label}</span>
        {state.opening !== null && (
          <div className={classes['opening']}>
            <JobProgress label={state.opening.label} progress={state.opening} onCancel={() => void client.host.cancelOpening({}).catch(showDefect)} />
          </div>
        )}
        <LanguageField />
      </div>
      {unlocking !== null && <UnlockDialog copy={unlocking} onClose={() => setUnlocking(null)} onOpened={(result) => void settle(Promise.resolve(result))} />}
      {making !== null && <NewWorkbookDialog belongings={making.belongings} onClose={() => setMaking(null)} onProblem={setProblem} onLead={onLead} />}
    </main>
  )
}
