import type { AdPlatform } from '../../shared/kernel/platform'
import { sortName } from '../../shared/kernel/sort-name'
import { Campaign, type CampaignFields } from '../../shared/marketing/campaign'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'
import { campaigns } from './campaign.table'

/** Ad platforms with imported results, by campaign. One campaign, or all. */
export const platformsByCampaign = ({ prepare }: StoreContext, campaignId: number | null): ReadonlyMap<number, readonly AdPlatform[]> => {
  // Columns as selected.
  const rows = prepare(
    `SELECT DISTINCT source.campaign_id, account.platform FROM campaign_source AS source JOIN ad_account AS account ON account.id = source.account_id
     ${campaignId === null ? '' : 'WHERE source.campaign_id = ?'} ORDER BY account.platform`,
  )
    .raw()
    .all(...(campaignId === null ? [] : [campaignId])) as [number, AdPlatform][]
  const platforms = new Map<number, AdPlatform[]>()
  for (const [campaign, platform] of rows) platforms.set(campaign, [...(platforms.get(campaign) ?? []), platform])
  return platforms
}

export const toCampaign = (context: StoreContext, row: typeof campaigns.$inferSelect): Campaign =>
  Campaign.parse({ ...row, isImported: row.importedName !== null, platforms: platformsByCampaign(context, row.id).get(row.id) ?? [] })

/** Writes a campaign that no import brought. */
export const insertCampaign = (context: StoreContext, fields: CampaignFields): Campaign =>
  toCampaign(context, context.db.insert(campaigns).values({ ...fields, id: unusedId(context, 'campaign'), sortName: sortName(fields.name), createdAt: context.now().toISOString() }).returning().get())
