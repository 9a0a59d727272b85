import { addDays, type Day } from '../../shared/kernel/day'
import { dayRangeText, dayText } from '../../shared/kernel/day-text'
import type { GroupOfRow } from '../../shared/kernel/group-rows'
import { decimalText, numberText, percentText } from '../../shared/kernel/language'
import { fieldText, readPercent } from '../../shared/kernel/typed-number'
import { plural, t } from '../../shared/kernel/words'
import { daysOfTest, type Experiment, ExperimentDesign, type ExperimentHistory, experimentMeasures, type ExperimentMeasure, type ExperimentVerdict, lastDayOfTest } from '../../shared/marketing/experiment'
import { sampleSize } from '../../shared/marketing/proportions'

const count = (value: number): string => numberText(value)

/** A fraction as a person types it in percent: 0.021 is `2.1`. */
export const percentInput = (fraction: number): string => fieldText(String(Number((fraction * 100).toPrecision(8))))

/** A percentage as typed, as its fraction. Null: it is not a number. */
export const parsePercent = (typed: string): number | null => {
  const text = readPercent(typed) ?? ''
  return /^\d{1,3}(\.\d{1,8})?$/.test(text) ? Number(`${text}e-2`) : null
}

/** A rate for eyes: `2.10%`. */
export const rateText = (rate: number): string => percentText(rate, 2)

/** A difference of rates for eyes, with its sign: `+1.15 points`. */
export const pointsText = (difference: number): string => t`${difference > 0 ? '+' : difference < 0 ? '−' : ''}${decimalText(Math.abs(difference * 100), 2)} points`

/** What a plan is typed as. */
export interface TypedDesign {
  readonly baseline: string
  readonly lift: string
  readonly power: string
  readonly alpha: string
}

/** A typed plan; null while it is none, with what is wrong by field. */
export const parseDesign = (typed: TypedDesign): { readonly design: ExperimentDesign | null; readonly errors: Readonly<Record<string, string>> } => {
  const [baseline, lift] = [parsePercent(typed.baseline), parsePercent(typed.lift)]
  const errors = { ...(baseline === null && { baseline: t`Type a percentage like 2.1.` }), ...(lift === null && { lift: t`Type points like 0.5.` }) }
  if (baseline === null || lift === null) return { design: null, errors }
  const parsed = ExperimentDesign.safeParse({ baseline, lift, power: Number(typed.power), alpha: Number(typed.alpha) })
  if (parsed.success) return { design: parsed.data, errors }
  const isBaselineWrong = baseline <= 0 || baseline >= 1
  return { design: null, errors: isBaselineWrong ? { baseline: t`A rate lies between 0 and 100%.` } : { lift: lift <= 0 ? t`A difference is more than nothing.` : t`The rate would leave 0 to 100%.` } }
}

const fewDays = 14
const manyDays = 180

interface Planned {
  readonly design: ExperimentDesign
  readonly measure: ExperimentMeasure
  readonly startsOn: Day | null
  /** A test that is judged takes no longer. */
  readonly isJudged: boolean
}

/** How many people a test needs, and until it is judged how long that will take, in sentences, from what came in lately. */
export const durationSentences = ({ design, measure, startsOn, isJudged }: Planned, history: ExperimentHistory): readonly string[] => {
  const perVariant = sampleSize(design)
  const { trials } = experimentMeasures[measure]
  const need = t`Each variant needs ${count(perVariant)} ${trials}, both together ${count(2 * perVariant)}.`
  if (isJudged) return [need]
  const { from, to, trialsPerDay, reason, leftOut } = history
  if (from === null || to === null || trialsPerDay === null) return [need, t`How long that takes is not known.`, reason ?? t`There are no results.`, ...leftOut]
  const days = daysOfTest(perVariant, trialsPerDay)
  const lately = t`${count(Math.round(trialsPerDay * 10) / 10)} ${trials} a day came in on ${dayRangeText(from, to)}.`
  if (days === null) return [need, lately, ...leftOut, t`Nobody comes, so the test would never end.`]
  const end = startsOn === null ? null : lastDayOfTest(startsOn, days)
  return [
    need,
    lately,
    ...leftOut,
    end === null
      ? t`If as many come and all of them are in the test, it takes ${plural(days / 7, { one: '# week', other: '# weeks' })}. Whole weeks, because people differ by weekday.`
      : t`If as many come and all of them are in the test, it takes ${plural(days / 7, { one: '# week', other: '# weeks' })}, to ${dayText(end)}. Whole weeks, because people differ by weekday.`,
    ...(days > manyDays ? [t`That is longer than people and prices stay as they are: look for a larger difference, or test where more people come.`] : []),
    ...(days < fewDays ? [t`Let it run for two weeks all the same, so that each weekday is in it twice.`] : []),
  ]
}

const verdictNames: Readonly<Record<ExperimentVerdict['kind'], string>> = { not_enough: t`Not enough yet`, first_better: '', second_better: '', no_difference: t`No difference seen` }

/** A test's state in a few words: `Planned`, `Not enough yet`, `With is better`. */
export const experimentState = ({ first, verdict: { kind }, firstLabel, secondLabel }: Pick<Experiment, 'first' | 'verdict' | 'firstLabel' | 'secondLabel'>): string => {
  if (first === null) return t`Planned`
  return kind === 'first_better' ? t`${firstLabel} is better` : kind === 'second_better' ? t`${secondLabel} is better` : verdictNames[kind]
}

/** The group of a test by its state. Which of its variants is better is its own. */
export const stateGroup = ({ first, verdict: { kind } }: Pick<Experiment, 'first' | 'verdict'>): GroupOfRow => {
  if (first === null) return { key: 'planned', label: t`Planned`, rank: 0 }
  if (kind === 'first_better' || kind === 'second_better') return { key: 'better', label: t`One is better`, rank: 2 }
  return { key: kind, label: verdictNames[kind], rank: kind === 'not_enough' ? 1 : 3 }
}

/** How many of the people that are needed a test has, as a fraction of at most 1: that of the variant with fewer. */
export const progressOf = ({ first, second, verdict: { neededPerVariant } }: Pick<Experiment, 'first' | 'second' | 'verdict'>): number => Math.min(1, Math.min(first?.trials ?? 0, second?.trials ?? 0) / neededPerVariant)

/** Whether the planned end of a test is over, so that its results are due. Days null: its length is not known. */
export const isDue = (startsOn: Day | null, days: number | null, today: Day): boolean => {
  const end = startsOn === null ? null : lastDayOfTest(startsOn, days)
  return end !== null && addDays(end, 1) <= today
}
