import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../kernel/day'
import type { CampaignId } from '../marketing/campaign'
import type { DealId } from '../marketing/deal'
import type { CommunityId } from '../networking/community'
import type { ContactId } from '../networking/contact'
import type { BridgeRule, Proposal } from './action'
import { type ActionFacts, proposalKey, proposals } from './action-rules'

const day = (text: string): Day => text as Day
const today = day('2026-05-01')

const facts = (part: Partial<ActionFacts>): ActionFacts => ({ today, advocates: [], communities: [], responses: [], customers: [], deals: [], campaigns: [], grantedPosts: [], ...part })

const person = (id: number, name = `Person ${id}`) => ({ id: id as ContactId, name })
const makers = { id: 7 as CommunityId, name: 'Makers' }

const proposed = (part: Partial<ActionFacts>, rule: BridgeRule): Proposal[] => proposals(facts(part), new Set()).filter((one) => one.rule === rule)

describe('seed_advocates', () => {
  const advocate = (id: number, part: Partial<ActionFacts['advocates'][number]> = {}): ActionFacts['advocates'][number] => ({ ...person(id), strength: 60.5, tags: [], communities: [makers], ...part })

  it('proposes a creative for three advocates in one place, with each of them as evidence', () => {
    const [one, ...others] = proposed({ advocates: [advocate(1), advocate(2), advocate(3)] }, 'seed_advocates')
    expect(others).toEqual([])
    expect(one).toMatchObject({ subject: 'community:7', communityId: 7, evidence: [{ label: 'Person 1', value: 'advocate, strength 61 of 100', contactId: 1 }, {}, {}], step: { people: [{ id: 1 }, { id: 2 }, { id: 3 }], creative: { name: 'Seed with advocates: Makers' } } })
  })

  it('leaves two alone, and does not propose the same people twice by their tag', () => {
    expect(proposed({ advocates: [advocate(1), advocate(2)] }, 'seed_advocates')).toEqual([])
    expect(proposed({ advocates: [1, 2, 3].map((id) => advocate(id, { tags: ['press'] })) }, 'seed_advocates').map(({ subject }) => subject)).toEqual(['community:7'])
    expect(proposed({ advocates: [1, 2, 3].map((id) => advocate(id, { communities: [], tags: ['press'] })) }, 'seed_advocates').map(({ subject }) => subject)).toEqual(['tag:press'])
  })
})

describe('growing_community', () => {
  const community = (members: number, joined: number, advocates: number) => ({ communities: [{ ...makers, members, joined, advocates }] })

  it('counts a thousand members as every other thousand is written', () => {
    expect(proposed(community(12_345, 2345, 1001), 'growing_community')).toMatchObject([{ evidence: [{ value: '12,345, 2,345 of them joined in the last 90 days' }, { value: '1,001' }], step: { audience: { definition: 'People who are like the 12,345 members of Makers.' } } }])
  })

  it('proposes an audience where a tenth came new and somebody speaks for us', () => {
    expect(proposed(community(55, 5, 1), 'growing_community')).toMatchObject([{ step: { audience: { name: 'Like the members of Makers', kind: 'lookalike', excludedFrom: null } } }])
  })

  it('asks for five, for a tenth of those before, and for an advocate', () => {
    expect([community(30, 4, 1), community(56, 5, 1), community(55, 5, 0)].flatMap((part) => proposed(part, 'growing_community'))).toEqual([])
  })
})

