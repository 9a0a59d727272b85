import { z } from 'zod'
import { Day } from '../kernel/day'
import { dayText } from '../kernel/day-text'
import { groupBy } from '../kernel/group-by'
import { minorToDecimal } from '../kernel/money'
import { platformNames } from '../kernel/platform'
import { ratio } from '../kernel/ratio'
import { MediaPlanId } from '../marketing/flight'
import { PacingAlert, PacingLine, pacingStateNames } from '../marketing/pacing'
import { countCell, dayCell, moneyCell, percentCell, textCell } from './cells'
import type { ReportCell, ReportChart, ReportColumn, ReportDocument, ReportPart, ReportRow } from './document'
import { roundMinor } from './format'
import { defineReport } from './report-definition'

export const PacingFilters = z.object({
  /** Null: the version that holds. */
  planId: MediaPlanId.nullable().default(null),
})
export type PacingFilters = z.infer<typeof PacingFilters>

export const PacingAnswer = z.object({
  workbook: z.string(),
  filters: PacingFilters,
  plan: z.string().nullable(),
  today: Day,
  lines: z.array(PacingLine),
  alerts: z.array(PacingAlert),
})
export type PacingAnswer = z.infer<typeof PacingAnswer>

const columns: readonly ReportColumn[] = [
  { key: 'label', label: 'Line', align: 'start' },
  { key: 'state', label: 'State', align: 'start' },
  { key: 'asOf', label: 'As of', align: 'start' },
  { key: 'planned', label: 'Planned to date', align: 'end' },
  { key: 'spent', label: 'Spent to date', align: 'end' },
  { key: 'pace', label: 'Pace', align: 'end', formula: { numerator: 'spent', denominator: 'planned' } },
  { key: 'amount', label: 'Plan in all', align: 'end' },
  { key: 'remaining', label: 'Remaining', align: 'end' },
  { key: 'daysLeft', label: 'Days left', align: 'end' },
  { key: 'required', label: 'Required a day', align: 'end' },
  { key: 'projected', label: 'Projected end', align: 'end' },
  { key: 'projectedPace', label: 'Projected of plan', align: 'end', formula: { numerator: 'projected', denominator: 'amount' } },
]

const noResults = 'No results yet.'

/** To the whole minor unit: what is shown is also what shares of it are taken from. */
const projectedOf = ({ projectedMinor }: PacingLine): number | null => (projectedMinor === null ? null : roundMinor(projectedMinor))

const lineCells = (line: PacingLine): readonly ReportCell[] => [
  textCell(`${line.campaignName} · ${platformNames[line.platform]}`),
  textCell(pacingStateNames[line.state]),
  dayCell(line.asOf),
  moneyCell(line.plannedToDateMinor, line.currency, noResults),
  moneyCell(line.spentToDateMinor, line.currency, noResults),
  percentCell(line.ratio, line.spentToDateMinor === null ? noResults : 'Nothing was planned yet.'),
  moneyCell(line.amountMinor, line.currency, noResults),
  moneyCell(line.remainingMinor, line.currency, noResults),
  countCell(line.remainingActiveDays),
  moneyCell(line.requiredDailyMinor, line.currency, line.remainingMinor === null ? noResults : 'No day is left on which to spend.'),
  moneyCell(projectedOf(line), line.currency, line.projectedReason ?? 'It cannot be told yet.'),
  percentCell(ratio(projectedOf(line), line.amountMinor), line.projectedReason ?? 'It cannot be told yet.'),
]

/** Null as soon as one part is unknown: half a sum would be read as the whole. */
const wholeSum = (values: readonly (number | null)[]): number | null => values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0)

const totalRow = (lines: readonly PacingLine[], currency: string): ReportRow => {
  // Of a line that has not started nothing can be known to date.
  const running = lines.filter(({ state }) => state !== 'not_started')
  const [planned, spent, amount, projected] = [
    wholeSum(running.map(({ plannedToDateMinor }) => plannedToDateMinor)),
    running.length === 0 ? null : wholeSum(running.map(({ spentToDateMinor }) => spentToDateMinor)),
    wholeSum(lines.map(({ amountMinor }) => amountMinor)),
    wholeSum(lines.map(projectedOf)),
  ]
  const someUnknown = 'Some lines have no such figure.'
  return {
    cells: [
      textCell('Total'),
      textCell(''),
      textCell(''),
      moneyCell(planned, currency, someUnknown),
      moneyCell(spent, currency, someUnknown),
      percentCell(ratio(spent, planned), spent === null ? someUnknown : 'Nothing was planned yet.'),
      moneyCell(amount, currency, someUnknown),
      moneyCell(spent === null || amount === null ? null : amount - spent, currency, someUnknown),
      countCell(null, 'Days of lines that run beside each other are not added.'),
      moneyCell(wholeSum(lines.map(({ requiredDailyMinor, remainingActiveDays }) => (remainingActiveDays === 0 ? 0 : requiredDailyMinor))), currency, someUnknown),
      moneyCell(projected, currency, someUnknown),
      percentCell(ratio(projected, amount), someUnknown),
    ],
  }
}

