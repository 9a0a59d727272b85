import { describe, expect, it } from 'vitest'
import { deriveMetrics, type MetricRow, type MetricSums } from '../../shared/marketing/metrics'
import { budgetView } from './budget'
import { kpiUnitText, parseTarget, targetInput, targetRefusal, targetText, targetView } from './kpi-view'
import { listedMetric, metricChange, metricView } from './metric-view'

const sums: MetricSums = {
  currency: 'EUR', spendMinor: 10_000, feeMinor: 0, productionMinor: 0, labourMinor: 0, impressions: 10_000, clicks: 130, clickType: 'link', linkClicks: 130, clicksAll: null,
  conversions: 4, conversionKind: 'Purchases', attributedRevenueMinor: 40_000, dealRevenueMinor: null, reach: null, reasons: {}, paired: {},
}
const rowOf = (change: Partial<MetricSums> = {}): MetricRow => deriveMetrics({ ...sums, ...change }, { revenueSource: 'both', grossMargin: null })

describe('a metric on a screen', () => {
  it('names the kind of click and conversion beside the number', () => {
    expect(metricView('ctr', rowOf())).toMatchObject({ text: '1.30%', note: 'Link clicks', reason: null })
    expect(metricView('cvr', rowOf()).note).toBe('Purchases ÷ link clicks')
    expect(metricView('spend', rowOf())).toMatchObject({ text: '100.00', unit: 'EUR', note: null })
    expect(metricView('roas', rowOf()).unit).toBeNull()
  })

  it('says within what range a CPA lies', () => {
    // 100.00 for 4: 5 × (1 − 1/45 + 1.96/(3 × 2.23607))³ = 5 × 1.269958³ = 10.2409 and 4 × (1 − 1/36 − 1.96/6)³ = 4 × 0.645556³ = 1.07612, so from 9.76 to 92.93.
    expect(metricView('cpa', rowOf())).toMatchObject({ text: '25.00', note: 'Purchases', range: '9.76 to 92.93' })
    expect(metricView('cpa', rowOf({ conversions: 0.5 })).range).toMatch(/ to any$/u)
    expect([metricView('cpa', rowOf({ conversions: 0 })).range, metricView('spend', rowOf()).range]).toEqual([null, null])
  })

  it('does not say of break-even that it changed', () => {
    const withMargin = deriveMetrics(sums, { revenueSource: 'both', grossMargin: 0.4 })
    expect(metricView('breakEvenRoas', withMargin).text).toBe('2.50')
    expect(metricChange('breakEvenRoas', withMargin, withMargin)).toBeNull()
  })

  it('says the currency of an amount that its sum leaves out, and of no other', () => {
    const dollars = rowOf({ currency: 'USD' })
    expect(listedMetric('spend', dollars, rowOf()).text).toBe('100.00 USD')
    expect(listedMetric('cpa', dollars, rowOf()).text).toBe('25.00 USD')
    expect([listedMetric('roas', dollars, rowOf()).text, listedMetric('spend', rowOf(), rowOf()).text, listedMetric('cpa', rowOf({ currency: 'USD', conversions: 0 }), rowOf()).text]).toEqual(['4.00', '100.00', 'n/a'])
  })

  it('says why there is no figure', () => {
    expect(metricView('ctr', rowOf({ impressions: 0 }))).toMatchObject({ text: 'n/a', note: null })
    expect(metricView('ctr', rowOf({ impressions: 0 })).reason).not.toBeNull()
    const mixed = metricView('clicks', rowOf({ clicks: null, clickType: 'mixed', reasons: { clicks: 'Unlike clicks are not added.' } }))
    expect(mixed).toMatchObject({ text: 'n/a', reason: 'Unlike clicks are not added.' })
  })
})

