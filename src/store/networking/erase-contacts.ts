import type Database from 'better-sqlite3'
import { existsSync, readdirSync } from 'node:fs'
import type { Erasure } from '../../shared/networking/personal-data.contract'
import type { StoreContext } from '../context'
import { mergeSearchIndexes } from '../full-text'
import { dropUnusedTags } from './contact-rows'
import { dropUnusedOrganizations } from './organization.handlers'

const chosen = '(SELECT value FROM json_each(?))'

/** Statistics for the query planner may hold samples of values. */
const dropSamples = (sqlite: Database.Database): void => {
  if (sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat4'").get() !== undefined) sqlite.exec('DELETE FROM sqlite_stat4')
}

const countBackups = (file: string): number => (existsSync(`${file}-backups`) ? readdirSync(`${file}-backups`).filter((name) => name.endsWith('.rapport')).length : 0)

/** Takes contacts out of the file for good. Outside of the undo journal, and with all of its history: merges and edits have left earlier states of them there. */
export const eraseContacts = (context: StoreContext, ids: readonly number[], sharedNotes: 'keep' | 'clear'): Erasure => {
  const { prepare, sqlite } = context
  const list = JSON.stringify(ids)
  const counts = context.transaction(() => {
    const organizations = prepare(`SELECT DISTINCT organization FROM contact WHERE id IN ${chosen}`).pluck().all(list).map(String)
    const touched = prepare(`SELECT DISTINCT interaction_id FROM interaction_contact WHERE contact_id IN ${chosen}`).pluck().all(list).map(Number)
    const inTouched = JSON.stringify(touched)
    prepare(`DELETE FROM post WHERE kind <> 'own' AND author_id IN ${chosen}`).run(list)
    const erased = prepare(`DELETE FROM contact WHERE id IN ${chosen}`).run(list).changes
    const interactionsRemoved = prepare(`DELETE FROM interaction WHERE id IN ${chosen} AND NOT EXISTS (SELECT 1 FROM interaction_contact WHERE interaction_id = interaction.id)`).run(inTouched).changes
    if (sharedNotes === 'clear') prepare(`UPDATE interaction SET note = '' WHERE id IN ${chosen}`).run(inTouched)
    dropUnusedTags(context)
    dropUnusedOrganizations(context, organizations)
    prepare('DELETE FROM undo_step').run()
    dropSamples(sqlite)
    mergeSearchIndexes(sqlite)
    return { erased, interactionsRemoved, sharedInteractions: touched.length - interactionsRemoved }
  })
  // Freed pages are overwritten (secure_delete); this takes the earlier ones out of the log too.
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  return { ...counts, backupsLeft: countBackups(sqlite.name) }
}
