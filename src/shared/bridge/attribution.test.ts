import { describe, expect, it } from 'vitest'
import type { Day } from '../kernel/day'
import type { CampaignId } from '../marketing/campaign'
import type { ContactId } from '../networking/contact'
import { type AttributionFacts, creditsOf, type Touch, touchText, TypedCredit } from './attribution'

const touch = (part: Partial<Touch>): Touch => ({ source: 'relationship', contactId: null, contactName: null, communityId: null, communityName: null, campaignId: null, campaignName: null, type: null, on: null, words: '', ...part })

const meeting = touch({ contactId: 1 as ContactId, contactName: 'Ada', type: 'meeting', on: '2026-01-05' as Day })
const call = touch({ contactId: 1 as ContactId, contactName: 'Ada', type: 'call', on: '2026-02-05' as Day })
const named = touch({ source: 'campaign', campaignId: 4 as CampaignId, campaignName: 'Spring' })

const facts = (part: Partial<AttributionFacts> = {}): AttributionFacts => ({ earliest: null, latest: null, namedCampaign: null, typed: { first: null, last: null, said: null }, ...part })

describe('credits', () => {
  it('takes the earliest and the latest touch that is logged', () => {
    expect(creditsOf(facts({ earliest: meeting, latest: call }))).toMatchObject({ first: { touch: meeting, side: 'organic', isTypedIn: false }, last: { touch: call, side: 'organic' }, said: { touch: null, side: 'unattributed' } })
  })

  it('takes the campaign that a deal names as the last touch, and as the first where nothing is logged', () => {
    expect(creditsOf(facts({ earliest: meeting, latest: call, namedCampaign: named }))).toMatchObject({ first: { touch: meeting, side: 'organic' }, last: { touch: named, side: 'paid' } })
    expect(creditsOf(facts({ namedCampaign: named }))).toMatchObject({ first: { touch: named, side: 'paid' }, last: { touch: named, side: 'paid' } })
  })

  it('lets a person overrule each by itself', () => {
    const neither = touch({ source: 'neither', words: 'walked in' })
    const { first, last, said } = creditsOf(facts({ earliest: meeting, latest: call, namedCampaign: named, typed: { first: neither, last: call, said: named } }))
    expect([first.side, first.isTypedIn, last.side, last.isTypedIn, said.side, said.isTypedIn]).toEqual(['unattributed', true, 'organic', true, 'paid', true])
  })

  it('says why nothing is credited', () => {
    const none = { touch: null, side: 'unattributed', isTypedIn: false, why: 'No touch of the contacts is logged up to that day, and no campaign is named.' }
    expect(creditsOf(facts())).toEqual({ first: none, last: none, said: { ...none, why: 'Nobody wrote down what they said.' } })
  })

  it('calls nothing typed in that the rows tell', () => {
    const logged = creditsOf(facts({ earliest: meeting, latest: call }))
    const fromDeal = creditsOf(facts({ namedCampaign: named }))
    expect([logged.first, logged.last, fromDeal.first, fromDeal.last].map(({ isTypedIn }) => isTypedIn)).toEqual([false, false, false, false])
  })
})

it('names a touch by what it was, with whom, where and when', () => {
  expect(touchText({ ...meeting, communityName: 'Makers' })).toBe('Meeting with Ada in Makers, 5 Jan 2026')
  expect(touchText(meeting)).toBe('Meeting with Ada, 5 Jan 2026')
  expect([touchText(touch({ communityName: 'Makers' })), touchText(touch({}))]).toEqual(['Relationship in Makers', 'Relationship'])
  expect([touchText(named), touchText(touch({ source: 'campaign' }))]).toEqual(['Campaign Spring', 'A campaign'])
  expect(touchText(touch({ source: 'neither', words: 'walked in' }))).toBe('Neither a relationship nor a campaign, “walked in”')
})

it('refuses a campaign with people in it, and a relationship with a campaign', () => {
  expect(TypedCredit.safeParse({ source: 'campaign', contactId: 1 }).success).toBe(false)
  expect(TypedCredit.safeParse({ source: 'campaign', communityId: 1 }).success).toBe(false)
  expect(TypedCredit.safeParse({ source: 'relationship', campaignId: 1 }).success).toBe(false)
  expect(TypedCredit.safeParse({ source: 'relationship', contactId: 1 }).success).toBe(true)
})
