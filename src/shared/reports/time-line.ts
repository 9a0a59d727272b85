import { addDays, type Day, monthOf, weekStart } from '../kernel/day'
import { dayText, monthText } from '../kernel/day-text'
import { t } from '../kernel/words'
import type { RoiGrouping } from './roi.contract'

/** How lines over time divide the days. */
export type TimeGrouping = Exclude<RoiGrouping, 'campaign' | 'platform'>

/** Whether the lines of a report are stretches of time, which come in their order. */
export const isTimeGrouping = (by: RoiGrouping): by is TimeGrouping => by !== 'campaign' && by !== 'platform'

/** The line that a day lies in: its month as `2026-03`, the Monday of its week, or itself. */
export const timeKey = (by: TimeGrouping, day: Day): string => (by === 'month' ? monthOf(day) : by === 'week' ? weekStart(day) : day)

/** What the line of such a key is called. */
export const timeLabel = (by: TimeGrouping, key: string): string => {
  if (by === 'month') return monthText(key)
  // The key of a week or day is a day.
  const day = key as Day
  return by === 'week' ? t`Week of ${dayText(day)}` : dayText(day)
}

/** The first day of a line, which is named by its month, its day, or its first and last day. */
export const firstDayOf = (key: string): Day => (key.length === 7 ? `${key}-01` : key.slice(0, 10)) as Day

/** A line of a month, week or day, and no stretch that is known as a whole alone. */
const regular = /^\d{4}-\d{2}(?:-\d{2})?$/

/**
 * The last lines of a time, as many as a chart has room for, with those in between of which nothing is known: without them two years would stand side by side like two months.
 * `rows`: in their order. `empty`: a line of which nothing is known.
 */
export const withoutGaps = <Row extends { readonly key: string }>(rows: readonly Row[], by: TimeGrouping, room: number, empty: (key: string, label: string) => Row): readonly Row[] => {
  const filled: Row[] = []
  let next: string | null = null
  for (const row of rows.toReversed()) {
    while (next !== null && filled.length < room) {
      const key: string = timeKey(by, addDays(firstDayOf(next), -1))
      if (key <= row.key) break
      filled.push(empty(key, timeLabel(by, key)))
      next = key
    }
    if (filled.length >= room) break
    filled.push(row)
    if (regular.test(row.key)) next = row.key
  }
  return filled.reverse()
}
