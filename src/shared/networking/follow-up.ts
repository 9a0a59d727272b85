import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { ContactId, NamedContact } from './contact'

export const FollowUpId = RowId.brand<'FollowUpId'>()
export type FollowUpId = z.infer<typeof FollowUpId>

/** Something promised to a contact for a day. */
export const FollowUpFields = z.object({
  contactId: ContactId,
  on: Day,
  note: z.string().trim().max(2000).default(''),
})
export type FollowUpFields = z.infer<typeof FollowUpFields>

export const FollowUp = FollowUpFields.extend({
  id: FollowUpId,
  ...NamedContact.shape,
  /** The day it was done. Null: it is still to do. */
  doneOn: Day.nullable(),
})
export type FollowUp = z.infer<typeof FollowUp>
