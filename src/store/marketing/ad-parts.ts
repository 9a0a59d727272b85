import type { StoreContext } from '../context'
import { saysSomething } from '../imports/entity-months'
import { isMonth, spanOf } from '../imports/month-sums'
import type { Stretch } from '../imports/row-order'
import { edgesOf, isWholly, isWithin, kindOf, type KnownMeasures, knownOf, type ResultPart, type ResultScope, splitUntold, type SummedPart, sumsOf } from './result-parts'
import { isInRun, measuresOf, runsJson, runTable, untoldBits, untoldRuns } from './untold-runs'

interface SummedAd extends SummedPart {
  /** Empty: the file names none. */
  readonly adSet: string
  /** Empty: the file goes no deeper than ad sets. */
  readonly ad: string
}

export type AdPart = SummedAd & ResultPart

/** Entities that name an ad set or an ad, in SQL. */
const isNamed = (entity: string): string => `(${entity}.ad_set_name <> '' OR ${entity}.ad_name <> '')`

type CampaignScope = ResultScope & { readonly campaignId: number }

/** Passing over this many rows of others costs less than looking for the next one anew. */
const gapInRun = 4

/** Stretches of entity numbers that hold those of one campaign's ad sets and ads, and few others: a file names them one after the other. */
const entityRuns = ({ prepare }: StoreContext, campaignId: number): readonly (readonly [first: number, last: number])[] => {
  // The column as selected.
  const ids = prepare("SELECT id FROM ad_entity WHERE campaign_id = ? AND (ad_set_name <> '' OR ad_name <> '') ORDER BY id").pluck().all(campaignId) as number[]
  const runs: [number, number][] = []
  for (const id of ids) {
    const run = runs.at(-1)
    if (run !== undefined && id - run[1] <= gapInRun) run[1] = id
    else runs.push([id, id])
  }
  return runs
}

interface PartlyCounted extends Stretch {
  readonly accountId: number
  readonly breakdownId: number
}

/** Months, and stretches that lie in no single one, of which a part counts nowhere: there the ad sets are not added up from what is kept. Within the asked period alone. */
const partlyCounted = ({ prepare }: StoreContext, scope: CampaignScope): readonly PartlyCounted[] => {
  const leftOut = prepare(
    `SELECT account_id AS accountId, breakdown_id AS breakdownId, from_day AS fromDay, to_day AS toDay FROM actual_slice AS slice
     WHERE ${['campaign_id = @campaignId', 'currency = @currency', 'is_counted = 0', ...isWithin(scope)].join(' AND ')}`,
    // Columns as selected.
  ).all(scope) as PartlyCounted[]
  const spans = new Map<string, PartlyCounted>()
  for (const slice of leftOut) {
    const span = spanOf(slice)
    if (span.fromDay < (scope.fromDay ?? span.fromDay) || span.toDay > (scope.toDay ?? span.toDay)) continue
    spans.set([slice.accountId, slice.breakdownId, span.fromDay, span.toDay].join(' '), { ...slice, fromDay: span.fromDay, toDay: span.toDay })
  }
  return [...spans.values()]
}

const kind = kindOf('actual')

interface EntityScope extends CampaignScope {
  readonly first: number
  readonly last: number
}

/** Rows of a stretch of entity numbers that lie in a slice of views that go as deep as ad sets, in SQL. */
const rowsOfSlice = `JOIN breakdown ON breakdown.id = slice.breakdown_id AND breakdown.level IN ('ad_set', 'ad')
    CROSS JOIN actual ON actual.from_day = slice.from_day AND actual.to_day = slice.to_day AND actual.breakdown_id = slice.breakdown_id AND actual.entity_id BETWEEN @first AND @last AND actual.currency = slice.currency`
/** Those of the slice's own ad sets and ads. */
const adsOfSlice = `${rowsOfSlice}
    JOIN ad_entity AS entity ON entity.id = actual.entity_id AND entity.campaign_id = slice.campaign_id AND entity.account_id = slice.account_id AND ${isNamed('entity')}`

/** What rows know whose files leave nothing out, by ad set and ad. */
const gatherTold = (context: StoreContext, asked: EntityScope): readonly (Pick<SummedAd, 'accountId' | 'adSet' | 'ad'> & KnownMeasures)[] =>
  // Columns as selected.
  context
    .prepare(
      `SELECT entity.ad_set_name AS adSet, entity.ad_name AS ad, slice.account_id AS accountId, ${knownOf('actual')} FROM actual_slice AS slice ${adsOfSlice}
       WHERE ${['slice.campaign_id = @campaignId', 'slice.currency = @currency', 'slice.is_counted > 0', ...isWithin(asked), saysSomething, isWholly].join(' AND ')} GROUP BY slice.account_id, entity.ad_set_name, entity.ad_name`,
    )
    .all({ ...asked, runs: runsJson(untoldRuns(context, null)) }) as (Pick<SummedAd, 'accountId' | 'adSet' | 'ad'> & KnownMeasures)[]

