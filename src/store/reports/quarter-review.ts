import { addDays, type Day, daysBetween, localDay, monthOf, startOfLocalDay } from '../../shared/kernel/day'
import { quarterDays } from '../../shared/marketing/quarter-goal'
import { quarterOfMonth } from '../../shared/marketing/plan-sheet'
import type { QuarterReview, QuarterReviewFilters, RelationshipWork } from '../../shared/reports/quarter-review'
import { RoiFilters } from '../../shared/reports/roi.contract'
import type { StoreContext } from '../context'
import { quarterGoalHandlers } from '../marketing/quarter-goal.handlers'
import { reportBasis } from '../marketing/report-basis'
import { goalHandlers } from '../networking/goal.handlers'
import { touchTypes } from '../networking/touch-types'
import { communityAnswer } from './community-answer'
import { roiReport } from './roi-report'

interface Days {
  readonly from: Day
  readonly to: Day
}

const workSql = `SELECT (SELECT count(*) FROM interaction WHERE on_day >= @from AND on_day <= @to AND type IN (${touchTypes})) AS touches,
  (SELECT count(DISTINCT ic.contact_id) FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.on_day >= @from AND i.on_day <= @to AND i.type IN (${touchTypes})) AS people,
  (SELECT count(*) FROM contact WHERE is_archived IN (0, 1) AND created_at >= @begin AND created_at < @end) AS newContacts,
  (SELECT sum(minutes) FROM interaction WHERE on_day >= @from AND on_day <= @to AND type IN (${touchTypes})) AS minutes`

/** What was done for relationships on some days. */
const workOn = ({ prepare }: StoreContext, days: Days): RelationshipWork =>
  // Columns as selected.
  prepare(workSql).get({ ...days, begin: startOfLocalDay(days.from), end: startOfLocalDay(addDays(days.to, 1)) }) as RelationshipWork

const monthsOf = (quarter: string): readonly { readonly month: string; readonly days: Days }[] => {
  const { from, to } = quarterDays(quarter)
  const starts = [0, 1, 2].map((index) => {
    const month = Number(from.slice(5, 7)) + index
    // A month begins on a day of the calendar.
    return `${from.slice(0, 5)}${String(month).padStart(2, '0')}-01` as Day
  })
  return starts.map((start, index) => {
    const next = starts[index + 1]
    return { month: monthOf(start), days: { from: start, to: next === undefined ? to : addDays(next, -1) } }
  })
}

const quarterBefore = (quarter: string): string => {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))]
  return number === 1 ? `${year - 1}-Q4` : `${year}-Q${number - 1}`
}

const dayBefore = (days: Days, today: Day): Day => (addDays(today, -1) < days.to ? addDays(today, -1) : days.to)

/** Answers what a quarter brought in both workspaces. */
export const quarterReview = (context: StoreContext, filters: QuarterReviewFilters): QuarterReview => {
  const today = localDay(context.now())
  const quarter = filters.quarter ?? quarterOfMonth(monthOf(today))
  const days = quarterDays(quarter)
  const before = quarterDays(quarterBefore(quarter))
  const goals = goalHandlers.list(context, { today: today < days.to ? today : days.to })
  const quarterGoals = quarterGoalHandlers.list(context, { lastDay: dayBefore(days, today) })
  const { workbook } = reportBasis(context)
  return {
    workbook,
    filters,
    quarter,
    today,
    days,
    previousDays: before,
    months: monthsOf(quarter).map(({ month, days: own }) => ({ month, ...workOn(context, own) })),
    work: workOn(context, days),
    workBefore: workOn(context, before),
    relationshipGoals: goals.ok ? goals.value.filter(({ startsOn, dueOn }) => startsOn <= days.to && dueOn >= days.from) : [],
    communities: communityAnswer(context, { period: { from: days.from, to: days.to }, communityId: null }),
    results: roiReport(context, RoiFilters.parse({ by: 'month', period: days, compare: daysBetween(days.from, days.to) > 0 ? 'previous' : 'none', currency: filters.currency })),
    marketingGoals: quarterGoals.ok ? quarterGoals.value.filter((goal) => goal.quarter === quarter) : [],
  }
}
