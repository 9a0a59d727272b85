import { compareValues } from '../../shared/kernel/compare'
import { addDays, type Day, daysBetween, localDay, toDayNumber } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { compareNullsLast } from '../../shared/kernel/ratio'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { zoneNotes } from '../../shared/marketing/day-zones'
import type { ExchangeRate } from '../../shared/marketing/exchange-rate'
import { deriveMetrics, type MetricRow } from '../../shared/marketing/metrics'
import { formatMoney } from '../../shared/reports/format'
import type { RoiFilters, RoiReport, RoiRow } from '../../shared/reports/roi.contract'
import { byPlatform, lacksSums, metricNotes } from '../../shared/reports/roi-document'
import { isTimeGrouping } from '../../shared/reports/time-line'
import type { StoreContext } from '../context'
import { reachNotes } from '../marketing/account-reach'
import { countingNotes } from '../marketing/counting-notes'
import { hasRates, readHeldRates } from '../marketing/exchange-rate.handlers'
import { clickColumnsOf, foldParts, type LeftOutParts } from '../marketing/fold-parts'
import { asideNotes, currenciesInUse, cutNotes, inOtherCurrencies, kindNames, mainCurrency, reportBasis } from '../marketing/report-basis'
import { gatherCosts, gatherDeals, gatherParts, hasCostsOfNoPlatform, newestDay, oldestDay, type PartGrouping, type ResultScope, spendDays } from '../marketing/result-parts'
import { toldMeasures } from '../marketing/told-measures'
import { untoldNotes } from '../marketing/untold-notes'
import { attributionNotes, breakNotes } from './attribution-notes'
import { provisionalNotes } from './day-notes'
import { conversionNotes, convertGathered, type Converting, leadingRates, leftOutReason } from './roi-currencies'
import { type Gathered, type Group, intoLines, lineOfDay } from './roi-groups'

const partGrouping = (by: RoiFilters['by']): PartGrouping => (by === 'campaign' ? 'campaign' : by === 'platform' ? 'account' : 'stretch')

interface Span {
  readonly from: Day | null
  readonly to: Day | null
}

const scopeOf = (filters: RoiFilters, currency: string, { from, to }: Span): ResultScope => ({
  currency,
  fromDay: from === null ? null : toDayNumber(from),
  toDay: to === null ? null : toDayNumber(to),
  platform: filters.platform,
  campaignId: filters.campaignId,
})

type Days = Span & Pick<Comparison, 'under'>

const gather = (context: StoreContext, filters: RoiFilters, currency: string, { under, ...span }: Days, added: readonly string[]): Gathered => {
  const typed = { currency, ...span, platform: filters.platform, campaignId: filters.campaignId }
  const parts = gatherParts(context, scopeOf(filters, currency, span), partGrouping(filters.by), lineOfDay(filters.by, under))
  return {
    // A single campaign's parts are asked for without naming it in each.
    parts: filters.campaignId === null || filters.by !== 'campaign' ? parts : parts.map((part) => ({ ...part, campaignId: filters.campaignId ?? 0 })),
    costs: gatherCosts(context, typed),
    deals: gatherDeals(context, typed, added),
  }
}

/** Everything of some days in the report's currency, and the rates by which what is of others is in it. */
interface GatheredAll extends Gathered {
  readonly used: ReadonlyMap<string, ExchangeRate>
  /** What is in none of the figures, by currency. */
  readonly leftOut: readonly LeftOutParts[]
}

/** `others`: the currencies of which there is anything within the filters; `foreign`: all of the workbook but the report's, whose days of spend MER counts whatever is asked for, so that a line and what it is made of agree. */
const gatherAll = (context: StoreContext, filters: RoiFilters, days: Days, converting: Converting, { others, foreign }: { readonly others: readonly string[]; readonly foreign: readonly string[] }): GatheredAll => {
  const { to } = converting
  const leading = leadingRates(others, converting)
  const added = [to, ...leadingRates(foreign, converting).keys()]
  const own = gather(context, filters, to, days, added)
  if (others.length === 0) return { ...own, used: leading, leftOut: [] }
  const all = [own]
  const used = new Map<string, ExchangeRate>()
  const leftOut: LeftOutParts[] = []
  for (const currency of others) {
    const found = gather(context, filters, currency, days, added)
    const rate = leading.get(currency)
    const converted = rate === undefined ? null : convertGathered(found, currency, to, rate)
    if (rate === undefined || converted === null) leftOut.push({ ...found, currency })
    else {
      used.set(currency, rate)
      all.push(converted)
    }
  }
  return { parts: all.flatMap(({ parts }) => parts), costs: all.flatMap(({ costs }) => costs), deals: all.flatMap(({ deals }) => deals), used, leftOut }
}

