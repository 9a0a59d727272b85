import { createHmac } from 'node:crypto'
import type { StoreContext } from '../../context'

type Prepared = Pick<StoreContext, 'prepare'>

/** Hashes what a source calls somebody or something, keyed by the workbook: the same in a newer file, and nothing to anybody else. */
export const identityHasher = ({ prepare }: Prepared, source: string): ((identity: string) => string) => {
  const salt = String(prepare('SELECT salt FROM import_salt WHERE id = 1').pluck().get())
  return (identity) => createHmac('sha256', salt).update(`${source}\n${identity}`).digest('base64url')
}
