import type Database from 'better-sqlite3'
import type { ColumnType } from './cells'

/** Tables that hold what a person or an import put in: all but the undo history and what SQLite keeps for the search index. */
export const contentTables = (sqlite: Database.Database): readonly string[] =>
  sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'undo_%' AND name NOT LIKE '%_search' AND name NOT LIKE '%_search_%' ORDER BY name`)
    .pluck()
    .all()
    .map(String)

/** A table’s or column’s name in SQL, whatever it is. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

interface TableColumns {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[]
  readonly keys: readonly string[]
}

/** A table's columns in their order, and those of its key in theirs. */
export const columnsOf = (sqlite: Database.Database, table: string): TableColumns => {
  // The documented columns of table_info; STRICT tables have no other types, and ours no ANY.
  const rows = sqlite.pragma(`table_info(${quoteName(table)})`) as { name: string; type: ColumnType | 'INT'; pk: number }[]
  return {
    columns: rows.map(({ name, type }) => ({ name, type: type === 'INT' ? 'INTEGER' : type })),
    keys: rows.filter(({ pk }) => pk > 0).sort((left, right) => left.pk - right.pk).map(({ name }) => name),
  }
}
