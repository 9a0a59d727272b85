import { z } from 'zod'
import { type Day as DayType, Day, daysBetween } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Platform } from '../kernel/platform'
import { ratio } from '../kernel/ratio'

export const OwnHandleId = RowId.brand<'OwnHandleId'>()
export type OwnHandleId = z.infer<typeof OwnHandleId>

/** A profile of the brand's own on a platform. */
export const OwnHandleFields = z.object({
  platform: Platform,
  handle: z.string().trim().min(1, 'A handle needs a name').max(200),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]).default(''),
})
export type OwnHandleFields = z.infer<typeof OwnHandleFields>

/** How many followed a handle of ours on a day. */
export const FollowerSnapshot = z.object({
  on: Day,
  followers: z.int().nonnegative(),
  /** New followers since the snapshot before, without those lost, where the platform says. Null: it does not. */
  gained: z.int().nonnegative().nullable().default(null),
})
export type FollowerSnapshot = z.infer<typeof FollowerSnapshot>

/** Days by which a snapshot may be off and still stand for a day. */
export const snapshotToleranceDays = 3

export const growthDefinition = 'Follower growth rate = (end − start) ÷ start, net; per 30 days (end ÷ start)^(30 ÷ days) − 1. Start and end are the nearest snapshots within 3 days of the window’s ends; without them, or from 0, n/a.'

/** The snapshot that stands for a day: the nearest within tolerance, the earlier of two as near. Null: there is none. */
export const snapshotFor = (snapshots: readonly FollowerSnapshot[], day: DayType): FollowerSnapshot | null => {
  const near = snapshots.filter(({ on }) => Math.abs(daysBetween(on, day)) <= snapshotToleranceDays)
  return near.sort((left, right) => Math.abs(daysBetween(left.on, day)) - Math.abs(daysBetween(right.on, day)) || (left.on < right.on ? -1 : 1))[0] ?? null
}

/** Net growth of a window. `rate` and `rate30Days` are fractions. Null: a snapshot is missing, or it began at 0. Source: `growthDefinition`. */
export const FollowerGrowth = z.object({
  start: FollowerSnapshot.nullable(),
  end: FollowerSnapshot.nullable(),
  change: z.int().nullable(),
  rate: z.number().nullable(),
  rate30Days: z.number().nullable(),
})
export type FollowerGrowth = z.infer<typeof FollowerGrowth>

export const followerGrowth = (snapshots: readonly FollowerSnapshot[], from: DayType, to: DayType): FollowerGrowth => {
  const [start, end] = [snapshotFor(snapshots, from), snapshotFor(snapshots, to)]
  if (start === null || end === null || start.on >= end.on) return { start, end, change: null, rate: null, rate30Days: null }
  const factor = ratio(end.followers, start.followers)
  return {
    start,
    end,
    change: end.followers - start.followers,
    rate: ratio(end.followers - start.followers, start.followers),
    rate30Days: factor === null ? null : factor ** (30 / daysBetween(start.on, end.on)) - 1,
  }
}