describe('a change against the period before', () => {
  it('is a share for amounts and points for rates', () => {
    expect(metricChange('spend', rowOf(), rowOf({ spendMinor: 8000 }))).toEqual({ text: '+25.00%', direction: 'up', tone: 'neutral' })
    expect(metricChange('ctr', rowOf(), rowOf({ clicks: 150 }))).toEqual({ text: '−0.20 pts', direction: 'down', tone: 'bad' })
    expect(metricChange('cpc', rowOf(), rowOf({ clicks: 100 }))).toMatchObject({ direction: 'down', tone: 'good' })
  })

  it('is nothing where there was nothing, or where the kinds differ', () => {
    expect(metricChange('spend', rowOf(), null)).toBeNull()
    expect(metricChange('spend', rowOf(), rowOf({ spendMinor: 0 }))).toBeNull()
    expect(metricChange('ctr', rowOf(), rowOf({ impressions: null }))).toBeNull()
    expect(metricChange('ctr', rowOf(), rowOf({ clickType: 'all' }))).toBeNull()
  })

  it('does not call noise a change', () => {
    expect(metricChange('spend', rowOf({ spendMinor: 100_000_001 }), rowOf({ spendMinor: 100_000_000 }))).toEqual({ text: '0.00%', direction: 'same', tone: 'neutral' })
  })
})

describe('a target', () => {
  it('is typed in the unit of its KPI and kept exactly', () => {
    expect(parseTarget('1.3', 'ctr', 'EUR')).toBe(0.013)
    expect(parseTarget('1.3 %', 'ctr', 'EUR')).toBe(0.013)
    expect(parseTarget('4,5', 'roas', 'EUR')).toBe(4.5)
    expect(parseTarget('12.50', 'cpa', 'EUR')).toBe(1250)
    expect(parseTarget('1,200.50', 'cpa', 'EUR')).toBe(120_050)
    expect(parseTarget('1200', 'cpa', 'JPY')).toBe(1200)
    expect(parseTarget('2000', 'clicks', 'EUR')).toBe(2000)
  })

  it('is refused when it is not a number above nothing', () => {
    for (const text of ['', '0', '-3', 'abc', '1.000.5', '2.505', '2.5 %']) expect(parseTarget(text, 'cpa', 'EUR')).toBeNull()
    expect(parseTarget('2.5', 'clicks', 'EUR')).toBeNull()
    expect([targetRefusal('cpa', 'EUR'), targetRefusal('clicks', 'EUR'), targetRefusal('roas', 'EUR')]).toEqual(['A target is an amount of EUR above 0.', 'A target is a whole number above 0 here.', 'A target is a number above 0.'])
  })

  it('can be edited and comes out the same', () => {
    for (const [kpi, target] of [['ctr', 0.013], ['cvr', 0.07], ['roi', 1.1], ['cpa', 1250], ['roas', 4.2], ['impressions', 100_000]] as const) {
      expect(parseTarget(targetInput(kpi, target, 'EUR'), kpi, 'EUR')).toBe(target)
    }
    expect(kpiUnitText('cpa', 'EUR')).toBe('EUR')
    expect(targetText('cpa', 1250, 'EUR')).toBe('12.50 EUR')
  })

  it('is judged by what is better for the KPI', () => {
    expect(targetView({ kpi: 'cpa', target: 3000 }, rowOf())).toMatchObject({ actual: '25.00 EUR', isReached: true })
    expect(targetView({ kpi: 'roas', target: 5 }, rowOf())).toMatchObject({ actual: '4.00', isReached: false })
    expect(targetView({ kpi: 'roas', target: 5 }, rowOf({ attributedRevenueMinor: null }))).toMatchObject({ actual: 'n/a', isReached: null })
    expect(targetView({ kpi: null, target: null }, rowOf())).toBeNull()
  })
})

describe('a budget', () => {
  it('says what is left, and what is over', () => {
    expect(budgetView(20_000, 10_000, 'EUR')).toEqual({ share: 0.5, isOver: false, text: '50%', sentence: '100.00 EUR (50.00%) of 200.00 EUR spent, 100.00 EUR left' })
    expect(budgetView(8000, 10_000, 'EUR')).toEqual({ share: 1.25, isOver: true, text: '125% · over', sentence: '100.00 EUR (125.00%) of 80.00 EUR spent, 20.00 EUR over' })
  })

  it('has no share without a budget, without spend, or of nothing', () => {
    expect(budgetView(null, 10_000, 'EUR')).toBeNull()
    expect(budgetView(8000, null, 'EUR')).toMatchObject({ share: null, text: 'no spend' })
    // What was spent without a budget was spent.
    expect(budgetView(0, 100, 'EUR')).toMatchObject({ share: null, isOver: true, text: '1.00 EUR over' })
    expect(budgetView(0, 0, 'EUR')).toMatchObject({ share: null, isOver: false, text: 'no spend' })
  })
})
