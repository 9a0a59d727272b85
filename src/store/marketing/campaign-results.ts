import type { z } from 'zod'
import { type Day, fromDayNumber, toDayNumber } from '../../shared/kernel/day'
import type { AdPlatform } from '../../shared/kernel/platform'
import { compareNullsLast, sumKnown } from '../../shared/kernel/ratio'
import type { campaignContract } from '../../shared/marketing/campaign.contract'
import { deriveMetrics, type MetricRow } from '../../shared/marketing/metrics'
import type { OutputOf } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { countingNotes } from './counting-notes'
import { clickColumnsOf, foldParts, foldRevenue } from './fold-parts'
import { cutNotes, kindNames, otherCurrencyNotes, reportBasis } from './report-basis'
import { gatherCosts, gatherDeals, gatherParts, type ResultPart, type ResultScope } from './result-parts'

type ResultsInput = z.output<(typeof campaignContract)['results']['input']>

interface AdSetPart extends ResultPart {
  readonly adSet: string
}

/** Passing over this many rows of others costs less than looking for the next one anew. */
const gapInRun = 4

/** Stretches of entity numbers that hold those of one campaign's ad sets and ads, and few others: a file names them one after the other. */
const entityRuns = ({ prepare }: StoreContext, campaignId: number): readonly (readonly [first: number, last: number])[] => {
  // The column as selected.
  const ids = prepare("SELECT id FROM ad_entity WHERE campaign_id = ? AND ad_set_name <> '' ORDER BY id").pluck().all(campaignId) as number[]
  const runs: [number, number][] = []
  for (const id of ids) {
    const run = runs.at(-1)
    if (run !== undefined && id - run[1] <= gapInRun) run[1] = id
    else runs.push([id, id])
  }
  return runs
}

/** Counted rows of one campaign by ad set: from views that go as deep as ad sets and are not split further by segments. */
const gatherAdSets = (context: StoreContext, scope: ResultScope & { readonly campaignId: number }): readonly AdSetPart[] => {
  const conditions = [
    ...(scope.fromDay === null ? [] : ['slice.from_day >= @fromDay']),
    ...(scope.toDay === null ? [] : ['slice.to_day <= @toDay']),
    ...(scope.fromDay === null && scope.toDay === null ? [] : ['(slice.from_day <> 0 OR slice.to_day <> 0)']),
  ]
  const kind = 'CASE WHEN actual.conversions <> 0 THEN actual.conversion_kind_id END'
  const gather = context.prepare(
    `SELECT entity.ad_set_name AS adSet, part.account_id AS accountId, account.platform, account.name AS account, entity.campaign_id AS campaignId,
       min(first_day) AS fromDay, max(last_day) AS toDay, sum(row_count) AS sliceCount, sum(part.spend_minor) AS spendMinor, sum(part.impressions) AS impressions,
       max(part.reach) AS reach, sum(part.link_clicks) AS linkClicks, sum(part.clicks_all) AS clicksAll, sum(part.clicks) AS clicks,
       sum(part.conversions) AS conversions, min(kind_min) AS kindMin, max(kind_max) AS kindMax, sum(part.conversion_value_minor) AS valueMinor
     FROM (
       SELECT slice.account_id, actual.entity_id, min(actual.from_day) AS first_day, max(actual.to_day) AS last_day, count(*) AS row_count, sum(actual.spend_minor) AS spend_minor, sum(actual.impressions) AS impressions,
         max(actual.reach) AS reach, sum(actual.link_clicks) AS link_clicks, sum(actual.clicks_all) AS clicks_all, sum(actual.clicks) AS clicks,
         sum(actual.conversions) AS conversions, min(${kind}) AS kind_min, max(${kind}) AS kind_max, sum(actual.conversion_value_minor) AS conversion_value_minor
       FROM actual_slice AS slice
       JOIN breakdown ON breakdown.id = slice.breakdown_id AND breakdown.level IN ('ad_set', 'ad')
       CROSS JOIN actual ON actual.from_day = slice.from_day AND actual.to_day = slice.to_day AND actual.breakdown_id = slice.breakdown_id
         AND actual.entity_id BETWEEN @first AND @last AND actual.currency = slice.currency
       WHERE slice.campaign_id = @campaignId AND slice.is_counted > 0 AND slice.currency = @currency ${conditions.map((condition) => `AND ${condition}`).join(' ')}
       GROUP BY slice.account_id, actual.entity_id
     ) AS part
     JOIN ad_entity AS entity ON entity.id = part.entity_id AND entity.campaign_id = @campaignId AND entity.account_id = part.account_id AND entity.ad_set_name <> ''
     JOIN ad_account AS account ON account.id = part.account_id
     GROUP BY part.account_id, entity.ad_set_name`,
  )
  // Columns as selected. Rows of others that lie in a run go with the join of entities.
  return entityRuns(context, scope.campaignId).flatMap(([first, last]) => gather.all({ ...scope, first, last }) as AdSetPart[])
}

