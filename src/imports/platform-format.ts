import type { AdImportPlatform, ImportField } from '../shared/imports/import'
import type { Day } from '../shared/kernel/day'
import type { Currency } from '../shared/kernel/money'
import { t } from '../shared/kernel/words'
import type { DateOrder } from './dates'
import type { HeaderLookup } from './headers'
import type { DecimalMark } from './numbers'
import { type Cell, cellText, type TableRow } from './table'
import { isSumName, isTotalText } from './total-words'

/** What one column is read as. */
export interface Column {
  readonly index: number
  readonly header: string
  readonly field: ImportField
  /** Currencies that the end of the header may stand for, the usual one first; empty: it names none. */
  readonly currencies: readonly Currency[]
  /** True when a person's mapping said so. */
  readonly isPinned: boolean
}

/** Fields that name what a row is about. */
export const dimensionFields: ReadonlySet<ImportField> = new Set(['campaign_id', 'campaign_name', 'ad_set_id', 'ad_set_name', 'ad_id', 'ad_name', 'day', 'segment'])

/** Fields that are days. */
export const dateFields: ReadonlySet<ImportField> = new Set(['day', 'period_from', 'period_to'])

/** What a file shows of itself before its rows are read. */
export interface FileFace {
  /** Headers as they are compared, with and without the currency they end in. */
  readonly headers: ReadonlySet<string>
  readonly columns: readonly Column[]
  /** Lines above the header. */
  readonly preamble: readonly string[]
  readonly fileName: string
}

export interface Period {
  readonly from: Day
  readonly to: Day
}

/** How a file writes the numbers that read differently under the two decimal marks. */
interface Writing {
  /** Null: a spreadsheet. */
  readonly delimiter: string | null
  /** Whether one of those numbers has a comma. */
  readonly hasComma: boolean
}

/** Null: a row of data. A number: a total over everything, the lowest is the one to check against. `subtotal`: over a part, left out. */
export type TotalKind = number | 'subtotal' | null

/**
 * How one platform's exports are known and read: everything that differs between platforms, as data and small pure functions.
 * Those that are asked about rows look at the columns that name things and at the first cell, and at others only of a row that names nothing: `PlainRows` takes rows with the same texts there for alike.
 */
export interface PlatformFormat {
  readonly platform: AdImportPlatform
  readonly lookup: HeaderLookup
  /** What in the file only this platform writes, in words. Empty: nothing proves it. */
  readonly prove: (face: FileFace) => readonly string[]
  /** `cells` by the columns that name what a row is about; `idOf`: the column of the id that goes with a column of names. */
  readonly totalKind: (cells: readonly Cell[], dimensions: readonly number[], idOf: ReadonlyMap<number, number>) => TotalKind
  /** Whether a cell says that its row adds up everything there: `All`. */
  readonly isAll?: (text: string) => boolean
  /** Which clicks the platform's own CTR and CPC are taken from: the first of these that a row knows. */
  readonly ratioClicks: readonly ('linkClicks' | 'clicksAll' | 'clicks')[]
  /** What the conversions of a column are called, by normalised header; a header that is not listed names them itself. */
  readonly conversionKinds: Readonly<Record<string, string>>
  /** Last word on what the columns are. */
  readonly settleColumns?: (columns: readonly Column[]) => readonly Column[]
  /** What its cells say that a column is, whatever its heading; `rows`: the first below the header. */
  readonly fieldByCells?: (texts: readonly string[]) => ImportField | null
  /** Throws TableError for a file of this platform that holds no results. */
  readonly refuse?: (rows: readonly TableRow[], lookUp: (row: TableRow) => readonly Column[]) => void
  /** A row that is neither data nor a sum, such as a line of copyright; it is passed over and not counted. */
  readonly isFooter?: (cells: readonly Cell[]) => boolean
  /** The period that the lines above the header name. */
  readonly period?: (face: FileFace) => Period | null
  /** How the platform writes dates and numbers where the cells prove nothing. Null: it does not say. */
  readonly dateOrder?: (face: FileFace, writing: Pick<Writing, 'delimiter'>) => DateOrder | null
  readonly decimal?: (face: FileFace, writing: Writing) => DecimalMark | null
  /** True when a mark before exactly three digits groups them, in amounts too, but for money of three decimals. */
  readonly printsTwoDecimalsAtMost?: true
  /** True when the date of a row may be the first day of the whole report, or of a month. */
  readonly dayMayStartPeriod?: true
  /** True when an end at midnight means the day before. */
  readonly endsAtMidnight?: true
  /** What stands around an id and is no part of it. */
  readonly idWrapping?: RegExp
  /** What the lines above the header say that a reader of the numbers must know. */
  readonly notes?: (face: FileFace) => readonly string[]
  /** How many rows the file says it has. Null: it does not say. */
  readonly rowsPromised?: (face: FileFace) => number | null
}

