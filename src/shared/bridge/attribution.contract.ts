import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { t } from '../kernel/words'
import { CampaignId } from '../marketing/campaign'
import { CampaignNotFound } from '../marketing/campaign.contract'
import { Deal, DealFields, DealId } from '../marketing/deal'
import { DealNotFound } from '../marketing/deal.contract'
import { ContactId } from '../networking/contact'
import { ContactNotFound } from '../networking/contact.contract'
import { CommunityNotFound } from '../networking/community.contract'
import { command, errors, query } from '../rpc/contract'
import { Credits, TypedCredit } from './attribution'

export const CampaignResponseId = RowId.brand<'CampaignResponseId'>()
export type CampaignResponseId = z.infer<typeof CampaignResponseId>

const CampaignResponseNotFound = z.object({ type: z.literal('CampaignResponseNotFound'), id: CampaignResponseId })

/** What a person types in of one deal or contact; null: nothing, the rows tell. */
export const TypedCredits = z.object({ first: TypedCredit.nullable().default(null), last: TypedCredit.nullable().default(null), said: TypedCredit.nullable().default(null) })
export type TypedCredits = z.infer<typeof TypedCredits>

const People = z.array(z.object({ id: ContactId, name: z.string() }))

export const DealSources = z.object({ contacts: People, credits: Credits, typed: TypedCredits })
export type DealSources = z.infer<typeof DealSources>

/** A contact whom a deal is with. */
export const DealContact = z.object({ dealId: DealId, id: ContactId, name: z.string() })
export type DealContact = z.infer<typeof DealContact>

export const CampaignResponse = z.object({ id: CampaignResponseId, campaignId: CampaignId, campaignName: z.string(), on: Day, note: z.string() })
export type CampaignResponse = z.infer<typeof CampaignResponse>

export const ContactSources = z.object({
  /** The day they became a lead. Null: they are none, or nobody said so. */
  leadOn: Day.nullable(),
  /** The day they became a customer, typed in, else of their first won deal. Null: they are none. */
  customerOn: Day.nullable(),
  /** True where no day was typed in and a won deal tells it. */
  isCustomerByDeal: z.boolean(),
  typed: TypedCredits,
  /** Up to the day they became a customer, else a lead, else of all days. */
  credits: Credits,
  responses: z.array(CampaignResponse),
  /** Deals they are named in, newest day first. */
  deals: z.array(Deal.pick({ id: true, name: true, amountMinor: true, currency: true, status: true, on: true })),
})
export type ContactSources = z.infer<typeof ContactSources>

/** Since when somebody is a lead or customer, and what they came from. Both days null: they are neither. */
export const ContactSourceFields = z.object({ contactId: ContactId, leadOn: Day.nullable(), customerOn: Day.nullable(), typed: TypedCredits })

const touches = ['deal', 'campaign', 'report', 'customerValue', 'quarterGoal', 'advice']
const missing = errors(DealNotFound, ContactNotFound, CampaignNotFound, CommunityNotFound)

/** What somebody did in answer to a campaign, and when. */
export const ResponseFields = z.object({ contactId: ContactId, campaignId: CampaignId, on: Day, note: z.string().trim().max(2000).default('') })

export const attributionContract = {
  /** Whom a deal is with and where it came from. */
  ofDeal: query({ input: z.object({ dealId: DealId }), output: DealSources, errors: errors(DealNotFound) }),
  /** Whom the deals are with, by name; a deal that is with nobody is not among them. */
  contacts: query({ input: z.object({}), output: z.array(DealContact) }),
  /** Saves a deal with whom it is with and what a person says of where it came from, in one step. Id null: a new one. */
  saveDeal: command({ input: z.object({ id: DealId.nullable(), fields: DealFields, contactIds: z.array(ContactId).max(100), typed: TypedCredits }), output: Deal, errors: missing, label: t`Save deal`, touches }),
  /** Since when a contact is a lead or customer, and where they came from. */
  ofContact: query({ input: z.object({ contactId: ContactId }), output: ContactSources, errors: errors(ContactNotFound) }),
  saveContact: command({
    input: ContactSourceFields,
    output: z.object({}),
    errors: errors(ContactNotFound, CampaignNotFound, CommunityNotFound),
    label: t`Save source of contact`,
  }),
  /** Notes that a contact answered a campaign on a day; saying it again changes the note. */
  addResponse: command({ input: ResponseFields, output: CampaignResponse, errors: errors(ContactNotFound, CampaignNotFound), label: t`Note answer to campaign` }),
  removeResponse: command({ input: z.object({ id: CampaignResponseId }), output: z.object({}), errors: errors(CampaignResponseNotFound), label: t`Remove answer to campaign` }),
}
