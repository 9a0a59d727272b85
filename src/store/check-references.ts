import type Database from 'better-sqlite3'
import { plural, t } from '../shared/kernel/words'
import { quoteName } from './archive/tables'
import { describeOdd, lookThrough, type OddRows, wordsFor } from './odd-rows'
import { readReferences } from './row-references'

type Sqlite = Database.Database

/** Looks through every reference, slice by slice of a table's rows, for those to what is not there. Null: a slice is done. */
export function* findDangling(sqlite: Sqlite): Generator<OddRows | null> {
  const references = readReferences(sqlite)
  for (const table of new Set(references.map(({ child }) => child))) {
    const dangling = references.flatMap(({ child, childColumn, parent, parentColumn }) => {
      const cell = `${table}.${quoteName(childColumn)}`
      return child === table ? [{ column: childColumn, isOdd: `(${cell} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${parent} AS there WHERE there.${quoteName(parentColumn)} = ${cell}))` }] : []
    })
    yield* lookThrough(sqlite, table, dangling)
  }
}

const describe = ({ table, column, rows, first }: OddRows): string =>
  t`${wordsFor(table)}: by “${table}.${column ?? ''}”, ${plural(rows, { one: '# row refers', other: '# rows refer' })} to something that is not there; the first is row ${first}.`

/** What in a workbook refers to what is not there, by column. Null: nothing, or `turn`, which is taken after every few thousand rows, says to stop. */
export const checkReferences = (sqlite: Sqlite, turn: () => Promise<boolean>): Promise<string | null> => describeOdd(findDangling(sqlite), turn, describe)
