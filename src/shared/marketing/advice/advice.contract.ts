import { z } from 'zod'
import { Day } from '../../kernel/day'
import { Currency } from '../../kernel/money'
import { t } from '../../kernel/words'
import { command, errors, job, query } from '../../rpc/contract'
import { MediaPlan, MediaPlanFields } from '../media-plan'
import { AdviceGrain, AdviceOutcome, AdviceQuestion, AdviceTier, ChannelKey, ChannelReadiness, QualityCheck, Verdict } from './advice'
import { AdvicePromise, PromiseTally, ScoredPromise } from './promise'
import { ResponseCurve } from './response-curve'
import { AdviceWishes, Suggestion } from './suggestion'

/** The results that were learned from are no longer those of the workbook, or nothing was learned yet: fit first. */
const FitNeeded = z.object({ type: z.literal('FitNeeded') })
/** There is nothing to adopt: no change is suggested, or the budget does not fit. */
const NothingToAdopt = z.object({ type: z.literal('NothingToAdopt') })
/** No campaign is known that a channel's money could be planned for. */
const ChannelHasNoCampaign = z.object({ type: z.literal('ChannelHasNoCampaign'), name: z.string() })
/** The period has begun: a promise is about what is to come. */
const PeriodHasBegun = z.object({ type: z.literal('PeriodHasBegun'), today: Day })

/** A question that the workbook's results could answer. */
export const AdviceChoice = z.object({
  outcome: AdviceOutcome,
  grain: AdviceGrain,
  currency: Currency,
  label: z.string(),
  /** Channels with spend and results of this kind. */
  channels: z.int().nonnegative(),
  /** Conversions, or minor units of value. */
  total: z.number(),
})
export type AdviceChoice = z.infer<typeof AdviceChoice>

/** A channel's curve as it is drawn. */
export const CurveView = z.object({
  key: ChannelKey,
  name: z.string(),
  curve: ResponseCurve,
  /** Weeks as they were: spend in minor units, results. */
  observed: z.array(z.object({ week: Day, spendMinor: z.int().nonnegative(), results: z.number() })),
})
export type CurveView = z.infer<typeof CurveView>

/** What is known for one question. */
export const AdviceOverview = z.object({
  question: AdviceQuestion,
  label: z.string(),
  /** What the data allow. */
  tier: AdviceTier,
  /** The tier in plain words, and what it means; where curves failed their checks, the tier that is advised by instead. */
  sentence: z.string(),
  channels: z.array(ChannelReadiness),
  /** Weeks of which all is known of a channel or more, and their first and last day. Null: there is none. */
  weeks: z.object({ from: Day, to: Day, count: z.int().positive() }).nullable(),
  /** What is left out, and why. */
  notes: z.array(z.string()),
  dataVersion: z.string(),
  /** The fit that is kept. Null: none was made. */
  fit: z
    .object({
      tier: AdviceTier,
      dataVersion: z.string(),
      madeAt: z.iso.datetime(),
      /** Whether it was made from the results as they are now. */
      isCurrent: z.boolean(),
      verdict: Verdict.nullable(),
      quality: z.array(QualityCheck),
      steppedDown: z.string().nullable(),
      curves: z.array(CurveView),
    })
    .nullable(),
})
export type AdviceOverview = z.infer<typeof AdviceOverview>

/** The version of the plan that an adopted suggestion becomes. */
export const AdoptionFields = z.object({ name: MediaPlanFields.shape.name, isCurrent: z.boolean().default(true) })

const Asked = z.object({ question: AdviceQuestion })
const WithWishes = z.object({ question: AdviceQuestion, wishes: AdviceWishes })

export const adviceContract = {
  /** The questions there are results for; the one with most to say first. */
  choices: query({ input: z.object({}), output: z.array(AdviceChoice) }),
  overview: query({ input: Asked, output: AdviceOverview }),
  /** Learns the curves of a question away from the store's thread and keeps them with the version of the data. */
  fit: job({ input: Asked, output: z.object({ tier: AdviceTier, dataVersion: z.string() }), label: t`Learn from results` }),
  /** Divides a budget by the kept fit. */
  suggest: query({ input: WithWishes, output: Suggestion, errors: errors(FitNeeded) }),
  /** Writes a suggestion as a new version of the media plan, with a promise that is scored when its period has passed. */
  adopt: command({
    input: WithWishes.extend(AdoptionFields.shape),
    output: z.object({ plan: MediaPlan, promise: AdvicePromise }),
    errors: errors(FitNeeded, NothingToAdopt, ChannelHasNoCampaign, PeriodHasBegun),
    label: t`Adopt suggestion`,
    touches: ['mediaPlan', 'flight', 'planCost', 'budget', 'pacing', 'calendar'],
  }),
  /** Every promise held against what happened, newest first, and the tally. */
  promises: query({ input: z.object({}), output: z.object({ promises: z.array(ScoredPromise), tally: PromiseTally }) }),
}
