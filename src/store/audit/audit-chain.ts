import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import type { AuditRecord } from '../../shared/workbook/workbook.contract'

type Sqlite = Database.Database

/** What the record says was done. `consent` and `objection` also say that one was withdrawn; `removal` is a contact that was taken away by an ordinary command. */
type AuditedAct = 'erasure' | 'retention' | 'merge' | 'removal' | 'consent' | 'objection' | 'import' | 'import_undone' | 'undo' | 'redo' | 'restore' | 'rescue'

/** Numbers of rows, counts, and words of the program; never anything that a person typed. */
export type AuditDetails = Readonly<Record<string, number | readonly number[] | 'request' | 'restored' | 'merge' | 'removal' | 'consent' | 'objection' | 'import' | 'import_undone'>>

/** A row of `audit_entry`. */
export interface AuditEntry {
  readonly id: number
  readonly at: string
  readonly what: string
  readonly details: string
  readonly hash: string
}

/** Where the chain lies. */
export const auditTable = 'audit_entry'

const hashOf = (before: string, { id, at, what, details }: Omit<AuditEntry, 'hash'>): string => createHash('sha256').update(JSON.stringify([before, id, at, what, details])).digest('hex')

const entriesSql = 'SELECT id, at, what, details, hash FROM audit_entry ORDER BY id'

/** Writes one more entry. Belongs into the transaction of what it tells of. */
export const appendAudit = (sqlite: Sqlite, at: Date, what: AuditedAct, details: AuditDetails): void => {
  // The columns of the statement.
  const last = sqlite.prepare('SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1').get() as Pick<AuditEntry, 'id' | 'hash'> | undefined
  const entry = { id: (last?.id ?? 0) + 1, at: at.toISOString(), what, details: JSON.stringify(details) }
  sqlite.prepare('INSERT INTO audit_entry (id, at, what, details, hash) VALUES (:id, :at, :what, :details, :hash)').run({ ...entry, hash: hashOf(last?.hash ?? '', entry) })
}

/** Takes over entries as they are, after those that are there. */
const appendEntries = (sqlite: Sqlite, entries: readonly AuditEntry[]): void => {
  const insert = sqlite.prepare('INSERT INTO audit_entry (id, at, what, details, hash) VALUES (:id, :at, :what, :details, :hash)')
  for (const entry of entries) insert.run(entry)
}

/** Reads the chain from its beginning: an entry that was changed, taken out, put in or moved shows, and so does an end that was cut off. */
export const verifyAudit = (sqlite: Sqlite): AuditRecord => {
  let [entries, before] = [0, '']
  // The columns of the statement.
  for (const entry of sqlite.prepare(entriesSql).iterate() as IterableIterator<AuditEntry>) {
    if (entry.id !== entries + 1 || entry.hash !== hashOf(before, entry)) return { entries: countAudit(sqlite), brokenAt: entries + 1 }
    entries += 1
    before = entry.hash
  }
  const given = Number(sqlite.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'audit_entry'").pluck().get() ?? 0)
  return { entries, brokenAt: given === entries ? null : entries + 1 }
}

/** How many entries there are. */
export const countAudit = (sqlite: Sqlite): number => Number(sqlite.prepare('SELECT count(*) FROM audit_entry').pluck().get())

/** Every entry. */
export const readAudit = (sqlite: Sqlite): readonly AuditEntry[] =>
  // The columns of the statement.
  sqlite.prepare(entriesSql).all() as AuditEntry[]

/**
 * Goes on with a chain where a backup left it: what the record of the workbook that it replaces says beyond is taken over. A chain that is not the beginning
 * of the other stays as it is. Answers with how many entries came over.
 */
export const continueAudit = (sqlite: Sqlite, replaced: readonly AuditEntry[]): number => {
  const own = readAudit(sqlite)
  if (own.length > replaced.length || own.some(({ hash }, index) => replaced[index]?.hash !== hash)) return 0
  const later = replaced.slice(own.length)
  appendEntries(sqlite, later)
  return later.length
}

/** Of entries that were read from a damaged workbook, keeps those up to the first that is not the one that was written; the rest could not be told from what damage made. The triggers must be off. Answers with how many stay and how many went. */
export const cutAudit = (sqlite: Sqlite): { readonly kept: number; readonly lost: number } => {
  const { entries, brokenAt } = verifyAudit(sqlite)
  const kept = brokenAt === null ? entries : brokenAt - 1
  const lost = sqlite.prepare('DELETE FROM audit_entry WHERE id > ?').run(kept).changes
  sqlite.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'audit_entry'").run(kept)
  return { kept, lost }
}
