import { Alert, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { keysOf } from '../../shared/kernel/keys-of'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { Backup, BackupCounts } from '../../shared/workbook/backup'
import { FormDialog } from '../ui/FormDialog'
import { timeText } from '../../shared/kernel/time-text'

const countNames = { contacts: t`Contacts`, communities: t`Communities`, interactions: t`Interactions`, posts: t`Posts`, campaigns: t`Campaigns`, plans: t`Media plans`, deals: t`Deals`, importBatches: t`Imports` } as const
const countKeys = keysOf(countNames)

/** What would come back or be gone, counted from what is there without the restore. */
const differenceText = (held: number, other: number): string => {
  if (held === other) return t`the same`
  return held > other ? t`${numberText(held - other)} more` : t`${numberText(other - held)} fewer`
}

interface RestoreDialogProps {
  readonly backup: Backup
  /** Name of the workbook in the backup. Undefined: not known yet. */
  readonly name: string | undefined
  readonly held: BackupCounts | undefined
  /** What it is compared with. Null: nothing. */
  readonly other: { readonly label: string; readonly counts: BackupCounts } | null
  readonly failure: { readonly type: string } | { readonly type: string; readonly sentence: string } | undefined
  readonly onClose: () => void
  readonly onRestore: () => Promise<boolean>
  /** How it can be taken back. */
  readonly children: ReactNode
}

/** What a backup holds, before anything happens. */
export const RestoreDialog = ({ backup, name, held, other, failure, onClose, onRestore, children }: RestoreDialogProps) => (
  <FormDialog title={t`Go back to ${timeText(backup.at)}?`} isOpen onClose={onClose} onSubmit={onRestore} submitLabel={t`Restore this backup`}>
    {/* While it is put back no workbook is open, which says nothing about the backup. */}
    {failure !== undefined && ('sentence' in failure || failure.type === 'BackupNotFound') && <Alert color="red" variant="outline">{'sentence' in failure ? failure.sentence : t`This backup is not there any more.`}</Alert>}
    {held !== undefined && (
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{name}</Table.Th>
            {other !== null && <Table.Th ta="end">{other.label}</Table.Th>}
            <Table.Th ta="end">{t`In the backup`}</Table.Th>
            {other !== null && <Table.Th ta="end">{t`Difference`}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {countKeys.map((key) => (
            <Table.Tr key={key}>
              <Table.Th scope="row">{countNames[key]}</Table.Th>
              {other !== null && <Table.Td ta="end">{numberText(other.counts[key])}</Table.Td>}
              <Table.Td ta="end">{numberText(held[key])}</Table.Td>
              {other !== null && <Table.Td ta="end">{differenceText(held[key], other.counts[key])}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    )}
    {held !== undefined && other !== null && <p>{t`Only how many there are is compared: what was changed in one of them does not show here.`}</p>}
    <p>{children}</p>
  </FormDialog>
)
