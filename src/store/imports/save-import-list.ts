import type { importContract } from '../../shared/imports/import.contract'
import type { ImportTotals, Receipt } from '../../shared/imports/import'
import { agreementOf, agreements, ownSumLines, sourceName } from '../../shared/imports/receipt-words'
import { dayOfMoment } from '../../shared/kernel/day'
import { parseMinor } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import { countCell, dayCell, moneyCell, textCell } from '../../shared/reports/cells'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, saveList } from '../list-of'
import { namedRows } from '../named-rows'
import { readReceipts } from './read-receipts'

const rowColumn = (label: string, key: keyof Receipt['rows']): ListColumn<Receipt> => ({ label, width: 12, cell: ({ rows }) => countCell(rows[key]) })

const moneyColumn = (label: string, key: 'spend' | 'conversionValue'): ListColumn<Receipt> => ({
  label, width: 16,
  cell: ({ totals: { [key]: decimal }, currency }) => (currency === null ? textCell('') : moneyCell(decimal === null ? null : parseMinor(decimal, currency), currency, '')),
})

const totalColumn = (label: string, key: Exclude<keyof ImportTotals, 'spend' | 'conversionValue'>): ListColumn<Receipt> => ({ label, width: 14, cell: ({ totals }) => ({ kind: 'decimal', value: totals[key] }) })

const columns: readonly ListColumn<Receipt>[] = [
  { label: t`Imported`, width: 12, cell: ({ importedAt }) => dayCell(importedAt === null ? null : dayOfMoment(importedAt)) },
  { label: t`File`, width: 36, cell: ({ file }) => textCell(file) },
  { label: t`Platform`, width: 16, cell: (receipt) => textCell(sourceName(receipt)) },
  { label: t`What it is`, width: 28, cell: ({ kind }) => textCell(kind) },
  { label: t`Account`, width: 28, cell: ({ account }) => textCell(account) },
  { label: t`First day`, width: 12, cell: ({ from }) => dayCell(from) },
  { label: t`Last day`, width: 12, cell: ({ to }) => dayCell(to) },
  rowColumn(t`Rows`, 'read'),
  rowColumn(t`Added`, 'added'),
  rowColumn(t`Changed`, 'changed'),
  rowColumn(t`Already here`, 'unchanged'),
  rowColumn(t`Refused`, 'refused'),
  rowColumn(t`Kept out`, 'suppressed'),
  rowColumn(t`Summary rows`, 'totals'),
  moneyColumn(t`Spend`, 'spend'),
  { label: t`Currency`, width: 10, cell: ({ currency }) => textCell(currency ?? '') },
  totalColumn(t`Impressions`, 'impressions'),
  totalColumn(t`Clicks`, 'clicks'),
  totalColumn(t`Link clicks`, 'linkClicks'),
  totalColumn(t`Conversions`, 'conversions'),
  moneyColumn(t`Conversion value`, 'conversionValue'),
  { label: t`What else it comes to`, width: 40, cell: (receipt) => textCell(ownSumLines(receipt).join('; ')) },
  { label: t`Own total`, width: 18, cell: (receipt) => textCell(agreements[agreementOf(receipt)]) },
  { label: t`SHA-256 of the file`, width: 68, cell: ({ sha256 }) => textCell(sha256) },
]

/** Writes what the receipts of imports say as a file, in the order in which they are named; the job of the contract. */
export const saveImportList: Handlers<typeof importContract, StoreContext>['saveList'] = (context, { ids, format }, control) => {
  const found = namedRows(ids, readReceipts(context), ({ batch }) => batch ?? 0)
  return saveList(context, control, { format, name: t`Imports`, label: t`Writing imports`, columns, items: () => found, total: found.length })
}
