import { Alert, Button, Group, List, Loader } from '@mantine/core'
import { IconBook2, IconChartBar, IconFileZip, IconFolderOpen, IconLock, IconPlus, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { Backup } from '../../shared/workbook/backup'
import { type HostState, NewWorkbookFields, type WorkbookProblem } from '../../shared/workbook/host.contract'
import { useBridge, useClient } from '../platform/client'
import { setWorkspace } from '../platform/preferences'
import { useAnswer } from '../platform/queries'
import { noErrors, SelectField, TextField } from '../ui/fields'
import { FormDialog } from '../ui/FormDialog'
import { IconButton } from '../ui/IconButton'
import { JobProgress } from '../ui/JobProgress'
import { clearMessages, showDefect, showMessage } from '../ui/toasts'
import { useCheckedForm } from '../ui/use-checked-form'
import { BackupList } from './BackupList'
import { UnlockDialog } from './LockedCopy'
import { addressOfChoice, type Belongings, firstChoices } from './first-choice'
import { FirstSteps } from './FirstSteps'
import { LanguageField } from './LanguageField'
import { RestoreDialog } from './RestoreDialog'
import { Way } from './Way'
import classes from './StartScreen.module.css'

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'IDR', 'INR', 'JPY', 'AUD', 'CAD', 'BRL', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'TRY', 'ZAR', 'SGD', 'MXN', 'NZD']

interface ProblemProps {
  readonly problem: WorkbookProblem
  readonly backups: readonly Backup[]
  /** Whether it is about the workbook that the host tried to open last. */
  readonly isOfWorkbook: boolean
  readonly onRestore: (backup: Backup) => Promise<boolean>
  readonly onAgain: () => void
  readonly onSalvage: () => void
  readonly onCopy: () => void
  /** Asks where it is now. Null: this host has no dialog for that. */
  readonly onFind: (() => void) | null
}

/** Where the workbook itself is whole and only its place is in the way, a copy elsewhere can be worked in at once. */
const copyable: readonly WorkbookProblem['code'][] = ['read_only', 'no_space', 'name_too_long']

/** What may be otherwise a moment later. */
const passing: readonly WorkbookProblem['code'][] = ['missing', 'empty', 'in_use', 'read_only', 'no_space', 'not_permitted', 'disk_error', 'erasures', 'stopped']

interface RestoreRefusedProps {
  readonly backup: Backup
  /** There is nothing in the workbook's place. */
  readonly isMissing: boolean
  readonly onClose: () => void
  readonly onRestore: () => Promise<boolean>
}

/** What a backup of a workbook that could not be opened holds, beside the newest one: of the workbook itself nothing can be counted. */
const RestoreRefusedDialog = ({ backup, isMissing, onClose, onRestore }: RestoreRefusedProps) => {
  const { value: peek, failure } = useAnswer(useClient().host.peekBackup, { id: backup.id })
  const newest = peek?.newest ?? null
  return (
    <RestoreDialog backup={backup} name={peek?.name} held={peek?.counts} other={newest === null ? null : { label: t`In the newest`, counts: newest }} failure={failure} onClose={onClose} onRestore={onRestore}>
      {t`What was changed after that time is not in it.`} {isMissing ? t`There is nothing in the workbook’s place that would be replaced.` : t`The file that is in the workbook’s place now is kept, so that this can be taken back.`}
    </RestoreDialog>
  )
}

const ProblemNote = ({ problem, backups, isOfWorkbook, onRestore, onAgain, onSalvage, onCopy, onFind }: ProblemProps) => {
  const note = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<Backup | null>(null)
  const { code, fileName } = problem
  // Whoever chose a workbook far down the list would not see what became of it; and what can be done comes next for whoever uses the keys.
  useEffect(() => {
    note.current?.scrollIntoView({ block: 'nearest' })
    note.current?.focus({ preventScroll: true })
  }, [code, fileName])
  return (
    <Alert ref={note} color="red" variant="outline" title={fileName} mb="lg" role="alert" tabIndex={-1}>
      <p>{problem.sentence}</p>
      <List size="sm">
        {problem.advice.map((advice) => (
          <List.Item key={advice}>{advice}</List.Item>
        ))}
      </List>
      {isOfWorkbook && (passing.includes(code) || copyable.includes(code) || code === 'damaged') && (
        <Group my="sm">
          {passing.includes(code) && <Button size="compact-sm" variant="default" onClick={onAgain}>{t`Try again`}</Button>}
          {code === 'missing' && onFind !== null && <Button size="compact-sm" variant="default" onClick={onFind}>{t`Open it where it is now…`}</Button>}
          {copyable.includes(code) && <Button size="compact-sm" variant="default" onClick={onCopy}>{t`Save a copy elsewhere and open it…`}</Button>}
          {code === 'damaged' && <Button size="compact-sm" variant="default" onClick={onSalvage}>{t`Read what can be read into a new workbook…`}</Button>}
        </Group>
      )}
      {/* None may be put back while nobody knows who was erased since. */}
      {backups.length > 0 && code !== 'erasures' && (
        <>
          <p>{code === 'missing' ? t`These backups of it are there:` : t`These backups of it are there. The file that is in its place now is kept beside them.`}</p>
          <BackupList backups={backups} onRestore={setChosen} />
        </>
      )}
      {chosen !== null && <RestoreRefusedDialog backup={chosen} isMissing={code === 'missing'} onClose={() => setChosen(null)} onRestore={() => onRestore(chosen)} />}
    </Alert>
  )
}