const chartOf = (lines: readonly PacingLine[], currency: string): ReportChart | null => {
  const shown = lines.slice(0, 14)
  return shown.length === 0
    ? null
    : {
        kind: 'bar',
        title: 'Planned and spent to date',
        description: `${shown.length} of ${lines.length} lines of the plan. All figures stand in the table.`,
        categories: shown.map(({ campaignName, platform }) => `${campaignName} · ${platformNames[platform]}`),
        series: [
          { label: 'Planned', values: shown.map(({ plannedToDateMinor }) => plannedToDateMinor) },
          { label: 'Spent', values: shown.map(({ spentToDateMinor }) => spentToDateMinor) },
        ],
        unit: { kind: 'money', currency },
      }
}

/** Lines of one currency: others are never added to them. */
const partIn = (currency: string, lines: readonly PacingLine[]): ReportPart => {
  const total = totalRow(lines, currency)
  const figure = (label: string, key: string) => {
    const cell = total.cells[columns.findIndex((column) => column.key === key)]
    return cell === undefined ? [] : [{ label, cell, change: null }]
  }
  return {
    keyFigures: [...figure('Planned to date', 'planned'), ...figure('Spent to date', 'spent'), ...figure('Pace', 'pace'), ...figure('Plan in all', 'amount'), ...figure('Projected end', 'projected')],
    chart: chartOf(lines, currency),
    table: { caption: `Spending against the plan, in ${currency}`, columns, rows: lines.map((line) => ({ cells: lineCells(line) })), total },
  }
}

const nothing: ReportPart = { keyFigures: [], chart: null, table: { caption: 'Spending against the plan', columns, rows: [], total: null } }

/** How spending stands against the plan as a document, a part for each currency. */
export const pacingDocument = ({ workbook, plan, today, lines, alerts }: PacingAnswer): ReportDocument => {
  const byCurrency = [...groupBy(lines, ({ currency }) => currency)]
  const [first, ...others] = byCurrency
  const further = others.map(([currency, own]) => ({ heading: `Spending in ${currency}`, ...partIn(currency, own) }))
  return {
    title: 'Pacing',
    subtitle: [workbook, plan === null ? 'No media plan' : `Plan: ${plan}`, `As of ${dayText(today)}; each line as of its own last complete day with results`],
    ...(first === undefined ? nothing : partIn(first[0], first[1])),
    ...(first !== undefined && further.length > 0 && { heading: `Spending in ${first[0]}`, sections: further }),
    notes: [
      ...(plan === null ? ['There is no media plan yet. Make one under Marketing, Media plan.'] : []),
      ...alerts.map(({ sentence }) => sentence),
      ...lines.filter(({ leftOutMinor }) => leftOutMinor !== 0).map(({ campaignName, platform, leftOutMinor, currency }) => `Left out of “${campaignName}” on ${platformNames[platform]}: ${minorToDecimal(leftOutMinor, currency)} ${currency} of stretches that are not wholly within the days counted.`),
    ],
    definitions: [
      { label: 'Planned to date', definition: 'What the flights, by their shape and without dark days, were to spend up to the line’s day.' },
      { label: 'Pace', definition: 'Spent to date ÷ planned to date. In the total without lines that have not started.' },
      { label: 'Required a day', definition: 'Remaining ÷ active days left.' },
      { label: 'Projected end', definition: 'Spent to date + spend of a day over the last seven active days × active days left.' },
      { label: 'Projected of plan', definition: 'Projected end ÷ plan in all.' },
    ],
  }
}

export const pacingReport = defineReport({
  title: 'Pacing',
  question: 'Does spending keep up with the plan, and where will it end?',
  filters: PacingFilters,
  fields: [{ kind: 'plan', key: 'planId' }],
  toDocument: pacingDocument,
})
