import { z } from 'zod'
import { SortDirection } from '../../shared/kernel/page'
import { t } from '../../shared/kernel/words'
import { type SavedView, SavedViewFields, SavedViewId, type ViewTable } from '../../shared/views/saved-view'

/** The part of an address that every table with views has, besides its own filters and its own order. */
export const tableSearch = {
  find: z.string().max(200).optional().catch(undefined),
  direction: SortDirection.optional().catch(undefined),
  /** Keys of the columns shown; absent: those kept for this table. */
  columns: z.array(z.string().max(40)).max(60).optional().catch(undefined),
  /** What the rows are grouped by. */
  groupBy: z.string().max(40).optional().catch(undefined),
  /** The saved view this began as. */
  view: SavedViewId.optional().catch(undefined),
}

/** The order where the table itself sorts: the key of any column. */
export const columnSort = { sort: z.string().max(40).optional().catch(undefined) }

/** An address of a table, whatever its own filters are. */
export interface TableSearch {
  readonly find?: string | undefined
  readonly sort?: unknown
  readonly direction?: SortDirection | undefined
  readonly columns?: readonly string[] | undefined
  readonly groupBy?: string | undefined
  readonly view?: SavedViewId | undefined
}

/** The order of a table nobody has sorted. */
export interface UsualOrder {
  /** Null: as the rows come. */
  readonly sort: string | null
  readonly direction: SortDirection
}

/** The address of a table that has a search and an order, and no other filters. */
export const ListSearch = z.object({ ...tableSearch, ...columnSort })

/** The order of rows that stand as they come. */
export const listOrder: UsualOrder = { sort: null, direction: 'ascending' }

/** The order an address names, else the usual one; null where the rows stand as they come. */
export const orderOf = ({ sort, direction }: TableSearch, usual: UsualOrder): { readonly key: string; readonly direction: SortDirection } | null => {
  const key = typeof sort === 'string' ? sort : usual.sort
  return key === null ? null : { key, direction: direction ?? usual.direction }
}

/** Where each table is, and what it is called. */
export const viewPlaces: Readonly<Record<ViewTable, { readonly to: string; readonly name: string }>> = {
  contacts: { to: '/networking/contacts', name: t`Contacts` },
  communities: { to: '/networking/communities', name: t`Communities` },
  organizations: { to: '/networking/organizations', name: t`Organisations` },
  posts: { to: '/networking/posts', name: t`Posts` },
  mentions: { to: '/networking/mentions', name: t`Mentions` },
  campaigns: { to: '/marketing/campaigns', name: t`Campaigns` },
  deals: { to: '/marketing/deals', name: t`Deals` },
  audiences: { to: '/marketing/audiences', name: t`Audiences` },
  creatives: { to: '/marketing/creatives', name: t`Creatives` },
  experiments: { to: '/marketing/experiments', name: t`Tests` },
  interactions: { to: '/networking/interactions', name: t`Interactions` },
  imports: { to: '/imports', name: t`Imports` },
}

const noChoices: ReadonlySet<string> = new Set<keyof TableSearch>(['find', 'sort', 'direction', 'columns', 'view'])

/** What the address chooses, besides what is looked for, order and columns; in one order of keys, so that two can be compared. */
export const choicesOf = (search: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(search).filter(([name, value]) => value !== undefined && !noChoices.has(name)).toSorted(([left], [right]) => (left < right ? -1 : 1)))

/** What would be saved of a table as it is shown. */
export const viewFieldsOf = (table: ViewTable, name: string, search: TableSearch, usual: UsualOrder, columns: readonly string[]): SavedViewFields => {
  const choices = choicesOf(search)
  return SavedViewFields.parse({ table, name, search: search.find ?? '', filter: Object.keys(choices).length === 0 ? null : choices, sort: search.sort ?? usual.sort, direction: search.direction ?? usual.direction, columns })
}

/** The address that shows a saved view. */
export const searchOfView = ({ id, search, filter, sort, direction, columns }: SavedView): Readonly<Record<string, unknown>> => ({
  view: id,
  ...(search !== '' && { find: search }),
  ...filter,
  ...(sort !== null && { sort }),
  direction,
  ...(columns.length > 0 && { columns }),
})

/** Whether a table is no longer as the view was saved. The order of columns says nothing; a view saved without columns leaves them open, and one that the table no longer has, such as of a removed field, was taken out by nobody here. */
export const hasChanged = (view: SavedView, search: TableSearch, usual: UsualOrder, columns: readonly string[], offered: readonly string[]): boolean => {
  const comparable = ({ columns: keys, filter, ...fields }: SavedViewFields): string => JSON.stringify([fields, choicesOf({ ...filter }), view.columns.length === 0 ? [] : keys.filter((key) => offered.includes(key)).toSorted()])
  return comparable(SavedViewFields.parse(view)) !== comparable(viewFieldsOf(view.table, view.name, search, usual, columns))
}

/** Whether a table is as it is at first, so that there is nothing to save. */
export const isPlain = ({ view: _view, ...search }: TableSearch): boolean => Object.values(search).every((part) => part === undefined)
