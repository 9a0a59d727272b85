import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { parseJson } from '../../shared/kernel/parse-json'
import { t } from '../../shared/kernel/words'
import type { Progress } from '../../shared/rpc/progress'
import { ArchiveManifest } from '../../shared/workbook/archive'
import { digestTable } from '../check'
import { discardUnfinished, publishWorkbook, startUnfinished } from '../durable-file'
import { applicationId } from '../file-header'
import { mergeSearchIndexes } from '../full-text'
import { migrate, migrations } from '../migrations'
import { schemaText } from '../schema-text'
import { archiveCell, CellError, type RawField, RecordReader } from './cells'
import { columnsOf, contentTables } from './tables'
import { ArchiveError, openZip, type ZipReader } from './zip-reader'

/** The reading was given up. */
export class ReadingStopped extends Error {}

/** The archive was written by a newer Rapport. */
export class NewerArchive extends Error {}

/** What is said to whoever waits, and whether they still do. */
export interface ReadingControl {
  readonly report: (progress: Progress) => void
  readonly isCancelled: () => boolean
}

const mostManifestBytes = 2 * 1024 * 1024
const rowsATurn = 2000

const readText = async (zip: ZipReader, name: string): Promise<string> => {
  const size = zip.sizeOf(name)
  if (size === null) throw new ArchiveError(t`${name} is missing in the archive.`)
  if (size > mostManifestBytes) throw new ArchiveError(t`${name} in the archive is far larger than it should be.`)
  const pieces: Buffer[] = []
  for await (const piece of zip.read(name)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

const readManifest = async (zip: ZipReader): Promise<ArchiveManifest> => {
  const raw = parseJson(await readText(zip, 'manifest.json'))
  if (typeof raw === 'object' && raw !== null && 'format' in raw && raw.format === 'rapport-archive' && 'version' in raw && typeof raw.version === 'number' && raw.version > 1) throw new NewerArchive()
  const parsed = ArchiveManifest.safeParse(raw)
  if (!parsed.success) throw new ArchiveError(t`manifest.json in the archive is not that of an exported workbook.`)
  if (parsed.data.schemaVersion > migrations.length) throw new NewerArchive()
  return parsed.data
}

/** The archive must have exactly the tables and columns that its version of the workbook has. */
const checkShape = async (sqlite: Database.Database, zip: ZipReader, manifest: ArchiveManifest): Promise<void> => {
  const schema = await readText(zip, manifest.schema.file)
  if (createHash('sha256').update(schema).digest('hex') !== manifest.schema.sha256 || schema !== `${schemaText(sqlite)}\n`) throw new ArchiveError(t`schema.sql in the archive is not that of a Rapport workbook of its version.`)
  const expected = contentTables(sqlite)
  const given = manifest.tables.map(({ table }) => table)
  const strange = given.find((table, index) => !expected.includes(table) || given.indexOf(table) !== index) ?? expected.find((table) => !given.includes(table))
  if (strange !== undefined) throw new ArchiveError(t`The table ${strange.slice(0, 60)} is not there once, as it should be.`)
  for (const { table, file, columns } of manifest.tables)
    if (file !== `tables/${table}.csv` || JSON.stringify(columns) !== JSON.stringify(columnsOf(sqlite, table).columns)) throw new ArchiveError(t`The columns of ${file.slice(0, 80)} are not those of a workbook.`)
}

/** Takes the triggers off while rows come in, and answers with what puts them back: search is filled once at the end, not row by row. */
export const liftTriggers = (sqlite: Database.Database): readonly string[] => {
  // The two columns of the statement.
  const triggers = sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string; sql: string }[]
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER ${name}`)
  return triggers.map(({ sql }) => sql)
}

/** Fills the search indexes anew from the rows. */
export const fillSearch = (sqlite: Database.Database): void => {
  sqlite.exec(`DELETE FROM contact_search; INSERT INTO contact_search (rowid, name, detail) SELECT id, name, detail FROM contact_search_text;
    DELETE FROM interaction_search; INSERT INTO interaction_search (rowid, note) SELECT id, note FROM interaction WHERE note <> ''`)
  mergeSearchIndexes(sqlite)
}

type Table = ArchiveManifest['tables'][number]

/** Rows that a rule of the schema forbids are named by their line. */
const isConstraint = (error: unknown): boolean => error instanceof Database.SqliteError && /^SQLITE_(?:CONSTRAINT|MISMATCH)/.test(error.code)

const readRows = async (sqlite: Database.Database, zip: ZipReader, { table, file, rows, bytes, sha256, columns }: Table, turn: (rows: number) => Promise<void>): Promise<void> => {
  const insert = sqlite.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`)
  const [hash, reader, decoder] = [createHash('sha256'), new RecordReader(columns.length), new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })]
  let line = 0
  let read = 0
  const take = (fields: readonly RawField[]): void => {
    line += 1
    if (fields.length !== columns.length) throw new CellError(t`${fields.length} cells in place of ${columns.length}`)
    if (line === 1) {
      if (fields.some(({ text }, index) => text !== columns[index]?.name)) throw new CellError(t`other columns than the manifest says`)
      return
    }
    insert.run(fields.map((field, index) => archiveCell(field, columns[index]?.type ?? 'TEXT')))
  }
  const takeAll = async (text: string): Promise<void> => {
    for (const fields of reader.add(text)) {
      take(fields)
      if (line % rowsATurn === 0) await turn(rowsATurn)
    }
  }
  try {
    for await (const piece of zip.read(file)) {
      hash.update(piece)
      read += piece.length
      await takeAll(decoder.decode(piece, { stream: true }))
    }
    await takeAll(decoder.decode())
    reader.end()
  } catch (error) {
    if (error instanceof CellError || isConstraint(error)) throw new ArchiveError(t`${file} in the archive has, in line ${line + (error instanceof CellError && line === 0 ? 1 : 0)}, ${error instanceof CellError ? error.message : t`a row that a workbook cannot have`}.`)
    if (error instanceof TypeError) throw new ArchiveError(t`${file} in the archive is not UTF-8 text.`)
    throw error
  }
  if (read !== bytes || line !== rows + 1 || hash.digest('hex') !== sha256) throw new ArchiveError(t`${file} in the archive is not as it was exported: its SHA-256 differs from the manifest’s.`)
  await turn(line % rowsATurn)
}

