import type { ReportDocument, ReportRow } from '../shared/reports/document'
import { machineText, rowRemarks } from '../shared/reports/format'
import { formulaSafe } from '../shared/reports/formula-safe'

/** A cell by RFC 4180: quoted where it must be. */
const quoted = (text: string): string => (/[",\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text)

const textCell = (text: string): string => quoted(formulaSafe(text))

const record = (cells: readonly string[]): string => `${cells.join(',')}\r\n`

/**
 * The report as CSV: RFC 4180, UTF-8 with a byte order mark (without it spreadsheets garble accents), numbers as plain decimals, n/a as an empty cell with
 * its reason in the last column; title, notes and definitions below the table.
 */
export const reportCsv = ({ title, subtitle, table, notes, definitions }: ReportDocument): string => {
  const row = (value: ReportRow): string => record([...value.cells.map((cell) => (cell.kind === 'text' ? textCell(cell.value) : machineText(cell))), textCell(rowRemarks(value))])
  const lines = [record([...table.columns.map(({ label }) => textCell(label)), 'Notes']), ...table.rows.map(row)]
  if (table.total !== null) lines.push(row(table.total))
  lines.push('\r\n', record([textCell(title)]), ...subtitle.map((text) => record([textCell(text)])))
  if (notes.length > 0) lines.push('\r\n', ...notes.map((note) => record(['Note', textCell(note)])))
  lines.push('\r\n', ...definitions.map(({ label, definition }) => record([textCell(label), textCell(definition)])))
  return `\ufeff${lines.join('')}`
}
