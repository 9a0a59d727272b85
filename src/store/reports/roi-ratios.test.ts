import { expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { addCost, addDeal, file, report, row } from '../../../tests/support/roi-of'
import { metricCell, roiDocument } from '../../shared/reports/roi-document'
import { roiJson } from '../../shared/reports/roi-json'

it('takes no return of deals and costs that only share that they name no campaign or platform', async () => {
  const context = openMarketingContext()
  await context.importFile(file([row('2026-03-01', 'Leads', { spendMinor: 900 })]))
  addDeal(context, 1, 4000, '2026-03-01')
  addDeal(context, null, 500, '2026-03-01')
  addCost(context, null, 'fee', 100, '2026-03-01')
  const rest = (by: 'campaign' | 'platform' | 'month') => report(context, { by }).rows.find(({ spendMinor, key }) => spendMinor === null || key === '2026-03')
  expect(rest('campaign')).toMatchObject({ revenueMinor: 500, costMinor: 100, roi: null, profitMinor: null, reasons: { roi: 'Won deals and costs that name no campaign need not be of each other.' } })
  expect(rest('platform')).toMatchObject({ revenueMinor: 4500, costMinor: 100, roi: null, profitMinor: null, reasons: { roi: 'Won deals name no platform: what they cost stands with the platforms.' } })
  for (const by of ['campaign', 'platform'] as const) expect(report(context, { by, revenueSource: 'platforms' }).rows.find(({ spendMinor }) => spendMinor === null)).toMatchObject({ roi: null, blendedRoi: null, profitMinor: null })
  // Where no spend is known there is no return that has them.
  addDeal(context, 1, 70, '2026-04-15')
  expect(report(context, { period: { from: '2026-04-01', to: '2026-04-30' } }).warnings.join()).not.toContain('won deals are of days')
  context.prepare('DELETE FROM deal WHERE amount_minor = 70').run()
  // A month's deals and costs are all there were in it.
  expect(rest('month')).toMatchObject({ revenueMinor: 4500, costMinor: 1000, roi: 3.5 })
  const { table, notes } = roiDocument(report(context))
  const at = table.columns.findIndex(({ key }) => key === 'roi')
  expect(table.rows.find(({ cells }) => cells[0]?.value === 'No campaign')).toMatchObject({ withoutFormula: ['roi'] })
  expect(table.rows.find(({ cells }) => cells[0]?.value === 'No campaign')?.cells[at]).toEqual({ kind: 'percent', value: null, reason: 'Won deals and costs that name no campaign need not be of each other.' })
  expect(notes).toContain('Won deals and costs that name no campaign need not be of each other.')
})

it('says whose spend stands in the total without its results, where no file tells them', async () => {
  const context = openMarketingContext()
  await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100, conversions: 2, kind: 'Sales', conversionValueMinor: 900 })]))
  await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 300 })], { platform: 'google' }))
  const conversions = 'No file tells conversions of Google Ads; CPA and CVR of the total leave that spend and those clicks out.'
  const value = 'No file tells conversion value of Google Ads; ROAS of the total leaves that spend out, ROI does not.'
  expect(report(context)).toMatchObject({ total: { cpaMinor: 50, roas: 9 }, warnings: [conversions, value] })
  // For programs too: 1.00 of 4.00 was spent where conversions are told.
  expect(roiJson(report(context, { by: 'platform' }))).toMatchObject({ rows: [{ spend: '3.00', notes: [] }, { spend: '1.00', notes: [] }], total: { spend: '4.00', conversions: 2, cpa: '0.50', notes: ['CPA leaves out 75.00% (spend): no file tells its conversions.', 'ROAS leaves out 75.00% (spend): no file tells its revenue.'] } })
  expect(report(context, { revenueSource: 'deals' }).warnings).toEqual([conversions])
  expect(report(context, { platform: 'meta' }).warnings.join()).not.toContain('No file tells')
  await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 300, conversions: 0, kind: 'Sales', conversionValueMinor: 0 })], { platform: 'google' }))
  expect(report(context).warnings.join()).not.toContain('No file tells')
})

