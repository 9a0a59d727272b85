import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumKnown } from '../kernel/ratio'
import { clickThroughRate, costPerConversion, deriveMetrics, MetricRow, type MetricSums, returnOnAdSpend, returnOnInvestment, revenueOf } from './metrics'

const amount = fc.option(fc.nat(10 ** 12))
const count = fc.option(fc.nat(10 ** 9))

const sums: fc.Arbitrary<MetricSums> = fc
  .record({ spendMinor: amount, feeMinor: fc.nat(10 ** 9), productionMinor: fc.nat(10 ** 9), labourMinor: fc.nat(10 ** 9), impressions: count, clicks: count, conversions: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })), attributedRevenueMinor: amount, dealRevenueMinor: amount })
  .map((known) => ({ ...known, currency: 'EUR', clickType: known.clicks === null ? null : 'link', linkClicks: known.clicks, clicksAll: null, conversionKind: null, reach: null, reasons: {} }))

const grossMargin = fc.option(fc.double({ min: 0.01, max: 1, noNaN: true }))
const revenueSource = fc.constantFrom('both' as const, 'platforms' as const, 'deals' as const)

describe('metrics', () => {
  it('are numbers or null, never NaN or infinite', () => {
    fc.assert(
      fc.property(sums, grossMargin, revenueSource, (sums, grossMargin, revenueSource) => {
        const row = deriveMetrics(sums, { grossMargin, revenueSource })
        expect(Object.values(row).filter((value) => typeof value === 'number' && !Number.isFinite(value))).toEqual([])
        expect(MetricRow.safeParse(row).success).toBe(true)
      }),
    )
  })

  it('lose no more than all: ROI is at least −100% while revenue is not negative', () => {
    fc.assert(
      fc.property(sums, grossMargin, revenueSource, (sums, grossMargin, revenueSource) => {
        const { roi } = deriveMetrics(sums, { grossMargin, revenueSource })
        expect(roi ?? 0).toBeGreaterThanOrEqual(-1)
      }),
    )
  })

  it('sum first and divide last: a rate over many rows lies between theirs and is not their mean', () => {
    expect(clickThroughRate(1 + 50, 10 + 1000)).toBeCloseTo(51 / 1010)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 10 ** 6 })), { minLength: 1 }), (rows) => {
        const whole = clickThroughRate(sumKnown(rows.map(([clicks]) => clicks)), sumKnown(rows.map(([, impressions]) => impressions))) ?? Number.NaN
        const rates = rows.map(([clicks, impressions]) => clicks / impressions)
        expect(whole).toBeGreaterThanOrEqual(Math.min(...rates) - 1e-12)
        expect(whole).toBeLessThanOrEqual(Math.max(...rates) + 1e-12)
      }),
    )
  })

  it('are n/a, not 0, where a part is unknown or the divisor is 0', () => {
    expect(returnOnAdSpend(null, 100)).toBeNull()
    expect(returnOnAdSpend(0, 100)).toBe(0)
    expect(returnOnAdSpend(100, 0)).toBeNull()
    expect(costPerConversion(100, 0)).toBeNull()
    expect(returnOnInvestment(0, 100, null)).toBe(-1)
    expect(returnOnInvestment(0, 0, null)).toBeNull()
  })

  it('count revenue at the gross margin where one is stated', () => {
    expect(returnOnInvestment(300, 100, null)).toBe(2)
    expect(returnOnInvestment(300, 100, 0.5)).toBe(0.5)
  })

  it('count the revenue of the source that is asked for', () => {
    const known = { attributedRevenueMinor: 100, dealRevenueMinor: 40, reasons: {} }
    expect(revenueOf(known, 'both')).toBe(140)
    expect(revenueOf(known, 'platforms')).toBe(100)
    expect(revenueOf(known, 'deals')).toBe(40)
    expect(revenueOf({ ...known, attributedRevenueMinor: null, reasons: { revenue: 'Meta and Google Ads may claim the same sale' } }, 'both')).toBeNull()
  })
})
