import { z } from 'zod'
import { dayText } from '../kernel/day-text'
import { Day } from '../kernel/day'
import { t } from '../kernel/words'
import { CampaignId } from '../marketing/campaign'
import { CommunityId } from '../networking/community'
import { ContactId } from '../networking/contact'
import { InteractionType, interactionTypes } from '../networking/interaction'

/** Which word counts for a whole report: the first touch, the last one, or what the person themselves said. Never two of them at once. */
export const AttributionRule = z.enum(['first', 'last', 'said'])
export type AttributionRule = z.infer<typeof AttributionRule>

export const attributionRuleNames: Readonly<Record<AttributionRule, string>> = { first: t`First touch`, last: t`Last touch`, said: t`Self-reported` }

export const attributionDefinitions: Readonly<Record<AttributionRule, string>> = {
  first: t`First touch: the earliest interaction with the deal’s contacts (likes aside) or recorded answer to a campaign, up to the day. Without one, the campaign that the deal names. What a person typed in goes before.`,
  last: t`Last touch: the campaign that the deal names, since it is said to have brought it. Without one, the latest interaction (likes aside) or recorded answer to a campaign, up to the day. What a person typed in goes before.`,
  said: t`Self-reported: what the customer said when asked. Nobody asked, or nothing recorded: unattributed.`,
}

/** Where something came from. `neither`: from no relationship and no campaign that we know; it counts as unattributed. */
export const AttributionSource = z.enum(['relationship', 'campaign', 'neither'])
export type AttributionSource = z.infer<typeof AttributionSource>

/** The side of a report that a credit counts on. */
const Side = z.enum(['organic', 'paid', 'unattributed'])
type Side = z.infer<typeof Side>

/** What a person says a deal or contact came from: a relationship (a contact, a community, or somebody), a campaign (one, or some), or neither. */
export const TypedCredit = z.object({
  source: AttributionSource,
  contactId: ContactId.nullable().default(null),
  communityId: CommunityId.nullable().default(null),
  campaignId: CampaignId.nullable().default(null),
  /** Null: the day is not known. */
  on: Day.nullable().default(null),
  /** In the words it was said in; empty: none. */
  words: z.string().trim().max(500).default(''),
}).refine(({ source, contactId, communityId }) => source === 'relationship' || (contactId === null && communityId === null), { message: t`Only a relationship has people`, path: ['contactId'] })
  .refine(({ source, campaignId }) => source === 'campaign' || campaignId === null, { message: t`Only a campaign is one`, path: ['campaignId'] })
export type TypedCredit = z.infer<typeof TypedCredit>

/** One touch as it is recorded, with the names to show. */
export const Touch = z.object({
  source: AttributionSource,
  contactId: ContactId.nullable(),
  contactName: z.string().nullable(),
  communityId: CommunityId.nullable(),
  communityName: z.string().nullable(),
  campaignId: CampaignId.nullable(),
  campaignName: z.string().nullable(),
  /** Null where it is no interaction. */
  type: InteractionType.nullable(),
  /** Null: the day is not known. */
  on: Day.nullable(),
  words: z.string(),
})
export type Touch = z.infer<typeof Touch>

/** Who or what is credited, and why. `touch` null: nothing is known. */
export const Credit = z.object({
  touch: Touch.nullable(),
  side: Side,
  /** True: typed in by a person; false: told by the rows. */
  isTypedIn: z.boolean(),
  /** A sentence: what decided it. */
  why: z.string(),
})
export type Credit = z.infer<typeof Credit>

/** The three credits of one deal or contact. */
export const Credits = z.object({ first: Credit, last: Credit, said: Credit })
export type Credits = z.infer<typeof Credits>

/** What the rows and the person say of one deal or contact. */
export interface AttributionFacts {
  /** The earliest and the latest dated touch up to the day. Null: none. */
  readonly earliest: Touch | null
  readonly latest: Touch | null
  /** The campaign that the deal names; it has no day. Null: none. */
  readonly namedCampaign: Touch | null
  /** What a person typed in, by position. Null: nothing. */
  readonly typed: { readonly first: Touch | null; readonly last: Touch | null; readonly said: Touch | null }
}

/** The side a touch counts on. */
const sideOf = (touch: Touch | null): Side => (touch === null || touch.source === 'neither' ? 'unattributed' : touch.source === 'relationship' ? 'organic' : 'paid')

/** A touch in words: `Meeting with Ada in Makers, 3 Mar 2026`. */
export const touchText = ({ source, type, contactName, communityName, campaignName, on, words }: Touch): string => {
  const kind = type === null ? t`Relationship` : interactionTypes[type].name
  const met = contactName === null ? (communityName === null ? kind : t`${kind} in ${communityName}`) : communityName === null ? t`${kind} with ${contactName}` : t`${kind} with ${contactName} in ${communityName}`
  const what = source === 'neither' ? t`Neither a relationship nor a campaign` : source === 'campaign' ? (campaignName === null ? t`A campaign` : t`Campaign ${campaignName}`) : met
  return [what, ...(on === null ? [] : [dayText(on)]), ...(words === '' ? [] : [t`“${words}”`])].join(', ')
}

const credit = (touch: Touch | null, isTypedIn: boolean, why: string): Credit => ({ touch, side: sideOf(touch), isTypedIn, why })

const typedIn = (touch: Touch): Credit => credit(touch, true, t`Typed in by a person; it goes before what the rows tell.`)

const noTouch = t`No touch of the contacts is logged up to that day, and no campaign is named.`

const firstCredit = ({ earliest, namedCampaign, typed }: AttributionFacts): Credit => {
  if (typed.first !== null) return typedIn(typed.first)
  if (earliest !== null) return credit(earliest, false, t`The earliest touch that is logged.`)
  return namedCampaign === null ? credit(null, false, noTouch) : credit(namedCampaign, false, t`No touch is logged; the deal names this campaign.`)
}

const lastCredit = ({ latest, namedCampaign, typed }: AttributionFacts): Credit => {
  if (typed.last !== null) return typedIn(typed.last)
  if (namedCampaign !== null) return credit(namedCampaign, false, t`The deal names the campaign that brought it.`)
  return latest === null ? credit(null, false, noTouch) : credit(latest, false, t`The latest touch that is logged.`)
}

/** First touch, last touch and self-reported source of one deal or contact. Source of the rules: `attributionDefinitions`. */
export const creditsOf = (facts: AttributionFacts): Credits => ({
  first: firstCredit(facts),
  last: lastCredit(facts),
  said: facts.typed.said === null ? credit(null, false, t`Nobody wrote down what they said.`) : credit(facts.typed.said, true, t`As the customer said it.`),
})
