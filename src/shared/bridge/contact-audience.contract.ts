import { z } from 'zod'
import { Day } from '../kernel/day'
import { t } from '../kernel/words'
import { AudienceFields, AudienceId } from '../marketing/audience'
import { AudienceNotFound } from '../marketing/audience.contract'
import { ContactSelection } from '../networking/contact.contract'
import { command, errors, job, query } from '../rpc/contract'
import { Output } from '../kernel/output'

const Purpose = z.string().trim().min(1, t`Say which purpose they agreed to`).max(200)

/** How many of the contacts a selection finds may be in a list for a purpose, and why the others may not. Nobody is counted twice. */
export const ListCount = z.object({
  /** Contacts the selection finds. */
  found: z.int().nonnegative(),
  objected: z.int().nonnegative(),
  /** Of the others, those whose consent to the purpose does not hold that day. */
  withoutConsent: z.int().nonnegative(),
  /** Of the others, those without an e-mail address. */
  withoutEmail: z.int().nonnegative(),
  /** Those who are left: the size of the audience. */
  people: z.int().nonnegative(),
})
export type ListCount = z.infer<typeof ListCount>

export const ContactAudience = z.object({ audienceId: AudienceId, name: z.string(), purpose: z.string(), people: z.int().nonnegative(), countedOn: Day, uses: z.int().nonnegative() })
export type ContactAudience = z.infer<typeof ContactAudience>

/** A list of the contacts of a selection who consented to a purpose, as it is made. */
export const ContactListFields = z.object({ name: AudienceFields.shape.name, definition: AudienceFields.shape.definition, selection: ContactSelection, purpose: Purpose, today: Day })

export const contactAudienceContract = {
  /** Purposes that contacts have consented to, with how many consents hold on a day. */
  purposes: query({ input: z.object({ today: Day }), output: z.array(z.object({ purpose: z.string(), people: z.int().nonnegative() })) }),
  /** What a list would hold; nothing is made. */
  count: query({ input: z.object({ selection: ContactSelection, purpose: Purpose, today: Day }), output: ListCount }),
  /** All audiences that are lists of contacts, by name. */
  list: query({ input: z.object({}), output: z.array(ContactAudience) }),
  /** Makes an audience of the contacts a selection finds who consented to the purpose. It keeps the selection, not the people: each export asks again. */
  make: command({ input: ContactListFields, output: ContactAudience, label: t`Make audience of contacts`, touches: ['audience'] }),
  /** Counts anew. */
  recount: command({ input: z.object({ audienceId: AudienceId, today: Day }), output: ContactAudience, errors: errors(AudienceNotFound), label: t`Count audience anew` }),
  /**
   * The e-mail addresses of whoever is in the list that day, one a line under the heading `email`, as platforms take them: hashed (SHA-256 of the trimmed
   * address in lower case, as hex) or plain. Nobody who objected or whose consent does not hold.
   */
  export: job({ input: z.object({ audienceId: AudienceId, form: z.enum(['hashed', 'plain']), today: Day }), output: Output.extend({ people: z.int().nonnegative() }), errors: errors(AudienceNotFound), label: t`Export audience` }),
}
