import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { createZipFile } from '../../exports/zip-file'
import { t } from '../../shared/kernel/words'
import type { JobControl } from '../../shared/rpc/contract'
import type { ArchiveManifest } from '../../shared/workbook/archive'
import { digestTable } from '../check'
import { schemaText } from '../schema-text'
import { type ArchiveCell, archiveText } from './cells'
import { columnsOf, contentTables } from './tables'

/** The writing was given up. */
export class ArchiveStopped extends Error {}

/** A piece has so many rows, or characters, and little more: a row may hold a picture. */
const rowsAPiece = 500
const charactersAPiece = 1 << 20

/** A workbook of so many bytes may hold a table whose text does not fit into a zip without the 64-bit extension. */
const largeBytes = 512 * 1024 * 1024

const readme = (name: string): string => t`This archive holds everything of the Rapport workbook “${name}” as open files.

tables/*.csv   one file for each table: RFC 4180, UTF-8, first line the columns. Nothing between commas is null; text stands in quotes,
               and an apostrophe before text that a spreadsheet would run as a formula is not part of it; pictures are base64.
schema.sql     the tables as SQLite has them.
manifest.json  what is in each file: columns, rows, SHA-256.

Rapport reads it back: “Open an exported archive” on its first screen, or: rapport new FILE.rapport --from ARCHIVE.zip
`

interface Written {
  rows: number
  bytes: number
  readonly hash: ReturnType<typeof createHash>
}

const tableText = async function* (sqlite: Database.Database, table: string, written: Written, turn: (rows: number) => Promise<void>): AsyncIterable<string> {
  const { columns, keys } = columnsOf(sqlite, table)
  const count = (text: string): string => {
    written.hash.update(text)
    written.bytes += Buffer.byteLength(text)
    return text
  }
  yield count(`${columns.map(({ name }) => archiveText(name)).join(',')}\r\n`)
  // Whole numbers as they are: some are beyond what a float keeps. Raw rows are arrays of cells.
  const rows = sqlite.prepare(`SELECT * FROM ${table} ORDER BY ${keys.join(', ')}`).raw().safeIntegers().iterate() as IterableIterator<readonly ArchiveCell[]>
  let piece = ''
  let inPiece = 0
  for (const row of rows) {
    piece += `${row.map(archiveText).join(',')}\r\n`
    written.rows += 1
    inPiece += 1
    if (inPiece < rowsAPiece && piece.length < charactersAPiece) continue
    yield count(piece)
    await turn(inPiece)
    piece = ''
    inPiece = 0
  }
  yield count(piece)
  await turn(inPiece)
}

interface ArchiveOptions {
  readonly path: string
  readonly exportedAt: string
  readonly control: Pick<JobControl, 'report' | 'isCancelled'>
}

/** Writes everything of a workbook that nobody changes meanwhile as a zip of open files. Throws `ArchiveStopped` when it shall be given up. */
export const writeArchive = async (sqlite: Database.Database, { path, exportedAt, control }: ArchiveOptions): Promise<void> => {
  const tables = contentTables(sqlite)
  const total = tables.reduce((sum, table) => sum + Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()), 0)
  let done = 0
  const turn = async (rows: number): Promise<void> => {
    done += rows
    control.report({ label: t`Writing everything`, done, total })
    await new Promise((resolve) => setImmediate(resolve))
    if (control.isCancelled()) throw new ArchiveStopped()
  }
  const zip = await createZipFile(path, { isLarge: statSync(sqlite.name).size >= largeBytes })
  try {
    const described: ArchiveManifest['tables'] = []
    for (const table of tables) {
      const written: Written = { rows: 0, bytes: 0, hash: createHash('sha256') }
      const file = `tables/${table}.csv`
      await zip.add(file, tableText(sqlite, table, written, turn))
      described.push({ table, file, rows: written.rows, bytes: written.bytes, sha256: written.hash.digest('hex'), digest: digestTable(sqlite, table), columns: [...columnsOf(sqlite, table).columns] })
    }
    const schema = `${schemaText(sqlite)}\n`
    const workbook = String(sqlite.prepare('SELECT name FROM workbook').pluck().get())
    const manifest: ArchiveManifest = {
      format: 'rapport-archive',
      version: 1,
      schemaVersion: Number(sqlite.pragma('user_version', { simple: true })),
      workbook,
      exportedAt,
      schema: { file: 'schema.sql', sha256: createHash('sha256').update(schema).digest('hex') },
      tables: described,
    }
    await zip.add('schema.sql', [schema])
    await zip.add('manifest.json', [`${JSON.stringify(manifest, null, 2)}\n`])
    await zip.add('README.txt', [readme(workbook)])
  } finally {
    await zip.close()
  }
}
