import { z } from 'zod'
import { addDays, Day, dayOf, daysBetween, localDay } from '../kernel/day'
import { dayText } from '../kernel/day-text'
import { Currency } from '../kernel/money'
import { AdPlatform, platformNames } from '../kernel/platform'
import { ratio } from '../kernel/ratio'
import { percentText } from '../kernel/language'
import { sense, t } from '../kernel/words'
import { formatMoney } from '../reports/format'
import { CampaignId } from './campaign'
import { MoneyAmount } from './exchange-rate'
import { FlightId } from './flight'
import { activeDays, flightCells, type FlightPlan } from './flighting'
import type { PlanningSettings } from './planning'

/** How spending stands against its plan. Under and over: the ratio lies outside the thresholds. No data: it runs, but no result reaches its first day; or it is over, and none reaches its last. */
const PacingState = z.enum(['not_started', 'spent_before_start', 'no_data', 'on_track', 'under', 'over', 'finished'])
type PacingState = z.infer<typeof PacingState>

export const pacingStateNames: Readonly<Record<PacingState, string>> = {
  not_started: t`Not started`, spent_before_start: t`Spent before start`, no_data: t`No data`, on_track: t`On track`, under: t`Under`, over: t`Over`, finished: t`Finished`,
}

/** Spending against the plan as of a day. Money in minor units; rates and projections are not rounded. */
export const Pacing = z.object({
  state: PacingState,
  /** The day everything here is as of: the last that is complete where the ad account is, and that results reach. Null: no results. */
  asOf: Day.nullable(),
  plannedToDateMinor: z.int(),
  /** From the first day on. Null: no results. */
  spentToDateMinor: z.int().nullable(),
  /** Spend of the seven days before the first one; in no other figure. */
  spentBeforeMinor: z.int(),
  /** Spend to date over planned to date. Null: nothing was planned yet, or no results. */
  ratio: z.number().nullable(),
  /** Plan less spend to date; negative when more was spent than planned. Null: no results. */
  remainingMinor: z.int().nullable(),
  /** Days after `asOf` on which something is to run; 0 once all of them are over. */
  remainingActiveDays: z.int().nonnegative(),
  /** What each remaining active day must spend to end as planned; 0 once all is spent. Null: no such day is left, or no results. */
  requiredDailyMinor: z.number().nullable(),
  /** Spend per day over the last seven active days. Null: `projectedReason` says why. */
  trailingDailyMinor: z.number().nullable(),
  /** Spend to date and the trailing rate over the remaining active days. Null: `projectedReason` says why. */
  projectedMinor: z.number().nullable(),
  projectedReason: z.string().nullable(),
  /** Spend of stretches that are not wholly within the days counted, today's for instance; it is in no other figure. */
  leftOutMinor: z.int(),
})
export type Pacing = z.infer<typeof Pacing>

/** Spend known of some days, both included. Null days: the file named none. */
export interface SpendStretch {
  readonly days: { readonly from: Day; readonly to: Day } | null
  readonly spendMinor: number
}

export interface PacingBasis {
  /** Flights whose spend cannot be told apart; paced as one. At least one. */
  readonly flights: readonly FlightPlan[]
  /** Results that belong to them. */
  readonly spend: readonly SpendStretch[]
  /** The newest day to which the ad accounts have results. Null: none. */
  readonly dataTo: Day | null
  /** The last day that is over where the ad account is. */
  readonly lastCompleteDay: Day
  readonly thresholds: Pick<PlanningSettings, 'underBelow' | 'overAbove'>
}

const trailingDays = 7

