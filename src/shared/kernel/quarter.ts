import { z } from 'zod'
import { type Day, firstOfMonth, fromDayNumber, monthAround, toDayNumber } from './day'
import { t } from './words'

/** A quarter of the calendar as a person asks for it, `2026-Q1`, of the years 2000 to 2199. */
export const Quarter = z.string().regex(/^2[01]\d{2}-Q[1-4]$/, t`A quarter is written like 2026-Q1`)

/** The calendar quarter of a day or of a month: `2026-Q1` of `2026-03`. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** The quarter some quarters later, or earlier where they are negative. */
export const quarterAfter = (quarter: string, quarters: number): string => {
  const number = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + quarters
  return `${String(Math.floor(number / 4)).padStart(4, '0')}-Q${(number % 4) + 1}`
}

/** First and last day of a quarter. */
export const quarterDays = (quarter: string): { readonly from: Day; readonly to: Day } => {
  const monthDay = (month: number): Day => firstOfMonth(`${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}`)
  const last = Number(quarter.slice(6)) * 3
  return { from: monthDay(last - 2), to: fromDayNumber(monthAround(toDayNumber(monthDay(last))).to) }
}
