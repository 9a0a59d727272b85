import { eq } from 'drizzle-orm'
import { applyPatch } from '../../shared/kernel/patch'
import { err, ok } from '../../shared/kernel/result'
import type { Handlers } from '../../shared/rpc/contract'
import type { workbookContract, WorkbookSettings } from '../../shared/workbook/workbook.contract'
import { exportEverything } from '../archive/export-everything'
import { auditStep } from '../audit/audit-step'
import { checkWorkbook } from '../check'
import type { StoreContext } from '../context'
import { noteCheck } from '../last-check'
import { nameThings, searchWorkbook } from './search'
import { workbooks } from './workbook.table'

const readWorkbook = ({ db }: StoreContext) => {
  const row = db.select().from(workbooks).where(eq(workbooks.id, 1)).get()
  if (row === undefined) throw new Error('The workbook has no settings row')
  return row
}

/** Name, currency and margin of the open workbook. */
export const readSettings = (context: StoreContext): WorkbookSettings => {
  const { name, currency, grossMargin } = readWorkbook(context)
  return { name, currency, grossMargin }
}

const countRows = ({ prepare }: StoreContext, table: string): number => Number(prepare(`SELECT count(*) FROM ${table}`).pluck().get())

/** The newest import that stands in no step, where it came after the newest step and after `beyond`. Null: there is none. The file as it is called. */
const importedSince = ({ prepare }: StoreContext, step: { readonly at: string } | null, beyond: string | null) =>
  // Columns as selected.
  (prepare(`SELECT file_name AS file, imported_at AS importedAt FROM import_batch WHERE imported_at > coalesce(?, '') AND imported_at > coalesce(?, '') AND receipt ->> '$.subject' IN ('ads', 'people') ORDER BY imported_at DESC, id DESC LIMIT 1`).get(step?.at ?? null, beyond) as
    | { file: string; importedAt: string }
    | undefined) ?? null

export const workbookHandlers: Handlers<typeof workbookContract, StoreContext> = {
  info: (context) =>
    ok({
      settings: readSettings(context),
      isSample: readWorkbook(context).isSample,
      counts: {
        contacts: countRows(context, 'contact'),
        archivedContacts: Number(context.prepare('SELECT count(*) FROM contact WHERE is_archived = 1').pluck().get()),
        communities: countRows(context, 'community'),
        // A million of them are not passed through at each start: their months are counted already.
        interactions: Number(context.prepare('SELECT coalesce(sum(interactions), 0) FROM interaction_month').pluck().get()),
        campaigns: countRows(context, 'campaign'),
        archivedCampaigns: Number(context.prepare("SELECT count(*) FROM campaign WHERE status = 'archived'").pluck().get()),
        importBatches: countRows(context, 'import_batch'),
      },
    }),

  configure: (context, changes) => {
    const settings = applyPatch(readSettings(context), changes)
    context.db.update(workbooks).set(settings).where(eq(workbooks.id, 1)).run()
    return ok(settings)
  },

  undo: (context, { step, beyond, atMost }) => {
    const newest = step === null ? context.journal.newest() : null
    const since = step === null ? importedSince(context, newest, beyond) : null
    if (since !== null) return err({ type: 'ImportedSince', ...since, label: newest?.label ?? null })
    const result = context.journal.undo(step, { look: context.look, atMost })
    if (result.ok) {
      auditStep(context, result.value.id, 'undo')
      return result
    }
    const { error } = result
    return error.type === 'NothingToRedo' ? err({ type: 'NothingToUndo' }) : err(error)
  },

  redo: (context, { atMost }) => {
    const result = context.journal.redo({ look: context.look, atMost })
    if (result.ok) {
      auditStep(context, result.value.id, 'redo')
      return result
    }
    const { error } = result
    return error.type === 'NothingToUndo' ? err({ type: 'NothingToRedo' }) : err(error)
  },

  history: ({ journal }) => ok([...journal.history()]),

  search: (context, { text, limit }) => ok([...searchWorkbook(context, text, limit)]),

  named: (context, { things }) => ok([...nameThings(context, things)]),

  exportEverything,

  check: async ({ sqlite, file, now }, _input, control) => {
    const report = await checkWorkbook(sqlite, control)
    if (report !== null) noteCheck(file, { at: now().toISOString(), isWhole: report.ok, record: report.record })
    return report === null ? err({ type: 'Cancelled' }) : ok(report)
  },
}