it('takes a ratio over the platforms that tell both of its measures, and days without a result among them', async () => {
  const context = openMarketingContext()
  // Meta leaves a day without purchases blank; its spend still bought the purchases of the other day.
  await context.importFile(file([
    row('2026-03-01', 'Spring', { spendMinor: 100, impressions: 1000, linkClicks: 20, conversions: 2, kind: 'Sales', conversionValueMinor: 900 }),
    row('2026-03-02', 'Spring', { spendMinor: 60, impressions: 500, linkClicks: 12 }),
  ]))
  await context.importFile(file([row('2026-03-01', 'Reach', { spendMinor: 480 })], { platform: 'google' }))
  await context.importFile(file([row('2026-03-01', 'Posts', { impressions: 4500 })], { platform: 'x' }))
  const { total } = report(context)
  // By hand: CPA 160 / 2, ROAS 900 / 160, CTR 32 / 1,500, CPC 160 / 32, CPM 160 / 1,500 × 1000, CVR 2 / 32; the sums stay whole.
  expect(total).toMatchObject({ spendMinor: 640, impressions: 6000, cpaMinor: 80, roas: 5.625, ctr: 32 / 1500, cpcMinor: 5, cpmMinor: 160_000 / 1500, cvr: 0.0625 })
  expect(Object.keys(total.paired).toSorted((left, right) => left.localeCompare(right))).toEqual(['cpa', 'cpc', 'cpm', 'ctr', 'roas'])
  // 480 of 640 is 75 %, 4,500 of 6,000 too.
  expect(roiDocument(report(context)).table.total?.notes).toEqual([
    'CTR leaves out 75.00% (impressions): no file tells its clicks.',
    'CPC leaves out 75.00% (spend): no file tells its clicks.',
    'CPM leaves out 75.00% (spend): no file tells its impressions.',
    'CPM leaves out 75.00% (impressions): no file tells its spend.',
    'CPA leaves out 75.00% (spend): no file tells its conversions.',
    'ROAS leaves out 75.00% (spend): no file tells its revenue.',
  ])
  expect(report(context, { by: 'month' }).rows[0]).toMatchObject({ cpaMinor: 80 })
  expect(report(context, { platform: 'meta' }).total).toMatchObject({ cpaMinor: 80, paired: {} })
  // Blank all through a period that the platform's files tell results of elsewhere: it had none, so its spend stays.
  await context.importFile(file([row('2026-03-02', 'Search', { spendMinor: 20, clicks: 4, conversions: 1, kind: 'Sales' })], { platform: 'microsoft' }))
  expect(report(context, { period: { from: '2026-03-02', to: '2026-03-02' } }).total).toMatchObject({ spendMinor: 80, cpaMinor: 80, roas: null })
  expect(report(context, { by: 'day' }).rows[1]).toMatchObject({ key: '2026-03-02', spendMinor: 80, cpaMinor: 80 })
})

