import { describe, expect, it } from 'vitest'
import type { Day } from '../kernel/day'
import { customerValue, type ValueBasis, valueDays } from './customer-value'

// Tests write days that exist.
const day = (text: string): Day => text as Day

let id = 0
const deal = (customer: string, on: string, amountMinor: number, contactId: number | null = null) => ({ id: (id += 1), customer, contactId, on: day(on), amountMinor })

const value = (fields: Partial<ValueBasis>) => customerValue({ currency: 'EUR', deals: [], otherDeals: [], otherCurrencies: [], costMinor: 1000_00, spendDays: null, grossMargin: 0.5, to: day('2026-12-31'), ...fields })

describe('customer value, by hand', () => {
  it('over three years of deals', () => {
    // 2025: Ada, Bo, Cy, Di bought. 2026: Ada (twice), Bo and, new, Eve, Fay: 4 customers, 2 of 4 left.
    const deals = [
      deal('Ada', '2024-05-01', 1), deal('ada ', '2025-02-01', 5), deal('Bo', '2025-03-01', 5), deal('Cy', '2025-04-01', 5), deal('Di', '2025-05-01', 5),
      deal('Ada', '2026-01-01', 300_00), deal('ADA', '2026-06-01', 100_00), deal('Bo', '2026-06-01', 200_00), deal('Eve', '2026-07-01', 100_00), deal('Fay', '2026-12-31', 500_00), deal('Late', '2027-01-01', 9),
    ]
    expect(value({ deals })).toMatchObject({
      from: '2026-01-01', customers: 4, newCustomers: 2, revenueMinor: 1200_00, revenuePerCustomerMinor: 300_00, churn: 0.5, lifetimeYears: 2,
      // 300 a year at half margin over two years; 1000 for two new ones; 150 a year is 12.50 a month.
      ltvMinor: 300_00, cacMinor: 500_00, ltvToCac: 0.6, paybackMonths: 40, reasons: {},
    })
  })

  it('counts the first year only without two years of history, and extrapolates nothing', () => {
    const deals = [deal('Ada', '2026-07-04', 600_00), deal('', '2026-10-01', 300_00), deal('', '2026-11-01', 300_00)]
    const result = value({ deals, costMinor: 300_00 })
    expect(result).toMatchObject({ customers: 3, newCustomers: 3, churn: null, lifetimeYears: null, ltvMinor: 200_00, cacMinor: 100_00, ltvToCac: 2, paybackMonths: null, reasons: { churn: 'Churn needs two years of deals.', payback: 'Payback needs twelve months of deals.' } })
    expect(result.cautions.slice(0, 3)).toEqual([
      '2 of 3 deals name no customer and not one contact; each counts as a customer of its own.', 'Deals in EUR go back 181 days only; nothing is extrapolated to a year.', 'Churn is not known yet; lifetime value counts the first year only.',
    ])
  })

  it('knows who bought in another currency, of which no amount is added', () => {
    const deals = [deal('Old', '2024-05-01', 1), deal('Ada', '2025-02-01', 5), deal('Bo', '2025-03-01', 5), deal('Cy', '2026-01-01', 300_00), deal('New', '2026-01-01', 100_00)]
    const otherDeals = [deal('cy', '2025-06-01', 7_00), deal('Ada', '2026-05-01', 9_00)]
    expect(value({ deals, otherDeals, otherCurrencies: [{ currency: 'CHF', sentence: 'Not added, in CHF: 9.00 of won deals.' }] })).toMatchObject({ customers: 2, newCustomers: 1, revenueMinor: 400_00, churn: 0.5, otherCurrencies: [{ currency: 'CHF' }] })
    expect(value({ deals })).toMatchObject({ customers: 2, newCustomers: 2, churn: 1 })
    // Bo bought in francs on the last day; what Ada did years ago keeps her not.
    expect(value({ deals, otherDeals: [deal('Ada', '2024-06-01', 7_00), deal('Bo', '2026-12-31', 9_00)] })).toMatchObject({ churn: 0.5 })
  })

  it('takes nobody without a name for one who left', () => {
    const deals = [deal('Old', '2024-05-01', 1), deal('Ada', '2025-02-01', 5), deal('Bo', '2025-03-01', 5), deal('', '2025-04-01', 5), deal(' ', '2025-05-01', 5), deal('Ada', '2026-01-01', 300_00)]
    expect(value({ deals })).toMatchObject({ churn: 0.5, lifetimeYears: 2 })
    expect(value({ deals: [deal('', '2026-04-01', 5), deal('Ada', '2026-04-01', 5)] }).cautions[0]).toBe('1 of 2 deals name no customer and not one contact; each counts as a customer of its own.')
    expect(value({ deals: deals.filter(({ customer, on }) => on < '2025' || on > '2026' || customer.trim() === '') })).toMatchObject({ churn: null, lifetimeYears: null, reasons: { churn: 'No deal of the year before says who bought.' } })
  })

  it('knows who bought by the one contact of a deal, under the name that other deals have of them', () => {
    const deals = [deal('', '2026-01-01', 1, 1), deal('', '2026-02-01', 1, 1), deal('Bo', '2026-02-01', 1, 2), deal('', '2026-03-01', 1, 2), deal('Café East', '2026-03-01', 1, 3), deal('Café West', '2026-03-01', 1, 3), deal('', '2026-04-01', 1, 3), deal('', '2026-04-01', 1)]
    // One without a name; Bo; two cafés of one contact, and a deal that may be of either; nobody.
    expect(value({ deals })).toMatchObject({ customers: 6, newCustomers: 6 })
    expect(value({ deals }).cautions[0]).toBe('1 of 8 deals name no customer and not one contact; each counts as a customer of its own.')
    const earlier = [deal('Old', '2024-05-01', 1), deal('', '2025-02-01', 5, 1), deal('', '2025-03-01', 5, 9)]
    expect(value({ deals: [...earlier, ...deals] })).toMatchObject({ newCustomers: 5, churn: 0.5 })
  })

  it('says where spend is known for a part of the months only', () => {
    const known = (first: string, last: string): string => value({ deals: [deal('Ada', '2026-07-04', 600_00)], spendDays: { first: day(first), last: day(last) } }).cautions.filter((caution) => caution.startsWith('Media spend')).join('')
    expect(known('2026-10-01', '2026-12-30')).toBe('Media spend is known for 1 Oct – 30 Dec 2026 only; the cost of acquisition sets it against the new customers of all twelve months.')
    expect(known('2025-03-01', '2026-06-30')).toContain('for 1 Jan – 30 Jun 2026 only')
    // The whole year but for a few days, and no day of it, of which there is no spend either.
    expect([known('2026-01-08', '2026-12-24'), known('2025-01-01', '2025-12-31')]).toEqual(['', ''])
    expect([known('2026-01-09', '2026-12-31'), known('2026-01-01', '2026-12-23'), known('2026-10-01', '2027-02-01'), known('2025-01-01', '2026-01-01')].map((caution) => caution.split(' only')[0])).toEqual(['9 Jan – 31 Dec 2026', '1 Jan – 23 Dec 2026', '1 Oct – 31 Dec 2026', '1 Jan 2026'].map((days) => `Media spend is known for ${days}`))
  })

  it('is margin, not revenue: without a stated margin there is none', () => {
    const result = value({ deals: [deal('Ada', '2025-06-01', 1), deal('Bo', '2026-06-01', 100_00)], grossMargin: null })
    expect(result).toMatchObject({ revenuePerCustomerMinor: 100_00, ltvMinor: null, ltvToCac: null, paybackMonths: null, isNeverPaidBack: false, reasons: { ltv: 'No gross margin is stated in the settings.', payback: 'No gross margin is stated in the settings.' } })
    expect(result.cautions[0]).toContain('margin, not revenue')
  })

  it('caps a lifetime that nobody ends, and says so', () => {
    const result = value({ deals: [deal('Ada', '2024-01-01', 1), deal('Ada', '2025-06-01', 1), deal('Ada', '2026-06-01', 100_00)] })
    expect(result).toMatchObject({ churn: 0, lifetimeYears: 10, ltvMinor: 500_00, newCustomers: 0, cacMinor: null, paybackMonths: null, reasons: { cac: 'Nobody bought for the first time in these twelve months.' } })
    expect(result.cautions.join()).toContain('a lifetime of 10 years is assumed')
    // One of ten leaves, who stay ten years, and one of eleven, who would stay eleven.
    const oneOf = (count: number) => value({ deals: [deal('0', '2024-01-01', 1), ...Array.from({ length: count }, (_, index) => deal(String(index), '2025-06-01', 1)), ...Array.from({ length: count - 1 }, (_, index) => deal(String(index), '2026-06-01', 100_00))] })
    expect([oneOf(10), oneOf(11)].map(({ lifetimeYears, cautions }) => [lifetimeYears, cautions.filter((caution) => caution.includes('lifetime of'))])).toEqual([[10, []], [10, ['Fewer than one in 10 left in a year; a lifetime of 10 years is assumed.']]])
  })

  it('has no answer, with its reason, where there is none', () => {
    expect(value({})).toMatchObject({ ltvMinor: null, cacMinor: null, ltvToCac: null, paybackMonths: null, reasons: { ltv: 'Nobody bought in these twelve months.' } })
    expect(value({ deals: [deal('Ada', '2026-06-01', 100_00)], costMinor: null })).toMatchObject({ ltvMinor: 50_00, cacMinor: null, reasons: { cac: 'No costs are known for these twelve months.', payback: 'No costs are known for these twelve months.' } })
    expect(value({ deals: [deal('Bo', '2025-06-01', 0), deal('Ada', '2026-06-01', 0)] })).toMatchObject({ ltvMinor: 0, ltvToCac: 0, paybackMonths: null, isNeverPaidBack: true, reasons: { payback: 'Never: a customer earns nothing.' } })
  })

  it('is paid back in the month in which the last of the cost comes in, and margins that are no binary fraction add no month', () => {
    const paidBack = (costMinor: number): number | null => value({ deals: [deal('Ada', '2025-06-01', 1), deal('Bo', '2026-06-01', 1000_00)], grossMargin: 0.13, costMinor }).paybackMonths
    // 1000.00 a year at 13 % is 10.83⅓ a month, 162.50 in 15.
    expect([paidBack(162_50), paidBack(162_51), paidBack(162_49), paidBack(1), paidBack(0)]).toEqual([15, 16, 15, 1, 0])
  })

  it('counts a deal and a customer on the first and the last day of each year, and on no day beyond', () => {
    const on = (year: number) => [`${year}-01-01`, `${year}-12-31`]
    const deals = [...on(2025).map((text, index) => deal(`Before ${index}`, text, 1)), ...on(2026).map((text, index) => deal(`Now ${index}`, text, 100_00)), deal('Later', '2027-01-01', 7_00)]
    expect(value({ deals, otherDeals: [deal('Before 0', '2026-01-01', 1), deal('Before 1', '2027-01-01', 1), deal('Now 0', '2025-12-31', 1)] })).toMatchObject({ customers: 2, newCustomers: 1, revenueMinor: 200_00, churn: 0.5 })
    // A history that begins a day later is not two years long, nor one.
    expect(value({ deals: deals.slice(1) })).toMatchObject({ churn: null })
    expect(value({ deals: [deal('Now', '2026-01-01', 1)] }).reasons).not.toHaveProperty('payback')
    expect(value({ deals: [deal('Now', '2026-01-02', 1)] })).toMatchObject({ reasons: { payback: 'Payback needs twelve months of deals.' }, cautions: ['Deals in EUR go back 364 days only; nothing is extrapolated to a year.', 'Churn is not known yet; lifetime value counts the first year only.', expect.any(String)] })
  })

  it('says nothing of deals where there are none', () => expect(value({}).cautions).toEqual(['A value of three times the cost of acquisition is a convention, not a law.']))

  it('says why value and cost cannot be compared', () => {
    const deals = [deal('Ada', '2025-06-01', 1), deal('Ada', '2026-06-01', 100_00), deal('Bo', '2026-06-02', 100_00)]
    const why = (fields: Partial<ValueBasis>): string | undefined => value({ deals, ...fields }).reasons.ltvToCac
    expect([why({}), why({ costMinor: 0 }), why({ costMinor: null }), why({ grossMargin: null, costMinor: 0 }), why({ deals: deals.slice(0, 2) })]).toEqual([undefined, 'Acquiring cost nothing.', 'No costs are known for these twelve months.', 'No gross margin is stated in the settings.', 'Nobody bought for the first time in these twelve months.'])
    expect(value({ deals: deals.slice(1) }).reasons.churn).toBe('Churn needs two years of deals.')
    expect(value({ deals: [deal('Old', '2024-01-01', 1), ...deals.slice(1)] }).reasons.churn).toBe('Nobody bought in the year before.')
  })

  it('is over twelve whole months, whether they have a 29 February or not', () => {
    expect(['2026-12-31', '2028-12-31', '2028-02-29', '2029-02-28', '2028-02-28', '2028-03-01'].map((to) => valueDays(day(to)).from)).toEqual(['2026-01-01', '2028-01-01', '2027-03-01', '2028-03-01', '2027-03-01', '2027-03-02'])
    // A deal of the first of January of a leap year is one of that year's, and one of two years before makes two years of history.
    const deals = [deal('Ada', '2027-01-01', 1), deal('Ada', '2028-01-01', 100_00), deal('Bo', '2028-12-31', 100_00)]
    expect(value({ deals, to: day('2028-12-31') })).toMatchObject({ from: '2028-01-01', customers: 2, newCustomers: 1, revenueMinor: 200_00, churn: 0, paybackMonths: 240 })
    expect(value({ deals: deals.slice(1), to: day('2028-12-31') })).toMatchObject({ churn: null, paybackMonths: 120 })
  })
})
