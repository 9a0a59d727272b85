import { deriveMetrics, type MetricRow, type MetricSums } from '../../src/shared/marketing/metrics'
import { RoiReport, type RoiRow } from '../../src/shared/reports/roi.contract'

type Parts = Partial<Omit<MetricSums, 'currency'>>

const nothing: Omit<MetricSums, 'currency'> = {
  spendMinor: null,
  feeMinor: 0,
  productionMinor: 0,
  labourMinor: 0,
  impressions: null,
  clicks: null,
  clickType: null,
  linkClicks: null,
  clicksAll: null,
  conversions: null,
  conversionKind: null,
  attributedRevenueMinor: null,
  dealRevenueMinor: null,
  reach: null,
  reasons: {},
  paired: {},
}

const grossMargin = 0.62

const metricRow = (currency: string, parts: Parts): MetricRow => deriveMetrics({ ...nothing, ...parts, currency }, { revenueSource: 'both', grossMargin })

/** One row's sums: ordinary, without clicks, without anything, lossy, in turn. */
const partsOf = (index: number, scale: number): Parts => {
  switch (index % 5) {
    case 1:
      return { spendMinor: Math.round(12_345 * (index + 1) * scale), impressions: 23_456, reasons: { clicks: 'Unlike clicks are not added: Link clicks, Clicks.' } }
    case 2:
      return { spendMinor: 0, impressions: 1200, clicks: 0, clickType: 'link', conversions: 0 }
    case 3:
      return {}
    default:
      return {
        spendMinor: Math.round(98_765.4 * (index + 1) * scale),
        feeMinor: 25_001,
        labourMinor: index === 0 ? 42_000 : 0,
        impressions: 543_210 + index,
        clicks: 7890 + index,
        clickType: 'link',
        conversions: 12.5 + index / 3,
        conversionKind: 'Purchases',
        attributedRevenueMinor: Math.round(76_543 * (index % 2 === 0 ? 3 : 0.1) * scale),
        dealRevenueMinor: index === 4 ? 1_000_000 : null,
      }
  }
}

/** Names that break files: formulas, mark-up, other scripts and directions, and far too much of it. */
export const hostileNames: readonly string[] = [
  '=HYPERLINK("http://evil","x")', '=cmd|\' /C calc\'!A0', '+49 170 1234567', '-5 % off', '@SUM(A1)', '\t=1+1', '\r=1+1', '\n=1+1', '\0=1+1', ' =1+1', '"=1+1', '\'=1+1', '＝1+1', '＋1', '－1', '＠a',
  '<img src=x onerror=alert(1)>', '</td></table><script>alert(1)</script>', '&amp; " onload="x', 'Ümläut · 日本語', '"quoted", and comma', '\u202Eevil', 'حملة الربيع 2026', 'קמפיין', '👩‍👩‍👧 Family', 'constructor', '__proto__',
  'a'.repeat(300), 'word '.repeat(60), 'H\u0337\u031be\u0338l\u0335lo', '\ud800 alone', 'ﬁ ligature',
]

/** A report with every kind of row in it. Nothing in it is drawn at random. */
export const roiReportOf = (currency: string, labels: readonly string[], { scale = 1, isCompared = false }: { readonly scale?: number; readonly isCompared?: boolean } = {}): RoiReport => {
  const rows = labels.map((label, index): RoiRow => ({ key: String(index), label, ...metricRow(currency, partsOf(index, scale)), previous: isCompared && index % 3 !== 2 ? metricRow(currency, partsOf(index + 4, scale)) : null }))
  const sum = (of: (row: MetricRow) => number | null): number => rows.reduce((total, row) => total + (of(row) ?? 0), 0)
  const total: Parts = {
    spendMinor: sum((row) => row.spendMinor),
    feeMinor: sum((row) => row.feeMinor),
    labourMinor: sum((row) => row.labourMinor),
    impressions: sum((row) => row.impressions),
    clicks: sum((row) => row.clicks),
    clickType: 'link',
    conversions: sum((row) => row.conversions),
    conversionKind: 'Purchases',
    attributedRevenueMinor: sum((row) => row.attributedRevenueMinor),
    dealRevenueMinor: sum((row) => row.dealRevenueMinor),
  }
  return RoiReport.parse({
    report: 'roi',
    workbook: '=Juniper & Salt <b>',
    filters: { period: { from: '2026-03-01', to: '2026-03-31' }, compare: isCompared ? 'previous' : 'none' },
    currency,
    grossMargin,
    rows,
    total: { ...metricRow(currency, total), previous: isCompared ? metricRow(currency, partsOf(0, scale)) : null },
    previousPeriod: isCompared ? { from: '2026-01-29', to: '2026-02-28' } : null,
    dataTo: '2026-03-31',
    warnings: ['=2+2 is not run'],
  })
}

/** A report in which nothing is known. */
export const emptyRoiReport = (currency: string): RoiReport => ({ ...roiReportOf(currency, []), rows: [{ key: 'none', label: 'No campaign', ...metricRow(currency, {}), previous: null }], total: { ...metricRow(currency, {}), previous: null }, dataTo: null, warnings: [] })