it('takes a ratio over the files that tell both of its measures, where one of a platform lacks a column', async () => {
  const context = openMarketingContext()
  const march = { spendMinor: 100, impressions: 1000, linkClicks: 20, clicksAll: 30, conversions: 2, kind: 'Sales', conversionValueMinor: 900 }
  await context.importFile(file([row('2026-03-01', 'Spring', march), row('2026-03-02', 'Spring', { spendMinor: 60, impressions: 500, linkClicks: 12, clicksAll: 15 })]))
  const { batch } = await context.importFile(file([row('2026-02-01', 'Spring', { spendMinor: 480, clicksAll: 90 }), row('2026-02-02', 'Spring', { spendMinor: 160, clicksAll: 10 })], { name: 'february.csv' }))
  // By hand, of March alone: CPA 160 / 2, ROAS 900 / 160, CTR 32 / 1,500, CPC 160 / 32, CPM 160 / 1,500 × 1000.
  const ofMarch = { spendMinor: 800, clicksAll: 145, conversions: 2, cpaMinor: 80, roas: 5.625, ctr: 32 / 1500, cpcMinor: 5, cpmMinor: 160_000 / 1500 }
  for (const by of ['campaign', 'platform', 'month', 'week', 'day'] as const) expect(report(context, { by }).total).toMatchObject(ofMarch)
  expect(report(context, { campaignId: 1 }).total).toMatchObject(ofMarch)
  expect(report(context).rows).toMatchObject([ofMarch])
  // Days of both files, and of one alone.
  expect(report(context, { period: { from: '2026-02-02', to: '2026-03-01' } }).total).toMatchObject({ spendMinor: 260, cpaMinor: 50, ctr: 20 / 1000, cpcMinor: 5 })
  expect(report(context, { by: 'month' }).rows).toMatchObject([{ key: '2026-02', spendMinor: 640, conversions: null, cpaMinor: null, cpcMinor: null }, { key: '2026-03', spendMinor: 160, cpaMinor: 80 }])
  expect(roiDocument(report(context)).table.total?.notes).toContain('CPA leaves out 80.00% (spend): no file tells its conversions.')
  expect(report(context).warnings).toEqual([
    'Some files of Meta tell no conversions (1 Feb – 2 Feb 2026); CPA and CVR leave their spend and clicks out.',
    'Some files of Meta tell no conversion value (1 Feb – 2 Feb 2026); ROAS leaves their spend out, ROI does not.',
  ])
  // The same days from a file that tells them, of which a blank says that nothing happened.
  await context.importFile(file([row('2026-02-01', 'Spring', { spendMinor: 480, conversions: 6, kind: 'Sales' }), row('2026-02-02', 'Spring', { spendMinor: 160 })], { name: 'again.csv' }))
  expect(report(context).total).toMatchObject({ cpaMinor: 100, roas: 5.625 })
  await context.undoImport(batch)
  expect(report(context).total).toMatchObject({ cpaMinor: 100 })
})

it('takes a column that is blank all through a file for nothing that happened', async () => {
  const context = openMarketingContext()
  await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100, conversions: 2, kind: 'Sales' })]))
  await context.importFile(file([row('2026-02-01', 'Spring', { spendMinor: 300 })], { name: 'february.csv', told: ['spend', 'conversions'] }))
  expect(report(context)).toMatchObject({ total: { cpaMinor: 200, paired: {} }, warnings: [] })
})

it('takes what no remaining row knows for unknown, and what they know to be 0 for 0, however it is grouped', async () => {
  const context = openMarketingContext()
  await context.importFile(file([row('2026-02-01', 'Winter', { spendMinor: 300, conversions: 15, kind: 'Sales' })], { name: 'february.csv' }))
  const { batch } = await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100, clicksAll: 50 })], { told: ['spend', 'clicks_all', 'conversions'] }))
  const groupings = ['campaign', 'platform', 'month', 'week', 'day'] as const
  for (const by of groupings) expect(report(context, { by }).total).toMatchObject({ cvr: null })
  await context.undoImport(batch)
  await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100, clicksAll: 50, conversions: 0, kind: 'Sales' })]))
  for (const by of groupings) expect(report(context, { by }).total).toMatchObject({ cvr: 0 })
})

it('leaves nothing out of what a newer file without a column has not replaced', async () => {
  const context = openMarketingContext()
  await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100, conversions: 2, kind: 'Sales' }), row('2026-03-01', 'Summer', { spendMinor: 50, conversions: 1, kind: 'Sales' })]))
  await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 120 })], { name: 'newer.csv' }))
  expect(report(context).total).toMatchObject({ spendMinor: 170, conversions: 1, cpaMinor: 50 })
})

it('has no ratio where no platform tells both of its measures, and says so', async () => {
  const context = openMarketingContext()
  await context.importFile(file([row('2026-03-01', 'Reach', { spendMinor: 480 })], { platform: 'google' }))
  await context.importFile(file([row('2026-03-01', 'Posts', { impressions: 4500 })], { platform: 'x' }))
  const { columns, total } = roiDocument(report(context)).table
  expect(total?.cells[columns.findIndex(({ key }) => key === 'cpm')]).toMatchObject({ value: null, reason: 'No file tells both spend and impressions.' })
})

