import { z } from 'zod'
import { SortDirection } from '../../shared/kernel/page'
import { ContactFilter } from '../../shared/networking/contact-filter'
import { type ContactSelection, ContactSort } from '../../shared/networking/contact.contract'
import { CustomFieldId } from '../../shared/networking/custom-field'
import { type SavedView, SavedViewFields, SavedViewId } from '../../shared/networking/saved-view'

/** What the list of contacts shows, as it stands in the address. What is not a legal value is left out, so that an old link still opens. */
const ContactSearch = z.object({
  find: z.string().max(200).optional().catch(undefined),
  filter: ContactFilter.optional().catch(undefined),
  archived: z.boolean().optional().catch(undefined),
  sort: ContactSort.optional().catch(undefined),
  direction: SortDirection.optional().catch(undefined),
  /** Keys of the columns shown; absent: those kept for this table. */
  columns: z.array(z.string().max(40)).max(60).optional().catch(undefined),
  /** The saved view this began as. */
  view: SavedViewId.optional().catch(undefined),
})
export type ContactSearch = z.infer<typeof ContactSearch>

/** Reads the address. */
export const parseContactSearch = (search: unknown): ContactSearch => {
  const parsed = ContactSearch.safeParse(search)
  return parsed.success ? parsed.data : {}
}

/** Whom the address means. */
export const selectionOf = ({ find = '', filter, archived = false }: ContactSearch): ContactSelection => ({ search: find, filter: filter ?? null, isArchived: archived })

const customPrefix = 'custom:'

/** The key of a custom field's column, as saved views name it. */
export const customKey = (id: CustomFieldId): string => `${customPrefix}${id}`

/** The custom field a column's or filter's key names; null for all others. */
export const customFieldOf = (key: string): CustomFieldId | null => {
  const parsed = CustomFieldId.safeParse(key.startsWith(customPrefix) ? Number(key.slice(customPrefix.length)) : null)
  return parsed.success ? parsed.data : null
}

/** The column that an order belongs to. */
export const columnOfSort = (sort: ContactSort): string => (typeof sort === 'string' ? sort : customKey(sort.customField))

/** The order that a column's header asks for; null where the list knows none. */
export const sortOfColumn = (key: string): ContactSort | null => {
  const customField = customFieldOf(key)
  const parsed = ContactSort.safeParse(customField === null ? key : { customField })
  return parsed.success ? parsed.data : null
}

/** What would be saved of the list as it is shown. */
export const viewFieldsOf = (name: string, search: ContactSearch, columns: readonly string[]): SavedViewFields =>
  SavedViewFields.parse({ name, ...selectionOf(search), sort: search.sort ?? 'name', direction: search.direction ?? 'ascending', columns: [...columns] })

/** The address that shows a saved view. */
export const searchOfView = ({ id, search, filter, isArchived, sort, direction, columns }: SavedView): ContactSearch => ({
  view: id,
  ...(search !== '' && { find: search }),
  ...(filter !== null && { filter }),
  ...(isArchived && { archived: true }),
  sort,
  direction,
  ...(columns.length > 0 && { columns }),
})

/** Whether the list is no longer as the view was saved. The order of columns says nothing; a view saved without columns leaves them open. */
export const hasChanged = (view: SavedView, search: ContactSearch, columns: readonly string[]): boolean => {
  const comparable = ({ columns: keys, ...fields }: SavedViewFields): string => JSON.stringify([fields, view.columns.length === 0 ? [] : keys.toSorted()])
  return comparable(SavedViewFields.parse(view)) !== comparable(viewFieldsOf(view.name, search, columns))
}
