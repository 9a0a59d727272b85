import { describe, expect, it } from 'vitest'
import { deriveMetrics, type MetricRow, type MetricSums } from '../marketing/metrics'
import type { ReportCell } from './document'
import { changeCell, lacksSums, metricCell, roiDocument } from './roi-document'
import { RoiReport } from './roi.contract'

const nothing: MetricSums = {
  currency: 'EUR', spendMinor: null, feeMinor: 0, productionMinor: 0, labourMinor: 0, impressions: null, clicks: null, clickType: null, linkClicks: null, clicksAll: null, conversions: null, conversionKind: null, attributedRevenueMinor: null, dealRevenueMinor: null, reach: null, reasons: {}, paired: {},
}
const row = (part: Partial<MetricSums>): MetricRow => deriveMetrics({ ...nothing, ...part }, { revenueSource: 'both', grossMargin: null })
const reportOf = (rows: readonly { readonly label: string; readonly now: Partial<MetricSums>; readonly before?: Partial<MetricSums> }[], total: Partial<MetricSums>, filters: Record<string, unknown> = {}, isCompared = false): RoiReport =>
  RoiReport.parse({
    report: 'roi', workbook: 'Brand', filters, currency: 'EUR', grossMargin: null,
    rows: rows.map(({ label, now, before }, index) => ({ key: String(index), label, ...row(now), previous: before === undefined ? null : row(before) })),
    total: { ...row(total), previous: isCompared ? row(total) : null },
    previousPeriod: isCompared ? { from: '2026-01-01', to: '2026-01-31' } : null, dataTo: null, warnings: ['Warned.'],
  })
const reason = (cell: ReportCell): string | undefined => ('reason' in cell ? cell.reason : undefined)

describe('why a figure is missing', () => {
  it('names the part that is unknown, else the part that is 0', () => {
    expect(reason(metricCell('ctr', row({ impressions: 10 })))).toBe('No file had clicks.')
    expect(reason(metricCell('ctr', row({ impressions: 0, clicks: 0 })))).toBe('There are no impressions.')
    expect(reason(metricCell('ctr', row({ impressions: 10, reasons: { clicks: 'Unlike.' } })))).toBe('Unlike.')
    expect(reason(metricCell('cpc', row({ clicks: 5 })))).toBe('No media spend is known.')
    expect(reason(metricCell('cpa', row({ spendMinor: 5, conversions: 0 })))).toBe('No result yet.')
    expect(reason(metricCell('roas', row({ spendMinor: 0, dealRevenueMinor: 5 })))).toBe('There is no media spend.')
    expect(reason(metricCell('roi', row({ spendMinor: 5 })))).toBe('No revenue is known.')
    expect(reason(metricCell('cpaHigh', row({ spendMinor: 5, conversions: 0 })))).toBe('No result yet.')
    expect(reason(metricCell('cpaHigh', row({ spendMinor: 5, conversions: 0.5 })))).toBe('Too few conversions for a high end.')
    expect(reason(metricCell('mer', row({ spendMinor: 5 })))).toBe('No deal was won here.')
    expect(reason(metricCell('mer', row({ dealRevenueMinor: 5 })))).toBe('No media spend is known.')
    expect(reason(metricCell('breakEvenRoas', row({})))).toBe('No gross margin is stated in the settings.')
  })
})

it('defines what stands in it and nothing else: POAS where a margin is stated', () => {
  const report = reportOf([{ label: 'Spring', now: { spendMinor: 5 } }], { spendMinor: 5 })
  const defined = (grossMargin: number | null): string[] => {
    const { definitions, table, keyFigures } = roiDocument({ ...report, grossMargin })
    const labels = definitions.map(({ label }) => label)
    expect(labels.toSorted()).toEqual([...new Set([...table.columns.slice(1), ...keyFigures].map(({ label }) => label))].toSorted())
    return labels
  }
  expect(defined(null)).not.toContain('POAS')
  expect(defined(0.4)).toContain('POAS')
})

it('has the figures that have no sum platform by platform, where there are several', () => {
  const apart = { spendMinor: 5, reasons: { clicks: 'Unlike clicks are not added.' } }
  const lines = [{ label: 'Meta', now: { spendMinor: 3, clicks: 7, clickType: 'link' as const } }, { label: 'Google Ads', now: { spendMinor: 2 } }]
  const [report, platforms] = [reportOf([{ label: 'Spring', now: apart }], apart), reportOf(lines, apart, { by: 'platform' })]
  expect([lacksSums(report), lacksSums(platforms), lacksSums(reportOf([], apart, { platform: 'meta' })), lacksSums(reportOf([], { spendMinor: 5 }))]).toEqual([true, false, false, false])
  const { sections, notes, table } = roiDocument(report, [], platforms)
  expect(sections).toMatchObject([{ heading: 'By platform', keyFigures: [], chart: null, table: { caption: 'Results and costs by platform', total: null } }])
  expect(sections?.[0]?.table.rows.map(({ cells }) => cells.slice(0, 2).map(({ value }) => value))).toEqual([['Meta', 3], ['Google Ads', 2]])
  expect(sections?.[0]?.table.columns.map(({ key }) => key)).toEqual(table.columns.map(({ key }) => key))
  expect(notes.filter((note) => note === 'Warned.')).toHaveLength(1)
  expect(roiDocument(report, [], reportOf(lines.slice(0, 1), apart, { by: 'platform' })).sections).toBeUndefined()
})

