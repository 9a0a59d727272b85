import type Database from 'better-sqlite3'
import { quoteName } from './archive/tables'

type Cell = string | number | null | Uint8Array

/** A row as it should be after an undo or redo; `image` null: it should be gone. */
export interface FinalRow {
  readonly table: string
  readonly columns: readonly string[]
  readonly image: readonly Cell[] | null
  /** The row before it was taken away; its key is what others refer to. */
  readonly known: readonly Cell[]
}

/** A row that stands in the way. */
export interface Obstacle {
  readonly table: string
  readonly row: readonly Cell[]
}

/** A column that refers to a row of another table. */
export interface Reference {
  readonly child: string
  readonly childColumn: string
  readonly parent: string
  readonly parentColumn: string
}

/** Every reference that the schema declares. */
export const readReferences = (sqlite: Database.Database): readonly Reference[] =>
  sqlite
    .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
    .pluck()
    .all()
    .flatMap((name) => {
      const child = String(name)
      // The documented columns of foreign_key_list. Every reference of the schema is one column to a named one.
      const rows = sqlite.pragma(`foreign_key_list(${quoteName(child)})`) as { table: string; from: string; to: string }[]
      return rows.map(({ table, from, to }) => ({ child, childColumn: from, parent: table, parentColumn: to }))
    })

/**
 * Finds what an undo would leave pointing nowhere: a row that refers to one that was taken away, or a row that was brought back without what it refers to.
 * SQLite itself would only say so at COMMIT, and not which row it is. Null: nothing.
 */
export const createReferenceCheck = (sqlite: Database.Database): ((rows: Iterable<FinalRow>) => Obstacle | null) => {
  const references = readReferences(sqlite)
  const statements = new Map<string, Database.Statement>()
  const select = (table: string, column: string): Database.Statement => {
    const sql = `SELECT * FROM ${quoteName(table)} WHERE ${quoteName(column)} = ? LIMIT 1`
    const statement = statements.get(sql) ?? sqlite.prepare(sql).raw()
    statements.set(sql, statement)
    return statement
  }

  return (rows) => {
    for (const { table, columns, image, known } of rows) {
      for (const { child, childColumn, parent, parentColumn } of references) {
        if (image === null && parent === table) {
          // Raw rows are arrays of cells.
          const row = select(child, childColumn).get(known[columns.indexOf(parentColumn)]) as readonly Cell[] | undefined
          if (row !== undefined) return { table: child, row }
        }
        if (image !== null && child === table) {
          const value = image[columns.indexOf(childColumn)] ?? null
          if (value !== null && select(parent, parentColumn).get(value) === undefined) return { table, row: image }
        }
      }
    }
    return null
  }
}
