import { plural, t } from '../kernel/words'
import type { EngagementOverPosts, engagementTotals, Post } from './post'

export type RateName = 'byReach' | 'byImpressions' | 'byFollowers'

export const rateNames: Readonly<Record<RateName, string>> = { byReach: t`By reach`, byImpressions: t`By impressions`, byFollowers: t`By followers` }

/** A rate over posts taken together: pooled, or by followers the mean of days. Null: there is none. */
export const togetherRate = (over: EngagementOverPosts, name: RateName): number | null => (name === 'byFollowers' ? over.byFollowers.daily : over[name].pooled)

const withoutRate: Readonly<Record<RateName, string>> = {
  byReach: t`No post here has both engagements and a reach above 0.`,
  byImpressions: t`No post here has both engagements and impressions above 0.`,
  byFollowers: t`No post of our own here has both engagements and followers noted within 3 days of it.`,
}

const withoutRateOfPost: Readonly<Record<RateName, string>> = {
  byReach: t`It has no reach above 0.`,
  byImpressions: t`It has no impressions above 0.`,
  byFollowers: t`It is not our own, or no followers were noted within 3 days of it.`,
}

/** Why there is no such rate over these posts. Null: there is one. */
export const rateReason = (over: EngagementOverPosts, name: RateName): string | null => (over[name].posts > 0 ? null : over.posts === 0 ? t`There are no posts here.` : withoutRate[name])

/** That some of these posts still gain engagements. Null: none does. */
export const growingText = ({ growing }: EngagementOverPosts): string | null =>
  growing === 0 ? null : t`${plural(growing, { one: '# post is less than 7 days old; its engagements still grow.', other: '# posts are less than 7 days old; their engagements still grow.' })}`

const beyondExact = t`Added up, it is more than can be counted exactly.`

/** Why these posts have no such total. Null: they have. */
export const totalReason = (over: EngagementOverPosts, name: (typeof engagementTotals)[number]): string | null => (over[name] !== null ? null : over.beyondExact.includes(name) ? beyondExact : t`No post here says.`)

/** Why one post has no engagements. Null: it has. */
export const engagementsReason = ({ engagements, engagementParts }: Pick<Post, 'engagements' | 'engagementParts'>): string | null => (engagements !== null ? null : engagementParts.length > 0 ? beyondExact : t`No reactions, comments, shares or saves are known.`)

/** Why one post has no such rate. Null: it has. */
export const postRateReason = (post: Pick<Post, 'engagements' | 'engagementParts' | 'rates'>, name: RateName): string | null => (post.rates[name] !== null ? null : engagementsReason(post) ?? withoutRateOfPost[name])
