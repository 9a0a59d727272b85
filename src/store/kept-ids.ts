import { readAsItLies } from './connection'
import type { StoreContext } from './context'
import { hasSchemaSince } from './schema-text'

/** Tables whose rows are named by number where the schema does not see it: in an address, a saved view, a rule, a report, the record of what was done. The triggers of `removed_id` watch the same, but for saved views, whose numbers are kept as they are given. */
const numberedTables = ['audience', 'campaign', 'community', 'contact', 'contact_group', 'creative', 'custom_field', 'experiment', 'import_batch', 'media_plan', 'organization', 'own_handle', 'saved_view'] as const
type NumberedTable = (typeof numberedTables)[number]

/** The first version of workbooks that keep the numbers of removed rows. */
const firstWithRemoved = 25

/** No table comes near it; this number or one beyond was written by no Rapport. */
export const idsEnd = 2_147_483_647

/** The highest number that a table has, or had, of those that Rapport writes: what somebody wrote beyond leaves room below. 0: none. */
const highestIn = ({ prepare }: Pick<StoreContext, 'prepare'>, table: NumberedTable): number =>
  Number(prepare(`SELECT max(coalesce((SELECT max(id) FROM ${table} WHERE id < ${idsEnd}), 0), coalesce((SELECT highest FROM removed_id WHERE table_name = ? AND highest < ${idsEnd}), 0))`).pluck().get(table))

/** The number of a new row: none that another has, or had before it was removed. Whatever still names that one would take the new one for it. */
export const unusedId = (context: Pick<StoreContext, 'prepare'>, table: NumberedTable): number => highestIn(context, table) + 1

/** The highest number that each table gave, of a workbook or a backup that nobody has open. Empty: there is none, or it cannot be read. */
export const givenIdsOf = (file: string | null): ReadonlyMap<NumberedTable, number> => {
  if (file === null) return new Map()
  try {
    return readAsItLies(file, (sqlite) => new Map(hasSchemaSince(sqlite, firstWithRemoved) ? numberedTables.map((table) => [table, highestIn({ prepare: (sql) => sqlite.prepare(sql) }, table)] as const) : []))
  } catch {
    // A backup is restored because something was wrong with the file it replaces.
    return new Map()
  }
}

/** Gives none of these numbers again, whatever becomes of their rows. */
export const keepGivenIds = ({ prepare }: Pick<StoreContext, 'prepare'>, given: ReadonlyMap<NumberedTable, number>): void => {
  for (const [table, highest] of given) {
    if (highest > 0) prepare(`INSERT INTO removed_id (table_name, highest) VALUES (?, ?) ON CONFLICT DO UPDATE SET highest = excluded.highest WHERE excluded.highest > highest OR highest >= ${idsEnd}`).run(table, highest)
  }
}
