import { z } from 'zod'
import { addDays, Day, daysBetween, firstOfMonth, monthOf, weekStart } from '../kernel/day'
import { largestTypedMinor } from '../kernel/money'
import type { Patch } from '../kernel/patch'
import { t } from '../kernel/words'
import { apportion } from './apportion'

/** A day that may be planned for. A year half typed, 0026, would make a plan of two thousand years. */
export const PlannedDay = Day.refine((day) => day === withinPlan(day), t`A plan lies between the years 2000 and 2099`)

/** Longest flight in days: five years. */
export const longestFlightDays = 1830

// Both are days of the calendar.
const [firstPlannedDay, lastPlannedDay] = ['2000-01-01' as Day, '2099-12-31' as Day]

const withinPlan = (day: Day): Day => (day < firstPlannedDay ? firstPlannedDay : day > lastPlannedDay ? lastPlannedDay : day)

/** The days of a flight as far as one may reach: a workbook that was made elsewhere can hold one of ten thousand years, for which every screen of the plan would work without end. */
export const flightDaysWithin = ({ startsOn, endsOn }: Pick<FlightPlan, 'startsOn' | 'endsOn'>): Pick<FlightPlan, 'startsOn' | 'endsOn'> => {
  const [first, last] = [withinPlan(startsOn), withinPlan(endsOn)]
  const longest = addDays(first, longestFlightDays - 1)
  return { startsOn: first, endsOn: last > longest ? longest : last < first ? first : last }
}

/** The most a flight may plan, in minor units; sums of many stay exact. */
export const largestPlannedMinor = largestTypedMinor

export const PlannedAmount = z.int().nonnegative().max(largestPlannedMinor, t`This is more than a plan can hold`)

/** How a flight's money lies over its days. Front: falls in a straight line, the first day three times the last. Back: the mirror of it. Custom: day by day as typed in. */
export const FlightShape = z.enum(['even', 'front', 'back', 'custom'])
export type FlightShape = z.infer<typeof FlightShape>

export const flightShapeNames: Readonly<Record<FlightShape, string>> = { even: t`Even`, front: t`Front-loaded`, back: t`Back-loaded`, custom: t`Custom` }

/** Days from one to another, both included. */
export const DayRange = z.object({ from: Day, to: Day }).refine(({ from, to }) => from <= to, t`The last day is before the first`)
export type DayRange = z.infer<typeof DayRange>

/** A dated stretch of planned spend. Its cells, one for each day, are the truth; weeks and months are sums of them. */
export interface FlightPlan {
  readonly startsOn: Day
  readonly endsOn: Day
  /** In minor units. */
  readonly amountMinor: number
  readonly shape: FlightShape
  /** The cells where the shape is custom, first day first; they add up to the amount. Null with any other shape. */
  readonly customMinor: readonly number[] | null
  /** Days on which nothing runs, in order, apart from each other, within the flight. */
  readonly dark: readonly DayRange[]
}

/** How many days a flight has, dark ones included. */
export const flightLength = ({ startsOn, endsOn }: Pick<FlightPlan, 'startsOn' | 'endsOn'>): number => daysBetween(startsOn, endsOn) + 1

/** Whether something runs, day by day. */
export const activeDays = ({ startsOn, endsOn, dark }: Pick<FlightPlan, 'startsOn' | 'endsOn' | 'dark'>): readonly boolean[] => {
  const active = Array<boolean>(flightLength({ startsOn, endsOn })).fill(true)
  for (const { from, to } of dark) active.fill(false, Math.max(0, daysBetween(startsOn, from)), Math.max(0, daysBetween(startsOn, to) + 1))
  return active
}

/** The dark stretches of a flight in order, clipped to it, those that touch as one. */
const tidyDark = ({ startsOn, endsOn }: Pick<FlightPlan, 'startsOn' | 'endsOn'>, dark: readonly DayRange[]): readonly DayRange[] => {
  const result: { from: Day; to: Day }[] = []
  const inside = dark.filter(({ from, to }) => to >= startsOn && from <= endsOn).sort((left, right) => daysBetween(right.from, left.from))
  for (const { from, to } of inside) {
    const last = result.at(-1)
    const end = to > endsOn ? endsOn : to
    if (last !== undefined && from <= addDays(last.to, 1)) last.to = end > last.to ? end : last.to
    else result.push({ from: from < startsOn ? startsOn : from, to: end })
  }
  return result
}