describe('answer_responders', () => {
  const response = (id: number, on: string) => ({ ...person(id), campaignId: 4 as CampaignId, campaignName: 'Spring', on: day(on), wasProposed: false })

  it('proposes a follow-up for each, once, by campaign', () => {
    expect(proposed({ responses: [response(1, '2026-04-20'), response(2, '2026-04-10'), response(1, '2026-04-02')] }, 'answer_responders')).toMatchObject([
      { subject: 'campaign:4:1', title: 'Answer 2 people who responded to Spring', step: { people: [{ id: 1 }, { id: 2 }], followUpNote: 'Answered the campaign Spring' } },
    ])
  })

  it('is another proposal each time that the one before was answered', () => {
    const next = (...answered: string[]) => proposals(facts({ responses: [response(1, '2026-04-20')] }), new Set(answered)).map(({ subject }) => subject)
    expect([next(), next('answer_responders campaign:4:1'), next('answer_responders campaign:4:1', 'answer_responders campaign:4:2')]).toEqual([['campaign:4:1'], ['campaign:4:2'], ['campaign:4:3']])
  })

  it('leaves answers of long ago and of days to come', () => {
    expect(proposed({ responses: [response(1, '2026-03-01'), response(2, '2026-05-02')] }, 'answer_responders')).toEqual([])
  })
})

const customer = (id: number, part: Partial<ActionFacts['customers'][number]> = {}): ActionFacts['customers'][number] => ({ ...person(id), customerOn: day('2026-04-10'), lastTouchOn: null, wonDeals: 0, revenue: [], ...part })

const deal = (id: number, part: Partial<ActionFacts['deals'][number]> = {}): ActionFacts['deals'][number] => ({ id: id as DealId, name: `Deal ${id}`, status: 'won', on: day('2026-04-10'), amountMinor: 120_000, currency: 'EUR', people: [{ ...person(1), spokeOn: day('2026-04-10'), metOn: null }], ...part })

describe('welcome_customers', () => {
  it('proposes to welcome who was not spoken with since', () => {
    expect(proposed({ customers: [customer(1, { lastTouchOn: day('2026-04-01') })] }, 'welcome_customers')).toMatchObject([{ subject: 'contact:1', step: { people: [{ id: 1 }] }, evidence: [{ value: '10 Apr 2026' }, { value: 'last touch 1 Apr 2026' }] }])
  })

  it('leaves who was, who came long ago, and who is thanked for a deal anyway', () => {
    expect(proposed({ customers: [customer(1, { lastTouchOn: day('2026-04-11') }), customer(2, { customerOn: day('2026-01-01') })] }, 'welcome_customers')).toEqual([])
    expect(proposed({ customers: [customer(1)], deals: [deal(9)] }, 'welcome_customers')).toEqual([])
  })
})

describe('thank_for_deal', () => {
  it('proposes thanks where nobody spoke with its people after the day it was won', () => {
    expect(proposed({ deals: [deal(9)] }, 'thank_for_deal')).toMatchObject([{ subject: 'deal:9', title: 'Say thanks for Deal 9', evidence: [{ value: '1,200.00 EUR on 10 Apr 2026' }, { value: 'we last spoke on 10 Apr 2026' }] }])
  })

  it('leaves deals whose people were spoken with, old ones, lost ones, and those without people', () => {
    const spoken = [{ ...person(1), spokeOn: day('2026-04-11'), metOn: null }]
    expect(proposed({ deals: [deal(1, { people: spoken }), deal(2, { on: day('2026-03-01') }), deal(3, { status: 'lost' }), deal(4, { people: [] })] }, 'thank_for_deal')).toEqual([])
  })
})

describe('win_back', () => {
  it('proposes to get back to buyers after 120 quiet days, and again only after another touch', () => {
    expect(proposed({ customers: [customer(1, { customerOn: day('2025-06-01'), wonDeals: 2, revenue: [{ currency: 'EUR', amountMinor: 5000 }], lastTouchOn: day('2026-01-01') })] }, 'win_back')).toMatchObject([{ subject: 'contact:1:2026-01-01', why: 'They bought from us, and it has been quiet for 120 days.', evidence: [{ value: '2: 50.00 EUR' }, {}] }])
  })

  it('leaves who was touched later, and who never bought', () => {
    expect(proposed({ customers: [customer(1, { customerOn: day('2025-06-01'), wonDeals: 1, lastTouchOn: day('2026-01-02') }), customer(2, { lastTouchOn: day('2025-01-01'), customerOn: day('2025-01-01') })] }, 'win_back')).toEqual([])
  })
})

