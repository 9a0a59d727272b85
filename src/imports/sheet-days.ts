import { type Day, fromDayNumber } from '../shared/kernel/day'
import { dayText } from '../shared/kernel/day-text'
import { t } from '../shared/kernel/words'
import { dayOfDate, proveDateOrder, unreadDaySentence } from './dates'
import { type Column, dateFields } from './platform-format'
import { type Cell, cellText, quotedText, TableError, type TableRow } from './table'

/** From which day spreadsheets count, as a day number: nearly all from 1899-12-30 (so that 1900-03-01 is 61), some of old Macs from 1904-01-01. */
export const countsFrom = { 1900: -25_569, 1904: -24_107 } as const

/** Ads were shown and people met from 2000 on; as days, numbers outside are none. */
const plausible = { from: 10_957, to: 47_481 } as const

const serial = /^\d{5}(?:\.\d+)?$/

/** The day that a number without a date's format counts to, from 2000 to 2099. Null: it counts to none. */
const readSerialDay = (cell: Cell | undefined, from: number): Day | null => {
  const text = cellText(cell).trim()
  const number = serial.test(text) ? from + Math.floor(Number(text)) : 0
  return number >= plausible.from && number <= plausible.to ? fromDayNumber(number) : null
}

const dateColumns = (columns: readonly Column[]): readonly Column[] => columns.filter(({ field }) => dateFields.has(field))

/** Columns of days in which a spreadsheet has lost the format of all or some: each cell is a date or a number that can be one, and nothing else. */
const serialColumns = (rows: readonly TableRow[], columns: readonly Column[], from: number): readonly { readonly column: Column; readonly note: string }[] =>
  dateColumns(columns).flatMap((column) => {
    const cells = rows.map((row) => row.cells[column.index] ?? null).filter((cell) => cellText(cell).trim() !== '')
    const example = cells.find((cell) => typeof cell === 'number')
    const day = readSerialDay(example, from)
    if (day === null || !cells.every((cell) => cell instanceof Date || (typeof cell === 'number' && readSerialDay(cell, from) !== null))) return []
    return [{ column, note: t`The column “${column.header.trim()}” has numbers without the format of a date. They were read as spreadsheets count days: ${cellText(example)} is ${dayText(day)}.` }]
  })

/** What makes dates of those numbers, and what is said of it. Null: no column has any. `from`: see `countsFrom`. */
export const serialDays = (rows: readonly TableRow[], columns: readonly Column[], from: number): { readonly notes: readonly string[]; readonly toDates: (row: TableRow) => TableRow } | null => {
  const found = serialColumns(rows, columns, from)
  if (found.length === 0) return null
  const indexes = new Set(found.map(({ column }) => column.index))
  const toDate = (cell: Cell): Cell => {
    const day = typeof cell === 'number' ? readSerialDay(cell, from) : null
    return day === null ? cell : new Date(`${day}T00:00:00Z`)
  }
  return { notes: found.map(({ note }) => note), toDates: ({ line, cells }) => ({ line, cells: cells.map((cell, index) => (indexes.has(index) ? toDate(cell) : cell)) }) }
}

/** Why a cell is no day, and what it looks like. */
export const noDaySentence = (cell: Cell | undefined, header: string): string => {
  const day = readSerialDay(cell, countsFrom[1900])
  if (day === null) return unreadDaySentence(cell, header)
  return t`“${quotedText(cell)}” in the column “${header}” is not a day, but looks like one as spreadsheets count them: ${dayText(day)}. Give the column the format of a date there, save it again, and import that.`
}

/**
 * Refuses a column that a spreadsheet program read in another order than it was written: up to the 12th it took the day for the month, and left the rest as text.
 * Only such a column has dates up to the 12th alone beside texts of later days alone.
 */
export const refuseSwappedDays = (rows: readonly TableRow[], columns: readonly Column[]): void => {
  for (const { index, header } of dateColumns(columns)) {
    const dates = rows.flatMap(({ cells }) => (cells[index] instanceof Date ? (dayOfDate(cells[index]) ?? []) : []))
    const texts = rows.flatMap(({ line, cells }) => (typeof cells[index] === 'string' && /^\d{1,2}[./-]\d{1,2}[./-]\d{4}$/.test(cells[index].trim()) ? [{ line, text: cells[index] }] : []))
    const [first] = texts
    if (first === undefined || dates.length === 0 || !dates.every((day) => Number(day.slice(8)) <= 12)) continue
    const orders = texts.map(({ text }) => (text.includes('.') && Number(text.trim().split('.')[0]) <= 12 ? 'ambiguous' : proveDateOrder([text])))
    if (!orders.every((order) => order === 'DMY') && !orders.every((order) => order === 'MDY')) continue
    throw new TableError(t`In the column “${header}” later days are text, such as “${quotedText(first.text)}”, and only days up to the 12th are dates: a spreadsheet program has taken the day of those for the month. Import the file as it was downloaded, without opening it in between.`, first.line)
  }
}
