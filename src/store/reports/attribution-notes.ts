import { listText } from '../../shared/kernel/language'
import { groupBy } from '../../shared/kernel/group-by'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import type { ResultScope } from '../marketing/result-parts'

/** Settings named at most; each further one would only be another spelling of the same warning. */
const namedSettings = 4

/** Under which attribution windows the conversions of a report were counted, as its files say: a sentence for each platform. Files that name none are passed over. */
export const attributionNotes = ({ prepare }: StoreContext, { fromDay, toDay, platform, campaignId }: Omit<ResultScope, 'currency'>): readonly string[] => {
  const rows = prepare(
    `SELECT batch.platform, attribution.setting FROM import_attribution AS attribution JOIN import_batch AS batch ON batch.id = attribution.batch_id
     WHERE (@fromDay IS NULL OR attribution.to_day >= @fromDay) AND (@toDay IS NULL OR attribution.from_day <= @toDay AND attribution.to_day > 0)
       AND (@platform IS NULL OR batch.platform = @platform)
       AND (@campaignId IS NULL OR batch.platform IN (SELECT account.platform FROM campaign_source AS source JOIN ad_account AS account ON account.id = source.account_id WHERE source.campaign_id = @campaignId))
     GROUP BY batch.platform, attribution.setting ORDER BY batch.platform, min(attribution.from_day), attribution.setting`,
    // Columns as selected.
  ).all({ fromDay, toDay, platform, campaignId }) as { platform: string; setting: string }[]
  return [...groupBy(rows, (row) => row.platform)].flatMap(([name, own]) => {
    const known = AdPlatform.safeParse(name)
    if (!known.success) return []
    const quoted = own.map(({ setting }) => t`“${setting}”`)
    if (quoted.length === 1) return [t`Attribution window on ${platformNames[known.data]}, as the files say: ${quoted.join('')}.`]
    const settings = quoted.length > namedSettings ? [...quoted.slice(0, namedSettings), t`${quoted.length - namedSettings} more`] : quoted
    return [t`Attribution windows on ${platformNames[known.data]}, as the files say: ${listText(settings, 'and')}. What was counted under unlike windows is not alike.`]
  })
}
