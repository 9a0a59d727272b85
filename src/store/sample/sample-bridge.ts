import type { BridgeRule } from '../../shared/bridge/action'
import type { contract } from '../../shared/contract'
import { addDays, type Day } from '../../shared/kernel/day'
import type { CampaignName } from '../../shared/marketing/campaign'
import type { ContactId } from '../../shared/networking/contact'
import type { Client } from '../../shared/rpc/contract'
import type { ValueOf } from './sample-campaigns'

type SampleClient = Client<typeof contract>

interface Sample {
  readonly client: SampleClient
  readonly contacts: readonly ContactId[]
  readonly today: Day
  readonly valueOf: ValueOf
}

/** Said: what the customer told; `r` a relationship, `n` neither, else the name of a campaign; null: nobody asked. */
interface SampleDeal {
  readonly name: string
  readonly who: readonly number[]
  readonly daysAgo: number
  readonly amountMinor: number
  readonly status: 'won' | 'lost' | 'open'
  readonly campaign: string | null
  readonly said: string | null
}

const deals: readonly SampleDeal[] = [
  { name: 'Bowls for the spring menu', who: [0, 3], daysAgo: 6, amountMinor: 184_000, status: 'won', campaign: null, said: 'r' },
  { name: 'Cups with a stamp', who: [1], daysAgo: 12, amountMinor: 96_000, status: 'won', campaign: null, said: 'r' },
  { name: 'Plates for twelve tables', who: [7], daysAgo: 19, amountMinor: 231_000, status: 'won', campaign: 'Wholesale search', said: 'r' },
  { name: 'Workshop for a team', who: [12], daysAgo: 26, amountMinor: 74_000, status: 'won', campaign: 'Kiln opening', said: 'Kiln opening' },
  { name: 'Hotel breakfast set', who: [2, 9], daysAgo: 38, amountMinor: 412_000, status: 'won', campaign: null, said: null },
  { name: 'Gifts for clients', who: [31], daysAgo: 47, amountMinor: 128_000, status: 'won', campaign: 'Autumn tableware', said: 'Autumn tableware' },
  { name: 'Vases for a florist', who: [5], daysAgo: 63, amountMinor: 58_000, status: 'won', campaign: null, said: 'n' },
  { name: 'Bar tiles, first batch', who: [15], daysAgo: 80, amountMinor: 167_000, status: 'won', campaign: 'Wholesale search', said: 'Wholesale search' },
  { name: 'Coffee cups, refill', who: [1], daysAgo: 118, amountMinor: 83_000, status: 'won', campaign: null, said: 'r' },
  { name: 'Serving dishes', who: [64], daysAgo: 170, amountMinor: 91_000, status: 'won', campaign: 'Spring gifts', said: null },
  { name: 'Hotel lobby vases', who: [4], daysAgo: 88, amountMinor: 260_000, status: 'lost', campaign: 'Wholesale search', said: null },
  { name: 'Tableware for a pop-up', who: [8], daysAgo: 72, amountMinor: 54_000, status: 'lost', campaign: null, said: null },
  { name: 'Opening of a second café', who: [0], daysAgo: -14, amountMinor: 320_000, status: 'open', campaign: null, said: 'r' },
]

const campaignId = (campaigns: readonly CampaignName[], name: string | null) => (name === null ? null : (campaigns.find((campaign) => campaign.name === name)?.id ?? null))

const addDeals = async ({ client, contacts, today, valueOf }: Sample, campaigns: readonly CampaignName[]): Promise<void> => {
  for (const { name, who, daysAgo, amountMinor, status, campaign, said } of deals) {
    const source = said === null ? null : said === 'r' ? { source: 'relationship' as const, words: 'We know each other' } : said === 'n' ? { source: 'neither' as const, words: 'Read about you in a magazine' } : { source: 'campaign' as const, campaignId: campaignId(campaigns, said), words: 'Saw an ad' }
    const contactIds = who.flatMap((index) => contacts[index] ?? [])
    valueOf(await client.bridge.attribution.saveDeal({ id: null, fields: { name, campaignId: campaignId(campaigns, campaign), amountMinor, currency: 'EUR', status, on: addDays(today, -daysAgo) }, contactIds, typed: { said: source } }))
  }
}

const addEffort = async ({ client, today, valueOf }: Sample): Promise<void> => {
  const { effort } = client.bridge
  valueOf(await effort.setRate({ from: addDays(today, -500), amountMinor: 3200, currency: 'EUR' }))
  valueOf(await effort.setRate({ from: addDays(today, -130), amountMinor: 3800, currency: 'EUR' }))
  const costs = [['event', 'Table at the makers’ fair', 24_000, 75], ['gift', 'Test pieces for friends of the studio', 9600, 41], ['tool', 'Newsletter tool, a year', 11_900, 200], ['event', 'Coffee for the open studio', 4200, 22]] as const
  for (const [kind, label, amountMinor, daysAgo] of costs) valueOf(await effort.addCost({ kind, label, amountMinor, currency: 'EUR', on: addDays(today, -daysAgo) }))
}

