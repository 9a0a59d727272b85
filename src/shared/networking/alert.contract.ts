import { z } from 'zod'
import { Day } from '../kernel/day'
import { t } from '../kernel/words'
import { command, errors, query } from '../rpc/contract'
import { CommunityId, MembershipLevel } from './community'
import { NamedContact } from './contact'
import { ContactNotFound } from './contact.contract'

/** `went_quiet` and `came_back`: of a regular, see `regularDefinition`; `first_contribution`: they spoke for the first time; `level_moved`: see `levelDefinition`. */
const AlertKind = z.enum(['went_quiet', 'came_back', 'first_contribution', 'level_moved'])

/** Something about a contact that a person would want to know. */
export const Alert = z.object({
  kind: AlertKind,
  on: Day,
  ...NamedContact.shape,
  /** Of a moved level, as are the two levels; else null. */
  communityId: CommunityId.nullable(),
  communityName: z.string().nullable(),
  fromLevel: MembershipLevel.nullable(),
  toLevel: MembershipLevel.nullable(),
})
export type Alert = z.infer<typeof Alert>

export const alertContract = {
  /** What came up in the last days and was not dismissed, newest first; at most 500. Archived contacts and pinned levels give none. */
  list: query({ input: z.object({ today: Day, days: z.int().positive().max(366).default(30), kinds: z.array(AlertKind).min(1).nullable().default(null) }), output: z.array(Alert) }),
  /** How many came up from a day on, and were not dismissed. */
  count: query({ input: z.object({ today: Day, from: Day }), output: z.object({ alerts: z.int().nonnegative() }) }),
  /** Puts one alert away; the next of its kind comes again. */
  dismiss: command({ input: Alert.pick({ kind: true, on: true, contactId: true, communityId: true }), output: z.object({}), errors: errors(ContactNotFound), label: t`Dismiss alert` }),
}
