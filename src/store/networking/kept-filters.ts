import { type ContactCondition, type ContactFilter, withConditions } from '../../shared/networking/contact-filter'
import type { StoreContext } from '../context'

const kept = {
  saved_view: {
    select: "SELECT id, json_extract(filter, '$.filter') AS filter FROM saved_view WHERE list = 'contacts' AND json_type(filter, '$.filter') IS NOT NULL",
    update: "UPDATE saved_view SET filter = json_set(filter, '$.filter', json(?)) WHERE id = ?",
  },
  retention_rule: { select: 'SELECT id, filter FROM retention_rule WHERE filter IS NOT NULL', update: 'UPDATE retention_rule SET filter = ? WHERE id = ?' },
} as const

/** Gives what saved views and retention rules call by a name its new one: a rule that spares a tag would otherwise spare nobody once the tag is renamed. */
export const renameInFilters = ({ prepare }: Pick<StoreContext, 'prepare'>, rename: (condition: ContactCondition) => ContactCondition): void => {
  for (const { select, update } of Object.values(kept)) {
    // The columns of the two statements; filters were checked when they were written.
    for (const { id, filter } of prepare(select).all() as { id: number; filter: string }[]) {
      const before = JSON.parse(filter) as ContactFilter
      const after = JSON.stringify(withConditions(before, rename))
      if (after !== JSON.stringify(before)) prepare(update).run(after, id)
    }
  }
}
