import { addDays, fromDayNumber, localDay, monthAround, monthOf, startOfLocalDay, toDayNumber } from '../../shared/kernel/day'
import { quarterDays, quarterOf } from '../../shared/kernel/quarter'
import { type ReviewDays, ReviewPeriod, reviewWindows } from '../../shared/networking/review-period'
import type { QuarterReview, QuarterReviewFilters, RelationshipWork } from '../../shared/reports/quarter-review'
import { RoiFilters } from '../../shared/reports/roi.contract'
import { readBreaks } from '../bridge/pedigree.handlers'
import type { StoreContext } from '../context'
import { quarterGoalHandlers } from '../marketing/quarter-goal.handlers'
import { reportBasis } from '../marketing/report-basis'
import { goalHandlers } from '../networking/goal.handlers'
import { presenceFigures } from '../networking/review.handlers'
import { touchTypes } from '../networking/touch-types'
import { communityAnswer } from './community-answer'
import { roiByPlatform, roiReport } from './roi-report'

const workSql = `SELECT (SELECT count(*) FROM interaction WHERE on_day >= @from AND on_day <= @to AND type IN (${touchTypes})) AS touches,
  (SELECT count(DISTINCT ic.contact_id) FROM interaction i JOIN interaction_contact ic ON ic.interaction_id = i.id WHERE i.on_day >= @from AND i.on_day <= @to AND i.type IN (${touchTypes})) AS people,
  (SELECT count(*) FROM contact WHERE is_archived IN (0, 1) AND created_at >= @begin AND created_at < @end) AS newContacts,
  (SELECT sum(minutes) FROM interaction WHERE on_day >= @from AND on_day <= @to AND type IN (${touchTypes})) AS minutes`

/** What was done for relationships on some days. */
const workOn = ({ prepare }: StoreContext, days: ReviewDays): RelationshipWork =>
  // Columns as selected.
  prepare(workSql).get({ ...days, begin: startOfLocalDay(days.from), end: startOfLocalDay(addDays(days.to, 1)) }) as RelationshipWork

/** The months of these days, as far as they lie in them. */
const monthsOf = ({ from, to }: ReviewDays): readonly { readonly month: string; readonly days: ReviewDays }[] => {
  const months: { readonly month: string; readonly days: ReviewDays }[] = []
  for (let start = from; start <= to; ) {
    const end = fromDayNumber(monthAround(toDayNumber(start)).to)
    months.push({ month: monthOf(start), days: { from: start, to: end < to ? end : to } })
    start = addDays(end, 1)
  }
  return months
}

/** The same day of the month three months on, or the last of that month where it is shorter; days by number. */
const aQuarterOn = (day: number): number => {
  const own = monthAround(day)
  const next = monthAround(own.to + 1)
  const third = monthAround(monthAround(next.to + 1).to + 1)
  return Math.min(third.from + day - own.from, third.to)
}

/** Answers what a quarter brought in both workspaces. */
export const quarterReview = (context: StoreContext, filters: QuarterReviewFilters): QuarterReview => {
  const today = localDay(context.now())
  const quarter = filters.quarter ?? quarterOf(today)
  const days = quarterDays(quarter)
  const windows = reviewWindows(ReviewPeriod.parse(quarter), today)
  const { now: counted, before } = windows
  const goals = goalHandlers.list(context, { today: today < days.to ? today : days.to })
  const quarterGoals = quarterGoalHandlers.list(context, {})
  const { workbook, currency: goalCurrency } = reportBasis(context)
  const results = roiReport(context, RoiFilters.parse({ by: 'month', period: counted, compare: 'previous', currency: filters.currency, otherCurrencies: filters.otherCurrencies }), { ...before, under: aQuarterOn })
  return {
    workbook,
    filters,
    quarter,
    today,
    days,
    goalCurrency,
    counted,
    previousDays: before,
    months: monthsOf(counted).map(({ month, days: own }) => ({ month, ...workOn(context, own) })),
    work: workOn(context, counted),
    workBefore: workOn(context, before),
    relationshipGoals: goals.ok ? goals.value.filter(({ startsOn, dueOn }) => startsOn <= days.to && dueOn >= days.from) : [],
    communities: communityAnswer(context, { period: counted, communityId: null }, before),
    presence: presenceFigures(context, windows),
    results,
    platforms: roiByPlatform(context, results),
    breaks: readBreaks(context, { period: counted, platform: null, campaignId: null }),
    marketingGoals: quarterGoals.ok ? quarterGoals.value.filter((goal) => goal.quarter === quarter) : [],
  }
}
