import { Button } from '@mantine/core'
import { IconBriefcase, IconPlus, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { DealContact } from '../../shared/bridge/attribution.contract'
import { groupBy } from '../../shared/kernel/group-by'
import { plural, t } from '../../shared/kernel/words'
import { type Deal, dealStatusNames } from '../../shared/marketing/deal'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { Page } from '../ui/Page'
import { inOrder } from '../ui/sorted'
import { monthGroup, nameGroup, wordGroup } from '../views/group-headings'
import { listOrder } from '../views/table-view'
import { SaveTableButton } from '../views/SaveTableButton'
import { type TableGrouping, useTableView } from '../views/use-table-view'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { DealActs } from './DealActs'
import { DealDialog, dealStatusOptions } from './DealDialog'
import { useDealRows } from './DealsTable'
import { DealsSearch, dealsText, matchingDeals } from './deals-view'
import { ImportDealsButton } from './ImportDealsButton'
import { CampaignField, useCampaignInForce } from './SearchFields'

const groupingsOf = (campaignName: (deal: Deal) => string): readonly TableGrouping<Deal>[] => [
  { key: 'status', label: t`Status`, groupOf: ({ status }) => wordGroup(status, dealStatusNames) },
  { key: 'month', label: t`Month`, groupOf: ({ on }) => monthGroup(on) },
  { key: 'campaign', label: t`Campaign`, groupOf: (deal) => (deal.campaignId === null ? null : { key: String(deal.campaignId), label: campaignName(deal), rank: campaignName(deal) }) },
  { key: 'currency', label: t`Currency`, groupOf: ({ currency }) => nameGroup(currency) },
]

const actsOn = (chosen: readonly Deal[]): ReactNode => <DealActs deals={chosen} />

/** Every sale, typed in or imported. */
export const DealsPage = () => {
  const client = useClient()
  const [search, change] = useAddress('/marketing/deals', DealsSearch)
  const { value: info } = useAnswer(client.workbook.info, {})
  const { value: deals } = useAnswer(client.marketing.deal.list, {})
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  const { value: contacts } = useAnswer(client.bridge.attribution.contacts, {})
  const [isAdding, setIsAdding] = useState(false)
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>{t`New deal`}</Button>
  const names = new Map(campaigns?.map(({ id, name }) => [id, name]))
  const campaignName = ({ campaignId }: Deal): string => (campaignId === null ? '' : (names.get(campaignId) ?? ''))
  const contactsOfDeals = useMemo(() => groupBy(contacts ?? [], ({ dealId }) => dealId), [contacts])
  const contactsOf = ({ id }: Deal): readonly DealContact[] => contactsOfDeals.get(id) ?? []
  const today = useToday()
  const campaignInForce = useCampaignInForce(search)
  const shown = matchingDeals(deals ?? [], search, (deal) => [campaignName(deal), ...contactsOf(deal).map(({ name }) => name)])
  const view = useTableView({ table: 'deals', name: 'deals', address: [search, change], usual: listOrder, groupings: groupingsOf(campaignName) })
  const { columns: allColumns, rows, dialog } = useDealRows(shown, { campaignName, contactsOf, areWithContacts: contactsOfDeals.size > 0 })
  const columns = useViewColumns(view, allColumns)
  const saveButton = shown.length > 0 && (
    <SaveTableButton
      call={client.marketing.deal.saveList}
      ask={(format) => ({ ids: inOrder(shown, allColumns, view.order).map(({ id }) => id), format })}
      counted={t`${plural(shown.length, { one: '# deal', other: '# deals' })}`}
      offer={(format) => t`Save deals as ${format}`}
      doing={t`Writing deals`}
    />
  )
  return (
    <Page title={t`Deals`} actions={<>{saveButton}<ImportDealsButton /></>} begin={addButton}>
      {deals?.length === 0 && <EmptyState icon={<IconBriefcase size={24} />} title={t`No deals yet`} begins>{t`Sales the ad platforms do not see. Won deals count as revenue of their campaign. Type them in, or import the list that your shop or your program for sales gives.`}</EmptyState>}
      {deals !== undefined && contacts !== undefined && deals.length > 0 && (
        <ViewedTable
          view={view}
          columns={columns}
          everything={t`All deals`}
          fields={
            <>
              <CampaignField search={search} onChange={change} />
              <SelectField label={t`Status`} value={search.deals ?? ''} onChange={(status) => change({ deals: status === '' ? undefined : status })} options={[{ value: '', label: t`All` }, ...dealStatusOptions]} />
            </>
          }
          filters={[campaignInForce, { label: t`Status`, value: search.deals === undefined ? null : dealStatusNames[search.deals], keys: ['deals'] }]}
          {...rows}
          acts={actsOn}
          label={t`Deals`}
          caption={dealsText(shown, today)}
          empty={<EmptyState icon={<IconSearch size={24} />} title={t`No deal matches`}>{t`Change or clear the search and filters above.`}</EmptyState>}
        />
      )}
      {dialog}
      {isAdding && info !== undefined && <DealDialog deal={null} campaignId={search.campaign ?? null} currency={info.settings.currency} onClose={() => setIsAdding(false)} />}
    </Page>
  )
}