describe('a change', () => {
  it('is in points for rates and a share for the rest', () => {
    const [now, before] = [row({ spendMinor: 150, dealRevenueMinor: 300 }), row({ spendMinor: 100, dealRevenueMinor: 150 })]
    expect(changeCell('spend', now, before)).toMatchObject({ kind: 'change', value: 0.5 })
    expect(changeCell('roas', now, before)).toMatchObject({ kind: 'change', value: 1 / 3 })
    expect(changeCell('roi', now, before)).toMatchObject({ kind: 'points', value: 0.5 })
  })

  it('is missing, with the reason, where there is nothing to hold against', () => {
    const spent = row({ spendMinor: 100 })
    expect(changeCell('spend', spent, null)).toMatchObject({ value: null, reason: 'Nothing stands in the period before.' })
    expect(changeCell('spend', spent, row({}))).toMatchObject({ value: null, reason: 'The period before has no such figure.' })
    expect(changeCell('spend', spent, row({ spendMinor: 0 }))).toMatchObject({ value: null, reason: 'The period before had 0.' })
    expect(changeCell('clicks', row({ clicks: 5, clickType: 'link' }), row({ clicks: 5, clickType: 'all' }))).toMatchObject({ value: null, reason: 'The two periods count unlike clicks: Link clicks now, Clicks (all) before.' })
    expect(changeCell('conversions', row({ conversions: 5, conversionKind: 'Leads' }), row({ conversions: 5, conversionKind: 'Purchases' }))).toMatchObject({ value: null, reason: 'The two periods count unlike conversions: Leads now, Purchases before.' })
  })
})

describe('the document', () => {
  it('shows the parts of the cost only where there are any, even in a single line', () => {
    const labels = (report: RoiReport): string[] => roiDocument(report).table.columns.map(({ label }) => label)
    expect(labels(reportOf([{ label: 'a', now: { spendMinor: 5 } }], { spendMinor: 5 }))).toEqual(['Campaign', 'Spend', 'Cost', 'Revenue', 'Impressions', 'Clicks', 'Conversions', 'CTR', 'CPC', 'CPM', 'CVR', 'CPA', 'CPA from', 'CPA to', 'ROAS', 'MER', 'ROI (profit)'])
    expect(labels(reportOf([{ label: 'a', now: { labourMinor: -5 } }, { label: 'b', now: { labourMinor: 5 } }], {}))).toContain('Labour')
  })

  it('states break-even once, beside the ROAS, as what no period changes', () => {
    const { keyFigures } = roiDocument(reportOf([], { spendMinor: 5 }, { compare: 'previous' }, true))
    expect(keyFigures.map(({ label }) => label)).toEqual(['Spend', 'Cost', 'Revenue', 'Conversions', 'CVR', 'CTR', 'ROAS', 'Break-even ROAS', 'MER', 'ROI (profit)', 'Blended ROI'])
    expect(keyFigures.filter(({ change }) => change === null).map(({ label }) => label)).toEqual(['Break-even ROAS'])
  })

  it('gives every row a cell for every column, compared or not', () => {
    for (const isCompared of [false, true]) {
      const { table } = roiDocument(reportOf([{ label: 'a', now: {}, before: {} }, { label: 'b', now: {} }], {}, { compare: 'previous' }, isCompared))
      for (const { cells } of [...table.rows, ...(table.total === null ? [] : [table.total])]) expect(cells).toHaveLength(table.columns.length)
      expect(new Set(table.columns.map(({ key }) => key)).size).toBe(table.columns.length)
      expect(table.columns.filter(({ isComparison }) => isComparison)).toHaveLength(isCompared ? 8 : 0)
    }
  })

  it('names the kind of clicks once where all agree, else in each row', () => {
    const clicks = (clickType: 'link' | 'all' | 'clicks') => ({ clicks: 5, clickType })
    const alike = roiDocument(reportOf([{ label: 'a', now: clicks('link') }, { label: 'b', now: clicks('link') }], clicks('link')))
    expect(alike.notes).toContain('Clicks are link clicks.')
    expect(alike.table.rows.map(({ notes }) => notes)).toEqual([[], []])
    const unlike = roiDocument(reportOf([{ label: 'a', now: clicks('link') }, { label: 'b', now: clicks('all') }, { label: 'c', now: clicks('clicks') }], { clickType: 'mixed', reasons: { clicks: 'Unlike clicks are not added.' } }))
    expect(unlike.notes).not.toContain('Clicks are link clicks.')
    expect(unlike.notes).toContain('Unlike clicks are not added.')
    expect(unlike.table.rows.map(({ notes }) => notes)).toEqual([['Clicks are link clicks.'], ['Clicks are clicks (all).'], ['Clicks are counted as the platform does.']])
  })

  it('shows a rate of conversions beyond the whole as it is, and says why it can be', () => {
    const { rows, total } = roiDocument(reportOf([{ label: 'a', now: { conversions: 15, clicks: 10 } }, { label: 'b', now: { conversions: 10, clicks: 10 } }], { conversions: 25, clicks: 20 })).table
    const over = 'CVR is over 100%: there are more conversions than clicks, as where a view alone counts too.'
    expect([...rows, total].map((row) => row?.notes)).toEqual([[over], [], [over]])
    expect(rows[0]?.cells).toContainEqual(expect.objectContaining({ kind: 'percent', value: 1.5 }))
  })

  it('charts the first twelve groups, and a long time as a line', () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({ label: `g${index}`, now: { spendMinor: index } }))
    expect(roiDocument(reportOf(rows, {})).chart).toMatchObject({ kind: 'bar', categories: { length: 12 }, series: [{ label: 'Cost' }] })
    expect(roiDocument(reportOf(rows, {}, { by: 'day' })).chart).toMatchObject({ kind: 'line', categories: { length: 40 } })
    expect(roiDocument(reportOf(rows.slice(0, 1), {})).chart).toBeNull()
    expect(roiDocument(reportOf([{ label: 'a', now: {} }, { label: 'b', now: {} }], {})).chart).toBeNull()
  })
})
