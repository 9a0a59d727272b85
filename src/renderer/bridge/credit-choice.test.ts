import { describe, expect, it } from 'vitest'
import { TypedCredit } from '../../shared/bridge/attribution'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { CommunityId } from '../../shared/networking/community'
import type { ContactId } from '../../shared/networking/contact'
import { choiceOf, creditOfChoice, creditOptions } from './credit-choice'

const names = { people: [{ id: 1 as ContactId, name: 'Ada' }], communities: [{ id: 2 as CommunityId, name: 'Makers' }], campaigns: [{ id: 3 as CampaignId, name: 'Spring' }] }

describe('the list of sources', () => {
  it('gives back every choice as a credit of the contract, and the credit as the same choice', () => {
    for (const { value } of creditOptions(names, 'As the rows tell')) {
      const credit = creditOfChoice(value, null)
      expect(credit === null || TypedCredit.safeParse(credit).success).toBe(true)
      expect(choiceOf(credit)).toBe(value)
    }
  })

  it('keeps the day and the words of the choice before', () => {
    const before = TypedCredit.parse({ source: 'neither', on: '2026-03-01', words: 'A friend told me' })
    expect(creditOfChoice('campaign:3', before)).toMatchObject({ source: 'campaign', campaignId: 3, on: '2026-03-01', words: 'A friend told me' })
  })
})
