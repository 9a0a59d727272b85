import { z } from 'zod'
import { RowId } from '../kernel/id'
import { KeptName, typedName } from '../kernel/name'
import { t } from '../kernel/words'
import { CountedContacts } from './counted-contacts'

export const OrganizationId = RowId.brand<'OrganizationId'>()
export type OrganizationId = z.infer<typeof OrganizationId>

/** A company, newsroom or club that contacts belong to, known by its name. */
export const OrganizationFields = z.object({
  name: typedName(200, t`An organisation needs a name`),
  /** Its address on the web: https or empty. */
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]).default(''),
  note: z.string().max(50_000).default(''),
})
export type OrganizationFields = z.infer<typeof OrganizationFields>

export const Organization = OrganizationFields.extend({
  name: KeptName,
  id: OrganizationId,
  ...CountedContacts.shape,
})
export type Organization = z.infer<typeof Organization>
