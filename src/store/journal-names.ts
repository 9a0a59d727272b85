import type Database from 'better-sqlite3'

/** As many names as are told of one step. */
const toldNames = 2

/** As many rows of a step as are looked at for names, half of them at each end. */
const lookedAt = 60

/** As many between them as are looked at for whether there are others at all: a step may have very many, each with all of its row. */
const lookedThrough = 200

/** What hangs on other things: named where a step changed nothing else. */
const minor = new Set(['tag', 'organization'])

/** What a step changed, by name. */
export interface StepNames {
  /** At most two. Nothing that it changed has a name, or still has one: none. */
  readonly names: string[]
  /** It changed others, too. */
  readonly hasOthers: boolean
}

interface Subject {
  readonly key: string
  /** Undefined: what it belonged to is gone. */
  readonly name: string | undefined
}

/** Reads what a change of a table's row is of: the row itself where it has a name, else the contact or campaign that it belongs to. */
const subjectReader = (sqlite: Database.Database, table: string, columns: readonly string[]): ((step: number, position: number) => Subject | null) => {
  // Of an image, cells as JSON in the order of the columns, no more is read than this: others may hold whole pictures.
  const image = 'coalesce(after, before)'
  const cellOf = (column: string): Database.Statement => sqlite.prepare(`SELECT CASE WHEN json_valid(${image}) THEN json_extract(${image}, '$[${columns.indexOf(column)}]') END FROM undo_change WHERE step_id = ? AND position = ?`).pluck()
  if (columns.includes('name') && columns.includes('id')) {
    const [name, id] = [cellOf('name'), cellOf('id')]
    return (step, position) => {
      const told = name.get(step, position)
      return typeof told === 'string' ? { key: `${table} ${String(id.get(step, position))}`, name: told } : null
    }
  }
  const owners = (['contact', 'campaign'] as const).filter((owner) => columns.includes(`${owner}_id`)).map((owner) => ({ owner, idOf: cellOf(`${owner}_id`), read: sqlite.prepare(`SELECT name FROM ${owner} WHERE id = ?`).pluck() }))
  return (step, position) => {
    for (const { owner, idOf, read } of owners) {
      const id = idOf.get(step, position)
      // The one column of the statement.
      if (typeof id === 'number') return { key: `${owner} ${id}`, name: read.get(id) as string | undefined }
    }
    return null
  }
}

/** Tells what a step changed: rows that have a name, and the contacts and campaigns that others belong to. */
export const namesOfStep = (sqlite: Database.Database, columnsOf: (table: string) => readonly string[]): ((step: number) => StepNames) => {
  // Of a long step both ends: what belongs to a row comes after it where it was added, and before it where it was removed.
  const lastOf = sqlite.prepare('SELECT max(position) FROM undo_change WHERE step_id = ?').pluck()
  const readRows = sqlite.prepare('SELECT position, table_name AS "table" FROM undo_change WHERE step_id = @step AND (position < @from OR position > @to) ORDER BY position')
  const readTables = sqlite.prepare(`SELECT DISTINCT table_name FROM (SELECT table_name FROM undo_change WHERE step_id = @step AND position BETWEEN @from AND @to LIMIT ${lookedThrough})`).pluck()
  const readers = new Map<string, ReturnType<typeof subjectReader>>()
  const readerOf = (table: string): ReturnType<typeof subjectReader> => {
    const reader = readers.get(table) ?? subjectReader(sqlite, table, columnsOf(table))
    readers.set(table, reader)
    return reader
  }
  return (step) => {
    const last = Number(lastOf.get(step))
    const middle = { step, from: lookedAt / 2, to: last - lookedAt / 2 }
    // The columns of the statement.
    const rows = readRows.all(middle) as { readonly position: number; readonly table: string }[]
    // The one column of the statement.
    const hasMore = last >= lookedAt && (readTables.all(middle) as string[]).some((table) => !minor.has(table) && columnsOf(table).includes('name'))
    const told = (isAsked: (table: string) => boolean): StepNames => {
      const subjects = new Map<string, string | undefined>()
      for (const { position, table } of rows) {
        const subject = isAsked(table) ? readerOf(table)(step, position) : null
        if (subject !== null && subjects.get(subject.key) === undefined) subjects.set(subject.key, subject.name)
      }
      const named = [...subjects.values()].filter((name) => name !== undefined)
      return { names: named.slice(0, toldNames), hasOthers: named.length > 0 && (hasMore || Math.min(named.length, toldNames) < subjects.size) }
    }
    const major = told((table) => !minor.has(table))
    return major.names.length > 0 ? major : told(() => true)
  }
}
