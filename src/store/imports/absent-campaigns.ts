import type { ReadSummary } from '../../imports/reading'
import { toDayNumber } from '../../shared/kernel/day'
import { plural, t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import type { Dictionaries } from './dictionaries'
import type { RowCounts } from './save-rows'

/** Campaigns of these accounts that none of these entities is of, with spend on these days in rows of this kind; the dearest first. */
const absentSql = `SELECT campaign.name FROM (SELECT DISTINCT account_id, campaign_id FROM campaign_source WHERE account_id IN (SELECT value FROM json_each(@accounts))) AS source JOIN campaign ON campaign.id = source.campaign_id
  JOIN actual_slice AS slice ON slice.account_id = source.account_id AND slice.campaign_id = source.campaign_id AND slice.from_day >= @fromDay AND slice.to_day <= @toDay AND slice.breakdown_id = @breakdownId AND slice.currency = @currency
  WHERE source.campaign_id NOT IN (SELECT entity.campaign_id FROM ad_entity AS entity WHERE entity.id IN (SELECT value FROM json_each(@entities)) AND entity.campaign_id IS NOT NULL)
  GROUP BY campaign.id HAVING sum(slice.spend_minor) > 0 ORDER BY sum(slice.spend_minor) DESC, campaign.sort_name, campaign.id`

/**
 * Says which campaigns the workbook has spend of on the days of a file that tells some of them anew, and that the file lacks: whoever exported a part of them need do
 * nothing, and where the platform no longer counts one, its results stay unless their import is undone. Empty: none, or all its days are new.
 */
export const absentNotes = ({ prepare }: StoreContext, { from, to, currency }: ReadSummary, { breakdownId, accountIds, entityIds }: Dictionaries, { changed, unchanged }: Pick<RowCounts, 'changed' | 'unchanged'>): readonly string[] => {
  if (from === null || to === null || changed + unchanged === 0) return []
  const asked = { accounts: JSON.stringify([...accountIds]), entities: JSON.stringify([...entityIds]), fromDay: toDayNumber(from), toDay: toDayNumber(to), breakdownId, currency }
  const [first, ...others] = prepare(absentSql).pluck().all(asked).map(String)
  if (first === undefined) return []
  return others.length === 0
    ? [t`The workbook also has spend of “${first}” on these days, which this file lacks. It stays, and counts.`]
    : [t`The workbook also has spend of “${first}” and ${plural(others.length, { one: '# more campaign', other: '# more campaigns' })} on these days, which this file lacks. It stays, and counts.`]
}
