import { Day, fromDayNumber, toDayNumber } from '../shared/kernel/day'
import { dayRangeText } from '../shared/kernel/day-text'
import { t } from '../shared/kernel/words'
import { indexOfField } from './column-uses'
import { type DateOrder, dayOfDate, readDay, readDays, stretchEnds } from './dates'
import { type Column, dimensionFields, isNamedLikeSum, isNameless, type Period, type PlatformFormat } from './platform-format'
import { noDaySentence } from './sheet-days'
import { type Cell, cellText, type LineText, quotedText, RowRefused, type TableRow } from './table'

/** How the days of the rows of one file are written: what of a plan of its rows they hang on. */
export interface DayPlan {
  readonly format: PlatformFormat
  readonly columns: readonly Column[]
  readonly dateOrder: DateOrder
  /** For rows without a date of their own; null: undated. */
  readonly period: Period | null
  /** Last days of stretches by their first, where rows name the first only; null: a day is a day. */
  readonly stretchEnds: ReadonlyMap<number, number> | null
}

/** Days before and after these are what programs write where no day is known: 1970-01-01, 9999-12-31. */
const [firstResults, lastResults] = [toDayNumber(Day.parse('1990-01-01')), toDayNumber(Day.parse('2199-12-31'))]

const numberOfResults = (day: Day, cell: Cell | undefined, header: string): number => {
  const number = toDayNumber(day)
  if (number < firstResults || number > lastResults) throw new RowRefused(t`“${quotedText(cell)}” in the column “${header}” is no day of results: programs write such a one where none is known.`)
  return number
}

/** What is said where rows are of days outside the period that the file names above its table. `days`: the first and the last of them, as numbers of days. */
export const besidePeriod = (printed: Period | null, { first, last, isDated }: { readonly first: number; readonly last: number; readonly isDated: boolean }): readonly string[] => {
  if (printed === null || !isDated || (first >= toDayNumber(printed.from) && last <= toDayNumber(printed.to))) return []
  return [t`The file names the period ${dayRangeText(printed.from, printed.to)}, and its rows are of ${dayRangeText(fromDayNumber(first), fromDayNumber(last))}. See whether their days were read right.`]
}

/** Two days take so many letters at least: `1/1/2026–7/1/2026`. */
const shortestStretch = 17

/** Reads of each row the days that it is of. */
export class RowDays {
  /** The first day that is one in another order of day and month alone. Null: there is none. */
  otherOrder: LineText | null = null
  private readonly day: number
  private readonly from: number
  private readonly to: number
  private readonly dimensions: readonly number[]
  private readonly numbers = new Map<string, number>()
  /** The day read last: rows of one day mostly follow each other. */
  private last = { text: '', number: 0 }

  constructor(private readonly plan: DayPlan) {
    const { columns } = plan
    this.day = indexOfField(columns, 'day')
    this.from = indexOfField(columns, 'period_from')
    this.to = indexOfField(columns, 'period_to')
    this.dimensions = columns.filter(({ field }) => dimensionFields.has(field)).map(({ index }) => index)
  }

  /** First and last day of a row, as numbers of days; 0 and 0 where neither it nor its file names any. Throws RowRefused for what is no day of results. */
  read(row: TableRow): readonly [number, number] {
    const { period, stretchEnds: ends, format } = this.plan
    const { cells } = row
    if (this.day !== -1) {
      const stretch = this.stretchAt(cells)
      if (stretch !== null) return stretch
      const number = this.numberAt(row, this.day)
      if (ends === null) return [number, number]
      const end = ends.get(number)
      if (end === undefined) throw new RowRefused(t`The row starts on a day on which no other does, in a report whose rows each cover more than a day.`)
      return [number, end]
    }
    if (this.from !== -1) {
      const from = this.numberAt(row, this.from)
      const last = this.to === -1 ? from : this.numberAt(row, this.to)
      const to = format.endsAtMidnight === true && last > from && / 00:00(?::00(?:\.0+)?)?(?:\D|$)/.test(cellText(cells[this.to]).replace('T', ' ')) ? last - 1 : last
      if (from > to) throw new RowRefused(t`The row ends before it starts.`)
      return [from, to]
    }
    return period === null ? [0, 0] : [toDayNumber(period.from), toDayNumber(period.to)]
  }

  /** The day that a text was read as in a row above. */
  known(text: string): number | undefined {
    return this.numbers.get(text)
  }

  private numberAt(row: TableRow, index: number): number {
    const cell = row.cells[index]
    const text = cellText(cell)
    if (text === this.last.text && text !== '') return this.last.number
    const known = this.numbers.get(text)
    if (known !== undefined) {
      this.last = { text, number: known }
      return known
    }
    const day = cell instanceof Date ? dayOfDate(cell) : readDay(text, this.plan.dateOrder)
    const header = this.plan.columns[index]?.header ?? ''
    if (day === null) throw new RowRefused(this.noDayReason(row, cell, header))
    const number = numberOfResults(day, cell, header)
    this.numbers.set(text, number)
    return number
  }

  /** The ends of a stretch of days in the column of days, as weeks are written. Null: it is a day, or none. */
  private stretchAt(cells: readonly Cell[]): readonly [number, number] | null {
    const cell = cells[this.day]
    if (typeof cell !== 'string' || cell.length < shortestStretch || this.numbers.has(cell)) return null
    const days = readDays(cell, this.plan.dateOrder)
    const header = this.plan.columns[this.day]?.header ?? ''
    return days === null || days.from === days.to ? null : [numberOfResults(days.from, cell, header), numberOfResults(days.to, cell, header)]
  }

  private noDayReason({ line, cells }: TableRow, cell: Cell | undefined, header: string): string {
    const text = cellText(cell)
    if (this.otherOrder === null && (['DMY', 'MDY'] as const).some((order) => readDays(text, order) !== null)) this.otherOrder = { line, text: stretchEnds(text)[0] ?? text }
    if (isNamedLikeSum(cells, this.dimensions)) return t`The row is called as a sum is and names no day, so it was left out as the sum of other rows.`
    return isNameless(text.trim()) ? t`The row names no day in the column “${header}”.` : noDaySentence(cell, header)
  }
}
