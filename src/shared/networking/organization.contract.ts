import { z } from 'zod'
import { manyIds, Removed } from '../kernel/id'
import { Output } from '../kernel/output'
import { PageRequest, pageOf, SortDirection } from '../kernel/page'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { Organization, OrganizationFields, OrganizationId } from './organization'

const OrganizationNotFound = z.object({ type: z.literal('OrganizationNotFound'), id: OrganizationId })
/** Another one of the same kind already has this name. */
export const NameTaken = z.object({ type: z.literal('NameTaken'), name: z.string() })

/** What the list can be ordered by; those without an address come last both ways. */
export const OrganizationSort = z.enum(['name', 'contacts', 'url'])
export type OrganizationSort = z.infer<typeof OrganizationSort>

const OrganizationPatch = z.object({ name: OrganizationFields.shape.name, url: OrganizationFields.shape.url.unwrap(), note: OrganizationFields.shape.note.unwrap() }).partial()

/** Which organisations, and in what order. */
const OrganizationChoice = z.object({
  search: z.string().max(200).default(''),
  sort: OrganizationSort.default('name'),
  direction: SortDirection.default('ascending'),
})
export type OrganizationChoice = z.infer<typeof OrganizationChoice>

export const organizationContract = {
  /** Organisations, a page at a time, with how many contacts carry each. */
  list: query({
    input: PageRequest.extend(OrganizationChoice.shape),
    output: pageOf(Organization),
  }),
  /** All of these organisations in this order as a file. */
  saveList: job({ input: OrganizationChoice.extend({ format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save organisations as a file` }),
  get: query({ input: z.object({ id: OrganizationId }), output: Organization, errors: errors(OrganizationNotFound) }),
  add: command({ input: OrganizationFields, output: Organization, errors: errors(NameTaken), label: t`Add organisation` }),
  /** Changes an organisation; a new name reaches everybody who carries it. */
  edit: command({
    input: z.object({ id: OrganizationId, changes: OrganizationPatch }),
    output: Organization,
    errors: errors(OrganizationNotFound, NameTaken),
    label: t`Edit organisation`,
    touches: ['contact', 'keepInTouch', 'duplicate', 'workbook', 'savedView', 'personalData'],
  }),
  /** Removes organisations and takes them off their contacts, who stay. */
  remove: command({
    input: z.object({ ids: manyIds(OrganizationId) }),
    output: Removed,
    label: t`Remove organisations`,
    labelOfOne: t`Remove organisation`,
    touches: ['contact', 'keepInTouch', 'duplicate', 'workbook'],
  }),
}
