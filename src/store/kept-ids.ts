import type { StoreContext } from './context'

/** Tables whose rows are named by number where the schema does not see it: in an address, a saved view, a rule, a report, the record of what was done. The triggers of `removed_id` watch the same. */
type NumberedTable =
  | 'audience' | 'campaign' | 'community' | 'contact' | 'contact_group' | 'creative' | 'custom_field' | 'experiment' | 'import_batch' | 'media_plan' | 'organization' | 'own_handle'

/** The number of a new row: none that another has, or had before it was removed. Whatever still names that one would take the new one for it. */
export const unusedId = ({ prepare }: Pick<StoreContext, 'prepare'>, table: NumberedTable): number =>
  Number(prepare(`SELECT max(coalesce((SELECT max(id) FROM ${table}), 0), coalesce((SELECT highest FROM removed_id WHERE table_name = ?), 0)) + 1`).pluck().get(table))
