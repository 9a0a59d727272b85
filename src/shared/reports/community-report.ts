import { z } from 'zod'
import { Day } from '../kernel/day'
import { dayRangeText } from '../kernel/day-text'
import { Platform, platformNames } from '../kernel/platform'
import { ratio } from '../kernel/ratio'
import { numberText } from '../kernel/language'
import { plural, sense, t } from '../kernel/words'
import { Period } from '../marketing/metrics'
import { CommunityHealth, CommunityId } from '../networking/community'
import { gravityDefinition, gravityOf } from '../networking/level'
import { netSentiment } from '../networking/sentiment/sentiment'
import { changeOf, countCell, netCell, percentCell, ratioCell, textCell } from './cells'
import type { ReportCell, ReportChart, ReportColumn, ReportDocument, ReportRow, ReportSection } from './document'
import { defineReport } from './report-definition'

export const CommunityHealthFilters = z.object({
  /** Open ends: the last 90 days. */
  period: Period.default({ from: null, to: null }),
  /** Null: all. */
  communityId: CommunityId.nullable().default(null),
})
export type CommunityHealthFilters = z.infer<typeof CommunityHealthFilters>

/** People counted once, and what they asked of us. */
const CommunityCounts = z.object({ active: z.int(), activeBefore: z.int(), asked: z.int(), answered: z.int() })

const CommunityHealthRow = CommunityCounts.extend({
  id: CommunityId,
  name: z.string(),
  platform: Platform,
  members: z.int(),
  new: z.int(),
  lapsed: z.int(),
  joined: z.int(),
  /** Weighted commitment on the last day less that on the day before the first, see `gravityDefinition`. */
  commitmentGained: z.int(),
  /** Null: nobody was answered. */
  medianDays: z.number().nullable(),
  /** Of what others said there. */
  sentiment: CommunityHealth.shape.sentiment,
})
type CommunityHealthRow = z.infer<typeof CommunityHealthRow>

export const CommunityHealthAnswer = z.object({
  workbook: z.string(),
  filters: CommunityHealthFilters,
  days: z.object({ from: Day, to: Day }),
  previousDays: z.object({ from: Day, to: Day }),
  rows: z.array(CommunityHealthRow),
  /** Over all communities of the report: who is in several counts once. */
  total: CommunityCounts,
})
export type CommunityHealthAnswer = z.infer<typeof CommunityHealthAnswer>

const communityColumns: readonly ReportColumn[] = [
  { key: 'label', label: t`Community`, align: 'start' },
  { key: 'platform', label: t`Platform`, align: 'start' },
  { key: 'members', label: t`Members`, align: 'end' },
  { key: 'active', label: t`Active`, align: 'end' },
  { key: 'activeBefore', label: t`Active before`, align: 'end' },
  { key: 'change', label: sense('by how much')`Change`, align: 'end', formula: { numerator: 'active', denominator: 'activeBefore', minus: 'activeBefore' } },
  { key: 'new', label: t`New`, align: 'end' },
  { key: 'lapsed', label: t`Lapsed`, align: 'end' },
  { key: 'joined', label: t`Joined`, align: 'end' },
  { key: 'commitmentGained', label: t`Commitment gained`, align: 'end' },
  { key: 'gravity', label: t`Gravity`, align: 'end', formula: { numerator: 'commitmentGained', denominator: 'members' } },
  { key: 'asked', label: t`Asked us`, align: 'end' },
  { key: 'answered', label: t`Answered`, align: 'end' },
  { key: 'answerRate', label: t`Answer rate`, align: 'end', formula: { numerator: 'answered', denominator: 'asked' } },
  { key: 'medianDays', label: t`Days to answer`, align: 'end' },
]

const several = t`People may be in several communities; they are not added.`

const rowOf = (row: CommunityHealthRow): ReportRow => ({
  subject: { kind: 'community', id: row.id },
  cells: [
    textCell(row.name),
    textCell(platformNames[row.platform]),
    countCell(row.members),
    countCell(row.active),
    countCell(row.activeBefore),
    changeOf(row.active, row.activeBefore),
    countCell(row.new),
    countCell(row.lapsed),
    countCell(row.joined),
    countCell(row.commitmentGained),
    ratioCell(gravityOf(row.commitmentGained, row.members), t`It has no members.`),
    countCell(row.asked),
    countCell(row.answered),
    percentCell(ratio(row.answered, row.asked), t`Nobody asked us anything.`),
    ratioCell(row.medianDays, t`Nobody was answered.`),
  ],
})

const totalRow = ({ active, activeBefore, asked, answered }: z.infer<typeof CommunityCounts>): ReportRow => ({
  cells: [
    textCell(t`All, each person once`),
    textCell(''),
    countCell(null, several),
    countCell(active),
    countCell(activeBefore),
    changeOf(active, activeBefore),
    countCell(null, several),
    countCell(null, several),
    countCell(null, several),
    countCell(null, several),
    ratioCell(null, several),
    countCell(asked),
    countCell(answered),
    percentCell(ratio(answered, asked), t`Nobody asked us anything.`),
    ratioCell(null, t`Medians are not added.`),
  ],
})

type Sentiment = CommunityHealthRow['sentiment']

