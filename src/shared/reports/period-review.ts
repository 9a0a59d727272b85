import { z } from 'zod'
import { DefinitionBreak } from '../bridge/pedigree'
import { Day } from '../kernel/day'
import { dayRangeText, dayText, monthText } from '../kernel/day-text'
import { Currency } from '../kernel/money'
import { Quarter, quarterDays } from '../kernel/quarter'
import { ratio } from '../kernel/ratio'
import { t } from '../kernel/words'
import { goalMetrics, QuarterGoal, quarterGoalName, quarterGoalStateText } from '../marketing/quarter-goal'
import { Goal } from '../networking/goal.contract'
import { ReviewPeriod } from '../networking/review-period'
import { changeOf, countCell, dayCell, moneyCell, percentCell, progressCell, ratioCell, textCell } from './cells'
import { CommunityHealthAnswer, communityHealthDocument } from './community-report'
import type { ReportCell, ReportColumn, ReportDocument, ReportPart, ReportRow, ReportSection } from './document'
import { Presence, presenceSections } from './presence-sections'
import { defineReport } from './report-definition'
import { quarterWords, type ReviewWords, reviewWords, yearWords } from './review-words'
import { roiDocument } from './roi-document'
import { OtherCurrencies, RoiReport } from './roi.contract'

const PeriodReviewFilters = z.object({
  /** Of the marketing results. Null: the main one. */
  currency: Currency.nullable().default(null),
  otherCurrencies: OtherCurrencies.default('convert'),
})
export type PeriodReviewFilters = z.infer<typeof PeriodReviewFilters>

/** The quarter. Null: the one that is running. */
export const QuarterReviewFilters = z.object({ quarter: Quarter.nullable().default(null), ...PeriodReviewFilters.shape })
export type QuarterReviewFilters = z.infer<typeof QuarterReviewFilters>

/** The year, of 2000 to 2199. Null: the one that is running. */
export const YearReviewFilters = z.object({ year: z.string().regex(/^2[01]\d{2}$/, t`A year is written like 2026`).nullable().default(null), ...PeriodReviewFilters.shape })
export type YearReviewFilters = z.infer<typeof YearReviewFilters>

/** What was done for relationships on some days. People count once. Minutes null: none were noted. */
const RelationshipWork = z.object({ touches: z.int(), people: z.int(), newContacts: z.int(), minutes: z.int().nullable() })
export type RelationshipWork = z.infer<typeof RelationshipWork>

/** What a quarter or a year brought in both workspaces. */
export const PeriodReview = z.object({
  workbook: z.string(),
  period: ReviewPeriod,
  today: Day,
  days: z.object({ from: Day, to: Day }),
  /** Of marketing goals that name none. */
  goalCurrency: Currency,
  /** Those of them that are counted: up to today while the period runs. */
  counted: z.object({ from: Day, to: Day }),
  /** The period before, or as many of its days. */
  previousDays: z.object({ from: Day, to: Day }),
  /** Those that are counted. */
  months: z.array(RelationshipWork.extend({ month: z.string() })),
  work: RelationshipWork,
  workBefore: RelationshipWork,
  relationshipGoals: z.array(Goal),
  communities: CommunityHealthAnswer,
  presence: Presence,
  /** By month, of the days counted, against `previousDays`. */
  results: RoiReport,
  /** The same days by platform. Null: `results` lacks no sum. */
  platforms: RoiReport.nullable(),
  /** Days within those counted from which a platform's results mean something else. */
  breaks: z.array(DefinitionBreak),
  marketingGoals: z.array(QuarterGoal),
})
export type PeriodReview = z.infer<typeof PeriodReview>

const noMinutes = t`No minutes were noted.`

const workCells = (work: RelationshipWork): readonly ReportCell[] => [
  countCell(work.touches),
  countCell(work.people),
  ratioCell(ratio(work.touches, work.people), t`Nobody was touched.`),
  countCell(work.newContacts),
  countCell(work.minutes, noMinutes),
]

