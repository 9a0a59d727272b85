import { addDays, type Day, daysBetween } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import type { CommunityHealth } from '../../shared/networking/community'
import type { FollowerSnapshot } from '../../shared/networking/own-handle'
import type { ChartModel } from '../ui/chart-model'

type CommunitySize = CommunityHealth['sizes'][number]

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

interface NotedCount {
  readonly on: Day
  readonly count: number
}

/** Counts that were noted now and then, oldest first, each at its place in time. A day or week in which none was has no value; the line joins those there are. */
const notedChart = (label: string, noted: readonly NotedCount[], from: Day, to: Day): Omit<ChartModel, 'title' | 'description'> => {
  const step = stepOf(from, to)
  const points = Array.from({ length: Math.floor(daysBetween(from, to) / step) + 1 }, (_, point) => daysOfPoint(point, from, to))
  const values = points.map((days) => noted.findLast(({ on }) => on >= days.from && on <= days.to)?.count ?? null)
  return {
    kind: 'line',
    isHorizontal: false,
    joinsGaps: true,
    isZoomed: true,
    categoryLabel: step === 1 ? t`Day` : t`Week from`,
    categories: points.map((days) => dayText(days.from)),
    series: [{ label, values, unit: { kind: 'count' } }],
  }
}

/** Followers over a stretch of days. */
export const followerChart = (handle: string, snapshots: readonly FollowerSnapshot[], from: Day, to: Day): ChartModel => ({
  ...notedChart(t`Followers`, snapshots.map(({ on, followers }) => ({ on, count: followers })), from, to),
  title: t`Followers`,
  description: stepOf(from, to) === 1 ? t`Followers of ${handle}, as noted.` : t`Followers of ${handle}, as noted, the last of each week.`,
})

/** What a community's place itself counted, from the first noted size to the last. */
export const sizeChart = (first: CommunitySize, last: CommunitySize, sizes: readonly CommunitySize[]): ChartModel => ({
  ...notedChart(t`People`, sizes.map(({ on, members }) => ({ on, count: members })), first.on, last.on),
  title: t`Size of the place`,
  description: t`From ${numberText(first.members)} on ${dayText(first.on)} to ${numberText(last.members)} on ${dayText(last.on)}.`,
})
