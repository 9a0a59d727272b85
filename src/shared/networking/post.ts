import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Platform } from '../kernel/platform'
import { ratio, sumKnown } from '../kernel/ratio'
import { ContactId } from './contact'
import { OwnHandleId } from './own-handle'

export const PostId = RowId.brand<'PostId'>()
export type PostId = z.infer<typeof PostId>

const Count = z.int().nonnegative().nullable().default(null)

/** What was posted: by us, by somebody with our product, or about us. Counts that are null are not known, which is not 0. */
export const PostFields = z.object({
  kind: z.enum(['own', 'user_generated', 'mention']),
  platform: Platform,
  /** The handle of ours it was posted under. Null: none. */
  ownHandleId: OwnHandleId.nullable().default(null),
  /** Who posted it. Null: we, or not known. */
  authorId: ContactId.nullable().default(null),
  on: Day,
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]).default(''),
  text: z.string().max(50_000).default(''),
  reach: Count,
  impressions: Count,
  reactions: Count,
  comments: Count,
  shares: Count,
  saves: Count,
  /** Whether we may use it. */
  permission: z.enum(['none', 'asked', 'granted', 'refused']).default('none'),
  permissionOn: Day.nullable().default(null),
  /** How permission was asked and given, in their words. */
  permissionNote: z.string().max(2000).default(''),
})
export type PostFields = z.infer<typeof PostFields>

export const engagementParts = ['reactions', 'comments', 'shares', 'saves'] as const

export const engagementDefinition =
  'Engagements = reactions + comments + shares + saves, as far as known; which, stands beside the number. By reach, by impressions, by followers on the day (snapshot within 3 days) are three rates and never one. Over posts: pooled = Σ engagements ÷ Σ denominator, mean = mean of the posts’ rates; only posts that have both.'

/** The parts of a post's engagements that are known, and their sum. Null: none is. */
export const engagementsOf = (post: Pick<PostFields, (typeof engagementParts)[number]>): { readonly sum: number | null; readonly parts: (typeof engagementParts)[number][] } => ({
  sum: sumKnown(engagementParts.map((part) => post[part])),
  parts: engagementParts.filter((part) => post[part] !== null),
})

/** One post's three engagement rates, as fractions. Null: n/a. */
export const EngagementRates = z.object({ byReach: z.number().nullable(), byImpressions: z.number().nullable(), byFollowers: z.number().nullable() })
export type EngagementRates = z.infer<typeof EngagementRates>

interface Measured {
  readonly engagements: number | null
  readonly reach: number | null
  readonly impressions: number | null
  readonly followers: number | null
}

export const engagementRates = ({ engagements, reach, impressions, followers }: Measured): EngagementRates => ({ byReach: ratio(engagements, reach), byImpressions: ratio(engagements, impressions), byFollowers: ratio(engagements, followers) })

/** A rate over posts: pooled and mean, and how many posts had what it needs. */
const RateOverPosts = z.object({ pooled: z.number().nullable(), mean: z.number().nullable(), posts: z.int() })

export const EngagementOverPosts = z.object({ posts: z.int(), byReach: RateOverPosts, byImpressions: RateOverPosts, byFollowers: RateOverPosts })
export type EngagementOverPosts = z.infer<typeof EngagementOverPosts>

const rateOverPosts = (pairs: readonly (readonly [number | null, number | null])[]): z.infer<typeof RateOverPosts> => {
  const known = pairs.flatMap(([engagements, base]) => (engagements === null || base === null || base === 0 ? [] : [{ engagements, base }]))
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  return {
    pooled: ratio(sum(known.map(({ engagements }) => engagements)), sum(known.map(({ base }) => base))),
    mean: ratio(sum(known.map(({ engagements, base }) => engagements / base)), known.length),
    posts: known.length,
  }
}

/** Engagement over several posts, by each denominator. Source: `engagementDefinition`. */
export const engagementOverPosts = (posts: readonly Measured[]): EngagementOverPosts => ({
  posts: posts.length,
  byReach: rateOverPosts(posts.map(({ engagements, reach }) => [engagements, reach])),
  byImpressions: rateOverPosts(posts.map(({ engagements, impressions }) => [engagements, impressions])),
  byFollowers: rateOverPosts(posts.map(({ engagements, followers }) => [engagements, followers])),
})

export const Post = PostFields.extend({
  id: PostId,
  authorName: z.string().nullable(),
  engagements: z.int().nullable(),
  /** What the engagements are the sum of. */
  engagementParts: z.array(z.enum(engagementParts)),
  /** Followers of our handle on the day. Null: no snapshot within 3 days. */
  followers: z.int().nullable(),
  rates: EngagementRates,
})
export type Post = z.infer<typeof Post>
