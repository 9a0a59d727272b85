import { z } from 'zod'
import { RowId } from '../kernel/id'
import { SortDirection } from '../kernel/page'
import { t } from '../kernel/words'
import { ContactSelection, ContactSort } from './contact.contract'

export const SavedViewId = RowId.brand<'SavedViewId'>()
export type SavedViewId = z.infer<typeof SavedViewId>

/** A list of contacts as a person wants to see it again: who, in which order, with which columns. */
export const SavedViewFields = z.object({
  name: z.string().trim().min(1, t`A view needs a name`).max(100),
  ...ContactSelection.shape,
  sort: ContactSort.default('name'),
  direction: SortDirection.default('ascending'),
  /** Keys of the columns shown, in order; a custom field is `custom:12`. */
  columns: z.array(z.string().max(40)).max(60).default([]),
})
export type SavedViewFields = z.infer<typeof SavedViewFields>

export const SavedView = SavedViewFields.extend({ id: SavedViewId })
export type SavedView = z.infer<typeof SavedView>
