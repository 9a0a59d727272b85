import type { Day } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { fieldText, minorFieldText } from '../../shared/kernel/typed-number'
import { reachedText } from '../../shared/kernel/language'
import { quarterAfter, quarterOf } from '../../shared/kernel/quarter'
import { t } from '../../shared/kernel/words'
import { type GoalMetric, goalMetrics, type QuarterGoal, quarterGoalName, quarterGoalStateText } from '../../shared/marketing/quarter-goal'
import type { ReportCell } from '../../shared/reports/document'
import { formatCell, notAvailable } from '../../shared/reports/format'
import { typedTarget } from './kpi-view'

/** Ratios are typed and read in percent where people speak of them so. */
const percentMetrics = new Set<GoalMetric>(['ctr', 'cvr', 'roi'])

/** What a goal's number is typed in: `%`, the currency's code, `×`, or nothing for a count. */
export const goalUnitText = (metric: GoalMetric, currency: Currency): string => (percentMetrics.has(metric) ? '%' : goalMetrics[metric].unit === 'money' ? currency : goalMetrics[metric].unit === 'ratio' ? '×' : '')

/** A goal's number as a person reads it. */
export const goalText = (metric: GoalMetric, value: number, currency: Currency): string => {
  const { unit } = goalMetrics[metric]
  const cell: ReportCell = unit === 'money' ? { kind: 'money', value, currency } : percentMetrics.has(metric) ? { kind: 'percent', value } : unit === 'ratio' ? { kind: 'ratio', value } : { kind: 'decimal', value }
  return unit === 'money' ? `${formatCell(cell)} ${currency}` : formatCell(cell)
}

/** A goal's number as text to be edited. */
export const goalInput = (metric: GoalMetric, target: number, currency: Currency): string => {
  if (goalMetrics[metric].unit === 'money') return minorFieldText(Math.round(target), currency)
  return fieldText(percentMetrics.has(metric) ? String(Number((target * 100).toPrecision(12))) : String(target))
}

/** The target a typed text means, in the goal's own unit. Null: it is not a number above 0. */
export const parseGoal = (typed: string, metric: GoalMetric, currency: Currency): number | null =>
  typedTarget(typed, goalMetrics[metric].unit === 'money' ? 'money' : percentMetrics.has(metric) ? 'percent' : 'number', currency)

/** The quarter a day lies in, and those around it, for choosing one. */
export const quartersAround = (day: Day, before: number, after: number): readonly string[] => Array.from({ length: before + after + 1 }, (_, index) => quarterAfter(quarterOf(day), index - before))

const tones: Readonly<Record<NonNullable<QuarterGoal['state']>, 'good' | 'warn' | 'bad'>> = { met: 'good', missed: 'bad', ahead: 'good', behind: 'warn' }

/** A goal as a person reads it. */
interface GoalView {
  readonly label: string
  readonly target: string
  readonly actual: string
  /** Why there is no actual. Null: there is one. */
  readonly reason: string | null
  readonly progress: string
  readonly state: string
  readonly tone: 'good' | 'warn' | 'bad' | 'soft'
  readonly sentence: string
}

/** A goal against what came of it, in words. */
export const goalView = (goal: QuarterGoal, workbookCurrency: Currency): GoalView => {
  const { metric, target, actual, reason, leftOut, dataTo, progress, elapsed, state } = goal
  const currency = goal.currency ?? workbookCurrency
  const { better, isSum } = goalMetrics[metric]
  const over = dataTo === null ? t`${reachedText(elapsed)} of the quarter is over` : t`By ${dayText(dataTo)}, the newest day with ad results, ${reachedText(elapsed)} of the quarter was over`
  const due = elapsed === 0 ? t`The quarter has not begun.` : elapsed === 1 ? t`The quarter is over.` : isSum ? t`${over}, so ${goalText(metric, Math.round(target * elapsed), currency)} would be on track.` : t`${over}; a ratio is held against the goal itself.`
  return {
    label: quarterGoalName(goal),
    target: `${better === 'more' ? t`at least` : t`at most`} ${goalText(metric, target, currency)}`,
    actual: actual === null ? notAvailable : goalText(metric, actual, currency),
    reason: actual === null ? (reason ?? t`Nothing is known for this quarter.`) : null,
    progress: progress === null ? notAvailable : reachedText(progress),
    state: quarterGoalStateText(goal),
    tone: state === null ? 'soft' : tones[state],
    sentence: [due, ...leftOut].join(' '),
  }
}
