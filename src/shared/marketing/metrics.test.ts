import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Day } from '../kernel/day'
import { sumKnown } from '../kernel/ratio'
import { clickThroughRate, costPerConversion, costPerConversionInterval, dealRevenueOfSpendDays, deriveMetrics, MetricRow, type MetricSums, PairedRatio, provisionalSince, ratioMeasures, returnOnAdSpend, returnOnInvestment, revenueOf } from './metrics'

const amount = fc.option(fc.nat(10 ** 12))
const count = fc.option(fc.nat(10 ** 9))

const sums: fc.Arbitrary<MetricSums> = fc
  .record({ spendMinor: amount, feeMinor: fc.nat(10 ** 9), productionMinor: fc.nat(10 ** 9), labourMinor: fc.nat(10 ** 9), impressions: count, clicks: count, conversions: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })), attributedRevenueMinor: amount, dealRevenueMinor: amount })
  .map((known) => ({ ...known, currency: 'EUR', clickType: known.clicks === null ? null : 'link', linkClicks: known.clicks, clicksAll: null, conversionKind: null, reach: null, reasons: {}, paired: {} }))

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

  it('give a cost per conversion the interval that its count allows', () => {
    // By hand for 30: 30 × (1 − 1/270 − 1.96/(3 × 5.47723))³ = 30 × 0.877015³ = 20.2366; 31 × (1 − 1/279 + 1.96/(3 × 5.56776))³ = 31 × 1.113758³ = 42.8284.
    const { lowMinor, highMinor } = costPerConversionInterval(300_000, 30) ?? { lowMinor: Number.NaN, highMinor: null }
    expect(lowMinor).toBeCloseTo(300_000 / 42.8284, 0)
    expect(highMinor).toBeCloseTo(300_000 / 20.2366, 0)
    // The exact ends for 3 are 0.6187 and 8.7673 (half the χ² quantiles 1.2373 and 17.5345).
    const few = costPerConversionInterval(300, 3)
    expect([300 / (few?.lowMinor ?? 0), 300 / (few?.highMinor ?? 0)].map((end) => end.toFixed(1))).toEqual(['8.8', '0.6'])
    expect(costPerConversionInterval(300, 0.5)).toMatchObject({ highMinor: null })
    for (const [spend, conversions] of [[null, 3], [300, null], [300, 0]] as const) expect(costPerConversionInterval(spend, conversions)).toBeNull()
  })

  it('hold the won deals against all media spend, and say which ROAS pays for it', () => {
    const known: MetricSums = { currency: 'EUR', spendMinor: 20_000, feeMinor: 5000, productionMinor: 0, labourMinor: 0, impressions: null, clicks: null, clickType: null, linkClicks: null, clicksAll: null, conversions: null, conversionKind: null, attributedRevenueMinor: 90_000, dealRevenueMinor: 50_000, reach: null, reasons: {}, paired: {} }
    const derive = (part: Partial<MetricSums>, grossMargin: number | null = 0.4) => deriveMetrics({ ...known, ...part }, { revenueSource: 'both', grossMargin })
    // 500 ÷ 200 = 2.5, though the platforms claim 900 more; 1 ÷ 0.4 = 2.5, at which 500 × 0.4 = 200. All of it, 1,400, earns 1,400 × 0.4 ÷ 200 = 2.8.
    expect(derive({})).toMatchObject({ roas: 7, mer: 2.5, breakEvenRoas: 2.5 })
    expect(derive({}).poas).toBeCloseTo(2.8, 9)
    // (500 × 0.4 − 250) ÷ 250 = −0.2.
    expect(derive({}).blendedRoi).toBeCloseTo(-0.2, 9)
    expect(derive({ attributedRevenueMinor: null, reasons: { revenue: 'Each may claim the same sale' } })).toMatchObject({ roas: null, mer: 2.5, roi: null, blendedRoi: -0.2 })
    expect(derive({ dealRevenueMinor: null }, null)).toMatchObject({ roas: 4.5, poas: null, mer: null, breakEvenRoas: null })
    expect(derive({ spendMinor: 0 }, 0)).toMatchObject({ poas: null, mer: null, breakEvenRoas: null })
  })

  const paper: MetricSums = {
    currency: 'EUR', spendMinor: 200_00, feeMinor: 10_00, productionMinor: 20_00, labourMinor: 30_00, impressions: 50_000, clicks: 400, clickType: 'link', linkClicks: 400, clicksAll: null,
    conversions: 8, conversionKind: 'Leads', attributedRevenueMinor: 600_00, dealRevenueMinor: 100_00, reach: null, reasons: {}, paired: {},
  }

  it('are those worked out on paper', () => {
    const row = deriveMetrics(paper, { revenueSource: 'both', grossMargin: 0.5 })
    expect(row).toMatchObject({ revenueMinor: 700_00, costMinor: 260_00, ctr: 0.008, cpcMinor: 50, cpmMinor: 400, cvr: 0.02, cpaMinor: 25_00, roas: 3.5, poas: 1.75, mer: 0.5, breakEvenRoas: 2, roi: 9 / 26, blendedRoi: -21 / 26, profitMinor: 90_00 })
    expect([0, -0.1, null].map((grossMargin) => deriveMetrics(paper, { revenueSource: 'both', grossMargin }).breakEvenRoas)).toEqual([null, null, null])
    const unspent = { ...paper, spendMinor: null }
    expect([unspent, { ...unspent, feeMinor: 0, productionMinor: 0, labourMinor: 0 }].map((sums) => deriveMetrics(sums, { revenueSource: 'both', grossMargin: null }).costMinor)).toEqual([60_00, null])
  })

  it('are of what files tell of both measures, where they do not tell both of all; with won deals in the revenue all spend stands below it', () => {
    const paired = { ctr: { upper: 100, lower: 20_000 }, cpa: { upper: 90_00, lower: 6 }, roas: { upper: 300_00, lower: 100_00 } }
    const of = (sums: Partial<MetricSums>, revenueSource: 'both' | 'platforms' | 'deals') => deriveMetrics({ ...paper, paired, ...sums }, { revenueSource, grossMargin: null })
    expect(of({}, 'platforms')).toMatchObject({ ctr: 0.005, cpaMinor: 15_00, cpcMinor: 50, roas: 3, paired })
    expect([of({}, 'both').roas, of({ dealRevenueMinor: null }, 'both').roas, of({}, 'deals').roas]).toEqual([3.5, 3, 0.5])
    expect([of({}, 'both'), of({ dealRevenueMinor: null }, 'both'), of({}, 'deals')].map((row) => row.paired.roas)).toEqual([undefined, paired.roas, undefined])
    expect(of({}, 'platforms').cpaLowMinor).toBe(costPerConversionInterval(90_00, 6)?.lowMinor)
    // What is unlike is not made alike by what is left of it.
    expect(of({ clicks: null }, 'platforms')).toMatchObject({ ctr: null, paired: { cpa: paired.cpa, roas: paired.roas } })
  })

  it('have no revenue and no cost of what is known in other currencies alone, and do without it beside what is known here', () => {
    const nothing: Partial<MetricSums> = { spendMinor: null, feeMinor: 0, productionMinor: 0, labourMinor: 0, attributedRevenueMinor: null, dealRevenueMinor: null }
    const of = (sums: Partial<MetricSums>, revenueSource: 'both' | 'platforms' | 'deals' = 'both') => {
      const { costMinor, revenueMinor, inOthersAlone } = deriveMetrics({ ...paper, ...sums }, { revenueSource, grossMargin: null })
      return [costMinor, revenueMinor, inOthersAlone]
    }
    const fees = { feeMinor: null, inOthersAlone: { fee: ['USD'] } }
    expect(of({ ...nothing, ...fees })).toEqual([null, null, { fee: ['USD'], cost: ['USD'] }])
    // Nothing but 0 is known here, of media as of what is typed in.
    expect(of({ ...nothing, ...fees, spendMinor: 0 })).toEqual([null, null, { fee: ['USD'], cost: ['USD'] }])
    expect(of({ ...nothing, spendMinor: 0 })).toEqual([0, null, undefined])
    expect(of({ ...nothing, ...fees, spendMinor: 1 })).toEqual([1, null, { fee: ['USD'] }])
    expect(of({ ...nothing, ...fees, labourMinor: 5 })).toEqual([5, null, { fee: ['USD'] }])
    expect(of({ feeMinor: null, productionMinor: null, labourMinor: null, inOthersAlone: { fee: ['USD'], production: ['CHF'], labour: ['USD'] } })).toEqual([200_00, 700_00, { fee: ['USD'], production: ['CHF'], labour: ['USD'] }])
    const returns = { ...nothing, spendMinor: 1, inOthersAlone: { value: ['USD'], deals: ['CHF', 'USD'] } }
    expect((['both', 'platforms', 'deals'] as const).map((source) => of(returns, source)[2])).toEqual([['USD', 'CHF'], ['USD'], ['CHF', 'USD']].map((revenue) => ({ ...returns.inOthersAlone, revenue })))
    expect(of({ ...returns, dealRevenueMinor: 7, inOthersAlone: { value: ['USD'] } })).toEqual([1, 7, { value: ['USD'] }])
    // Nothing but 0 is known here of what platforms claim, and deals there.
    const claims = { ...nothing, spendMinor: 1, attributedRevenueMinor: 0, inOthersAlone: { deals: ['USD'] } }
    expect((['both', 'platforms', 'deals'] as const).map((source) => of(claims, source)[1])).toEqual([null, 0, null])
    expect(of(claims)[2]).toEqual({ deals: ['USD'], revenue: ['USD'] })
    expect(of({ ...claims, attributedRevenueMinor: 1 })).toEqual([1, 1, { deals: ['USD'] }])
    expect(of({ ...nothing, spendMinor: 1, attributedRevenueMinor: 0 })).toEqual([1, 0, undefined])
    expect(of({ ...returns, spendMinor: null, inOthersAlone: { spend: ['USD'], deals: ['CHF'] } })).toEqual([null, null, { spend: ['USD'], deals: ['CHF'], cost: ['USD'], revenue: ['CHF'] }])
  })

  it('are n/a where either of the two measures of a ratio is unknown, whatever is known of the other', () => {
    const keys = { ctr: 'ctr', cpc: 'cpcMinor', cpm: 'cpmMinor', cvr: 'cvr', cpa: 'cpaMinor', roas: 'roas' } as const
    const without = { clicks: { clicks: null }, impressions: { impressions: null }, spend: { spendMinor: null }, conversions: { conversions: null }, revenue: { attributedRevenueMinor: null, dealRevenueMinor: null } } as const
    for (const ratio of PairedRatio.options) for (const measure of ratioMeasures[ratio]) expect([ratio, measure, deriveMetrics({ ...paper, ...without[measure] }, { revenueSource: 'both', grossMargin: null })[keys[ratio]]]).toEqual([ratio, measure, null])
  })

  it('are n/a where a measure is unlike, also over what is told of both: leaving platforms out makes nothing alike', () => {
    const paired = { cpa: { upper: 100, lower: 4 }, cvr: { upper: 4, lower: 10 } }
    const of = (sums: Partial<MetricSums>) => {
      const { cpaMinor, cvr, paired: used } = deriveMetrics({ ...paper, paired, ...sums }, { revenueSource: 'both', grossMargin: null })
      return [cpaMinor, cvr, used]
    }
    expect([of({}), of({ conversions: null }), of({ clicks: null })]).toEqual([[25, 0.4, paired], [null, null, {}], [25, null, { cpa: paired.cpa }]])
  })

  it('have a profit of the whole revenue where no margin is stated, and none where either side is not known', () => {
    const profit = (sums: Partial<MetricSums>) => deriveMetrics({ ...paper, ...sums }, { revenueSource: 'both', grossMargin: null }).profitMinor
    expect([profit({}), profit({ attributedRevenueMinor: null, dealRevenueMinor: null }), profit({ spendMinor: null, feeMinor: 0, productionMinor: 0, labourMinor: 0 })]).toEqual([440_00, null, null])
  })

  it('hold won deals against the spend of their own days', () => {
    const of = (dealRevenueMinor: number | null, dealRevenueBesideSpendMinor?: number) => dealRevenueOfSpendDays({ dealRevenueMinor, ...(dealRevenueBesideSpendMinor !== undefined && { dealRevenueBesideSpendMinor }) })
    expect([of(100), of(100, 40), of(100, 100), of(0, 0), of(0), of(null), of(1, 1)]).toEqual([100, 60, null, 0, 0, null, null])
  })

  it('are provisional for thirty days', () => {
    const today = Day.parse('2026-05-01')
    expect(['2026-03-31', '2026-04-01', '2026-05-01'].map((dataTo) => provisionalSince(Day.parse(dataTo), today))).toEqual([null, '2026-04-01', '2026-04-01'])
  })

  it('count the revenue of the source that is asked for', () => {
    const known = { attributedRevenueMinor: 100, dealRevenueMinor: 40, reasons: {} }
    expect(revenueOf(known, 'both')).toBe(140)
    expect(revenueOf(known, 'platforms')).toBe(100)
    expect(revenueOf(known, 'deals')).toBe(40)
    expect(revenueOf({ ...known, attributedRevenueMinor: null, reasons: { revenue: 'Meta and Google Ads may claim the same sale' } }, 'both')).toBeNull()
  })
})
