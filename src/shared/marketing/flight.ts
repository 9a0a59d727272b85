import { z } from 'zod'
import { Day, toDayNumber } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Currency } from '../kernel/money'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { CampaignId } from './campaign'
import { DayRange, flightCells, FlightShape, PlannedAmount, PlannedDay } from './flighting'

export const FlightId = RowId.brand<'FlightId'>()
export type FlightId = z.infer<typeof FlightId>

export const MediaPlanId = RowId.brand<'MediaPlanId'>()
export type MediaPlanId = z.infer<typeof MediaPlanId>

/** Where on a platform ads of a kind appear; with the platform it makes a channel. `any`: not planned apart. */
export const PlacementFamily = z.enum(['any', 'feed', 'story', 'short_video', 'video', 'search', 'shopping', 'display', 'message'])
export type PlacementFamily = z.infer<typeof PlacementFamily>

export const placementNames: Readonly<Record<PlacementFamily, string>> = {
  any: t`All placements`, feed: t`Feed`, story: t`Stories`, short_video: t`Short video`, video: t`Video`, search: t`Search`, shopping: t`Shopping`, display: t`Display`, message: t`Messages`,
}

/** What a person plans for one stretch of a channel. */
export const FlightFields = z.object({
  campaignId: CampaignId,
  platform: AdPlatform,
  placement: PlacementFamily.default('any'),
  startsOn: PlannedDay,
  endsOn: PlannedDay,
  /** In minor units of `currency`. */
  amountMinor: PlannedAmount,
  currency: Currency,
  shape: FlightShape.default('even'),
  /** Days on which nothing runs; those outside the flight are left out. */
  dark: z.array(DayRange).max(400).default([]),
  /** Whether the money is promised to the seller; booked flights are the committed part of a budget. */
  isBooked: z.boolean().default(false),
  note: z.string().max(5000).default(''),
})
export type FlightFields = z.infer<typeof FlightFields>

/** A channel's dated stretch of planned spend in one version of the media plan. */
export const Flight = FlightFields.extend({
  id: FlightId,
  planId: MediaPlanId,
  campaignName: z.string(),
  /** The same in every version that was copied from the one it was first planned in. */
  lineage: z.int().positive(),
  amountMinor: z.int().nonnegative(),
  /** A flight moved to the end of the century may end after it. */
  endsOn: Day,
  /** What is planned day by day where the shape is custom; the sum is the amount. Null with any other shape. */
  customMinor: z.array(z.int().nonnegative()).nullable(),
})
export type Flight = z.infer<typeof Flight>

/** A flight with what it plans day by day, in minor units, laid out once. `start`: its first day, as days since 1970-01-01. */
export interface LaidFlight {
  readonly flight: Flight
  readonly start: number
  readonly cells: readonly number[]
}

/** Flights with their cells, for whoever looks at the cells again and again. */
export const layFlights = (flights: readonly Flight[]): readonly LaidFlight[] => flights.map((flight) => ({ flight, start: toDayNumber(flight.startsOn), cells: flightCells(flight) }))
