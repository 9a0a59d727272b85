import { addDays, type Day, fromDayNumber, localDay, monthOf, toDayNumber } from '../../shared/kernel/day'
import { dayText, monthText } from '../../shared/kernel/day-text'
import { groupBy } from '../../shared/kernel/group-by'
import { platformNames } from '../../shared/kernel/platform'
import { sumKnown } from '../../shared/kernel/ratio'
import { t } from '../../shared/kernel/words'
import type { Flight } from '../../shared/marketing/flight'
import { flightCells } from '../../shared/marketing/flighting'
import type { MediaPlan } from '../../shared/marketing/media-plan'
import { formatMoney } from '../../shared/reports/format'
import { type PlanGrouping, type PlanVsActual, type PlanVsActualFilters, totalOf } from '../../shared/reports/plan-vs-actual'
import type { StoreContext } from '../context'
import { reachNotes } from '../marketing/account-reach'
import { countingNotes } from '../marketing/counting-notes'
import { currentPlan, findPlan, readFlights } from '../marketing/plan-rows'
import { asideNotes, cutNotes, mainCurrency, otherCurrencyNotes, reportBasis } from '../marketing/report-basis'
import { gatherParts, type ResultScope } from '../marketing/result-parts'
import { intoLines, lineOfDay } from './roi-groups'
import { campaignNames, previousPeriod } from './roi-report'

interface Days {
  readonly from: Day
  readonly to: Day
}

const planOf = (context: StoreContext, { planId }: PlanVsActualFilters): MediaPlan | null => (planId === null ? currentPlan(context) : findPlan(context, planId))

/** The currency of most of the plan's flights, the workbook's where it is one of them. */
const planCurrency = (flights: readonly Flight[], workbookCurrency: string): string | null => {
  const groups = [...groupBy(flights, ({ currency }) => currency)].sort(([, left], [, right]) => right.length - left.length)
  return groups.some(([currency]) => currency === workbookCurrency) ? workbookCurrency : (groups[0]?.[0] ?? null)
}

/** The oldest and the newest day with dated results in a currency. Null: there are none. */
const resultDays = ({ prepare }: StoreContext, currency: string): Days | null => {
  // Columns as selected; a sum of nothing is null.
  const { from, to } = prepare('SELECT min(from_day) AS "from", max(to_day) AS "to" FROM actual_stretch WHERE to_day <> 0 AND currency = ?').get(currency) as { from: number | null; to: number | null }
  return from === null || to === null ? null : { from: fromDayNumber(from), to: fromDayNumber(to) }
}

/** What open ends mean: from the plan's first day, or without a plan from the oldest result, to the newest day with results that the plan covers. */
const daysOf = ({ period }: PlanVsActualFilters, plan: MediaPlan | null, results: Days | null, today: Day): Days => {
  const last = results?.to ?? today
  const first = plan?.startsOn ?? results?.from ?? last
  const from = period.from ?? (period.to !== null && period.to < first ? period.to : first)
  const usual = plan !== null && plan.endsOn < last ? plan.endsOn : last
  const to = period.to ?? (usual < from ? from : usual)
  return { from, to: to < from ? from : to }
}

/** Planned media of these days by the line it belongs to. */
const plannedBy = (flights: readonly Flight[], by: PlanGrouping, { from, to }: Days): ReadonlyMap<string, { readonly label: string; readonly minor: number }> => {
  const [first, last] = [toDayNumber(from), toDayNumber(to)]
  const planned = new Map<string, { label: string; minor: number }>()
  const add = (key: string, label: string, minor: number): void => {
    const known = planned.get(key)
    if (known === undefined) planned.set(key, { label, minor })
    else known.minor += minor
  }
  for (const flight of flights) {
    const start = toDayNumber(flight.startsOn)
    flightCells(flight).forEach((minor, index) => {
      const day = start + index
      if (day < first || day > last) return
      if (by === 'month') {
        const month = monthOf(fromDayNumber(day))
        add(month, monthText(month), minor)
      } else if (by === 'campaign') add(String(flight.campaignId), flight.campaignName, minor)
      else add(flight.platform, platformNames[flight.platform], minor)
    })
  }
  return planned
}

type Spent = ReadonlyMap<string, { readonly label: string; readonly minor: number | null }>

/** Counted spend of these days by the same lines. `shiftDays` moves an earlier stretch under the asked one. */
const spentBy = (context: StoreContext, currency: string, by: PlanGrouping, { from, to }: Days, shiftDays = 0): Spent => {
  const scope: ResultScope = { currency, fromDay: toDayNumber(from), toDay: toDayNumber(to), platform: null, campaignId: null }
  const under = (day: number): number => day + shiftDays
  const parts = gatherParts(context, scope, by === 'month' ? 'stretch' : 'campaign', by === 'month' ? lineOfDay(by, under) : null)
  const groups = intoLines({ parts, costs: [], deals: [] }, { by: by === 'channel' ? 'platform' : by, campaignName: campaignNames(context), under })
  return new Map([...groups].map(([key, group]) => [key, { label: group.label, minor: sumKnown(group.parts.map(({ spendMinor }) => spendMinor)) }]))
}

