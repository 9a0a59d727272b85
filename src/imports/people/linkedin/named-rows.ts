import { normaliseHeader } from '../../headers'
import { cellText, rowText, type TableRow } from '../../table'
import type { PartSink, RowsReader } from '../part'

/** A row by its headings. */
export interface NamedRow {
  readonly line: number
  /** What stands under a heading, without spaces around it. Empty: nothing, or no such heading. */
  readonly cell: (name: string) => string
  /** The row as it stands in the file, for the list of refusals. */
  readonly text: string
}

/** Reads the rows below a header by their headings. */
export abstract class NamedRows implements RowsReader {
  private columns: ReadonlyMap<string, number> = new Map()

  constructor(
    private readonly headerLine: number,
    protected readonly sink: PartSink,
  ) {}

  protected abstract named(row: NamedRow): void

  row({ line, cells }: TableRow): void {
    if (line < this.headerLine) return
    if (line === this.headerLine) {
      this.sink.headerLine(line)
      this.columns = new Map(cells.map((cell, index) => [normaliseHeader(cellText(cell)), index]))
      return
    }
    this.named({ line, cell: (name) => cellText(cells[this.columns.get(name) ?? -1]).trim(), text: rowText({ cells }) })
  }

  end(): void {
    // Every row was read as it came.
  }
}
