import { err, ok } from '../../shared/kernel/result'
import type { SavedView, SavedViewFields, SavedViewId } from '../../shared/networking/saved-view'
import { SavedViewFields as SavedViewSchema } from '../../shared/networking/saved-view'
import type { savedViewContract } from '../../shared/networking/saved-view.contract'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'

interface ViewRow {
  readonly id: SavedViewId
  readonly name: string
  readonly search: string
  readonly filter: string | null
  readonly isArchived: number
  readonly sort: string
  readonly direction: string
  readonly columns: string
}

const selectSql = 'SELECT id, name, search, filter, is_archived AS isArchived, sort, direction, columns FROM saved_view'

const toView = (row: unknown): SavedView => {
  // Selected by selectSql.
  const { id, filter, isArchived, sort, columns, ...fields } = row as ViewRow
  return { id, ...SavedViewSchema.parse({ ...fields, filter: filter === null ? null : JSON.parse(filter), isArchived: isArchived === 1, sort: JSON.parse(sort), columns: JSON.parse(columns) }) }
}

const cells = ({ name, search, filter, isArchived, sort, direction, columns }: SavedViewFields) => [name, search, filter === null ? null : JSON.stringify(filter), isArchived ? 1 : 0, JSON.stringify(sort), direction, JSON.stringify(columns)]

const isTaken = ({ prepare }: StoreContext, name: string, except: SavedViewId | null): boolean => prepare('SELECT 1 FROM saved_view WHERE name = ? AND id IS NOT ?').get(name, except) !== undefined

export const savedViewHandlers: Handlers<typeof savedViewContract, StoreContext> = {
  list: ({ prepare }) => ok(prepare(`${selectSql} ORDER BY position, id`).all().map(toView)),

  add: (context, fields) => {
    if (isTaken(context, fields.name, null)) return err({ type: 'NameTaken', name: fields.name })
    const sql = 'INSERT INTO saved_view (name, search, filter, is_archived, sort, direction, columns, position) SELECT ?, ?, ?, ?, ?, ?, ?, coalesce(max(position) + 1, 0) FROM saved_view'
    const { lastInsertRowid } = context.prepare(sql).run(...cells(fields))
    // A row id of this very table.
    return ok({ id: Number(lastInsertRowid) as SavedViewId, ...fields })
  },

  replace: (context, { id, fields }) => {
    if (isTaken(context, fields.name, id)) return err({ type: 'NameTaken', name: fields.name })
    const { changes } = context.prepare('UPDATE saved_view SET (name, search, filter, is_archived, sort, direction, columns) = (?, ?, ?, ?, ?, ?, ?) WHERE id = ?').run(...cells(fields), id)
    return changes === 0 ? err({ type: 'SavedViewNotFound', id }) : ok({ id, ...fields })
  },

  remove: ({ prepare }, { id }) => (prepare('DELETE FROM saved_view WHERE id = ?').run(id).changes === 0 ? err({ type: 'SavedViewNotFound', id }) : ok({})),
}
