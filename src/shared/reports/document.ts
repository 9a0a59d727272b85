import type { Currency } from '../kernel/money'
import type { Day } from '../kernel/day'
import type { RoiFilters } from './roi.contract'

/** One figure or text of a report, as data: every screen and file shows the same one. A null value is "n/a"; `reason` says why where it is not plain. */
export type ReportCell =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'day'; readonly value: Day | null }
  /** Minor units; costs per something may be fractions of one, and are shown rounded to it. */
  | { readonly kind: 'money'; readonly value: number | null; readonly currency: Currency; readonly reason?: string }
  | { readonly kind: 'count'; readonly value: number | null; readonly reason?: string }
  /** Conversions, of which platforms credit fractions: whole, or with two decimals. */
  | { readonly kind: 'decimal'; readonly value: number | null; readonly reason?: string }
  /** A fraction, shown as a percentage with two decimals. */
  | { readonly kind: 'percent'; readonly value: number | null; readonly reason?: string }
  /** A part of a goal as a fraction, shown as a percentage with two decimals: 100.00% only once it is reached. */
  | { readonly kind: 'progress'; readonly value: number | null; readonly reason?: string }
  /** A plain ratio, shown with two decimals. */
  | { readonly kind: 'ratio'; readonly value: number | null; readonly reason?: string }
  /** A change as a fraction of what was, shown as a percentage with its sign. */
  | { readonly kind: 'change'; readonly value: number | null; readonly reason?: string }
  /** The difference of two fractions, shown in percentage points with its sign. */
  | { readonly kind: 'points'; readonly value: number | null; readonly reason?: string }

/** A ratio's own arithmetic over other columns of its row, so that a spreadsheet can carry it on live. `(numerator × factor − minus) ÷ (denominator − denominatorMinus) × times`. */
export interface ColumnFormula {
  readonly numerator: string
  readonly denominator: string
  readonly times?: number
  readonly factor?: number
  readonly minus?: string
  /** With it there is a ratio only where the denominator is above it: no way leads from beyond a target to it. */
  readonly denominatorMinus?: string
}

export interface ReportColumn {
  readonly key: string
  readonly label: string
  readonly align: 'start' | 'end'
  readonly formula?: ColumnFormula
  /** Of the compared period, which paper may put into a table of its own below the figures. */
  readonly isComparison?: boolean
}

/** What a line of a report is about, where it has a screen of its own. */
export type ReportSubject =
  | { readonly kind: 'campaign' | 'community' | 'contact' | 'plan'; readonly id: number }
  /** Results that the ROI report tells more of. */
  | { readonly kind: 'results'; readonly filters: RoiFilters }

export interface ReportRow {
  readonly cells: readonly ReportCell[]
  readonly subject?: ReportSubject | undefined
  /** What else is to be known of this line: the kinds of its counts where lines differ. */
  readonly notes?: readonly string[]
  /** Keys of columns whose figure here is not their formula over this row, as it leaves a part of the row out. */
  readonly withoutFormula?: readonly string[]
}

export interface ReportTable {
  readonly caption: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  readonly total: ReportRow | null
}

/** A line across a chart where what the values mean changes. */
export interface ChartMark {
  /** The category before which it stands, counted from 0. */
  readonly position: number
  readonly label: string
}

/** Bars or lines over categories. Null values are gaps. */
export interface ReportChart {
  readonly kind: 'bar' | 'line'
  readonly title: string
  /** What a person who cannot see it should know. */
  readonly description: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly label: string; readonly values: readonly (number | null)[] }[]
  /** How values are written. */
  readonly unit: { readonly kind: 'money'; readonly currency: Currency } | { readonly kind: 'count' }
  /** Whether the categories follow each other in time, from left to right. */
  readonly isTime?: boolean
  readonly marks?: readonly ChartMark[]
  /** What each category is about. Absent: what the line of the table is about that stands in its place. */
  readonly subjects?: readonly (ReportSubject | undefined)[]
}

export interface KeyFigure {
  readonly label: string
  readonly cell: ReportCell
  /** The change against the compared period. Null: no comparison. */
  readonly change: ReportCell | null
}

/** Figures, a chart and a table that belong together. The chart's figures stand in the table. */
export interface ReportPart {
  readonly keyFigures: readonly KeyFigure[]
  readonly chart: ReportChart | null
  readonly table: ReportTable
}

/** A further part of a report, under a heading of its own. */
export interface ReportSection extends ReportPart {
  readonly heading: string
}

/** A picture as it lies in the workbook: checked, and no larger than it may be. */
export interface ReportPicture {
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly base64: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** What a report that leaves the house begins with: whose it is, in whose colour, and what a person wrote about it. */
export interface ReportCover {
  readonly preparedFor: string
  readonly preparedBy: string
  /** Paragraphs as they were typed. */
  readonly summary: readonly string[]
  /** `#2b2f7a`: the ground of headings; dark enough for white text on it. */
  readonly colour: string
  readonly logo: ReportPicture | null
}

/** A report as data, from which screen, PDF, XLSX, CSV, HTML and JSON are made. */
export interface ReportDocument extends ReportPart {
  readonly title: string
  /** Workbook, period, filters and data day, a line each. */
  readonly subtitle: readonly string[]
  readonly cover?: ReportCover
  /** What stands above the first part. Absent: nothing, as where it is the whole report, or all of it together. */
  readonly heading?: string
  readonly sections?: readonly ReportSection[]
  /** Sentences that belong to the numbers: warnings and reasons. */
  readonly notes: readonly string[]
  readonly definitions: readonly { readonly label: string; readonly definition: string }[]
}

/** A chart that shows something: bars of nothing but 0 and gaps are an empty frame. A line that stays at 0 says so. */
const shownChart = (chart: ReportChart | null): ReportChart | null =>
  chart === null || chart.kind === 'line' || chart.series.some(({ values }) => values.some((value) => value !== null && value !== 0)) ? chart : null

/** All parts of a report in order. The heading of the first may be empty. */
export const partsOf = ({ heading = '', keyFigures, chart, table, sections = [] }: ReportDocument): readonly ReportSection[] =>
  [{ heading, keyFigures, chart, table }, ...sections].map((part) => ({ ...part, chart: shownChart(part.chart) }))
