import { z } from 'zod'
import { t } from '../kernel/words'
import { CampaignId } from '../marketing/campaign'
import { DealId } from '../marketing/deal'
import { CommunityId } from '../networking/community'
import { ContactId } from '../networking/contact'

/** What reads the rows and proposes a step. */
export const BridgeRule = z.enum(['seed_advocates', 'growing_community', 'answer_responders', 'welcome_customers', 'thank_for_deal', 'win_back', 'revisit_lost', 'exclude_customers', 'use_granted_post'])
export type BridgeRule = z.infer<typeof BridgeRule>

/** Each rule by name, and what it looks for, as it is shown beside its proposals. */
export const bridgeRules: Readonly<Record<BridgeRule, { readonly name: string; readonly definition: string }>> = {
  seed_advocates: { name: t`Seed with advocates`, definition: t`Three or more advocates share a community or a tag: show them a creative before it is advertised.` },
  growing_community: { name: t`Audience from a growing community`, definition: t`A community gained 5 or more members in 90 days, at least a tenth of those before, and has an advocate in it.` },
  answer_responders: { name: t`Answer who responded`, definition: t`People answered a campaign in the last 60 days and nobody has been in touch with them since.` },
  welcome_customers: { name: t`Welcome new customers`, definition: t`Somebody became a customer in the last 60 days and nobody has been in touch since. Whoever is thanked for a deal is not welcomed as well.` },
  thank_for_deal: { name: t`Say thanks for a deal`, definition: t`A deal was won in the last 45 days and we have not spoken with its people after that day.` },
  win_back: { name: t`Get back to quiet customers`, definition: t`Somebody with a won deal has had no touch for 120 days or more, no thanks or welcome is due, and they answered no campaign in the last 60 days.` },
  revisit_lost: { name: t`Ask again after a lost deal`, definition: t`A deal was lost 60 to 365 days ago and its people have been in touch with us in the last 30 days.` },
  exclude_customers: { name: t`Keep ads from customers`, definition: t`A running campaign for leads or sales, five or more customers, and no audience it is kept from.` },
  use_granted_post: { name: t`Use a post they allowed`, definition: t`Somebody allowed the use of a post of theirs in the last 90 days.` },
}

/** One row or number that a proposal rests on. */
export const Evidence = z.object({
  label: z.string(),
  value: z.string(),
  contactId: ContactId.nullable(),
  dealId: DealId.nullable(),
  campaignId: CampaignId.nullable(),
  communityId: CommunityId.nullable(),
})
export type Evidence = z.infer<typeof Evidence>

/** What accepting a proposal does, all of it in one step. */
export const ProposalStep = z.object({
  /** A follow-up for each of these people, with this note. */
  people: z.array(z.object({ id: ContactId, name: z.string() })),
  followUpNote: z.string(),
  audience: z.object({ name: z.string(), kind: z.enum(['customer_list', 'lookalike']), definition: z.string(), excludedFrom: CampaignId.nullable() }).nullable(),
  creative: z.object({ name: z.string(), note: z.string(), campaignId: CampaignId.nullable() }).nullable(),
})
export type ProposalStep = z.infer<typeof ProposalStep>

export const Proposal = z.object({
  rule: BridgeRule,
  /** What it is about; with the rule it names the proposal for good: one that was answered never comes again. */
  subject: z.string().min(1).max(200),
  contactId: ContactId.nullable(),
  dealId: DealId.nullable(),
  campaignId: CampaignId.nullable(),
  communityId: CommunityId.nullable(),
  title: z.string(),
  why: z.string(),
  evidence: z.array(Evidence),
  step: ProposalStep,
})
export type Proposal = z.infer<typeof Proposal>

/** What came of a proposal since it was accepted. */
export const ActionOutcome = z.object({
  followUps: z.int().nonnegative(),
  followUpsDone: z.int().nonnegative(),
  /** People it was about with a touch since that day. */
  peopleTouched: z.int().nonnegative(),
  /** Deals with them won after that day; it does not say that they were won because of it. */
  dealsWon: z.int().nonnegative(),
  /** Of those deals, by currency, in minor units. */
  revenue: z.array(z.object({ currency: z.string(), amountMinor: z.int() })),
  audience: z.object({ name: z.string(), uses: z.int().nonnegative() }).nullable(),
  creative: z.object({ name: z.string(), state: z.string() }).nullable(),
})
export type ActionOutcome = z.infer<typeof ActionOutcome>
