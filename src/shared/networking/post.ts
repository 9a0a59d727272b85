import { z } from 'zod'
import { largestCount, whereExact } from '../kernel/count'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Platform } from '../kernel/platform'
import { ratio, sumKnown } from '../kernel/ratio'
import { t } from '../kernel/words'
import { ContactId, NamedContact } from './contact'
import { OwnHandleId } from './own-handle'
import { sentimentLabels } from './sentiment/sentiment'

export const PostId = RowId.brand<'PostId'>()
export type PostId = z.infer<typeof PostId>

const KeptCount = z.int().nonnegative()

/** The counts of a post, each null where it is not known, which is not 0. `count`: what is taken for one. */
const countsOf = (count: typeof KeptCount) => {
  const Count = count.nullable().default(null)
  return {
    reach: Count,
    impressions: Count,
    reactions: Count,
    comments: Count,
    shares: Count,
    saves: Count,
    /** Clicks on its links. No part of its engagements. */
    clicks: Count,
    /** How often a video of it was played. Neither reach nor impressions. */
    views: Count,
    /** What was paid for, where the platform says it apart; no part of the figures above. */
    promotedImpressions: Count,
    promotedEngagements: Count,
    promotedClicks: Count,
  }
}

/** `own`: ours; `user_generated`: somebody's with our product, which we might use; `mention`: somebody's about us. */
export const PostKind = z.enum(['own', 'user_generated', 'mention'])
export type PostKind = z.infer<typeof PostKind>

export const postKindNames: Readonly<Record<PostKind, string>> = { own: t`Own`, user_generated: t`With our product`, mention: t`Mention` }

/** Whether we may use what somebody else posted. */
export const Permission = z.enum(['none', 'asked', 'granted', 'refused'])
export type Permission = z.infer<typeof Permission>

export const permissionNames: Readonly<Record<Permission, string>> = { none: t`Not asked`, asked: t`Asked`, granted: t`Granted`, refused: t`Refused` }

/** What was posted: by us, by somebody with our product, or about us. */
export const PostFields = z.object({
  kind: PostKind,
  platform: Platform,
  /** The handle of ours it was posted under, or that it names. Null: none. */
  ownHandleId: OwnHandleId.nullable().default(null),
  /** Who posted it. Null: we, or not known. */
  authorId: ContactId.nullable().default(null),
  /** Null: the day is not known, as in some platforms' files. */
  on: Day.nullable(),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]).default(''),
  text: z.string().max(50_000).default(''),
  ...countsOf(KeptCount.max(largestCount)),
  permission: Permission.default('none'),
  /** The day permission was asked, given or refused. Null: not noted. */
  permissionOn: Day.nullable().default(null),
  /** How permission was asked and given, in their words. */
  permissionNote: z.string().max(2000).default(''),
  /** What a person said the text is. Null: nobody did, and the reading holds. */
  saidSentiment: z.enum(sentimentLabels).nullable().default(null),
})
export type PostFields = z.infer<typeof PostFields>

/** The post without what its kind has not: only our own have promoted figures, only those of others an author and a permission, which has a day once it was asked for. What was filled in before that was changed does not stay behind unseen. */
export const ofItsKind = (post: PostFields): PostFields =>
  post.kind === 'own'
    ? { ...post, authorId: null, permission: 'none', permissionOn: null, permissionNote: '' }
    : { ...post, promotedImpressions: null, promotedEngagements: null, promotedClicks: null, permissionOn: post.permission === 'none' ? null : post.permissionOn }

/** How many days a post gains most of its engagements; what is compared is best of posts at least as old. Source: `engagementDefinition`. */
export const growingDays = 7

/** The counts that engagements are the sum of. */
export const engagementParts = ['reactions', 'comments', 'shares', 'saves'] as const

export const engagementDefinition =
  t`Engagements = reactions + comments + shares + saves, as far as they are known; clicks are no part of them. By reach, by impressions and by followers on the day of the post (a snapshot within 3 days) are three rates and never one. Over posts: pooled = Σ engagements ÷ Σ reach or impressions, mean = mean of the posts’ own rates. By followers only our own posts are measured, and nothing is pooled, because followers do not add up: the mean of days takes each handle’s posts of one day together. Only posts that have both parts of a rate count in it. A post of less than 7 days still gains engagements: how many of those a rate counts is said beside it.`

/** The parts of a post's engagements that are known, and their sum. Null: none is, or they are more than can be counted exactly. */
export const engagementsOf = (post: Pick<PostFields, (typeof engagementParts)[number]>): { readonly sum: number | null; readonly parts: (typeof engagementParts)[number][] } => ({
  sum: whereExact(sumKnown(engagementParts.map((part) => post[part]))),
  parts: engagementParts.filter((part) => post[part] !== null),
})

