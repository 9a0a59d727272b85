import { z } from 'zod'
import { Day } from '../kernel/day'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { ContactId, NamedContact } from './contact'
import { ContactNotFound } from './contact.contract'

/** Somebody who speaks for us without being paid, and why we think so. */
export const Advocate = z.object({
  ...NamedContact.shape,
  reason: z.string(),
  since: Day,
  /** 0 to 100. Null: nothing was ever logged. */
  strength: z.number().nullable(),
  /** What they posted about us. */
  posts: z.int(),
})
export type Advocate = z.infer<typeof Advocate>

/** Who is an advocate, why, and since when. */
export const AdvocateFields = z.object({ contactId: ContactId, reason: z.string().trim().min(1, t`Say why`).max(2000), since: Day })

export const advocateContract = {
  /** All advocates, the strongest relationship first. */
  list: query({ input: z.object({ today: Day }), output: z.array(Advocate) }),
  /** Whether a contact is one, and why. Null: they are not. */
  ofContact: query({ input: z.object({ contactId: ContactId, today: Day }), output: Advocate.nullable() }),
  /** Names a contact an advocate, or gives another reason. */
  name: command({ input: AdvocateFields, output: z.object({}), errors: errors(ContactNotFound), label: t`Name advocate`, touches: ['post', 'review'] }),
  remove: command({ input: z.object({ contactId: ContactId }), output: z.object({}), errors: errors(ContactNotFound), label: t`Remove advocate`, touches: ['post', 'review'] }),
}
