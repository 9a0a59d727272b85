import { z } from 'zod'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { t } from '../kernel/words'
import { CountedContacts } from './counted-contacts'

export const GroupId = RowId.brand<'GroupId'>()
export type GroupId = z.infer<typeof GroupId>

/** A circle of contacts that share a rhythm, such as `Press` or `Inner circle`. A contact is in one group at most; tags mark the rest. */
export const GroupFields = z.object({
  name: typedName(100, t`A group needs a name`),
  /** Days between touches that would be ideal for whoever has no rhythm of their own. Null: the group sets none. */
  idealDays: z.int().positive().max(3650).nullable().default(null),
  /** Days after which a silence is too long; at least the ideal. Null: twice the ideal. */
  longestDays: z.int().positive().max(3650).nullable().default(null),
})
export type GroupFields = z.infer<typeof GroupFields>

export const Group = GroupFields.extend({ name: KeptName, id: GroupId, ...CountedContacts.shape })
export type Group = z.infer<typeof Group>