/** One campaign's results in its own currency. */
export const campaignResults = (context: StoreContext, { id, period }: ResultsInput, campaignCurrency: string | null): OutputOf<typeof campaignContract.results> => {
  const basis = reportBasis(context)
  const currency = campaignCurrency ?? basis.currency
  const scope = {
    currency,
    fromDay: period.from === null ? null : toDayNumber(period.from),
    toDay: period.to === null ? null : toDayNumber(period.to),
    platform: null,
    campaignId: id,
  } satisfies ResultScope
  const typed = { currency, ...period, platform: null, campaignId: id }
  const parts = gatherParts(context, scope, 'stretch')
  const costs = gatherCosts(context, typed)
  const deals = gatherDeals(context, typed)
  const clickColumns = clickColumnsOf(parts)
  const kindName = kindNames(context)
  const metricsOf = (some: readonly ResultPart[], typedToo = false): MetricRow =>
    deriveMetrics(foldParts({ parts: some, costs: typedToo ? costs : [], deals: typedToo ? deals : [] }, { currency, clickColumns, kindName }), { revenueSource: 'both', grossMargin: basis.grossMargin })

  const stretches = [...groupParts(parts, ({ fromDay, toDay }) => `${fromDay} ${toDay}`)].map((group) => ({ fromDay: group[0]?.fromDay ?? 0, toDay: group[0]?.toDay ?? 0, group }))
  stretches.sort((left, right) => left.fromDay - right.fromDay || left.toDay - right.toDay)
  const isDated = ({ fromDay, toDay }: { readonly fromDay: number; readonly toDay: number }): boolean => fromDay !== 0 || toDay !== 0
  const dated = stretches.filter(isDated)
  const dataTo: Day | null = dated.length === 0 ? null : fromDayNumber(Math.max(...dated.map(({ toDay }) => toDay)))
  const adSets = [...groupParts(gatherAdSets(context, scope), ({ adSet, platform }) => JSON.stringify([adSet, platform]))].flatMap((group) => {
    const [first] = group
    return first === undefined ? [] : [{ name: first.adSet, platform: first.platform satisfies AdPlatform, metrics: metricsOf(group) }]
  })
  return {
    sum: metricsOf(parts, true),
    byDay: dated.filter(({ fromDay, toDay }) => fromDay === toDay).map(({ fromDay, group }) => dayOf(fromDay, group)),
    byPeriod: stretches
      .filter((stretch) => stretch.fromDay !== stretch.toDay || !isDated(stretch))
      .map(({ fromDay, toDay, group }) => ({ from: fromDay === 0 && toDay === 0 ? null : fromDayNumber(fromDay), to: fromDay === 0 && toDay === 0 ? null : fromDayNumber(toDay), metrics: metricsOf(group) })),
    byAdSet: adSets.sort((left, right) => compareNullsLast(left.metrics.spendMinor, right.metrics.spendMinor, 'descending')),
    dataTo,
    warnings: [...otherCurrencyNotes(context, scope), ...cutNotes(context, scope), ...countingNotes(context, { ...scope, accountId: null })],
  }
}

/** What the chart draws of a day; of a thousand days no more is worked out. */
const dayOf = (day: number, parts: readonly ResultPart[]): OutputOf<typeof campaignContract.results>['byDay'][number] => ({
  on: fromDayNumber(day),
  spendMinor: sumKnown(parts.map(({ spendMinor }) => spendMinor)),
  revenueMinor: foldRevenue(parts).attributedRevenueMinor,
})

const groupParts = <T>(parts: readonly T[], keyOf: (part: T) => string): Iterable<readonly T[]> => {
  const groups = new Map<string, T[]>()
  for (const part of parts) {
    const key = keyOf(part)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [part])
    else group.push(part)
  }
  return groups.values()
}
