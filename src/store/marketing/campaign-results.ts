import type { z } from 'zod'
import { type Day, fromDayNumber, toDayNumber } from '../../shared/kernel/day'
import type { AdPlatform } from '../../shared/kernel/platform'
import { compareNullsLast } from '../../shared/kernel/ratio'
import type { campaignContract } from '../../shared/marketing/campaign.contract'
import { deriveMetrics, type MetricRow } from '../../shared/marketing/metrics'
import type { OutputOf } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { countingNotes } from './counting-notes'
import { clickColumnsOf, foldParts } from './fold-parts'
import { cutNotes, kindNames, otherCurrencyNotes, reportBasis } from './report-basis'
import { gatherCosts, gatherDeals, gatherParts, type ResultPart, type ResultScope } from './result-parts'

type ResultsInput = z.output<(typeof campaignContract)['results']['input']>

interface AdSetPart extends ResultPart {
  readonly adSet: string
}

/** Counted rows of one campaign by ad set: from views that go as deep as ad sets and are not split further by segments. */
const gatherAdSets = ({ prepare }: StoreContext, scope: ResultScope): readonly AdSetPart[] => {
  const conditions = [
    ...(scope.fromDay === null ? [] : ['slice.from_day >= @fromDay']),
    ...(scope.toDay === null ? [] : ['slice.to_day <= @toDay']),
    ...(scope.fromDay === null && scope.toDay === null ? [] : ['(slice.from_day <> 0 OR slice.to_day <> 0)']),
  ]
  const kind = 'CASE WHEN actual.conversions <> 0 THEN actual.conversion_kind_id END'
  // Columns as selected.
  return prepare(
    `SELECT entity.ad_set_name AS adSet, slice.account_id AS accountId, account.platform, account.name AS account, slice.campaign_id AS campaignId,
       min(slice.from_day) AS fromDay, max(slice.to_day) AS toDay, count(*) AS sliceCount, sum(actual.spend_minor) AS spendMinor, sum(actual.impressions) AS impressions,
       max(actual.reach) AS reach, sum(actual.link_clicks) AS linkClicks, sum(actual.clicks_all) AS clicksAll, sum(actual.clicks) AS clicks,
       sum(actual.conversions) AS conversions, min(${kind}) AS kindMin, max(${kind}) AS kindMax, sum(actual.conversion_value_minor) AS valueMinor
     FROM actual_slice AS slice
     JOIN breakdown ON breakdown.id = slice.breakdown_id AND breakdown.level IN ('ad_set', 'ad')
     JOIN ad_account AS account ON account.id = slice.account_id
     CROSS JOIN ad_entity AS entity ON entity.campaign_id = slice.campaign_id AND entity.account_id = slice.account_id AND entity.ad_set_name <> ''
     CROSS JOIN actual ON actual.from_day = slice.from_day AND actual.to_day = slice.to_day AND actual.breakdown_id = slice.breakdown_id AND actual.entity_id = entity.id
       AND actual.currency = slice.currency
     WHERE slice.campaign_id = @campaignId AND slice.is_counted > 0 AND slice.currency = @currency ${conditions.map((condition) => `AND ${condition}`).join(' ')}
     GROUP BY slice.account_id, entity.ad_set_name`,
  ).all(scope) as AdSetPart[]
}

/** One campaign's results in its own currency. */
export const campaignResults = (context: StoreContext, { id, period }: ResultsInput, campaignCurrency: string | null): OutputOf<typeof campaignContract.results> => {
  const basis = reportBasis(context)
  const currency = campaignCurrency ?? basis.currency
  const scope: ResultScope = {
    currency,
    fromDay: period.from === null ? null : toDayNumber(period.from),
    toDay: period.to === null ? null : toDayNumber(period.to),
    platform: null,
    campaignId: id,
  }
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
    byDay: dated.filter(({ fromDay, toDay }) => fromDay === toDay).map(({ fromDay, group }) => ({ on: fromDayNumber(fromDay), metrics: metricsOf(group) })),
    byPeriod: stretches
      .filter((stretch) => stretch.fromDay !== stretch.toDay || !isDated(stretch))
      .map(({ fromDay, toDay, group }) => ({ from: fromDay === 0 && toDay === 0 ? null : fromDayNumber(fromDay), to: fromDay === 0 && toDay === 0 ? null : fromDayNumber(toDay), metrics: metricsOf(group) })),
    byAdSet: adSets.sort((left, right) => compareNullsLast(left.metrics.spendMinor, right.metrics.spendMinor, 'descending')),
    dataTo,
    warnings: [...otherCurrencyNotes(context, scope), ...cutNotes(context, scope), ...countingNotes(context, { ...scope, accountId: null })],
  }
}

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
