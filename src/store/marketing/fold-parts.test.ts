import { describe, expect, it } from 'vitest'
import type { AdPlatform } from '../../shared/kernel/platform'
import { Currency } from '../../shared/kernel/money'
import { clickColumnsOf, foldParts, type LeftOutParts } from './fold-parts'
import type { CostPart, DealPart, ResultPart } from './result-parts'
import type { Measure } from './told-measures'

const part = (fields: Partial<ResultPart> = {}): ResultPart => ({
  accountId: 1, platform: 'meta', account: 'One', campaignId: 0, fromDay: 20_000, toDay: 20_000, sliceCount: 1, spendMinor: null, impressions: null, reach: null,
  linkClicks: null, clicksAll: null, clicks: null, conversions: null, kindMin: null, kindMax: null, valueMinor: null, ...fields,
})

const google = { accountId: 2, platform: 'google' } as const

const cost = (kind: CostPart['kind'], amountMinor: number): CostPart => ({ campaignId: null, platform: null, kind, on: '2026-03-01', amountMinor })

const deal = (amountMinor: number, isBesideSpend = false): DealPart => ({ campaignId: null, on: '2026-03-01', amountMinor, isBesideSpend })

const folded = (parts: readonly ResultPart[], { costs = [], deals = [], told = [], leftOut = [], among = parts }: { readonly costs?: CostPart[]; readonly deals?: DealPart[]; readonly told?: [AdPlatform, Measure[]][]; readonly leftOut?: LeftOutParts[]; readonly among?: readonly ResultPart[] } = {}) =>
  foldParts({ parts, costs, deals }, { currency: 'EUR', clickColumns: clickColumnsOf(among), told: new Map(told.map(([platform, measures]) => [platform, new Set(measures)])), kindName: (kind) => `Kind ${kind}` }, leftOut)

describe('sums of one group', () => {
  it('add what is alike, each cost by its kind, and leave unknown what nothing tells', () => {
    const sums = folded([part({ spendMinor: 100, impressions: 1000, linkClicks: 10, conversions: 0.5, kindMin: 3, kindMax: 3, valueMinor: 400 }), part({ spendMinor: 50, conversions: 2, kindMin: 3, kindMax: 3 })], {
      costs: [cost('fee', 5), cost('labour', 7), cost('fee', 6), cost('production', 9)], deals: [deal(1000), deal(30, true), deal(4, true)],
    })
    expect(sums).toMatchObject({
      spendMinor: 150, feeMinor: 11, productionMinor: 9, labourMinor: 7, impressions: 1000, linkClicks: 10, clicks: 10, clickType: 'link', clicksAll: null, conversions: 2.5, conversionKind: 'Kind 3',
      attributedRevenueMinor: 400, dealRevenueMinor: 1034, dealRevenueBesideSpendMinor: 34, reasons: {}, paired: {},
    })
    expect(folded([])).toMatchObject({ spendMinor: null, feeMinor: 0, productionMinor: 0, labourMinor: 0, clicks: null, clickType: null, conversions: null, conversionKind: null, attributedRevenueMinor: null, dealRevenueMinor: null, reach: null, reasons: {} })
    expect(folded([], { deals: [deal(5, true)] })).toMatchObject({ dealRevenueMinor: 5, dealRevenueBesideSpendMinor: 5 })
    expect([folded([], { deals: [deal(5)] }).dealRevenueBesideSpendMinor, folded([]).inOthersAlone]).toEqual([undefined, undefined])
  })

  it('have reach where one slice covers all of them', () => {
    const reason = { reach: 'Reach is not added over days, ads or platforms.' }
    expect([[part({ reach: 40 })], [part({ reach: 40 }), part({ reach: 50 })], [part({ reach: 40 }), part()], [part({ reach: 40, sliceCount: 2 })], [part(), part()]].map((parts) => folded(parts)).map(({ reach, reasons }) => [reach, reasons]))
      .toEqual([[40, {}], [null, reason], [null, reason], [null, reason], [null, {}]])
  })

  it('count each account by its best clicks, whatever one of its days has, and name the kind', () => {
    const clicksOf = (...parts: ResultPart[]) => {
      const { clicks, clickType, reasons } = folded(parts)
      return [clicks, clickType, reasons.clicks ?? null]
    }
    // A day without a link click adds nothing; it is not counted by all clicks.
    expect(clicksOf(part({ clicksAll: 7 }), part({ linkClicks: 3, clicksAll: 9, clicks: 20 }))).toEqual([3, 'link', null])
    expect(folded([part({ clicksAll: 7 })], { among: [part({ linkClicks: 3 })] })).toMatchObject({ clicks: null, clickType: null })
    expect(clicksOf(part({ clicksAll: 7, clicks: 20 }), part({ clicks: 4 }))).toEqual([7, 'all', null])
    expect(clicksOf(part({ ...google, clicks: 4 }), part({ ...google, clicks: 0 }))).toEqual([4, 'clicks', null])
    expect(clicksOf(part({ linkClicks: 3 }), part({ ...google }))).toEqual([3, 'link', null])
    const own = [['linkedin', 'clicks', 'chargeable'], ['pinterest', 'clicksAll', 'pin'], ['snapchat', 'clicks', 'swipe'], ['linkedin', 'linkClicks', 'link']] as const
    for (const [platform, column, type] of own) expect(clicksOf(part({ platform, [column]: 5 }))).toEqual([5, type, null])
    expect(clicksOf(part({ linkClicks: 3 }), part({ ...google, clicks: 4 }))).toEqual([null, 'mixed', 'Unlike clicks are not added: Link clicks, Clicks.'])
  })

  it('add conversions of one kind alone', () => {
    const conversionsOf = (...parts: ResultPart[]) => {
      const { conversions, conversionKind, reasons } = folded(parts)
      return [conversions, conversionKind, reasons.conversions ?? null]
    }
    const of = (conversions: number, kindMin: number | null, kindMax = kindMin): ResultPart => part({ conversions, kindMin, kindMax })
    expect([conversionsOf(of(2, 1), of(3, 1)), conversionsOf(of(2, 1), of(0, null)), conversionsOf(of(0, null))]).toEqual([[5, 'Kind 1', null], [2, 'Kind 1', null], [0, null, null]])
    expect(conversionsOf(of(2, 2), of(3, 1))).toEqual([null, null, 'Unlike conversions are not added: Kind 1, Kind 2.'])
    expect(conversionsOf(of(2, 1, 4))).toEqual([null, null, 'Unlike conversions are not added: Kind 1, Kind 4.'])
    expect(conversionsOf(of(2, -1))).toEqual([null, null, 'Unlike conversions are not added.'])
    expect(conversionsOf(of(2, -1, 5))).toEqual([null, null, 'Unlike conversions are not added: Kind 5, others.'])
  })

  it('add no value that several platforms may claim', () => {
    expect(folded([part({ valueMinor: 4 }), part({ ...google, valueMinor: 5 })])).toMatchObject({ attributedRevenueMinor: null, reasons: { revenue: 'Google Ads and Meta may claim the same sale; their conversion values are not added.' } })
    expect(folded([part({ valueMinor: 4 }), part({ valueMinor: 5 }), part({ ...google })])).toMatchObject({ attributedRevenueMinor: 9, reasons: {} })
  })
})