/** Who answered campaigns, became leads, speaks for the brand, and allowed what. */
const addPeople = async ({ client, contacts, today, valueOf }: Sample, campaigns: readonly CampaignName[]): Promise<void> => {
  const { attribution } = client.bridge
  const { advocate, personalData, post } = client.networking
  const person = (index: number): ContactId[] => contacts.slice(index, index + 1)
  const answers = [[71, 'Wholesale search', 9], [83, 'Wholesale search', 14], [96, 'Wholesale search', 21], [12, 'Kiln opening', 61], [31, 'Autumn tableware', 58], [102, 'Autumn tableware', 33]] as const
  for (const [index, name, daysAgo] of answers) {
    const campaign = campaignId(campaigns, name)
    for (const contactId of campaign === null ? [] : person(index)) valueOf(await attribution.addResponse({ contactId, campaignId: campaign ?? 0, on: addDays(today, -daysAgo), note: 'Filled in the contact form' }))
  }
  const leads = [[2, 66], [7, 52], [12, 60], [15, 95], [31, 57], [71, 9], [96, 20], [110, 30]] as const
  for (const [index, daysAgo] of leads) for (const contactId of person(index)) valueOf(await attribution.saveContact({ contactId, leadOn: addDays(today, -daysAgo), customerOn: null, typed: index === 110 ? { said: { source: 'relationship', words: 'A friend sent me' } } : {} }))
  for (const index of [0, 1, 2, 5, 7, 10]) for (const contactId of person(index)) valueOf(await advocate.name({ contactId, reason: 'Shows our pieces and tells others where they are from', since: addDays(today, -120 + index * 7) }))
  for (const contactId of contacts.filter((_, index) => index % 3 === 0)) valueOf(await personalData.addConsent({ contactId, purpose: 'Custom audiences for ads', basis: 'consent', source: 'Form at the studio', wording: 'You may use my e-mail address to show me ads of yours.', givenOn: addDays(today, -150) }))
  for (const authorId of person(5)) valueOf(await post.add({ kind: 'user_generated', platform: 'instagram', authorId, on: addDays(today, -34), text: 'These vases make the whole shop.', permission: 'granted', permissionOn: addDays(today, -30), permissionNote: 'By message' }))
}

/** Proposals as they were answered three weeks ago, and what was done since. */
const answerProposals = async ({ client, today, valueOf }: Sample): Promise<void> => {
  const then = addDays(today, -21)
  const { action } = client.bridge
  const wanted: readonly BridgeRule[] = ['thank_for_deal', 'seed_advocates', 'welcome_customers', 'win_back']
  const open = valueOf(await action.proposals({ today: then }))
  for (const [index, rule] of wanted.entries()) {
    const proposal = open.find((one) => one.rule === rule)
    if (proposal === undefined) continue
    const answer = { rule, subject: proposal.subject, today: then }
    if (index === 3) valueOf(await action.dismiss(answer))
    else valueOf(await action.accept({ ...answer, followUpOn: addDays(then, 4) }))
  }
  const finished: readonly BridgeRule[] = ['thank_for_deal', 'seed_advocates']
  // By what the proposals said: their words are the language's.
  const notes = new Set(open.filter(({ rule }) => finished.includes(rule)).map(({ step }) => step.followUpNote))
  const { rows } = valueOf(await client.networking.followUp.list({ until: addDays(then, 4), limit: 500 }))
  for (const { id, note } of rows) if (notes.has(note)) valueOf(await client.networking.followUp.finish({ id, doneOn: addDays(then, 5) }))
}

/** What joins the two halves of the sample: rates and costs, deals with people, answers, advocates, consents, proposals, a list of contacts. */
export const addSampleBridge = async (sample: Sample): Promise<void> => {
  const { client, today, valueOf } = sample
  const campaigns = valueOf(await client.marketing.campaign.names({}))
  await addEffort(sample)
  await addDeals(sample, campaigns)
  await addPeople(sample, campaigns)
  await answerProposals(sample)
  valueOf(await client.bridge.pedigree.addBreak({ platform: 'meta', on: addDays(today, -45), what: 'click-through counts link clicks only' }))
  const filter = { field: 'strength' as const, atLeast: 20, atMost: null }
  valueOf(await client.savedView.add({ table: 'contacts', name: 'Close to us', filter: { filter } }))
  valueOf(await client.bridge.contactAudience.make({ name: 'Close contacts who agreed', definition: 'Contacts of the view “Close to us” who consented to “Custom audiences for ads”.', selection: { filter }, purpose: 'Custom audiences for ads', today }))
}
