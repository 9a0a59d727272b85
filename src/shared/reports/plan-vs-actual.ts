import { z } from 'zod'
import { Day } from '../kernel/day'
import { dayRangeText, dayText } from '../kernel/day-text'
import { Currency } from '../kernel/money'
import { ratio, sumKnown } from '../kernel/ratio'
import { numberText } from '../kernel/language'
import { amidSentence, plural, t } from '../kernel/words'
import { MediaPlanId } from '../marketing/flight'
import { Period } from '../marketing/metrics'
import { changeOf, moneyCell, textCell } from './cells'
import type { ReportCell, ReportChart, ReportColumn, ReportDocument, ReportRow } from './document'
import { defineReport } from './report-definition'

export const PlanGrouping = z.enum(['channel', 'campaign', 'month'])
export type PlanGrouping = z.infer<typeof PlanGrouping>

export const PlanVsActualFilters = z.object({
  by: PlanGrouping.default('channel'),
  /** Open ends: from the plan's first day, to the newest day that has results. */
  period: Period.default({ from: null, to: null }),
  compare: z.enum(['none', 'previous']).default('none'),
  /** Null: the version that holds. */
  planId: MediaPlanId.nullable().default(null),
  /** Null: the plan's main one. Others are named, never added. */
  currency: Currency.nullable().default(null),
})
export type PlanVsActualFilters = z.infer<typeof PlanVsActualFilters>

/** Planned against spent. Minor units; null: nothing was planned, or no result is known. */
const PlanVsActualSums = z.object({ plannedMinor: z.int().nullable(), actualMinor: z.int().nullable(), beforeMinor: z.int().nullable() })

export const PlanVsActual = z.object({
  workbook: z.string(),
  filters: PlanVsActualFilters,
  /** Null: nothing has been planned. */
  plan: z.string().nullable(),
  currency: Currency,
  days: z.object({ from: Day, to: Day }),
  previousDays: z.object({ from: Day, to: Day }).nullable(),
  dataTo: Day.nullable(),
  rows: z.array(PlanVsActualSums.extend({ key: z.string(), label: z.string() })),
  total: PlanVsActualSums,
  warnings: z.array(z.string()),
})
export type PlanVsActual = z.infer<typeof PlanVsActual>
type Sums = z.infer<typeof PlanVsActualSums>

const groupingNames: Readonly<Record<PlanGrouping, string>> = { channel: t`Platform`, campaign: t`Campaign`, month: t`Month` }

/** How the rows are grouped, as a word within a sentence. */
const groupWord = (by: PlanGrouping): string => amidSentence(groupingNames[by])

const nothingPlanned = t`Nothing is planned on these days.`
const nothingSpent = t`No spend is known on these days.`

const difference = ({ plannedMinor, actualMinor }: Sums): number | null => (plannedMinor === null || actualMinor === null ? null : actualMinor - plannedMinor)

const missingReason = ({ plannedMinor }: Sums): string => (plannedMinor === null ? nothingPlanned : nothingSpent)

const cellsOf = (row: Sums, { currency, previousDays }: PlanVsActual): readonly ReportCell[] => [
  moneyCell(row.plannedMinor, currency, nothingPlanned),
  moneyCell(row.actualMinor, currency, nothingSpent),
  moneyCell(difference(row), currency, missingReason(row)),
  { kind: 'change', value: ratio(difference(row), row.plannedMinor), reason: row.plannedMinor === 0 ? t`Nothing was planned.` : missingReason(row) },
  ...(previousDays === null ? [] : [moneyCell(row.beforeMinor, currency, t`No spend is known in the period before.`), changeOf(row.actualMinor, row.beforeMinor)]),
]

const chartOf = ({ rows, filters, currency }: PlanVsActual): ReportChart | null => {
  const shown = rows.slice(0, 14)
  if (shown.length === 0) return null
  return {
    kind: 'bar',
    title: t`Planned and spent by ${groupWord(filters.by)}`,
    description: t`${numberText(shown.length)} of ${plural(rows.length, { one: '# line', other: '# lines' })}, each with its planned and its spent media. All figures stand in the table.`,
    categories: shown.map(({ label }) => label),
    series: [
      { label: t`Planned`, values: shown.map(({ plannedMinor }) => plannedMinor) },
      { label: t`Spent`, values: shown.map(({ actualMinor }) => actualMinor) },
    ],
    unit: { kind: 'money', currency },
    isTime: filters.by === 'month',
  }
}

