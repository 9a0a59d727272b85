import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FileRow, openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { PedigreeMetric, PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { type Day, toDayNumber } from '../../shared/kernel/day'
import { speak } from '../../shared/kernel/language'
import type { MetricKey } from '../../shared/marketing/metrics'
import { RoiFilters } from '../../shared/reports/roi.contract'
import { metricCell } from '../../shared/reports/roi-document'
import { answerReport } from '../reports/answer-report'
import { roiReport } from '../reports/roi-report'
import { pedigreeHandlers } from './pedigree.handlers'

const at = (day: string): number => toDayNumber(day as Day)
const row = (day: string, campaignName: string, part: Partial<FileRow> = {}): FileRow => ({ from: at(day), to: at(day), entity: { campaignName }, spendMinor: 1000, impressions: 500, linkClicks: 10, conversions: 1, kind: 'Purchases', ...part })

const filled = async () => {
  const context = openMarketingContext()
  await context.importFile({ name: 'march.csv', level: 'campaign', rows: [row('2026-03-01', 'Spring'), row('2026-03-02', 'Spring'), row('2026-03-02', 'Film')], attributions: [{ setting: '7-day click', fromDay: at('2026-03-01'), toDay: at('2026-03-02') }] })
  await context.importFile({ name: 'april.csv', level: 'campaign', rows: [row('2026-04-01', 'Spring')], attributions: [{ setting: '1-day click', fromDay: at('2026-04-01'), toDay: at('2026-04-01') }] })
  await context.importFile({ name: 'x.csv', platform: 'x', level: 'campaign', rows: [row('2026-04-02', 'Spring')] })
  const of = (metric: MetricKey, scope: Parameters<typeof PedigreeScope.parse>[0] = {}) => valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse(scope), metric }))
  return { context, of }
}

