import { z } from 'zod'
import { Day } from '../kernel/day'
import { dayRangeText, dayText, monthText } from '../kernel/day-text'
import { Currency } from '../kernel/money'
import { ratio } from '../kernel/ratio'
import { Quarter } from '../marketing/media-plan'
import { goalMetrics, QuarterGoal } from '../marketing/quarter-goal'
import { Goal } from '../networking/goal.contract'
import { changeOf, countCell, dayCell, moneyCell, percentCell, ratioCell, textCell } from './cells'
import { CommunityHealthAnswer, communityHealthDocument } from './community-report'
import type { ReportCell, ReportDocument, ReportPart, ReportRow, ReportSection } from './document'
import { defineReport } from './report-definition'
import { roiDocument } from './roi-document'
import { RoiReport } from './roi.contract'

export const QuarterReviewFilters = z.object({
  /** Null: the one that is running. */
  quarter: Quarter.nullable().default(null),
  /** Of the marketing results. Null: the main one. */
  currency: Currency.nullable().default(null),
})
export type QuarterReviewFilters = z.infer<typeof QuarterReviewFilters>

/** What was done for relationships on some days. People count once. Minutes null: none were noted. */
const RelationshipWork = z.object({ touches: z.int(), people: z.int(), newContacts: z.int(), minutes: z.int().nullable() })
export type RelationshipWork = z.infer<typeof RelationshipWork>

export const QuarterReview = z.object({
  workbook: z.string(),
  filters: QuarterReviewFilters,
  quarter: Quarter,
  today: Day,
  days: z.object({ from: Day, to: Day }),
  previousDays: z.object({ from: Day, to: Day }),
  months: z.array(RelationshipWork.extend({ month: z.string() })),
  work: RelationshipWork,
  workBefore: RelationshipWork,
  relationshipGoals: z.array(Goal),
  communities: CommunityHealthAnswer,
  /** By month, against as many days before. */
  results: RoiReport,
  marketingGoals: z.array(QuarterGoal),
})
export type QuarterReview = z.infer<typeof QuarterReview>

const noMinutes = 'No minutes were noted.'

const workCells = (work: RelationshipWork): readonly ReportCell[] => [
  countCell(work.touches),
  countCell(work.people),
  ratioCell(ratio(work.touches, work.people), 'Nobody was touched.'),
  countCell(work.newContacts),
  countCell(work.minutes, noMinutes),
]

const relationshipPart = ({ months, work, workBefore }: QuarterReview): ReportPart => ({
  keyFigures: [
    { label: 'Touches', cell: countCell(work.touches), change: changeOf(work.touches, workBefore.touches) },
    { label: 'People', cell: countCell(work.people), change: changeOf(work.people, workBefore.people) },
    { label: 'New contacts', cell: countCell(work.newContacts), change: changeOf(work.newContacts, workBefore.newContacts) },
    { label: 'Minutes noted', cell: countCell(work.minutes, noMinutes), change: changeOf(work.minutes, workBefore.minutes) },
  ],
  chart: {
    kind: 'bar',
    title: 'Touches and people by month',
    description: 'The months of the quarter. All figures stand in the table.',
    categories: months.map(({ month }) => monthText(month)),
    series: [{ label: 'Touches', values: months.map(({ touches }) => touches) }, { label: 'People', values: months.map(({ people }) => people) }],
    unit: { kind: 'count' },
    isTime: true,
  },
  table: {
    caption: 'Relationship work by month',
    columns: [
      { key: 'label', label: 'Month', align: 'start' },
      { key: 'touches', label: 'Touches', align: 'end' },
      { key: 'people', label: 'People', align: 'end' },
      { key: 'touchesPerPerson', label: 'Touches a person', align: 'end', formula: { numerator: 'touches', denominator: 'people' } },
      { key: 'newContacts', label: 'New contacts', align: 'end' },
      { key: 'minutes', label: 'Minutes noted', align: 'end' },
    ],
    rows: months.map((month) => ({ cells: [textCell(monthText(month.month)), ...workCells(month)] })),
    total: { cells: [textCell('Quarter, each person once'), ...workCells(work)] },
  },
})

const goalColumns = [
  { key: 'label', label: 'Goal', align: 'start' as const },
  { key: 'due', label: 'Due on', align: 'start' as const },
  { key: 'target', label: 'Target', align: 'end' as const },
  { key: 'value', label: 'Reached', align: 'end' as const },
  { key: 'progress', label: 'Progress', align: 'end' as const, formula: { numerator: 'value', denominator: 'target' } },
  { key: 'state', label: 'State', align: 'start' as const },
]

