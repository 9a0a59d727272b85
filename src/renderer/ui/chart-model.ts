import { numberText } from '../../shared/kernel/language'
import type { Currency } from '../../shared/kernel/money'
import type { ChartMark, ReportCell, ReportChart } from '../../shared/reports/document'
import { formatCell, notAvailable } from '../../shared/reports/format'

/** How the values of one series are written. Money values are minor units. */
export type ChartUnit = { readonly kind: 'money'; readonly currency: Currency } | { readonly kind: 'count' } | { readonly kind: 'decimal' } | { readonly kind: 'percent' } | { readonly kind: 'ratio' }

export interface ChartSeries {
  readonly label: string
  /** One per category; null is a gap, never 0. */
  readonly values: readonly (number | null)[]
  readonly unit: ChartUnit
}

/** A chart as data: what is drawn, what its table shows, and what is said to a person who sees neither. */
export interface ChartModel {
  readonly kind: 'line' | 'bar'
  /** Bars lie down where their names are long. */
  readonly isHorizontal: boolean
  /** Whether a line goes on over days without a value: for what was noted now and then. Otherwise a gap stays open. */
  readonly joinsGaps?: boolean
  /** Whether the value axis begins near the lowest value instead of at 0: for levels whose change is what matters. Then nothing is filled below the line. */
  readonly isZoomed?: boolean
  readonly title: string
  readonly description: string
  /** Heading of the categories in the table: `Day`, `Campaign`. */
  readonly categoryLabel: string
  readonly categories: readonly string[]
  readonly series: readonly ChartSeries[]
  readonly marks?: readonly ChartMark[]
}

const cellOf = (value: number | null, unit: ChartUnit): ReportCell => ({ ...unit, value })

/** A value as it is written beside the chart, with the currency where it is money. */
export const chartValueText = (value: number | null, unit: ChartUnit): string => {
  const text = formatCell(cellOf(value, unit))
  return value !== null && unit.kind === 'money' ? `${text} ${unit.currency}` : text
}

/** A series' heading with its unit, for the table. */
const seriesHeading = ({ label, unit }: ChartSeries): string => (unit.kind === 'money' ? `${label} (${unit.currency})` : label)

interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The same chart as a table: one row per category, n/a where a value is missing. */
export const chartTable = ({ categoryLabel, categories, series }: ChartModel): ChartTable => ({
  columns: [categoryLabel, ...series.map(seriesHeading)],
  rows: categories.map((category, index) => [category, ...series.map(({ values, unit }) => formatCell(cellOf(values[index] ?? null, unit)))]),
})

/** The one unit of all values, to stand beside the title. Empty where there are several, or where it goes without saying. */
export const sharedUnit = ({ series }: ChartModel): string => {
  const units = new Set(series.map(({ unit }) => (unit.kind === 'money' ? unit.currency : '')))
  const [only = ''] = units
  return units.size === 1 ? only : ''
}

/** Whether there is anything to draw: a bar of nothing is not seen, a line along zero is. */
export const hasValues = ({ kind, series }: ChartModel): boolean => series.some(({ values }) => values.some((value) => value !== null && (kind === 'line' || value !== 0)))

const longestLabel = 14

/** A report's chart as the screen draws it. Time runs from left to right; names lie down where they are long. */
export const fromReportChart = ({ kind, title, description, categories, series, unit, isTime = false, marks = [] }: ReportChart, categoryLabel: string): ChartModel => ({
  kind,
  title,
  description,
  categoryLabel,
  categories,
  isHorizontal: kind === 'bar' && !isTime && categories.some((category) => category.length > longestLabel),
  series: series.map(({ label, values }) => ({ label, values, unit })),
  marks,
})

/** A value on an axis, short: `12K`. Axis marks are round, so nothing is lost; the exact values are in the hover and the table. */
export const axisText = (value: number, unit: ChartUnit): string => {
  if (unit.kind === 'percent') return numberText(value, { style: 'percent', maximumFractionDigits: 2 })
  return Number.isFinite(value) ? numberText(value, { notation: 'compact', maximumFractionDigits: 2, useGrouping: true }) : notAvailable
}
