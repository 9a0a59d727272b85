import { z } from 'zod'
import { Currency } from '../kernel/money'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { CampaignId } from './campaign'
import { CampaignNotFound, EndsBeforeStart } from './campaign.contract'
import { Flight, FlightFields, FlightId, MediaPlanId, PlacementFamily } from './flight'
import { DayRange, FlightShape, longestFlightDays, PlannedAmount, PlannedDay } from './flighting'

export const MediaPlanNotFound = z.object({ type: z.literal('MediaPlanNotFound'), id: MediaPlanId })
const FlightNotFound = z.object({ type: z.literal('FlightNotFound'), id: FlightId })
/** Every day would be dark, or none of the days meant runs, so the money has no day to lie on. */
const NoActiveDay = z.object({ type: z.literal('NoActiveDay') })
/** Longer than five years. */
const FlightTooLong = z.object({ type: z.literal('FlightTooLong'), longestDays: z.int() })
/** The cells add up to more than a flight may plan. */
const FlightTooLarge = z.object({ type: z.literal('FlightTooLarge'), largestMinor: z.int() })

/** What is planned over several stretches of a flight's days. */
export const FlightCells = z.object({ id: FlightId, cells: z.array(z.object({ days: DayRange, amountMinor: PlannedAmount })).min(1).max(longestFlightDays) })

const touches = ['mediaPlan', 'budget', 'pacing', 'calendar', 'advice'] as const
const ofFlight = { output: Flight, touches }

const { shape: fields } = FlightFields

const FlightPatch = z
  .object({
    campaignId: CampaignId,
    platform: AdPlatform,
    placement: PlacementFamily,
    startsOn: PlannedDay,
    endsOn: PlannedDay,
    amountMinor: PlannedAmount,
    currency: Currency,
    shape: FlightShape,
    dark: fields.dark.unwrap(),
    isBooked: z.boolean(),
    note: fields.note.unwrap(),
  })
  .partial()

/** Every command is one step of the undo history. Dark days and typed cells always belong to the flight they were made for. */
export const flightContract = {
  /** Flights of a version in order of their first day: of one campaign, or all. */
  list: query({ input: z.object({ planId: MediaPlanId, campaignId: CampaignId.nullable().default(null) }), output: z.array(Flight), errors: errors(MediaPlanNotFound) }),
  get: query({ input: z.object({ id: FlightId }), output: Flight, errors: errors(FlightNotFound) }),
  add: command({
    ...ofFlight,
    input: z.object({ planId: MediaPlanId, fields: FlightFields }),
    errors: errors(MediaPlanNotFound, CampaignNotFound, EndsBeforeStart, FlightTooLong, NoActiveDay),
    label: t`Add flight`,
  }),
  /** Other days, as `stretch`; another amount, in the same proportions; another shape; all dark days anew, whose amount moves to the days left; another campaign or channel; any of these at once. */
  edit: command({
    ...ofFlight,
    input: z.object({ id: FlightId, changes: FlightPatch }),
    errors: errors(FlightNotFound, CampaignNotFound, EndsBeforeStart, FlightTooLong, NoActiveDay),
    label: t`Edit flight`,
  }),
  /** The same flight once more in its version, from another first day; not booked. */
  copy: command({ ...ofFlight, input: z.object({ id: FlightId, startsOn: PlannedDay }), errors: errors(FlightNotFound), label: t`Copy flight` }),
  /** The whole flight to another first day, dark days with it. */
  move: command({ ...ofFlight, input: z.object({ id: FlightId, startsOn: PlannedDay }), errors: errors(FlightNotFound), label: t`Move flight` }),
  /** Another first or last day for the same amount; dark days stay on the calendar. */
  stretch: command({
    ...ofFlight,
    input: z.object({ id: FlightId, startsOn: PlannedDay, endsOn: PlannedDay }),
    errors: errors(FlightNotFound, EndsBeforeStart, FlightTooLong, NoActiveDay),
    label: t`Stretch flight`,
  }),
  /** What is planned over some days each, a week for instance: taken one after another, as one step. The flight becomes custom and its amount the sum of its cells. */
  setCells: command({
    ...ofFlight,
    input: FlightCells,
    errors: errors(FlightNotFound, NoActiveDay, FlightTooLarge),
    label: t`Type in cells`,
  }),
  book: command({ input: z.object({ ids: z.array(FlightId).min(1).max(1000), isBooked: z.boolean() }), output: z.object({ changed: z.int() }), errors: errors(FlightNotFound), label: t`Book flights`, labelOfOne: t`Book flight`, touches }),
  remove: command({ input: z.object({ ids: z.array(FlightId).min(1).max(1000) }), output: z.object({ removed: z.int() }), errors: errors(FlightNotFound), label: t`Remove flights`, labelOfOne: t`Remove flight`, touches }),
}
