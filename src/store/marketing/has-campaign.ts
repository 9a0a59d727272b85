import { err } from '../../shared/kernel/result'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { StoreContext } from '../context'

/** Whether a campaign that something is to belong to exists. None named is fine. */
export const hasCampaign = ({ prepare }: StoreContext, id: number | null): boolean => id === null || prepare('SELECT 1 FROM campaign WHERE id = ?').get(id) !== undefined

/** The answer where it does not, so that one was named. */
export const campaignNotFound = (id: CampaignId | null) => err({ type: 'CampaignNotFound' as const, id: id as CampaignId })
