import type { z } from 'zod'
import { type Day, fromDayNumber, toDayNumber } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import type { AdPlatform } from '../../shared/kernel/platform'
import { compareNullsLast, sumKnown } from '../../shared/kernel/ratio'
import type { campaignContract } from '../../shared/marketing/campaign.contract'
import { creativeOfAds, type CreativeId } from '../../shared/marketing/creative'
import { zoneNotes } from '../../shared/marketing/day-zones'
import { deriveMetrics, type MetricRow, revenueOf } from '../../shared/marketing/metrics'
import type { OutputOf } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { attributionNotes } from '../reports/attribution-notes'
import { provisionalNotes } from '../reports/day-notes'
import { reachNotes } from './account-reach'
import { type AdPart, gatherAds } from './ad-parts'
import { countingNotes } from './counting-notes'
import { clickColumnsOf, foldParts, foldRevenue } from './fold-parts'
import { cutNotes, kindNames, otherCurrencyNotes, reportBasis } from './report-basis'
import { type DealPart, gatherCosts, gatherDeals, gatherParts, type ResultPart, type ResultScope } from './result-parts'
import { toldMeasures } from './told-measures'
import { untoldNotes } from './untold-notes'

type ResultsInput = z.output<(typeof campaignContract)['results']['input']>

type Results = OutputOf<typeof campaignContract.results>

/** One campaign's results in its own currency. `ofAll`: sentences about all of its platforms together, which are of no part of them. */
export const campaignResults = (context: StoreContext, { id, period }: ResultsInput, campaignCurrency: string | null): Results & { readonly ofAll: readonly string[] } => {
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
  const told = toldMeasures(context)
  const kindName = kindNames(context)
  const metricsOf = (some: readonly ResultPart[], typedToo = false): MetricRow =>
    deriveMetrics(foldParts({ parts: some, costs: typedToo ? costs : [], deals: typedToo ? deals : [] }, { currency, clickColumns, told, kindName }), { revenueSource: 'both', grossMargin: basis.grossMargin })

  const stretches = [...groupBy(parts, ({ fromDay, toDay }) => `${fromDay} ${toDay}`).values()].map((group) => ({ fromDay: group[0]?.fromDay ?? 0, toDay: group[0]?.toDay ?? 0, group }))
  stretches.sort((left, right) => left.fromDay - right.fromDay || left.toDay - right.toDay)
  const isDated = ({ fromDay, toDay }: { readonly fromDay: number; readonly toDay: number }): boolean => fromDay !== 0 || toDay !== 0
  const dated = stretches.filter(isDated)
  const days = dated.filter(({ fromDay, toDay }) => fromDay === toDay)
  const dataTo: Day | null = dated.length === 0 ? null : fromDayNumber(Math.max(...dated.map(({ toDay }) => toDay)))
  const ads = gatherAds(context, scope)
  /** By name on a platform, most spend first; what has no name of that kind is in none. */
  const namedBy = (nameOf: (part: AdPart) => string): { readonly name: string; readonly platform: AdPlatform; readonly metrics: MetricRow }[] =>
    [...groupBy(ads.filter((part) => nameOf(part) !== ''), (part) => JSON.stringify([nameOf(part), part.platform])).values()]
      .flatMap((group) => (group[0] === undefined ? [] : [{ name: nameOf(group[0]), platform: group[0].platform, metrics: metricsOf(group) }]))
      .sort((left, right) => compareNullsLast(left.metrics.spendMinor, right.metrics.spendMinor, 'descending'))
  const creatives = creativesOf(context, id)
  const creativeOf = creativeOfAds(creatives)
  const creativeIds = new Map([...new Set(ads.map(({ ad }) => ad))].map((name) => [name, creativeOf(name)?.id ?? null]))
  const sum = metricsOf(parts, true)
  return {
    sum,
    byDay: byDayOf(days, deals),
    byPeriod: stretches
      .filter((stretch) => stretch.fromDay !== stretch.toDay || !isDated(stretch))
      .map(({ fromDay, toDay, group }) => ({
        from: fromDay === 0 && toDay === 0 ? null : fromDayNumber(fromDay),
        to: fromDay === 0 && toDay === 0 ? null : fromDayNumber(toDay),
        metrics: metricsOf(group),
      })),
    byAdSet: namedBy(({ adSet }) => adSet),
    byAd: namedBy(({ ad }) => ad).map((one) => ({ ...one, creativeId: creativeIds.get(one.name) ?? null })),
    byCreative: namedBy(({ ad }) => String(creativeIds.get(ad) ?? '')).flatMap(({ name, ...one }) => creatives.flatMap((creative) => (String(creative.id) === name ? [{ ...one, ...creative }] : []))),
    dataTo,
    warnings: [
      ...otherCurrencyNotes(context, scope),
      ...cutNotes(context, scope),
      ...countingNotes(context, { ...scope, accountId: null }),
      ...untoldNotes(parts, told, { total: sum, revenueSource: 'both' }),
      ...reachNotes(context, { ...scope, currencies: [currency] }),
    ],
    ofAll: [...attributionNotes(context, scope, parts), ...zoneNotes(days.flatMap(({ group }) => group.map(({ platform }) => platform))), ...provisionalNotes(context, dataTo)],
  }
}

const creativesOf = ({ prepare }: StoreContext, campaignId: number): readonly { readonly id: CreativeId; readonly name: string }[] =>
  // Columns as selected.
  prepare('SELECT id, name FROM creative WHERE campaign_id = ?').all(campaignId) as { id: CreativeId; name: string }[]

type DayOfResults = Results['byDay'][number]

/** What the chart draws of days; of a thousand no more is worked out. Revenue is that of the campaign's figures: what platforms claim, and deals on the day they were won. */
const byDayOf = (days: readonly { readonly fromDay: number; readonly group: readonly ResultPart[] }[], deals: readonly DealPart[]): DayOfResults[] => {
  if (days.length === 0) return []
  const partsOn = new Map(days.map(({ fromDay, group }) => [fromDayNumber(fromDay), group]))
  // A stored day is a Day.
  const dealsOn = groupBy(deals, ({ on }) => on as Day)
  return [...new Set([...partsOn.keys(), ...dealsOn.keys()])].sort().map((on) => {
    const parts = partsOn.get(on) ?? []
    const { attributedRevenueMinor, reason } = foldRevenue(parts)
    const dealRevenueMinor = sumKnown((dealsOn.get(on) ?? []).map(({ amountMinor }) => amountMinor))
    return { on, spendMinor: sumKnown(parts.map(({ spendMinor }) => spendMinor)), revenueMinor: revenueOf({ attributedRevenueMinor, dealRevenueMinor, reasons: reason === null ? {} : { revenue: reason } }, 'both') }
  })
}
