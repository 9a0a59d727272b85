import { Receipt } from '../../shared/imports/import'
import type { StoreContext } from '../context'

/** The receipts of all imports, newest first, without the refused rows themselves. */
export const readReceipts = ({ prepare }: StoreContext): Receipt[] =>
  // The one column of the statement.
  (prepare('SELECT receipt FROM import_batch ORDER BY id DESC').pluck().all() as string[]).map((receipt) => Receipt.parse(JSON.parse(receipt)))
