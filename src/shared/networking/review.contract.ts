import { z } from 'zod'
import { Day } from '../kernel/day'
import { Platform } from '../kernel/platform'
import { t } from '../kernel/words'
import { query } from '../rpc/contract'
import { CommunityId } from './community'
import { NamedContact } from './contact'
import { Goal } from './goal.contract'
import { Direction, InteractionType } from './interaction'
import { FollowerGrowth, FollowerSnapshot, OwnHandleId } from './own-handle'
import { EngagementOverPosts } from './post'
import { ReviewPeriod } from './review-period'
import { ShareOfVoice } from './share-of-voice.contract'

/** Days from one to another, both included. */
const Days = z.object({ from: Day, to: Day })

/** A count in the period, and in the days it is compared with. */
const Compared = z.object({ now: z.int(), before: z.int() })
export type Compared = z.infer<typeof Compared>

/** Texts about us by how they were read or corrected. `unread`: no label could be told. */
const SentimentFigures = z.object({
  positive: z.int(),
  neutral: z.int(),
  negative: z.int(),
  unread: z.int(),
  /** −100 to 100. Null: fewer than 10 readings, or none. */
  net: z.number().nullable(),
  /** Why there is no net sentiment. Null: there is one. */
  reason: z.string().nullable(),
})
export type SentimentFigures = z.infer<typeof SentimentFigures>

const Person = NamedContact.extend({ on: Day })

/** People to whom something happened; the first 50 by day, newest first. */
const People = z.object({ count: z.int(), people: z.array(Person) })
export type ReviewPeople = z.infer<typeof People>

export const reviewDefinitions = {
  touches: t`Touches are interactions that reach a person; likes are logged, but are no touches. One touch with several people counts once.`,
  people: t`People: different contacts with at least one touch in the days.`,
  moves: t`Closer and further: moves of computed levels, from 4 (edge) to 1 (core); pinned levels do not move.`,
  quiet: t`Went quiet, came back: of regulars, as they stand today. Who went quiet and is back counts as come back; earlier silences of the same person are not kept, so these are not compared with the period before.`,
  sentiment: t`Net sentiment = (positive − negative) ÷ (positive + neutral + negative) × 100, −100 to +100, over posts by others about us whose text could be read. Under 10 readings only the counts are shown.`,
} as const

/** What a quarter or year of networking came to, beside the one before. Counts are of the days named; a missing figure is null with its reason. */
export const Review = z.object({
  period: ReviewPeriod,
  now: Days,
  before: Days,
  isRunning: z.boolean(),
  contactsAdded: Compared,
  touches: Compared,
  people: Compared,
  /** Every type and direction that occurs in either, most first. */
  byType: z.array(Compared.extend({ type: InteractionType })),
  byDirection: z.array(Compared.extend({ direction: Direction })),
  communitiesAdded: Compared,
  membersJoined: Compared,
  movedCloser: Compared,
  movedFurther: Compared,
  /** Communities in which anything happened in the period, most interactions first; at most 50. */
  communities: z.array(z.object({ id: CommunityId, name: z.string(), interactions: Compared, joined: z.int(), closer: z.int(), further: z.int() })),
  ownPosts: z.object({ now: EngagementOverPosts, before: EngagementOverPosts }),
  postsAboutUs: Compared,
  sentiment: z.object({ now: SentimentFigures, before: SentimentFigures }),
  handles: z.array(z.object({ id: OwnHandleId, platform: Platform, handle: z.string(), now: FollowerGrowth, before: FollowerGrowth })),
  /** Goals whose last day lies in the whole period, as they stand. */
  goals: z.array(Goal),
  goalsBefore: z.object({ due: z.int(), reached: z.int() }),
  wentQuiet: People,
  cameBack: People,
  newAdvocates: People,
  /** Measurements that ended in the period. */
  voices: z.array(ShareOfVoice.omit({ id: true })),
})
export type Review = z.infer<typeof Review>

/** What networking is measured by: followers, engagement and sentiment over some days, beside as many days before. A missing figure is null with its reason. */
export const NetworkingMeasures = Review.pick({ now: true, before: true, ownPosts: true, sentiment: true }).extend({
  /** Notes of what others said to us, by how they were read or corrected. */
  notes: z.object({ now: SentimentFigures, before: SentimentFigures }),
  /** Growth of our handles, most followers first. Its days are counted back from the newest snapshot: a note that is some days old is no missing figure. */
  followers: z.object({ now: Days, before: Days, handles: z.array(Review.shape.handles.element.extend({ newest: FollowerSnapshot.nullable() })) }),
})
export type NetworkingMeasures = z.infer<typeof NetworkingMeasures>

export const reviewContract = {
  /** The review of a quarter or year, as of a day. */
  of: query({ input: z.object({ period: ReviewPeriod, today: Day }), output: Review }),
  /** What networking is measured by over the last days, today among them. */
  measures: query({ input: z.object({ today: Day, days: z.int().positive().max(366) }), output: NetworkingMeasures }),
}
