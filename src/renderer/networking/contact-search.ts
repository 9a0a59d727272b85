import { z } from 'zod'
import { ContactFilter } from '../../shared/networking/contact-filter'
import { ContactGrouping, type ContactSelection, ContactSort } from '../../shared/networking/contact.contract'
import { CustomFieldId } from '../../shared/networking/custom-field'
import type { SavedView } from '../../shared/views/saved-view'
import { tableSearch, type UsualOrder } from '../views/table-view'

/** What the list of contacts shows, as it stands in the address. What is not a legal value is left out, so that an old link still opens. */
export const ContactSearch = z.object({
  ...tableSearch,
  filter: ContactFilter.optional().catch(undefined),
  archived: z.literal(true).optional().catch(undefined),
  sort: ContactSort.optional().catch(undefined),
  groupBy: ContactGrouping.optional().catch(undefined),
})
type ContactSearch = z.infer<typeof ContactSearch>

/** Whom the address means. */
export const selectionOf = ({ find = '', filter, archived }: ContactSearch): ContactSelection => ({ search: find, filter: filter ?? null, isArchived: archived === true })

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

/** The order of contacts nobody has sorted. */
export const usualOrder: UsualOrder = { sort: 'name', direction: 'ascending' }

type ContactView = Extract<SavedView, { readonly table: 'contacts' }>

/** The views of contacts among those of all tables. */
export const contactViews = (views: readonly SavedView[]): readonly ContactView[] => views.filter((view) => view.table === 'contacts')

/** Whom a view means. */
export const selectionOfView = ({ search, filter }: ContactView): ContactSelection => ({ search, filter: filter?.filter ?? null, isArchived: filter?.archived === true })
