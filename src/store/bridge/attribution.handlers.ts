import type { attributionContract, CampaignResponse, CampaignResponseId, DealContact, TypedCredits } from '../../shared/bridge/attribution.contract'
import type { Day } from '../../shared/kernel/day'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { CampaignId } from '../../shared/marketing/campaign'
import { Deal, type DealId } from '../../shared/marketing/deal'
import type { CommunityId } from '../../shared/networking/community'
import type { ContactId } from '../../shared/networking/contact'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { dealHandlers } from '../marketing/deal.handlers'
import { hasCampaign } from '../marketing/has-campaign'
import { contactExists } from '../networking/contact-rows'
import { type CreditSubject, readCredits, readTypedCredits, writeTypedCredits } from './credits'

type Missing = { readonly type: 'ContactNotFound'; readonly id: ContactId } | { readonly type: 'CampaignNotFound'; readonly id: CampaignId } | { readonly type: 'CommunityNotFound'; readonly id: CommunityId }

const contactNotFound = (id: ContactId): Missing => ({ type: 'ContactNotFound', id })

/** What a typed credit names that is not there. Null: all is. */
const missingIn = (context: StoreContext, typed: TypedCredits): Missing | null => {
  for (const credit of [typed.first, typed.last, typed.said]) {
    if (credit === null) continue
    const { contactId, communityId, campaignId } = credit
    if (contactId !== null && !contactExists(context, contactId)) return contactNotFound(contactId)
    if (campaignId !== null && !hasCampaign(context, campaignId)) return { type: 'CampaignNotFound', id: campaignId }
    if (communityId !== null && context.prepare('SELECT 1 FROM community WHERE id = ?').get(communityId) === undefined) return { type: 'CommunityNotFound', id: communityId }
  }
  return null
}

interface DealSubjectRow {
  readonly until: string
  readonly campaignId: CampaignId | null
  readonly campaignName: string | null
}

const dealSubject = ({ prepare }: StoreContext, id: DealId, contactIds: readonly number[]): CreditSubject | null => {
  // The columns of the statement.
  const row = prepare('SELECT d.on_day AS until, d.campaign_id AS campaignId, c.name AS campaignName FROM deal d LEFT JOIN campaign c ON c.id = d.campaign_id WHERE d.id = ?').get(id) as DealSubjectRow | undefined
  if (row === undefined) return null
  const { until, campaignId, campaignName } = row
  return { id, until, contactIds, campaign: campaignId === null || campaignName === null ? null : { id: campaignId, name: campaignName } }
}

const firstWonSql = "SELECT min(d.on_day) FROM deal d JOIN deal_contact dc ON dc.deal_id = d.id WHERE dc.contact_id = ? AND d.status = 'won'"

const responseSql = 'SELECT r.id, r.campaign_id AS campaignId, c.name AS campaignName, r.on_day AS "on", r.note FROM campaign_response r JOIN campaign c ON c.id = r.campaign_id'

/** Only asked after a credit of the subject was asked for. */
const credited = (context: StoreContext, kind: 'deal' | 'contact', subject: CreditSubject) => {
  const credits = readCredits(context, kind, [subject]).get(subject.id)
  if (credits === undefined) throw new Error('A subject has credits')
  return credits
}