describe('one person', () => {
  const rulesOf = (part: Partial<ActionFacts>): BridgeRule[] => proposals(facts(part), new Set()).map(({ rule }) => rule)
  const quiet = customer(1, { wonDeals: 1, customerOn: day('2025-01-01'), lastTouchOn: day('2025-12-01') })
  const response = { ...person(1), campaignId: 4 as CampaignId, campaignName: 'Spring', on: day('2026-04-20'), wasProposed: false }

  it('is not called quiet for a long time who bought just now, or answered a campaign', () => {
    expect(rulesOf({ customers: [quiet] })).toEqual(['win_back'])
    expect(rulesOf({ customers: [quiet], deals: [deal(9)] })).toEqual(['thank_for_deal'])
    expect(rulesOf({ customers: [quiet], responses: [response] })).toEqual(['answer_responders'])
    expect(rulesOf({ customers: [quiet], deals: [deal(9, { status: 'lost' })] })).toEqual(['win_back'])
    // The first deal was too long ago for thanks.
    expect(rulesOf({ customers: [{ ...quiet, customerOn: day('2026-03-05') }] })).toEqual(['welcome_customers'])
    expect(rulesOf({ customers: [quiet, customer(2, { ...person(2), wonDeals: 1, lastTouchOn: day('2025-12-01'), customerOn: day('2025-01-01') })], deals: [deal(9)] })).toEqual(['thank_for_deal', 'win_back'])
  })
})

describe('revisit_lost', () => {
  const lost = (on: string, metOn: string | null) => deal(5, { status: 'lost', on: day(on), people: [{ ...person(1), spokeOn: null, metOn: metOn === null ? null : day(metOn) }] })

  it('proposes to ask again where a lost deal’s people came back', () => {
    expect(proposed({ deals: [lost('2026-02-01', '2026-04-20')] }, 'revisit_lost')).toMatchObject([{ subject: 'deal:5', evidence: [{ label: 'Lost' }, { label: 'Person 1', value: 'in touch with us on 20 Apr 2026' }] }])
  })

  it('leaves deals lost lately or long ago, and people who stay away', () => {
    expect([lost('2026-04-01', '2026-04-20'), lost('2025-04-01', '2026-04-20'), lost('2026-02-01', '2026-03-01'), lost('2026-02-01', null)].flatMap((one) => proposed({ deals: [one] }, 'revisit_lost'))).toEqual([])
  })
})

describe('exclude_customers', () => {
  const campaign = (part: Partial<ActionFacts['campaigns'][number]> = {}) => ({ id: 4 as CampaignId, name: 'Spring', objective: 'leads' as const, isRunning: true, hasExclusion: false, ...part })
  const customers = [1, 2, 3, 4, 5].map((id) => customer(id))

  it('proposes an audience that a running campaign for new people is kept from', () => {
    expect(proposed({ campaigns: [campaign()], customers }, 'exclude_customers')).toMatchObject([{ subject: 'campaign:4', step: { audience: { kind: 'customer_list', excludedFrom: 4 } } }])
  })

  it('leaves campaigns that have one, that rest, that seek reach, and few customers', () => {
    expect(proposed({ campaigns: [campaign({ hasExclusion: true }), campaign({ isRunning: false }), campaign({ objective: 'awareness' })], customers }, 'exclude_customers')).toEqual([])
    expect(proposed({ campaigns: [campaign()], customers: customers.slice(1) }, 'exclude_customers')).toEqual([])
  })
})

describe('use_granted_post', () => {
  it('proposes a creative of a post whose use was allowed in the last 90 days', () => {
    const post = (postId: number, grantedOn: string) => ({ ...person(1), postId, platform: 'Instagram', grantedOn: day(grantedOn) })
    expect(proposed({ grantedPosts: [post(1, '2026-04-01'), post(2, '2026-01-01')] }, 'use_granted_post')).toMatchObject([{ subject: 'post:1', step: { creative: { name: 'Post by a customer (Instagram, 1 Apr 2026)' } } }])
  })
})

