import { z } from 'zod'
import { PageRequest, pageOf } from '../kernel/page'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { Contact, ContactId } from './contact'
import { ContactNotFound } from './contact.contract'
import { CustomFieldId } from './custom-field'
import { DuplicatePair } from './duplicate'

/** Both sides are the same contact. */
const SameContact = z.object({ type: z.literal('SameContact'), id: ContactId })

/** Whose value a merged contact keeps. */
const Side = z.enum(['keep', 'other'])

/** Field by field whose value is kept; unsaid: that of the contact that stays, or the other's where it has none. Notes are joined unless said. */
export const MergeChoices = z.object({
  name: Side, organization: Side, role: Side, birthday: Side, source: Side, howMet: Side, note: Side, group: Side, rhythm: Side, photo: Side,
  custom: z.array(z.object({ fieldId: CustomFieldId, from: Side })).max(1000),
}).partial()
export type MergeChoices = z.infer<typeof MergeChoices>

export const duplicateContract = {
  /** Pairs that may be one person, surest first, without those dismissed; looks at no more than 5,000 pairs. */
  list: query({ input: PageRequest, output: pageOf(DuplicatePair) }),
  /** The pairs one contact is in. */
  ofContact: query({ input: z.object({ id: ContactId }), output: z.array(DuplicatePair) }),
  /** Says that two contacts are two people. */
  dismiss: command({ input: z.object({ firstId: ContactId, secondId: ContactId }), output: z.object({}), errors: errors(ContactNotFound, SameContact), label: t`Keep apart` }),
  /** Makes two contacts one: what each has in lists, touches, memberships and follow-ups comes together; of single fields as chosen. Undo brings both back as they were. */
  merge: command({
    input: z.object({ keepId: ContactId, otherId: ContactId, choices: MergeChoices.default({}) }),
    output: Contact,
    errors: errors(ContactNotFound, SameContact),
    label: t`Merge contacts`,
    touches: ['contact', 'interaction', 'community', 'keepInTouch', 'followUp', 'alert', 'organization', 'group', 'customField', 'workbook', 'post', 'advocate', 'goal', 'review', 'personalData'],
  }),
}