/** What others said there by how it reads; a note is of one community, so that notes add up, and people do not. */
const sentimentCells = ({ positive, neutral, negative, unread }: Omit<Sentiment, 'people' | 'corrected'>): readonly ReportCell[] => [
  countCell(positive),
  countCell(neutral),
  countCell(negative),
  countCell(unread),
  netCell(netSentiment({ positive, neutral, negative })),
]

const sentimentSection = (rows: readonly CommunityHealthRow[]): ReportSection => {
  const sum = (label: 'positive' | 'neutral' | 'negative' | 'unread'): number => rows.reduce((total, { sentiment }) => total + sentiment[label], 0)
  return {
    heading: t`Sentiment`,
    keyFigures: [],
    chart: null,
    table: {
      caption: t`What others said there, by how it reads`,
      columns: [
        { key: 'label', label: t`Community`, align: 'start' },
        { key: 'positive', label: t`Positive`, align: 'end' },
        { key: 'neutral', label: t`Neutral`, align: 'end' },
        { key: 'negative', label: t`Negative`, align: 'end' },
        { key: 'unread', label: t`Not read`, align: 'end' },
        { key: 'net', label: t`Net sentiment`, align: 'end' },
        { key: 'netByPerson', label: t`Net sentiment by person`, align: 'end' },
      ],
      rows: rows.map(({ id, name, sentiment }) => ({ subject: { kind: 'community', id }, cells: [textCell(name), ...sentimentCells(sentiment), netCell(netSentiment(sentiment.people))] })),
      total: { cells: [textCell(t`All`), ...sentimentCells({ positive: sum('positive'), neutral: sum('neutral'), negative: sum('negative'), unread: sum('unread') }), countCell(null, several)] },
    },
  }
}

/** Whether anybody said anything in these communities. */
const isSpokenIn = (rows: readonly CommunityHealthRow[]): boolean => rows.some(({ sentiment: { positive, neutral, negative, unread } }) => positive + neutral + negative + unread > 0)

const chartOf = (rows: readonly CommunityHealthRow[]): ReportChart | null => {
  const shown = rows.slice(0, 14)
  return shown.length === 0
    ? null
    : {
        kind: 'bar',
        title: t`Active people by community`,
        description: t`${numberText(shown.length)} of ${plural(rows.length, { one: '# community', other: '# communities' })}, each with who was active now and before. All figures stand in the table.`,
        categories: shown.map(({ name }) => name),
        series: [
          { label: t`Active`, values: shown.map(({ active }) => active) },
          { label: t`Before`, values: shown.map(({ activeBefore }) => activeBefore) },
        ],
        unit: { kind: 'count' },
      }
}

/** How communities fared as a document. */
export const communityHealthDocument = ({ workbook, days, previousDays, rows, total }: CommunityHealthAnswer): ReportDocument => ({
  title: t`Community health`,
  subtitle: [workbook, dayRangeText(days.from, days.to), t`Compared with ${dayRangeText(previousDays.from, previousDays.to)}`],
  keyFigures: [
    { label: t`Active people`, cell: countCell(total.active), change: changeOf(total.active, total.activeBefore) },
    { label: t`Asked us`, cell: countCell(total.asked), change: null },
    { label: t`Answered`, cell: countCell(total.answered), change: null },
    { label: t`Answer rate`, cell: percentCell(ratio(total.answered, total.asked), t`Nobody asked us anything.`), change: null },
  ],
  chart: chartOf(rows),
  table: { caption: t`Communities`, columns: communityColumns, rows: rows.map(rowOf), total: totalRow(total) },
  sections: isSpokenIn(rows) ? [sentimentSection(rows)] : [],
  notes: rows.length === 0 ? [t`There is no community yet. Add one under Networking, Communities.`] : [],
  definitions: [
    { label: t`Members`, definition: t`Contacts in the community today, whichever days the report is of; who left is not kept.` },
    { label: t`Active`, definition: t`People with at least one interaction logged in the community on these days; in all, each person once.` },
    { label: sense('by how much')`Change`, definition: t`(Active − active before) ÷ active before; before are the days it is compared with.` },
    { label: t`New`, definition: t`People whose first interaction in the community lies on these days.` },
    { label: t`Lapsed`, definition: t`People active in the days before and not on these.` },
    { label: t`Gravity`, definition: gravityDefinition },
    { label: t`Asked us`, definition: t`Days on which somebody spoke to us there, by person; likes do not count.` },
    { label: t`Answer rate`, definition: t`Answered ÷ asked us; answered on that day or any later one.` },
    { label: t`Days to answer`, definition: t`Median of whole days to the answer; 0 is the same day.` },
    ...(isSpokenIn(rows)
      ? [
          { label: t`Net sentiment`, definition: t`(positive − negative) ÷ (positive + neutral + negative) × 100, −100 to +100, of notes on what others said there and whose text could be read. Under 10 readings only the counts are shown.` },
          { label: t`Net sentiment by person`, definition: t`The same of people: each once, by which of the notes that are theirs alone are more, so that one who says much is not the community.` },
        ]
      : []),
  ],
})

export const communityHealthReport = defineReport({
  title: t`Community health`,
  question: t`Which communities come alive, which fall silent, and how well do we answer?`,
  filters: CommunityHealthFilters,
  fields: [{ kind: 'period', key: 'period', whenOpen: t`Last 90 days` }, { kind: 'community', key: 'communityId' }],
  toDocument: communityHealthDocument,
})
