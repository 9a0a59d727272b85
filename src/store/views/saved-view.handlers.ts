import { err, ok } from '../../shared/kernel/result'
import type { Handlers } from '../../shared/rpc/contract'
import { type SavedView, SavedViewFields, type SavedViewId } from '../../shared/views/saved-view'
import type { savedViewContract } from '../../shared/views/saved-view.contract'
import type { StoreContext } from '../context'
import { keepGivenIds, unusedId } from '../kept-ids'

interface ViewRow {
  readonly id: SavedViewId
  readonly table: string
  readonly name: string
  readonly search: string
  readonly filter: string | null
  readonly sort: string
  readonly direction: string
  readonly columns: string
}

const selectSql = 'SELECT id, list AS "table", name, search, filter, sort, direction, columns FROM saved_view'

/** A view that this version does not know how to show is left out, never guessed. */
const toView = (row: unknown): readonly SavedView[] => {
  // Selected by selectSql.
  const { id, filter, sort, columns, ...fields } = row as ViewRow
  const view = SavedViewFields.safeParse({ ...fields, filter: filter === null ? null : JSON.parse(filter), sort: JSON.parse(sort), columns: JSON.parse(columns) })
  return view.success ? [{ id, ...view.data }] : []
}

const cells = ({ table, name, search, filter, sort, direction, columns }: SavedViewFields) => [table, name, search, filter === null ? null : JSON.stringify(filter), JSON.stringify(sort), direction, JSON.stringify(columns)]

const isTaken = ({ prepare }: StoreContext, { table, name }: SavedViewFields, except: SavedViewId | null): boolean => prepare('SELECT 1 FROM saved_view WHERE list = ? AND name = ? AND id IS NOT ?').get(table, name, except) !== undefined

export const savedViewHandlers: Handlers<typeof savedViewContract, StoreContext> = {
  list: ({ prepare }) => ok(prepare(`${selectSql} ORDER BY position, id`).all().flatMap(toView)),

  add: (context, fields) => {
    if (isTaken(context, fields, null)) return err({ type: 'ViewNameTaken', name: fields.name })
    // A number of this very table. Pages that were left, or are open beside, name one that was removed.
    const id = unusedId(context, 'saved_view') as SavedViewId
    keepGivenIds(context, new Map([['saved_view', id]]))
    context.prepare('INSERT INTO saved_view (id, list, name, search, filter, sort, direction, columns, position) SELECT ?, ?, ?, ?, ?, ?, ?, ?, coalesce(max(position) + 1, 0) FROM saved_view').run(id, ...cells(fields))
    return ok({ id, ...fields })
  },

  replace: (context, { id, fields }) => {
    if (isTaken(context, fields, id)) return err({ type: 'ViewNameTaken', name: fields.name })
    const { changes } = context.prepare('UPDATE saved_view SET (list, name, search, filter, sort, direction, columns) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?').run(...cells(fields), id)
    return changes === 0 ? err({ type: 'SavedViewNotFound', id }) : ok({ id, ...fields })
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM saved_view WHERE id = ?').run(id).changes === 0 ? err({ type: 'SavedViewNotFound', id }) : ok({})),
}