it('keeps all spend below revenue that won deals are in, as deals name no platform', async () => {
  const context = openMarketingContext()
  await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 100, conversionValueMinor: 900 })]))
  await context.importFile(file([row('2026-03-01', 'Reach', { spendMinor: 300 })], { platform: 'google' }))
  addDeal(context, null, 700, '2026-03-05')
  expect(report(context).total).toMatchObject({ roas: 1600 / 400, paired: {} })
  expect(report(context, { revenueSource: 'platforms' }).total.roas).toBe(9)
})

it('has a blended ROI of all where each platform may claim the same sale, and none of what names no campaign', async () => {
  const context = openMarketingContext()
  await context.importFile(file([row('2026-03-01', 'Spring', { spendMinor: 1000, conversionValueMinor: 4000 })]))
  await context.importFile(file([row('2026-03-01', 'Search', { spendMinor: 3000, conversionValueMinor: 9000 })], { platform: 'google' }))
  addDeal(context, null, 10_000, '2026-03-01')
  addCost(context, null, 'fee', 500, '2026-03-01')
  // (10,000 − 4,500) ÷ 4,500.
  expect(report(context).total).toMatchObject({ roi: null, blendedRoi: 5500 / 4500 })
  expect(report(context, { by: 'month' }).rows).toMatchObject([{ roi: null, blendedRoi: 5500 / 4500 }])
  for (const by of ['campaign', 'platform'] as const) expect(report(context, { by }).rows.map(({ roi, blendedRoi }) => [roi, blendedRoi])).toEqual([[2, null], [3, null], [null, null]])
})

it('has the ROI of deals and costs alone, where nothing names a campaign', () => {
  const context = openMarketingContext()
  addDeal(context, null, 10_000, '2026-03-01')
  addCost(context, null, 'fee', 500, '2026-03-01')
  for (const by of ['campaign', 'platform'] as const) expect(report(context, { by }).rows).toMatchObject([{ key: 'none', roi: 19, blendedRoi: 19 }])
})

it('sets against the spend the won deals of days of which spend is known, and says what MER leaves out', async () => {
  const context = openMarketingContext()
  await context.importFile(file([row('2026-02-10', 'Spring', { spendMinor: 100 }), row('2026-03-20', 'Spring', { spendMinor: 300 })]))
  addDeal(context, null, 50_000, '2025-12-01')
  addDeal(context, 1, 700, '2026-02-10')
  // No spend of its own day, but the imports reach beyond it.
  addDeal(context, 1, 500, '2026-03-01')
  addDeal(context, 1, 9_000, '2026-03-21')
  const whole = report(context)
  expect(whole.total).toMatchObject({ dealRevenueMinor: 60_200, mer: 1200 / 400 })
  expect(roiDocument(whole).table.total?.notes).toEqual(['MER leaves out 590.00 EUR of won deals: no spend of their days is known.'])
  expect(whole.warnings).toEqual(['590.00 EUR of won deals are of days before the first or after the last known spend; ROAS, ROI and blended ROI have them.'])
  // (602 − 4) ÷ 4: all that was won, of all it cost.
  expect(whole.total.blendedRoi).toBe(598 / 4)
  expect(report(context, { revenueSource: 'platforms' }).warnings).toEqual(['Blended ROI counts 590.00 EUR of won deals of days whose spend is not known.'])
  expect(whole.rows).toMatchObject([{ label: 'Spring', mer: 3 }, { key: 'none', mer: null }])
  expect(report(context, { period: { from: '2026-02-01', to: '2026-02-28' } })).toMatchObject({ total: { mer: 7 }, warnings: [] })
  expect(metricCell('mer', report(context, { by: 'month' }).rows[0] ?? whole.total)).toMatchObject({ value: null, reason: 'No media spend is known.' })
  expect(metricCell('mer', report(context, { period: { from: '2026-03-20', to: '2026-03-31' } }).total)).toMatchObject({ value: null, reason: 'No deal was won on a day of known spend.' })
})