export const attributionHandlers: Handlers<typeof attributionContract, StoreContext> = {
  ofDeal: (context, { dealId }) => {
    // The columns of the statement.
    const contacts = context.prepare('SELECT c.id, c.name FROM deal_contact dc JOIN contact c ON c.id = dc.contact_id WHERE dc.deal_id = ? ORDER BY c.sort_name, c.id').all(dealId) as { id: ContactId; name: string }[]
    const subject = dealSubject(context, dealId, contacts.map(({ id }) => id))
    if (subject === null) return err({ type: 'DealNotFound', id: dealId })
    return ok({ contacts, credits: credited(context, 'deal', subject), typed: readTypedCredits(context, 'deal', dealId) })
  },

  // The columns of the statement.
  contacts: ({ prepare }) => ok(prepare('SELECT dc.deal_id AS dealId, c.id, c.name FROM deal_contact dc JOIN contact c ON c.id = dc.contact_id ORDER BY dc.deal_id, c.sort_name, c.id').all() as DealContact[]),

  saveDeal: (context, { id, fields, contactIds, typed }) => {
    const missing = missingIn(context, typed)
    if (missing !== null) return err(missing)
    const unknown = contactIds.find((contactId) => !contactExists(context, contactId))
    if (unknown !== undefined) return err(contactNotFound(unknown))
    const saved = id === null ? dealHandlers.add(context, fields) : dealHandlers.edit(context, { id, changes: fields })
    if (!saved.ok) return saved
    const dealId = saved.value.id
    context.prepare('DELETE FROM deal_contact WHERE deal_id = ? AND contact_id NOT IN (SELECT value FROM json_each(?))').run(dealId, JSON.stringify(contactIds))
    for (const contactId of contactIds) context.prepare('INSERT INTO deal_contact (deal_id, contact_id) VALUES (?, ?) ON CONFLICT DO NOTHING').run(dealId, contactId)
    writeTypedCredits(context, 'deal', dealId, typed)
    return saved
  },

  ofContact: (context, { contactId }) => {
    if (!contactExists(context, contactId)) return err({ type: 'ContactNotFound', id: contactId })
    // The columns of each statement.
    const stage = context.prepare('SELECT lead_on AS leadOn, customer_on AS customerOn FROM contact_stage WHERE contact_id = ?').get(contactId) as { leadOn: Day | null; customerOn: Day | null } | undefined
    const firstWon = context.prepare(firstWonSql).pluck().get(contactId) as Day | null
    const leadOn = stage?.leadOn ?? null
    const customerOn = stage?.customerOn ?? firstWon
    const subject: CreditSubject = { id: contactId, until: customerOn ?? leadOn, contactIds: [contactId], campaign: null }
    const deals = context
      .prepare(
        'SELECT d.id, d.name, d.amount_minor AS amountMinor, d.currency, d.status, d.on_day AS "on" FROM deal d JOIN deal_contact dc ON dc.deal_id = d.id WHERE dc.contact_id = ? ORDER BY d.on_day DESC, d.id DESC',
      )
      .all(contactId)
    return ok({
      leadOn,
      customerOn,
      isCustomerByDeal: (stage?.customerOn ?? null) === null && firstWon !== null,
      typed: readTypedCredits(context, 'contact', contactId),
      credits: credited(context, 'contact', subject),
      responses: context.prepare(`${responseSql} WHERE r.contact_id = ? ORDER BY r.on_day DESC, r.id DESC`).all(contactId) as CampaignResponse[],
      deals: deals.map((row) => Deal.pick({ id: true, name: true, amountMinor: true, currency: true, status: true, on: true }).parse(row)),
    })
  },

  saveContact: (context, { contactId, leadOn, customerOn, typed }) => {
    if (!contactExists(context, contactId)) return err({ type: 'ContactNotFound', id: contactId })
    const missing = missingIn(context, typed)
    if (missing !== null) return err(missing)
    if (leadOn === null && customerOn === null) context.prepare('DELETE FROM contact_stage WHERE contact_id = ?').run(contactId)
    else context.prepare('INSERT INTO contact_stage VALUES (@contactId, @leadOn, @customerOn) ON CONFLICT DO UPDATE SET lead_on = @leadOn, customer_on = @customerOn').run({ contactId, leadOn, customerOn })
    writeTypedCredits(context, 'contact', contactId, typed)
    return ok({})
  },

  addResponse: (context, { contactId, campaignId, on, note }) => {
    if (!contactExists(context, contactId)) return err({ type: 'ContactNotFound', id: contactId })
    if (!hasCampaign(context, campaignId)) return err({ type: 'CampaignNotFound', id: campaignId })
    const id = context.prepare('INSERT INTO campaign_response (contact_id, campaign_id, on_day, note) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET note = excluded.note RETURNING id').pluck().get(contactId, campaignId, on, note)
    return readResponse(context, Number(id))
  },

  removeResponse: ({ prepare }, { id }) => (prepare('DELETE FROM campaign_response WHERE id = ?').run(id).changes === 0 ? err({ type: 'CampaignResponseNotFound', id }) : ok({})),
}

const readResponse = ({ prepare }: StoreContext, id: number): Result<CampaignResponse, never> =>
  // The columns of the statement; the row was just written.
  ok(prepare(`${responseSql} WHERE r.id = ?`).get(id as CampaignResponseId) as CampaignResponse)
