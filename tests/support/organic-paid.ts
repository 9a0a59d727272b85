import type { z } from 'zod'
import { TypedCredit } from '../../src/shared/bridge/attribution'
import { OrganicPaidFilters, type OrganicPaidReport, type ReportSide, type SideCell } from '../../src/shared/bridge/organic-paid-report'
import type { Day } from '../../src/shared/kernel/day'
import type { CampaignId } from '../../src/shared/marketing/campaign'
import { DealFields } from '../../src/shared/marketing/deal'
import { ContactFields, type ContactId } from '../../src/shared/networking/contact'
import { InteractionFields } from '../../src/shared/networking/interaction'
import { attributionHandlers } from '../../src/store/bridge/attribution.handlers'
import { contactHandlers } from '../../src/store/networking/contact.handlers'
import { interactionHandlers } from '../../src/store/networking/interaction.handlers'
import { organicPaidAnswer } from '../../src/store/reports/organic-paid-answer'
import type { MarketingContext } from './marketing-context'
import { valueOf } from './open-test-store'

/** Tests write days that exist. */
export const day = (text: string): Day => text as Day
export const quarter = { from: day('2026-01-01'), to: day('2026-03-31') }

type CreditInput = z.input<typeof TypedCredit>

/** Hands of a person: what they would type in, with the defaults of the contract. */
export const hands = (context: MarketingContext) => {
  const credit = (input: CreditInput | null) => (input === null ? null : TypedCredit.parse(input))
  return {
    contact: (name: string): ContactId => valueOf(contactHandlers.add(context, ContactFields.parse({ name }))).id,
    meet: (on: string, type: string, direction: string, minutes: number | null, ...people: ContactId[]) =>
      valueOf(interactionHandlers.log(context, { ...InteractionFields.parse({ type, direction, on, minutes }), people: people.map((id) => ({ id })) })),
    deal: (on: string, amountMinor: number, contactIds: ContactId[], campaignId: number | null, typed: { readonly first?: CreditInput; readonly last?: CreditInput; readonly said?: CreditInput } = {}, part: object = {}) =>
      valueOf(
        attributionHandlers.saveDeal(context, {
          id: null, fields: DealFields.parse({ name: `Deal of ${on}`, campaignId, amountMinor, currency: 'EUR', status: 'won', on, ...part }), contactIds,
          typed: { first: credit(typed.first ?? null), last: credit(typed.last ?? null), said: credit(typed.said ?? null) },
        }),
      ),
    stage: (contactId: ContactId, leadOn: string | null, customerOn: string | null, said: CreditInput | null = null) =>
      valueOf(attributionHandlers.saveContact(context, { contactId, leadOn: leadOn as Day | null, customerOn: customerOn as Day | null, typed: { first: null, last: null, said: credit(said) } })),
    answer: (contactId: ContactId, campaignId: CampaignId, on: string) => valueOf(attributionHandlers.addResponse(context, { contactId, campaignId, on: day(on), note: '' })),
  }
}

/** Organic vs paid of the quarter, unless other filters are asked for. */
export const report = (context: MarketingContext, filters: Parameters<typeof OrganicPaidFilters.parse>[0] = {}): OrganicPaidReport => organicPaidAnswer(context, OrganicPaidFilters.parse({ period: quarter, ...(filters as object) }))

/** A figure of the comparison as it is shown. */
export const cellOf = ({ lines }: OrganicPaidReport, key: string, side: ReportSide): SideCell | undefined => lines.find((line) => line.key === key)?.cells[side]
export const value = (from: OrganicPaidReport, key: string, side: ReportSide): number | null | undefined => cellOf(from, key, side)?.value
export const reason = (from: OrganicPaidReport, key: string, side: ReportSide): string | null | undefined => cellOf(from, key, side)?.reason
