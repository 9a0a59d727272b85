import type { StoreContext } from '../context'
import { appendAudit, type AuditDetails } from './audit-chain'

/** So many numbers of rows stand in an entry; beyond, only how many there are. */
const namedAtMost = 20

interface Touched {
  readonly table: string
  /** The first column of the row. */
  readonly id: number | string
  readonly change: 'added' | 'changed' | 'gone'
}

type Kind = 'merge' | 'removal' | 'consent' | 'objection' | 'import' | 'import_undone'

/** What a step was, by the tables it changed. Null: nothing that the record is for. */
const kindOf = (touched: readonly Touched[]): Kind | null => {
  const has = (table: string, change?: Touched['change']): boolean => touched.some((row) => row.table === table && (change === undefined || row.change === change))
  if (has('contact_former', 'added')) return 'merge'
  if (has('contact', 'gone')) return 'removal'
  if (has('consent')) return 'consent'
  if (has('objection')) return 'objection'
  if (has('import_batch', 'added')) return 'import'
  return has('import_batch', 'gone') ? 'import_undone' : null
}

const detailsOf = (kind: Kind, touched: readonly Touched[]): AuditDetails => {
  const all = (table: string, change: Touched['change']): readonly number[] => [...new Set(touched.filter((row) => row.table === table && row.change === change).map(({ id }) => Number(id)))]
  const named = (ids: readonly number[]): readonly number[] => ids.slice(0, namedAtMost)
  const gone = all('contact', 'gone')
  switch (kind) {
    case 'merge':
      return { kept: named(all('contact_former', 'added')), gone: named(gone) }
    case 'removal':
      return { contacts: gone.length, gone: named(gone) }
    case 'consent':
      return { given: named(all('consent', 'added')), changed: named(all('consent', 'changed')) }
    // Their first column is the hash itself, which stays where it is.
    case 'objection':
      return { noted: touched.filter(({ change }) => change === 'added').length, withdrawn: touched.filter(({ change }) => change === 'gone').length }
    case 'import':
      return { batch: all('import_batch', 'added')[0] ?? 0 }
    case 'import_undone':
      return { batch: all('import_batch', 'gone')[0] ?? 0 }
  }
}

/** Removed people, merges, consent, objections and imports that are a step: noted of a command by the rows that it changed, whichever command it was, and of its undo and redo. */
export const auditStep = ({ prepare, sqlite, now }: Pick<StoreContext, 'prepare' | 'sqlite' | 'now'>, step: number, turned: 'undo' | 'redo' | null): void => {
  const touched = prepare(
    `SELECT table_name AS "table", json_extract(coalesce(before, after), '$[0]') AS id, CASE WHEN before IS NULL THEN 'added' WHEN after IS NULL THEN 'gone' ELSE 'changed' END AS change FROM undo_change
     WHERE step_id = ? AND (table_name IN ('contact_former', 'consent', 'objection', 'import_batch') OR (table_name = 'contact' AND after IS NULL))`,
    // The columns of the statement.
  ).all(step) as Touched[]
  const kind = kindOf(touched)
  if (kind === null) return
  const details = detailsOf(kind, touched)
  if (turned === null) appendAudit(sqlite, now(), kind, details)
  else appendAudit(sqlite, now(), turned, { of: kind, ...details })
}
