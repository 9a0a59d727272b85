import { t } from '../../shared/kernel/words'
import { type Deal, dealStatusNames } from '../../shared/marketing/deal'
import type { dealContract } from '../../shared/marketing/deal.contract'
import { dayCell, moneyCell, textCell } from '../../shared/reports/cells'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, saveList } from '../list-of'

/** A deal as its line tells it. */
type Listed = Pick<Deal, 'on' | 'name' | 'customer' | 'status' | 'amountMinor' | 'currency' | 'note'> & { readonly campaign: string | null }

const columns: readonly ListColumn<Listed>[] = [
  { label: t`Day`, width: 12, cell: ({ on }) => dayCell(on) },
  { label: t`Deal`, width: 32, cell: ({ name }) => textCell(name) },
  { label: t`Customer`, width: 28, cell: ({ customer }) => textCell(customer) },
  { label: t`Campaign`, width: 28, cell: ({ campaign }) => textCell(campaign ?? '') },
  { label: t`Status`, width: 12, cell: ({ status }) => textCell(dealStatusNames[status]) },
  { label: t`Amount`, width: 14, cell: ({ amountMinor, currency }) => moneyCell(amountMinor, currency, '') },
  { label: t`Currency`, width: 10, cell: ({ currency }) => textCell(currency) },
  { label: t`Note`, width: 48, cell: ({ note }) => textCell(note) },
]

const listedSql = `SELECT d.on_day AS "on", d.name, d.customer, d.status, d.amount_minor AS amountMinor, d.currency, d.note, c.name AS campaign
  FROM json_each(?) AS wanted JOIN deal d ON d.id = wanted.value LEFT JOIN campaign c ON c.id = d.campaign_id ORDER BY wanted.key`

/** Writes deals as a file, in the order in which they are named; the job of the contract. */
export const saveDealList: Handlers<typeof dealContract, StoreContext>['saveList'] = (context, { ids, format }, control) => {
  // Columns as selected.
  const items = (): Listed[] => context.prepare(listedSql).all(JSON.stringify(ids)) as Listed[]
  return saveList(context, control, { format, name: t`Deals`, label: t`Writing deals`, columns, items, total: ids.length })
}