/** Of a line, or of all: what its figures are of, and what is in none of them. */
type Counted = Gathered & Pick<GatheredAll, 'leftOut'>

/** The lines that have something in the report's currency, and what of any line there is. Null: nothing, in no currency. */
interface Lines {
  readonly groups: ReadonlyMap<string, Group>
  readonly at: (key: string) => Counted | null
}

const nothing: Gathered = { parts: [], costs: [], deals: [] }

interface Compared {
  readonly previous: Comparison | null
  readonly before: GatheredAll | null
  readonly conversions: RoiReport['conversions']
  /** Why there is no comparison although it could be made: what is converted now cannot be then. */
  readonly lacking: string | null
}

/** What the period is compared with, each currency by the rate of those days, or of the day whose rates were asked for. */
const gatherCompared = (
  context: StoreContext,
  filters: RoiFilters,
  comparison: Comparison | null,
  { now, convertingOn, foreign }: { readonly now: Converting; readonly convertingOn: (on: Day) => Converting; readonly foreign: readonly string[] },
): Compared => {
  const previous = filters.compare === 'previous' ? (comparison ?? daysJustBefore(filters.period)) : null
  if (previous === null) return { previous, before: null, conversions: [], lacking: null }
  const then = convertingOn(filters.ratesOn ?? previous.to)
  const others = inOtherCurrencies(context, scopeOf(filters, now.to, previous)).map(({ currency }) => currency)
  const known = leadingRates(others, then)
  const [from] = [...leadingRates(others, now).keys()].filter((currency) => !known.has(currency))
  if (from !== undefined)
    return {
      previous: null,
      before: null,
      conversions: [],
      lacking: t`There is no comparison: no exchange rate from ${from} to ${now.to} is known on ${dayText(then.on)} or before.`,
    }
  const before = gatherAll(context, filters, previous, then, { others, foreign })
  const [tooLarge] = [...known.keys()].filter((currency) => !before.used.has(currency))
  return tooLarge === undefined
    ? { previous, before, conversions: conversionNotes(before.used, then, true), lacking: null }
    : { previous: null, before: null, conversions: [], lacking: t`There is no comparison. ${leftOutReason(tooLarge, then)}` }
}

/** Days that a period is compared with, and under which of its own days each of them lies, by number. */
interface Comparison {
  readonly from: Day
  readonly to: Day
  readonly under: (day: number) => number
}

/** The asked days lie under themselves. */
const asItIs: Comparison['under'] = (day) => day

const daysJustBefore = (period: Span): Comparison | null => {
  const previous = previousPeriod(period)
  return previous && { ...previous, under: (day) => day + previous.days }
}

/** The same number of days just before a period. Null unless both ends are known and in order. */
export const previousPeriod = ({ from, to }: Span): { readonly from: Day; readonly to: Day; readonly days: number } | null => {
  if (from === null || to === null || to < from) return null
  const days = daysBetween(from, to) + 1
  return { from: addDays(from, -days), to: addDays(from, -1), days }
}