/** The last day that is over in a zone at an instant. Zone null: that of this computer. */
export const lastCompleteDay = (now: Date, timeZone: string | null): Day => {
  if (timeZone === null) return addDays(localDay(now), -1)
  const parts = new Map(new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', numberingSystem: 'latn', year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(now).map(({ type, value }) => [type, Number(value)]))
  // An instant has a calendar day in every zone.
  return addDays(dayOf(parts.get('year') ?? 0, parts.get('month') ?? 0, parts.get('day') ?? 0) as Day, -1)
}

interface PlannedDays {
  readonly startsOn: Day
  readonly endsOn: Day
  readonly amountMinor: number
  readonly cells: readonly number[]
  readonly isActive: readonly boolean[]
}

/** The flights' cells on one calendar. */
const layTogether = (flights: readonly FlightPlan[]): PlannedDays | null => {
  const [first] = flights
  if (first === undefined) return null
  const startsOn = flights.reduce((day, flight) => (flight.startsOn < day ? flight.startsOn : day), first.startsOn)
  const endsOn = flights.reduce((day, flight) => (flight.endsOn > day ? flight.endsOn : day), first.endsOn)
  const cells = Array<number>(daysBetween(startsOn, endsOn) + 1).fill(0)
  const isActive = cells.map(() => false)
  for (const flight of flights) {
    const offset = daysBetween(startsOn, flight.startsOn)
    flightCells(flight).forEach((cell, index) => (cells[offset + index] = (cells[offset + index] ?? 0) + cell))
    activeDays(flight).forEach((active, index) => (isActive[offset + index] = active || isActive[offset + index] === true))
  }
  return { startsOn, endsOn, amountMinor: flights.reduce((sum, { amountMinor }) => sum + amountMinor, 0), cells, isActive }
}

/** Spend whose days are known. */
interface DatedSpend extends SpendStretch {
  readonly days: NonNullable<SpendStretch['days']>
}

/** Spend per day over the last active days, or why it is not known. */
const trailingRate = ({ startsOn, isActive }: PlannedDays, spend: readonly DatedSpend[], asOf: Day): { readonly rate: number } | { readonly reason: string } => {
  const last = Math.min(isActive.length - 1, daysBetween(startsOn, asOf))
  const days = new Set<string>()
  for (let index = last; index >= 0 && days.size < trailingDays; index -= 1) if (isActive[index] === true) days.add(addDays(startsOn, index))
  if (days.size === 0) return { reason: t`No active day is complete yet.` }
  let sum = 0
  for (const { days: stretch, spendMinor } of spend) {
    if (stretch.from === stretch.to) sum += days.has(stretch.from) ? spendMinor : 0
    else if ([...days].some((day) => day >= stretch.from && day <= stretch.to)) return { reason: t`Spend of the last days is known by period, not by day.` }
  }
  return { rate: sum / days.size }
}

const sumOf = (stretches: readonly SpendStretch[]): number => stretches.reduce((sum, { spendMinor }) => sum + spendMinor, 0)

/** How long before the first day spending still says something about a plan; what was spent earlier was spent on something else. */
export const daysBefore = 7

interface SortedSpend {
  readonly counted: readonly DatedSpend[]
  readonly before: readonly SpendStretch[]
  readonly leftOut: readonly SpendStretch[]
}

/** Spend that counts, spend just before the first day, and what reaches over the edges of the days counted or has no days. */
const sortSpend = (spend: readonly SpendStretch[], startsOn: Day, asOf: Day | null): SortedSpend => {
  const sorted: { counted: DatedSpend[]; before: SpendStretch[]; leftOut: SpendStretch[] } = { counted: [], before: [], leftOut: [] }
  const earliest = addDays(startsOn, -daysBefore)
  for (const stretch of spend) {
    const { days, spendMinor } = stretch
    if (days === null || asOf === null || days.to > asOf || (days.from < startsOn && days.to >= startsOn)) sorted.leftOut.push(stretch)
    else if (days.from >= startsOn) sorted.counted.push({ days, spendMinor })
    else if (days.from >= earliest) sorted.before.push(stretch)
  }
  return sorted
}

/** Whether something was spent where nothing is planned. */
const isUnplanned = (amountMinor: number, spentMinor: number | null): spentMinor is number => amountMinor === 0 && spentMinor !== null && spentMinor > 0

const stateOf = (
  planned: PlannedDays,
  { lastCompleteDay, thresholds }: PacingBasis,
  { asOf, plannedToDate, spent, before }: { readonly asOf: Day | null; readonly plannedToDate: number; readonly spent: number | null; readonly before: number },
): PacingState => {
  const hasNoPlan = isUnplanned(planned.amountMinor, spent)
  if (!hasNoPlan && plannedToDate === 0 && (spent ?? 0) + before > 0) return 'spent_before_start'
  if (lastCompleteDay < planned.startsOn) return 'not_started'
  if (asOf === null || asOf < planned.startsOn) return 'no_data'
  if (asOf >= planned.endsOn) return 'finished'
  if (hasNoPlan) return 'over'
  if (lastCompleteDay >= planned.endsOn) return 'no_data'
  const pace = ratio(spent, plannedToDate)
  if (pace === null) return 'on_track'
  return pace < thresholds.underBelow ? 'under' : pace > thresholds.overAbove ? 'over' : 'on_track'
}

/**
 * Spending against the flights' own cells, dark days included, as of the last day that is complete and that results reach: pace = spent ÷ planned to date; required a day
 * = (plan − spent, at least 0) ÷ active days left; projected = spent + trailing rate × active days left. The trailing rate is that of the last seven active days, so that a
 * dark week before does not read as a standstill. Null: there is no flight.
 */
export const pace = (basis: PacingBasis): Pacing | null => {
  const planned = layTogether(basis.flights)
  if (planned === null) return null
  const { dataTo, lastCompleteDay, spend } = basis
  const asOf = dataTo !== null && dataTo > lastCompleteDay ? lastCompleteDay : dataTo
  const until = asOf ?? lastCompleteDay
  const doneDays = Math.max(0, daysBetween(planned.startsOn, until) + 1)
  const plannedToDate = planned.cells.slice(0, doneDays).reduce((sum, cell) => sum + cell, 0)
  const { counted, before, leftOut } = sortSpend(spend, planned.startsOn, asOf)
  const spentSum = sumOf(counted)
  const spent = asOf === null ? null : spentSum
  const isOver = lastCompleteDay >= planned.endsOn
  const remainingActiveDays = isOver ? 0 : planned.isActive.slice(doneDays).filter(Boolean).length
  const endsEarly = isOver && asOf !== null && asOf < planned.endsOn
  // Nothing is to come that results do not tell yet.
  const isKnownWhole = asOf !== null && remainingActiveDays === 0 && !endsEarly
  const remaining = spent === null ? null : planned.amountMinor - spent
  const trailing = asOf === null ? { reason: t`No results yet.` } : endsEarly ? { reason: t`It is over, and results do not reach its last day.` } : trailingRate(planned, counted, asOf)
  const trailingDaily = 'rate' in trailing ? trailing.rate : null
  return {
    state: stateOf(planned, basis, { asOf, plannedToDate, spent, before: sumOf(before) }),
    asOf,
    plannedToDateMinor: plannedToDate,
    spentToDateMinor: spent,
    spentBeforeMinor: sumOf(before),
    ratio: ratio(spent, plannedToDate),
    remainingMinor: remaining,
    remainingActiveDays,
    requiredDailyMinor: ratio(remaining === null ? null : Math.max(0, remaining), remainingActiveDays),
    trailingDailyMinor: trailingDaily,
    projectedMinor: spent === null || (trailingDaily === null && !isKnownWhole) ? null : spent + (trailingDaily ?? 0) * remainingActiveDays,
    projectedReason: 'reason' in trailing && !isKnownWhole ? trailing.reason : null,
    leftOutMinor: sumOf(leftOut),
  }
}

/** Flights of one campaign, platform and currency that run at the same time, paced together: results do not tell them apart. */
export const PacingLine = Pacing.extend({
  campaignId: CampaignId,
  campaignName: z.string(),
  platform: AdPlatform,
  currency: Currency,
  flightIds: z.array(FlightId),
  startsOn: Day,
  endsOn: Day,
  amountMinor: z.int(),
  /** Newest day to which all of the campaign's ad accounts on the platform have results, without those that ended. Null: none. */
  dataTo: Day.nullable(),
  /** Accounts that have no results for so long that they are taken to have ended, with their last day, which lies before that of the line. */
  ended: z.array(z.object({ account: z.string(), on: Day })),
  /** The last day that is over in the account's zone. */
  lastCompleteDay: Day,
  /** Spend of the campaign on the platform in other currencies; it is in no figure here. */
  otherSpend: z.array(MoneyAmount),
})
export type PacingLine = z.infer<typeof PacingLine>

/** Which accounts are not waited for. */
export const endedNotes = ({ ended }: Pick<PacingLine, 'ended'>): readonly string[] => ended.map(({ account, on }) => t`Results of ${account} end on ${dayText(on)}; nothing more is waited for from there.`)

/** Something about the pace that asks for a decision. `ahead`: on track today, but projected to end outside the thresholds. */
export const PacingAlert = z.object({ kind: z.enum(['spent_before_start', 'no_data', 'under', 'over', 'finished', 'ahead']), campaignId: CampaignId, platform: AdPlatform, flightIds: z.array(FlightId), sentence: z.string() })
export type PacingAlert = z.infer<typeof PacingAlert>

/** What a line's pace asks a person to look at. Null: nothing. */
export const pacingAlert = (line: PacingLine, { underBelow, overAbove }: PacingBasis['thresholds']): PacingAlert | null => {
  const name = sense('a campaign on a platform')`${line.campaignName} on ${platformNames[line.platform]}`
  const money = (minor: number): string => formatMoney(minor, line.currency, { withCurrency: true })
  const alert = (kind: PacingAlert['kind'], sentence: string): PacingAlert => ({ kind, campaignId: line.campaignId, platform: line.platform, flightIds: line.flightIds, sentence })
  const isOutside = (fraction: number | null): fraction is number => fraction !== null && (fraction < underBelow || fraction > overAbove)
  const unplanned = isUnplanned(line.amountMinor, line.spentToDateMinor) ? t`${name} has spent ${money(line.spentToDateMinor)}, though nothing is planned for it.` : null
  switch (line.state) {
    case 'not_started':
      return null
    case 'spent_before_start':
      return alert('spent_before_start', t`${name} spent ${money((line.spentToDateMinor ?? 0) + line.spentBeforeMinor)} before its first planned day.`)
    case 'no_data':
      if (line.amountMinor === 0) return null
      if (line.lastCompleteDay >= line.endsOn) return alert('no_data', line.dataTo === null ? t`${name} ended on ${dayText(line.endsOn)}, but no results were imported for it.` : t`${name} ended on ${dayText(line.endsOn)}, but results reach only to ${dayText(line.dataTo)}.`)
      return alert('no_data', line.dataTo === null ? t`${name} runs since ${dayText(line.startsOn)}, but no results reach that day.` : t`${name} runs since ${dayText(line.startsOn)}, but no results reach that day; they end on ${dayText(line.dataTo)}.`)
    case 'under':
    case 'over': {
      if (unplanned !== null) return alert(line.state, unplanned)
      const { requiredDailyMinor } = line
      const [share, day] = [percentText(line.ratio ?? 0), dayText(line.asOf ?? line.startsOn)]
      if (requiredDailyMinor === null) return alert(line.state, t`${name} has spent ${share} of what was planned to ${day}.`)
      return alert(line.state, requiredDailyMinor === 0 ? t`${name} has spent ${share} of what was planned to ${day}; nothing is left for the days to come.` : t`${name} has spent ${share} of what was planned to ${day}; ${money(requiredDailyMinor)} a day would end as planned.`)
    }
    case 'finished':
      if (unplanned !== null) return alert('finished', unplanned)
      return isOutside(line.ratio) ? alert('finished', t`${name} ended with ${percentText(line.ratio)} of its plan spent.`) : null
    case 'on_track': {
      const end = ratio(line.projectedMinor, line.amountMinor)
      return isOutside(end) ? alert('ahead', t`${name} is on track today, but at the pace of its last days ends with ${percentText(end)} of its plan spent.`) : null
    }
  }
}