const relationshipPart = ({ months, work, workBefore }: PeriodReview, words: ReviewWords): ReportPart => ({
  keyFigures: [
    { label: t`Touches`, cell: countCell(work.touches), change: changeOf(work.touches, workBefore.touches) },
    { label: t`People`, cell: countCell(work.people), change: changeOf(work.people, workBefore.people) },
    { label: t`New contacts`, cell: countCell(work.newContacts), change: changeOf(work.newContacts, workBefore.newContacts) },
    { label: t`Minutes noted`, cell: countCell(work.minutes, noMinutes), change: changeOf(work.minutes, workBefore.minutes) },
  ],
  chart: {
    kind: 'bar',
    title: t`Touches and people by month`,
    description: words.months,
    categories: months.map(({ month }) => monthText(month)),
    series: [{ label: t`Touches`, values: months.map(({ touches }) => touches) }, { label: t`People`, values: months.map(({ people }) => people) }],
    unit: { kind: 'count' },
    isTime: true,
  },
  table: {
    caption: t`Relationship work by month`,
    columns: [
      { key: 'label', label: t`Month`, align: 'start' },
      { key: 'touches', label: t`Touches`, align: 'end' },
      { key: 'people', label: t`People`, align: 'end' },
      { key: 'touchesPerPerson', label: t`Touches a person`, align: 'end', formula: { numerator: 'touches', denominator: 'people' } },
      { key: 'newContacts', label: t`New contacts`, align: 'end' },
      { key: 'minutes', label: t`Minutes noted`, align: 'end' },
    ],
    rows: months.map((month) => ({ cells: [textCell(monthText(month.month)), ...workCells(month)] })),
    total: { cells: [textCell(words.total), ...workCells(work)] },
  },
})

const goalColumn = {
  label: { key: 'label', label: t`Goal`, align: 'start' },
  due: { key: 'due', label: t`Due on`, align: 'start' },
  start: { key: 'start', label: t`Began at`, align: 'end' },
  target: { key: 'target', label: t`Target`, align: 'end' },
  value: { key: 'value', label: t`Reached`, align: 'end' },
  progress: { key: 'progress', label: t`Progress`, align: 'end' },
  state: { key: 'state', label: t`State`, align: 'start' },
} satisfies Record<string, ReportColumn>

/** Where a goal stands at the end of the period, or today while that runs. One that runs on beyond it cannot be missed in it. */
const goalState = ({ value, startsOn, dueOn, state }: Goal, { today, days }: PeriodReview): string => {
  if (today < startsOn) return t`Not started`
  if (state === 'reached') return t`Reached`
  // Its pace is that of today, which the end of a period that is over knows nothing of.
  if (today <= days.to && state === 'on_track') return t`On track`
  if (today <= days.to && state === 'behind') return t`Behind`
  if (today <= days.to && state === 'unknown') return t`Not known`
  if (dueOn > days.to) return t`Running`
  return value === null ? t`Not known` : t`Missed`
}

const noStart = t`No followers were noted within 3 days of its first day.`

const relationshipGoals = (review: PeriodReview, words: ReviewWords): ReportSection => ({
  heading: t`Relationship goals`,
  keyFigures: [],
  chart: null,
  table: {
    caption: words.relationshipGoals,
    columns: [
      goalColumn.label,
      goalColumn.due,
      goalColumn.start,
      goalColumn.target,
      goalColumn.value,
      { ...goalColumn.progress, formula: { numerator: 'value', denominator: 'target', minus: 'start', denominatorMinus: 'start' } },
      goalColumn.state,
    ],
    rows: review.relationshipGoals.map((goal): ReportRow => ({
      cells: [
        textCell(`${goal.name} (${goal.unit})`),
        dayCell(goal.dueOn),
        countCell(goal.start, noStart),
        countCell(goal.target),
        countCell(goal.value, t`Nothing is noted yet.`),
        progressCell(goal.progress, goal.value === null ? t`Nothing is noted yet.` : goal.start === null ? noStart : t`It began at its target or beyond.`),
        textCell(goalState(goal, review)),
      ],
    })),
    total: null,
  },
})

const goalCell = ({ metric }: QuarterGoal, value: number | null, currency: Currency, reason: string): ReportCell => {
  switch (goalMetrics[metric].unit) {
    case 'money':
      return moneyCell(value, currency, reason)
    case 'count':
      return { kind: 'decimal', value, reason }
    case 'fraction':
      return percentCell(value, reason)
    case 'ratio':
      return ratioCell(value, reason)
  }
}

