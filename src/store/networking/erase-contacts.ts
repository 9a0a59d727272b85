import type Database from 'better-sqlite3'
import type { Erasure } from '../../shared/networking/personal-data.contract'
import type { StoreContext } from '../context'
import { mergeSearchIndexes } from '../full-text'
import { dropUnusedTags } from './contact-rows'
import { dropBackupsOfErased, erasedSince, noteInLedger, noteSeen, olderCopies } from './erasure-ledger'
import { dropUnusedOrganizations } from './organization.handlers'

const chosen = '(SELECT value FROM json_each(?))'

/** Statistics for the query planner may hold samples of values. */
const dropSamples = (sqlite: Database.Database): void => {
  if (sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat4'").get() !== undefined) sqlite.exec('DELETE FROM sqlite_stat4')
}

const wordsSql = `SELECT name FROM contact WHERE id IN ${chosen} UNION SELECT email FROM contact_email WHERE contact_id IN ${chosen} UNION SELECT phone FROM contact_phone WHERE contact_id IN ${chosen} UNION SELECT handle FROM contact_handle WHERE contact_id IN ${chosen}`

/** A name or handle shorter than this stands in too many texts to mean one person. */
const shortestWord = 4

/** Lists and rules that were kept to find one of these people: by a whole name, e-mail, phone or handle. */
const dropListsThatName = ({ prepare }: StoreContext, list: string): void => {
  const words = prepare(wordsSql).pluck().all(list, list, list, list).map((word) => String(word).toLowerCase())
  const names = (text: string): boolean => words.some((word) => word === text || (word.length >= shortestWord && text.includes(word)))
  const textsOf = (filter: unknown): string[] => (typeof filter === 'object' && filter !== null ? Object.entries(filter).flatMap(([key, value]) => (key === 'text' ? [String(value)] : textsOf(value))) : [])
  for (const table of ['saved_view', 'retention_rule'] as const) {
    const search = table === 'saved_view' ? 'search' : "''"
    // The three columns of the statement.
    for (const { id, search: typed, filter } of prepare(`SELECT id, ${search} AS search, filter FROM ${table}`).all() as { id: number; search: string; filter: string | null }[]) {
      const texts = [typed, ...(filter === null ? [] : textsOf(JSON.parse(filter)))].map((text) => text.trim().toLowerCase())
      if (texts.some(names)) prepare(`DELETE FROM ${table} WHERE id = ?`).run(id)
    }
  }
}

/** Why contacts are erased: asked for, a retention rule of this name, or a backup from before their erasure that was put back. */
export interface ErasureCause {
  readonly cause: 'request' | 'retention' | 'restored'
  readonly rule?: string
}

/** Takes the rows out and says so in the account of erasures, which names nobody. */
const eraseRows = (context: StoreContext, ids: readonly number[], sharedNotes: 'keep' | 'clear', { cause, rule = '' }: ErasureCause): Omit<Erasure, 'backupsLeft'> => {
  const { prepare, sqlite } = context
  const list = JSON.stringify(ids)
  const organizations = prepare(`SELECT DISTINCT organization FROM contact WHERE id IN ${chosen}`).pluck().all(list).map(String)
  const touched = prepare(`SELECT DISTINCT interaction_id FROM interaction_contact WHERE contact_id IN ${chosen}`).pluck().all(list).map(Number)
  const inTouched = JSON.stringify(touched)
  dropListsThatName(context, list)
  prepare(`DELETE FROM post WHERE kind <> 'own' AND author_id IN ${chosen}`).run(list)
  const erased = prepare(`DELETE FROM contact WHERE id IN ${chosen}`).run(list).changes
  const interactionsRemoved = prepare(`DELETE FROM interaction WHERE id IN ${chosen} AND NOT EXISTS (SELECT 1 FROM interaction_contact WHERE interaction_id = interaction.id)`).run(inTouched).changes
  if (sharedNotes === 'clear') prepare(`UPDATE interaction SET note = '' WHERE id IN ${chosen}`).run(inTouched)
  dropUnusedTags(context)
  dropUnusedOrganizations(context, organizations)
  prepare('DELETE FROM undo_step').run()
  if (erased > 0) prepare('INSERT INTO erasure (at, cause, rule, contacts) VALUES (?, ?, ?, ?)').run(context.now().toISOString(), cause, rule, erased)
  noteSeen(context)
  dropSamples(sqlite)
  mergeSearchIndexes(sqlite)
  return { erased, interactionsRemoved, sharedInteractions: touched.length - interactionsRemoved }
}

/** Takes contacts out of the file for good. Outside of the undo journal, and with all of its history: merges and edits have left earlier states of them there. */
export const eraseContacts = (context: StoreContext, ids: readonly number[], sharedNotes: 'keep' | 'clear', cause: ErasureCause): Erasure => {
  const { file, sqlite } = context
  if (ids.length > 0) noteInLedger(context, ids, sharedNotes)
  const counts = context.transaction(() => eraseRows(context, ids, sharedNotes, cause))
  // Freed pages are overwritten (secure_delete); this takes the earlier ones out of the log too.
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return { ...counts, backupsLeft: olderCopies(file).length }
}

/** Part of opening: whoever was erased after this file was made a backup of goes again, and backups that held them long enough go. */
export const eraseAgain = (context: StoreContext): void => {
  const { keep, clear } = erasedSince(context)
  if (keep.length + clear.length > 0) {
    context.transaction(() => {
      if (keep.length > 0) eraseRows(context, keep, 'keep', { cause: 'restored' })
      if (clear.length > 0) eraseRows(context, clear, 'clear', { cause: 'restored' })
    })
    context.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  }
  dropBackupsOfErased(context.file, context.now())
}