const ofDay = {
  answer_responders: (on: Day) => ({ responses: [{ ...person(1), campaignId: 4 as CampaignId, campaignName: 'Spring', on, wasProposed: false }] }),
  welcome_customers: (on: Day) => ({ customers: [customer(1, { customerOn: on })] }),
  thank_for_deal: (on: Day) => ({ deals: [deal(9, { on, people: [{ ...person(1), spokeOn: null, metOn: null }] })] }),
  use_granted_post: (on: Day) => ({ grantedPosts: [{ ...person(1), postId: 1, platform: 'Instagram', grantedOn: on }] }),
  revisit_lost: (on: Day) => ({ deals: [deal(5, { status: 'lost', on, people: [{ ...person(1), spokeOn: null, metOn: today }] })] }),
} satisfies Partial<Record<BridgeRule, (on: Day) => Partial<ActionFacts>>>

it.each([
  ['answer_responders', '2026-03-02', '2026-05-01'],
  ['welcome_customers', '2026-03-02', '2026-05-01'],
  ['thank_for_deal', '2026-03-17', '2026-05-01'],
  ['use_granted_post', '2026-01-31', '2026-05-01'],
  ['revisit_lost', '2025-05-01', '2026-03-02'],
] as const)('%s looks at the days from %s to %s, and at none beside them', (rule, first, last) => {
  const isProposed = (on: Day): boolean => proposed(ofDay[rule](on), rule).length === 1
  expect([addDays(day(first), -1), day(first), day(last), addDays(day(last), 1)].map(isProposed)).toEqual([false, true, true, false])
})

it('a touch on the day somebody became a customer is one since; of a deal each of its people must be unspoken with', () => {
  expect(proposed({ customers: [customer(1, { lastTouchOn: day('2026-04-10') })] }, 'welcome_customers')).toEqual([])
  const [unspoken, spoken] = [{ ...person(1), spokeOn: null, metOn: null }, { ...person(2), spokeOn: day('2026-04-11'), metOn: null }]
  expect(proposed({ deals: [deal(9, { people: [unspoken, spoken] })] }, 'thank_for_deal')).toEqual([])
  expect(proposed({ deals: [deal(9, { people: [unspoken] })] }, 'thank_for_deal')).toMatchObject([{ evidence: [{}, { value: 'we never spoke' }] }])
})

it('asks again about a lost deal only with those who came back within 30 days', () => {
  const people = ['2026-03-31', '2026-04-01', '2026-05-01', '2026-05-02', null].map((metOn, index) => ({ ...person(index), spokeOn: null, metOn: metOn === null ? null : day(metOn) }))
  expect(proposed({ deals: [deal(5, { status: 'lost', on: day('2026-02-01'), people })] }, 'revisit_lost')).toMatchObject([{ evidence: [{ label: 'Lost' }, { label: 'Person 1' }, { label: 'Person 2' }], step: { people: [{ id: 1 }, { id: 2 }] } }])
})

it('keeps customers from campaigns for sales, too', () => {
  const campaigns = [{ id: 4 as CampaignId, name: 'Spring', objective: 'sales' as const, isRunning: true, hasExclusion: false }]
  expect(proposed({ campaigns, customers: [1, 2, 3, 4, 5].map((id) => customer(id)) }, 'exclude_customers')).toHaveLength(1)
})

it('never proposes again what was answered, and always the same otherwise', () => {
  const rows = facts({ deals: [deal(9), deal(10)], customers: [customer(4)] })
  const all = proposals(rows, new Set())
  expect(all.length).toBeGreaterThan(2)
  expect(proposals(rows, new Set())).toEqual(all)
  const [first] = all
  expect(proposals(rows, new Set(first === undefined ? [] : [proposalKey(first)]))).toEqual(all.slice(1))
  expect(new Set(all.map(proposalKey)).size).toBe(all.length)
})