/** Answers the ROI report: gathers sums from the store, puts them into lines, then takes the ratios of each line and of the whole. `comparison`: with which days, where those just before are not meant. */
export const roiReport = (context: StoreContext, filters: RoiFilters, comparison: Comparison | null = null): RoiReport => {
  const basis = reportBasis(context)
  const currency = filters.currency ?? mainCurrency(context, basis.currency)
  const scope = scopeOf(filters, currency, filters.period)
  const isConverting = filters.otherCurrencies === 'convert' && hasRates(context)
  const foreign = isConverting ? currenciesInUse(context, currency).filter((code) => code !== currency) : []
  const convertingOn = (on: Day): Converting => ({ to: currency, on, rates: readHeldRates(context, foreign, { to: currency, on }) })
  const now = convertingOn(filters.ratesOn ?? filters.period.to ?? localDay(context.now()))
  const others = inOtherCurrencies(context, scope)
  const gathered = gatherAll(context, filters, { ...filters.period, under: asItIs }, now, { others: others.map((other) => other.currency), foreign })
  const { previous, before, conversions: conversionsBefore, lacking } = gatherCompared(context, filters, comparison, { now, convertingOn, foreign })

  const clickColumns = clickColumnsOf([...gathered.parts, ...(before?.parts ?? [])])
  const told = toldMeasures(context)
  const kindName = kindNames(context)
  const metricsOf = (group: Counted): MetricRow => deriveMetrics(foldParts(group, { currency, clickColumns, told, kindName }, group.leftOut), { revenueSource: filters.revenueSource, grossMargin: basis.grossMargin })

  const campaignName = campaignNames(context)
  const linesOf = (all: GatheredAll, under: Comparison['under']): Lines => {
    const lines = (some: Gathered): ReadonlyMap<string, Group> => intoLines(some, { by: filters.by, campaignName, under })
    const groups = lines(all)
    const others = all.leftOut.map((some) => ({ code: some.currency, groups: lines(some) }))
    const at: Lines['at'] = (key) => {
      const leftOut = others.flatMap(({ code, groups: left }): LeftOutParts[] => {
        const group = left.get(key)
        return group === undefined ? [] : [{ ...group, currency: code }]
      })
      const group = groups.get(key)
      return group === undefined && leftOut.length === 0 ? null : { ...(group ?? nothing), leftOut }
    }
    return { groups, at }
  }
  const lines = linesOf(gathered, asItIs)
  const linesBefore = before === null || previous === null ? null : linesOf(before, previous.under)
  const keys = new Map<string, Group>([...(linesBefore?.groups ?? []), ...lines.groups])
  const hasDealsApart = filters.by === 'platform' && filters.revenueSource !== 'platforms' && (keys.get('none')?.deals.length ?? 0) > 0
  const rows = [...keys.values()].map(({ key, label }): RoiRow => {
    const lineOf = (group: Counted): MetricRow => {
      const row = metricsOf(group)
      if (key === 'none' && keys.size > 1) return withoutReturn(row, filters.by)
      return hasDealsApart && row.revenueMinor === null && row.reasons.revenue === undefined && row.inOthersAlone?.revenue === undefined ? { ...row, reasons: { ...row.reasons, revenue: t`No revenue is known: won deals name no platform and stand in a line of their own.` } } : row
    }
    const earlier = linesBefore?.at(key) ?? null
    // What is spread first is copied as a whole; after other keys each of the forty figures is put in by itself.
    return { ...lineOf(lines.at(key) ?? { ...nothing, leftOut: [] }), key, label, previous: earlier === null ? null : lineOf(earlier) }
  })

  const total = metricsOf(gathered)
  const dataTo = newestDay(gathered.parts)
  const conversions = [...conversionNotes(gathered.used, now, false), ...conversionsBefore]
  const otherCurrencies = others.filter((other) => !gathered.used.has(other.currency)).map((other) => ({ ...other, sentence: isConverting ? `${other.sentence} ${leftOutReason(other.currency, now)}` : other.sentence }))
  const scopes = [currency, ...leadingRates(foreign, now).keys()].map((code) => ({ ...scope, currency: code }))
  return {
    report: 'roi',
    workbook: basis.workbook,
    filters,
    currency,
    grossMargin: basis.grossMargin,
    rows: rows.sort(isTimeGrouping(filters.by) ? byTime : bySpend),
    total: { ...total, previous: before === null ? null : metricsOf(before) },
    previousPeriod: previous === null ? null : { from: previous.from, to: previous.to },
    dataFrom: oldestDay(gathered.parts),
    dataTo,
    conversions,
    ratesOn: isConverting ? now.on : null,
    otherCurrencies,
    warnings: [
      ...(lacking === null ? [] : [lacking]),
      ...(filters.compare === 'previous' && previous === null && lacking === null ? [t`There is no comparison: it needs a period with both ends.`] : []),
      ...[...conversions, ...otherCurrencies].map(({ sentence }) => sentence),
      ...scopes.flatMap((one) => cutNotes(context, one)),
      ...scopes.flatMap((one) => countingNotes(context, { ...one, accountId: null })),
      ...(filters.campaignId === null ? new Set(scopes.flatMap((one) => asideNotes(context, one.currency))) : []),
      ...(filters.platform === null ? [] : [t`Deals name no platform and are not in this report.`, ...(scopes.some((one) => hasCostsOfNoPlatform(context, { ...filters.period, campaignId: filters.campaignId, currency: one.currency })) ? [t`Costs that name no platform are not in it.`] : [])]),
      ...attributionNotes(context, scope, gathered.parts),
      ...breakNotes(context, { ...scope, ...(previous !== null && { fromDay: toDayNumber(previous.from) }) }, [...gathered.parts, ...(before?.parts ?? [])]),
      ...untoldNotes(gathered.parts, told, { total, revenueSource: filters.revenueSource }),
      ...doubleRevenueNotes(filters, rows),
      ...besideSpendNotes(filters, total),
      ...(before === null || previous === null ? [] : shorterNotes(spendDays(context, { currencies: scopes.map((one) => one.currency), platform: filters.platform }), newestDay(before.parts), { period: filters.period, previous })),
      ...(filters.by === 'day' ? zoneNotes(gathered.parts.map((part) => part.platform)) : []),
      ...provisionalNotes(context, dataTo),
      ...reachNotes(context, { ...scope, ...(previous !== null && { fromDay: toDayNumber(previous.from) }), currencies: scopes.map((one) => one.currency) }),
    ],
  }
}

