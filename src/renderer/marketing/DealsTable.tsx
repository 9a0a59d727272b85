import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode, useState } from 'react'
import type { DealContact } from '../../shared/bridge/attribution.contract'
import { dayText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import { type Deal, dealStatusNames } from '../../shared/marketing/deal'
import { formatMoney } from '../../shared/reports/format'
import { useClient } from '../platform/client'
import { useCommand } from '../platform/queries'
import { withEdits } from '../ui/cell-edit'
import type { DataColumn } from '../ui/data-column'
import { DataTable, type DataTableProps } from '../ui/DataTable'
import { dayWidth, fittingWidth, fittingWords } from '../ui/fitting-width'
import { removeChoice } from '../ui/RowMenu'
import { DealDialog } from './DealDialog'
import { amountOrder } from './deals-view'
import { useDealEdits } from './use-deal-edits'

const CampaignLink = ({ deal: { campaignId }, name }: { readonly deal: Deal; readonly name: string }) =>
  // Reached by mouse; by keyboard the row opens the deal, which names its campaign.
  campaignId === null ? null : <Link to="/marketing/campaigns/$id" params={{ id: String(campaignId) }} tabIndex={-1}>{name}</Link>

const amountText = ({ amountMinor, currency }: Deal): string => formatMoney(amountMinor, currency, { withCurrency: true })

const ContactLinks = ({ contacts }: { readonly contacts: readonly DealContact[] }) =>
  contacts.map(({ id, name }, index) => (
    <Fragment key={id}>
      {index > 0 && ', '}
      <Link to="/networking/contacts/$id" params={{ id: String(id) }} tabIndex={-1}><bdi>{name}</bdi></Link>
    </Fragment>
  ))

const namesOf = (contacts: readonly DealContact[]): string => contacts.map(({ name }) => name).join(', ')

/** What the deals of a list belong to. */
interface DealTies {
  /** Empty: none. */
  readonly campaignName: (deal: Deal) => string
  readonly contactsOf: (deal: Deal) => readonly DealContact[]
  /** Whether any deal is with somebody, whatever is looked for. */
  readonly areWithContacts: boolean
}

const tieColumns = ({ campaignName, contactsOf, areWithContacts }: DealTies): readonly DataColumn<Deal>[] => [
  { key: 'contacts', header: t`Contacts`, width: 130, isHiddenAtFirst: !areWithContacts, sortValue: (deal) => namesOf(contactsOf(deal)) || null, render: (deal) => <ContactLinks contacts={contactsOf(deal)} /> },
  { key: 'campaign', header: t`Campaign`, width: 160, sortValue: (deal) => campaignName(deal) || null, render: (deal) => <CampaignLink deal={deal} name={campaignName(deal)} /> },
]

const columnsFor = (deals: readonly Deal[], ties: DealTies | null): readonly DataColumn<Deal>[] => [
  { key: 'name', header: t`Deal`, width: 200, sortValue: ({ name }) => name, render: ({ name, note }) => <strong title={note === '' ? name : note}><bdi>{name}</bdi></strong> },
  { key: 'customer', header: t`Customer`, width: 140, sortValue: ({ customer }) => customer || null, render: ({ customer }) => <bdi title={customer}>{customer}</bdi> },
  { key: 'amount', header: t`Amount`, width: fittingWidth(t`Amount`, deals.map(amountText)), align: 'end', sortValue: amountOrder, render: amountText },
  { key: 'status', header: t`Status`, width: fittingWords(t`Status`, Object.values(dealStatusNames)), sortValue: ({ status }) => dealStatusNames[status], render: ({ status }) => dealStatusNames[status] },
  { key: 'on', header: t`Day`, width: dayWidth, align: 'end', sortValue: ({ on }) => on, render: ({ on }) => dayText(on) },
  ...(ties === null ? [] : tieColumns(ties)),
  { key: 'note', header: t`Note`, width: 200, isHiddenAtFirst: true, render: ({ note }) => <bdi title={note}>{note}</bdi> },
]

interface DealRows {
  readonly columns: readonly DataColumn<Deal>[]
  readonly rows: Pick<DataTableProps<Deal>, 'rows' | 'rowKey' | 'rowLabel' | 'onOpen' | 'choices'>
  /** The deal being changed. */
  readonly dialog: ReactNode
}

/** Deals in a table: to edit and remove. `ties` null: all belong to the campaign on screen. */
export const useDealRows = (deals: readonly Deal[], ties: DealTies | null): DealRows => {
  const client = useClient()
  const remove = useCommand(client.marketing.deal.remove)
  const edits = useDealEdits()
  const [editing, setEditing] = useState<Deal | null>(null)
  return {
    columns: withEdits(columnsFor(deals, ties), edits),
    rows: { rows: deals, rowKey: ({ id }) => id, rowLabel: ({ name }) => name, onOpen: setEditing, choices: ({ id }) => [removeChoice(() => void remove({ ids: [id] }))] },
    dialog: editing !== null && <DealDialog deal={editing} campaignId={null} currency={editing.currency} onClose={() => setEditing(null)} />,
  }
}

/** The deals of one campaign. */
export const DealsTable = ({ deals, caption, maxHeight }: { readonly deals: readonly Deal[]; readonly caption: ReactNode; readonly maxHeight: number }) => {
  const { columns, rows, dialog } = useDealRows(deals, null)
  return (
    <>
      <DataTable {...rows} name="campaign-deals" label={t`Deals of the campaign`} columns={columns} caption={caption} maxHeight={maxHeight} />
      {dialog}
    </>
  )
}
