import { isReasonHeading, reasonOf } from '../shared/imports/refused-file'
import { formulaPlain } from '../shared/reports/formula-safe'
import { type Cell, cellText, type TableRow } from './table'

/** Lines in which the heading of the reasons is looked for. */
const searchedRows = 40

/** What a row with too few cells was refused for, in every language that Rapport speaks: a file may come back in another one. */
const tooFewCells = /^(?:The row has (\d+) cells?, the header \d+|Die Zeile hat (\d+) Zellen?, die Kopfzeile \d+)/

const plain = (cell: Cell): Cell => (typeof cell === 'string' ? formulaPlain(cell) : cell)

/**
 * Takes the column of reasons off a file of refused rows that was saved to be corrected, and the apostrophes that kept its texts from
 * being formulas; any other file passes as it is. A row that had too few cells, or too many, and still has, is given on as it was.
 */
export class ReasonCutter {
  /** The first letters of the SHA-256 of the file whose refused rows these are. Null: it is no such file. */
  corrects: string | null = null
  private width = 0
  private seen = 0

  cut(row: TableRow): TableRow {
    if (this.corrects === null) return this.seen >= searchedRows ? row : this.look(row)
    const { line, cells } = row
    const kept = cells.slice(0, this.width).map(plain)
    const beyond = cells.slice(this.width + 1)
    if (beyond.some((cell) => cellText(cell).trim() !== '')) return { line, cells: [...kept, ...beyond.map(plain)] }
    const few = tooFewCells.exec(cellText(cells[this.width]))
    const had = few === null ? this.width : Number(few[1] ?? few[2])
    return had < this.width && kept.slice(had).every((cell) => cellText(cell).trim() === '') ? { line, cells: kept.slice(0, had) } : { line, cells: kept }
  }

  private look(row: TableRow): TableRow {
    this.seen += 1
    const at = row.cells.findIndex((cell) => isReasonHeading(cellText(cell)))
    if (at < 1) return row
    this.corrects = reasonOf(cellText(row.cells[at]))
    this.width = at
    return { line: row.line, cells: row.cells.slice(0, at).map(plain) }
  }
}
