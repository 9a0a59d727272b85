import type { Day } from './day'
import { dateText, numberLocale } from './language'
import { t } from './words'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const longMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** English has months of its own here: what `Intl` calls them differs from one version to the next. */
const isEnglish = (): boolean => numberLocale() === 'en'

const momentOf = (day: string): Date => new Date(`${day}T00:00:00Z`)

/** A day in words that no order of numbers can confuse: `26 Mar 2026`. */
export const dayText = (day: Day): string =>
  isEnglish() ? `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}` : dateText(momentOf(day), { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Both ends of a stretch, said once where they share the year: `26 Mar – 25 Apr 2026`. */
export const dayRangeText = (from: Day, to: Day): string => {
  if (from === to) return dayText(from)
  return `${from.slice(0, 4) === to.slice(0, 4) ? dayText(from).slice(0, -5) : dayText(from)} – ${dayText(to)}`
}

/** A stretch of days whose ends may be open: `All days`, `Up to 25 Apr 2026`. */
export const periodText = ({ from, to }: { readonly from: Day | null; readonly to: Day | null }): string => {
  if (from === null) return to === null ? t`All days` : t`Up to ${dayText(to)}`
  return to === null ? t`From ${dayText(from)} on` : dayRangeText(from, to)
}

/** The quarter `2026-Q3` as it is said: `Q3 2026`. */
export const shortQuarterText = (quarter: string): string => `${quarter.slice(5)} ${quarter.slice(0, 4)}`

/** The month of `2026-03` in few letters: `Mar`, with its year `Mar 2026`. */
export const shortMonthText = (month: string, withYear = false): string =>
  isEnglish() ? `${months[Number(month.slice(5, 7)) - 1] ?? ''}${withYear ? ` ${month.slice(0, 4)}` : ''}` : dateText(momentOf(`${month.slice(0, 7)}-01`), { month: 'short', ...(withYear && { year: 'numeric' }), timeZone: 'UTC' })

/** The month of `2026-03` in words: `March 2026`. */
export const monthText = (month: string): string =>
  isEnglish() ? `${longMonths[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}` : dateText(momentOf(`${month.slice(0, 7)}-01`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
