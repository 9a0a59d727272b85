import type { StoreContext } from './context'

type Context = Pick<StoreContext, 'prepare'>

const named = 'id IN (SELECT value FROM json_each(@ids))'

/** Removes rows of a table, those that are still there. Answers with how many. */
export const removeRows = ({ prepare }: Context, table: 'audience' | 'campaign' | 'community' | 'creative' | 'deal' | 'experiment' | 'interaction' | 'organization' | 'post', ids: readonly number[]): number =>
  prepare(`DELETE FROM ${table} WHERE ${named}`).run({ ids: JSON.stringify(ids) }).changes

/** Sets the status of rows that have another. Answers with how many. */
export const setStatusOfRows = ({ prepare }: Context, table: 'campaign' | 'deal', ids: readonly number[], status: string): number =>
  prepare(`UPDATE ${table} SET status = @status WHERE status <> @status AND ${named}`).run({ ids: JSON.stringify(ids), status }).changes
