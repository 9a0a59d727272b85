import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FileRow, openMarketingContext } from '../../../tests/support/marketing-context'
import { addCost, addDeal, dayNumber, file, type FiltersInput, report, row } from '../../../tests/support/roi-of'
import { roiDocument } from '../../shared/reports/roi-document'
import type { RoiReport } from '../../shared/reports/roi.contract'

describe('ROI report', () => {
  it.each(['campaign', 'platform', 'month', 'day'] as const)('has the results of one platform alone where one is asked for, by %s', async (by) => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100 })]))
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 20 })], { platform: 'google' }))
    await context.importFile(file([row('2026-03-05', 'Spring', { spendMinor: 3 }, '2026-04-02')], { platform: 'google' }))
    expect([null, 'meta', 'google'].map((platform) => report(context, { by, platform }).rows.reduce((sum, { spendMinor }) => sum + (spendMinor ?? 0), 0))).toEqual([123, 100, 23])
  })

  it('counts results, costs and deals of the first and the last day, and none of the days beside them', async () => {
    const context = openMarketingContext()
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01']
    await context.importFile(file(days.map((on, index) => row(on, 'Spring', { spendMinor: 2 ** index }))))
    for (const [index, on] of days.entries()) {
      addCost(context, null, 'fee', 100 * 2 ** index, on)
      addDeal(context, null, 10_000 * 2 ** index, on)
    }
    const period = { from: '2026-03-01', to: '2026-03-31' }
    for (const by of ['campaign', 'day'] as const) expect(report(context, { by, period }).total).toMatchObject({ spendMinor: 6, costMinor: 606, dealRevenueMinor: 60_000 })
    expect(report(context, { period: { from: '2026-03-01', to: null } }).total).toMatchObject({ spendMinor: 14, costMinor: 1414, dealRevenueMinor: 140_000 })
    expect(report(context, { period: { from: null, to: '2026-03-31' } }).total).toMatchObject({ spendMinor: 7, costMinor: 707, dealRevenueMinor: 70_000 })
  })

  it('compares a day with the day before it, and no days that end before they begin', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 5 }), row('2026-03-02', 'Spring', { spendMinor: 7 })]))
    const compared = (from: string, to: string): RoiReport => report(context, { period: { from, to }, compare: 'previous' })
    expect(compared('2026-03-02', '2026-03-02')).toMatchObject({ previousPeriod: { from: '2026-03-01', to: '2026-03-01' }, total: { spendMinor: 7, previous: { spendMinor: 5 } } })
    expect(compared('2026-03-02', '2026-03-01')).toMatchObject({ previousPeriod: null, total: { previous: null } })
  })

  it('puts costs and won deals beside results, by campaign, the most expensive first', async () => {
    const context = openMarketingContext()
    await context.importFile(file([
      row('2026-03-01', 'Small', { spendMinor: 100, impressions: 1000, linkClicks: 10, conversions: 2, kind: 'Purchases', conversionValueMinor: 400 }),
      row('2026-03-01', 'Big', { spendMinor: 900, impressions: 3000, linkClicks: 30 }),
    ]))
    addCost(context, 1, 'fee', 50, '2026-03-05')
    addCost(context, null, 'labour', 30, '2026-03-05')
    addDeal(context, 1, 500, '2026-03-06')
    addDeal(context, 1, 9999, '2026-03-06', 'open')
    const { rows, total } = report(context)
    expect(rows.map(({ key, label, spendMinor, costMinor, revenueMinor }) => [key, label, spendMinor, costMinor, revenueMinor])).toEqual([
      ['2', 'Big', 900, 900, null],
      ['1', 'Small', 100, 150, 900],
      ['none', 'No campaign', null, 30, null],
    ])
    expect(rows[1]).toMatchObject({ roi: (900 - 150) / 150, roas: 9, cpaMinor: 50, clickType: 'link', conversionKind: 'Purchases', feeMinor: 50 })
    expect(total).toMatchObject({ spendMinor: 1000, costMinor: 1080, revenueMinor: 900, clicks: 40, ctr: 0.01 })
  })

  it('says at its head since when results are known, and which currencies are in no figure', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100 }), row('2026-03-09', 'Spring', { spendMinor: 100 })]))
    const head = (filters: FiltersInput = {}): readonly string[] => roiDocument(report(context, filters)).subtitle.slice(1)
    expect(head()).toEqual(['All days', 'Amounts in EUR · by campaign · revenue: platforms and deals · gross margin not stated: revenue counts whole', 'Data of 1 Mar – 9 Mar 2026'])
    expect(head({ period: { from: '2026-03-01', to: '2026-03-31' } }).at(-1)).toBe('Data to 9 Mar 2026')
    addDeal(context, null, 5, '2026-03-01')
    addCost(context, null, 'fee', 500, '2026-03-01', null, 'USD')
    expect(report(context)).toMatchObject({ dataFrom: '2026-03-01', otherCurrencies: [{ currency: 'USD', sentence: 'Not added, in USD: 5.00 of typed-in costs.' }], warnings: ['Not added, in USD: 5.00 of typed-in costs.'] })
    expect(head()[1]).toMatch(/^Amounts in EUR without those in USD · /u)
    await context.importFile(file([{ ...row('2026-03-01', 'Undated', { spendMinor: 100 }), from: 0, to: 0 }], { name: 'undated.csv' }))
    expect(head().at(-1)).toBe('Data to 9 Mar 2026')
  })

  it('says whose results end before the newest day, where they are still to come', async () => {
    const context = openMarketingContext()
    const bring = async (account: string, on: string): Promise<void> => {
      await context.importFile(file([row(on, account, { spendMinor: 100 })], { name: `${account}.csv` }), { options: { account } })
    }
    await bring('Shop', '2026-03-20')
    await bring('Market', '2026-03-09')
    expect(report(context).warnings).toEqual(['Results of Meta (Market) reach only to 9 Mar 2026, those of others to 20 Mar 2026.'])
    // The days that are asked for are known of both.
    expect(report(context, { period: { from: '2026-03-01', to: '2026-03-09' } }).warnings).toEqual([])
    await bring('Fair', '2026-03-12')
    expect(report(context).warnings).toEqual(['Results of 2 ad accounts end before 20 Mar 2026, those of Meta (Market) on 9 Mar 2026.'])
    // One campaign has the accounts it ran in.
    expect(report(context, { campaignId: 1 }).warnings).toEqual([])
  })

  it('says of the whole that campaigns count on their own page only where a file without them proves more, and of one campaign nothing', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 5 })]))
    await context.importFile(file([{ from: dayNumber('2026-03-01'), to: dayNumber('2026-03-01'), entity: {}, spendMinor: 9 }], { name: 'account.csv', level: 'account' }))
    expect(report(context)).toMatchObject({ total: { spendMinor: 9 }, warnings: [expect.stringContaining('count on their own page only')] })
    expect(report(context, { campaignId: 1 })).toMatchObject({ total: { spendMinor: 5 }, warnings: [] })
  })

  it('says what it leaves out in another currency: of the days asked for, of won deals, and of no deals where one platform is asked for', () => {
    const context = openMarketingContext()
    for (const [index, on] of ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].entries()) {
      addCost(context, null, 'fee', 2 ** index, on, 'meta', 'USD')
      addDeal(context, null, 10 * 2 ** index, on)
      addDeal(context, null, 5000, on, 'lost')
    }
    context.prepare("UPDATE deal SET currency = 'USD'").run()
    const said = (platform: 'meta' | 'google' | null): readonly string[] => report(context, { currency: 'EUR', period: { from: '2026-03-01', to: '2026-03-31' }, platform }).otherCurrencies.map(({ sentence }) => sentence)
    expect(said(null)).toEqual(['Not added, in USD: 0.06 of typed-in costs, 0.60 of won deals.'])
    expect(said('meta')).toEqual(['Not added, in USD: 0.06 of typed-in costs.'])
    expect(said('google')).toEqual([])
  })

  it('is in the currency of the workbook where it has anything in it, which a lost deal is not, else in that of most results', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-02-01', 'Spring', { spendMinor: 5 })], { name: 'chf.csv', currency: 'CHF', platform: 'google' }))
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 5 }), row('2026-03-02', 'Spring', { spendMinor: 5 })], { name: 'gbp.csv', currency: 'GBP' }))
    addDeal(context, null, 100, '2026-03-01', 'lost')
    expect(report(context).currency).toBe('GBP')
    addDeal(context, null, 100, '2026-03-01')
    expect(report(context).currency).toBe('EUR')
  })

  it('says of a platform without revenue where the won deals stand', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Leads', { spendMinor: 900 })]))
    const why = (revenueSource: RoiReport['filters']['revenueSource'] = 'both') => report(context, { by: 'platform', revenueSource }).rows.map(({ reasons }) => reasons.revenue)
    expect(why()).toEqual([undefined])
    addDeal(context, 1, 4000, '2026-03-01')
    expect(why()).toEqual(['No revenue is known: won deals name no platform and stand in a line of their own.', undefined])
    expect(why('platforms')[0]).toBeUndefined()
  })

  it('comes to the published solution of an exercise, to six digits', async () => {
    const context = openMarketingContext()
    await context.importFile(file([
      row('2026-03-01', 'First', { spendMinor: 500_00, impressions: 60_000, reach: 20_000, linkClicks: 350 }),
      row('2026-03-01', 'Second', { spendMinor: 250_00, impressions: 35_000, reach: 22_000, linkClicks: 245 }),
    ]))
    const six = (value: number | null): number => Number((value ?? Number.NaN).toFixed(6))
    const solved = report(context).rows.map(({ spendMinor, impressions, reach, ctr, cpcMinor, cpmMinor }) => ({
      ctr: six(ctr), cpc: six((cpcMinor ?? Number.NaN) / 100), cpm: six((cpmMinor ?? Number.NaN) / 100),
      frequency: six((impressions ?? Number.NaN) / (reach ?? Number.NaN)), costPer1000People: six(((spendMinor ?? Number.NaN) / 100 / (reach ?? Number.NaN)) * 1000),
    }))
    expect(solved).toEqual([
      { ctr: 0.005833, cpc: 1.428571, cpm: 8.333333, frequency: 3, costPer1000People: 25 },
      { ctr: 0.007, cpc: 1.020408, cpm: 7.142857, frequency: 1.590909, costPer1000People: 11.363636 },
    ])
    // The whole from its sums, and no average of the two.
    expect(six(report(context).total.ctr)).toBe(six(595 / 95_000))
  })

  it('warns where platforms and deals may both hold a sale, and counts the source that is asked for', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100, conversionValueMinor: 400 })]))
    addDeal(context, 1, 500, '2026-03-01')
    expect(report(context).warnings.join()).toContain('counts twice')
    expect(report(context, { revenueSource: 'deals' })).toMatchObject({ total: { revenueMinor: 500 }, warnings: [] })
    expect(report(context, { revenueSource: 'platforms' }).total.revenueMinor).toBe(400)
  })

  it('prints the attribution windows under which its conversions were counted', async () => {
    const context = openMarketingContext()
    const windowOf = (setting: string, from: string, to: string) => ({ setting, fromDay: dayNumber(from), toDay: dayNumber(to) })
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100, conversions: 1, kind: 'Leads' })], { attributions: [windowOf('7-day click', '2026-03-01', '2026-03-01')] }))
    await context.importFile(file([row('2026-03-20', 'Spring', { spendMinor: 100, conversions: 1, kind: 'Leads' })], { name: 'later.csv', attributions: [windowOf('1-day click', '2026-03-20', '2026-03-20')] }))
    const one = 'Attribution window on Meta, as the files say: “7-day click”.'
    expect(report(context, { period: { from: '2026-03-01', to: '2026-03-10' } }).warnings).toEqual([one])
    expect(report(context, { campaignId: 1, period: { from: null, to: '2026-03-10' } }).warnings).toEqual([one])
    expect(report(context).warnings).toEqual(['Attribution windows on Meta, as the files say: “7-day click” and “1-day click”. What was counted under unlike windows is not alike.'])
    expect(report(context, { platform: 'google' }).warnings.join()).not.toContain('Attribution')
    expect(report(context, { period: { from: '2026-05-01', to: null } }).warnings).toEqual([])
    // Meta has nothing in this currency.
    await context.importFile(file([row('2026-03-02', 'Search', { spendMinor: 100, conversions: 1, kind: 'Leads' })], { name: 'google.csv', platform: 'google', currency: 'CHF' }))
    expect(report(context, { currency: 'CHF' }).warnings).toEqual(['Not added, in EUR: 2.00 of spend.'])
  })

  it('says that a day of several platforms is not the same hours, by day alone', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100 })]))
    expect(report(context, { by: 'day' }).warnings).toEqual([])
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100 })], { name: 'linkedin.csv', platform: 'linkedin' }))
    const said = 'Days of LinkedIn are days in UTC, those of other platforms days in the time zone of their ad account: one day is not the same hours on each.'
    expect(report(context, { by: 'day' }).warnings).toEqual([said])
    expect(roiDocument(report(context, { by: 'day' })).notes).toContain(said)
    expect(report(context, { by: 'month' }).warnings).toEqual([])
    expect(report(context, { by: 'day', platform: 'meta' }).warnings.join()).not.toContain('UTC')
  })

  it('puts a stretch into the week or month that it lies in, and gives one that lies in two a line of its own', async () => {
    const context = openMarketingContext()
    // 2026-03-02 is a Monday; each stretch is of a campaign of its own.
    const stretches = [['2026-03-02', '2026-03-04', 100], ['2026-03-08', '2026-03-08', 20], ['2026-03-08', '2026-03-09', 3], ['2026-03-30', '2026-04-01', 40_000]] as const
    await context.importFile(file(stretches.map(([from, to, spendMinor]) => ({ from: dayNumber(from), to: dayNumber(to), entity: { campaignName: `${from} ${to}` }, spendMinor }))))
    const lines = (by: 'week' | 'month' | 'day') => report(context, { by }).rows.map(({ key, spendMinor }) => [key, spendMinor])
    expect(lines('week')).toEqual([['2026-03-02', 120], ['2026-03-08..2026-03-09', 3], ['2026-03-30', 40_000]])
    expect(lines('month')).toEqual([['2026-03', 123], ['2026-03-30..2026-04-01', 40_000]])
    expect(lines('day')).toEqual([['2026-03-02..2026-03-04', 100], ['2026-03-08', 20], ['2026-03-08..2026-03-09', 3], ['2026-03-30..2026-04-01', 40_000]])
  })

  it('says on which days figures changed their meaning, of the platforms and days that it tells of or compares', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-02-20', 'Spring', { spendMinor: 100 }), row('2026-03-01', 'Spring', { spendMinor: 100 }), row('2026-03-20', 'Spring', { spendMinor: 100 })]))
    const add = (platform: string, on: string): unknown => context.prepare('INSERT INTO definition_break (platform, on_day, what) VALUES (?, ?, ?)').run(platform, on, 'clicks are link clicks only')
    add('meta', '2026-03-10')
    add('google', '2026-03-11')
    const said = 'Meta, 10 Mar 2026: clicks are link clicks only. Figures before and after are not alike.'
    expect(report(context).warnings).toEqual([said])
    expect(roiDocument(report(context)).notes).toContain(said)
    expect(report(context, { period: { from: '2026-03-11', to: '2026-03-31' } }).warnings).toEqual([])
    expect(report(context, { period: { from: '2026-03-11', to: '2026-03-31' }, compare: 'previous' }).warnings).toEqual([said])
    expect(report(context, { period: { from: null, to: '2026-03-09' } }).warnings).toEqual([])
  })

  it('names no attribution window of results that a later import has replaced', async () => {
    const context = openMarketingContext()
    const windowOf = (setting: string, ...days: readonly string[]) => ({ setting, fromDay: dayNumber(days[0] ?? ''), toDay: dayNumber(days.at(-1) ?? '') })
    const results = (campaign: string, spendMinor: number, ...days: readonly string[]) => days.map((day) => row(day, campaign, { spendMinor, conversions: 1, kind: 'Leads' }))
    const days = ['2026-03-01', '2026-03-02']
    await context.importFile(file([...results('Spring', 100, ...days), ...results('Summer', 50, ...days)], { attributions: [windowOf('7-day click', ...days)] }))
    const { batch } = await context.importFile(file([...results('Spring', 120, ...days), ...results('Summer', 60, '2026-03-02')], { name: 'later.csv', attributions: [windowOf('1-day click', ...days)] }))
    const both = 'Attribution windows on Meta, as the files say: “1-day click” and “7-day click”. What was counted under unlike windows is not alike.'
    // Of the first day one campaign is left of the earlier file; of the second none.
    expect(report(context).warnings).toEqual([both])
    expect(report(context, { period: { from: '2026-03-02', to: null } }).warnings).toEqual(['Attribution window on Meta, as the files say: “1-day click”.'])
    await context.importFile(file(results('Summer', 70, '2026-03-01'), { name: 'last.csv', attributions: [windowOf('1-day click', '2026-03-01')] }))
    expect(report(context).warnings).toEqual(['Attribution window on Meta, as the files say: “1-day click”.'])
    await context.undoImport(batch)
    expect(report(context).warnings).toEqual([both])
  })

  it('never adds unlike clicks, conversions, or the revenue that two platforms claim', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100, linkClicks: 5, conversions: 1, kind: 'Leads', conversionValueMinor: 10 })]))
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 200, clicks: 7, conversions: 2, kind: 'Sales', conversionValueMinor: 20 })], { platform: 'google' }))
    const { rows, total } = report(context)
    expect(rows).toHaveLength(1)
    for (const line of [rows[0], total]) expect(line).toMatchObject({ spendMinor: 300, clicks: null, clickType: 'mixed', ctr: null, conversions: null, attributedRevenueMinor: null, roas: null })
    expect(total.reasons).toMatchObject({ clicks: 'Unlike clicks are not added: Link clicks, Clicks.', conversions: 'Unlike conversions are not added: Leads, Sales.' })
    expect(total.reasons.revenue).toContain('Google Ads and Meta may claim the same sale')
    expect(report(context, { by: 'platform' }).rows).toMatchObject([{ key: 'google', clicks: 7, conversions: 2 }, { key: 'meta', clicks: 5, conversions: 1 }])
  })

  it('does not take a day with blank link clicks for a day of another kind', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { linkClicks: 5, clicksAll: 9 }), row('2026-03-02', 'Spring', { clicksAll: 2 })]))
    const { rows, total } = report(context, { by: 'day' })
    expect(rows.map(({ clicks, clickType }) => [clicks, clickType])).toEqual([[5, 'link'], [null, null]])
    expect(total).toMatchObject({ clicks: 5, clickType: 'link', clicksAll: 11 })
  })

  it('never adds currencies, and says what it left out', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100 })]))
    await context.importFile(file([row('2026-03-02', 'Spring', { spendMinor: 1234 })], { currency: 'USD' }))
    addCost(context, null, 'fee', 500, '2026-03-01', null, 'USD')
    expect(report(context)).toMatchObject({ currency: 'EUR', total: { spendMinor: 100, costMinor: 100 }, warnings: ['Not added, in USD: 12.34 of spend, 5.00 of typed-in costs.'] })
    expect(report(context, { currency: 'USD' }).total).toMatchObject({ spendMinor: 1234, costMinor: 1734 })
  })

  it('says of other currencies only what would be in the report if they were its own', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Here', { spendMinor: 100 })]))
    // On another platform, on no day, and a deal, which is of no platform.
    addCost(context, null, 'fee', 500, '2026-03-05', 'google', 'USD')
    await context.importFile(file([{ from: 0, to: 0, entity: { campaignName: 'Undated' }, spendMinor: 700 }], { name: 'undated.csv', currency: 'USD' }))
    context.prepare("INSERT INTO deal (name, campaign_id, amount_minor, currency, status, on_day, note) VALUES ('Deal', NULL, 900, 'USD', 'won', '2026-03-06', '')").run()
    const told = (filters: FiltersInput): readonly string[] => report(context, filters).warnings.filter((text) => text.startsWith('Not added'))
    expect(told({})).toEqual(['Not added, in USD: 7.00 of spend, 5.00 of typed-in costs, 9.00 of won deals.'])
    expect(told({ platform: 'google' })).toEqual(['Not added, in USD: 5.00 of typed-in costs.'])
    expect(told({ platform: 'meta', period: { from: null, to: '2026-03-31' } })).toEqual([])
  })

  it('gives a period its own line by month and never splits it', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-26', 'Spring', { spendMinor: 100 }, '2026-04-25'), row('2026-03-02', 'Other', { spendMinor: 5 }), row('2026-03-03', 'Other', { spendMinor: 6 })]))
    await context.importFile(file([{ from: 0, to: 0, entity: { campaignName: 'Undated' }, spendMinor: 7 }], { name: 'undated.csv' }))
    expect(report(context, { by: 'month' }).rows.map(({ key, label, spendMinor }) => [key, label, spendMinor])).toEqual([
      ['2026-03', 'March 2026', 11],
      ['2026-03-26..2026-04-25', '26 Mar – 25 Apr 2026 (period)', 100],
      ['none', 'No date in the file', 7],
    ])
    const march = report(context, { by: 'month', period: { from: '2026-03-01', to: '2026-03-31' } })
    expect(march.total.spendMinor).toBe(11)
    expect(march.warnings).toEqual([
      'Left out: Meta results without a date, 0.07 EUR.',
      'Left out: Meta results of 26 Mar – 25 Apr 2026, 1.00 EUR; they are known as a whole only and reach beyond the period.',
    ])
    expect(report(context, { by: 'week' }).rows[0]).toMatchObject({ key: '2026-03-02', label: 'Week of 2 Mar 2026', spendMinor: 11 })
  })

  it('compares with the days just before, line by line', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 10 }), row('2026-03-03', 'Spring', { spendMinor: 30 }), row('2026-03-01', 'Old', { spendMinor: 1 })]))
    const both = { period: { from: '2026-03-03', to: '2026-03-04' }, compare: 'previous' }
    const byCampaign = report(context, both)
    expect(byCampaign).toMatchObject({ previousPeriod: { from: '2026-03-01', to: '2026-03-02' }, total: { spendMinor: 30, previous: { spendMinor: 11 } } })
    expect(byCampaign.rows.map(({ label, spendMinor, previous }) => [label, spendMinor, previous?.spendMinor])).toEqual([['Spring', 30, 10], ['Old', null, 1]])
    expect(report(context, { ...both, by: 'day' }).rows).toMatchObject([{ key: '2026-03-03', spendMinor: 30, previous: { spendMinor: 11 } }])
    expect(report(context, { compare: 'previous' }).warnings).toContain('There is no comparison: it needs a period with both ends.')
  })

  it('says where it compares days that results do not reach to the end with days that they do', async () => {
    const context = openMarketingContext()
    const days = (from: number, to: number): FileRow[] => Array.from({ length: to - from + 1 }, (_, index) => row(`2026-03-${String(from + index).padStart(2, '0')}`, 'Spring', { spendMinor: 10 }))
    await context.importFile(file(days(1, 17)))
    const compared = (to: string, from = '2026-03-11') => report(context, { period: { from, to }, compare: 'previous' }).warnings
    const said = 'Results reach only to 17 Mar 2026; what they are compared with covers more days.'
    expect([compared('2026-03-20'), compared('2026-03-19'), compared('2026-03-16')]).toEqual([[said], [], []])
    // Nothing came of later days either.
    await context.importFile(file(days(25, 25), { name: 'later.csv' }))
    expect(compared('2026-03-20')).toEqual([])
  })

  it('says so of one platform although those of another reach further', async () => {
    const context = openMarketingContext()
    const spent = (platform: 'meta' | 'google', ...days: string[]) => context.importFile(file(days.map((day) => row(day, 'Spring', { spendMinor: 10 })), { name: `${platform}.csv`, platform }))
    await spent('meta', '2026-03-05', '2026-03-10', '2026-03-15')
    await spent('google', '2026-03-05', '2026-03-20')
    const ofPlatform = (platform: 'meta' | 'google' | null) => report(context, { period: { from: '2026-03-11', to: '2026-03-20' }, compare: 'previous', platform }).warnings.filter((warning) => warning.startsWith('Results reach'))
    // The 10th is compared with the 20th, five days after Meta's last: more than the two that are never known yet.
    expect([ofPlatform('meta'), ofPlatform('google'), ofPlatform(null)]).toEqual([['Results reach only to 15 Mar 2026; what they are compared with covers more days.'], [], []])
  })

  it('shows reach only where one row covers the group', async () => {
    const context = openMarketingContext()
    await context.importFile(file([row('2026-03-01', 'One', { reach: 50 }), row('2026-03-01', 'Two', { reach: 60 }), row('2026-03-02', 'Two', { reach: 70 })]))
    const { rows, total } = report(context)
    expect(rows.map(({ label, reach }) => [label, reach])).toEqual([['One', 50], ['Two', null]])
    expect(total.reach).toBeNull()
  })

  it('has sums that are the same by campaign, platform and time', async () => {
    const someRow = fc.record({ day: fc.integer({ min: 20_400, max: 20_480 }), campaign: fc.constantFrom('A', 'B', ''), spendMinor: fc.integer({ min: 0, max: 10 ** 12 }), impressions: fc.nat(1000) })
    await fc.assert(
      fc.asyncProperty(fc.array(someRow, { minLength: 1, maxLength: 12 }), async (rows) => {
        const context = openMarketingContext()
        await context.importFile(file(rows.map(({ day, campaign, spendMinor, impressions }) => ({ from: day, to: day, entity: { campaignName: campaign }, spendMinor, impressions }))))
        const totals = (['campaign', 'platform', 'month', 'week', 'day'] as const).map((by) => {
          const { rows, total } = report(context, { by })
          expect(rows.reduce((sum, { spendMinor }) => sum + (spendMinor ?? 0), 0)).toBe(total.spendMinor)
          return [total.spendMinor, total.impressions]
        })
        expect(new Set(totals.map(String)).size).toBe(1)
      }),
      { numRuns: 40 },
    )
  })
})
