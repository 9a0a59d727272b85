import { z } from 'zod'
import { Day } from '../kernel/day'
import { PageRequest, pageOf } from '../kernel/page'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { ContactId } from './contact'
import { ContactNotFound } from './contact.contract'
import { FollowUp, FollowUpFields, FollowUpId } from './follow-up'

const FollowUpNotFound = z.object({ type: z.literal('FollowUpNotFound'), id: FollowUpId })

const touches = ['keepInTouch']

export const followUpContract = {
  /** Follow-ups by day: those still to do, or those done; of everybody or of one contact; up to a day or all. Of everybody nothing is to do for somebody archived or who objected. */
  list: query({ input: PageRequest.extend({ contactId: ContactId.nullable().default(null), until: Day.nullable().default(null), isDone: z.boolean().default(false) }), output: pageOf(FollowUp) }),
  add: command({ input: FollowUpFields, output: FollowUp, errors: errors(ContactNotFound), label: t`Add follow-up`, touches }),
  edit: command({ input: z.object({ id: FollowUpId, changes: z.object({ on: Day, note: FollowUpFields.shape.note.unwrap() }).partial() }), output: FollowUp, errors: errors(FollowUpNotFound), label: t`Edit follow-up`, touches }),
  /** Marks a follow-up as done on a day; null opens it again. */
  finish: command({ input: z.object({ id: FollowUpId, doneOn: Day.nullable() }), output: FollowUp, errors: errors(FollowUpNotFound), label: t`Finish follow-up`, touches }),
  remove: command({ input: z.object({ id: FollowUpId }), output: z.object({}), errors: errors(FollowUpNotFound), label: t`Remove follow-up`, touches }),
}
