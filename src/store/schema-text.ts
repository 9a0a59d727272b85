import Database from 'better-sqlite3'
import { migrate, type Migration, migrations } from './migrations'
import currentSchema from './schema.sql?raw'

/** What SQLite makes by itself, to the letter: a file may hold a trigger or a view of any name. The indexes it makes for keys have no text. */
const ownTables = ['CREATE TABLE sqlite_sequence(name,seq)', 'CREATE TABLE sqlite_stat1(tbl,idx,stat)', 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)'] as const

/** The schema as text, without what SQLite makes by itself. */
export const schemaText = (sqlite: Database.Database): string =>
  sqlite.prepare(`SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema WHERE sql NOT IN (${ownTables.map(() => '?').join(', ')}) ORDER BY type, name`).pluck().all(...ownTables).join('\n')

const madeBy = (list: readonly Migration[]): string => {
  const fresh = new Database(':memory:')
  try {
    migrate(fresh, list)
    return schemaText(fresh)
  } finally {
    fresh.close()
  }
}

const isCurrent = (list: readonly Migration[]): boolean => list.length === migrations.length && list.every((migration, index) => migration === migrations[index])

/** Whether a workbook's tables, indexes, views and triggers are exactly those that the migrations make. Anything else is damage, or was put there. */
export const hasExpectedSchema = (sqlite: Database.Database, list: readonly Migration[] = migrations): boolean =>
  // To run all migrations anew takes longer than everything else of an opening; what they make is kept, and a test holds it to them.
  schemaText(sqlite) === (isCurrent(list) ? currentSchema.trimEnd() : madeBy(list))

/** Whether a workbook that may not be brought to the newest version has exactly the schema of its own, which is no older than the first with what is asked for. */
export const hasSchemaSince = (sqlite: Database.Database, first: number): boolean => {
  const version = Number(sqlite.pragma('user_version', { simple: true }))
  return version >= first && hasExpectedSchema(sqlite, migrations.slice(0, version))
}