describe('ratios of what files tell of both measures', () => {
  // No file tells a value, so that there is no return.
  const noValue = { roas: { upper: null, lower: null } }
  const meta = part({ spendMinor: 100, impressions: 1000, linkClicks: 10, conversions: 4, kindMin: 1, kindMax: 1 })

  it('leave out a platform that tells one of them', () => {
    // Google tells no conversions: of its spend nothing can be said per conversion, nor of its clicks.
    const { paired } = folded([meta, part({ ...google, spendMinor: 60, impressions: 500, linkClicks: 5 })])
    expect(paired).toEqual({ cvr: { upper: 4, lower: 10 }, cpa: { upper: 100, lower: 4 }, ...noValue })
    expect(folded([meta, part(google)]).paired).toEqual(noValue)
  })

  it('keep one that tells it elsewhere in the workbook, where a blank says that nothing happened', () => {
    expect(folded([meta, part({ ...google, spendMinor: 60, impressions: 500, linkClicks: 5 })], { told: [['google', ['conversions']]] }).paired).toEqual(noValue)
  })

  it('leave nothing out of a single platform, but what a file of it does not tell', () => {
    expect(folded([meta, part({ spendMinor: 60 })]).paired).toEqual({})
    expect(folded([meta, part({ spendMinor: 60, impressions: 500, linkClicks: 5, untold: new Set(['conversions']) })]).paired).toEqual({ cvr: { upper: 4, lower: 10 }, cpa: { upper: 100, lower: 4 }, ...noValue })
    // Which clicks a file leaves out matters for those that the account is counted by.
    expect(folded([meta, part({ spendMinor: 60, impressions: 500, untold: new Set(['link_clicks']) })]).paired).toEqual({ ctr: { upper: 10, lower: 1000 }, cpc: { upper: 100, lower: 10 }, ...noValue })
    expect(folded([meta, part({ spendMinor: 60, impressions: 500, untold: new Set(['clicks_all']) })]).paired).toEqual(noValue)
    expect(folded([{ ...meta, valueMinor: 300 }, { ...meta, spendMinor: 60, untold: new Set(['conversion_value']) }]).paired).toEqual({ roas: { upper: 300, lower: 100 } })
  })

  it('have no figure where no platform tells both', () => {
    expect(folded([part({ spendMinor: 100 }), part({ ...google, impressions: 500 })]).paired).toMatchObject({ cpm: { upper: null, lower: null } })
  })
})

it('what a group lacks and other currencies have is named by measure, and no cost of theirs is 0 here', () => {
  const usd: LeftOutParts = { currency: Currency.parse('USD'), parts: [part({ spendMinor: 5, impressions: 6, clicksAll: 7, conversions: 1, valueMinor: 8 })], costs: [cost('fee', 3), cost('labour', 4)], deals: [deal(9)] }
  const gbp: LeftOutParts = { currency: Currency.parse('GBP'), parts: [], costs: [cost('production', 2), cost('fee', 1)], deals: [] }
  const sums = folded([part({ spendMinor: 10 }), part()], { costs: [cost('labour', 7)], leftOut: [usd, gbp] })
  expect(sums).toMatchObject({ spendMinor: 10, feeMinor: null, productionMinor: null, labourMinor: 7 })
  expect(sums.inOthersAlone).toEqual({ fee: ['USD', 'GBP'], production: ['GBP'], impressions: ['USD'], clicks: ['USD'], conversions: ['USD'], value: ['USD'], deals: ['USD'] })
  expect(folded([], { leftOut: [{ ...gbp, costs: [cost('fee', 1)] }] }).inOthersAlone).toEqual({ fee: ['GBP'] })
  expect(folded([part({ linkClicks: 1, impressions: 0, conversions: 0, valueMinor: 0 })], { costs: [cost('fee', 1), cost('production', 1)], deals: [deal(1)], leftOut: [usd] }).inOthersAlone).toEqual({ spend: ['USD'], labour: ['USD'] })
})
