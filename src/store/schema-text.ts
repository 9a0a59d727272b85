import Database from 'better-sqlite3'
import { migrate, type Migration, migrations } from './migrations'

/** The schema as text, without what SQLite makes by itself. */
export const schemaText = (sqlite: Database.Database): string =>
  sqlite.prepare(`SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`).pluck().all().join('\n')

/** The schema that a list of migrations makes, made once: it takes longer than everything else of an opening. */
const expectedTexts = new WeakMap<readonly Migration[], string>()

const expectedText = (list: readonly Migration[]): string => {
  const known = expectedTexts.get(list)
  if (known !== undefined) return known
  const fresh = new Database(':memory:')
  try {
    migrate(fresh, list)
    const text = schemaText(fresh)
    expectedTexts.set(list, text)
    return text
  } finally {
    fresh.close()
  }
}

/** Whether a workbook's tables, indexes, views and triggers are exactly those that the migrations make. Anything else is damage, or was put there. */
export const hasExpectedSchema = (sqlite: Database.Database, list: readonly Migration[] = migrations): boolean => expectedText(list) === schemaText(sqlite)