/** How heavy the day at a place among the active days is. */
const shapeWeight = (shape: Exclude<FlightShape, 'custom'>, place: number, count: number): number => {
  if (shape === 'even' || count === 1) return 1
  return shape === 'front' ? 3 * (count - 1) - 2 * place : count - 1 + 2 * place
}

const shapeWeights = (active: readonly boolean[], shape: Exclude<FlightShape, 'custom'>): readonly number[] => {
  const count = active.filter(Boolean).length
  let place = 0
  return active.map((isActive) => {
    if (!isActive) return 0
    place += 1
    return shapeWeight(shape, place - 1, count)
  })
}

/** The amount over the active days by a profile; evenly where the profile has nothing on them. */
const spread = (amountMinor: number, active: readonly boolean[], profile: readonly number[]): readonly number[] | null =>
  apportion(amountMinor, active.map((isActive, index) => (isActive ? (profile[index] ?? 0) : 0))) ?? apportion(amountMinor, shapeWeights(active, 'even'))

/** What is planned for each day in minor units, first day first. The cells of a flight add up to its amount exactly, and dark days have none. */
export const flightCells = (flight: FlightPlan): readonly number[] => {
  if (flight.customMinor !== null) return flight.customMinor
  const active = activeDays(flight)
  return apportion(flight.amountMinor, shapeWeights(active, flight.shape === 'custom' ? 'even' : flight.shape)) ?? active.map(() => 0)
}

/** A flight as asked for, its dark days in order. Null: every day would be dark, or the flight ends before it starts. */
export const planFlight = ({ startsOn, endsOn, amountMinor, shape, dark }: Omit<FlightPlan, 'customMinor'>): FlightPlan | null => {
  if (endsOn < startsOn) return null
  const plan: FlightPlan = { startsOn, endsOn, amountMinor, shape, dark: tidyDark({ startsOn, endsOn }, dark), customMinor: null }
  if (!activeDays(plan).includes(true)) return null
  return shape === 'custom' ? { ...plan, customMinor: flightCells(plan) } : plan
}

/** The same flight some days later (earlier where negative), its dark days with it. */
export const moveFlight = (flight: FlightPlan, days: number): FlightPlan => ({
  ...flight,
  startsOn: addDays(flight.startsOn, days),
  endsOn: addDays(flight.endsOn, days),
  dark: flight.dark.map(({ from, to }) => ({ from: addDays(from, days), to: addDays(to, days) })),
})

/** A profile over another number of places: each old place lies as a block over the new ones and gives each the part it covers. */
const resample = (profile: readonly number[], count: number): readonly number[] => {
  const result = Array<number>(count).fill(0)
  profile.forEach((value, index) => {
    const from = index * count
    const to = from + count
    for (let place = Math.floor(from / profile.length); place * profile.length < to; place += 1) {
      const overlap = Math.min(to, (place + 1) * profile.length) - Math.max(from, place * profile.length)
      result[place] = (result[place] ?? 0) + value * overlap
    }
  })
  return result
}

/** Large cells times many days would leave the safe integers; a profile needs no more than these digits to keep its form. */
const scaledDown = (profile: readonly number[]): readonly number[] => {
  const largest = Math.max(...profile)
  const limit = 10 ** 9
  return largest <= limit ? profile : profile.map((value) => Math.round((value / largest) * limit))
}

/**
 * The same amount between another first and last day. Dark days stay on the calendar where they still lie within; custom cells are stretched with
 * the flight. Null: the flight would end before it starts, or only dark days are left.
 */
export const stretchFlight = (flight: FlightPlan, { startsOn, endsOn }: Pick<FlightPlan, 'startsOn' | 'endsOn'>): FlightPlan | null => {
  const plan = planFlight({ ...flight, startsOn, endsOn })
  if (plan === null || flight.customMinor === null) return plan
  const before = activeDays(flight)
  const active = activeDays(plan)
  const profile = resample(scaledDown(flight.customMinor.filter((_, index) => before[index])), active.filter(Boolean).length)
  let place = -1
  const weights = active.map((isActive) => (isActive ? (profile[(place += 1)] ?? 0) : 0))
  return { ...plan, customMinor: spread(flight.amountMinor, active, weights) }
}

