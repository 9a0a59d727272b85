import { t } from '../shared/kernel/words'
import type { StoreContext } from './context'
import { inBlocks } from './in-blocks'

type Context = Pick<StoreContext, 'prepare'>

const named = 'id IN (SELECT value FROM json_each(@ids))'

/** Removes rows of a table, those that are still there. Answers with how many. */
export const removeRows = ({ prepare, look }: Pick<StoreContext, 'prepare' | 'look'>, table: 'audience' | 'campaign' | 'community' | 'creative' | 'deal' | 'experiment' | 'interaction' | 'organization' | 'post', ids: readonly number[]): number => {
  let removed = 0
  inBlocks(ids, (block, done) => {
    look(t`Removing`, done, ids.length)
    removed += prepare(`DELETE FROM ${table} WHERE ${named}`).run({ ids: block }).changes
  })
  return removed
}

/** Sets the status of rows that have another. Answers with how many. */
export const setStatusOfRows = ({ prepare }: Context, table: 'campaign' | 'deal', ids: readonly number[], status: string): number =>
  prepare(`UPDATE ${table} SET status = @status WHERE status <> @status AND ${named}`).run({ ids: JSON.stringify(ids), status }).changes
