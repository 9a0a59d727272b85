import { eq } from 'drizzle-orm'
import { daysBetween } from '../../shared/kernel/day'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { Flight, FlightId, MediaPlanId } from '../../shared/marketing/flight'
import type { flightContract } from '../../shared/marketing/flight.contract'
import { type FlightPlan, flightLength, largestPlannedMinor, longestFlightDays, moveFlight, planFlight, reviseFlight, setFlightCell, stretchFlight } from '../../shared/marketing/flighting'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { flights } from './flight.table'
import { campaignNotFound, hasCampaign } from './has-campaign'
import { findFlight, findPlan, readFlights } from './plan-rows'

const flightNotFound = (id: FlightId) => err({ type: 'FlightNotFound' as const, id })
const planNotFound = (id: MediaPlanId) => err({ type: 'MediaPlanNotFound' as const, id })
const noActiveDay = () => err({ type: 'NoActiveDay' as const })

/** Why a flight cannot run between two days. */
const wrongDays = (days: Pick<FlightPlan, 'startsOn' | 'endsOn'>): { readonly type: 'EndsBeforeStart' } | { readonly type: 'FlightTooLong'; readonly longestDays: number } | null => {
  if (days.endsOn < days.startsOn) return { type: 'EndsBeforeStart' }
  return flightLength(days) > longestFlightDays ? { type: 'FlightTooLong', longestDays: longestFlightDays } : null
}

const columnsOf = ({ startsOn, endsOn, amountMinor, shape, customMinor, dark }: FlightPlan) => ({ startsOn, endsOn, amountMinor, shape, customMinor, dark })

type NewFlight = Omit<typeof flights.$inferInsert, 'id' | 'lineage'>

/** A flight that is new to every version: the first of its lineage. */
const insertFlight = (context: StoreContext, row: NewFlight): Flight => {
  const { id } = context.db.insert(flights).values({ ...row, lineage: 0 }).returning({ id: flights.id }).get()
  context.db.update(flights).set({ lineage: id }).where(eq(flights.id, id)).run()
  return existing(context, id as FlightId)
}

/** A flight that was just written. */
const existing = (context: StoreContext, id: FlightId): Flight => {
  const flight = findFlight(context, id)
  if (flight === null) throw new Error(`Flight ${id} was not written`)
  return flight
}

const save = (context: StoreContext, id: FlightId, changes: Partial<NewFlight>): Result<Flight, never> => {
  context.db.update(flights).set(changes).where(eq(flights.id, id)).run()
  return ok(existing(context, id))
}

/** The first number that no flight has. Null: all are there. */
const firstMissing = ({ prepare }: StoreContext, ids: readonly FlightId[]): FlightId | null => ids.find((id) => prepare('SELECT 1 FROM flight WHERE id = ?').get(id) === undefined) ?? null

/** A flight like another one, some days later, not booked. */
const likeness = (flight: Flight, days: number): NewFlight => {
  const { planId, campaignId, platform, placement, currency, note } = flight
  return { planId, campaignId, platform, placement, currency, note, isBooked: false, ...columnsOf(moveFlight(flight, days)) }
}

/** Copies a campaign's flights in a version to another campaign, some days later. */
export const copyFlights = (context: StoreContext, { planId, fromCampaign, toCampaign, days }: { readonly planId: MediaPlanId; readonly fromCampaign: number; readonly toCampaign: number; readonly days: number }): void => {
  for (const flight of readFlights(context, planId)) if (flight.campaignId === fromCampaign) insertFlight(context, { ...likeness(flight, days), campaignId: toCampaign })
}

export const flightHandlers: Handlers<typeof flightContract, StoreContext> = {
  list: (context, { planId, campaignId }) => {
    if (findPlan(context, planId) === null) return planNotFound(planId)
    const all = readFlights(context, planId).filter((flight) => campaignId === null || flight.campaignId === campaignId)
    return ok(all.sort((left, right) => daysBetween(right.startsOn, left.startsOn) || left.id - right.id))
  },

  get: (context, { id }) => {
    const flight = findFlight(context, id)
    return flight === null ? flightNotFound(id) : ok(flight)
  },

  add: (context, { planId, fields }) => {
    if (findPlan(context, planId) === null) return planNotFound(planId)
    if (!hasCampaign(context, fields.campaignId)) return campaignNotFound(fields.campaignId)
    const wrong = wrongDays(fields)
    if (wrong !== null) return err(wrong)
    const plan = planFlight(fields)
    return plan === null ? noActiveDay() : ok(insertFlight(context, { ...fields, planId, ...columnsOf(plan) }))
  },

  edit: (context, { id, changes }) => {
    const flight = findFlight(context, id)
    if (flight === null) return flightNotFound(id)
    const edited = applyPatch(flight, changes)
    const { campaignId, platform, placement, currency, isBooked, note } = edited
    if (!hasCampaign(context, campaignId)) return campaignNotFound(campaignId)
    const wrong = wrongDays(edited)
    if (wrong !== null) return err(wrong)
    const plan = reviseFlight(flight, changes)
    return plan === null ? noActiveDay() : save(context, id, { campaignId, platform, placement, currency, isBooked, note, ...columnsOf(plan) })
  },

  copy: (context, { id, startsOn }) => {
    const flight = findFlight(context, id)
    if (flight === null) return flightNotFound(id)
    return ok(insertFlight(context, likeness(flight, daysBetween(flight.startsOn, startsOn))))
  },

  move: (context, { id, startsOn }) => {
    const flight = findFlight(context, id)
    return flight === null ? flightNotFound(id) : save(context, id, columnsOf(moveFlight(flight, daysBetween(flight.startsOn, startsOn))))
  },

  stretch: (context, { id, startsOn, endsOn }) => {
    const flight = findFlight(context, id)
    if (flight === null) return flightNotFound(id)
    const wrong = wrongDays({ startsOn, endsOn })
    if (wrong !== null) return err(wrong)
    const stretched = stretchFlight(flight, { startsOn, endsOn })
    return stretched === null ? noActiveDay() : save(context, id, columnsOf(stretched))
  },

  setCells: (context, { id, cells }) => {
    const flight = findFlight(context, id)
    if (flight === null) return flightNotFound(id)
    const typed = cells.reduce<FlightPlan | null>((plan, { days, amountMinor }) => (plan === null ? null : setFlightCell(plan, days, amountMinor)), flight)
    if (typed === null) return noActiveDay()
    return typed.amountMinor > largestPlannedMinor ? err({ type: 'FlightTooLarge', largestMinor: largestPlannedMinor }) : save(context, id, columnsOf(typed))
  },

  book: (context, { ids, isBooked }) => {
    const missing = firstMissing(context, ids)
    if (missing !== null) return flightNotFound(missing)
    const statement = context.prepare('UPDATE flight SET is_booked = ? WHERE id = ? AND is_booked <> ?')
    return ok({ changed: ids.reduce((count, id) => count + statement.run(Number(isBooked), id, Number(isBooked)).changes, 0) })
  },

  remove: (context, { ids }) => {
    const missing = firstMissing(context, ids)
    if (missing !== null) return flightNotFound(missing)
    const statement = context.prepare('DELETE FROM flight WHERE id = ?')
    return ok({ removed: ids.reduce((count, id) => count + statement.run(id).changes, 0) })
  },
}
