import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import type { JobControl } from '../shared/rpc/contract'
import { Receipt } from '../shared/imports/import'
import type { CheckFinding, CheckReport } from '../shared/workbook/workbook.contract'
import { applicationId } from './file-header'
import { migrate, schemaVersion } from './migrations'

type Sqlite = Database.Database

const finding = (id: string, title: string, detail: string | null): CheckFinding => ({ id, title, ok: detail === null, detail: detail ?? 'In order.' })

/** The schema as text, without what SQLite makes by itself. */
const schemaText = (sqlite: Sqlite): string =>
  sqlite.prepare(`SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`).pluck().all().join('\n')

const checkIntegrity = (sqlite: Sqlite): string | null => {
  const rows = sqlite.prepare('PRAGMA integrity_check(20)').pluck().all()
  return rows.length === 1 && rows[0] === 'ok' ? null : `SQLite reports: ${rows.slice(0, 3).join('; ')}`
}

const checkReferences = (sqlite: Sqlite): string | null => {
  const rows = sqlite.prepare('PRAGMA foreign_key_check').all()
  return rows.length === 0 ? null : `${rows.length} rows refer to something that is not there.`
}

const checkSearchIndex = (sqlite: Sqlite): string | null => {
  for (const table of ['contact_search', 'interaction_search']) {
    try {
      sqlite.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`).run()
    } catch {
      return `The search index ${table} is damaged.`
    }
  }
  const missing = sqlite
    .prepare(`SELECT (SELECT count(*) FROM contact WHERE id NOT IN (SELECT rowid FROM contact_search)) + (SELECT count(*) FROM interaction WHERE note <> '' AND id NOT IN (SELECT rowid FROM interaction_search))`)
    .pluck()
    .get()
  return missing === 0 ? null : `${String(missing)} entries are missing from the search index.`
}

const checkSchema = (sqlite: Sqlite): string | null => {
  const fresh = new Database(':memory:')
  try {
    migrate(fresh)
    return schemaText(fresh) === schemaText(sqlite) ? null : 'The tables are not those of this version of Rapport.'
  } finally {
    fresh.close()
  }
}

const checkIdentity = (sqlite: Sqlite): string | null => {
  const id = sqlite.pragma('application_id', { simple: true })
  const version = sqlite.pragma('user_version', { simple: true })
  return id === applicationId && version === schemaVersion ? null : `Application ${String(id)}, version ${String(version)}.`
}

const moneyColumns = [
  ['actual', 'spend_minor'], ['actual', 'conversion_value_minor'], ['actual_slice', 'spend_minor'], ['campaign', 'budget_minor'], ['cost_line', 'amount_minor'], ['deal', 'amount_minor'],
] as const

const checkMoney = (sqlite: Sqlite): string | null => {
  for (const [table, column] of moneyColumns) {
    const wrong = sqlite.prepare(`SELECT count(*) FROM ${table} WHERE ${column} IS NOT NULL AND (typeof(${column}) <> 'integer' OR abs(${column}) > 9007199254740991)`).pluck().get()
    if (wrong !== 0) return `${String(wrong)} amounts in ${table} are not whole minor units.`
  }
  return null
}

const sliceSums = ['row_count', 'spend_minor', 'impressions', 'link_clicks', 'clicks_all', 'clicks', 'conversion_value_minor'] as const

/** The sums kept beside the results must be the sums of the results. */
const checkSums = (sqlite: Sqlite): string | null => {
  const differing = sliceSums.filter((column) => {
    const fromRows = column === 'row_count' ? 'count(*)' : `sum(${column})`
    const kept = sqlite.prepare(`SELECT sum(${column}) FROM actual_slice`).pluck().get()
    const actual = sqlite.prepare(`SELECT ${fromRows} FROM actual`).pluck().get()
    return (kept ?? 0) !== (actual ?? 0)
  })
  return differing.length === 0 ? null : `Kept sums differ from the imported rows: ${differing.join(', ')}.`
}

const checkReceipts = (sqlite: Sqlite): string | null => {
  for (const text of sqlite.prepare('SELECT receipt FROM import_batch').pluck().iterate()) {
    const receipt = Receipt.safeParse(JSON.parse(String(text)))
    if (!receipt.success) return 'A receipt cannot be read.'
    const { read, added, changed, unchanged, refused, totals } = receipt.data.rows
    if (read !== added + changed + unchanged + refused + totals) return `The row account of ${receipt.data.file} does not balance.`
  }
  return null
}

const checks: readonly { readonly id: string; readonly title: string; readonly run: (sqlite: Sqlite) => string | null }[] = [
  { id: 'integrity', title: 'The file is whole', run: checkIntegrity },
  { id: 'references', title: 'Everything referred to exists', run: checkReferences },
  { id: 'search', title: 'The search index matches', run: checkSearchIndex },
  { id: 'schema', title: 'Tables are as this version makes them', run: checkSchema },
  { id: 'identity', title: 'Kind and version are right', run: checkIdentity },
  { id: 'money', title: 'Amounts are whole minor units', run: checkMoney },
  { id: 'sums', title: 'Kept sums equal the imported rows', run: checkSums },
  { id: 'receipts', title: 'Every receipt’s row account balances', run: checkReceipts },
]

/** Tables whose content the digests cover: all but the undo history and what SQLite keeps for the search index. */
const digestedTables = (sqlite: Sqlite): readonly string[] =>
  sqlite
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'undo_%' AND name NOT LIKE '%_search' AND name NOT LIKE '%_search_%' ORDER BY name`)
    .pluck()
    .all()
    .map(String)

/** SHA-256 over a table's rows in key order. Equal digests mean equal content, byte for byte. */
export const digestTable = (sqlite: Sqlite, table: string): string => {
  // The documented columns of table_info.
  const columns = sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[]
  const key = columns.filter(({ pk }) => pk > 0).sort((left, right) => left.pk - right.pk).map(({ name }) => name)
  const hash = createHash('sha256')
  for (const row of sqlite.prepare(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`).raw().iterate()) hash.update(JSON.stringify(row)).update('\n')
  return hash.digest('hex')
}

/** The digest of every table with content of the person's. */
export const digestWorkbook = (sqlite: Sqlite): Readonly<Record<string, string>> => Object.fromEntries(digestedTables(sqlite).map((table) => [table, digestTable(sqlite, table)]))

/** Examines a whole workbook, one check at a time so that other work gets its turn. Null: it was cancelled. */
export const checkWorkbook = async (sqlite: Sqlite, control: Pick<JobControl, 'report' | 'isCancelled'>): Promise<CheckReport | null> => {
  const findings: CheckFinding[] = []
  for (const [done, { id, title, run }] of checks.entries()) {
    if (control.isCancelled()) return null
    control.report({ label: title, done, total: checks.length + 1 })
    await new Promise((resolve) => setImmediate(resolve))
    findings.push(finding(id, title, run(sqlite)))
  }
  control.report({ label: 'Taking digests', done: checks.length, total: checks.length + 1 })
  const digests: Record<string, string> = {}
  for (const table of digestedTables(sqlite)) {
    if (control.isCancelled()) return null
    await new Promise((resolve) => setImmediate(resolve))
    digests[table] = digestTable(sqlite, table)
  }
  return { ok: findings.every(({ ok: isFine }) => isFine), findings, digests }
}
