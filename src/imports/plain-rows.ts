import { minorDigits } from '../shared/kernel/money'
import { toDayNumber } from '../shared/kernel/day'
import { type ColumnUse, columnUses } from './column-uses'
import { KnownTexts } from './known-texts'
import { PlainCells } from './plain-cells'
import type { MeasureName } from './reading'
import type { DataRow, RowPlan, RowReader } from './row-reader'

const zero = 48
const nine = 57

/** Letters of a day that is looked up at once. */
const longestDay = 40

/** A column of days, and what it held last: rows of one day mostly follow each other. */
interface DayColumn {
  readonly column: number
  readonly end: 'first' | 'last' | 'both'
  text: Uint8Array
  number: number
}

/** Whether a row hangs on nothing but its texts, its days and its figures. */
const isReadByTexts = ({ isOwnReport, stretchEnds, format, columnCount }: RowPlan): boolean => !isOwnReport && stretchEnds === null && format.endsAtMidnight !== true && columnCount > 1

/**
 * Reads rows from a file's bytes where nothing about them is new: as many cells as the header, figures of plain digits, days that were met, and in all other columns that
 * are looked at the very texts of a row that `RowReader` took as data. What they say it says the same way again. Every other row is left to `RowReader`.
 */
export class PlainRows {
  private readonly cells: PlainCells
  private readonly texts: KnownTexts
  private readonly figures: readonly { readonly column: number; readonly use: Extract<ColumnUse, { kind: 'measure' | 'ratio' }> }[]
  private readonly days: readonly DayColumn[]
  /** Whether a sum would say so in a first cell that nothing else looks at. None begins with a digit. */
  private readonly isFirstCellDated: boolean
  private readonly moneyDecimals: number
  private readonly row: { measures: Record<MeasureName, number>; results: number; fromDay: number; toDay: number }
  private readonly printed: number[] = []
  private readonly printedPlaces: number[] = []

  private constructor(
    private readonly reader: RowReader,
    delimiter: number,
    private readonly onRow: (row: DataRow) => void,
  ) {
    const { columns, columnCount, decimal, isDecimalProven, currency, period } = reader.plan
    const uses = columnUses(columns, columnCount)
    const of = <Kind extends ColumnUse['kind']>(kind: Kind): { column: number; use: Extract<ColumnUse, { kind: Kind }> }[] =>
      // Of that kind, since it was just looked at.
      uses.flatMap((use, column) => (use.kind === kind ? [{ column, use: use as Extract<ColumnUse, { kind: Kind }> }] : []))
    this.figures = [...of('measure'), ...of('ratio')]
    this.days = of('day').map(({ column, use }) => ({ column, end: use.end, text: new Uint8Array(0), number: 0 }))
    const first = columns.find(({ index }) => index === 0)?.field
    this.isFirstCellDated = uses[0]?.kind === 'nothing' && (first === 'period_from' || first === 'period_to')
    const texts = of('text').map(({ column }) => column)
    // Formats look for sums in the first cell, whatever it is.
    if (uses[0]?.kind === 'nothing' && !this.isFirstCellDated) texts.unshift(0)
    this.cells = new PlainCells(delimiter, columnCount, isDecimalProven ? decimal.charCodeAt(0) : -1)
    this.texts = new KnownTexts(texts, this.cells.starts, this.cells.ends)
    this.moneyDecimals = minorDigits(currency)
    const unknown = Number.NaN
    this.row = {
      measures: { spendMinor: unknown, impressions: unknown, reach: unknown, linkClicks: unknown, clicksAll: unknown, clicks: unknown, conversions: unknown, conversionValueMinor: unknown },
      results: unknown, fromDay: period === null ? 0 : toDayNumber(period.from), toDay: period === null ? 0 : toDayNumber(period.to),
    }
  }

  /** Null: no row of this file can be read so. */
  static of(reader: RowReader, delimiter: string, onRow: (row: DataRow) => void): PlainRows | null {
    return isReadByTexts(reader.plan) && delimiter.length === 1 ? new PlainRows(reader, delimiter.charCodeAt(0), onRow) : null
  }

  /**
   * Takes rows from whole lines, the first of which begins at `from` and is numbered `line`. Answers where it stopped and after how many; `isNew`: at a line
   * of which only the texts were not met yet, to be kept by `learn` once `RowReader` has read it.
   */
  take(bytes: Uint8Array, from: number, to: number, line: number): { readonly at: number; readonly rows: number; readonly isNew: boolean } {
    let at = from
    let rows = 0
    for (; at < to; rows += 1) {
      const next = this.cells.split(bytes, at)
      if (next === 0 || !this.readDays(bytes) || !this.readFigures(bytes)) return { at, rows, isNew: false }
      const names = this.texts.find(bytes)
      if (names === null) return { at, rows, isNew: true }
      const taken = this.reader.take(line + rows, names, this.row)
      this.checkRatios()
      this.onRow(taken)
      at = next
    }
    return { at, rows, isNew: false }
  }

  /** Keeps what the texts of the line that `take` stopped at say, now that it was read. False: it cannot be kept. */
  learn(bytes: Uint8Array): boolean {
    const { lastNames } = this.reader
    return lastNames !== null && this.texts.keep(bytes, lastNames)
  }

  private readFigures(bytes: Uint8Array): boolean {
    const { cells, row, figures } = this
    // A row of results lends them to its conversions.
    row.measures.conversions = Number.NaN
    let ratios = 0
    for (const { column, use } of figures) {
      if (use.kind === 'ratio') {
        const printed = cells.decimal(bytes, column, true)
        if (printed < 0) return false
        this.printed[ratios] = printed
        this.printedPlaces[ratios] = cells.places
        ratios += 1
        continue
      }
      const value = use.as === 'money' ? cells.money(bytes, column, this.moneyDecimals) : use.as === 'count' ? cells.whole(bytes, column) : cells.decimal(bytes, column)
      if (value < 0) return false
      if (use.name === 'results') row.results = value
      else row.measures[use.name] = value
    }
    return true
  }

  private checkRatios(): void {
    let ratio = 0
    for (const { use } of this.figures) {
      if (use.kind !== 'ratio') continue
      const printed = this.printed[ratio] ?? Number.NaN
      if (!Number.isNaN(printed)) this.reader.ratios.hold(use.name, printed, this.printedPlaces[ratio] ?? 0, this.row.measures)
      ratio += 1
    }
  }

  private readDays(bytes: Uint8Array): boolean {
    const { cells, row } = this
    const first = bytes[cells.starts[0] ?? 0] ?? 0
    if (this.isFirstCellDated && !(first >= zero && first <= nine)) return false
    for (const day of this.days) {
      const number = this.dayIn(day, bytes)
      if (number === undefined) return false
      if (day.end !== 'last') row.fromDay = number
      if (day.end !== 'first') row.toDay = number
    }
    return row.fromDay <= row.toDay
  }

  private dayIn(day: DayColumn, bytes: Uint8Array): number | undefined {
    const { text } = day
    const start = this.cells.starts[day.column] ?? 0
    const length = (this.cells.ends[day.column] ?? 0) - start
    if (length === 0 || length > longestDay) return undefined
    let place = 0
    if (text.length === length) while (place < length && text[place] === bytes[start + place]) place += 1
    if (place === length) return day.number
    const cell = bytes.slice(start, start + length)
    const known = this.reader.days.known(String.fromCharCode(...cell))
    if (known === undefined) return undefined
    day.text = cell
    return (day.number = known)
  }
}
