import { createHash } from 'node:crypto'
import { ImportBatchId, Receipt } from '../../shared/imports/import'
import { Day } from '../../shared/kernel/day'
import { OwnHandleId } from '../../shared/networking/own-handle'
import type { StoreContext } from '../context'
import { inJournal } from '../in-journal'
import { unusedId } from '../kept-ids'
import { forgetGainAfter } from '../networking/snapshots'
import { keepRefusals } from './refused-file'

/** Posts of ours, and followers of a handle of ours on a day. */
export type OwnKind = 'post' | 'snapshot'

type Cell = string | number | null

/** Where such rows lie, what knows them again, and what a file says of them. */
const ownTables = {
  post: {
    table: 'post',
    keys: ['platform', 'external_id'],
    columns: ['on_day', 'url', 'text', 'search_text', 'read_sentiment', 'reach', 'impressions', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'views', 'promoted_impressions', 'promoted_engagements', 'promoted_clicks'],
  },
  snapshot: { table: 'follower_snapshot', keys: ['own_handle_id', 'on_day'], columns: ['followers', 'gained'] },
} as const satisfies Readonly<Record<OwnKind, { readonly table: string; readonly keys: readonly string[]; readonly columns: readonly string[] }>>

/** What an import did to a row that its file tells of. */
export interface OwnRow {
  /** In the order of the table's keys. */
  readonly key: readonly Cell[]
  readonly outcome: 'added' | 'changed' | 'unchanged'
  /** The cells of the table's columns. Null: there was no such row. */
  readonly before: readonly Cell[] | null
  readonly after: readonly Cell[]
}

const whereKey = (kind: OwnKind): string => ownTables[kind].keys.map((name) => `${name} = ?`).join(' AND ')
const columnList = (kind: OwnKind): string => ownTables[kind].columns.join(', ')
const marks = (kind: OwnKind): string => ownTables[kind].columns.map(() => '?').join(', ')

/** The cells of a row that a file can say. Null: there is no such row. */
export const readOwnRow = ({ prepare }: StoreContext, kind: OwnKind, key: readonly Cell[]): readonly Cell[] | null =>
  // Raw rows are lists of cells.
  (prepare(`SELECT ${columnList(kind)} FROM ${ownTables[kind].table} WHERE ${whereKey(kind)}`).raw().get(...key) as readonly Cell[] | undefined) ?? null

/** Gives a row that there is other cells. */
export const updateOwnRow = ({ prepare }: StoreContext, kind: OwnKind, { key, cells }: { readonly key: readonly Cell[]; readonly cells: readonly Cell[] }): void => {
  prepare(`UPDATE ${ownTables[kind].table} SET (${columnList(kind)}) = (${marks(kind)}) WHERE ${whereKey(kind)}`).run(...cells, ...key)
}

/** A row's columns that a file can say, in the order of its cells, and as many marks. */
export const ownColumns = (kind: OwnKind): { readonly list: string; readonly marks: string } => ({ list: columnList(kind), marks: marks(kind) })

/** What a person may have changed since: of a snapshot how many followed, since what it gained hangs on the snapshot before it. */
const hashOf = (kind: OwnKind, cells: readonly Cell[]): string => createHash('sha256').update(JSON.stringify(kind === 'post' ? cells : cells.slice(0, 1))).digest('hex')

/** What the receipt of such an import says beside what stands in its file. */
export type OwnReceipt = Omit<Receipt, 'batch' | 'importedAt'>

const noTotals: Receipt['totals'] = { spend: null, impressions: null, clicks: null, linkClicks: null, conversions: null, conversionValue: null, results: null }

/** What no list of posts or followers has. */
export const ownReceipt = { currency: null, grain: null, breakdown: '', totals: noTotals, fileTotals: null, reconciled: null, people: null, told: null, corrects: null, canCorrect: false } as const satisfies Partial<Receipt>

/** The name of a handle of ours as it is now. Empty: none was said. */
export const handleName = ({ prepare }: StoreContext, id: OwnHandleId | null): string =>
  // The one column of the statement.
  (prepare('SELECT handle FROM own_handle WHERE id = ?').pluck().get(id) as string | undefined) ?? ''

