import { z } from 'zod'
import { RowId } from '../kernel/id'
import { CampaignId } from './campaign'
import { differenceInterval, sampleSize, wilsonInterval } from './proportions'

export const ExperimentId = RowId.brand<'ExperimentId'>()
export type ExperimentId = z.infer<typeof ExperimentId>

const fraction = z.number().gt(0).lt(1)

/** How a test of two variants is planned. */
export const ExperimentDesign = z
  .object({
    /** The rate known so far, as a fraction. */
    baseline: fraction,
    /** The smallest difference worth finding, in the rate itself: 0.05 from a baseline of 0.2 means 0.25. */
    lift: fraction,
    /** How surely a difference of that size is to be found. */
    power: fraction.min(0.5).default(0.8),
    /** How often a difference may be seen that is not there. */
    alpha: fraction.max(0.5).default(0.05),
  })
  .refine(({ baseline, lift }) => baseline + lift < 1 && Math.min(baseline, 1 - baseline) + lift < 1, { message: 'A rate cannot rise beyond 100 %', path: ['lift'] })
export type ExperimentDesign = z.infer<typeof ExperimentDesign>

/** What a variant was shown and brought. */
export const VariantCount = z.object({ trials: z.int().nonnegative(), successes: z.int().nonnegative() }).refine(({ trials, successes }) => successes <= trials, { message: 'There are more results than people', path: ['successes'] })
export type VariantCount = z.infer<typeof VariantCount>

export const ExperimentFields = z.object({
  name: z.string().trim().min(1, 'A test needs a name').max(200),
  campaignId: CampaignId.nullable().default(null),
  hypothesis: z.string().max(20_000).default(''),
  firstLabel: z.string().trim().min(1).max(100).default('A'),
  secondLabel: z.string().trim().min(1).max(100).default('B'),
})
export type ExperimentFields = z.infer<typeof ExperimentFields>

const RateInterval = z.object({ rate: z.number(), low: z.number(), high: z.number() })

/**
 * What a test says. `not_enough`: a variant has fewer people than planned, and no rate or difference is given: looking early and stopping when it
 * pleases finds differences that are not there.
 */
export const ExperimentVerdict = z.object({
  kind: z.enum(['not_enough', 'first_better', 'second_better', 'no_difference']),
  sentence: z.string(),
  /** People each variant needs. */
  neededPerVariant: z.int().positive(),
  /** People still missing, of both together. */
  missing: z.int().nonnegative(),
  first: RateInterval.nullable(),
  second: RateInterval.nullable(),
  /** The second rate less the first, as a fraction of one, with its interval. */
  difference: RateInterval.nullable(),
  cautions: z.array(z.string()),
})
export type ExperimentVerdict = z.infer<typeof ExperimentVerdict>

export const Experiment = ExperimentFields.extend({
  id: ExperimentId,
  design: ExperimentDesign,
  /** Null: no results typed in yet. */
  first: VariantCount.nullable(),
  second: VariantCount.nullable(),
  /** What was decided, in words; empty: nothing yet. */
  decision: z.string(),
  createdAt: z.iso.datetime(),
  verdict: ExperimentVerdict,
})
export type Experiment = z.infer<typeof Experiment>

const points = (fraction: number): string => `${fraction > 0 ? '+' : fraction < 0 ? '−' : ''}${Math.abs(fraction * 100).toFixed(2)}`

/** Where people were split evenly, a split this uneven comes by chance once in a thousand tests. */
const unevenSplit = 3.29

/** Says what a test shows, and only once each variant has the people that were planned for it. */
export const judgeExperiment = ({ design, first, second, firstLabel, secondLabel }: Pick<Experiment, 'design' | 'first' | 'second' | 'firstLabel' | 'secondLabel'>): ExperimentVerdict => {
  const needed = sampleSize(design)
  const missing = Math.max(0, needed - (first?.trials ?? 0)) + Math.max(0, needed - (second?.trials ?? 0))
  if (first === null || second === null || missing > 0) {
    const sentence = `Not enough yet: each variant needs ${needed} people, ${missing} are missing. Looking early finds differences that are not there, so nothing is shown before.`
    return { kind: 'not_enough', sentence, neededPerVariant: needed, missing, first: null, second: null, difference: null, cautions: [] }
  }
  const { alpha, lift } = design
  const rateOf = (count: VariantCount) => ({ rate: count.successes / count.trials, ...wilsonInterval(count, alpha) })
  const difference = { rate: second.successes / second.trials - first.successes / first.trials, ...differenceInterval(first, second, alpha) }
  const kind = difference.low > 0 ? 'second_better' : difference.high < 0 ? 'first_better' : 'no_difference'
  const range = `between ${points(difference.low)} and ${points(difference.high)} points`
  const isRuledOut = difference.high < lift && difference.low > -lift
  const sentence =
    kind === 'no_difference'
      ? `No difference seen: ${secondLabel} less ${firstLabel} lies ${range}.${isRuledOut ? ` A difference of ${(lift * 100).toFixed(2)} points or more is ruled out.` : ''}`
      : `${kind === 'second_better' ? secondLabel : firstLabel} is better: ${secondLabel} less ${firstLabel} lies ${range}.`
  const isUneven = Math.abs(first.trials - second.trials) / Math.sqrt(first.trials + second.trials) > unevenSplit
  return {
    kind,
    sentence,
    neededPerVariant: needed,
    missing: 0,
    first: rateOf(first),
    second: rateOf(second),
    difference,
    cautions: isUneven ? ['The variants were shown to unlike numbers of people. If they were meant to be equal, something sorted them, and the result may be of that.'] : [],
  }
}
