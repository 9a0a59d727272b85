import { type Day, firstOfMonth, monthOf, toDayNumber } from '../kernel/day'
import { quarterAfter, quarterOf } from '../kernel/quarter'
import { type Conversion, convertSum, type ExchangeRate } from './exchange-rate'
import { type Flight, type LaidFlight, layFlights } from './flight'
import { type DayRange, periodsBetween, type PlanGrain } from './flighting'
import type { FlightChange, FlightDifference, MediaPlan, PlanComparison, PlanRow, PlanSheet, PlanTotal } from './media-plan'
import { type MonthlyAmounts, type PlanCost, planCostAmounts } from './plan-cost'

/** One version with all that is planned in it. */
export interface PlannedVersion {
  readonly plan: MediaPlan
  readonly flights: readonly Flight[]
  readonly costs: readonly PlanCost[]
}

interface SheetOptions {
  readonly grain: PlanGrain
  /** ISO number of the day on which weeks begin. */
  readonly firstWeekday: number
  /** One currency for everything, by the rates that held on a day. Null: not asked for. */
  readonly convert: { readonly to: string; readonly on: Day; readonly rates: readonly ExchangeRate[] } | null
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** First and last day of anything in a version. */
const spanOf = ({ plan, flights, costs }: PlannedVersion): DayRange => {
  let { startsOn: from, endsOn: to } = plan
  const include = (first: Day, last: Day): void => {
    if (first < from) from = first
    if (last > to) to = last
  }
  for (const { startsOn, endsOn } of flights) include(startsOn, endsOn)
  for (const { rule } of costs) {
    if (rule.rule === 'once') include(rule.on, rule.on)
    if (rule.rule === 'monthly') include(firstOfMonth(rule.from), firstOfMonth(rule.to))
  }
  return { from, to }
}

/** For each day from the first period on, the place of its period. */
const placesOf = (periods: readonly DayRange[]): { readonly start: number; readonly places: Int32Array } => {
  const first = periods[0]
  const last = periods.at(-1)
  if (first === undefined || last === undefined) return { start: 0, places: new Int32Array(0) }
  const start = toDayNumber(first.from)
  const places = new Int32Array(toDayNumber(last.to) - start + 1)
  periods.forEach(({ from, to }, place) => places.fill(place, toDayNumber(from) - start, toDayNumber(to) - start + 1))
  return { start, places }
}

const adderOver = (periods: readonly DayRange[]): ((target: number[], laid: LaidFlight) => void) => {
  const { start, places } = placesOf(periods)
  return (target, laid) => {
    const offset = laid.start - start
    // By index: a plan has tens of thousands of cells.
    for (let index = 0; index < laid.cells.length; index += 1) {
      const place = places[offset + index]
      if (place !== undefined) target[place] = (target[place] ?? 0) + (laid.cells[index] ?? 0)
    }
  }
}

interface Accumulated {
  readonly byMonth: Map<string, number[]>
  readonly byCampaignMonth: Map<number, Map<string, number[]>>
}

const getOrMake = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

const monthly = (byCurrency: ReadonlyMap<string, readonly number[]> | undefined): readonly MonthlyAmounts[] => [...(byCurrency ?? [])].map(([currency, byMonth]) => ({ currency, byMonth }))

/** Media by currency and month: of everything, and of each campaign. */
const mediaByMonth = (flights: readonly LaidFlight[], months: readonly DayRange[]): Accumulated => {
  const add = adderOver(months)
  const zeros = (): number[] => months.map(() => 0)
  const byMonth = new Map<string, number[]>()
  const byCampaignMonth = new Map<number, Map<string, number[]>>()
  for (const laid of flights) {
    const { campaignId, currency } = laid.flight
    add(getOrMake(byMonth, currency, zeros), laid)
    add(getOrMake(getOrMake(byCampaignMonth, campaignId, () => new Map<string, number[]>()), currency, zeros), laid)
  }
  return { byMonth, byCampaignMonth }
}

interface MonthlyPlan {
  readonly months: readonly string[]
  readonly media: readonly MonthlyAmounts[]
  readonly costs: readonly { readonly cost: PlanCost; readonly amounts: readonly MonthlyAmounts[] }[]
}

/** Everything planned, by month. */
const monthlyPlan = (flights: readonly LaidFlight[], costs: readonly PlanCost[], span: DayRange): MonthlyPlan => {
  const ranges = periodsBetween(span.from, span.to, 'month', 1)
  const months = ranges.map(({ from }) => monthOf(from))
  const { byMonth, byCampaignMonth } = mediaByMonth(flights, ranges)
  return {
    months,
    media: monthly(byMonth),
    costs: costs.map((cost) => ({ cost, amounts: planCostAmounts(cost.rule, { months, media: monthly(cost.campaignId === null ? byMonth : byCampaignMonth.get(cost.campaignId)) }) })),
  }
}

const inCurrency = (amounts: readonly MonthlyAmounts[], currency: string, months: readonly string[]): readonly number[] => {
  const total = months.map(() => 0)
  for (const { byMonth } of amounts.filter((one) => one.currency === currency)) byMonth.forEach((amount, index) => (total[index] = (total[index] ?? 0) + amount))
  return total
}

const currenciesOf = ({ media, costs }: MonthlyPlan): readonly string[] =>
  [...new Set([...media, ...costs.flatMap(({ amounts }) => amounts).filter(({ byMonth }) => sum(byMonth) > 0)].map(({ currency }) => currency))].sort()

const totalIn = (currency: string, cellsMinor: number[], plan: MonthlyPlan): PlanTotal => {
  const media = inCurrency(plan.media, currency, plan.months)
  const cost = inCurrency(plan.costs.flatMap(({ amounts }) => amounts), currency, plan.months)
  const quarters = [...new Set(plan.months.map(quarterOf))].map((quarter) => {
    const within = (amounts: readonly number[]): number => sum(amounts.filter((_, index) => quarterOf(plan.months[index] ?? '') === quarter))
    return { quarter, mediaMinor: within(media), costMinor: within(cost), totalMinor: within(media) + within(cost) }
  })
  return { currency, cellsMinor, mediaMinor: sum(media), costMinor: sum(cost), totalMinor: sum(media) + sum(cost), quarters }
}

/** Media, costs and both together in one currency. The whole of each currency is rounded once; costs are what the media leaves of it, so that the two add up to what is shown. */
const convertTotals = (totals: readonly PlanTotal[], convert: NonNullable<SheetOptions['convert']>): NonNullable<PlanSheet['converted']> => {
  const inOne = (key: 'mediaMinor' | 'costMinor' | 'totalMinor'): Conversion => convertSum(totals.map((total) => ({ currency: total.currency, amountMinor: total[key] })), convert)
  const [media, cost, total] = [inOne('mediaMinor'), inOne('costMinor'), inOne('totalMinor')]
  return { media, cost: media.amountMinor === null || total.amountMinor === null ? cost : { ...cost, amountMinor: total.amountMinor - media.amountMinor }, total }
}

/** The calendar quarters in which anything of a version lies, in order. The week in which it begins may begin in the quarter before, of which nothing is planned. */
export const quartersOf = ({ plan, rows, costs }: Pick<PlanSheet, 'plan' | 'rows' | 'costs'>): readonly string[] => {
  const { from, to } = spanOf({ plan, flights: rows.flatMap(({ flights }) => flights), costs: costs.map(({ cost }) => cost) })
  const quarters = [quarterOf(from)]
  for (let last = quarterOf(from); last < quarterOf(to); ) quarters.push((last = quarterAfter(last, 1)))
  return quarters
}

/** Lays a version out over time: a line for each campaign, channel and currency, sums by period and quarter. The flights come in the order the lines are wanted in. */
export const layOutPlan = (version: PlannedVersion, { grain, firstWeekday, convert }: SheetOptions): PlanSheet => {
  const span = spanOf(version)
  const periods = periodsBetween(span.from, span.to, grain, firstWeekday)
  const add = adderOver(periods)
  const zeros = (): number[] => periods.map(() => 0)
  const rows = new Map<string, PlanRow>()
  const cellsByCurrency = new Map<string, number[]>()
  const laidFlights = layFlights(version.flights)
  for (const laid of laidFlights) {
    const { flight } = laid
    const { campaignId, campaignName, platform, placement, currency } = flight
    const row = getOrMake(rows, `${campaignId} ${platform} ${placement} ${currency}`, () => ({ campaignId, campaignName, platform, placement, currency, flights: [], cellsMinor: zeros(), totalMinor: 0 }))
    add(row.cellsMinor, laid)
    add(getOrMake(cellsByCurrency, currency, zeros), laid)
    row.flights.push(flight)
    row.totalMinor += flight.amountMinor
  }
  const plan = monthlyPlan(laidFlights, version.costs, span)
  const totals = currenciesOf(plan).map((currency) => totalIn(currency, cellsByCurrency.get(currency) ?? zeros(), plan))
  const converted = convert && convertTotals(totals, convert)
  return {
    plan: version.plan,
    grain,
    periods: [...periods],
    rows: [...rows.values()],
    totals,
    costs: plan.costs.map(({ cost, amounts }) => ({ cost, amounts: amounts.map(({ currency, byMonth }) => ({ currency, amountMinor: sum(byMonth) })) })),
    converted,
  }
}

const differencesOf = (before: Flight, after: Flight): FlightDifference[] => {
  const isMoved = before.startsOn !== after.startsOn
  const isSameLength = toDayNumber(before.endsOn) - toDayNumber(before.startsOn) === toDayNumber(after.endsOn) - toDayNumber(after.startsOn)
  const offset = toDayNumber(after.startsOn) - toDayNumber(before.startsOn)
  const darkDays = (flight: Flight, from: number): string => JSON.stringify(flight.dark.map(({ from: first, to }) => [toDayNumber(first) - from, toDayNumber(to) - from]))
  // A move takes dark days along, so those count as the same.
  const isSameDark = darkDays(before, 0) === darkDays(after, 0) || darkDays(before, 0) === darkDays(after, offset)
  const isSameShape = before.shape === after.shape && (before.amountMinor !== after.amountMinor || !isSameLength || JSON.stringify(before.customMinor) === JSON.stringify(after.customMinor))
  return [
    ...(isMoved && isSameLength ? (['moved'] as const) : []),
    ...(isSameLength ? [] : (['stretched'] as const)),
    ...(before.amountMinor === after.amountMinor ? [] : (['amount'] as const)),
    ...(before.currency === after.currency ? [] : (['currency'] as const)),
    ...(isSameShape ? [] : (['shape'] as const)),
    ...(isSameDark ? [] : (['dark'] as const)),
    ...(before.campaignId === after.campaignId && before.platform === after.platform && before.placement === after.placement ? [] : (['assigned'] as const)),
    ...(before.isBooked === after.isBooked ? [] : (['booked'] as const)),
  ]
}

/** Pairs what two versions share by lineage; a side that has none is null. */
const pairUp = <T extends { readonly lineage: number }>(before: readonly T[], after: readonly T[]): readonly { readonly before: T | null; readonly after: T | null }[] => {
  const later = new Map(after.map((item) => [item.lineage, item]))
  const known = new Set(before.map(({ lineage }) => lineage))
  return [...before.map((item) => ({ before: item, after: later.get(item.lineage) ?? null })), ...after.filter(({ lineage }) => !known.has(lineage)).map((item) => ({ before: null, after: item }))]
}

/** Two versions side by side: what was added, removed and changed, and what that does to the totals of each currency. */
export const comparePlans = (before: PlannedVersion, after: PlannedVersion): PlanComparison => {
  const flights: FlightChange[] = pairUp(before.flights, after.flights).map((pair) => ({ ...pair, differences: pair.before === null || pair.after === null ? [] : differencesOf(pair.before, pair.after) }))
  const changed = flights.filter((change) => change.before === null || change.after === null || change.differences.length > 0)
  const said = ({ campaignId, kind, label, rule }: PlanCost): string => JSON.stringify([campaignId, kind, label, rule])
  const plans = [before, after].map((version) => monthlyPlan(layFlights(version.flights), version.costs, spanOf(version)))
  const [planBefore, planAfter] = plans
  const amount = (plan: MonthlyPlan | undefined, currency: string, key: 'mediaMinor' | 'costMinor'): number => (plan === undefined ? 0 : totalIn(currency, [], plan)[key])
  return {
    before: before.plan,
    after: after.plan,
    flights: changed,
    unchangedFlights: flights.length - changed.length,
    costs: pairUp(before.costs, after.costs).filter((pair) => pair.before === null || pair.after === null || said(pair.before) !== said(pair.after)),
    totals: [...new Set(plans.flatMap(currenciesOf))].sort().map((currency) => ({
      currency,
      mediaBeforeMinor: amount(planBefore, currency, 'mediaMinor'),
      mediaAfterMinor: amount(planAfter, currency, 'mediaMinor'),
      costBeforeMinor: amount(planBefore, currency, 'costMinor'),
      costAfterMinor: amount(planAfter, currency, 'costMinor'),
    })),
  }
}
