import type Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import type { JobControl } from '../shared/rpc/contract'
import { Receipt } from '../shared/imports/import'
import { numberText } from '../shared/kernel/language'
import { plural, t } from '../shared/kernel/words'
import type { AuditRecord, CheckFinding, CheckReport } from '../shared/workbook/workbook.contract'
import { columnsOf, contentTables } from './archive/tables'
import { auditTable, verifyAudit } from './audit/audit-chain'
import { checkCells } from './check-cells'
import { checkReferences } from './check-references'
import { wrongSetting } from './connection'
import { applicationId } from './file-header'
import { monthSpan } from './imports/month-sums'
import { schemaVersion } from './migrations'
import { countWrongCounts } from './networking/kept-counts'
import { hasExpectedSchema } from './schema-text'

type Sqlite = Database.Database

const finding = (id: string, title: string, detail: string | null): CheckFinding => ({ id, title, ok: detail === null, detail: detail ?? t`In order.` })

const checkIntegrity = (sqlite: Sqlite): string | null => {
  const rows = sqlite.prepare('PRAGMA integrity_check(20)').pluck().all()
  return rows.length === 1 && rows[0] === 'ok' ? null : t`SQLite reports: ${rows.slice(0, 3).join('; ')}`
}

/** Rows that search would miss or find by words they no longer have, and entries of rows that are gone. */
const wrongEntries = [
  'contact_search_text AS row LEFT JOIN contact_search AS entry ON entry.rowid = row.id WHERE entry.rowid IS NULL OR entry.name IS NOT row.name OR entry.detail IS NOT row.detail',
  'contact_search WHERE rowid NOT IN (SELECT id FROM contact)',
  "interaction AS row LEFT JOIN interaction_search AS entry ON entry.rowid = row.id WHERE nullif(row.note, '') IS NOT entry.note",
  'interaction_search WHERE rowid NOT IN (SELECT id FROM interaction)',
] as const

