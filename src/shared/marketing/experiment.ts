import { z } from 'zod'
import { addDays, Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { decimalText, numberText } from '../kernel/language'
import { KeptName, typedName } from '../kernel/name'
import { AdPlatform } from '../kernel/platform'
import { ratio } from '../kernel/ratio'
import { plural, t } from '../kernel/words'
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
  .refine(({ baseline, lift }) => baseline + lift < 1, { message: t`A rate cannot rise beyond 100%`, path: ['lift'] })
export type ExperimentDesign = z.infer<typeof ExperimentDesign>

/** What a variant was shown and brought. */
export const VariantCount = z.object({ trials: z.int().nonnegative(), successes: z.int().nonnegative() }).refine(({ trials, successes }) => successes <= trials, { message: t`There are more results than people`, path: ['successes'] })
export type VariantCount = z.infer<typeof VariantCount>

/** What a test counts. `cvr`: conversions among clicks; `ctr`: clicks among impressions. */
export const ExperimentMeasure = z.enum(['cvr', 'ctr'])
export type ExperimentMeasure = z.infer<typeof ExperimentMeasure>

/** Of what a measure is a share, and what is counted among it. */
export const experimentMeasures: Readonly<Record<ExperimentMeasure, { readonly label: string; readonly trials: string; readonly successes: string }>> = {
  cvr: { label: t`Conversion rate: conversions among clicks`, trials: t`clicks`, successes: t`conversions` },
  ctr: { label: t`Click-through rate: clicks among impressions`, trials: t`impressions`, successes: t`clicks` },
}

export const KeptExperimentFields = z.object({
  name: KeptName,
  campaignId: CampaignId.nullable().default(null),
  hypothesis: z.string().max(20_000).default(''),
  firstLabel: z.string().trim().min(1).max(100).default('A'),
  secondLabel: z.string().trim().min(1).max(100).default('B'),
  measure: ExperimentMeasure.default('cvr'),
  /** Where it runs. Null: on no single platform. */
  platform: AdPlatform.nullable().default(null),
  /** Null: not said. */
  startsOn: Day.nullable().default(null),
})
/** The same as it is typed. */
export const ExperimentFields = KeptExperimentFields.extend({ name: typedName(200, t`A test needs a name`) })
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

export const Experiment = KeptExperimentFields.extend({
  id: ExperimentId,
  design: ExperimentDesign,
  /** Null: no results typed in yet. */
  first: VariantCount.nullable(),
  second: VariantCount.nullable(),
  /** Verdicts given so far: 1 as planned, more where results were taken back after one. */
  looks: z.int().nonnegative(),
  /** What was decided, in words; empty: nothing yet. */
  decision: z.string(),
  createdAt: z.iso.datetime(),
  verdict: ExperimentVerdict,
})
export type Experiment = z.infer<typeof Experiment>

/** How much of what a test counts came in lately, where it is to run. */
export const ExperimentHistory = z.object({
  /** The days looked at, up to the newest with results. Null: no results are known by such days. */
  from: Day.nullable(),
  to: Day.nullable(),
  /** What a test counts shares of, a day: clicks or impressions. Null: see `reason`. */
  trialsPerDay: z.number().nullable(),
  /** The rate lately, as a fraction. Null: not known. */
  rate: z.number().nullable(),
  reason: z.string().nullable(),
  /** Results that reach into those days and are in no figure here, since they are known as a whole only; in sentences. */
  leftOut: z.array(z.string()),
})
export type ExperimentHistory = z.infer<typeof ExperimentHistory>

/** How many days of results tell how long a test will take. */
export const historyDays = 28

/**
 * How many days a test needs where so many people a day see one variant or the other: whole weeks, because people differ by weekday.
 * Null: nobody comes.
 */
export const daysOfTest = (perVariant: number, trialsPerDay: number | null): number | null => {
  const days = ratio(2 * perVariant, trialsPerDay)
  return days === null ? null : Math.ceil(Math.ceil(days) / 7) * 7
}

/** The last day of a test that begins on a day. Null where its length is not known, or lies beyond the calendar. */
export const lastDayOfTest = (startsOn: Day, days: number | null): Day | null => (days === null || days > 36_500 ? null : addDays(startsOn, days - 1))

const inPoints = (fraction: number): string => decimalText(fraction * 100, 2)

const points = (fraction: number): string => `${fraction > 0 ? '+' : fraction < 0 ? '−' : ''}${inPoints(Math.abs(fraction))}`

/** Where people were split evenly, a split this uneven comes by chance once in a thousand tests. */
const unevenSplit = 3.29

type JudgedExperiment = Pick<Experiment, 'design' | 'first' | 'second' | 'firstLabel' | 'secondLabel' | 'measure' | 'looks'>

/** Whether each variant has the people that were planned for it, so that a verdict may be given. */
export const isComplete = ({ design, first, second }: Pick<Experiment, 'design' | 'first' | 'second'>): boolean => first !== null && second !== null && Math.min(first.trials, second.trials) >= sampleSize(design)

const cautionsOf = (first: VariantCount, second: VariantCount, { design: { alpha }, looks }: JudgedExperiment): string[] => [
  ...(Math.abs(first.trials - second.trials) / Math.sqrt(first.trials + second.trials) > unevenSplit ? [t`The variants were shown to unlike numbers of people. If they were meant to be equal, something sorted them, and the result may be of that.`] : []),
  ...(looks > 1 ? [t`This is verdict ${looks} of the same test: results were taken back after one. With every further look a difference that is not there is seen more often than in the planned ${numberText(Number((alpha * 100).toPrecision(6)))}% of tests.`] : []),
]

/** Says what a test shows, and only once each variant has the people that were planned for it. */
export const judgeExperiment = (experiment: JudgedExperiment): ExperimentVerdict => {
  const { design, first, second, firstLabel, secondLabel, measure } = experiment
  const needed = sampleSize(design)
  const missing = Math.max(0, needed - (first?.trials ?? 0)) + Math.max(0, needed - (second?.trials ?? 0))
  if (first === null || second === null || missing > 0) {
    const sentence = t`Not enough yet: each variant needs ${numberText(needed)} ${experimentMeasures[measure].trials}, ${plural(missing, { one: '# is missing', other: '# are missing' })}. Looking early finds differences that are not there, so nothing is shown before.`
    return { kind: 'not_enough', sentence, neededPerVariant: needed, missing, first: null, second: null, difference: null, cautions: [] }
  }
  const { alpha, lift } = design
  const rateOf = (count: VariantCount) => ({ rate: count.successes / count.trials, ...wilsonInterval(count, alpha) })
  const difference = { rate: second.successes / second.trials - first.successes / first.trials, ...differenceInterval(first, second, alpha) }
  const kind = difference.low > 0 ? 'second_better' : difference.high < 0 ? 'first_better' : 'no_difference'
  const [low, high] = [points(difference.low), points(difference.high)]
  const isRuledOut = difference.high < lift && difference.low > -lift
  const sentence =
    kind === 'no_difference'
      ? [t`No difference seen: ${secondLabel} less ${firstLabel} lies between ${low} and ${high} points.`, ...(isRuledOut ? [t`A difference of ${inPoints(lift)} points or more is ruled out.`] : [])].join(' ')
      : t`${kind === 'second_better' ? secondLabel : firstLabel} is better: ${secondLabel} less ${firstLabel} lies between ${low} and ${high} points.`
  return {
    kind,
    sentence,
    neededPerVariant: needed,
    missing: 0,
    first: rateOf(first),
    second: rateOf(second),
    difference,
    cautions: cautionsOf(first, second, experiment),
  }
}
