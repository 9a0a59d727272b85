import { t } from '../kernel/words'
import { isYear, periodName, type ReviewPeriod } from '../networking/review-period'

/** What a review says of its period: a quarter or a year. */
export interface ReviewWords {
  readonly title: string
  /** The period itself: `Quarter 1 of 2026`, `2026`. */
  readonly nameOf: (period: ReviewPeriod) => string
  /** What the chart of its months shows. */
  readonly months: string
  /** The sum of its months. */
  readonly total: string
  readonly people: string
  /** `before`: the days it is compared with while it runs. */
  readonly soFar: (before: string) => string
  readonly over: string
  readonly relationshipGoals: string
  readonly noRelationshipGoals: string
  readonly marketingGoals: string
  readonly marketingGoalsSoFar: string
  readonly noMarketingGoals: string
}

export const quarterWords: ReviewWords = {
  title: t`Quarter review`,
  nameOf: (quarter) => t`Quarter ${quarter.slice(6)} of ${quarter.slice(0, 4)}`,
  months: t`The months of the quarter that have begun. All figures stand in the table.`,
  total: t`Quarter, each person once`,
  people: t`People with at least one touch; in a quarter each counts once, so months do not add up to it.`,
  soFar: (before) => t`Still running; compared with as many days of the quarter before, ${before}`,
  over: t`The quarter is over`,
  relationshipGoals: t`Goals that run in the quarter`,
  noRelationshipGoals: t`No relationship goal runs in this quarter.`,
  marketingGoals: t`Goals of the quarter`,
  marketingGoalsSoFar: t`Goals of the quarter, by what came before today`,
  noMarketingGoals: t`No marketing goal is set for this quarter.`,
}

export const yearWords: ReviewWords = {
  title: t`Year review`,
  nameOf: periodName,
  months: t`The months of the year that have begun. All figures stand in the table.`,
  total: t`Year, each person once`,
  people: t`People with at least one touch; in a year each counts once, so months do not add up to it.`,
  soFar: (before) => t`Still running; compared with as many days of the year before, ${before}`,
  over: t`The year is over`,
  relationshipGoals: t`Goals that run in the year`,
  noRelationshipGoals: t`No relationship goal runs in this year.`,
  marketingGoals: t`Goals of the year’s quarters`,
  marketingGoalsSoFar: t`Goals of the year’s quarters, by what came before today`,
  noMarketingGoals: t`No marketing goal is set for a quarter of this year.`,
}

/** What a review of such a period says of it. */
export const reviewWords = (period: ReviewPeriod): ReviewWords => (isYear(period) ? yearWords : quarterWords)
