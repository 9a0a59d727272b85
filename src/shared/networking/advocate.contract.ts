import { z } from 'zod'
import { Day } from '../kernel/day'
import { command, errors, query } from '../rpc/contract'
import { ContactId } from './contact'
import { ContactNotFound } from './contact.contract'

/** Somebody who speaks for us without being paid, and why we think so. */
const Advocate = z.object({ contactId: ContactId, name: z.string(), reason: z.string(), since: Day, strength: z.number().nullable() })

export const advocateContract = {
  /** All advocates, the strongest relationship first. */
  list: query({ input: z.object({ today: Day }), output: z.array(Advocate) }),
  /** Names a contact an advocate, or gives another reason. */
  name: command({ input: z.object({ contactId: ContactId, reason: z.string().trim().min(1, 'Say why').max(2000), since: Day }), output: z.object({}), errors: errors(ContactNotFound), label: 'Name advocate' }),
  remove: command({ input: z.object({ contactId: ContactId }), output: z.object({}), errors: errors(ContactNotFound), label: 'Remove advocate' }),
}
