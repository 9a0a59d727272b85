import type Database from 'better-sqlite3'
import { ReadingStopped } from '../archive/read-archive'

export type Row = readonly unknown[]

/** Why a row that was read could not be written, which is no damage. Its cause is the system's error. */
export class NotTaken extends Error {}

interface Reading {
  /** What it throws ends the reading, if it is `NotTaken` or `ReadingStopped`. */
  readonly onRow: (row: Row) => void
  /** A stretch that cannot be read was passed over. */
  readonly onGap: () => void
}

/** What a statement answers, or nothing where the file is damaged in its way. */
const attempt = <T>(run: () => T): { readonly ok: true; readonly value: T } | { readonly ok: false } => {
  try {
    return { ok: true, value: run() }
  } catch (error) {
    if (error instanceof ReadingStopped || error instanceof NotTaken) throw error
    // In a damaged file every statement may fail in its own way; what it would have read is passed over.
    return { ok: false }
  }
}

/** The largest number that a row of ours has; SQLite gives them from 1 upwards. */
const lastRowid = Number.MAX_SAFE_INTEGER

/** The smallest number from `from` on, at which nothing could be read, from which the table can be read again. Null: it cannot. */
const findReadable = (sqlite: Database.Database, table: string, from: number): number | null => {
  const probe = sqlite.prepare(`SELECT rowid FROM ${table} NOT INDEXED WHERE rowid >= ? ORDER BY rowid LIMIT 1`).pluck()
  const next = attempt(() => probe.get(from))
  // The next row has its number, and what else it holds is lost, as where it lay on pages of its own: it alone is passed over, however far off it is.
  if (next.ok) return typeof next.value === 'number' && next.value < lastRowid ? next.value + 1 : null
  const isReadable = (rowid: number): boolean => attempt(() => probe.get(rowid)).ok
  let [step, bad, good] = [1, from, null as number | null]
  while (good === null) {
    const next = from + step
    if (next > lastRowid) return null
    if (isReadable(next)) good = next
    else [bad, step] = [next, step * 2]
  }
  // Between the last that fails and the first that does not; a page of rows lies in a row.
  while (good - bad > 1) {
    const middle: number = Math.floor((bad + good) / 2)
    if (isReadable(middle)) good = middle
    else bad = middle
  }
  return good
}

/** Reads a table in the order of its row numbers, straight from its own pages: whatever an index says is left alone. */
export const readByRowid = (sqlite: Database.Database, table: string, { onRow, onGap }: Reading): void => {
  const prepared = attempt(() => sqlite.prepare(`SELECT rowid, * FROM ${table} NOT INDEXED WHERE rowid >= ? ORDER BY rowid`).raw())
  if (!prepared.ok) return onGap()
  for (let from: number | null = 0; from !== null;) {
    let last = from - 1
    const whole = attempt(() => {
      // Each row comes with its number before its columns.
      for (const [rowid, ...row] of prepared.value.iterate(from) as Iterable<[number, ...unknown[]]>) {
        onRow(row)
        last = rowid
      }
    })
    if (whole.ok) return
    onGap()
    from = findReadable(sqlite, table, last + 1)
  }
}

/** Reads a table that is its own index, from both ends up to what cannot be read. */
export const readFromBothEnds = (sqlite: Database.Database, table: string, keys: readonly string[], { onRow, onGap }: Reading): void => {
  const rowsBy = (order: string): Iterable<Row> => sqlite.prepare(`SELECT * FROM ${table} ORDER BY ${keys.map((key) => key + order).join(', ')}`).raw().iterate() as Iterable<Row>
  let last: Row | null = null
  const forwards = attempt(() => {
    for (const row of rowsBy('')) {
      onRow(row)
      last = row
    }
  })
  if (forwards.ok) return
  onGap()
  const met = JSON.stringify(last)
  const backwards = attempt(() => {
    for (const row of rowsBy(' DESC')) {
      if (JSON.stringify(row) === met) break
      onRow(row)
    }
  })
  if (!backwards.ok) onGap()
}
