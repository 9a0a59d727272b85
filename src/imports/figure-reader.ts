import { type Currency, minorDigits, parseMinor, parseShort } from '../shared/kernel/money'
import { numberText } from '../shared/kernel/language'
import { t } from '../shared/kernel/words'
import type { FigureKind } from './column-uses'
import { currenciesOf } from './currency-signs'
import { type DecimalMark, isAmbiguousNumber, readDigits, readNumber } from './numbers'
import type { Column } from './platform-format'
import { RoundedAmounts } from './rounded-amounts'
import { type Cell, cellText, type LineText, quotedText, RowRefused } from './table'

/** How the figures of one file are written: what of a plan of its rows they hang on. */
export interface FigurePlan {
  readonly currency: Currency
  readonly decimal: DecimalMark
  /** False: nothing above showed the decimal mark; a number that reads differently under the two is then refused. */
  readonly isDecimalProven: boolean
  /** Columns of counts that are written with decimals, by position, as their own cells show or a person said: `110.000` is 110 there, and elsewhere may be a hundred and ten thousand. */
  readonly fractionalCounts: ReadonlySet<number>
}

/** Reads the cells of figures, each to be what its column tells or refused with the reason. */
export class FigureReader {
  /** The first number that is refused for the decimal mark, and would be one with the other. Null: there is none. */
  otherMark: LineText | null = null
  readonly rounded: RoundedAmounts
  private line = 0
  private readonly moneyDecimals: number
  /** Whether a point can only be a decimal mark, as the rows show. */
  private readonly isPointDecimal: boolean

  constructor(private readonly plan: FigurePlan) {
    this.moneyDecimals = minorDigits(plan.currency)
    this.rounded = new RoundedAmounts(plan.currency)
    this.isPointDecimal = plan.decimal === '.' && plan.isDecimalProven
  }

  /** What is read next stands in this line, from 1. */
  startRow(line: number): void {
    this.line = line
    this.rounded.startRow()
  }

  /** Money in minor units, a count or a decimal as itself; NaN: the cell tells none. Throws RowRefused for what is none of its kind, or may be two. */
  read(cell: Cell | undefined, column: Column, kind: FigureKind): number {
    if (cell === '' || cell === null || cell === undefined) return Number.NaN
    if (typeof cell === 'string') {
      // Nearly all cells are plain digits, or such money with a point.
      const plain = kind === 'money' ? (this.isPointDecimal ? parseShort(cell, this.moneyDecimals) : null) : readDigits(cell)
      if (plain !== null && !Number.isNaN(plain)) return plain
    }
    const text = typeof cell === 'number' ? { kind: 'number' as const, text: String(cell) } : readNumber(cellText(cell), this.plan.decimal)
    if (text.kind === 'nothing') return Number.NaN
    if (text.kind === 'unreadable') {
      this.noteOtherMark(cell)
      throw new RowRefused(t`“${quotedText(cell)}” in the column “${column.header}” is not a number.`)
    }
    if (typeof cell === 'string' && !this.plan.isDecimalProven && isAmbiguousNumber(cell)) {
      this.noteOtherMark(cell)
      throw new RowRefused(t`“${quotedText(cell)}” in the column “${column.header}” has thousands or decimals; the rows above do not show which. Say which mark the decimals have.`)
    }
    return kind === 'money' ? this.moneyOf(text.text, cell, column) : this.numberOf(text.text, cell, column, kind)
  }

  private moneyOf(text: string, cell: Cell, column: Column): number {
    this.checkSign(cell)
    const minor = parseMinor(text, this.plan.currency)
    if (minor === null) throw new RowRefused(t`The amount “${quotedText(cell)}” in the column “${column.header}” is too large.`)
    if (minor < 0) throw new RowRefused(t`The amount “${quotedText(cell)}” in the column “${column.header}” is negative.`)
    this.rounded.note(column, text, minor)
    return minor
  }

  private numberOf(text: string, cell: Cell, { index, header }: Column, kind: FigureKind): number {
    const value = Number(text)
    if (kind === 'count' && typeof cell === 'string' && text.includes('.') && isAmbiguousNumber(cell) && !this.plan.fractionalCounts.has(index)) throw new RowRefused(t`“${quotedText(cell)}” in the column “${header}” may be ${numberText(value)} or ${numberText(value * 1000)}: this file has the mark before decimals, and counts have none. Write it without the mark; or, if it is ${numberText(value)}, say which mark the decimals have.`)
    if (value > Number.MAX_SAFE_INTEGER) throw new RowRefused(t`“${quotedText(cell)}” in the column “${header}” is too large to be counted exactly.`)
    if (kind === 'count' && !Number.isInteger(value)) throw new RowRefused(t`“${quotedText(cell)}” in the column “${header}” is not a whole number.`)
    if (value < 0) throw new RowRefused(t`“${quotedText(cell)}” in the column “${header}” is not a count.`)
    return value
  }

  private noteOtherMark(cell: Cell): void {
    const other = this.plan.decimal === '.' ? ',' : '.'
    if (this.otherMark === null && typeof cell === 'string' && readNumber(cell, other).kind === 'number') this.otherMark = { line: this.line, text: cell }
  }

  private checkSign(cell: Cell): void {
    const currencies = typeof cell === 'string' ? currenciesOf(cell) : []
    if (currencies.length > 0 && !currencies.includes(this.plan.currency)) throw new RowRefused(t`“${quotedText(cell)}” is not in ${this.plan.currency}, the file's currency: amounts of two currencies are never added.`)
  }
}