const marketingGoals = ({ marketingGoals: goals, days, today, goalCurrency }: PeriodReview, words: ReviewWords): ReportSection => ({
  heading: t`Marketing goals`,
  keyFigures: [],
  chart: null,
  table: {
    caption: today <= days.to ? words.marketingGoalsSoFar : words.marketingGoals,
    columns: [goalColumn.label, goalColumn.due, goalColumn.target, goalColumn.value, { ...goalColumn.progress, formula: { numerator: 'value', denominator: 'target' } }, goalColumn.state],
    rows: goals.map((goal): ReportRow => {
      const own = goal.currency ?? goalCurrency
      return {
        cells: [
          textCell(goalMetrics[goal.metric].better === 'less' ? t`${quarterGoalName(goal)} (at most)` : quarterGoalName(goal)),
          dayCell(quarterDays(goal.quarter).to),
          goalCell(goal, goal.target, own, ''),
          goalCell(goal, goal.actual, own, goal.reason ?? t`Not known.`),
          progressCell(goal.progress, goal.reason ?? t`Not known.`),
          textCell(quarterGoalStateText(goal)),
        ],
        // A spreadsheet has costs per something to the whole minor unit, and would work out another progress of them.
        ...(goalMetrics[goal.metric].unit === 'money' && !Number.isInteger(goal.actual ?? 0) && { withoutFormula: ['progress'] }),
        notes: [...(goal.dataTo === null ? [] : [t`Counted and held against what was due by ${dayText(goal.dataTo)}, the newest day with ad results.`]), ...goal.leftOut],
      }
    }),
    total: null,
  },
})

/** A quarter or a year of both workspaces as a document: relationships, communities, channels and posts, results and goals, each on its own definitions. */
const periodReviewDocument = (review: PeriodReview): ReportDocument => {
  const communities = communityHealthDocument(review.communities)
  const presence = presenceSections(review.presence)
  const results = roiDocument(review.results, review.breaks, review.platforms)
  const { workbook, period, days, counted, previousDays, today } = review
  const words = reviewWords(period)
  const before = dayRangeText(previousDays.from, previousDays.to)
  const isRunning = counted.to < days.to
  return {
    title: words.title,
    subtitle: [workbook, `${words.nameOf(period)} · ${dayRangeText(counted.from, counted.to)}`, isRunning ? words.soFar(before) : t`Compared with ${before}`, ...(today < days.from ? [t`Not begun yet`] : today > days.to ? [words.over] : [])],
    heading: t`Relationships`,
    ...relationshipPart(review, words),
    sections: [
      { heading: t`Communities`, keyFigures: communities.keyFigures, chart: communities.chart, table: communities.table },
      ...(communities.sections ?? []).map((section) => ({ ...section, heading: t`Sentiment in the communities` })),
      ...presence.sections,
      ...(review.relationshipGoals.length === 0 ? [] : [relationshipGoals(review, words)]),
      { heading: t`Marketing results`, keyFigures: results.keyFigures, chart: results.chart, table: results.table },
      ...(results.sections ?? []).map((section) => ({ ...section, heading: t`Marketing results by platform` })),
      ...(review.marketingGoals.length === 0 ? [] : [marketingGoals(review, words)]),
    ],
    notes: [...(review.relationshipGoals.length === 0 ? [words.noRelationshipGoals] : []), ...(review.marketingGoals.length === 0 ? [words.noMarketingGoals] : []), ...communities.notes, ...presence.notes, ...results.notes],
    definitions: [
      { label: t`Touches`, definition: t`Interactions that count as real contact, in either direction; a like does not.` },
      { label: t`People`, definition: words.people },
      { label: t`Touches a person`, definition: t`Touches ÷ people.` },
      { label: t`Minutes noted`, definition: t`Minutes typed in with touches. Touches without minutes add nothing.` },
      { label: t`Progress`, definition: t`Reached ÷ target; of a relationship goal (reached − began at) ÷ (target − began at).` },
      ...communities.definitions,
      ...presence.definitions,
      ...results.definitions,
    ],
  }
}

export const quarterReviewReport = defineReport({
  title: quarterWords.title,
  question: t`What did a quarter bring, in relationships and in results, against its goals and the time before?`,
  filters: QuarterReviewFilters,
  fields: [{ kind: 'quarter', key: 'quarter' }, { kind: 'amounts', key: 'currency' }],
  toDocument: periodReviewDocument,
})

export const yearReviewReport = defineReport({
  title: yearWords.title,
  question: t`What did a year bring, in relationships and in results, against its goals and the year before?`,
  filters: YearReviewFilters,
  fields: [{ kind: 'year', key: 'year' }, { kind: 'amounts', key: 'currency' }],
  toDocument: periodReviewDocument,
})
