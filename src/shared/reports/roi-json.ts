import { type Currency, minorToDecimal } from '../kernel/money'
import { inOthersAloneText } from '../marketing/exchange-rate'
import { metricDefinitions, type MetricRow } from '../marketing/metrics'
import type { Json } from '../rpc/contract'
import { roundMinor } from './format'
import { ratioNotes } from './roi-document'
import type { RoiReport } from './roi.contract'

const decimal = (minor: number | null, currency: Currency): string | null => (minor === null ? null : minorToDecimal(roundMinor(minor), currency))

const metrics = (row: MetricRow): Record<string, Json> => {
  const { currency } = row
  return {
    spend: decimal(row.spendMinor, currency),
    fees: decimal(row.feeMinor, currency),
    production: decimal(row.productionMinor, currency),
    labour: decimal(row.labourMinor, currency),
    cost: decimal(row.costMinor, currency),
    revenue: decimal(row.revenueMinor, currency),
    attributedRevenue: decimal(row.attributedRevenueMinor, currency),
    dealRevenue: decimal(row.dealRevenueMinor, currency),
    profit: decimal(row.profitMinor, currency),
    impressions: row.impressions,
    reach: row.reach,
    clicks: row.clicks,
    clickType: row.clickType,
    linkClicks: row.linkClicks,
    clicksAll: row.clicksAll,
    conversions: row.conversions,
    conversionKind: row.conversionKind,
    ctr: row.ctr,
    cpc: decimal(row.cpcMinor, currency),
    cpm: decimal(row.cpmMinor, currency),
    cvr: row.cvr,
    cpa: decimal(row.cpaMinor, currency),
    cpaLow: decimal(row.cpaLowMinor, currency),
    cpaHigh: decimal(row.cpaHighMinor, currency),
    roas: row.roas,
    poas: row.poas,
    mer: row.mer,
    roi: row.roi,
    blendedRoi: row.blendedRoi,
    reasons: { ...Object.fromEntries(Object.entries(row.inOthersAlone ?? {}).map(([measure, currencies]) => [measure, inOthersAloneText(currencies)])), ...row.reasons },
    notes: [...ratioNotes(row)],
  }
}

const compared = (row: MetricRow & { readonly previous: MetricRow | null }): Record<string, Json> => ({ ...metrics(row), previous: row.previous === null ? null : metrics(row.previous) })

/** The ROI report for programs: money as decimal text in the report's currency, ratios as numbers, null where there is no figure. `platforms`: the same by platform, where it lacks sums. */
export const roiJson = (report: RoiReport, platforms: RoiReport | null = null): Json => ({
  report: report.report,
  workbook: report.workbook,
  filters: { ...report.filters, period: { ...report.filters.period } },
  currency: report.currency,
  grossMargin: report.grossMargin,
  breakEvenRoas: report.total.breakEvenRoas,
  rows: report.rows.map((row) => ({ key: row.key, label: row.label, ...compared(row) })),
  total: compared(report.total),
  byPlatform: (platforms?.rows ?? []).map((row) => ({ key: row.key, label: row.label, ...metrics(row) })),
  previousPeriod: report.previousPeriod === null ? null : { ...report.previousPeriod },
  conversions: report.conversions.map(({ currency, on, rate, isOfPrevious }) => ({ currency, on, isOfPrevious, rate: { from: rate.from, to: rate.to, on: rate.on, rate: rate.rate, source: rate.source } })),
  otherCurrencies: report.otherCurrencies.map((other) => ({ ...other })),
  dataTo: report.dataTo,
  definitions: Object.fromEntries(Object.entries(metricDefinitions).map(([key, { label, definition }]) => [key, { label, definition }])),
  warnings: [...report.warnings],
})
