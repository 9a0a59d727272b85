import { writeFile } from 'node:fs/promises'
import { exportReport } from '../../exports/export-report'
import { addDays, type Day, startOfLocalDay } from '../../shared/kernel/day'
import { err, ok, type Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import type { ContactId } from '../../shared/networking/contact'
import type { ContactFilter } from '../../shared/networking/contact-filter'
import type { Consent, ConsentId, Erasure, personalDataContract, RetentionRule, RetentionRuleId } from '../../shared/networking/personal-data.contract'
import type { Cancelled, Handlers, JobControl, OutputOf } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { readSettings } from '../workbook/workbook.handlers'
import { makeOutput } from '../write-output'
import { idsIn } from '../id-set'
import { lookFor, unlessStopped } from '../pace'
import type { SqlPart } from './contact-filter-sql'
import { contactExists, readContact } from './contact-rows'
import { amongIds, filteredContacts } from './contact-selection'
import { eraseContacts, type ErasureCause } from './erase-contacts'
import { copiesEverywhere, dropOlderCopies, mayHaveCopies, noteToGo } from './erasure-ledger'
import { noteObjection, withdrawObjection } from './objection'
import { personalDataDocument } from '../reports/personal-data-document'
import { gatherPersonalData } from './personal-data-export'

type PersonalDataOverview = OutputOf<typeof personalDataContract.overview>

const consentSql = 'SELECT id, contact_id AS contactId, purpose, basis, source, wording, given_on AS givenOn, withdrawn_on AS withdrawnOn FROM consent'

const readConsent = ({ prepare }: StoreContext, id: ConsentId): Consent | null => (prepare(`${consentSql} WHERE id = ?`).get(id) as Consent | undefined) ?? null

const readRule = ({ prepare }: StoreContext, id: RetentionRuleId): RetentionRule | null => {
  // The columns of the statement; the filter was checked when it was written.
  const row = prepare('SELECT id, name, filter, idle_days AS idleDays FROM retention_rule WHERE id = ?').get(id) as (Omit<RetentionRule, 'filter'> & { filter: string | null }) | undefined
  return row === undefined ? null : { ...row, filter: row.filter === null ? null : (JSON.parse(row.filter) as ContactFilter) }
}

/** Whom a rule means on a day: idle since before it, by their last interaction of any kind and the day they were added. */
const idleContacts = (context: StoreContext, { idleDays, filter }: RetentionRule, today: Day): SqlPart => {
  const before = addDays(today, -idleDays)
  const filtered = filter === null ? { sql: '1', values: [] } : amongIds(idsIn(filteredContacts(context, filter, today)))
  const sql = `c.created_at < ? AND (c.last_interaction_on IS NULL OR c.last_interaction_on < ?)
    AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.contact_id = c.id AND f.done_on IS NULL)
    AND NOT EXISTS (SELECT 1 FROM consent k WHERE k.contact_id = c.id AND k.basis = 'contract' AND k.given_on <= ? AND (k.withdrawn_on IS NULL OR k.withdrawn_on > ?)) AND ${filtered.sql}`
  return { sql, values: [startOfLocalDay(before), before, today, today, ...filtered.values] }
}

/** Erases, and then lets the backups from before go where that was asked for: a new one first, so that there always is one. */
const erase = async (
  context: StoreContext,
  ids: readonly number[],
  { sharedNotes, olderBackups }: { readonly sharedNotes: 'keep' | 'clear'; readonly olderBackups: 'keep' | 'delete' },
  cause: ErasureCause,
  control: JobControl,
): Promise<Result<Erasure, Cancelled>> => {
  const done = unlessStopped(() => eraseContacts(context, ids, sharedNotes, cause, lookFor(control)))
  if (!done.ok) return done
  const erasure = done.value
  if (olderBackups === 'keep' || erasure.erased === 0 || !mayHaveCopies(context)) return done
  const made = await context.backups.make('manual')
  if (!made.ok) return done
  // Asked only now: one that was in the making had no name yet.
  noteToGo(
    context.file,
    copiesEverywhere(context).filter((id) => id !== made.value.id),
  )
  dropOlderCopies(context.file, made.value.id)
  context.backups.followLedger()
  return ok({ ...erasure, backupsLeft: copiesEverywhere(context).filter((id) => id !== made.value.id).length })
}

const overviewSql = `SELECT (SELECT count(*) FROM contact) AS contacts, (SELECT count(*) FROM contact WHERE has_objected = 1) AS objected, (SELECT count(*) FROM objection) AS objectionHashes,
  (SELECT count(*) FROM consent) AS consents, (SELECT count(*) FROM consent WHERE withdrawn_on IS NOT NULL) AS consentsWithdrawn`

export const personalDataHandlers: Handlers<typeof personalDataContract, StoreContext> = {
  overview: (context) =>
    ok({
      // The columns of the two statements.
      ...(context.prepare(overviewSql).get() as Omit<PersonalDataOverview, 'backups' | 'erasures'>),
      backups: copiesEverywhere(context).length,
      erasures: context.prepare('SELECT id, at, cause, rule, contacts FROM erasure ORDER BY id DESC LIMIT 100').all() as PersonalDataOverview['erasures'],
    }),

  export: (context, { contactId, format }, control) => {
    const write = async (path: string) => {
      const contact = readContact(context, contactId)
      if (contact === null) return err({ type: 'ContactNotFound' as const, id: contactId })
      control.report({ label: t`Gathering`, done: 0, total: null })
      const data = gatherPersonalData(context, contact)
      if (format === 'json') await writeFile(path, `${JSON.stringify(data, null, 2)}\n`, { mode: 0o600 })
      else await exportReport(personalDataDocument(data, readSettings(context).name), format, { path, resourcesDir: context.resourcesDir })
      // Without the name: file names travel further than files.
      return ok({ fileName: t`Personal data ${contactId} ${data.exportedOn}.${format}` })
    }
    return makeOutput(context, format, write, control.isCancelled)
  },

  erase: async (context, { contactIds, ...options }, control) => {
    const missing = contactIds.find((id) => !contactExists(context, id))
    if (missing !== undefined) return err({ type: 'ContactNotFound', id: missing })
    return erase(context, contactIds, options, { cause: 'request' }, control)
  },

  object: (context, { contactId, on }) => (contactExists(context, contactId) ? ok({ keys: noteObjection(context, contactId, on) }) : err({ type: 'ContactNotFound', id: contactId })),

  withdrawObjection: (context, { contactId }) => {
    if (!contactExists(context, contactId)) return err({ type: 'ContactNotFound', id: contactId })
    withdrawObjection(context, contactId)
    return ok({})
  },

  // The columns of consentSql.
  consents: ({ prepare }, { contactId }) => ok(prepare(`${consentSql} WHERE contact_id = ? ORDER BY given_on DESC, id DESC`).all(contactId) as Consent[]),

  addConsent: (context, fields) => {
    const { contactId, purpose, basis, source, wording, givenOn } = fields
    if (!contactExists(context, contactId)) return err({ type: 'ContactNotFound', id: contactId })
    const sql = 'INSERT INTO consent (contact_id, purpose, basis, source, wording, given_on, withdrawn_on, created_at) VALUES (?, ?, ?, ?, ?, ?, NULL, ?)'
    const { lastInsertRowid } = context.prepare(sql).run(contactId, purpose, basis, source, wording, givenOn, context.now().toISOString())
    // A row id of this very table.
    return ok({ ...fields, id: Number(lastInsertRowid) as ConsentId, withdrawnOn: null })
  },

  withdrawConsent: (context, { id, on }) => {
    context.prepare('UPDATE consent SET withdrawn_on = ? WHERE id = ? AND withdrawn_on IS NULL').run(on, id)
    const consent = readConsent(context, id)
    return consent === null ? err({ type: 'ConsentNotFound', id }) : ok(consent)
  },

  retentionRules: (context) => {
    const ids = context.prepare('SELECT id FROM retention_rule ORDER BY id').pluck().all()
    // Row ids of this very table.
    return ok(ids.flatMap((id) => readRule(context, id as RetentionRuleId) ?? []))
  },

  addRetentionRule: ({ prepare }, fields) => {
    const { lastInsertRowid } = prepare('INSERT INTO retention_rule (name, filter, idle_days) VALUES (?, ?, ?)').run(fields.name, fields.filter === null ? null : JSON.stringify(fields.filter), fields.idleDays)
    // A row id of this very table.
    return ok({ ...fields, id: Number(lastInsertRowid) as RetentionRuleId })
  },

  removeRetentionRule: ({ prepare }, { id }) => (prepare('DELETE FROM retention_rule WHERE id = ?').run(id).changes === 0 ? err({ type: 'RetentionRuleNotFound', id }) : ok({})),

  previewRetention: (context, { id, today, offset, limit }) => {
    const rule = readRule(context, id)
    if (rule === null) return err({ type: 'RetentionRuleNotFound', id })
    const { sql, values } = idleContacts(context, rule, today)
    const ids = context.sqlite.prepare(`SELECT c.id FROM contact c NOT INDEXED WHERE ${sql} ORDER BY c.sort_name, c.id`).pluck().all(...values)
    const rows = context
      .prepare(
        "SELECT c.id, c.name, c.last_touch_on AS lastTouchOn, date(c.created_at, 'localtime') AS addedOn FROM json_each(?) AS wanted JOIN contact c ON c.id = wanted.value ORDER BY wanted.key",
      )
      .all(JSON.stringify(ids.slice(offset, offset + limit)))
    // The columns of the statement.
    return ok({ rows: rows as { id: ContactId; name: string; lastTouchOn: Day | null; addedOn: Day }[], total: ids.length })
  },

  applyRetention: async (context, { id, today, ...options }, control) => {
    const rule = readRule(context, id)
    if (rule === null) return err({ type: 'RetentionRuleNotFound', id })
    const { sql, values } = idleContacts(context, rule, today)
    return erase(context, context.sqlite.prepare(`SELECT c.id FROM contact c WHERE ${sql}`).pluck().all(...values).map(Number), options, { cause: 'retention', rule: rule.name }, control)
  },
}