/** Deals and costs of no campaign, or no platform, are not of each other: what one brought for the other would be a figure of chance. Days are shared by both. */
const withoutReturn = (row: MetricRow, by: RoiFilters['by']): MetricRow => {
  if (isTimeGrouping(by) || (row.roi === null && row.blendedRoi === null)) return row
  const reason = by === 'platform' ? t`Won deals name no platform: what they cost stands with the platforms.` : t`Won deals and costs that name no campaign need not be of each other.`
  return { ...row, roi: null, blendedRoi: null, profitMinor: null, reasons: { ...row.reasons, roi: reason } }
}

/** Names of campaigns by their numbers. */
export const campaignNames = ({ prepare }: StoreContext): ((campaignId: number) => string) => {
  // Columns as selected.
  const names = new Map(prepare('SELECT id, name FROM campaign').raw().all() as [number, string][])
  return (campaignId) => names.get(campaignId) ?? t`Campaign ${campaignId}`
}

/** Most spend first, unknown last; what belongs to no group at the end of its equals. */
const bySpend = (left: RoiRow, right: RoiRow): number =>
  compareNullsLast(left.spendMinor, right.spendMinor, 'descending') || Number(left.key === 'none') - Number(right.key === 'none') || compareValues(left.label, right.label) || compareValues(left.key, right.key)

const byTime = (left: RoiRow, right: RoiRow): number => Number(left.key === 'none') - Number(right.key === 'none') || compareValues(left.key, right.key)

/** As many days as this are never known yet. */
const usualLag = 2

/** Says where results end well before those do that they are compared with. */
const shorterNotes = (spent: { readonly last: Day } | null, newestBefore: Day | null, { period, previous }: { readonly period: Span; readonly previous: Comparison }): readonly string[] =>
  spent === null || newestBefore === null || period.to === null || spent.last >= period.to || previous.under(toDayNumber(newestBefore)) <= toDayNumber(spent.last) + usualLag
    ? []
    : [t`Results reach only to ${dayText(spent.last)}; what they are compared with covers more days.`]

const namedRows = 3

const doubleRevenueNotes = ({ by, revenueSource }: RoiFilters, rows: readonly RoiRow[]): readonly string[] => {
  if (revenueSource !== 'both') return []
  const both = rows.filter(({ attributedRevenueMinor, dealRevenueMinor }) => (attributedRevenueMinor ?? 0) > 0 && (dealRevenueMinor ?? 0) > 0)
  if (both.length === 0) return []
  if (by !== 'campaign') return [t`Revenue is conversion value and won deals together: a sale that is in both counts twice. Choose one source if they overlap.`]
  const names = both.slice(0, namedRows).map(({ label }) => t`“${label}”`).join(', ')
  const more = both.length - namedRows
  return [t`Revenue of ${more > 0 ? t`${names} and ${numberText(more)} more` : names} is conversion value and won deals together: a sale that is in both counts twice. Choose one source if they overlap.`]
}

/** Says which won deals the returns have although the spend of their days is not known; MER leaves them out and says so itself. */
const besideSpendNotes = ({ revenueSource }: RoiFilters, total: MetricRow): readonly string[] => {
  const { spendMinor, dealRevenueBesideSpendMinor = 0, currency } = total
  if (spendMinor === null || dealRevenueBesideSpendMinor === 0) return []
  return revenueSource === 'platforms'
    ? metricNotes('blendedRoi', total)
    : [t`${formatMoney(dealRevenueBesideSpendMinor, currency, { withCurrency: true })} of won deals are of days before the first or after the last known spend; ROAS, ROI and blended ROI have them.`]
}

/** The same report by platform, where what it lacks has no sum over all of them. Null: it lacks none. */
export const roiByPlatform = (context: StoreContext, report: RoiReport): RoiReport | null => (lacksSums(report) ? roiReport(context, byPlatform(report.filters)) : null)
