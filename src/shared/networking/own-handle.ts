import { z } from 'zod'
import { largestCount } from '../kernel/count'
import { addDays, Day, daysBetween } from '../kernel/day'
import { RowId } from '../kernel/id'
import { typedName } from '../kernel/name'
import { Platform } from '../kernel/platform'
import { ratio, sumKnown } from '../kernel/ratio'
import { t } from '../kernel/words'

export const OwnHandleId = RowId.brand<'OwnHandleId'>()
export type OwnHandleId = z.infer<typeof OwnHandleId>

/** A profile of the brand's own on a platform. */
export const OwnHandleFields = z.object({
  platform: Platform,
  handle: typedName(200, t`A handle needs a name`),
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

/** A number of followers as a person says it. */
export const SaidFollowers = z.int().nonnegative().max(largestCount)

/** Days by which a snapshot may be off and still stand for a day. */
export const snapshotToleranceDays = 3

export const growthDefinition = t`Follower growth rate = (end − start) ÷ start, net of followers lost; per 30 days = (end ÷ start)^(30 ÷ days between them) − 1. Start and end are the nearest snapshots within 3 days of the period’s first and last day. Without both, or from 0 followers, n/a. Gross gains are shown where every snapshot after the start says them.`

/** First and last of the days whose snapshots may stand for a day. */
export const daysAbout = (day: Day): readonly [first: Day, last: Day] => [addDays(day, -snapshotToleranceDays), addDays(day, snapshotToleranceDays)]

/** The snapshot that stands for a day: the nearest within tolerance, the earlier of two as near. Null: there is none. */
export const snapshotFor = (snapshots: readonly FollowerSnapshot[], day: Day): FollowerSnapshot | null => {
  const [first, last] = daysAbout(day)
  const near = snapshots.filter(({ on }) => on >= first && on <= last)
  return near.sort((left, right) => Math.abs(daysBetween(left.on, day)) - Math.abs(daysBetween(right.on, day)) || (left.on < right.on ? -1 : 1))[0] ?? null
}

/** Why a growth, or its rate, is n/a. */
const GrowthGap = z.enum(['no_snapshots', 'no_start', 'no_end', 'one_snapshot', 'from_zero'])
type GrowthGap = z.infer<typeof GrowthGap>

/** Net growth of a window. `rate` and `rate30Days` are fractions. Null: see `gap`. Source: `growthDefinition`. */
export const FollowerGrowth = z.object({
  start: FollowerSnapshot.nullable(),
  end: FollowerSnapshot.nullable(),
  change: z.int().nullable(),
  /** New followers after the start, those lost not taken off. Null: not every snapshot says. */
  gained: z.int().nullable(),
  rate: z.number().nullable(),
  rate30Days: z.number().nullable(),
  /** Why there is no change, or for `from_zero` no rate. Null: there are both. */
  gap: GrowthGap.nullable(),
})
export type FollowerGrowth = z.infer<typeof FollowerGrowth>

/** What a growth is worked out of: the snapshots for both ends of its window. */
interface GrowthEnds {
  readonly start: FollowerSnapshot | null
  readonly end: FollowerSnapshot | null
  /** Whether the handle has any snapshot at all. */
  readonly hasSnapshots: boolean
}

const gapOf = ({ start, end, hasSnapshots }: GrowthEnds): GrowthGap | null => {
  if (!hasSnapshots) return 'no_snapshots'
  if (start === null) return 'no_start'
  if (end === null) return 'no_end'
  if (start.on >= end.on) return 'one_snapshot'
  return start.followers === 0 ? 'from_zero' : null
}

/** The growth between two snapshots; `gainedWithin`: what the snapshots after one day and up to another say of gains, added up, or null where one of them does not say. */
export const growthBetween = (ends: GrowthEnds, gainedWithin: (after: Day, to: Day) => number | null): FollowerGrowth => {
  const { start, end } = ends
  const gap = gapOf(ends)
  if (start === null || end === null || gap === 'one_snapshot') return { start, end, change: null, gained: null, rate: null, rate30Days: null, gap }
  const factor = ratio(end.followers, start.followers)
  return {
    start,
    end,
    change: end.followers - start.followers,
    gained: gainedWithin(start.on, end.on),
    rate: ratio(end.followers - start.followers, start.followers),
    rate30Days: factor === null ? null : factor ** (30 / daysBetween(start.on, end.on)) - 1,
    gap,
  }
}

/** The growth of a window, out of all snapshots of a handle. */
export const followerGrowth = (snapshots: readonly FollowerSnapshot[], from: Day, to: Day): FollowerGrowth =>
  growthBetween({ start: snapshotFor(snapshots, from), end: snapshotFor(snapshots, to), hasSnapshots: snapshots.length > 0 }, (after, until) => {
    const gains = snapshots.filter(({ on }) => on > after && on <= until).map(({ gained }) => gained)
    return gains.includes(null) ? null : sumKnown(gains)
  })

/** Why a growth is n/a, in a sentence. Empty where it is not. */
export const growthGapText = (gap: GrowthGap | null): string => {
  switch (gap) {
    case null:
      return ''
    case 'no_snapshots':
      return t`No followers were noted yet.`
    case 'no_start':
      return t`No followers were noted within 3 days of the first day.`
    case 'no_end':
      return t`No followers were noted within 3 days of the last day.`
    case 'one_snapshot':
      return t`One snapshot stands for both ends. Note followers on another day.`
    case 'from_zero':
      return t`It began at 0 followers: there is a change, but no rate.`
  }
}
