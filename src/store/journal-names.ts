import type Database from 'better-sqlite3'

/** As many names as are told of one step. */
const toldNames = 2

/** As many rows of a step as are looked at for names. */
const lookedAt = 60

/** What hangs on other things: named where a step changed nothing else. */
const minor = new Set(['tag', 'organization'])

/** What a step changed, by name. */
export interface StepNames {
  /** At most two. Nothing that it changed has a name, or still has one: none. */
  readonly names: string[]
  /** It changed others, too. */
  readonly hasOthers: boolean
}

interface NamedRow {
  readonly table: string
  /** The row as JSON, cells in the order of the table's columns: as the step left it, or as it was before it went. */
  readonly image: string
}

/** Tells what a step changed: rows that have a name, and the contacts and campaigns that others belong to. */
export const namesOfStep = (sqlite: Database.Database, columnsOf: (table: string) => readonly string[]): ((step: number) => StepNames) => {
  const readRows = sqlite.prepare('SELECT table_name AS "table", coalesce(after, before) AS image FROM undo_change WHERE step_id = ? ORDER BY position LIMIT ?')
  const owners = [['contact', sqlite.prepare('SELECT name FROM contact WHERE id = ?').pluck()], ['campaign', sqlite.prepare('SELECT name FROM campaign WHERE id = ?').pluck()]] as const
  /** What a row is of, and its name. Undefined: of nothing that has one. */
  const subjectOf = ({ table, image }: NamedRow): readonly [string, string | undefined] | undefined => {
    const columns = columnsOf(table)
    // Written by the journal, a cell for each column.
    const cells = JSON.parse(image) as readonly unknown[]
    const cell = (column: string): unknown => (columns.includes(column) ? cells[columns.indexOf(column)] : undefined)
    const own = cell('name')
    if (typeof own === 'string') return [`${table} ${String(cell('id'))}`, own]
    for (const [owner, read] of owners) {
      const id = cell(`${owner}_id`)
      // The one column of the statement.
      if (typeof id === 'number') return [`${owner} ${id}`, read.get(id) as string | undefined]
    }
    return undefined
  }
  const told = (rows: readonly NamedRow[]): StepNames => {
    const subjects = new Map<string, string | undefined>()
    for (const row of rows) {
      const subject = subjectOf(row)
      if (subject !== undefined && subjects.get(subject[0]) === undefined) subjects.set(...subject)
    }
    const names = [...subjects.values()].filter((name) => name !== undefined).slice(0, toldNames)
    return { names, hasOthers: names.length > 0 && names.length < subjects.size }
  }
  return (step) => {
    // The columns of the statement.
    const rows = readRows.all(step, lookedAt) as NamedRow[]
    const major = told(rows.filter(({ table }) => !minor.has(table)))
    return major.names.length > 0 ? major : told(rows)
  }
}
