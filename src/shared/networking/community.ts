import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Platform } from '../kernel/platform'

export const CommunityId = RowId.brand<'CommunityId'>()
export type CommunityId = z.infer<typeof CommunityId>

/** A place where people gather: a Facebook group, a subreddit, a Discord server, a hashtag, a meetup. */
export const CommunityFields = z.object({
  name: z.string().trim().min(1, 'A community needs a name').max(200),
  platform: Platform,
  /** Its address on the platform: https or empty. */
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]).default(''),
  /** The house rules worth remembering before posting there. */
  rules: z.string().max(50_000).default(''),
  note: z.string().max(50_000).default(''),
})
export type CommunityFields = z.infer<typeof CommunityFields>

/** Orbit-style level: 1 at the core, 4 at the edge. */
export const MembershipLevel = z.int().min(1).max(4)

export const levelNames: Readonly<Record<number, string>> = { 1: 'Ambassador', 2: 'Contributor', 3: 'Participant', 4: 'Explorer' }

export const Community = CommunityFields.extend({
  id: CommunityId,
  members: z.int().nonnegative(),
  /** Members with at least one logged interaction here in the last 90 days. */
  activeMembers: z.int().nonnegative(),
  interactions: z.int().nonnegative(),
  lastInteractionOn: Day.nullable(),
})
export type Community = z.infer<typeof Community>