const relationshipGoals = ({ relationshipGoals: goals, today }: QuarterReview): ReportSection => ({
  heading: 'Relationship goals',
  keyFigures: [],
  chart: null,
  table: {
    caption: 'Goals that run in the quarter',
    columns: goalColumns,
    rows: goals.map(({ name, unit, dueOn, target, value, progress }): ReportRow => ({
      cells: [
        textCell(`${name} (${unit})`),
        dayCell(dueOn),
        countCell(target),
        countCell(value, 'Nothing is noted yet.'),
        percentCell(progress, 'Nothing is noted yet.'),
        textCell(progress !== null && progress >= 1 ? 'Reached' : dueOn < today ? 'Missed' : 'Running'),
      ],
    })),
    total: null,
  },
})

const stateNames: Readonly<Record<NonNullable<QuarterGoal['state']>, string>> = { met: 'Met', missed: 'Missed', ahead: 'Ahead', behind: 'Behind' }

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

const marketingGoals = ({ marketingGoals: goals, days }: QuarterReview, currency: Currency): ReportSection => ({
  heading: 'Marketing goals',
  keyFigures: [],
  chart: null,
  table: {
    caption: 'Goals of the quarter',
    columns: goalColumns,
    rows: goals.map((goal): ReportRow => {
      const own = goal.currency ?? currency
      return {
        cells: [
          textCell(goalMetrics[goal.metric].better === 'less' ? `${goalMetrics[goal.metric].label} (at most)` : goalMetrics[goal.metric].label),
          dayCell(days.to),
          goalCell(goal, goal.target, own, ''),
          goalCell(goal, goal.actual, own, goal.reason ?? 'Not known.'),
          percentCell(goal.progress, goal.reason ?? 'Not known.'),
          textCell(goal.state === null ? '' : stateNames[goal.state]),
        ],
      }
    }),
    total: null,
  },
})

/** `2026-Q1` in words. */
export const quarterText = (quarter: string): string => `Quarter ${quarter.slice(6)} of ${quarter.slice(0, 4)}`

/** A quarter of both workspaces as a document: relationships, communities, results and goals, each on its own definitions. */
export const quarterReviewDocument = (review: QuarterReview, workbookCurrency = review.results.currency): ReportDocument => {
  const communities = communityHealthDocument(review.communities)
  const results = roiDocument(review.results)
  const { workbook, quarter, days, previousDays, today } = review
  return {
    title: 'Quarter review',
    subtitle: [workbook, `${quarterText(quarter)} · ${dayRangeText(days.from, days.to)}`, `Compared with ${dayRangeText(previousDays.from, previousDays.to)}`, days.to >= today ? `Still running; as of ${dayText(today)}` : 'Over'],
    heading: 'Relationships',
    ...relationshipPart(review),
    sections: [
      { heading: 'Communities', keyFigures: communities.keyFigures, chart: communities.chart, table: communities.table },
      ...(review.relationshipGoals.length === 0 ? [] : [relationshipGoals(review)]),
      { heading: 'Marketing results', keyFigures: results.keyFigures, chart: results.chart, table: results.table },
      ...(review.marketingGoals.length === 0 ? [] : [marketingGoals(review, workbookCurrency)]),
    ],
    notes: [...(review.relationshipGoals.length === 0 ? ['No relationship goal runs in this quarter.'] : []), ...(review.marketingGoals.length === 0 ? ['No marketing goal is set for this quarter.'] : []), ...communities.notes, ...results.notes],
    definitions: [
      { label: 'Touches', definition: 'Interactions that count as real contact, in either direction; a like does not.' },
      { label: 'People', definition: 'People with at least one touch; in a quarter each counts once, so months do not add up to it.' },
      { label: 'Touches a person', definition: 'Touches ÷ people.' },
      { label: 'Minutes noted', definition: 'Minutes typed in with touches. Touches without minutes add nothing.' },
      { label: 'Progress', definition: 'Reached ÷ target.' },
      ...communities.definitions,
      ...results.definitions,
    ],
  }
}

export const quarterReviewReport = defineReport({
  title: 'Quarter review',
  question: 'What did a quarter bring, in relationships and in results, against its goals and the time before?',
  filters: QuarterReviewFilters,
  fields: [{ kind: 'quarter', key: 'quarter' }, { kind: 'currency', key: 'currency' }],
  toDocument: (review: QuarterReview) => quarterReviewDocument(review),
})