const checkSearchIndex = (sqlite: Sqlite): string | null => {
  for (const table of ['contact_search', 'interaction_search']) {
    try {
      sqlite.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`).run()
    } catch {
      return t`The search index ${table} is damaged.`
    }
  }
  const wrong = wrongEntries.reduce((count, sql) => count + Number(sqlite.prepare(`SELECT count(*) FROM ${sql}`).pluck().get()), 0)
  return wrong === 0 ? null : t`${plural(wrong, { one: '# entry of the search index is missing or not that of its row', other: '# entries of the search index are missing or not those of their row' })}.`
}

const checkOrganizations = (sqlite: Sqlite): string | null => {
  const missing = sqlite.prepare(`SELECT count(*) FROM contact WHERE organization <> '' AND NOT EXISTS (SELECT 1 FROM organization WHERE name = contact.organization)`).pluck().get()
  return missing === 0 ? null : t`${plural(Number(missing), { one: '# contact names', other: '# contacts name' })} an organisation that is not there.`
}

const checkSchema = (sqlite: Sqlite): string | null => (hasExpectedSchema(sqlite) ? null : t`The tables are not those of this version of Rapport.`)

const checkIdentity = (sqlite: Sqlite): string | null => {
  const id = sqlite.pragma('application_id', { simple: true })
  const version = sqlite.pragma('user_version', { simple: true })
  return id === applicationId && version === schemaVersion ? null : t`Application ${String(id)}, version ${String(version)}.`
}

/** Whole-number measures; conversions may be fractions, whose sum depends on the order of adding. */
const summed = ['spend_minor', 'impressions', 'link_clicks', 'clicks_all', 'clicks', 'conversion_value_minor'] as const
const sums = summed.map((column) => `sum(${column})`).join(', ')

const kind = 'CASE WHEN conversions <> 0 THEN conversion_kind_id END'

/** Each kept table of sums beside the same sums made anew. A row of `actual` that says nothing is in no sum. */
const keptSums = [
  {
    kept: `SELECT account_id, campaign_id, from_day, to_day, breakdown_id, currency, row_count, ${summed.join(', ')} FROM actual_slice`,
    anew: `SELECT entity.account_id, coalesce(entity.campaign_id, 0), from_day, to_day, breakdown_id, currency, count(*), ${sums} FROM actual JOIN ad_entity AS entity ON entity.id = entity_id
      WHERE coalesce(${summed.join(', ')}, reach, conversions) IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6`,
  },
  {
    kept: `SELECT account_id, from_day, to_day, currency, slice_count, ${summed.join(', ')} FROM actual_stretch`,
    anew: `SELECT account_id, from_day, to_day, currency, count(*), ${sums} FROM actual_slice WHERE is_counted = 1 GROUP BY 1, 2, 3, 4`,
  },
  {
    kept: `SELECT account_id, campaign_id, currency, from_day, to_day, first_day, last_day, slice_count, ${summed.join(', ')} FROM actual_month`,
    anew: `SELECT account_id, campaign_id, currency, ${monthSpan.from}, ${monthSpan.to}, min(from_day), max(to_day), count(*), ${sums} FROM actual_slice WHERE is_counted = 1 GROUP BY 1, 2, 3, 4, 5`,
  },
  {
    // The month of each stretch is worked out once, not once for each of its rows.
    kept: `SELECT entity_id, from_day, to_day, breakdown_id, currency, first_day, last_day, row_count, ${summed.join(', ')}, reach, conversion_kind_min, conversion_kind_max FROM entity_month`,
    anew: `SELECT entity_id, month_from, month_to, actual.breakdown_id, currency, min(actual.from_day), max(actual.to_day), count(*), ${sums}, max(reach), min(${kind}), max(${kind})
      FROM (SELECT from_day, to_day, breakdown_id, ${monthSpan.from} AS month_from, ${monthSpan.to} AS month_to
        FROM (SELECT DISTINCT from_day, to_day, breakdown_id FROM actual_slice JOIN breakdown ON breakdown.id = breakdown_id AND level IN ('ad_set', 'ad'))) AS stretch
      CROSS JOIN actual ON actual.from_day = stretch.from_day AND actual.to_day = stretch.to_day AND actual.breakdown_id = stretch.breakdown_id
      WHERE coalesce(${summed.join(', ')}, reach, conversions) IS NOT NULL GROUP BY 1, 2, 3, 4, 5`,
  },
] as const

/** The sums kept beside the results must be the sums of the results, group by group. */
const checkSums = (sqlite: Sqlite): string | null => {
  for (const { kept, anew } of keptSums) {
    const differing = sqlite.prepare(`SELECT count(*) FROM (SELECT * FROM (${kept} EXCEPT ${anew}) UNION ALL SELECT * FROM (${anew} EXCEPT ${kept}))`).pluck().get()
    if (differing !== 0) return t`${plural(Number(differing), { one: '# kept sum differs', other: '# kept sums differ' })} from the imported rows.`
  }
  return null
}

/** The counts kept beside the interactions and keys must be those of the interactions and keys. */
const checkCounts = (sqlite: Sqlite): string | null => {
  const wrong = countWrongCounts(sqlite)
  return wrong === 0 ? null : t`${plural(wrong, { one: '# kept count differs from what it counts', other: '# kept counts differ from what they count' })}.`
}

/** Typed cells must be one for each day of their flight and add up to its amount. */
const checkFlights = (sqlite: Sqlite): string | null => {
  const wrong = sqlite
    .prepare(
      `SELECT count(*) FROM flight WHERE custom_minor IS NOT NULL AND (json_array_length(custom_minor) <> julianday(ends_on) - julianday(starts_on) + 1
         OR (SELECT sum(value) FROM json_each(custom_minor)) IS NOT amount_minor)`,
    )
    .pluck()
    .get()
  return wrong === 0 ? null : t`The cells of ${plural(Number(wrong), { one: '# flight do not add up to its amount', other: '# flights do not add up to their amounts' })}.`
}

const checkReceipts = (sqlite: Sqlite): string | null => {
  for (const text of sqlite.prepare('SELECT receipt FROM import_batch').pluck().iterate()) {
    const receipt = Receipt.safeParse(JSON.parse(String(text)))
    if (!receipt.success) return t`A receipt cannot be read.`
    const { read, added, changed, unchanged, refused, suppressed, totals } = receipt.data.rows
    if (read !== added + changed + unchanged + refused + suppressed + totals) return t`The row account of ${receipt.data.file} does not balance.`
  }
  return null
}

/** I10: entries are only added, each with a hash over itself and the one before. */
const checkRecord = (sqlite: Sqlite): string | null => {
  const { entries, brokenAt } = verifyAudit(sqlite)
  return brokenAt === null ? null : t`Entry ${numberText(brokenAt)} of ${numberText(entries)} is not the one that was written: the record was changed or cut by something other than Rapport.`
}

const checks: readonly { readonly id: string; readonly title: () => string; readonly run: (sqlite: Sqlite, turn: () => Promise<boolean>) => string | null | Promise<string | null> }[] = [
  { id: 'integrity', title: () => t`The file is whole`, run: checkIntegrity },
  { id: 'references', title: () => t`Everything referred to exists`, run: checkReferences },
  { id: 'search', title: () => t`The search index matches`, run: checkSearchIndex },
  { id: 'organizations', title: () => t`Every organisation named is there`, run: checkOrganizations },
  { id: 'schema', title: () => t`Tables are as this version makes them`, run: checkSchema },
  { id: 'identity', title: () => t`Kind and version are right`, run: checkIdentity },
  { id: 'settings', title: () => t`The file is written safely`, run: wrongSetting },
  { id: 'cells', title: () => t`Every cell is one that Rapport writes`, run: checkCells },
  { id: 'sums', title: () => t`Kept sums equal the imported rows`, run: checkSums },
  { id: 'counts', title: () => t`Kept counts equal what they count`, run: checkCounts },
  { id: 'flights', title: () => t`Planned cells add up to their flights`, run: checkFlights },
  { id: 'receipts', title: () => t`Every receipt’s row account balances`, run: checkReceipts },
  { id: 'record', title: () => t`The record of what was done is unbroken`, run: checkRecord },
]

/** SHA-256 over a table's rows in key order. Equal digests mean equal content, byte for byte. */
export const digestTable = (sqlite: Sqlite, table: string): string => {
  const { keys } = columnsOf(sqlite, table)
  const hash = createHash('sha256')
  for (const row of sqlite.prepare(`SELECT * FROM ${table} ORDER BY ${keys.join(', ')}`).raw().iterate()) hash.update(JSON.stringify(row)).update('\n')
  return hash.digest('hex')
}

/** Tables whose content a restore or an undo brings back; the record of what was done and the numbers of what was removed stay instead. */
const digestedTables = (sqlite: Sqlite): readonly string[] => contentTables(sqlite).filter((table) => table !== auditTable && table !== 'removed_id')

/** The digest of every table with content of the person's. */
export const digestWorkbook = (sqlite: Sqlite): Readonly<Record<string, string>> => Object.fromEntries(digestedTables(sqlite).map((table) => [table, digestTable(sqlite, table)]))

/** In a damaged file any statement may fail; that is a finding, and the other checks still say theirs. */
const attempt = async <T>(run: () => T | Promise<T>, onFailure: (reason: string) => T): Promise<T> => {
  try {
    return await run()
  } catch (error) {
    return onFailure(error instanceof Error ? error.message : String(error))
  }
}

/** Examines a whole workbook, one check at a time so that other work gets its turn. Null: it was cancelled. */
export const checkWorkbook = async (sqlite: Sqlite, control: Pick<JobControl, 'report' | 'isCancelled'>): Promise<CheckReport | null> => {
  const findings: CheckFinding[] = []
  /** Lets other work have its turn. False: the person asked to stop. */
  const turn = async (): Promise<boolean> => {
    await new Promise((resolve) => setImmediate(resolve))
    return !control.isCancelled()
  }
  for (const [done, { id, title, run }] of checks.entries()) {
    control.report({ label: title(), done, total: checks.length + 1 })
    if (!(await turn())) return null
    findings.push(finding(id, title(), await attempt(() => run(sqlite, turn), (reason) => t`This could not be checked: ${reason}.`)))
  }
  control.report({ label: t`Taking digests`, done: checks.length, total: checks.length + 1 })
  const digests: Record<string, string> = {}
  for (const table of digestedTables(sqlite)) {
    if (!(await turn())) return null
    const digest = await attempt<string | null>(() => digestTable(sqlite, table), () => null)
    if (digest === null) findings.push(finding(`table ${table}`, t`All of ${table} can be read`, t`Part of it cannot be read.`))
    else digests[table] = digest
  }
  return { ok: findings.every(({ ok: isFine }) => isFine), findings, digests, record: await attempt<AuditRecord | null>(() => verifyAudit(sqlite), () => null) }
}
