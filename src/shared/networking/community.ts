import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { Platform } from '../kernel/platform'
import { t } from '../kernel/words'

export const CommunityId = RowId.brand<'CommunityId'>()
export type CommunityId = z.infer<typeof CommunityId>

/** A place where people gather: a Facebook group, a subreddit, a Discord server, a hashtag, a meetup. */
export const CommunityFields = z.object({
  name: typedName(200, t`A community needs a name`),
  platform: Platform,
  /** Its address on the platform: https or empty. */
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]).default(''),
  /** The house rules worth remembering before posting there. */
  rules: z.string().max(50_000).default(''),
  note: z.string().max(50_000).default(''),
})
export type CommunityFields = z.infer<typeof CommunityFields>

/** Orbit-style level: 1 at the core, 4 at the edge. Computed from what members do, see `levelDefinition`, unless a person pins it. */
export const MembershipLevel = z.int().min(1).max(4)

export const levelNames: Readonly<Record<number, string>> = { 1: t`Ambassador`, 2: t`Contributor`, 3: t`Participant`, 4: t`Explorer` }

export const Community = CommunityFields.extend({
  name: KeptName,
  id: CommunityId,
  members: z.int().nonnegative(),
  /** Members with at least one logged interaction here in the last 90 days. */
  activeMembers: z.int().nonnegative(),
  interactions: z.int().nonnegative(),
  lastInteractionOn: Day.nullable(),
})
export type Community = z.infer<typeof Community>

/** How a community fared in a window, both ends included. */
export const CommunityHealth = z.object({
  /** People with at least one interaction here in the window. */
  active: z.int().nonnegative(),
  /** The same of the window of the same length before it. */
  activeBefore: z.int().nonnegative(),
  /** People whose first interaction here lies in the window. */
  new: z.int().nonnegative(),
  /** People active in the window before and not in this one. */
  lapsed: z.int().nonnegative(),
  /** Days on which somebody spoke to us here, on how many we answered since, and the median of days it took; 0: the same day. Null: none was answered. */
  responses: z.object({ asked: z.int(), answered: z.int(), medianDays: z.number().nullable() }),
  /**
   * How what they said here sounds, as read or corrected. `unread`: no label could be given.
   * `people`: each person once, by which of the notes that are theirs alone are more, so that one who says much is not the community.
   */
  sentiment: z.object({ positive: z.int(), neutral: z.int(), negative: z.int(), unread: z.int(), corrected: z.int(), people: z.object({ positive: z.int(), neutral: z.int(), negative: z.int() }) }),
  /** How many joined, and moved where their level is not pinned, in the window, of whom the two lists name the first 500 each. */
  joinedTotal: z.int(),
  movedTotal: z.int(),
  /** Who joined, by day. */
  joined: z.array(z.object({ contactId: RowId, name: z.string(), on: Day })),
  moved: z.array(z.object({ contactId: RowId, name: z.string(), on: Day, from: MembershipLevel, to: MembershipLevel })),
  /** Members by level at the window's end. */
  levels: z.array(z.object({ level: MembershipLevel, members: z.int() })),
  /** Weighted commitment at the window's end and on the day before it, see `gravityDefinition`. */
  commitment: z.int().nonnegative(),
  commitmentBefore: z.int().nonnegative(),
  /** How many people the place itself counted, newest first. */
  sizes: z.array(z.object({ on: Day, members: z.int() })),
})
export type CommunityHealth = z.infer<typeof CommunityHealth>

/** The middle value, or the mean of the two middle ones. Null: there is none. */
export const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((left, right) => left - right)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
