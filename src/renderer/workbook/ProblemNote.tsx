import { Alert, Button, Group, List } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { Backup } from '../../shared/workbook/backup'
import type { HostState, WorkbookProblem } from '../../shared/workbook/host.contract'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { BackupList } from './BackupList'
import { RestoreDialog } from './RestoreDialog'

interface ProblemProps {
  readonly problem: WorkbookProblem
  readonly backups: readonly Backup[]
  readonly copies: HostState['copies']
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
const passing: readonly WorkbookProblem['code'][] = ['missing', 'empty', 'in_use', 'read_only', 'no_space', 'not_permitted', 'disk_error', 'backup_folder', 'erasures', 'stopped']

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

/** What there is of its backups at its second place. */
const copiesText = ({ folder, isThere, backups }: NonNullable<HostState['copies']>, beside: readonly Backup[]): string => {
  if (!isThere) return t`Its backups are copied to ${folder}, which is not there now. Connect its disk, then try again.`
  if (backups.length > 0) return t`These copies of its backups are in ${folder}:`
  return beside.length > 0 ? t`The same are in ${folder}, too.` : t`Its backups are to be copied to ${folder}; there is none yet.`
}

/** Why a workbook could not be opened, with the ways out: again, elsewhere, what can be read of it, or one of its backups. */
export const ProblemNote = ({ problem, backups, copies, isOfWorkbook, onRestore, onAgain, onSalvage, onCopy, onFind }: ProblemProps) => {
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
      {copies !== null && code !== 'erasures' && (
        <>
          <p>{copiesText(copies, backups)}</p>
          {copies.backups.length > 0 && <BackupList backups={copies.backups} onRestore={setChosen} />}
        </>
      )}
      {chosen !== null && <RestoreRefusedDialog backup={chosen} isMissing={code === 'missing'} onClose={() => setChosen(null)} onRestore={() => onRestore(chosen)} />}
    </Alert>
  )
}
