import { z } from 'zod'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { SortDirection } from '../kernel/page'
import { t } from '../kernel/words'
import { ContactFilter } from '../networking/contact-filter'
import { ContactGrouping, ContactSort } from '../networking/contact.contract'

export const SavedViewId = RowId.brand<'SavedViewId'>()
export type SavedViewId = z.infer<typeof SavedViewId>

/** Tables whose views are described by choices alone; contacts have conditions of their own. */
const plainTables = ['communities', 'organizations', 'posts', 'mentions', 'campaigns', 'deals', 'audiences', 'creatives', 'experiments', 'interactions', 'imports'] as const

/** The tables a person can keep views of. */
export const ViewTable = z.enum(['contacts', ...plainTables])
export type ViewTable = z.infer<typeof ViewTable>

const common = {
  search: z.string().max(200).default(''),
  direction: SortDirection.default('ascending'),
  /** Keys of the columns shown, in order; a custom field is `custom:12`. */
  columns: z.array(z.string().max(40)).max(60).default([]),
}

/** Which contacts: by their conditions, and whether the archived ones; and what they are grouped by. */
const ContactChoices = z.object({ filter: ContactFilter.optional(), archived: z.literal(true).optional(), groupBy: ContactGrouping.optional() })

/** `name`: no two views of one table have the same. */
const fieldsNamed = (name: z.ZodType<string, string>) => z.discriminatedUnion('table', [
  z.object({ name, ...common, table: z.literal('contacts'), filter: ContactChoices.nullable().default(null), sort: ContactSort.default('name') }),
  z.object({
    name,
    ...common,
    table: z.enum(plainTables),
    /** What is chosen above the table, by the name it has in the address. Null: nothing. */
    filter: z.record(z.string().max(40), z.union([z.string().max(200), z.int(), z.boolean()])).nullable().default(null),
    /** Key of a column. Null: as the table comes. */
    sort: z.string().max(40).nullable().default(null),
  }),
])

/** A table as a person wants to see it again: which rows, in which order, with which columns. */
export const SavedViewFields = fieldsNamed(KeptName)
export type SavedViewFields = z.infer<typeof SavedViewFields>

/** The same as it is saved. */
export const TypedViewFields = fieldsNamed(typedName(100, t`A view needs a name`))

export const SavedView = z.intersection(SavedViewFields, z.object({ id: SavedViewId }))
export type SavedView = z.infer<typeof SavedView>
