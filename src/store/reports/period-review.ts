import { addDays, fromDayNumber, localDay, monthAround, monthOf, startOfLocalDay, toDayNumber } from '../../shared/kernel/day'
import { quarterOf } from '../../shared/kernel/quarter'
import { daysOfPeriod, isYear, type ReviewDays, ReviewPeriod, reviewWindows, yearOfDay } from '../../shared/networking/review-period'
import type { PeriodReview, PeriodReviewFilters, QuarterReviewFilters, RelationshipWork, YearReviewFilters } from '../../shared/reports/period-review'
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

/** The same day of the month some months on, or the last of that month where it is shorter; days by number. */
const monthsOn = (months: number) => (day: number): number => {
  const own = monthAround(day)
  let month = own
  for (let step = 0; step < months; step += 1) month = monthAround(month.to + 1)
  return Math.min(month.from + day - own.from, month.to)
}

/** Answers what a quarter or a year brought in both workspaces. */
const periodReview = (context: StoreContext, period: ReviewPeriod, filters: PeriodReviewFilters): PeriodReview => {
  const today = localDay(context.now())
  const days = daysOfPeriod(period)
  const windows = reviewWindows(period, today)
  const { now: counted, before } = windows
  const goals = goalHandlers.list(context, { today: today < days.to ? today : days.to })
  const quarterGoals = quarterGoalHandlers.list(context, {})
  const { workbook, currency: goalCurrency } = reportBasis(context)
  const results = roiReport(context, RoiFilters.parse({ by: 'month', period: counted, compare: 'previous', currency: filters.currency, otherCurrencies: filters.otherCurrencies }), { ...before, under: monthsOn(isYear(period) ? 12 : 3) })
  return {
    workbook,
    period,
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
    marketingGoals: quarterGoals.ok ? quarterGoals.value.filter((goal) => goal.quarter.startsWith(period)) : [],
  }
}

/** Answers what a quarter brought. */
export const quarterReview = (context: StoreContext, { quarter, ...filters }: QuarterReviewFilters): PeriodReview => periodReview(context, ReviewPeriod.parse(quarter ?? quarterOf(localDay(context.now()))), filters)

/** Answers what a year brought. */
export const yearReview = (context: StoreContext, { year, ...filters }: YearReviewFilters): PeriodReview => periodReview(context, year === null ? yearOfDay(localDay(context.now())) : ReviewPeriod.parse(year), filters)
