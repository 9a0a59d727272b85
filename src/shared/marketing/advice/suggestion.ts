import { z } from 'zod'
import { Day } from '../../kernel/day'
import { Currency } from '../../kernel/money'
import { AdviceTier, ChannelKey } from './advice'

/** What a person allows for a channel, in minor units a week. Null: as the advice has it. */
export const ChannelWish = z.object({
  key: ChannelKey,
  isLocked: z.boolean().default(false),
  leastMinor: z.int().nonnegative().nullable().default(null),
  mostMinor: z.int().nonnegative().nullable().default(null),
})
export type ChannelWish = z.infer<typeof ChannelWish>

/** What a budget is to be divided by, and for how long. */
export const AdviceWishes = z.object({
  /** For all channels together, a week, in minor units. Null: what is spent now. */
  budgetMinor: z.int().nonnegative().nullable().default(null),
  channels: z.array(ChannelWish).max(200).default([]),
  /** First day of the period. Null: the first day of next week. */
  startsOn: Day.nullable().default(null),
  weeks: z.int().min(1).max(26).default(4),
  /** Results of the whole period that are to be reached; asks for the least budget that does. Null: nothing is. */
  target: z.number().positive().nullable().default(null),
})
export type AdviceWishes = z.infer<typeof AdviceWishes>

/** Results with the interval in which they lie in 80 of 100 cases. */
export const Expected = z.object({ low: z.number(), middle: z.number(), high: z.number() })
export type Expected = z.infer<typeof Expected>

/** Why a channel does not move. */
export const HoldReason = z.enum(['locked', 'not_ready', 'no_gain'])
export type HoldReason = z.infer<typeof HoldReason>

/** A channel's line of a suggestion: money a week in minor units. */
export const SuggestedChannel = z.object({
  key: ChannelKey,
  name: z.string(),
  nowMinor: z.int().nonnegative(),
  suggestedMinor: z.int().nonnegative(),
  /** The same with bounds twice as wide: beyond what the data carry, for looking at only. */
  stretchMinor: z.int().nonnegative(),
  leastMinor: z.int().nonnegative(),
  mostMinor: z.int().nonnegative(),
  /** Results a week. Null: nobody can say; the channel is kept as it is. */
  expectedNow: z.number().nullable(),
  expectedSuggested: z.number().nullable(),
  /** What the next 100 whole units of money would bring, at what is spent now. Null: nobody can say. */
  nextHundred: Expected.nullable(),
  held: HoldReason.nullable(),
  sentence: z.string(),
})
export type SuggestedChannel = z.infer<typeof SuggestedChannel>

/** move: something is suggested; no_change: nothing is; too_little, too_much: the budget does not fit between the bounds; none: not enough is known. */
export const SuggestionOutcome = z.enum(['move', 'no_change', 'too_little', 'too_much', 'none'])
export type SuggestionOutcome = z.infer<typeof SuggestionOutcome>

/** What it would take to reach a target. */
export const TargetAnswer = z.object({
  target: z.number(),
  /** The least budget a week for all channels, in minor units. Null: not reachable. */
  budgetMinor: z.int().nonnegative().nullable(),
  channels: z.array(z.object({ key: ChannelKey, minor: z.int().nonnegative() })),
  sentence: z.string(),
})
export type TargetAnswer = z.infer<typeof TargetAnswer>

export const Suggestion = z.object({
  tier: AdviceTier,
  currency: Currency,
  period: z.object({ from: Day, to: Day, weeks: z.int().positive() }),
  outcome: SuggestionOutcome,
  channels: z.array(SuggestedChannel),
  budgetMinor: z.int().nonnegative(),
  /** All channels a week, in minor units. */
  nowMinor: z.int().nonnegative(),
  suggestedMinor: z.int().nonnegative(),
  stretchMinor: z.int().nonnegative(),
  /** Money a week that no channel could take. */
  unplacedMinor: z.int().nonnegative(),
  /** Results of the whole period of the channels with a curve: if nothing changes, and as suggested. Null: no curve. */
  expectedNow: Expected.nullable(),
  expectedSuggested: Expected.nullable(),
  /** How much more the suggestion brings than now, as a fraction. Null: no curve, or nothing now. */
  gain: Expected.nullable(),
  /** What it comes to, one sentence after another. */
  sentences: z.array(z.string()),
  target: TargetAnswer.nullable(),
})
export type Suggestion = z.infer<typeof Suggestion>
