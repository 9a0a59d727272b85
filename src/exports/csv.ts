import { sense, t } from '../shared/kernel/words'
import { partsOf, type ReportCell, type ReportDocument, type ReportRow, type ReportSection, type ReportTable } from '../shared/reports/document'
import { figureNote, keyFiguresHeading, machineText, rowRemarks } from '../shared/reports/format'
import { formulaSafe } from '../shared/reports/formula-safe'
import type { ListFile } from './list'
import type { Pace } from './pace'

/** Without it spreadsheets garble accents. */
const byteOrderMark = '\ufeff'

/** A cell by RFC 4180: quoted where it must be. */
const quoted = (text: string): string => (/[",\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text)

const textCell = (text: string): string => quoted(formulaSafe(text))

const record = (cells: readonly string[]): string => `${cells.join(',')}\r\n`

const cellText = (cell: ReportCell): string => (cell.kind === 'text' ? textCell(cell.value) : machineText(cell))

const tableRecords = ({ columns, rows, total }: ReportTable): readonly string[] => {
  const row = (value: ReportRow): string => record([...value.cells.map(cellText), textCell(rowRemarks(value))])
  return [record([...columns.map(({ label }) => textCell(label)), textCell(sense('of a report')`Notes`)]), ...rows.map(row), ...(total === null ? [] : [row(total)])]
}

/** What stands above a part on paper: name, figure, its currency, and why it is missing or how it changed. Some of it is in no table. */
const figureRecords = ({ heading, keyFigures }: ReportSection): readonly string[] =>
  keyFigures.length === 0
    ? []
    : ['\r\n', record([textCell(keyFiguresHeading(heading))]), ...keyFigures.map((figure) => record([textCell(figure.label), cellText(figure.cell), figure.cell.kind === 'money' ? figure.cell.currency : '', textCell(figureNote(figure) ?? '')]))]

/**
 * The report as CSV: RFC 4180, UTF-8 with a byte order mark, numbers as plain decimals, n/a as an empty cell with
 * its reason in the last column; further tables, each under its name, then title, key figures, notes and definitions below them.
 */
export const reportCsv = (document: ReportDocument): string => {
  const { title, subtitle, cover, notes, definitions } = document
  const parts = partsOf(document)
  const [first, ...others] = parts
  const lines = first === undefined ? [] : [tableRecords(first.table).join('')]
  for (const { heading, table } of others) lines.push('\r\n', record([textCell(`${heading}: ${table.caption}`)]), tableRecords(table).join(''))
  lines.push('\r\n', record([textCell(title)]), ...subtitle.map((text) => record([textCell(text)])))
  if (cover !== undefined) {
    const said = [[t`Prepared for`, cover.preparedFor], [t`Prepared by`, cover.preparedBy], ...cover.summary.map((text) => [t`Summary`, text])]
    lines.push(...said.filter(([, text]) => text !== '').map((cells) => record(cells.map(textCell))))
  }
  lines.push(...parts.flatMap(figureRecords))
  if (notes.length > 0) lines.push('\r\n', ...notes.map((note) => record([textCell(sense('of a report')`Note`), textCell(note)])))
  lines.push('\r\n', ...definitions.map(({ label, definition }) => record([textCell(label), textCell(definition)])))
  return `${byteOrderMark}${lines.join('')}`
}

/** A telephone number or a day without its year: a spreadsheet may take it for a sum, which does no harm, and every other program for what it is. */
const isHarmless = (text: string): boolean => /^[+\d\s()./-]+$/.test(text)

const listCell = (cell: ReportCell): string => (cell.kind === 'text' && isHarmless(cell.value) ? quoted(cell.value) : cellText(cell))

/** A list as CSV, record by record: its headings, then its rows, numbers as plain decimals and what is not known as an empty cell. */
export const listRecords = function* ({ columns, rows }: ListFile, pace: Pace): Iterable<string> {
  yield `${byteOrderMark}${record(columns.map(({ label }) => textCell(label)))}`
  for (const cells of rows) {
    yield record(cells.map(listCell))
    pace.count()
  }
}