interface NewWorkbookProps {
  /** What its owner has for it. Null: they did not say. */
  readonly belongings: Belongings | null
  readonly onClose: () => void
  readonly onProblem: (problem: WorkbookProblem) => void
  readonly onLead: (address: string) => void
}

const NewWorkbookDialog = ({ belongings, onClose, onProblem, onLead }: NewWorkbookProps) => {
  const client = useClient()
  const [name, setName] = useState('')
  const [currency, setCurrency] = useState('EUR')
  const { errors, form } = useCheckedForm({
    schema: NewWorkbookFields,
    fields: { name, currency },
    send: async (fields) => {
      // The address is there before the screens are, so that no other one is shown first.
      if (belongings !== null) {
        setWorkspace(firstChoices[belongings].workspace)
        onLead(addressOfChoice(belongings))
      }
      const result = await client.host.create(fields).catch((error: unknown) => {
        showDefect(error)
        return null
      })
      if (result?.ok === true) return result
      onLead('/')
      if (result?.error.type === 'WorkbookProblem') {
        onProblem(result.error)
        onClose()
      }
      return result
    },
    refused: () => noErrors,
  })
  return (
    <FormDialog title={t`New workbook`} isOpen onClose={onClose} {...form} submitLabel={t`Create workbook`}>
      {belongings !== null && <p>{firstChoices[belongings].next}</p>}
      <TextField label={t`Name of the brand or client`} value={name} onChange={setName} error={errors['name']} isRequired autoFocus />
      <SelectField label={t`Currency`} description={t`Reports use it. Results in other currencies are kept and never added to it.`} value={currency} onChange={setCurrency} options={currencies.map((code) => ({ value: code, label: code }))} error={errors['currency']} />
    </FormDialog>
  )
}

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
    (): void => void settle(client.host.create({ name: t`Juniper & Salt (sample)`, currency: 'EUR', isSample: true }), t`Making the sample, a year of a fictional brand…`),
    [settle, client],
  )
  const open = (): void => void settle(client.host.open({}))
  const lockedInput = useRef<HTMLInputElement>(null)
  const [unlocking, setUnlocking] = useState<{ readonly copy: string | null } | null>(null)
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
  const sendArchive = async (file: File): Promise<void> => {
    const admitted = await bridge.admitFile(file)
    if (admitted.ok) void settle(client.host.openArchive({ archive: admitted.value.id }))
    else showMessage(t`This file cannot be taken. ${admitted.error}`, 'failed')
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
        {shown !== null && <ProblemNote problem={shown} backups={state.backups} isOfWorkbook={state.problem !== null && shown.code === state.problem.code} onRestore={({ id }) => settle(client.host.restoreBackup({ id }), t`Restoring…`)} onAgain={() => void settle(client.host.openAgain({}))} onSalvage={salvage} onCopy={openCopy} onFind={state.canChooseFiles ? open : null} />}
        {waitingFor !== null && state.opening === null && <div role="status" className={classes['busy']}><Loader size={16} aria-hidden />{waitingFor}</div>}
        {isFirst && <FirstSteps onChoose={(belongings) => setMaking({ belongings })} onLookAround={openSample} />}
        <div className={classes['ways']}>
          <Way icon={<IconPlus size={22} aria-hidden />} title={t`New workbook`} text={t`For a brand or client. Takes a name and a currency.`} onClick={() => setMaking({ belongings: null })} />
          {state.canChooseFiles && <Way icon={<IconFolderOpen size={22} aria-hidden />} title={t`Open a workbook`} text={t`A file that ends in .rapport.`} onClick={open} />}
          <Way icon={<IconFileZip size={22} aria-hidden />} title={t`Open an exported archive`} text={t`A zip that “Export everything” made; becomes a new workbook.`} onClick={openArchive} />
          <Way icon={<IconLock size={22} aria-hidden />} title={t`Open a locked copy`} text={t`One that “Save a locked copy” made; asks for its passphrase.`} onClick={() => (state.canChooseFiles ? setUnlocking({ copy: null }) : lockedInput.current?.click())} />
          <Way icon={<IconBook2 size={22} aria-hidden />} title={t`Open the sample`} text={t`A fictional brand with a year of work, in a file of its own.`} onClick={openSample} />
        </div>
        <input ref={archiveInput} type="file" accept=".zip,application/zip" hidden aria-label={t`Archive file`} onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          if (file !== undefined) void sendArchive(file).catch(showDefect)
          currentTarget.value = ''
        }} />
        <input ref={lockedInput} type="file" accept=".locked" hidden aria-label={t`Locked copy`} onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          if (file !== undefined) void bridge.admitFile(file).then((admitted) => (admitted.ok ? setUnlocking({ copy: admitted.value.id }) : showMessage(t`This file cannot be taken. ${admitted.error}`, 'failed')), showDefect)
          currentTarget.value = ''
        }} />
        {state.opening !== null && <div className={classes['opening']}><JobProgress label={state.opening.label} progress={state.opening} onCancel={() => void client.host.cancelOpening({}).catch(showDefect)} /></div>}
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
        <LanguageField />
      </div>
      {unlocking !== null && <UnlockDialog copy={unlocking.copy} onClose={() => setUnlocking(null)} onOpened={(result) => void settle(Promise.resolve(result))} />}
      {making !== null && <NewWorkbookDialog belongings={making.belongings} onClose={() => setMaking(null)} onProblem={setProblem} onLead={onLead} />}
    </main>
  )
}
