import { describe, expect, it } from 'vitest'
import type { Day } from '../../shared/kernel/day'
import { Deal } from '../../shared/marketing/deal'
import { sorted } from '../ui/sorted'
import { amountOrder, dealsText, matchingDeals } from './deals-view'
import { MarketingSearch } from './marketing-search'

const deal = (id: number, fields: object): Deal => Deal.parse({ id, name: `Deal ${id}`, amountMinor: 100_00, currency: 'EUR', status: 'won', on: '2026-03-01', ...fields })
const deals = [deal(1, { name: 'Café order', campaignId: 4 }), deal(2, { note: 'met at the CAFÉ', status: 'lost' }), deal(3, { campaignId: 5, currency: 'USD' }), deal(4, { campaignId: 4, status: 'open', customer: 'Tea & Co' })]

describe('deals', () => {
  // Tests write days that exist.
  const today = '2026-03-01' as Day
  const found = (search: object): number[] => matchingDeals(deals, MarketingSearch.parse(search), ({ campaignId }) => (campaignId === 5 ? ['Ada', 'Spring cafés'] : [])).map(({ id }) => id)

  it('are found by name, customer, note, campaign and contacts, whatever the accents and capitals', () => {
    expect(found({ find: ' café' })).toEqual([1, 2, 3])
    expect(found({ find: 'CAFE' })).toEqual([1, 2, 3])
    expect(found({ find: 'ADA' })).toEqual([3])
    expect(found({ find: 'tea' })).toEqual([4])
    expect(found({ find: 'milk' })).toEqual([])
    expect(found({})).toEqual([1, 2, 3, 4])
  })

  it('are filtered by campaign and by how they stand', () => {
    expect(found({ campaign: 4 })).toEqual([1, 4])
    expect(found({ campaign: 4, deals: 'won' })).toEqual([1])
  })

  it('are summed where they are won, each currency by itself', () => {
    expect(dealsText(deals, today)).toBe('4 deals, won 100.00 EUR and 100.00 USD.')
    expect(dealsText(deals.slice(1, 2), today)).toBe('1 deal.')
  })

  it('are said to be won ahead of their day, which an open deal may well be', () => {
    const tomorrow = '2026-03-02'
    expect(dealsText([...deals, deal(5, { on: tomorrow }), deal(6, { on: tomorrow, status: 'open' })], today)).toBe('6 deals, won 200.00 EUR and 100.00 USD. 1 is won on a day that is yet to come.')
    expect(dealsText([deal(5, { on: tomorrow })], tomorrow as Day)).toBe('1 deal, won 100.00 EUR.')
  })

  it('are sorted by amount within a currency: 20,000 yen are not more than 150 euros', () => {
    const mixed = [deal(1, { amountMinor: 9_00 }), deal(2, { amountMinor: 20_000, currency: 'JPY' }), deal(3, { amountMinor: 150_00 }), deal(4, { amountMinor: 500, currency: 'JPY' })]
    expect(sorted(mixed, amountOrder, 'ascending').map(({ id }) => id)).toEqual([1, 3, 4, 2])
    expect(sorted(mixed, amountOrder, 'descending').map(({ id }) => id)).toEqual([2, 4, 3, 1])
  })
})