/** Keeps an import of our own posts or followers: its receipt, the rows it refused, and what it did to the others. Part of the command that writes them, and undone with it. */
export const keepOwnImport = (context: StoreContext, kind: OwnKind, receipt: OwnReceipt, rows: readonly OwnRow[]): ImportBatchId => {
  const { prepare, now } = context
  const batch = ImportBatchId.parse(unusedId(context, 'import_batch'))
  const importedAt = now().toISOString()
  // Refusals have a table of their own.
  const kept = Receipt.parse({ ...receipt, batch, importedAt, refusals: [] })
  prepare('INSERT INTO import_batch (id, file_name, file_sha256, platform, imported_at, receipt) VALUES (?, ?, ?, ?, ?, ?)').run(batch, kept.file, kept.sha256, kept.platform, importedAt, JSON.stringify(kept))
  keepRefusals(context, batch, receipt.refusals, null)
  const insert = prepare('INSERT INTO import_own_row (batch_id, kind, row_key, outcome, before, after_sha256) VALUES (?, ?, ?, ?, ?, ?)')
  for (const { key, outcome, before, after } of rows) insert.run(batch, kind, JSON.stringify(key), outcome, outcome === 'changed' ? JSON.stringify(before) : null, hashOf(kind, after))
  return batch
}

/** Does such an import as one step. What it keeps of itself is a change, so that there is one whatever its file says. */
export const inOneStep = <T>(context: StoreContext, label: string, run: () => T): T & { readonly undoStep: number } => {
  const { value, undoStep } = inJournal(context, label, run)
  if (undoStep === null) throw new Error('The import is no step')
  return { ...value, undoStep }
}

interface KeptRow {
  readonly kind: OwnKind
  readonly key: string
  readonly outcome: OwnRow['outcome']
  readonly before: string | null
  readonly after: string
}

/** Whether an import is one of our own posts or followers. */
export const isOwnBatch = ({ prepare }: StoreContext, batch: ImportBatchId): boolean => prepare("SELECT 1 FROM import_batch WHERE id = ? AND receipt ->> '$.subject' IN ('posts', 'followers')").get(batch) !== undefined

/** What there was before an import goes over to the next one of the same row, which stands; one that added the row anew had nothing before it. */
const passOn = ({ prepare }: StoreContext, batch: ImportBatchId, { kind, key, outcome, before }: KeptRow): boolean => {
  // The column of the statement.
  const later = prepare('SELECT min(batch_id) FROM import_own_row WHERE kind = ? AND row_key = ? AND batch_id > ?').pluck().get(kind, key, batch) as number | null
  if (later === null) return false
  if (outcome !== 'unchanged') prepare("UPDATE import_own_row SET outcome = ?, before = ? WHERE kind = ? AND row_key = ? AND batch_id = ? AND outcome <> 'added'").run(outcome, before, kind, key, later)
  return true
}

/**
 * Takes an import of our own posts or followers back: rows that it added go, others get back what they held. What a later import says of a row stays, and so
 * does what a person changed since (`kept`). Needs a transaction; `onRow` may throw to stop.
 */
export const undoOwnImport = (context: StoreContext, batch: ImportBatchId, onRow: (done: number, total: number) => void): { readonly removed: number; readonly restored: number; readonly kept: number } => {
  const { prepare } = context
  const counts = { removed: 0, restored: 0, kept: 0 }
  // What was added goes first: what others gained since one of those is then put back as it was. The columns of the statement.
  const rows = prepare('SELECT kind, row_key AS key, outcome, before, after_sha256 AS after FROM import_own_row WHERE batch_id = ? ORDER BY outcome, kind, row_key').all(batch) as KeptRow[]
  for (const [done, row] of rows.entries()) {
    onRow(done, rows.length)
    if (passOn(context, batch, row) || row.outcome === 'unchanged') continue
    // As they were written above.
    const key = JSON.parse(row.key) as readonly Cell[]
    const now = readOwnRow(context, row.kind, key)
    if (now === null) continue
    if (hashOf(row.kind, now) !== row.after) counts.kept += 1
    else if (row.before === null) {
      prepare(`DELETE FROM ${ownTables[row.kind].table} WHERE ${whereKey(row.kind)}`).run(...key)
      if (row.kind === 'snapshot') forgetGainAfter(context, OwnHandleId.parse(key[0]), Day.parse(key[1]))
      counts.removed += 1
    } else {
      updateOwnRow(context, row.kind, { key, cells: JSON.parse(row.before) as readonly Cell[] })
      counts.restored += 1
    }
  }
  prepare('DELETE FROM import_batch WHERE id = ?').run(batch)
  return counts
}
