import { describe, expect, it } from 'vitest'
import type { Day } from '../../shared/kernel/day'
import { speak } from '../../shared/kernel/language'
import { customerValue } from '../../shared/marketing/customer-value'
import { customerFigures } from './customer-view'

// Tests write days that exist.
const day = (text: string): Day => text as Day

const figures = (deals: readonly (readonly [string, string, number])[], grossMargin: number | null, costMinor: number | null = 1000_00) =>
  Object.fromEntries(
    customerFigures(customerValue({ currency: 'EUR', otherDeals: [], otherCurrencies: [], deals: deals.map(([customer, on, amountMinor], id) => ({ id, customer, contactId: null, on: day(on), amountMinor })), costMinor, spendDays: null, grossMargin, to: day('2026-12-31') })).map(({ label, text, reason }) => [label, reason === null ? text : `${text}: ${reason}`]),
  )

describe('customer value in words', () => {
  it('has one decimal mark in all its figures, that of the language', () => {
    try {
      speak('de')
      expect(Object.values(figures([['Ada', '2024-05-01', 1], ['Ada', '2025-02-01', 5], ['Bo', '2025-03-01', 5], ['Ada', '2026-01-01', 300_00], ['Eve', '2026-07-01', 300_00]], 0.5)).filter((text) => /\d\.\d(?!\d\d)/.test(text))).toEqual([])
    } finally {
      speak('en')
    }
  })

  it('prints each figure, or why there is none', () => {
    expect(figures([['Ada', '2024-05-01', 1], ['Ada', '2025-02-01', 5], ['Bo', '2025-03-01', 5], ['Ada', '2026-01-01', 300_00], ['Eve', '2026-07-01', 300_00]], 0.5)).toMatchObject({
      'Customers': '2', 'New customers': '1', 'Churn': '50.0%', 'Lifetime': '2.0 years', 'Lifetime value (LTV)': '300.00 EUR', 'Cost of acquisition (CAC)': '1,000.00 EUR', 'LTV : CAC': '0.30 : 1', 'Payback': '80 months',
    })
    expect(figures([['Ada', '2026-07-01', 300_00]], 0.5)).toMatchObject({ 'Lifetime value, first year': '150.00 EUR', 'Churn': 'n/a: Churn needs two years of deals.', 'Payback': 'n/a: Payback needs twelve months of deals.' })
    expect(figures([['Ada', '2025-07-01', 1], ['Bo', '2026-07-01', 0]], 0.5)).toMatchObject({ Payback: 'Never' })
    expect(figures([['Ada', '2025-07-01', 1], ['Ada', '2026-07-01', 9]], null)).toMatchObject({ 'Lifetime value, first year': 'n/a: No gross margin is stated in the settings.', 'Cost of acquisition (CAC)': 'n/a: Nobody bought for the first time in these twelve months.' })
  })
})
