import { z } from 'zod'
import { Day } from '../kernel/day'
import { manyIds, Removed } from '../kernel/id'
import { Output } from '../kernel/output'
import { groupedPageOf, PageRequest, SortDirection } from '../kernel/page'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { CampaignId } from './campaign'
import { CampaignNotFound } from './campaign.contract'
import { Creative, CreativeFields, CreativeId, CreativeState, CreativeVariant, CreativeVariantId, VariantFields } from './creative'
import { TypedUtmConvention, UtmConvention } from './utm'

const CreativeNotFound = z.object({ type: z.literal('CreativeNotFound'), id: CreativeId })
const VariantNotFound = z.object({ type: z.literal('VariantNotFound'), id: CreativeVariantId })
/** What was approved stays as it was approved: take it back to draft to change it. */
const CreativeIsFixed = z.object({ type: z.literal('CreativeIsFixed'), state: CreativeState })
/** A creative does not go from this state to that one. */
const StateNotReachable = z.object({ type: z.literal('StateNotReachable'), from: CreativeState, to: CreativeState })
/** A platform would refuse a variant; the sentences say why. */
export const VariantRefused = z.object({ type: z.literal('VariantRefused'), sentences: z.array(z.string()) })

const touches = ['calendar', 'campaign'] as const
const CreativePatch = z.object({
  name: CreativeFields.shape.name,
  campaignId: CreativeFields.shape.campaignId.unwrap(),
  landingUrl: CreativeFields.shape.landingUrl.unwrap(),
  note: CreativeFields.shape.note.unwrap(),
  scheduledOn: CreativeFields.shape.scheduledOn.unwrap(),
}).partial()

/** Which state creatives are taken to, by whom and why. */
export const AdvanceFields = z.object({ ids: manyIds(CreativeId), to: CreativeState, by: z.string().trim().min(1, t`Say who`).max(120), note: z.string().max(5000).default('') })

export const CreativeSort = z.enum(['name', 'campaign', 'state', 'scheduledOn'])
export type CreativeSort = z.infer<typeof CreativeSort>

/** What creatives can be grouped by: how far they are, what they belong to, the month they are planned for. */
export const CreativeGrouping = z.enum(['state', 'campaign', 'month'])
export type CreativeGrouping = z.infer<typeof CreativeGrouping>

/** Which creatives, and in what order. */
const CreativeChoice = z.object({
  search: z.string().max(200).default(''),
  campaignId: CampaignId.nullable().default(null),
  state: CreativeState.nullable().default(null),
  /** Those with a variant on it. */
  platform: AdPlatform.nullable().default(null),
  /** Whether they have a day. Null: either. */
  isPlanned: z.boolean().nullable().default(null),
  sort: CreativeSort.default('name'),
  direction: SortDirection.default('ascending'),
})
export type CreativeChoice = z.infer<typeof CreativeChoice>

export const creativeContract = {
  /** A page of creatives, with variants and what platforms would say to them; those without a day or campaign come last. */
  list: query({
    input: PageRequest.extend({ ...CreativeChoice.shape, groupBy: CreativeGrouping.nullable().default(null) }),
    output: groupedPageOf(Creative),
  }),
  /** All of these creatives in this order as a file, a line for each variant; one without variants has a line, too. */
  saveList: job({ input: CreativeChoice.extend({ format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save creatives as a file` }),
  get: query({ input: z.object({ id: CreativeId }), output: Creative, errors: errors(CreativeNotFound) }),
  add: command({ input: CreativeFields, output: Creative, errors: errors(CampaignNotFound), label: t`Add creative`, touches }),
  edit: command({ input: z.object({ id: CreativeId, changes: CreativePatch }), output: Creative, errors: errors(CreativeNotFound, CampaignNotFound, CreativeIsFixed), label: t`Edit creative`, touches }),
  /** To another day, or off the calendar. What is live may be moved too: the day is a plan, not the content. */
  reschedule: command({ input: z.object({ id: CreativeId, on: Day.nullable() }), output: Creative, errors: errors(CreativeNotFound), label: t`Reschedule creative`, touches }),
  /** Takes creatives to another state, noted with who did it: all of them or none. Approval is refused while a platform would refuse a variant. */
  advance: command({
    input: AdvanceFields,
    output: z.array(Creative),
    errors: errors(CreativeNotFound, StateNotReachable, VariantRefused),
    label: t`Advance creative`,
    touches,
  }),
  remove: command({ input: z.object({ ids: manyIds(CreativeId) }), output: Removed, label: t`Remove creatives`, labelOfOne: t`Remove creative`, touches }),
  addVariant: command({ input: z.object({ id: CreativeId, fields: VariantFields }), output: CreativeVariant, errors: errors(CreativeNotFound, CreativeIsFixed), label: t`Add variant`, touches }),
  editVariant: command({ input: z.object({ id: CreativeVariantId, fields: VariantFields }), output: CreativeVariant, errors: errors(VariantNotFound, CreativeIsFixed), label: t`Edit variant`, touches }),
  removeVariant: command({ input: z.object({ id: CreativeVariantId }), output: z.object({}), errors: errors(VariantNotFound, CreativeIsFixed), label: t`Remove variant`, touches }),
  /** The marked link of every variant that leads somewhere; `sameAs` names the others with the very same link, which cannot be told apart in analytics. */
  links: query({
    input: z.object({ campaignId: CampaignId.nullable().default(null) }),
    output: z.array(z.object({ creativeId: CreativeId, creative: z.string(), campaign: z.string().nullable(), variantId: CreativeVariantId, variant: z.string(), platform: AdPlatform, url: z.string(), sameAs: z.array(CreativeVariantId) })),
  }),
  /** The links of these variants in this order as a file; those that are gone, or lead nowhere, are left out. */
  saveLinks: job({ input: z.object({ ids: manyIds(CreativeVariantId), format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save links as a file` }),
  convention: query({ input: z.object({}), output: UtmConvention }),
  /** Says how links are marked; all links follow at once. */
  setConvention: command({ input: TypedUtmConvention, output: UtmConvention, label: t`Set link convention` }),
}
