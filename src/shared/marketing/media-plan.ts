import { z } from 'zod'
import { Currency } from '../kernel/money'
import { KeptName, typedName } from '../kernel/name'
import { AdPlatform } from '../kernel/platform'
import { Quarter } from '../kernel/quarter'
import { t } from '../kernel/words'
import { CampaignId } from './campaign'
import { Conversion, MoneyAmount } from './exchange-rate'
import { Flight, MediaPlanId, PlacementFamily } from './flight'
import { DayRange, PlanGrain, PlannedDay } from './flighting'
import { PlanCost } from './plan-cost'

/** A version of the workbook's media plan. */
export const KeptMediaPlanFields = z.object({
  name: KeptName,
  note: z.string().max(50_000).default(''),
  /** The days it is a plan for. Flights may reach beyond; budgets of the whole plan mean these days. */
  startsOn: PlannedDay,
  endsOn: PlannedDay,
})
/** The same as it is typed. */
export const MediaPlanFields = KeptMediaPlanFields.extend({ name: typedName(200, t`A version needs a name`) })
export type MediaPlanFields = z.infer<typeof MediaPlanFields>

export const MediaPlan = KeptMediaPlanFields.extend({
  id: MediaPlanId,
  /** The version that holds: pacing and budgets look at it. One version is current as soon as there is one. */
  isCurrent: z.boolean(),
  createdAt: z.iso.datetime(),
})
export type MediaPlan = z.infer<typeof MediaPlan>

/** A version in the list, with its media. Currencies stand side by side and are never added. */
export const MediaPlanRow = MediaPlan.extend({ flights: z.int().nonnegative(), media: z.array(MoneyAmount) })
export type MediaPlanRow = z.infer<typeof MediaPlanRow>

/** One line of the flowchart: a campaign's channel in one currency. Cells in minor units, one for each period. */
export const PlanRow = z.object({
  campaignId: CampaignId,
  campaignName: z.string(),
  platform: AdPlatform,
  placement: PlacementFamily,
  currency: Currency,
  flights: z.array(Flight),
  cellsMinor: z.array(z.int()),
  totalMinor: z.int(),
})
export type PlanRow = z.infer<typeof PlanRow>

/** Everything planned in one currency, in minor units. */
export const PlanTotal = z.object({
  currency: Currency,
  /** Media, one for each period. */
  cellsMinor: z.array(z.int()),
  mediaMinor: z.int(),
  costMinor: z.int(),
  totalMinor: z.int(),
  quarters: z.array(z.object({ quarter: Quarter, mediaMinor: z.int(), costMinor: z.int(), totalMinor: z.int() })),
})
export type PlanTotal = z.infer<typeof PlanTotal>

/** A version laid out over time. Media and costs are whole: the periods hold every flight and cost, also those beyond the version's own days. */
export const PlanSheet = z.object({
  plan: MediaPlan,
  grain: PlanGrain,
  periods: z.array(DayRange),
  rows: z.array(PlanRow),
  totals: z.array(PlanTotal),
  /** What each planned cost comes to, by currency. */
  costs: z.array(z.object({ cost: PlanCost, amounts: z.array(MoneyAmount) })),
  /** All currencies in one, by dated rates. Null: not asked for. */
  converted: z.object({ media: Conversion, cost: Conversion, total: Conversion }).nullable(),
})
export type PlanSheet = z.infer<typeof PlanSheet>

/** What is not the same of a flight in two versions. */
export const FlightDifference = z.enum(['moved', 'stretched', 'amount', 'currency', 'shape', 'dark', 'assigned', 'booked'])
export type FlightDifference = z.infer<typeof FlightDifference>

/** A flight that two versions do not share as it is. `before` null: added; `after` null: removed. */
export const FlightChange = z.object({ before: Flight.nullable(), after: Flight.nullable(), differences: z.array(FlightDifference) })
export type FlightChange = z.infer<typeof FlightChange>

/** Two versions side by side. Totals in minor units, by currency. */
export const PlanComparison = z.object({
  before: MediaPlan,
  after: MediaPlan,
  flights: z.array(FlightChange),
  unchangedFlights: z.int().nonnegative(),
  costs: z.array(z.object({ before: PlanCost.nullable(), after: PlanCost.nullable() })),
  totals: z.array(z.object({ currency: Currency, mediaBeforeMinor: z.int(), mediaAfterMinor: z.int(), costBeforeMinor: z.int(), costAfterMinor: z.int() })),
})
export type PlanComparison = z.infer<typeof PlanComparison>