/** Another amount over the same days, in the same proportions. */
export const setFlightAmount = (flight: FlightPlan, amountMinor: number): FlightPlan => ({
  ...flight,
  amountMinor,
  customMinor: flight.customMinor === null ? null : spread(amountMinor, activeDays(flight), flight.customMinor),
})

/** Another shape of the same amount. Custom starts from the cells as they are. */
export const shapeFlight = (flight: FlightPlan, shape: FlightShape): FlightPlan => ({ ...flight, shape, customMinor: shape === 'custom' ? flightCells(flight) : null })

/** Other dark days; the amount moves to the days that are left. Null: none would be left. */
export const darkenFlight = (flight: FlightPlan, dark: readonly DayRange[]): FlightPlan | null => {
  const plan = planFlight({ ...flight, dark })
  if (plan === null || flight.customMinor === null) return plan
  return { ...plan, customMinor: spread(flight.amountMinor, activeDays(plan), flight.customMinor) }
}

/** Several of these at once. Null: the flight would end before it starts, or no day would be left that is not dark. */
export const reviseFlight = (flight: FlightPlan, { startsOn = flight.startsOn, endsOn = flight.endsOn, amountMinor, shape, dark }: Patch<Omit<FlightPlan, 'customMinor'>>): FlightPlan | null => {
  // Without dark days between: those of before may cover the new days, and those to come the old.
  const light = dark === undefined ? flight : darkenFlight(flight, [])
  const areDaysSame = startsOn === flight.startsOn && endsOn === flight.endsOn
  const stretched = light === null || areDaysSame ? light : stretchFlight(light, { startsOn, endsOn })
  if (stretched === null) return null
  const paid = amountMinor === undefined ? stretched : setFlightAmount(stretched, amountMinor)
  const shaped = shape === undefined ? paid : shapeFlight(paid, shape)
  return dark === undefined ? shaped : darkenFlight(shaped, dark)
}

/**
 * Types an amount over some of the flight's days: they share it in their proportions, evenly where they had nothing. The flight becomes custom and its
 * amount the sum of its cells. Null: none of the days is an active day of the flight.
 */
export const setFlightCell = (flight: FlightPlan, { from, to }: DayRange, amountMinor: number): FlightPlan | null => {
  const cells = flightCells(flight)
  const isMeant = activeDays(flight).map((isActive, index) => isActive && index >= daysBetween(flight.startsOn, from) && index <= daysBetween(flight.startsOn, to))
  const parts = spread(amountMinor, isMeant, cells)
  if (parts === null) return null
  const customMinor = cells.map((cell, index) => (isMeant[index] === true ? (parts[index] ?? 0) : cell))
  return { ...flight, shape: 'custom', customMinor, amountMinor: customMinor.reduce((sum, cell) => sum + cell, 0) }
}

/** How finely a plan is shown. */
export const PlanGrain = z.enum(['day', 'week', 'month'])
export type PlanGrain = z.infer<typeof PlanGrain>

const periodStart = (day: Day, grain: PlanGrain, firstWeekday: number): Day => {
  if (grain === 'month') return firstOfMonth(monthOf(day))
  return grain === 'week' ? weekStart(day, firstWeekday) : day
}

const nextStart = (start: Day, grain: PlanGrain, firstWeekday: number): Day => {
  if (grain === 'day') return addDays(start, 1)
  // 31 days after a first of month lies in the next month.
  return grain === 'week' ? addDays(start, 7) : periodStart(addDays(start, 31), 'month', firstWeekday)
}

/** The whole days, weeks or months that hold all days from one to another, in order. Weeks begin on the given ISO weekday. */
export const periodsBetween = (from: Day, to: Day, grain: PlanGrain, firstWeekday: number): readonly DayRange[] => {
  const periods: DayRange[] = []
  for (let start = periodStart(from, grain, firstWeekday); start <= to; ) {
    const next = nextStart(start, grain, firstWeekday)
    periods.push({ from: start, to: addDays(next, -1) })
    start = next
  }
  return periods
}

/** Cells that begin on a day, added up into periods that are in order. What lies in none of them is left out. */
export const rollUp = (startsOn: Day, cells: readonly number[], periods: readonly DayRange[]): readonly number[] =>
  periods.map(({ from, to }) => {
    let sum = 0
    const last = Math.min(cells.length - 1, daysBetween(startsOn, to))
    for (let index = Math.max(0, daysBetween(startsOn, from)); index <= last; index += 1) sum += cells[index] ?? 0
    return sum
  })