/** Rows of one campaign, of a stretch of entity numbers, whose files leave something out, by ad set, ad and what it is. */
const gatherUntold = (context: StoreContext, asked: EntityScope): readonly AdPart[] => {
  const runs = untoldRuns(context, null)
  if (runs.length === 0) return []
  const sql = `SELECT entity.ad_set_name AS adSet, entity.ad_name AS ad, slice.account_id AS accountId, account.platform, account.name AS account, slice.campaign_id AS campaignId, min(actual.from_day) AS fromDay, max(actual.to_day) AS toDay,
      count(*) AS sliceCount, ${sumsOf('actual', [kind, kind])}, ${untoldBits} AS untoldBits
    FROM ${runTable} CROSS JOIN actual_slice AS slice ON slice.campaign_id = @campaignId AND ${isInRun} ${adsOfSlice}
    JOIN ad_account AS account ON account.id = slice.account_id
    WHERE ${['slice.currency = @currency', 'slice.is_counted > 0', ...isWithin(asked), saysSomething].join(' AND ')} AND ${untoldBits} <> 0
    GROUP BY slice.account_id, entity.ad_set_name, entity.ad_name, untoldBits`
  // Columns as selected.
  return (context.prepare(sql).all({ ...asked, runs: runsJson(runs) }) as (SummedAd & { readonly untoldBits: number })[]).map(({ untoldBits, ...part }) => ({ ...part, untold: measuresOf(untoldBits) }))
}

/** Counted rows of one campaign by ad set and ad: from views that go as deep as ad sets. Whole months as they are kept, what is left of others row by row. */
export const gatherAds = (context: StoreContext, scope: CampaignScope): readonly AdPart[] => {
  const partly = partlyCounted(context, scope)
  // A stretch of its own that does not count has no part that does.
  const byDay = [...partly.filter(isMonth).map(({ accountId, breakdownId, fromDay, toDay }) => [accountId, breakdownId, fromDay, toDay]), ...edgesOf(scope).map(({ from, to }) => [null, null, from, to])]
  const isWhollyCounted = partly.length === 0 ? '' : 'AND (entity.account_id, slice.breakdown_id, slice.from_day, slice.to_day) NOT IN (SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(@partly))'
  const days =
    byDay.length === 0
      ? ''
      : `UNION ALL
       SELECT slice.account_id, actual.entity_id, actual.from_day, actual.to_day, 1, actual.spend_minor, actual.impressions, actual.reach, actual.link_clicks, actual.clicks_all, actual.clicks, actual.conversions,
         ${kind}, ${kind}, actual.conversion_value_minor
       FROM (SELECT value ->> 0 AS account_id, value ->> 1 AS breakdown_id, value ->> 2 AS from_day, value ->> 3 AS to_day FROM json_each(@byDay)) AS asked
       CROSS JOIN actual_slice AS slice ON slice.campaign_id = @campaignId AND slice.from_day BETWEEN asked.from_day AND asked.to_day
       ${rowsOfSlice}
       WHERE slice.to_day <= asked.to_day AND slice.account_id = coalesce(asked.account_id, slice.account_id) AND slice.breakdown_id = coalesce(asked.breakdown_id, slice.breakdown_id)
         AND slice.is_counted > 0 AND slice.currency = @currency AND ${saysSomething}`
  const gather = context.prepare(
    `SELECT entity.ad_set_name AS adSet, entity.ad_name AS ad, entity.account_id AS accountId, account.platform, account.name AS account, entity.campaign_id AS campaignId,
       min(first_day) AS fromDay, max(last_day) AS toDay, sum(row_count) AS sliceCount, ${sumsOf('part', ['kind_min', 'kind_max'])}
     FROM (
       SELECT entity.account_id, slice.entity_id, first_day, last_day, row_count, spend_minor, impressions, reach, link_clicks, clicks_all, clicks, conversions,
         conversion_kind_min AS kind_min, conversion_kind_max AS kind_max, conversion_value_minor
       FROM entity_month AS slice JOIN ad_entity AS entity ON entity.id = slice.entity_id AND entity.campaign_id = @campaignId
       WHERE ${['slice.entity_id BETWEEN @first AND @last', 'slice.currency = @currency', ...isWithin(scope)].join(' AND ')} ${isWhollyCounted}
       ${days}
     ) AS part
     JOIN ad_entity AS entity ON entity.id = part.entity_id AND entity.campaign_id = @campaignId AND entity.account_id = part.account_id AND ${isNamed('entity')}
     JOIN ad_account AS account ON account.id = part.account_id
     GROUP BY part.account_id, entity.ad_set_name, entity.ad_name`,
  )
  const asked = { ...scope, partly: JSON.stringify(partly.map(({ accountId, breakdownId, fromDay, toDay }) => [accountId, breakdownId, fromDay, toDay])), byDay: JSON.stringify(byDay) }
  return entityRuns(context, scope.campaignId).flatMap(([first, last]) => {
    // Columns as selected. Rows of others that lie in a run go with the join of entities.
    const parts = gather.all({ ...asked, first, last }) as SummedAd[]
    const within = { ...scope, first, last }
    const keyOf = ({ accountId, adSet, ad }: Pick<SummedAd, 'accountId' | 'adSet' | 'ad'>): string => JSON.stringify([accountId, adSet, ad])
    return splitUntold(parts, { untold: gatherUntold(context, within), keyOf, told: () => gatherTold(context, within) })
  })
}
