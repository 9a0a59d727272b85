import type { OwnListAsks, OwnListKind } from '../shared/imports/import'
import { cutText } from '../shared/kernel/cut-text'

/** A cell of a spreadsheet keeps its type; a cell of a text file is text. */
export type Cell = string | number | Date | boolean | null

/** One row as it stands in the file: cells in order, and the physical line (or row) it starts on, from 1. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly Cell[]
}

/** Why a table cannot be read on. The line is where the trouble starts. */
export class TableError extends Error {
  constructor(
    readonly sentence: string,
    readonly line: number | null,
    /** What it is instead, where another import takes it. Null: nothing that is taken. */
    readonly belongsTo: OwnListKind | null = null,
    /** What a person has to say so that it can be read. Null: nothing helps. */
    readonly asks: Exclude<OwnListAsks, 'platform'> | null = null,
  ) {
    super(sentence)
    this.name = 'TableError'
  }
}

/** Why a row is left out, in words for the person; the rest of its file is read on. */
export class RowRefused extends Error {}

/** Rows in which a header is looked for; no export has a longer preamble. */
export const searchedRows = 30

/** Whether the system would not give a file, or not take one: gone, locked, forbidden, a full or broken disk. */
export const isSystemError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error

/** A cell as the person sees it in the file. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell)
}

/** A cell quoted in a sentence: as it stands in the file, not what it was read as, and no longer than a sentence bears. */
export const quotedText = (cell: Cell | undefined): string => cutText(cellText(cell).trim(), 40)

/** A cell's text and the line it stands on. */
export interface LineText {
  readonly line: number
  readonly text: string
}

/** What is text in some columns, row by row. */
export const columnTexts = (rows: readonly TableRow[], columns: readonly { readonly index: number }[]): string[] => rows.flatMap(({ cells }) => columns.map(({ index }) => cells[index]).filter((cell) => typeof cell === 'string'))

/** The same with its line, blank cells left out. */
export const textsByLine = (rows: readonly TableRow[], indexes: readonly number[]): readonly LineText[] =>
  rows.flatMap(({ line, cells }) => indexes.flatMap((index) => (typeof cells[index] === 'string' && cells[index].trim() !== '' ? [{ line, text: cells[index] }] : [])))

/** A row as one line of text, for the list of refusals. */
export const rowText = ({ cells }: Pick<TableRow, 'cells'>): string => cutText(cells.map(cellText).join(' | '), 2000)
