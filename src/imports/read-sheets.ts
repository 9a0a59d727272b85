import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { t } from '../shared/kernel/words'
import { openContainer } from './container'
import { CsvReader } from './csv'
import { decodePiece } from './decode'
import { detectDelimiter } from './delimiter'
import { TableError, type TableRow } from './table'
import { readSpreadsheet, type Sheet } from './xlsx'

/** Beyond this a table is not held in memory whole. */
const largestBytes = 64 * 1024 * 1024

/** Reads a small file whole: a text file as one sheet without a name, or the sheets of a spreadsheet that have rows, or only the one that is asked for. Throws TableError for a file that is none, or has no such sheet. */
export const readSheets = async (path: string, asked: string | null): Promise<{ readonly sheets: readonly Sheet[]; readonly sha256: string }> => {
  const container = openContainer(path)
  if (container.kind === 'refused') throw new TableError(container.sentence, null)
  if (container.size > largestBytes) throw new TableError(t`The file is larger than any list of posts, followers or deals.`, null)
  if (container.kind === 'spreadsheet') {
    const { sheets, sha256 } = await readSpreadsheet(path)
    const wanted = asked === null ? sheets : sheets.filter(({ name }) => name === asked)
    if (wanted.length === 0 && asked !== null) throw new TableError(t`The spreadsheet has no sheet named “${asked}”.`, null)
    return { sheets: wanted.filter(({ rows }) => rows.length > 0), sha256 }
  }
  const bytes = readFileSync(path)
  const decoded = decodePiece(new TextDecoder(container.encoding, { fatal: true }), bytes, false, 0)
  const { delimiter, nameLength } = detectDelimiter(decoded.slice(0, 64 * 1024))
  const rows: TableRow[] = []
  const csv = new CsvReader(delimiter, (cells, line) => rows.push({ line: nameLength > 0 ? line + 1 : line, cells }))
  csv.push(decoded.slice(nameLength))
  csv.end()
  return { sheets: [{ name: '', isHidden: false, rows, notes: [] }], sha256: createHash('sha256').update(bytes).digest('hex') }
}
