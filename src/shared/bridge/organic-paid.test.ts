import { describe, expect, it } from 'vitest'
import type { Day } from '../kernel/day'
import { organicPaid, type OrganicPaidFacts, type PaidFacts, type SidesByRule } from './organic-paid'
import { OrganicPaidFilters } from './organic-paid-report'

const eur = (amountMinor: number) => [{ currency: 'EUR', amountMinor }]

const sides = (first: SidesByRule['first'], last = first, said: SidesByRule['said'] = 'unattributed'): SidesByRule => ({ first, last, said })

const untold = { value: null, reason: null, leftOut: [] }

/** Campaigns of which nothing is known. */
const unknownPaid: PaidFacts = { media: [], mediaWithoutConversions: [], fees: [], production: [], labour: [], claimed: [], claimedReason: null, reach: untold, conversions: untold, conversionKind: null }

const facts = (fields: Partial<OrganicPaidFacts> = {}): OrganicPaidFacts => ({
  workbook: 'Test', filters: OrganicPaidFilters.parse({ period: { from: '2026-03-01', to: '2026-03-31' } }), currency: 'EUR', grossMargin: 0.5, today: '2026-04-10' as Day, rates: [],
  // Two hours at 40 an hour.
  time: { loggedMinutes: 90, estimatedMinutes: 30, unpricedMinutes: 0, amounts: eur(80_00) },
  direct: eur(20_00),
  paid: {
    media: eur(300_00), mediaWithoutConversions: eur(60_00), fees: eur(30_00), production: eur(10_00), labour: eur(20_00), claimed: eur(900_00), claimedReason: null,
    reach: { value: 5000, reason: null, leftOut: [] }, conversions: { value: 12, reason: null, leftOut: [] }, conversionKind: 'Purchases',
  },
  other: null,
  deals: [{ ...eur(400_00)[0], sides: sides('organic', 'paid') }, { ...eur(200_00)[0], sides: sides('paid') }, { ...eur(50_00)[0], sides: sides('unattributed') }] as OrganicPaidFacts['deals'],
  leads: [sides('organic'), sides('organic', 'paid'), sides('paid')],
  customers: [{ currency: 'EUR', sides: sides('organic') }, { currency: null, sides: sides('paid') }, { currency: 'EUR', sides: sides('unattributed') }],
  engagedPeople: 8, posts: { count: 1, reach: 700 }, dataTo: null, warnings: [], ...fields,
})

/** A line's figures by column, or why there is none. */
const line = (given: OrganicPaidFacts, key: string) => {
  const { lines, sides: columns } = organicPaid(given)
  const cells = lines.find((one) => one.key === key)?.cells ?? {}
  return columns.map((side) => cells[side]?.value ?? cells[side]?.reason)
}