/** What is planned on these days in other currencies. */
const otherPlanned = (flights: readonly Flight[], currency: string, days: Days): readonly string[] =>
  [...groupBy(flights.filter((flight) => flight.currency !== currency), (flight) => flight.currency)].flatMap(([code, own]) => {
    const minor = [...plannedBy(own, 'channel', days).values()].reduce((sum, line) => sum + line.minor, 0)
    return minor === 0 ? [] : [t`Not added, in ${code}: ${formatMoney(minor, code)} planned by flights.`]
  })

/** Says what of the plan stands against no spend that is known: of days after the last results, and of lines without any. */
const unspentNotes = (
  flights: readonly Flight[],
  {
    by,
    days,
    results,
    spent,
    currency,
  }: { readonly by: PlanGrouping; readonly days: Days; readonly results: Days | null; readonly spent: Spent; readonly currency: string },
): readonly string[] => {
  if (results === null) return []
  const sumOn = (own: Days, isAsked: (key: string) => boolean): number =>
    [...plannedBy(flights, by, own)].reduce((sum, [key, { minor }]) => (isAsked(key) ? sum + minor : sum), 0)
  const after = sumOn({ from: days.from > results.to ? days.from : addDays(results.to, 1), to: days.to }, () => true)
  const unknown = sumOn({ from: days.from, to: days.to < results.to ? days.to : results.to }, (key) => (spent.get(key)?.minor ?? null) === null)
  const isSpendKnown = [...spent.values()].some(({ minor }) => minor !== null)
  const money = (minor: number): string => formatMoney(minor, currency, { withCurrency: true })
  return [
    ...(after === 0 ? [] : [t`${money(after)} is planned after ${dayText(results.to)}, the last day with results, and stands against no spend yet.`]),
    ...(unknown === 0 || !isSpendKnown ? [] : [t`${money(unknown)} is planned in lines of which no spend is known; the total sets it against none.`]),
  ]
}

/** Answers what was planned and what was spent, line by line. */
export const planVsActual = (context: StoreContext, filters: PlanVsActualFilters): PlanVsActual => {
  const basis = reportBasis(context)
  const plan = planOf(context, filters)
  const flights = plan === null ? [] : readFlights(context, plan.id)
  const currency = filters.currency ?? planCurrency(flights, basis.currency) ?? mainCurrency(context, basis.currency)
  const results = resultDays(context, currency)
  const days = daysOf(filters, plan, results, localDay(context.now()))
  const previous = filters.compare === 'previous' ? previousPeriod(days) : null
  const own = flights.filter((flight) => flight.currency === currency)
  const planned = plannedBy(own, filters.by, days)
  const spent = spentBy(context, currency, filters.by, days)
  const before: Spent = previous === null ? new Map() : spentBy(context, currency, filters.by, previous, previous.days)
  const keys = new Set([...planned.keys(), ...spent.keys(), ...before.keys()])
  const rows = [...keys].map((key) => ({
    key,
    label: planned.get(key)?.label ?? spent.get(key)?.label ?? before.get(key)?.label ?? key,
    plannedMinor: planned.get(key)?.minor ?? null,
    actualMinor: spent.get(key)?.minor ?? null,
    beforeMinor: before.get(key)?.minor ?? null,
  }))
  const byAmount = (left: (typeof rows)[number], right: (typeof rows)[number]): number =>
    (right.plannedMinor ?? -1) - (left.plannedMinor ?? -1) || (right.actualMinor ?? -1) - (left.actualMinor ?? -1) || (left.label < right.label ? -1 : 1)
  const scope = { currency, fromDay: toDayNumber(days.from), toDay: toDayNumber(days.to), platform: null, campaignId: null }
  return {
    workbook: basis.workbook,
    filters,
    plan: plan?.name ?? null,
    currency,
    days,
    previousDays: previous === null ? null : { from: previous.from, to: previous.to },
    dataTo: results?.to ?? null,
    rows: filters.by === 'month' ? rows.sort((left, right) => (left.key < right.key ? -1 : 1)) : rows.sort(byAmount),
    total: totalOf(rows),
    warnings: [
      ...unspentNotes(own, { by: filters.by, days, results, spent, currency }),
      ...otherPlanned(flights, currency, days),
      ...otherCurrencyNotes(context, scope, 'spend'),
      ...cutNotes(context, scope),
      ...countingNotes(context, { ...scope, accountId: null }),
      ...asideNotes(context, currency),
      ...reachNotes(context, { ...scope, currencies: [currency] }),
    ],
  }
}
