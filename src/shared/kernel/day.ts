import { z } from 'zod'
import { remembered } from './remembered'
import { t } from './words'

/** The length of a day of UTC, and of every difference of instants that is told in days: a day on a clock may be an hour shorter or longer. */
export const dayMilliseconds = 86_400_000

/** Days of each month in a common year. */
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Whether year, month (1–12) and day name a day of the proleptic Gregorian calendar between the years 1 and 9999. */
const isCalendarDay = (year: number, month: number, day: number): boolean => {
  const length = monthLengths[month - 1]
  if (length === undefined || year < 1 || year > 9999 || day < 1) return false
  return day <= (month === 2 && isLeapYear(year) ? 29 : length)
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/

/** A calendar day without a time or a zone, as `2026-03-31`. It stays that day in every time zone. */
export const Day = z
  .string()
  .refine((text) => {
    const match = dayPattern.exec(text)
    return match !== null && isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))
  }, { error: () => t`A day is written like 2026-03-31` })
  .brand<'Day'>()
export type Day = z.infer<typeof Day>

/** Builds a day from its parts. Null when the calendar has no such day. */
export const dayOf = (year: number, month: number, day: number): Day | null =>
  isCalendarDay(year, month, day)
    ? // The check above is the brand's own rule.
      (`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day)
    : null

/** A page, a report or a contact's history asks for the same few thousand days again and again, and reading or writing one as text takes up to 1 µs. */
const mostDays = 20_000

/** Days since 1970-01-01, negative before it. Arithmetic on days is arithmetic on these. */
export const toDayNumber = remembered(mostDays, (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / dayMilliseconds))

/** Numbers of the first and of the last day that there is, 0001-01-01 and 9999-12-31. */
const [firstNumber, lastNumber] = [-719_162, 2_932_896] as const

/** The day that is this many days after 1970-01-01; before the first and after the last that there is, that one. The number must be whole. */
export const fromDayNumber = remembered(
  mostDays,
  (number: number): Day =>
    // ISO text of a UTC midnight begins with the day.
    new Date(Math.min(lastNumber, Math.max(firstNumber, number)) * dayMilliseconds).toISOString().slice(0, 10) as Day,
)

/** The day so many days later, or earlier; none is before the first or after the last that there is. */
export const addDays = (day: Day, days: number): Day => fromDayNumber(toDayNumber(day) + days)

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => toDayNumber(to) - toDayNumber(from)

/** Days of the week as ISO 8601 numbers them: 1 is Monday, 7 is Sunday. */
export const Weekday = z.int().min(1).max(7)

/** The first day of the day's week: the Monday of its ISO week, or the weekday on which weeks are said to begin. */
export const weekStart = (day: Day, firstWeekday = 1): Day => {
  const number = toDayNumber(day)
  return fromDayNumber(number - ((((number + 4 - firstWeekday) % 7) + 7) % 7))
}

/** The day's month as `2026-03`. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** The first day of a month written as `2026-03`. */
export const firstOfMonth = (month: string): Day =>
  // A month begins on a day of the calendar.
  `${month}-01` as Day

/** First and last day of the month in which a day lies; days as numbers since 1970-01-01. */
export const monthAround = (number: number): { readonly from: number; readonly to: number } => {
  const first = (months: number): number => {
    const day = new Date(number * dayMilliseconds)
    // Date.UTC would take the years before 100 for those of the last century.
    return day.setUTCMonth(day.getUTCMonth() + months, 1) / dayMilliseconds
  }
  return { from: first(0), to: first(1) - 1 }
}

/** The day on this computer's calendar at an instant. */
export const localDay = (now: Date): Day =>
  // A Date always has a calendar day.
  dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()) as Day

/** The day on this computer's calendar of a moment that is kept as UTC text: `2026-03-31T22:00:00.000Z` is of 1 April in Berlin. */
export const dayOfMoment = (instant: string): Day => localDay(new Date(instant))

/** The instant at which a day begins on this computer's calendar, as UTC text. What was kept by its moment, as `2026-03-31T22:00:00.000Z`, is of the day from then on. */
export const startOfLocalDay = (day: Day): string => new Date(`${day}T00:00:00`).toISOString()