describe('networking and campaigns side by side', () => {
  it('are those worked out on paper, each column by itself and in the total', () => {
    const [no, notPaid, noSource] = ['Networking has no such cost.', 'Paid has no such cost.', 'What has no known source has no known cost.']
    const given = facts()
    expect(['time', 'direct', 'media', 'fees', 'production', 'labour', 'cost'].map((key) => [key, ...line(given, key)])).toEqual([
      ['time', 80_00, notPaid, noSource, 80_00],
      ['direct', 20_00, notPaid, noSource, 20_00],
      ['media', no, 300_00, noSource, 300_00],
      ['fees', no, 30_00, noSource, 30_00],
      ['production', no, 10_00, noSource, 10_00],
      ['labour', no, 20_00, noSource, 20_00],
      ['cost', 100_00, 360_00, noSource, 460_00],
    ])
    expect(['leads', 'customers', 'deals', 'revenue'].map((key) => [key, ...line(given, key)])).toEqual([['leads', 2, 1, 0, 3], ['customers', 1, 1, 1, 3], ['deals', 1, 1, 1, 3], ['revenue', 400_00, 200_00, 50_00, 650_00]])
    expect([line(given, 'claimed').slice(0, 2), line(given, 'reach').slice(0, 2), line(given, 'engaged').slice(0, 2)]).toEqual([['No platform claims sales of relationships.', 900_00], [700, 5000], [8, 12]])
    // (400 × 0.5 − 100) ÷ 100, (200 × 0.5 − 360) ÷ 360 and (650 × 0.5 − 460) ÷ 460.
    expect(line(given, 'roi')).toEqual([1, -260 / 360, noSource, -135 / 460])
    // 100 ÷ 8; of paid without the media of which nobody counted conversions: (360 − 60) ÷ 12.
    expect(line(given, 'costPerEngaged').slice(0, 2)).toEqual([12_50, 25_00])
    expect(line(given, 'costPerLead')).toEqual([50_00, 360_00, noSource, 460_00 / 3])
    expect(line(given, 'costPerCustomer')).toEqual([100_00, 360_00, noSource, 460_00 / 3])
    expect(organicPaid(given).time).toEqual({ loggedMinutes: 90, estimatedMinutes: 30, estimatedShare: 0.25 })
  })

  it('credit the same deals and people once under each rule', () => {
    const { rules } = organicPaid(facts())
    expect(rules.map(({ rule, side, deals, revenue, leads, customers, roi }) => [rule, side, deals.value, revenue.value, leads.value, customers.value, roi.value])).toEqual([
      ['first', 'organic', 1, 400_00, 2, 1, 1], ['first', 'paid', 1, 200_00, 1, 1, -260 / 360], ['first', 'unattributed', 1, 50_00, 0, 1, null], ['first', 'total', 3, 650_00, 3, 3, -135 / 460],
      ['last', 'organic', 0, 0, 1, 1, -1], ['last', 'paid', 2, 600_00, 2, 1, -60 / 360], ['last', 'unattributed', 1, 50_00, 0, 1, null], ['last', 'total', 3, 650_00, 3, 3, -135 / 460],
      ['said', 'organic', 0, 0, 0, 0, -1], ['said', 'paid', 0, 0, 0, 0, -1], ['said', 'unattributed', 3, 650_00, 3, 3, null], ['said', 'total', 3, 650_00, 3, 3, -135 / 460],
    ])
  })

  it('add nothing of campaigns without any cost, and what there is of those with fees alone', () => {
    expect([line(facts({ other: unknownPaid }), 'media'), line(facts({ other: unknownPaid }), 'cost')].map((figures) => [figures[2], figures.at(-1)])).toEqual([['No media spend is known.', 300_00], ['No cost is known.', 460_00]])
    const fees = facts({ other: { ...unknownPaid, fees: eur(5_00) } })
    expect([line(fees, 'media'), line(fees, 'fees'), line(fees, 'cost')].map((figures) => [figures[2], figures.at(-1)])).toEqual([['No media spend is known.', 300_00], [5_00, 35_00], [5_00, 465_00]])
    expect(line(facts({ paid: unknownPaid }), 'media').at(-1)).toBe('No media spend is known.')
  })

  it('have no cost where an hour has no rate, and no return where no deal was won', () => {
    const unpriced = facts({ time: { loggedMinutes: 61, estimatedMinutes: 0, unpricedMinutes: 1, amounts: eur(80_00) } })
    const reason = 'No hourly rate holds for 0 h 1 min of the time. Set one that holds on those days under “Rates and costs”.'
    expect([line(unpriced, 'cost'), line(unpriced, 'roi')].map(([organic, paid, , total]) => [organic, paid, total])).toEqual([[reason, 360_00, reason], [reason, -260 / 360, reason]])
    expect(line(facts({ deals: [] }), 'roi')).toEqual(['No deal was won here.', 'No deal was won here.', 'What has no known source has no known cost.', 'No deal was won here.'])
    const free = { time: { loggedMinutes: 0, estimatedMinutes: 0, unpricedMinutes: 0, amounts: [] }, direct: [] }
    expect(line(facts(free), 'roi')[0]).toBe('There is no cost.')
    expect(line(facts({ ...free, deals: [] }), 'roi')[0]).toBe('There is no cost.')
    // Media of nothing is known all the same, of whichever goal.
    const nothing = { ...free, paid: unknownPaid, deals: [], leads: [], customers: [], engagedPeople: 0, posts: { count: 0, reach: null } }
    expect([{ ...unknownPaid, media: eur(0) }, unknownPaid].map((other) => organicPaid(facts({ ...nothing, other })).isEmpty)).toEqual([false, true])
    expect([facts(), facts({ ...free, paid: unknownPaid }), facts({ ...free, paid: unknownPaid, deals: [], leads: [], customers: [], engagedPeople: 0, posts: { count: 0, reach: null } })].map((given) => organicPaid(given).isEmpty)).toEqual([false, false, true])
  })

  it('say of a ratio what either of its parts leaves out', () => {
    const filters = OrganicPaidFilters.parse({ ...facts().filters, otherCurrencies: 'leave_out' })
    const some = facts({ filters, direct: [...eur(20_00), { currency: 'USD', amountMinor: 1 }], deals: [...facts().deals, { currency: 'CHF', amountMinor: 1, sides: sides('organic') }] })
    const { lines } = organicPaid(some)
    const notes = (key: string) => lines.find((one) => one.key === key)?.cells.organic?.note
    expect([notes('cost'), notes('revenue'), notes('roi'), notes('costPerLead')]).toEqual(['without amounts in USD', 'without amounts in CHF', 'without amounts in USD, CHF', 'without amounts in USD'])
    expect(line(some, 'roi')[0]).toBe(1)
  })

  it('have no reach of several posts, and name what was counted', () => {
    expect([{ count: 2, reach: 700 }, { count: 1, reach: null }].map((posts) => line(facts({ posts }), 'reach')[0])).toEqual(['Reach is not added over posts: they reach the same people.', 'No post of ours has a reach in these days.'])
    const { lines } = organicPaid(facts())
    expect(lines.find(({ key }) => key === 'costPerEngaged')?.cells.paid?.note).toBe('Purchases, without 60.00 EUR of media whose files tell no conversions')
    expect(lines.find(({ key }) => key === 'engaged')?.cells.paid?.note).toBe('Purchases')
    expect(line(facts({ paid: unknownPaid }), 'engaged')[1]).toBe('No file had conversions.')
    expect(line(facts({ paid: { ...unknownPaid, claimedReason: 'Both claim it.' } }), 'claimed')[1]).toBe('Both claim it.')
    expect(line(facts({ paid: unknownPaid }), 'claimed')[1]).toBe('No file had a conversion value.')
  })
})