/** One post's three engagement rates, as fractions. Null: n/a. */
const EngagementRates = z.object({ byReach: z.number().nullable(), byImpressions: z.number().nullable(), byFollowers: z.number().nullable() })
type EngagementRates = z.infer<typeof EngagementRates>

interface Measured {
  readonly engagements: number | null
  readonly reach: number | null
  readonly impressions: number | null
  readonly followers: number | null
}

/** One post’s engagements over its reach, its impressions and the followers of its handle on its day. Each is n/a where either part is unknown or there is nothing to divide by. Formula: `engagementDefinition`. */
export const engagementRates = ({ engagements, reach, impressions, followers }: Measured): EngagementRates => ({
  byReach: ratio(engagements, reach),
  byImpressions: ratio(engagements, impressions),
  byFollowers: ratio(engagements, followers),
})

/** A rate over posts whose denominators may be added, and how many posts had both parts of it. Fractions; null: n/a. */
const PooledRate = z.object({ pooled: z.number().nullable(), mean: z.number().nullable(), posts: z.int() })
type PooledRate = z.infer<typeof PooledRate>

/** A rate over posts by followers: the mean of days and the mean of posts. Fractions; null: n/a. */
const FollowerRate = z.object({ daily: z.number().nullable(), mean: z.number().nullable(), posts: z.int() })
type FollowerRate = z.infer<typeof FollowerRate>

/** What was paid for of several posts, beside what was not, over the posts that say both. Null: none does. */
const PromotedOverPosts = z.object({ posts: z.int(), impressions: z.int().nullable(), engagements: z.int().nullable(), clicks: z.int().nullable(), organicImpressions: z.int().nullable() })
type PromotedOverPosts = z.infer<typeof PromotedOverPosts>

/** What is added up over posts. */
export const engagementTotals = ['engagements', ...engagementParts, 'clicks', 'impressions', 'views'] as const

/** Engagement over several posts. Totals are of the posts that know them; null: none does, or it is one of those beyond what can be counted exactly. Source: `engagementDefinition`. */
export const EngagementOverPosts = z.object({
  posts: z.int(),
  /** Those among them that are younger than `growingDays`: their engagements still grow. */
  growing: z.int(),
  engagements: z.int().nullable(),
  reactions: z.int().nullable(),
  comments: z.int().nullable(),
  shares: z.int().nullable(),
  saves: z.int().nullable(),
  clicks: z.int().nullable(),
  impressions: z.int().nullable(),
  views: z.int().nullable(),
  beyondExact: z.array(z.enum(engagementTotals)),
  promoted: PromotedOverPosts,
  byReach: PooledRate,
  byImpressions: PooledRate,
  byFollowers: FollowerRate,
})
export type EngagementOverPosts = z.infer<typeof EngagementOverPosts>

/** Sums over the posts that have both parts of a rate: of engagements, of the denominator, of the posts' own rates. */
export interface RateSums {
  readonly engagements: number | null
  readonly base: number | null
  readonly rates: number | null
  readonly posts: number
}

/** The rate over several posts: pooled, sum over sum; and the mean of the posts’ own rates. */
export const pooledRate = ({ engagements, base, rates, posts }: RateSums): PooledRate => ({ pooled: ratio(engagements, base), mean: ratio(rates, posts), posts })

export const Post = PostFields.extend({
  // Posts of before may have more of something than is typed or read now.
  ...countsOf(KeptCount),
  id: PostId,
  authorName: z.string().nullable(),
  /** The handle's name. Null: none. */
  ownHandle: z.string().nullable(),
  engagements: z.int().nullable(),
  /** What the engagements are the sum of. */
  engagementParts: z.array(z.enum(engagementParts)),
  /** Followers of our handle on the day. Null: it is not our own, or no snapshot within 3 days. */
  followers: z.int().nullable(),
  rates: EngagementRates,
  /** What a person said, else as the text was read. Null: it could not be read. */
  sentiment: z.enum(sentimentLabels).nullable(),
})
export type Post = z.infer<typeof Post>

/** Somebody who posts about us. */
export const PostAuthor = z.object({
  ...NamedContact.shape,
  posts: z.int(),
  positive: z.int(),
  negative: z.int(),
  /** Posts we may use. */
  granted: z.int(),
  lastOn: Day.nullable(),
  isAdvocate: z.boolean(),
})
export type PostAuthor = z.infer<typeof PostAuthor>