const fill = async (sqlite: Database.Database, zip: ZipReader, manifest: ArchiveManifest, control: ReadingControl): Promise<void> => {
  const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  const turn = async (rows: number): Promise<void> => {
    done += rows
    control.report({ label: t`Reading the archive`, done: Math.min(done, total), total })
    await new Promise((resolve) => setImmediate(resolve))
    if (control.isCancelled()) throw new ReadingStopped()
  }
  sqlite.exec('BEGIN')
  const triggers = liftTriggers(sqlite)
  // A new workbook is not empty: it has its settings.
  for (const { table } of manifest.tables) sqlite.exec(`DELETE FROM ${table}`)
  for (const table of manifest.tables) await readRows(sqlite, zip, table, turn)
  fillSearch(sqlite)
  for (const sql of triggers) sqlite.exec(sql)
  // The pragma answers with a row for each violation.
  const violations = sqlite.pragma('foreign_key_check') as { table: string }[]
  const [first] = violations
  if (first !== undefined) throw new ArchiveError(t`tables/${first.table}.csv in the archive refers to something that is not in it.`)
  for (const { table, file, digest } of manifest.tables) {
    await turn(0)
    if (digestTable(sqlite, table) !== digest) throw new ArchiveError(t`${file} in the archive does not come to the content that the manifest says.`)
  }
  if (sqlite.prepare('SELECT count(*) FROM workbook').pluck().get() !== 1) throw new ArchiveError(t`tables/workbook.csv in the archive is not that of one workbook.`)
  sqlite.exec('COMMIT')
}

const makeOf = async (zip: ZipReader, file: string, control: ReadingControl): Promise<void> => {
  const unfinished = startUnfinished(file)
  try {
    const manifest = await readManifest(zip)
    const sqlite = new Database(unfinished)
    try {
      sqlite.pragma(`application_id = ${applicationId}`)
      sqlite.pragma('foreign_keys = OFF')
      sqlite.pragma('trusted_schema = OFF')
      migrate(sqlite, migrations.slice(0, manifest.schemaVersion))
      await checkShape(sqlite, zip, manifest)
      await fill(sqlite, zip, manifest, control)
    } finally {
      sqlite.close()
    }
    publishWorkbook(unfinished, file, { replace: false })
  } finally {
    discardUnfinished(unfinished)
  }
}

/** Makes a new workbook of an archive: whole, with the same content to the byte, or not at all. Never over an existing file. Throws `ArchiveError`, `NewerArchive` or `ReadingStopped`. */
export const readArchive = async (archive: string, file: string, control: ReadingControl): Promise<void> => {
  const zip = await openZip(archive)
  try {
    await makeOf(zip, file, control)
  } finally {
    await zip.close()
  }
}
