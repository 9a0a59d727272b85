import type Database from 'better-sqlite3'
import { t } from '../../shared/kernel/words'
import type { Erasure } from '../../shared/networking/personal-data.contract'
import { appendAudit } from '../audit/audit-chain'
import { dropAnswersAboutPosts, dropAnswersAboutTags } from '../bridge/drop-answers'
import { eraseFromBridge } from '../bridge/erase-from-bridge'
import type { StoreContext } from '../context'
import { indexInBulk, mergeSearchIndexes } from '../full-text'
import { type Look, unobserved } from '../pace'
import { eraseFromImports } from '../imports/people/erase-imports'
import { dropUnusedTags } from './contact-rows'
import { copiesEverywhere, dropOverdueCopies, erasedSince, noteSeen, prepareNote } from './erasure-ledger'
import { dropUnusedOrganizations } from './organization.handlers'
import { type PersonFinder, personFinder, textsOfFilter } from './person-finder'

const chosen = '(SELECT value FROM json_each(?))'

/** Statistics for the query planner may hold samples of values. */
const dropSamples = (sqlite: Database.Database): void => {
  if (sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat4'").get() !== undefined) sqlite.exec('DELETE FROM sqlite_stat4')
}

/** Lists and rules that were kept to find one of these people go. */
const dropListsThatName = ({ prepare }: StoreContext, { isTypedFor, isLabelFor }: PersonFinder): void => {
  for (const table of ['saved_view', 'retention_rule'] as const) {
    const search = table === 'saved_view' ? 'search' : "''"
    // The columns of the statement.
    for (const { id, name, search: typed, filter } of prepare(`SELECT id, name, ${search} AS search, filter FROM ${table}`).all() as { id: number; name: string; search: string; filter: string | null }[]) {
      if (isLabelFor(name) || [typed, ...(filter === null ? [] : textsOfFilter(JSON.parse(filter)))].some(isTypedFor)) prepare(`DELETE FROM ${table} WHERE id = ?`).run(id)
    }
  }
}

/** Saved reports stay without the words that name one of these people: whom one is for, its title, its summary. */
const clearReportsThatName = ({ prepare }: StoreContext, { isNamedIn, isLabelFor }: PersonFinder): void => {
  // The columns of the statement; the question was checked when it was written.
  for (const { id, name, ask } of prepare('SELECT id, name, ask FROM saved_report').all() as { id: number; name: string; ask: string }[]) {
    const { filters, ...rest } = JSON.parse(ask) as { filters?: Record<string, unknown> }
    const kept = JSON.stringify({ ...rest, filters: Object.fromEntries(Object.entries(filters ?? {}).map(([key, value]) => [key, typeof value === 'string' && isNamedIn(value) ? '' : value])) })
    prepare('UPDATE saved_report SET name = ?, ask = ? WHERE id = ?').run(isLabelFor(name) ? t`Report ${id}` : name, kept, id)
  }
}

/** Why contacts are erased: asked for, a retention rule of this name, or a backup from before their erasure that was put back. */
export interface ErasureCause {
  readonly cause: 'request' | 'retention' | 'restored'
  readonly rule?: string
}

interface Erasing extends ErasureCause {
  /** Looked up from the work as long as it can be stopped. */
  readonly look?: Look
  /** Notes beside the backups who is erased: from then on it is to be done. */
  readonly note?: () => void
}

/** So often an erasure is looked up from. */
const looks = 6

/** Takes the rows out and says so in the account of erasures, which names nobody. */
const eraseRows = (context: StoreContext, ids: readonly number[], sharedNotes: 'keep' | 'clear', { cause, rule = '', look = unobserved, note = () => undefined }: Erasing): Omit<Erasure, 'backupsLeft'> => {
  const { prepare, sqlite } = context
  const list = JSON.stringify(ids)
  let done = 0
  const lookUp = (): void => look(t`Erasing`, done++, looks)
  lookUp()
  const organizations = prepare(`SELECT DISTINCT organization FROM contact WHERE id IN ${chosen}`).pluck().all(list).map(String)
  const touched = prepare(`SELECT DISTINCT interaction_id FROM interaction_contact WHERE contact_id IN ${chosen}`).pluck().all(list).map(Number)
  const inTouched = JSON.stringify(touched)
  const finder = personFinder(context, list)
  lookUp()
  dropListsThatName(context, finder)
  clearReportsThatName(context, finder)
  eraseFromBridge(context, list, sharedNotes, finder)
  lookUp()
  eraseFromImports(context, finder, sharedNotes === 'clear' ? inTouched : '[]')
  lookUp()
  const theirPosts = `kind <> 'own' AND author_id IN ${chosen}`
  // A list of posts of ours may have brought one of theirs, and keeps what it said of it.
  prepare(`DELETE FROM import_own_row WHERE kind = 'post' AND (row_key ->> 0, row_key ->> 1) IN (SELECT platform, external_id FROM post WHERE ${theirPosts})`).run(list)
  prepare(`DELETE FROM post WHERE ${theirPosts}`).run(list)
  const { erased, interactionsRemoved } = indexInBulk(sqlite, ids.length + touched.length, () => ({
    erased: prepare(`DELETE FROM contact WHERE id IN ${chosen}`).run(list).changes,
    interactionsRemoved: prepare(`DELETE FROM interaction WHERE id IN ${chosen} AND NOT EXISTS (SELECT 1 FROM interaction_contact WHERE interaction_id = interaction.id)`).run(inTouched).changes,
  }))
  lookUp()
  if (sharedNotes === 'clear') prepare(`UPDATE interaction SET note = '' WHERE id IN ${chosen}`).run(inTouched)
  dropUnusedTags(context)
  dropAnswersAboutTags(context)
  dropAnswersAboutPosts(context)
  dropUnusedOrganizations(context, organizations)
  prepare('DELETE FROM undo_step').run()
  if (erased > 0) {
    const { lastInsertRowid } = prepare('INSERT INTO erasure (at, cause, rule, contacts) VALUES (?, ?, ?, ?)').run(context.now().toISOString(), cause, finder.isLabelFor(rule) ? '' : rule, erased)
    const entry = { erasure: Number(lastInsertRowid), contacts: erased }
    if (cause === 'retention') appendAudit(sqlite, context.now(), 'retention', entry)
    else appendAudit(sqlite, context.now(), 'erasure', { ...entry, cause })
  }
  lookUp()
  note()
  noteSeen(context)
  dropSamples(sqlite)
  mergeSearchIndexes(sqlite)
  return { erased, interactionsRemoved, sharedInteractions: touched.length - interactionsRemoved }
}

/**
 * Takes contacts out of the file for good. Outside of the undo journal, and with all of its history: merges and edits have left earlier states of them there.
 * Until the last look it may be stopped, and then leaves no trace.
 */
export const eraseContacts = (context: StoreContext, ids: readonly number[], sharedNotes: 'keep' | 'clear', cause: ErasureCause, look: Look = unobserved): Erasure => {
  const { sqlite } = context
  const counts = context.transaction(() => {
    // Noted is at once, erased only with the end of this: a crash between the two erases them with the next backup that is put back. On a full disk both may need the room that is kept in reserve.
    const note = ids.length > 0 ? prepareNote(context, ids, sharedNotes) : () => undefined
    return eraseRows(context, ids, sharedNotes, { ...cause, look, note })
  })
  // Freed pages are overwritten (secure_delete); this takes the earlier ones out of the log too.
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  // Whoever was imported is in what was unpacked or sent for that, too.
  context.dropCopies()
  return { ...counts, backupsLeft: copiesEverywhere(context).length }
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
  dropOverdueCopies(context.file, context.now())
}
