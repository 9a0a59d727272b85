import { addDays, type Day, daysBetween } from '../../shared/kernel/day'
import { AdPlatform } from '../../shared/kernel/platform'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { AdviceQuestion } from '../../shared/marketing/advice/advice'
import type { SuggestedChannel } from '../../shared/marketing/advice/suggestion'
import { apportion } from '../../shared/marketing/apportion'
import type { CampaignId } from '../../shared/marketing/campaign'
import { type Flight, FlightFields, type MediaPlanId } from '../../shared/marketing/flight'
import { activeDays, type DayRange, flightCells } from '../../shared/marketing/flighting'
import type { StoreContext } from '../context'
import { flightHandlers } from './flight.handlers'
import { currentPlan, readFlights } from './plan-rows'

/** Whether a flight is of a channel: of its platform, or of its campaign (on the platform whose value is asked for). */
const isOf = ({ outcome, grain, currency }: AdviceQuestion, key: string, flight: Flight): boolean =>
  flight.currency === currency && (grain === 'platform' ? flight.platform === key : String(flight.campaignId) === key && (outcome.kind !== 'value' || flight.platform === outcome.platform))

interface Placed {
  readonly flight: Flight
  /** Planned on the days, in minor units. */
  readonly amountMinor: number
  /** Days among them on which it runs. */
  readonly days: number
}

/** What a flight plans on some days. Null: it does not run on any of them. */
const onDays = (flight: Flight, { from, to }: DayRange): Placed | null => {
  const [first, last] = [Math.max(0, daysBetween(flight.startsOn, from)), daysBetween(flight.startsOn, to) + 1]
  const days = activeDays(flight).slice(first, Math.max(first, last)).filter(Boolean).length
  return days === 0 ? null : { flight, days, amountMinor: flightCells(flight).slice(first, Math.max(first, last)).reduce((sum, cell) => sum + cell, 0) }
}

const placedOf = (context: StoreContext, planId: MediaPlanId, question: AdviceQuestion, key: string, days: DayRange): readonly Placed[] =>
  readFlights(context, planId).flatMap((flight) => (isOf(question, key, flight) ? (onDays(flight, days) ?? []) : []))

/** What is booked of each channel on some weeks in the version that holds, a week, in minor units. */
export const bookedOf = (context: StoreContext, question: AdviceQuestion, keys: readonly string[], { from, weeks }: { readonly from: Day; readonly weeks: number }): ReadonlyMap<string, number> => {
  const plan = currentPlan(context)
  if (plan === null) return new Map()
  const days: DayRange = { from, to: addDays(from, weeks * 7 - 1) }
  return new Map(keys.map((key) => [key, placedOf(context, plan.id, question, key, days).reduce((sum, { flight, amountMinor }) => (flight.isBooked ? sum + amountMinor : sum), 0) / weeks]))
}

/** The campaign and platform of a channel that ran last, of several in the same month the one on which most was spent: for money that no flight is there for. */
const mainLine = ({ prepare }: StoreContext, { outcome, grain, currency }: AdviceQuestion, key: string): { readonly campaignId: CampaignId; readonly platform: AdPlatform } | null => {
  const row = prepare(
    `SELECT slice.campaign_id AS campaignId, account.platform FROM actual_slice AS slice JOIN ad_account AS account ON account.id = slice.account_id
     WHERE slice.is_counted = 1 AND slice.campaign_id <> 0 AND slice.currency = @currency AND ${grain === 'platform' ? 'account.platform = @key' : 'slice.campaign_id = CAST(@key AS INTEGER)'}
       ${outcome.kind === 'value' ? 'AND account.platform = @platform' : ''}
     GROUP BY slice.campaign_id, account.platform ORDER BY max(slice.to_day) / 30 DESC, sum(slice.spend_minor) DESC, slice.campaign_id LIMIT 1`,
    // Columns as selected.
  ).get({ currency, key, platform: outcome.kind === 'value' ? outcome.platform : null }) as { campaignId: CampaignId; platform: AdPlatform } | undefined
  return row ?? null
}

/** What a step of planning that was checked before answers with. */
const done = (result: Result<unknown, { readonly type: string }>): void => {
  if (!result.ok) throw new Error(`A suggestion could not be planned: ${result.error.type}`)
}

/** The days of a period that none of these flights spans. Dark days within a flight are dark on purpose. */
const daysWithout = (placed: readonly Placed[], { from, to }: DayRange): readonly DayRange[] => {
  const gaps: DayRange[] = []
  let next = from
  for (const { flight } of placed.toSorted((left, right) => daysBetween(right.flight.startsOn, left.flight.startsOn))) {
    if (flight.startsOn > next) gaps.push({ from: next, to: addDays(flight.startsOn, -1) })
    if (flight.endsOn >= next) next = addDays(flight.endsOn, 1)
  }
  return next > to ? gaps : [...gaps, { from: next, to }]
}

const lengthOf = (ranges: readonly DayRange[]): number => ranges.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0)

/**
 * Writes a channel's money into a version: on the days of the period its flights plan exactly the suggestion, booked ones as they are and the others in
 * their proportions; days that none of them spans get their share in a flight of their own. Outside the period nothing changes.
 */
export const planChannel = (
  context: StoreContext,
  question: AdviceQuestion,
  { planId, channel, period }: { readonly planId: MediaPlanId; readonly channel: SuggestedChannel; readonly period: DayRange & { readonly weeks: number } },
): Result<null, { readonly type: 'ChannelHasNoCampaign'; readonly name: string }> => {
  const days: DayRange = { from: period.from, to: period.to }
  const placed = placedOf(context, planId, question, channel.key, days)
  const booked = placed.filter(({ flight }) => flight.isBooked)
  const free = placed.filter(({ flight }) => !flight.isBooked)
  const left = Math.max(0, channel.suggestedMinor * period.weeks - booked.reduce((sum, { amountMinor }) => sum + amountMinor, 0))
  const line = mainLine(context, question, channel.key)
  const without = daysWithout(placed, days)
  // All of it is booked, and not enough: the rest runs beside it.
  const added = line === null ? [] : free.length === 0 && without.length === 0 ? [days] : without
  if (free.length === 0 && added.length === 0) return left === 0 ? ok(null) : err({ type: 'ChannelHasNoCampaign', name: channel.name })

  // What is booked has been taken off already: its days weigh only where a free flight spans them, too.
  const spannedByFree = lengthOf([days]) - lengthOf(daysWithout(free, days))
  const [ofFree = 0, ...ofAdded] = apportion(left, [spannedByFree, ...added.map((gap) => lengthOf([gap]))]) ?? []
  const parts =
    apportion(
      ofFree,
      free.map(({ amountMinor }) => amountMinor),
    ) ??
    apportion(
      ofFree,
      free.map(({ days: count }) => count),
    ) ??
    []
  for (const [index, { flight }] of free.entries()) done(flightHandlers.setCells(context, { id: flight.id, cells: [{ days, amountMinor: parts[index] ?? 0 }] }))
  for (const [index, { from, to }] of added.entries()) {
    const amountMinor = ofAdded[index] ?? 0
    if (amountMinor > 0)
      done(
        flightHandlers.add(context, {
          planId,
          fields: FlightFields.parse({
            ...line,
            startsOn: from,
            endsOn: to,
            amountMinor,
            currency: question.currency,
            note: t`Added by an adopted suggestion.`,
          }),
        }),
      )
  }
  return ok(null)
}
