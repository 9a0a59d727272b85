import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import type { Deal } from '../../shared/marketing/deal'
import { formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { withEdits } from '../ui/cell-edit'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { fittingWidth } from '../ui/fitting-width'
import { rowIcons } from '../ui/RowMenu'
import { SavedViews } from '../views/SavedViews'
import { listOrder, orderOf } from '../views/table-view'
import { useViewColumns } from '../views/use-view-columns'
import { DealDialog, dealStatusNames } from './DealDialog'
import type { DealsSearch } from './deals-view'
import { useDealEdits } from './use-deal-edits'

interface DealsTableProps {
  readonly deals: readonly Deal[]
  /** The name of a deal's campaign; empty for none. Null where all belong to the one on screen. */
  readonly campaignName: ((deal: Deal) => string) | null
  readonly caption?: ReactNode
  /** What stands between its views and its rows. */
  readonly filters?: ReactNode
  readonly empty?: ReactNode
  readonly maxHeight?: number
  /** Where its order and columns are kept, with its views; without it, in the table. */
  readonly address?: { readonly search: DealsSearch; readonly change: (part: Readonly<Record<string, unknown>>) => void }
}

const CampaignLink = ({ deal: { campaignId }, name }: { readonly deal: Deal; readonly name: string }) =>
  // Reached by mouse; by keyboard the row opens the deal, which names its campaign.
  campaignId === null ? null : <Link to="/marketing/campaigns/$id" params={{ id: String(campaignId) }} tabIndex={-1}>{name}</Link>

const amountText = ({ amountMinor, currency }: Deal): string => formatMoney(amountMinor, currency, { withCurrency: true })

/** Deals to sort, edit and remove. */
export const DealsTable = ({ deals, campaignName, address, filters, ...rest }: DealsTableProps) => {
  const client = useClient()
  const remove = useCommand(client.marketing.deal.remove)
  const edits = useDealEdits()
  const [editing, setEditing] = useState<Deal | null>(null)
  const columns: readonly DataColumn<Deal>[] = [
    { key: 'name', header: t`Deal`, width: 200, sortValue: ({ name }) => name, render: ({ name, note }) => <strong title={note === '' ? name : note}><bdi>{name}</bdi></strong> },
    { key: 'customer', header: t`Customer`, width: 150, sortValue: ({ customer }) => customer || null, render: ({ customer }) => <bdi title={customer}>{customer}</bdi> },
    { key: 'amount', header: t`Amount`, width: fittingWidth(t`Amount`, deals.map(amountText)), align: 'end', sortValue: ({ amountMinor }) => amountMinor, render: amountText },
    { key: 'status', header: t`Status`, width: 80, sortValue: ({ status }) => dealStatusNames[status], render: ({ status }) => dealStatusNames[status] },
    { key: 'on', header: t`Day`, width: 110, align: 'end', sortValue: ({ on }) => on, render: ({ on }) => dayText(on) },
    ...(campaignName === null ? [] : [{ key: 'campaign', header: t`Campaign`, width: 180, sortValue: (deal: Deal) => campaignName(deal) || null, render: (deal: Deal) => <CampaignLink deal={deal} name={campaignName(deal)} /> }]),
    { key: 'note', header: t`Note`, width: 200, isHiddenAtFirst: true, render: ({ note }) => <bdi title={note}>{note}</bdi> },
  ]
  const name = campaignName === null ? 'campaign-deals' : 'deals'
  const editable = withEdits(columns, edits)
  const choice = useViewColumns(name, editable, address?.search ?? {}, (part) => address?.change(part))
  return (
    <>
      {address !== undefined && <SavedViews table="deals" search={address.search} usual={listOrder} columns={choice.shown} everything={t`All deals`} />}
      {filters}
      <DataTable {...rest} {...(address !== undefined && { sort: orderOf(address.search), onSort: (key, next) => address.change({ sort: key, direction: next }) })} name={name} columnChoice={choice} label={campaignName === null ? t`Deals of the campaign` : t`Deals`} columns={editable} rows={deals} rowKey={({ id }) => id} rowLabel={({ name }) => name} onOpen={setEditing} choices={({ id }) => [{ label: t`Remove`, icon: rowIcons.remove, run: () => void remove({ id }) }]} />
      {editing !== null && <DealDialog deal={editing} campaignId={null} currency={editing.currency} onClose={() => setEditing(null)} />}
    </>
  )
}
