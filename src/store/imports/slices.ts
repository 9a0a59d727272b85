import type { StoreContext } from '../context'
import { type Counting, type Slice, type SliceBreakdown, whatCounts } from '../marketing/what-counts'
import { inStretch } from './saved-columns'

const ofBatch = 'SELECT item_id FROM import_use WHERE batch_id = ? AND kind = \'account\''

/**
 * Sums anew what a batch touched: its stretches, in its accounts. `batchId` must still be noted in import_stretch and import_use.
 * `onStretch` is called before each stretch; it may throw to stop.
 */
export const rebuildSlices = ({ prepare }: StoreContext, batchId: number, onStretch: (done: number, total: number) => void): void => {
  // Columns as selected.
  const stretches = prepare('SELECT from_day, to_day, breakdown_id FROM import_stretch WHERE batch_id = ?').raw().all(batchId) as [number, number, number][]
  prepare(
    `DELETE FROM actual_slice WHERE account_id IN (${ofBatch})
     AND (from_day, to_day, breakdown_id) IN (SELECT from_day, to_day, breakdown_id FROM import_stretch WHERE batch_id = ?)`,
  ).run(batchId, batchId)
  const insert = prepare(
    `INSERT INTO actual_slice (account_id, campaign_id, from_day, to_day, breakdown_id, currency, is_counted, row_count, spend_minor, impressions, reach,
       link_clicks, clicks_all, clicks, conversions, conversion_kind_id, conversion_value_minor)
     SELECT entity.account_id, coalesce(entity.campaign_id, 0), actual.from_day, actual.to_day, actual.breakdown_id, actual.currency, 0, count(*),
       sum(spend_minor), sum(impressions), CASE WHEN count(*) = 1 THEN max(reach) END,
       sum(link_clicks), sum(clicks_all), sum(clicks), sum(conversions),
       CASE WHEN min(CASE WHEN conversions <> 0 THEN conversion_kind_id END) IS NOT NULL
         THEN CASE WHEN min(CASE WHEN conversions <> 0 THEN conversion_kind_id END) = max(CASE WHEN conversions <> 0 THEN conversion_kind_id END)
           THEN min(CASE WHEN conversions <> 0 THEN conversion_kind_id END) ELSE -1 END
         ELSE CASE WHEN min(conversion_kind_id) = max(conversion_kind_id) THEN min(conversion_kind_id) WHEN min(conversion_kind_id) IS NOT NULL THEN -1 END END,
       sum(conversion_value_minor)
     FROM actual JOIN ad_entity AS entity ON entity.id = actual.entity_id
     WHERE ${inStretch('actual')} AND entity.account_id IN (${ofBatch})
       AND coalesce(spend_minor, impressions, reach, link_clicks, clicks_all, clicks, conversions, conversion_value_minor) IS NOT NULL
     GROUP BY entity.account_id, coalesce(entity.campaign_id, 0), actual.currency`,
  )
  for (const [index, stretch] of stretches.entries()) {
    onStretch(index, stretches.length)
    insert.run(...stretch, batchId)
  }
}

interface SliceRow {
  readonly account_id: number
  readonly campaign_id: number
  readonly from_day: number
  readonly to_day: number
  readonly breakdown_id: number
  readonly currency: string
  readonly is_counted: number
  readonly spend_minor: number | null
  readonly impressions: number | null
  readonly clicks: number | null
  readonly known_measures: number
}

/** The kind of a slice's conversions, where it has any. */
const kind = 'CASE WHEN conversions <> 0 THEN conversion_kind_id END'

/** Adds up over all campaigns what counts of an account. */
const sumStretches = ({ prepare }: StoreContext, accountId: number): void => {
  prepare('DELETE FROM actual_stretch WHERE account_id = ?').run(accountId)
  prepare(
    `INSERT INTO actual_stretch (account_id, from_day, to_day, currency, slice_count, spend_minor, impressions, reach, link_clicks, clicks_all, clicks,
       conversions, conversion_kind_min, conversion_kind_max, conversion_value_minor)
     SELECT account_id, from_day, to_day, currency, count(*), sum(spend_minor), sum(impressions), CASE WHEN count(*) = 1 THEN max(reach) END, sum(link_clicks),
       sum(clicks_all), sum(clicks), sum(conversions), min(${kind}), max(${kind}), sum(conversion_value_minor)
     FROM actual_slice WHERE account_id = ? AND is_counted = 1 GROUP BY from_day, to_day, currency`,
  ).run(accountId)
}

/** Decides anew which slices of these accounts count, and adds up those that do. */
export const recount = (context: StoreContext, accountIds: Iterable<number>): void => {
  const { prepare } = context
  const breakdowns = new Map<number, SliceBreakdown>()
  for (const row of prepare('SELECT id, level, segments, identified_by FROM breakdown').all()) {
    // Columns as selected; the table's CHECKs hold the words.
    const { id, level, segments, identified_by } = row as { id: number; level: SliceBreakdown['level']; segments: string; identified_by: 'id' | 'name' }
    breakdowns.set(id, { level, segments, identifiedBy: identified_by })
  }
  const select = prepare(
    `SELECT account_id, campaign_id, from_day, to_day, breakdown_id, currency, is_counted, spend_minor, impressions, coalesce(link_clicks, clicks_all, clicks) AS clicks,
       (spend_minor IS NOT NULL) + (impressions IS NOT NULL) + (coalesce(link_clicks, clicks_all, clicks) IS NOT NULL) + (conversions IS NOT NULL) + (conversion_value_minor IS NOT NULL) AS known_measures
     FROM actual_slice WHERE account_id = ?`,
  )
  const update = prepare(
    'UPDATE actual_slice SET is_counted = ? WHERE account_id = ? AND campaign_id = ? AND from_day = ? AND to_day = ? AND breakdown_id = ? AND currency = ?',
  )
  const change = (row: SliceRow, isCounted: Counting): void => {
    if (row.is_counted === isCounted) return
    update.run(isCounted, row.account_id, row.campaign_id, row.from_day, row.to_day, row.breakdown_id, row.currency)
  }
  for (const accountId of accountIds) {
    // Columns as selected.
    const rows = select.all(accountId) as SliceRow[]
    for (const currency of new Set(rows.map((row) => row.currency))) {
      const group = rows.filter((row) => row.currency === currency)
      const slices = new Map<Slice, SliceRow>(group.map((row) => [toSlice(row, breakdowns), row]))
      const counted = whatCounts([...slices.keys()])
      for (const [slice, row] of slices) change(row, counted.get(slice) ?? 0)
    }
    sumStretches(context, accountId)
  }
}

const unknownBreakdown: SliceBreakdown = { level: 'account', segments: '', identifiedBy: 'name' }

const toSlice = (row: SliceRow, breakdowns: ReadonlyMap<number, SliceBreakdown>): Slice => ({
  campaignId: row.campaign_id,
  fromDay: row.from_day,
  toDay: row.to_day,
  breakdown: breakdowns.get(row.breakdown_id) ?? unknownBreakdown,
  spendMinor: row.spend_minor,
  impressions: row.impressions,
  clicks: row.clicks,
  knownMeasures: row.known_measures,
})
