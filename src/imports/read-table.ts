import { readFileSync } from 'node:fs'
import { openContainer } from './container'
import { CsvReader } from './csv'
import { detectDelimiter } from './delimiter'
import { TableError, type TableRow } from './table'
import { readSpreadsheet } from './xlsx'

/** Beyond this a table is not held in memory whole. */
const largestBytes = 64 * 1024 * 1024

/** Reads a small table whole: a text file, or a spreadsheet's first sheet with rows. Throws TableError for a file that is none. */
export const readTable = async (path: string): Promise<readonly TableRow[]> => {
  const container = openContainer(path)
  if (container.kind === 'refused') throw new TableError(container.sentence, null)
  if (container.size > largestBytes) throw new TableError('The file is larger than any list of posts.', null)
  if (container.kind === 'spreadsheet') return (await readSpreadsheet(path)).sheets.find(({ rows }) => rows.length > 0)?.rows ?? []
  const decoded = new TextDecoder(container.encoding).decode(readFileSync(path))
  const { delimiter, nameLength } = detectDelimiter(decoded.slice(0, 64 * 1024))
  const rows: TableRow[] = []
  const csv = new CsvReader(delimiter, (cells, line) => rows.push({ line: nameLength > 0 ? line + 1 : line, cells }))
  csv.push(decoded.slice(nameLength))
  csv.end()
  return rows
}
