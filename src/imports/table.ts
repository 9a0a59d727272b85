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
    /** Where the person can import it. Null: nowhere. */
    readonly belongsTo: 'posts' | null = null,
  ) {
    super(sentence)
    this.name = 'TableError'
  }
}

/** A cell as the person sees it in the file. */
export const cellText = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell)
}