const columnsOf = ({ filters, previousDays }: PlanVsActual): readonly ReportColumn[] => [
  { key: 'label', label: groupingNames[filters.by], align: 'start' },
  { key: 'planned', label: t`Planned`, align: 'end' },
  { key: 'actual', label: t`Spent`, align: 'end' },
  { key: 'difference', label: t`Difference`, align: 'end' },
  { key: 'variance', label: t`Against plan`, align: 'end', formula: { numerator: 'actual', denominator: 'planned', minus: 'planned' } },
  ...(previousDays === null
    ? []
    : [
        { key: 'before', label: t`Spent before`, align: 'end' as const, isComparison: true },
        { key: 'change', label: t`Spent change`, align: 'end' as const, isComparison: true, formula: { numerator: 'actual', denominator: 'before', minus: 'before' } },
      ]),
]

/** Planned against spent media as a document. */
export const planVsActualDocument = (report: PlanVsActual): ReportDocument => {
  const { workbook, plan, days, previousDays, filters, currency, rows, total, dataTo, warnings } = report
  const toRow = (label: string, row: Sums): ReportRow => ({ cells: [textCell(label), ...cellsOf(row, report)] })
  const [planned, actual, apart, share, , change = null] = cellsOf(total, report)
  const labelled = [{ label: t`Planned`, cell: planned }, { label: t`Spent`, cell: actual, change }, { label: t`Difference`, cell: apart }, { label: t`Against plan`, cell: share }]
  return {
    title: t`Plan vs actual`,
    subtitle: [
      workbook,
      plan === null ? t`No media plan` : t`Plan: ${plan}`,
      t`${dayRangeText(days.from, days.to)} · amounts in ${currency} · by ${groupWord(filters.by)}`,
      ...(previousDays === null ? [] : [t`Compared with ${dayRangeText(previousDays.from, previousDays.to)}`]),
      dataTo === null ? t`No dated results` : t`Data to ${dayText(dataTo)}`,
    ],
    keyFigures: labelled.flatMap(({ label, cell, change: moved = null }) => (cell === undefined ? [] : [{ label, cell, change: moved }])),
    chart: chartOf(report),
    table: {
      caption: t`Planned and spent media by ${groupWord(filters.by)}`,
      columns: columnsOf(report),
      rows: rows.map((row) => ({
        ...toRow(row.label, row),
        ...(filters.by === 'campaign' && /^\d+$/.test(row.key) && { subject: { kind: 'campaign' as const, id: Number(row.key) } }),
      })),
      total: toRow(t`Total`, total),
    },
    notes: [...(plan === null ? [t`There is no media plan yet, so nothing is planned. Make one under Marketing, Media plan.`] : []), ...warnings],
    definitions: [
      { label: t`Planned`, definition: t`Media that flights of the plan put on these days, each by its shape and without its dark days.` },
      {
        label: t`Spent`,
        definition: t`Media spend as the platforms bill it, from imported results that count; also of what nobody planned, and on days before a flight begins, which Pacing leaves out.`,
      },
      { label: t`Difference`, definition: t`Spent less planned: above 0 more was spent than planned.` },
      { label: t`Against plan`, definition: t`Difference ÷ planned.` },
    ],
  }
}

/** The sums of the lines, as the total has them. Null where no line has a figure. */
export const totalOf = (rows: readonly Sums[]): Sums => ({
  plannedMinor: sumKnown(rows.map(({ plannedMinor }) => plannedMinor)),
  actualMinor: sumKnown(rows.map(({ actualMinor }) => actualMinor)),
  beforeMinor: sumKnown(rows.map(({ beforeMinor }) => beforeMinor)),
})

export const planVsActualReport = defineReport({
  title: t`Plan vs actual`,
  question: t`Was as much spent as planned, and where not? By platform, campaign or month.`,
  filters: PlanVsActualFilters,
  fields: [
    { kind: 'choice', key: 'by', label: t`Group by`, options: PlanGrouping.options.map((value) => ({ value, label: groupingNames[value] })) },
    { kind: 'period', key: 'period', whenOpen: t`The plan’s days that have results` },
    { kind: 'choice', key: 'compare', label: t`Compare`, options: [{ value: 'none', label: t`None` }, { value: 'previous', label: t`Period before` }] },
    { kind: 'plan', key: 'planId' },
    { kind: 'currency', key: 'currency' },
  ],
  toDocument: planVsActualDocument,
})
