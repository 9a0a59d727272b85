import { err, ok } from '../../shared/kernel/result'
import { SavedReport, type SavedReportId } from '../../shared/reports/saved-report'
import type { savedReportContract } from '../../shared/reports/saved-report.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'

const selectSql = 'SELECT id, name, ask FROM saved_report'

/** A question that this version does not know any more is left out, never guessed. */
const toSaved = (row: unknown): readonly SavedReport[] => {
  // Selected by selectSql.
  const { id, name, ask } = row as { id: number; name: string; ask: string }
  const saved = SavedReport.safeParse({ id, name, ask: JSON.parse(ask) })
  return saved.success ? [saved.data] : []
}

const isTaken = ({ prepare }: StoreContext, name: string, except: SavedReportId | null): boolean => prepare('SELECT 1 FROM saved_report WHERE name = ? AND id IS NOT ?').get(name, except) !== undefined

export const savedReportHandlers: Handlers<typeof savedReportContract, StoreContext> = {
  list: ({ prepare }) => ok(prepare(`${selectSql} ORDER BY position, id`).all().flatMap(toSaved)),

  add: (context, { name, ask }) => {
    if (isTaken(context, name, null)) return err({ type: 'ReportNameTaken', name })
    const { lastInsertRowid } = context.prepare('INSERT INTO saved_report (name, ask, position) SELECT ?, ?, coalesce(max(position) + 1, 0) FROM saved_report').run(name, JSON.stringify(ask))
    // A row id of this very table.
    return ok({ id: Number(lastInsertRowid) as SavedReportId, name, ask })
  },

  replace: (context, { id, fields }) => {
    if (isTaken(context, fields.name, id)) return err({ type: 'ReportNameTaken', name: fields.name })
    const { changes } = context.prepare('UPDATE saved_report SET name = ?, ask = ? WHERE id = ?').run(fields.name, JSON.stringify(fields.ask), id)
    return changes === 0 ? err({ type: 'SavedReportNotFound', id }) : ok({ id, ...fields })
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM saved_report WHERE id = ?').run(id).changes === 0 ? err({ type: 'SavedReportNotFound', id }) : ok({})),
}
