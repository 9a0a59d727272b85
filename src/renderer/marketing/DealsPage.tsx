import { Button } from '@mantine/core'
import { IconBriefcase, IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { t } from '../../shared/kernel/words'
import { type Deal, DealStatus } from '../../shared/marketing/deal'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { FindField } from '../ui/FindField'
import { Page } from '../ui/Page'
import { DealDialog, dealStatusNames } from './DealDialog'
import { DealsTable } from './DealsTable'
import { dealsText, matchingDeals } from './deals-view'
import { parseMarketingSearch } from './marketing-search'
import { CampaignField } from './SearchFields'
import classes from './marketing.module.css'

/** Every sale typed in. */
export const DealsPage = () => {
  const client = useClient()
  const [search, change] = useAddress('/marketing/deals', parseMarketingSearch)
  const { value: info } = useAnswer(client.workbook.info, {})
  const { value: deals } = useAnswer(client.marketing.deal.list, {})
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  const [isAdding, setIsAdding] = useState(false)
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>{t`New deal`}</Button>
  const names = new Map(campaigns?.map(({ id, name }) => [id, name]))
  const campaignName = ({ campaignId }: Deal): string => (campaignId === null ? '' : (names.get(campaignId) ?? ''))
  const shown = matchingDeals(deals ?? [], search, campaignName)
  return (
    <Page title={t`Deals`} actions={addButton}>
      {deals?.length === 0 && <EmptyState icon={<IconBriefcase size={24} />} title={t`No deals yet`} action={addButton}>{t`Sales the ad platforms do not see. Won deals count as revenue of their campaign.`}</EmptyState>}
      {deals !== undefined && deals.length > 0 && (
        <>
          <div className={classes['filters']} role="group" aria-label={t`Filters`}>
            <FindField value={search.find ?? ''} onChange={(find) => change({ find: find === '' ? undefined : find })} />
            <CampaignField search={search} onChange={change} />
            <SelectField label={t`Status`} value={search.deals ?? ''} onChange={(status) => change({ deals: status === '' ? undefined : status })} options={[{ value: '', label: t`All` }, ...DealStatus.options.map((value) => ({ value, label: dealStatusNames[value] }))]} />
          </div>
          <DealsTable
            deals={shown}
            campaignName={campaignName}
            caption={<span aria-live="polite">{dealsText(shown)}</span>}
            empty={<EmptyState icon={<IconSearch size={24} />} title={t`No deal matches`}>{t`Change or clear the search and filters above.`}</EmptyState>}
          />
        </>
      )}
      {isAdding && info !== undefined && <DealDialog deal={null} campaignId={search.campaign ?? null} currency={info.settings.currency} onClose={() => setIsAdding(false)} />}
    </Page>
  )
}
