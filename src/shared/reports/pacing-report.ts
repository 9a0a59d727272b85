import { z } from 'zod'
import { addDays, Day } from '../kernel/day'
import { dayRangeText, dayText } from '../kernel/day-text'
import { groupBy } from '../kernel/group-by'
import { platformNames } from '../kernel/platform'
import { ratio } from '../kernel/ratio'
import { numberText } from '../kernel/language'
import { plural, t } from '../kernel/words'
import { MediaPlanId } from '../marketing/flight'
import { endedNotes, PacingAlert, PacingLine, pacingStateNames } from '../marketing/pacing'
import { countCell, dayCell, moneyCell, percentCell, textCell } from './cells'
import type { ReportCell, ReportChart, ReportColumn, ReportDocument, ReportPart, ReportRow } from './document'
import { formatMoney, roundMinor } from './format'
import { defineReport } from './report-definition'

/** What the figures of pacing are, printed with the report. */
export const pacingDefinitions = [
  { label: t`Planned to date`, definition: t`What the flights, by their shape and without dark days, were to spend up to the line’s day.` },
  { label: t`Spent to date`, definition: t`From the first day of the line’s flights on. What was spent before it is in no figure here; Plan vs actual counts it on the days it was spent.` },
  { label: t`Pace`, definition: t`Spent to date ÷ planned to date. In the total without lines that have not started.` },
  { label: t`Required a day`, definition: t`Remaining ÷ active days left. In the total only where all lines have the same days left.` },
  { label: t`Projected end`, definition: t`Spent to date + spend of a day over the last seven active days × active days left. In the total a line that has not started counts as planned, where at least one has.` },
  { label: t`Projected of plan`, definition: t`Projected end ÷ plan in all.` },
] as const

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
  { key: 'label', label: t`Line`, align: 'start' },
  { key: 'state', label: t`State`, align: 'start' },
  { key: 'asOf', label: t`As of`, align: 'start' },
  { key: 'planned', label: t`Planned to date`, align: 'end' },
  { key: 'spent', label: t`Spent to date`, align: 'end' },
  { key: 'pace', label: t`Pace`, align: 'end', formula: { numerator: 'spent', denominator: 'planned' } },
  { key: 'amount', label: t`Plan in all`, align: 'end' },
  { key: 'remaining', label: t`Remaining`, align: 'end' },
  { key: 'daysLeft', label: t`Days left`, align: 'end' },
  { key: 'required', label: t`Required a day`, align: 'end' },
  { key: 'projected', label: t`Projected end`, align: 'end' },
  { key: 'projectedPace', label: t`Projected of plan`, align: 'end', formula: { numerator: 'projected', denominator: 'amount' } },
]

const noResults = t`No results yet.`
const noDayLeft = t`No day is left on which to spend.`

/** To the whole minor unit: what is shown is also what shares of it are taken from. */
const projectedOf = ({ projectedMinor }: PacingLine): number | null => (projectedMinor === null ? null : roundMinor(projectedMinor))

const nameOf = ({ campaignName, platform }: PacingLine): string => `${campaignName} · ${platformNames[platform]}`

/** A line's name with the days of its flights, without which those of one campaign and platform are told apart by nothing. */
const nameWithDays = (line: PacingLine): string => `${nameOf(line)}, ${dayRangeText(line.startsOn, line.endsOn)}`

const lineCells = (line: PacingLine): readonly ReportCell[] => [
  textCell(nameWithDays(line)),
  textCell(pacingStateNames[line.state]),
  dayCell(line.asOf),
  moneyCell(line.plannedToDateMinor, line.currency, noResults),
  moneyCell(line.spentToDateMinor, line.currency, noResults),
  percentCell(line.ratio, line.spentToDateMinor === null ? noResults : t`Nothing was planned yet.`),
  moneyCell(line.amountMinor, line.currency, noResults),
  moneyCell(line.remainingMinor, line.currency, noResults),
  countCell(line.remainingActiveDays),
  moneyCell(line.requiredDailyMinor, line.currency, line.remainingMinor === null ? noResults : noDayLeft),
  moneyCell(projectedOf(line), line.currency, line.projectedReason ?? t`It cannot be told yet.`),
  percentCell(ratio(projectedOf(line), line.amountMinor), line.projectedReason ?? t`It cannot be told yet.`),
]

/** Null as soon as one part is unknown: half a sum would be read as the whole. */
const wholeSum = (values: readonly (number | null)[]): number | null => values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0)

/** Spent before its first day or not, such a line has no rate of its own yet. */
const isToCome = ({ state }: PacingLine): boolean => state === 'not_started' || state === 'spent_before_start'

/** The days left to a line, as far as they can be told apart from those of another. */
const daysLeftOf = ({ asOf, startsOn, endsOn, remainingActiveDays }: PacingLine): string => `${asOf === null || asOf < startsOn ? startsOn : addDays(asOf, 1)} ${endsOn} ${remainingActiveDays}`

/** What all lines together must spend a day; null with its reason where no day is left, or they do not share their days, since no day would ever need it. */
const requiredTotal = (lines: readonly PacingLine[], currency: string, someUnknown: string): ReportCell => {
  const open = lines.filter(({ remainingActiveDays }) => remainingActiveDays > 0)
  if (open.length === 0) return moneyCell(null, currency, noDayLeft)
  if (new Set(open.map(daysLeftOf)).size > 1) return moneyCell(null, currency, t`The lines do not have the same days left, so what they need a day is not added.`)
  return moneyCell(wholeSum(open.map(({ requiredDailyMinor }) => requiredDailyMinor)), currency, someUnknown)
}

