import { z } from 'zod'
import { addDays, type Day, daysBetween } from '../kernel/day'
import { shortQuarterText } from '../kernel/day-text'
import { quarterAfter, quarterDays, quarterOf } from '../kernel/quarter'
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

/** Whether a period is a year, not a quarter. */
export const isYear = (period: ReviewPeriod): boolean => period.length === 4

/** A period as the brand demands it. Every day lies in one; only what a person asks for is kept from the first and the last year, which have none beside them. */
const asPeriod = (text: string): ReviewPeriod => text as ReviewPeriod

/** The period some steps after, or before where they are negative. */
export const periodAfter = (period: ReviewPeriod, steps: number): ReviewPeriod => asPeriod(isYear(period) ? String(Number(period) + steps).padStart(4, '0') : quarterAfter(period, steps))

/** The quarter that a day lies in. */
export const quarterOfDay = (day: Day): ReviewPeriod => asPeriod(quarterOf(day))

/** The year that a day lies in. */
export const yearOfDay = (day: Day): ReviewPeriod => asPeriod(day.slice(0, 4))

/** The first and the last day of a quarter or a year. */
export const daysOfPeriod = (period: ReviewPeriod): ReviewDays =>
  isYear(period) ? { from: quarterDays(`${period}-Q1`).from, to: quarterDays(`${period}-Q4`).to } : quarterDays(period)

/** A period as it is said: `Q3 2026`, `2026`. */
export const periodName = (period: ReviewPeriod): string => (isYear(period) ? String(Number(period)) : shortQuarterText(period))

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
  // None is more than a day longer than the one before it, and the last day is not reached yet.
  return { now: { from, to: today }, before: { from: before.from, to: addDays(before.from, daysBetween(from, today)) }, isRunning: true }
}
