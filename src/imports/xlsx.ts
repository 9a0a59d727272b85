import { Unzip, UnzipInflate } from 'fflate'
import { readFileSync } from 'node:fs'
import readSpreadsheet from 'read-excel-file/node'
import { type Cell, TableError, type TableRow } from './table'

/** What a spreadsheet may unpack to; a real export of a million rows stays far below. */
const limits = { entries: 10_000, unpackedBytes: 512 * 1024 * 1024, ratio: 100, ratioFromBytes: 10 * 1024 * 1024, rows: 1_048_576, columns: 2000 } as const

const bomb = 'The spreadsheet unpacks to far more than it should. It was not read.'

/** Unpacks without keeping anything, counting: nothing is parsed before the whole archive is known to be harmless. */
const countUnpacked = (bytes: Uint8Array): void => {
  let entries = 0
  let unpacked = 0
  let hasWorkbook = false
  const unzip = new Unzip((file) => {
    entries += 1
    if (entries > limits.entries) throw new TableError(bomb, null)
    if (file.name === 'xl/workbook.xml') hasWorkbook = true
    const isText = /\.(xml|rels)$/.test(file.name)
    let start = ''
    file.ondata = (error, data) => {
      if (error) throw new TableError('The spreadsheet is damaged.', null)
      unpacked += data.length
      if (unpacked > limits.unpackedBytes || (unpacked > limits.ratioFromBytes && unpacked / bytes.length > limits.ratio)) throw new TableError(bomb, null)
      if (isText && start.length < 4096) {
        start += Buffer.from(data.subarray(0, 4096)).toString('latin1')
        if (/<!doctype/i.test(start)) throw new TableError('The spreadsheet carries document type definitions, which no export does. It was not read.', null)
      }
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  // In pieces, so that a bomb is noticed while it unpacks.
  for (let from = 0; from < bytes.length; from += 64 * 1024) unzip.push(bytes.subarray(from, from + 64 * 1024), from + 64 * 1024 >= bytes.length)
  if (!hasWorkbook) throw new TableError('This is a zip archive, not a spreadsheet. Unpack it first, then import what is inside.', null)
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly TableRow[]
}

/** Reads every visible sheet of an XLSX file, cells with their types. Throws TableError when it is damaged or too large. */
export const readSheets = async (path: string): Promise<readonly Sheet[]> => {
  const bytes = readFileSync(path)
  countUnpacked(bytes)
  const sheets = await readSpreadsheet(bytes).catch(() => {
    throw new TableError('The spreadsheet is damaged or not a real XLSX file.', null)
  })
  return sheets.map(({ sheet, data }) => {
    if (data.length > limits.rows) throw new TableError(`The sheet “${sheet}” has more than ${limits.rows} rows.`, null)
    const rows = data.flatMap((row, index): TableRow[] => {
      if (row.length > limits.columns) throw new TableError(`Row ${index + 1} has more than ${limits.columns} columns.`, index + 1)
      // The library's cells are text, number, boolean, date or null.
      const cells = row.map((cell) => (cell ?? null) as Cell)
      return cells.every((cell) => cell === null || cell === '') ? [] : [{ line: index + 1, cells }]
    })
    return { name: sheet, rows }
  })
}
