import { t } from '../shared/kernel/words'
import { ok, type Result } from '../shared/kernel/result'
import { isNameless, usualTotalKind } from './platform-format'
import { refusalOf } from './read-failure'
import { readSheets } from './read-sheets'
import type { ReadFailure } from './reading'
import { cellText, quotedText, TableError, type TableRow } from './table'
import { isTotalText } from './total-words'
import { type Sheet, sheetNotes } from './xlsx'

/** Headings that are named at most. */
const namedHeadings = 40

/** Whether a row sums up others: it names nothing in the columns that name something, or nothing but `Total`. */
export const isTotalRow = ({ cells }: TableRow, naming: readonly number[]): boolean => {
  const named = naming.map((index) => cellText(cells[index]).trim()).filter((text) => !isNameless(text))
  return named.length < 2 && (usualTotalKind(cells, naming) !== null || named.some(isTotalText))
}

/** Says which headings of a table are not read and have something below them. Empty: none. */
export const unreadNote = (header: TableRow | undefined, body: readonly TableRow[], columns: Iterable<number>): readonly string[] => {
  const read = new Set(columns)
  const isFilled = (index: number): boolean => body.some(({ cells }) => cellText(cells[index]).trim() !== '')
  const unread = (header?.cells ?? []).flatMap((cell, index) => (cellText(cell).trim() !== '' && !read.has(index) && isFilled(index) ? [quotedText(cell)] : []))
  return unread.length > 0 ? [t`Not taken over: ${unread.slice(0, namedHeadings).join(', ')}.`] : []
}

interface ListReader<Found, Read> {
  /** Finds the header of such a list. Null: the sheet is none. */
  readonly find: (sheet: Sheet) => Found | null
  readonly read: (sheet: Sheet, found: Found, others: readonly Sheet[]) => Read
  /** Why a file without such a list is refused. */
  readonly none: string
}

/** Reads a list of our own of a file; of a spreadsheet the first sheet that is one. */
export const readFirstList = async <Found, Read extends { readonly warnings: readonly string[] }>(path: string, asked: string | null, { find, read, none }: ListReader<Found, Read>): Promise<Result<Read & { readonly sha256: string }, ReadFailure>> => {
  try {
    const { sheets, sha256 } = await readSheets(path, asked)
    for (const [position, sheet] of sheets.entries()) {
      const found = find(sheet)
      if (found === null) continue
      const list = read(sheet, found, sheets.slice(position + 1))
      return ok({ ...list, sha256, warnings: [...sheetNotes(sheet, asked !== null), ...list.warnings] })
    }
    throw new TableError(none, 1)
  } catch (error) {
    return refusalOf(error)
  }
}
