import { addDays, type Day, daysBetween } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { t } from '../../shared/kernel/words'
import type { FollowerSnapshot } from '../../shared/networking/own-handle'
import type { ChartModel } from '../ui/chart-model'

/** Days drawn one by one; longer stretches go by the week. */
const mostDays = 120

/** Followers over a stretch of days. A day or week without a snapshot has no value; the line joins those there are. */
export const followerChart = (handle: string, snapshots: readonly FollowerSnapshot[], from: Day, to: Day): ChartModel => {
  const step = daysBetween(from, to) < mostDays ? 1 : 7
  const starts = Array.from({ length: Math.floor(daysBetween(from, to) / step) + 1 }, (_, index) => addDays(from, index * step))
  const values = starts.map((start) => snapshots.findLast(({ on }) => on >= start && on < addDays(start, step) && on <= to)?.followers ?? null)
  return {
    kind: 'line',
    isHorizontal: false,
    joinsGaps: true,
    isZoomed: true,
    title: t`Followers`,
    description: step === 1 ? t`Followers of ${handle}, as noted.` : t`Followers of ${handle}, as noted, the last of each week.`,
    categoryLabel: step === 1 ? t`Day` : t`Week from`,
    categories: starts.map(dayText),
    series: [{ label: t`Followers`, values, unit: { kind: 'count' } }],
  }
}
