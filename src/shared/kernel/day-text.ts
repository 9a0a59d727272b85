import type { Day } from './day'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const longMonths = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** A day in words that no order of numbers can confuse: `26 Mar 2026`. */
export const dayText = (day: Day): string => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`

/** Both ends of a stretch, said once where they share the year: `26 Mar – 25 Apr 2026`. */
export const dayRangeText = (from: Day, to: Day): string => {
  if (from === to) return dayText(from)
  return `${from.slice(0, 4) === to.slice(0, 4) ? dayText(from).slice(0, -5) : dayText(from)} – ${dayText(to)}`
}

/** A stretch of days whose ends may be open: `All days`, `Up to 25 Apr 2026`. */
export const periodText = ({ from, to }: { readonly from: Day | null; readonly to: Day | null }): string => {
  if (from === null) return to === null ? 'All days' : `Up to ${dayText(to)}`
  return to === null ? `From ${dayText(from)} on` : dayRangeText(from, to)
}

/** The month of `2026-03` in words: `March 2026`. */
export const monthText = (month: string): string => `${longMonths[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`
