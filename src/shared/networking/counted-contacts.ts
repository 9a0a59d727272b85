import { z } from 'zod'

/** How many contacts belong to something. */
export const CountedContacts = z.object({
  /** Those not archived, as lists show them. */
  contacts: z.int().nonnegative(),
  archived: z.int().nonnegative(),
})
export type CountedContacts = z.infer<typeof CountedContacts>

/** How many a change reaches: archived ones, too. */
export const allOf = ({ contacts, archived }: CountedContacts): number => contacts + archived
