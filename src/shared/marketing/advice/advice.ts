import { z } from 'zod'
import { Day } from '../../kernel/day'
import { Currency } from '../../kernel/money'
import { AdPlatform } from '../../kernel/platform'
import { t } from '../../kernel/words'
import { ResponseCurve } from './response-curve'

/**
 * What is to be had more of: conversions of one kind; conversion value as one platform counts it; or revenue of won deals. Unlike kinds, and what two
 * platforms claim of one sale, are never added, so each is an outcome of its own.
 */
export const AdviceOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('conversions'), name: z.string().max(500) }),
  z.object({ kind: z.literal('value'), platform: AdPlatform }),
  z.object({ kind: z.literal('deals') }),
])
export type AdviceOutcome = z.infer<typeof AdviceOutcome>

/** Between what the money is moved: platforms, or campaigns. */
export const AdviceGrain = z.enum(['platform', 'campaign'])
export type AdviceGrain = z.infer<typeof AdviceGrain>

/** What advice is about. Value of one platform and deals, which name no platform, are told apart by campaign only. */
export const AdviceQuestion = z.object({
  outcome: AdviceOutcome,
  grain: AdviceGrain.default('campaign'),
  currency: Currency,
  /** Weeks before this day are not learned from: what was counted then was counted in another way. Null: all weeks. */
  since: Day.nullable().default(null),
})
export type AdviceQuestion = z.infer<typeof AdviceQuestion>

/** The key of a channel: the platform's name, or the campaign's number. */
export const ChannelKey = z.string().min(1).max(40)

/** Weeks of a channel from the first week on. Null: nobody knows this week. */
export const ChannelWeeks = z.object({
  key: ChannelKey,
  name: z.string(),
  /** In minor units. */
  spend: z.array(z.int().nonnegative().nullable()),
  /** Conversions, or minor units of value. */
  results: z.array(z.number().nullable()),
  /** From this week on results are counted as they are now; before, as another kind of conversion. Null: always. */
  brokeAtWeek: z.int().positive().nullable(),
})
export type ChannelWeeks = z.infer<typeof ChannelWeeks>

/** What advice is made from. */
export interface AdviceData {
  readonly question: AdviceQuestion
  /** First day of the first week; the others follow. */
  readonly firstWeek: Day | null
  readonly channels: readonly ChannelWeeks[]
  /** What is not in the weeks, in sentences. */
  readonly notes: readonly string[]
}

/** How much the data allow: 0 not enough yet, 1 small moves, 2 curves. */
export const AdviceTier = z.union([z.literal(0), z.literal(1), z.literal(2)])
export type AdviceTier = z.infer<typeof AdviceTier>

export const tierNames: Readonly<Record<AdviceTier, string>> = { 0: t`Not enough yet`, 1: t`Small moves`, 2: t`Curves` }

/** What a channel's weeks allow, and what is missing for more. */
export const ChannelReadiness = z.object({
  key: ChannelKey,
  name: z.string(),
  tier: AdviceTier,
  /** Weeks with spend and known results. */
  weeks: z.int().nonnegative(),
  results: z.number(),
  /** Standard deviation over mean of weekly spend. Null: no week with spend. */
  variation: z.number().nonnegative().nullable(),
  /** Mean weekly spend of the last four known weeks, in minor units, to the whole currency unit. 0: nothing runs. */
  nowMinor: z.int().nonnegative(),
  /** The least and the most spent in a week with spend. Null: never. */
  everLeastMinor: z.int().nonnegative().nullable(),
  everMostMinor: z.int().nonnegative().nullable(),
  spentMinor: z.int().nonnegative(),
  /** Cost per result in minor units, with the interval in which it lies in 95 of 100 cases (results as counts of chance). Null: no result, or results are money. */
  costPerResult: z.object({ minor: z.number(), lowMinor: z.number(), highMinor: z.number().nullable() }).nullable(),
  /** What is missing for the next tier, and how to get it. Empty: nothing. */
  missing: z.array(z.string()),
})
export type ChannelReadiness = z.infer<typeof ChannelReadiness>

export const Verdict = z.enum(['PASS', 'REVIEW', 'FAIL'])
export type Verdict = z.infer<typeof Verdict>

/** One of the four things that curves must hold up to before they are believed. */
export const QualityCheck = z.object({ check: z.enum(['fit', 'stability', 'plausibility', 'drift']), verdict: Verdict, sentence: z.string() })
export type QualityCheck = z.infer<typeof QualityCheck>

export const ChannelFit = z.object({
  key: ChannelKey,
  curve: ResponseCurve,
  /** The curve from weeks as they could have been; intervals come from them. */
  draws: z.array(ResponseCurve),
  dispersion: z.number().nonnegative(),
})
export type ChannelFit = z.infer<typeof ChannelFit>

/** Curves of the channels that could be learned from. */
export const AdviceFit = z.object({
  tier: AdviceTier,
  channels: z.array(ChannelFit),
  /** Of curves; of small moves the drift alone, where there is any. */
  quality: z.array(QualityCheck),
  /** Why curves were not believed although there are weeks enough for them. Null: they were, or there are not. */
  steppedDown: z.string().nullable(),
})
export type AdviceFit = z.infer<typeof AdviceFit>

/** The worst of the checks. Null: nothing was checked. */
export const verdictOf = (checks: readonly QualityCheck[]): Verdict | null => {
  if (checks.length === 0) return null
  return checks.some(({ verdict }) => verdict === 'FAIL') ? 'FAIL' : checks.some(({ verdict }) => verdict === 'REVIEW') ? 'REVIEW' : 'PASS'
}

/** Whether results are counted things, which vary by chance at least; money does not. */
export const isCounted = ({ kind }: AdviceOutcome): boolean => kind === 'conversions'
