import { addDays, type Day, daysBetween } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import type { FollowerSnapshot } from '../../shared/networking/own-handle'
import type { ChartModel } from '../ui/chart-model'

/** Days drawn one by one; longer stretches go by the week. */
const mostDays = 120

/** How many days each point of the line stands for. */
const stepOf = (from: Day, to: Day): 1 | 7 => (daysBetween(from, to) < mostDays ? 1 : 7)

/** The days that a point of the line stands for, counted from 0. */
export const daysOfPoint = (point: number, from: Day, to: Day): { readonly from: Day; readonly to: Day } => {
  const step = stepOf(from, to)
  const [first, last] = [addDays(from, point * step), addDays(from, point * step + step - 1)]
  return { from: first, to: last < to ? last : to }
}

/** Followers over a stretch of days. A day or week without a snapshot has no value; the line joins those there are. */
export const followerChart = (handle: string, snapshots: readonly FollowerSnapshot[], from: Day, to: Day): ChartModel => {
  const step = stepOf(from, to)
  const points = Array.from({ length: Math.floor(daysBetween(from, to) / step) + 1 }, (_, point) => daysOfPoint(point, from, to))
  const values = points.map((days) => snapshots.findLast(({ on }) => on >= days.from && on <= days.to)?.followers ?? null)
  return {
    kind: 'line',
    isHorizontal: false,
    joinsGaps: true,
    isZoomed: true,
    title: t`Followers`,
    description: step === 1 ? t`Followers of ${handle}, as noted.` : t`Followers of ${handle}, as noted, the last of each week.`,
    categoryLabel: step === 1 ? t`Day` : t`Week from`,
    categories: points.map((days) => dayText(days.from)),
    series: [{ label: t`Followers`, values, unit: { kind: 'count' } }],
  }
}
