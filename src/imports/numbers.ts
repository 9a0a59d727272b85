import { numberText } from '../shared/kernel/language'
import { currencyMark } from './currency-signs'

/** How a column writes its numbers. */
export type DecimalMark = '.' | ','

/** What a cell is once read: a number as plain decimal text, a cell that says "no data", or no number at all. */
export type ReadNumber = { readonly kind: 'number'; readonly text: string } | { readonly kind: 'nothing' } | { readonly kind: 'unreadable' }

const nothing: ReadNumber = { kind: 'nothing' }
const unreadable: ReadNumber = { kind: 'unreadable' }

/** Cells by which platforms say that there is no figure. */
const noData = new Set(['', '-', '--', '—', '–', 'n/a', 'na', 'null', '∅'])

const currencySigns = new RegExp(currencyMark, 'gu')
/** `12€50` is 12.50 in French, and not 1250. */
const signWithin = new RegExp(`\\d\\s*(?:${currencyMark})\\s*\\d`, 'u')
const spaces = /[\s\u00a0\u202f\u2009\u2007'\u2019]/gu
/** No number is longer, with all signs and spaces; what is, is not looked into: some patterns here take time by the square of it. */
const longestNumber = 100
/** Whole numbers grouped by spaces or apostrophes, with or without a fraction. */
const spaceGrouped = /^\d{1,3}(?:[\s'\u2019]\d{3})+(?:[.,]\d*)?$/u
/** A dash in place of decimals, as whole amounts are written in German: `99,-`, `CHF 99.–`. Without the mark before it, a dash behind a number is its sign. */
const dashForDecimals = /(?<=\d[.,])[-\u2013\u2014]{1,2}(?=\)?$)/u
const plain = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?$/

/**
 * Reads one cell under its column's decimal mark. Currency signs, thousands separators and spaces go; `(3.45)`, `3.45-` and U+2212 are negative, `3.-` and `3,–` are not;
 * a masked figure such as `< 10%` or `<5` is "no data", never its bound. A percentage is no number: see `readRate`. Separators must stand in groups of three (or Indian groups of two), else the cell is unreadable.
 */
export const readNumber = (cell: string, decimal: DecimalMark): ReadNumber => {
  // Nearly all cells of an export are plain already.
  if (decimal === '.' && plain.test(cell)) return { kind: 'number', text: cell }
  const trimmed = cell.trim()
  if (trimmed.length > longestNumber) return unreadable
  if (noData.has(trimmed.toLowerCase())) return nothing
  if (/^[<>]\s*\d/.test(trimmed)) return nothing
  const written = trimmed.replaceAll('\u2212', '-').replaceAll(currencySigns, '').trim()
  const amount = written.replace(dashForDecimals, '')
  const isWhole = amount !== written
  // Most numbers have no sign at all.
  if (written.length < trimmed.length && signWithin.test(trimmed)) return unreadable
  const inner = amount.replaceAll(/^[-+(\s]+|[-)\s]+$/gu, '')
  // Spaces group by three like any other separator; `12 5` is two numbers.
  if (/\d[\s'\u2019]+\d/u.test(inner) && !spaceGrouped.test(inner)) return unreadable
  let body = amount.replaceAll(spaces, '')
  let isNegative = false
  if (/^\(.*\)$/.test(body)) {
    isNegative = true
    body = body.slice(1, -1)
  } else if (body.endsWith('-')) {
    isNegative = true
    body = body.slice(0, -1)
  } else if (body.startsWith('-')) {
    isNegative = true
    body = body.slice(1)
  }
  const group = decimal === '.' ? ',' : '.'
  const [whole = '', decimals, ...rest] = body.split(decimal)
  const fraction = isWhole && decimals === '' ? undefined : decimals
  if (rest.length > 0) return unreadable
  if (whole.includes(group) && !isGrouped(whole.split(group))) return unreadable
  const digits = whole.replaceAll(group, '')
  if (!/^\d*$/.test(digits) || (fraction !== undefined && !/^\d+$/.test(fraction)) || digits + (fraction ?? '') === '') return unreadable
  return { kind: 'number', text: `${isNegative ? '-' : ''}${digits === '' ? '0' : digits}${fraction === undefined ? '' : `.${fraction}`}` }
}

/** Reads a cell of a rate, which may have a percent sign: `1.3%` is 1.3. */
export const readRate = (cell: string, decimal: DecimalMark): ReadNumber => readNumber(cell.replaceAll(/[%٪]/gu, ''), decimal)

/** Plain decimal text as `readNumber` gives it, for eyes: with the language's own decimal mark. */
export const shownNumber = (text: string): string => text.replace('.', numberText(0.5).charAt(1))

/** A whole number of digits alone, as all but every count is written. NaN: it is written otherwise, look closer. */
export const readDigits = (cell: string): number => {
  const { length } = cell
  if (length === 0 || length > 15) return Number.NaN
  let number = 0
  for (let index = 0; index < length; index += 1) {
    const digit = cell.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

const isGrouped = (groups: readonly string[]): boolean => {
  const [first = '', ...others] = groups
  const last = others.at(-1)
  if (first.length === 0 || first.length > 3 || last?.length !== 3) return false
  // 1,234,567 or, in India, 12,34,567.
  return others.every((group) => group.length === 3) || others.slice(0, -1).every((group) => group.length === 2)
}

/**
 * How a mark that stands once before exactly three digits may be taken: as grouping where the column holds whole numbers or the platform never prints three decimals, unless all three are noughts, as in `5.000`, which may be
 * a whole number written with decimals; `whole`: as grouping even then, since nothing in the column has decimals.
 */
export type ThreeDigits = 'undecided' | 'grouping' | 'whole'

/** What cells prove about their decimal mark, put together over columns. */
export class DecimalProof {
  private isPoint = false
  private isComma = false
  private isUndecided = false
  /** Whether an undecided cell has a comma: `1,234`. */
  hasUndecidedComma = false

  add(cells: readonly string[], threeDigits: ThreeDigits): void {
    const isGrouping = threeDigits === 'whole' || (threeDigits === 'grouping' && cells.some((cell) => lonelyMark.test(bare(cell)) && !/[.,]000$/.test(bare(cell))))
    for (const cell of cells) this.addCell(bare(cell), isGrouping)
  }

  private addCell(body: string, isGrouping: boolean): void {
    if (!/^[\d.,]+$/.test(body)) return
    const points = body.split('.').length - 1
    const commas = body.split(',').length - 1
    if (points === 0 && commas === 0) return
    if (points > 0 && commas > 0) this.settle(body.lastIndexOf('.') > body.lastIndexOf(',') ? '.' : ',')
    // A mark that stands twice groups; the other one is the decimal mark.
    else if (points + commas > 1) this.settle(points > 1 ? ',' : '.')
    else if (!lonelyMark.test(body)) this.settle(points === 1 ? '.' : ',')
    else if (isGrouping) this.settle(points === 1 ? ',' : '.')
    else {
      this.isUndecided = true
      if (commas === 1) this.hasUndecidedComma = true
    }
  }

  private settle(mark: DecimalMark): void {
    if (mark === '.') this.isPoint = true
    else this.isComma = true
  }

  /** `ambiguous`: both readings are possible and differ; `none`: no cell decides and none differs. */
  get result(): DecimalMark | 'ambiguous' | 'none' | 'contradiction' {
    if (this.isPoint && this.isComma) return 'contradiction'
    if (this.isPoint) return '.'
    if (this.isComma) return ','
    return this.isUndecided ? 'ambiguous' : 'none'
  }
}

/** Spreadsheet programs keep fifteen digits of a number and write noughts for the others. */
const isPastFifteen = (number: number): boolean => number >= 1e15 && number % 10 === 0

/** Whether a spreadsheet program has rounded a number that is none to count with, as an id or a phone: `4.92E+11`, or, read as a number, more digits than it keeps. */
export const isRounded = (text: string, cell: unknown = text): boolean => /^\d(?:[.,]\d+)?e\+?\d+$/i.test(text) || (typeof cell === 'number' && (!Number.isSafeInteger(cell) || isPastFifteen(cell)))

/** The decimal mark of cells that hold counts: they are whole, so what stands before three digits groups them. */
export const markOfCounts = (counts: readonly string[]): DecimalMark => {
  const proof = new DecimalProof()
  proof.add(counts, 'grouping')
  if (proof.result === '.' || proof.result === ',') return proof.result
  return counts.some((text) => /^\d{1,3}(?:\.\d{3})+$/.test(text.trim())) ? ',' : '.'
}

/** One mark before exactly three digits: thousands or thousandths. */
const lonelyMark = /^[1-9]\d{0,2}[.,]\d{3}$/

const bare = (cell: string): string => cell.replaceAll('\u2212', '-').replaceAll(currencySigns, '').replaceAll(spaces, '').replace(dashForDecimals, '').replaceAll(/[%()+-]/gu, '')

/** Whether a cell reads differently under the two decimal marks. */
export const isAmbiguousNumber = (cell: string): boolean => lonelyMark.test(bare(cell))
