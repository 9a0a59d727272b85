import { CampaignId, type CampaignName } from '../../shared/marketing/campaign'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'

/** For what is not asked. */
const noCampaign = CampaignId.parse(1)

/** The campaign that a field has chosen among those on offer, by its id as text. Undefined: none, or not fetched yet. */
export const useChosenCampaign = (campaigns: readonly CampaignName[] | undefined, chosen: string) => {
  const client = useClient()
  const id = campaigns?.find((campaign) => String(campaign.id) === chosen)?.id
  const { value } = useAnswer(client.marketing.campaign.get, { id: id ?? noCampaign }, { enabled: id !== undefined })
  return id === undefined ? undefined : value
}
