import { z } from 'zod'
import { addDays, type Day, daysBetween, dayOf } from '../kernel/day'
import { shortQuarterText } from '../kernel/day-text'
import { t } from '../kernel/words'

/** A quarter or a year of the calendar: `2026-Q3`, `2026`. */
export const ReviewPeriod = z
  .string()
  .regex(/^\d{4}(?:-Q[1-4])?$/, t`A period is written like 2026-Q3 or 2026`)
  .refine((text) => Number(text.slice(0, 4)) > 1 && Number(text.slice(0, 4)) < 9999, t`The year is out of reach`)
  .brand<'ReviewPeriod'>()
export type ReviewPeriod = z.infer<typeof ReviewPeriod>

/** Days from one to another, both included. */
export interface ReviewDays {
  readonly from: Day
  readonly to: Day
}

interface Parts {
  readonly year: number
  /** 1 to 4. Null: the whole year. */
  readonly quarter: number | null
}

const partsOf = (period: ReviewPeriod): Parts => ({ year: Number(period.slice(0, 4)), quarter: period.length > 4 ? Number(period.slice(6)) : null })

const periodOf = ({ year, quarter }: Parts): ReviewPeriod =>
  // Written as the brand demands. Every day lies in a period; only what a person asks for is kept from the first and the last year, which have none beside them.
  `${String(year).padStart(4, '0')}${quarter === null ? '' : `-Q${quarter}`}` as ReviewPeriod

/** The period some steps after, or before where they are negative. */
export const periodAfter = (period: ReviewPeriod, steps: number): ReviewPeriod => {
  const { year, quarter } = partsOf(period)
  if (quarter === null) return periodOf({ year: year + steps, quarter })
  const quarters = year * 4 + quarter - 1 + steps
  return periodOf({ year: Math.floor(quarters / 4), quarter: (quarters % 4) + 1 })
}

/** The quarter that a day lies in. */
export const quarterOfDay = (day: Day): ReviewPeriod => periodOf({ year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) })

/** The year that a day lies in. */
export const yearOfDay = (day: Day): ReviewPeriod => periodOf({ year: Number(day.slice(0, 4)), quarter: null })

/** The first and the last day of a quarter or a year. */
export const daysOfPeriod = (period: ReviewPeriod): ReviewDays => {
  const { year, quarter } = partsOf(period)
  const [first, last] = quarter === null ? [1, 12] : [quarter * 3 - 2, quarter * 3]
  // Quarters end with a month of 31 or 30 days, and every month begins with a first.
  return { from: dayOf(year, first, 1) as Day, to: (dayOf(year, last, 31) ?? dayOf(year, last, 30)) as Day }
}

/** A period as it is said: `Q3 2026`, `2026`. */
export const periodName = (period: ReviewPeriod): string => {
  const { year, quarter } = partsOf(period)
  return quarter === null ? String(year) : shortQuarterText(period)
}

export interface ReviewWindows {
  readonly now: ReviewDays
  /** The period before it: whole, or where this one still runs, as many of its days. */
  readonly before: ReviewDays
  /** Whether days of the period are still to come. */
  readonly isRunning: boolean
}

/** The days a review covers and those it is compared with; a period that still runs ends with today, and is compared with as much of the one before. */
export const reviewWindows = (period: ReviewPeriod, today: Day): ReviewWindows => {
  const { from, to } = daysOfPeriod(period)
  const before = daysOfPeriod(periodAfter(period, -1))
  if (today >= to || today < from) return { now: { from, to }, before, isRunning: today < from }
  const asFar = addDays(before.from, daysBetween(from, today))
  return { now: { from, to: today }, before: { from: before.from, to: asFar < before.to ? asFar : before.to }, isRunning: true }
}