const totalRow = (lines: readonly PacingLine[], currency: string): ReportRow => {
  // Of a line that has not started nothing can be known to date.
  const running = lines.filter(({ state }) => state !== 'not_started')
  const [planned, spent, amount, projected] = [
    wholeSum(running.map(({ plannedToDateMinor }) => plannedToDateMinor)),
    running.length === 0 ? null : wholeSum(running.map(({ spentToDateMinor }) => spentToDateMinor)),
    wholeSum(lines.map(({ amountMinor }) => amountMinor)),
    running.length === 0 ? null : wholeSum(lines.map((line) => projectedOf(line) ?? (isToCome(line) ? line.amountMinor : null))),
  ]
  const someUnknown = t`Some lines have no such figure.`
  const unspent = running.length === 0 ? t`No line has started yet.` : someUnknown
  return {
    cells: [
      textCell(t`Total`),
      textCell(''),
      textCell(''),
      moneyCell(planned, currency, someUnknown),
      moneyCell(spent, currency, unspent),
      percentCell(ratio(spent, planned), spent === null ? unspent : t`Nothing was planned yet.`),
      moneyCell(amount, currency, someUnknown),
      moneyCell(spent === null || amount === null ? null : amount - spent, currency, spent === null ? unspent : someUnknown),
      countCell(null, t`Days of lines that run beside each other are not added.`),
      requiredTotal(lines, currency, someUnknown),
      moneyCell(projected, currency, unspent),
      percentCell(ratio(projected, amount), unspent),
    ],
  }
}

const chartOf = (lines: readonly PacingLine[], currency: string): ReportChart | null => {
  const shown = lines.slice(0, 14)
  const isAlone = (line: PacingLine): boolean => shown.filter((other) => nameOf(other) === nameOf(line)).length === 1
  return shown.length === 0
    ? null
    : {
        kind: 'bar',
        title: t`Planned and spent to date`,
        description: t`${numberText(shown.length)} of ${plural(lines.length, { one: '# line', other: '# lines' })} of the plan. All figures stand in the table.`,
        categories: shown.map((line) => (isAlone(line) ? nameOf(line) : nameWithDays(line))),
        series: [
          { label: t`Planned`, values: shown.map(({ plannedToDateMinor }) => plannedToDateMinor) },
          { label: t`Spent`, values: shown.map(({ spentToDateMinor }) => spentToDateMinor) },
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
    keyFigures: [...figure(t`Planned to date`, 'planned'), ...figure(t`Spent to date`, 'spent'), ...figure(t`Pace`, 'pace'), ...figure(t`Plan in all`, 'amount'), ...figure(t`Projected end`, 'projected')],
    chart: chartOf(lines, currency),
    table: { caption: t`Spending against the plan, in ${currency}`, columns, rows: lines.map((line) => ({ cells: lineCells(line), subject: { kind: 'campaign', id: line.campaignId } })), total },
  }
}

const nothing: ReportPart = { keyFigures: [], chart: null, table: { caption: t`Spending against the plan`, columns, rows: [], total: null } }

/** How spending stands against the plan as a document, a part for each currency. */
const pacingDocument = ({ workbook, plan, today, lines, alerts }: PacingAnswer): ReportDocument => {
  const byCurrency = [...groupBy(lines, ({ currency }) => currency)]
  const [first, ...others] = byCurrency
  const further = others.map(([currency, own]) => ({ heading: t`Spending in ${currency}`, ...partIn(currency, own) }))
  return {
    title: t`Pacing`,
    subtitle: [workbook, plan === null ? t`No media plan` : t`Plan: ${plan}`, t`As of ${dayText(today)}; each line as of its own last complete day with results`],
    ...(first === undefined ? nothing : partIn(first[0], first[1])),
    ...(first !== undefined && further.length > 0 && { heading: t`Spending in ${first[0]}`, sections: further }),
    notes: [
      ...(plan === null ? [t`There is no media plan yet. Make one under Marketing, Media plan.`] : []),
      ...alerts.map(({ sentence }) => sentence),
      ...lines.filter(({ spentBeforeMinor }) => spentBeforeMinor !== 0).map(({ campaignName, platform, spentBeforeMinor, currency }) => t`“${campaignName}” on ${platformNames[platform]} spent ${formatMoney(spentBeforeMinor, currency, { withCurrency: true })} in the week before its first day: in none of these figures, but in Plan vs actual.`),
      ...lines.filter(({ leftOutMinor }) => leftOutMinor !== 0).map(({ campaignName, platform, leftOutMinor, currency }) => t`Left out of “${campaignName}” on ${platformNames[platform]}: ${formatMoney(leftOutMinor, currency, { withCurrency: true })} of stretches that are not wholly within the days counted.`),
      ...new Set(lines.flatMap(endedNotes)),
    ],
    definitions: pacingDefinitions,
  }
}

export const pacingReport = defineReport({
  title: t`Pacing`,
  question: t`Does spending keep up with the plan, and where will it end?`,
  filters: PacingFilters,
  fields: [{ kind: 'plan', key: 'planId' }],
  toDocument: pacingDocument,
})
