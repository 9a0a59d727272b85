import type Database from 'better-sqlite3'
import { keysOf } from '../shared/kernel/keys-of'
import type { BackupCounts } from '../shared/workbook/backup'

const tables: Readonly<Record<keyof BackupCounts, string>> = { contacts: 'contact', communities: 'community', interactions: 'interaction', posts: 'post', campaigns: 'campaign', plans: 'media_plan', deals: 'deal', importBatches: 'import_batch' }

/** Counts what a workbook of any version holds; a table that its version did not have yet holds nothing. */
export const countContent = (prepare: (sql: string) => Database.Statement): BackupCounts => {
  const has = prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?").pluck()
  const count = (table: string): number => (has.get(table) === 0 ? 0 : Number(prepare(`SELECT count(*) FROM ${table}`).pluck().get()))
  // Its keys are those of the tables.
  return Object.fromEntries(keysOf(tables).map((key) => [key, count(tables[key])])) as BackupCounts
}
