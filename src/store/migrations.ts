import type Database from 'better-sqlite3'

export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** The SQL files, bundled as text: nothing is read from disk or from inside the archive at run time. */
const files = import.meta.glob<string>('./migrations/*.sql', { query: '?raw', import: 'default', eager: true })

/** Every migration this build knows, oldest first; numbers are gapless from 1. */
export const migrations: readonly Migration[] = Object.entries(files)
  .map(([file, sql]) => {
    const match = /(\d{4})_(\w+)\.sql$/.exec(file)
    if (match === null) throw new Error(`Migration file name ${file}`)
    return { version: Number(match[1]), name: match[2] ?? '', sql }
  })
  .sort((left, right) => left.version - right.version)

/** The schema version of a workbook written by this build. */
export const schemaVersion = migrations.length

/** Brings the workbook to the newest schema in one transaction: all of the missing migrations or none. Foreign keys must be off. */
export const migrate = (sqlite: Database.Database, list: readonly Migration[] = migrations): void => {
  list.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`Migration ${migration.version} is not number ${index + 1}`)
  })
  const from = Number(sqlite.pragma('user_version', { simple: true }))
  if (from > list.length) throw new Error(`Schema version ${from} is newer than ${list.length}`)
  if (from === list.length) return
  sqlite
    .transaction(() => {
      for (const migration of list.slice(from)) sqlite.exec(migration.sql)
      // Steps hold rows with the columns of their time. Without foreign keys nothing takes their changes with them.
      if (from > 0) sqlite.exec('DELETE FROM undo_change; DELETE FROM undo_step')
      // The pragma answers with a row for each violation; no error does not mean none.
      const violations = sqlite.pragma('foreign_key_check')
      if (Array.isArray(violations) && violations.length > 0) throw new Error(`Migration breaks ${violations.length} references`)
      sqlite.pragma(`user_version = ${list.length}`)
    })
    .immediate()
}