describe('where a figure comes from', () => {
  it('is the figure of the report, from the same sums, for every measure', async () => {
    const { context, of } = await filled()
    for (const platform of ['meta', 'x', null] as const) {
      const { total } = roiReport(context, RoiFilters.parse({ platform }))
      for (const metric of PedigreeMetric.options) expect([metric, of(metric, { platform }).figure.value]).toEqual([metric, metricCell(metric, total).value])
    }
  })

  it('divides the sums that a ratio is taken of, where a platform is left out of it', async () => {
    const { context, of } = await filled()
    await context.importFile({ name: 'google.csv', platform: 'google', level: 'campaign', rows: [{ from: at('2026-03-02'), to: at('2026-03-02'), entity: { campaignName: 'Search' }, spendMinor: 15_000 }] })
    // Five rows of 10.00 with a conversion each, and 150.00 without: a quarter of 200.00 stays.
    const { figure, arithmetic, parts, notes } = of('cpa')
    expect([figure.value, arithmetic]).toEqual([1000, '50.00 ÷ 5'])
    expect(parts.map(({ value }) => value)).toEqual([5000, 5])
    expect(notes).toContain('CPA leaves out 75.00% (spend): no file tells its conversions.')
    expect(of('spend').figure.value).toBe(20_000)
  })

  it('divides the deals that MER is taken of, and says which it leaves out', async () => {
    const { context, of } = await filled()
    for (const [amount, day] of [[700_00, '2026-02-01'], [100_00, '2026-03-02']]) context.prepare("INSERT INTO deal (name, amount_minor, currency, status, on_day, note) VALUES ('Kitchen', ?, 'EUR', 'won', ?, '')").run(amount, day)
    const { figure, arithmetic, parts, notes } = of('mer')
    expect([figure.value, arithmetic, parts.map(({ value }) => value)]).toEqual([2, '100.00 ÷ 50.00', [100_00, 5000]])
    expect(notes).toContain('MER leaves out 700.00 EUR of won deals: no spend of their days is known.')
    // (800 − 50) ÷ 50.
    expect(of('blendedRoi')).toMatchObject({ arithmetic: '(800.00 − 50.00) ÷ 50.00', figure: { value: 15 } })
  })

  it('writes all of its arithmetic as the language does', async () => {
    const { context, of } = await filled()
    context.prepare('UPDATE workbook SET gross_margin = 0.4').run()
    context.prepare("INSERT INTO deal (name, amount_minor, currency, status, on_day, note) VALUES ('Kitchen', 500000, 'EUR', 'won', '2026-03-02', '')").run()
    try {
      speak('de')
      expect(of('roi').arithmetic).toBe('(5.000,00 × 0,4 − 50,00) ÷ 50,00')
      // 5,000 at a margin of 0.4, of 50.
      // (5,000 × 0.4 − 50) ÷ 50 = 39.
      expect(of('blendedRoi')).toMatchObject({ arithmetic: '(5.000,00 × 0,4 − 50,00) ÷ 50,00', figure: { value: 39 }, parts: [{ label: 'Won deals', value: 500_000 }, { label: 'Cost', value: 5000 }, { value: 5000 }, { value: 0 }, { value: 0 }, { value: 0 }] })
      expect(of('poas')).toMatchObject({ arithmetic: '5.000,00 × 0,4 ÷ 50,00', figure: { value: 40 } })
      expect(of('breakEvenRoas')).toMatchObject({ arithmetic: '1 ÷ 0,4', figure: { value: 2.5 } })
      // 5,000 ÷ 50 = 100.
      expect(of('mer')).toMatchObject({ arithmetic: '5.000,00 ÷ 50,00', figure: { value: 100 }, parts: [{ label: 'Won deals', value: 500_000 }, { value: 5000 }] })
    } finally {
      speak('en')
    }
  })

  it('names the imports and rows, the newest first, of a campaign and of a period', async () => {
    const { context, of } = await filled()
    const spring = context.prepare("SELECT id FROM campaign WHERE name = 'Spring'").pluck().get()
    expect(of('ctr', { campaignId: spring })).toMatchObject({ rowCount: 4, batches: [{ file: 'x.csv', rows: 1 }, { file: 'april.csv', rows: 1 }, { file: 'march.csv', rows: 2 }], dataTo: '2026-04-02' })
    const march = of('ctr', { period: { from: '2026-03-01', to: '2026-03-31' } })
    expect(march).toMatchObject({ rowCount: 3, arithmetic: '30 ÷ 1,500', clickType: 'Link clicks', conversionKind: null, batches: [{ file: 'march.csv', rows: 3 }] })
    expect(march.rows.map(({ from, what, clicks }) => [from, what, clicks])).toEqual([['2026-03-02', 'Film', 10], ['2026-03-02', 'Spring', 10], ['2026-03-01', 'Spring', 10]])
  })

  it('explains an ad set, and what is known only as a whole, as the campaign’s page shows them', async () => {
    const context = openMarketingContext()
    const adSet = (day: string, adSetName: string, spendMinor: number): FileRow => row(day, 'Spring', { entity: { campaignName: 'Spring', adSetName }, spendMinor })
    await context.importFile({ name: 'sets.csv', level: 'ad_set', rows: [adSet('2026-03-01', 'Women', 700), adSet('2026-03-02', 'Women', 500), adSet('2026-03-02', 'Men', 300)] })
    await context.importFile({ name: 'february.csv', level: 'campaign', rows: [row('2026-02-01', 'Spring', { to: at('2026-02-28'), spendMinor: 9000 })] })
    const campaignId = context.prepare("SELECT id FROM campaign WHERE name = 'Spring'").pluck().get()
    const of = (scope: object) => valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse({ campaignId, ...scope }), metric: 'spend' }))
    expect(of({})).toMatchObject({ figure: { value: 10_500 }, rowCount: 4 })
    expect(of({ platform: 'meta', part: { kind: 'ad_set', name: 'Women' } })).toMatchObject({ figure: { value: 1200 }, rowCount: 2, batches: [{ file: 'sets.csv' }], dataTo: '2026-03-02' })
    expect(of({ part: { kind: 'stretch', from: '2026-02-01', to: '2026-02-28' } })).toMatchObject({ figure: { value: 9000 }, rowCount: 1, batches: [{ file: 'february.csv' }], dataTo: '2026-02-28' })
  })

  it('explains an ad, and those of its name in other ad sets, as the campaign’s page shows it', async () => {
    const context = openMarketingContext()
    const ad = (day: string, adSetName: string, adName: string, spendMinor: number): FileRow => row(day, 'Spring', { entity: { campaignName: 'Spring', adSetName, adName }, spendMinor })
    await context.importFile({ name: 'ads.csv', level: 'ad', rows: [ad('2026-03-01', 'Women', 'Plates', 700), ad('2026-03-02', 'Men', 'Plates', 500), ad('2026-03-02', 'Men', 'Cups', 300)] })
    const campaignId = context.prepare("SELECT id FROM campaign WHERE name = 'Spring'").pluck().get()
    const of = (metric: MetricKey, name: string) => valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse({ campaignId, platform: 'meta', part: { kind: 'ad', name } }), metric }))
    expect(of('spend', 'Plates')).toMatchObject({ figure: { value: 1200 }, rowCount: 2, batches: [{ file: 'ads.csv', rows: 2 }] })
    expect(of('cpc', 'Cups')).toMatchObject({ figure: { value: 30 }, rowCount: 1, arithmetic: '3.00 ÷ 10' })
  })

  it('explains what belongs to no campaign: results that name none, and deals alone', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'account.csv', level: 'account', rows: [row('2026-03-01', '', { entity: {}, spendMinor: 400 })] })
    await context.importFile({ name: 'march.csv', platform: 'x', level: 'campaign', rows: [row('2026-03-01', 'Spring')] })
    context.prepare("INSERT INTO deal (name, campaign_id, amount_minor, currency, status, on_day, note) VALUES ('Cups', NULL, 20000, 'EUR', 'won', '2026-03-02', '')").run()
    const lines = roiReport(context, RoiFilters.parse({ by: 'campaign' })).rows
    const of = (metric: MetricKey, key: string) => valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse({ part: { kind: 'line', by: 'campaign', key } }), metric }))
    const account = lines.find(({ key }) => key.startsWith('account:'))
    expect(of('spend', account?.key ?? '')).toMatchObject({ figure: { value: 400 }, rowCount: 1, batches: [{ file: 'account.csv' }] })
    expect(of('revenue', 'none')).toMatchObject({ figure: { value: 20_000 }, rowCount: 0, batches: [] })
  })

  it('says the windows that the files name, the usual ones of the others, and where they change', async () => {
    const { of } = await filled()
    const all = of('cpa')
    expect(all.settings.map(({ setting }) => setting)).toEqual(['7-day click', '1-day click'])
    expect(all.usual.map(({ platform }) => platform)).toEqual(['x'])
    expect(all.breaks).toMatchObject([{ platform: 'meta', on: '2026-04-01', what: 'attribution changes from “7-day click” to “1-day click”' }])
    expect(of('cpa', { period: { from: '2026-03-01', to: '2026-03-31' } }).breaks).toEqual([])
  })

  it('draws a line in the chart of the files where they change, and none where the lines are no stretches of days', async () => {
    const { context } = await filled()
    const chartOf = (filters: object) => answerReport(context, { report: 'roi', filters: RoiFilters.parse(filters) }).document.chart
    const months = chartOf({ by: 'month' })
    expect(months?.categories[months.marks?.[0]?.position ?? -1]).toBe('April 2026')
    expect(months?.marks).toMatchObject([{ label: 'Meta: attribution changes from “7-day click” to “1-day click”' }])
    expect(chartOf({ by: 'platform' })?.marks).toEqual([])
  })

  it('reads the settings that a Meta file names, with the days of their rows', async () => {
    const context = openMarketingContext()
    const path = join(mkdtempSync(join(tmpdir(), 'rapport-attribution-')), 'meta.csv')
    const lines = ['2026-03-01,7-day click or 1-day view', '2026-03-02,7-day click or 1-day view', '2026-03-03,1-day click', '2026-03-04,-'].map((line, index) => `Spring,${line},${index + 1}.00,100,5,${line.slice(0, 10)},${line.slice(0, 10)}`)
    writeFileSync(path, ['Campaign name,Day,Attribution setting,Amount spent (EUR),Impressions,Link clicks,Reporting starts,Reporting ends', ...lines, ''].join('\n'))
    await context.importPath(path)
    const { settings, breaks } = valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse({}), metric: 'spend' }))
    expect(settings.map(({ setting, from, to }) => [setting, from, to])).toEqual([['7-day click or 1-day view', '2026-03-01', '2026-03-02'], ['1-day click', '2026-03-03', '2026-03-03']])
    expect(breaks.map(({ on }) => on)).toEqual(['2026-03-03'])
    // Of the first two days the file names one setting only; of the fourth none, so that what is usual stands there.
    const within = (from: string, to: string) => valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse({ period: { from, to } }), metric: 'spend' }))
    expect(within('2026-03-01', '2026-03-02')).toMatchObject({ settings: [{ setting: '7-day click or 1-day view' }], usual: [] })
    expect(within('2026-03-04', '2026-03-04')).toMatchObject({ settings: [], usual: [{ platform: 'meta' }] })
  })

  it('forgets a file’s windows with its import', async () => {
    const { context, of } = await filled()
    await context.undoImport(2)
    expect(of('cpa').breaks).toEqual([])
  })
})
