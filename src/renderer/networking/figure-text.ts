import type { EngagementOverPosts } from '../../shared/networking/post'
import { formatCell } from '../../shared/reports/format'

/** A count for eyes: 1,234; n/a where it is not known. */
export const countText = (value: number | null): string => formatCell({ kind: 'count', value })

/** A fraction as percent for eyes: 4.00%; n/a where there is none. */
export const rateText = (value: number | null): string => formatCell({ kind: 'percent', value })

/** A change as a count with its sign: +12, −3, 0. */
export const changeText = (value: number | null): string => (value === null ? countText(null) : value > 0 ? `+${countText(value)}` : countText(value))

/** A growth with its sign: +4.00%. */
export const growthText = (value: number | null): string => formatCell({ kind: 'change', value })

/** A count with its thing: 1 post, 2 posts. */
export const countOf = (count: number, one: string, many = `${one}s`): string => `${countText(count)} ${count === 1 ? one : many}`

export type RateName = 'byReach' | 'byImpressions' | 'byFollowers'

export const rateNames: Readonly<Record<RateName, string>> = { byReach: 'By reach', byImpressions: 'By impressions', byFollowers: 'By followers' }

const bases: Readonly<Record<RateName, string>> = { byReach: 'a reach above 0', byImpressions: 'impressions above 0', byFollowers: 'followers noted within 3 days of it' }

/** Why there is no such rate over these posts. Null: there is one. */
export const rateReason = (over: EngagementOverPosts, name: RateName): string | null => (over[name].posts > 0 ? null : over.posts === 0 ? 'There are no posts here.' : `No ${name === 'byFollowers' ? 'post of our own' : 'post'} here has both engagements and ${bases[name]}.`)

/** Why one post has no such rate. Null: it has. */
export const postRateReason = (engagements: number | null, rate: number | null, name: RateName): string | null => (rate !== null ? null : engagements === null ? 'No reactions, comments, shares or saves are known.' : name === 'byFollowers' ? 'It is not our own, or no followers were noted within 3 days of it.' : `It has not ${bases[name]}.`)
