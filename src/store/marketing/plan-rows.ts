import { asc, eq } from 'drizzle-orm'
import type { Flight, FlightId, MediaPlanId } from '../../shared/marketing/flight'
import { flightDaysWithin } from '../../shared/marketing/flighting'
import type { PlannedVersion } from '../../shared/marketing/plan-sheet'
import { MediaPlan } from '../../shared/marketing/media-plan'
import { PlanCost } from '../../shared/marketing/plan-cost'
import type { StoreContext } from '../context'
import { mediaPlans } from './media-plan.table'
import { planCosts } from './plan-cost.table'

/** A version by its number. Null: there is none. */
export const findPlan = ({ db }: StoreContext, id: MediaPlanId): MediaPlan | null => {
  const row = db.select().from(mediaPlans).where(eq(mediaPlans.id, id)).get()
  return row === undefined ? null : MediaPlan.parse(row)
}

/** The version that holds. Null: nothing has been planned yet. */
export const currentPlan = ({ db }: StoreContext): MediaPlan | null => {
  const row = db.select().from(mediaPlans).where(eq(mediaPlans.isCurrent, true)).get()
  return row === undefined ? null : MediaPlan.parse(row)
}

const flightSql = `SELECT flight.id, plan_id AS planId, lineage, campaign_id AS campaignId, campaign.name AS campaignName, platform, placement, flight.starts_on AS startsOn,
    flight.ends_on AS endsOn, amount_minor AS amountMinor, flight.currency, shape, custom_minor AS customMinor, dark, is_booked AS isBooked, note
  FROM flight JOIN campaign ON campaign.id = campaign_id`

interface FlightRow extends Omit<Flight, 'customMinor' | 'dark' | 'isBooked'> {
  readonly customMinor: string | null
  readonly dark: string
  readonly isBooked: number
}

const toFlight = (row: unknown): Flight => {
  // Columns of flightSql; they were checked when they were written, and a plan has too many to do it at every reading.
  const { customMinor, dark, isBooked, ...fields } = row as FlightRow
  return { ...fields, ...flightDaysWithin(fields), customMinor: customMinor === null ? null : (JSON.parse(customMinor) as Flight['customMinor']), dark: JSON.parse(dark) as Flight['dark'], isBooked: isBooked === 1 }
}

/** A version's flights in the order of its lines: campaign, channel, currency, first day. */
export const readFlights = ({ prepare }: StoreContext, planId: MediaPlanId): readonly Flight[] =>
  prepare(`${flightSql} WHERE plan_id = ? ORDER BY sort_name, campaign_id, platform, placement, flight.currency, flight.starts_on, flight.id`).all(planId).map(toFlight)

/** A flight as it is now. Null: there is none of that number. */
export const findFlight = ({ prepare }: StoreContext, id: FlightId): Flight | null => {
  const row = prepare(`${flightSql} WHERE flight.id = ?`).get(id)
  return row === undefined ? null : toFlight(row)
}

const toPlanCost = ({ rule, ratePpm, amountMinor, currency, on, from, to, ...row }: typeof planCosts.$inferSelect): PlanCost => PlanCost.parse({ ...row, rule: { rule, ratePpm, amountMinor, currency, on, from, to } })

/** A version's planned costs in the order they were added. */
export const readPlanCosts = ({ db }: StoreContext, planId: MediaPlanId): PlanCost[] => db.select().from(planCosts).where(eq(planCosts.planId, planId)).orderBy(asc(planCosts.lineage)).all().map(toPlanCost)

/** A version with all that is planned in it. Null: there is none. */
export const readVersion = (context: StoreContext, id: MediaPlanId): PlannedVersion | null => {
  const plan = findPlan(context, id)
  return plan === null ? null : { plan, flights: readFlights(context, id), costs: readPlanCosts(context, id) }
}