/** What stands behind a name on a line above the header: `Report Time: 9/1/2026`. Null: no line has it. `name` matches from the line's beginning up to what it names. */
export const statedAbove = ({ preamble }: Pick<FileFace, 'preamble'>, name: RegExp): string | null => {
  const line = preamble.find((text) => name.test(text))
  return line === undefined ? null : line.replace(name, '').trim()
}

const totalWord = /^(?:grand |overall |search |audience )?totals?(?: of .*| - \d.*)?\s*:?$/i

/** Whether a cell is called as sums are by platforms, or by people in some language. */
export const isCalledTotal = (text: string): boolean => totalWord.test(text) || isTotalText(text)

/** Whether spreadsheet programs of countries with a decimal comma write so, and no platform does: what a platform is known to write then says nothing. */
export const isSavedAgain = ({ delimiter }: Pick<Writing, 'delimiter'>): boolean => delimiter === ';' || delimiter === '|'

/** The mark of a platform that writes plain numbers in every language; another delimiter, or a comma in a number, shows that another program saved the file again. */
export const plainDecimal = (_face: FileFace, { delimiter, hasComma }: Writing): DecimalMark | null => ((delimiter === null || delimiter === ',') && !hasComma ? '.' : null)

/** Whether a cell names nothing. */
export const isNameless = (text: string): boolean => text === '' || text === '-' || text === '--' || text === '---'

/** The usual sum: a row that names nothing, that says `Total` or `Total of 12 results` where it would name something, or a word for it in another language and nothing else. Runs for every row. */
export const usualTotalKind = (cells: readonly Cell[], dimensions: readonly number[]): TotalKind => {
  const first = cellText(cells[0]).trim()
  if (totalWord.test(first)) return 0
  let isBlank = dimensions.length > 0
  for (const index of dimensions) {
    const text = cellText(cells[index]).trim()
    if (totalWord.test(text)) return 0
    if (index !== 0 && !isNameless(text)) isBlank = false
  }
  return isBlank && (isTotalText(first) || isNameless(first) || !dimensions.includes(0)) ? 0 : null
}

/** Whether a row names anything in the columns that name things. */
export const namesSomething = (cells: readonly Cell[], dimensions: readonly number[]): boolean => dimensions.some((index) => !isNameless(cellText(cells[index]).trim()))

/** Whether a row that reads as data is called as sums are. `dimensions`: the columns that name things. */
export const isNamedLikeSum = (cells: readonly Cell[], dimensions: readonly number[]): boolean => dimensions.some((index) => isSumName(cellText(cells[index]).trim()))

/** Names those of some headers that a file has, as proof. */
export const proveByHeaders = ({ headers, columns }: FileFace, own: readonly string[], normalise: (header: string) => string): readonly string[] =>
  own.filter((header) => headers.has(header)).map((header) => t`the column “${columns.find((column) => normalise(column.header) === header)?.header ?? header}”`)
