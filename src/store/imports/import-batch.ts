import { ImportBatchId, Receipt } from '../../shared/imports/import'
import type { StoreContext } from '../context'
import { unusedId } from '../kept-ids'

/** Begins a batch, whose receipt comes once its rows are written. */
export const insertBatch = (context: StoreContext, { file, sha256, platform }: Pick<Receipt, 'file' | 'sha256' | 'platform'>): ImportBatchId => {
  const id = ImportBatchId.parse(unusedId(context, 'import_batch'))
  context.prepare('INSERT INTO import_batch (id, file_name, file_sha256, platform, imported_at, receipt) VALUES (?, ?, ?, ?, ?, ?)').run(id, file, sha256, platform, context.now().toISOString(), '')
  return id
}

/** Keeps the receipt of a batch. Refusals have a table of their own. A receipt that none could read again is never kept: its import leaves nothing. */
export const keepReceipt = ({ prepare }: StoreContext, batch: ImportBatchId, receipt: Receipt): void => {
  prepare('UPDATE import_batch SET receipt = ? WHERE id = ?').run(JSON.stringify(Receipt.parse({ ...receipt, refusals: [] })), batch)
}
