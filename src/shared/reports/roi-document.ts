import { clickTypeNames, metricDefinitions, type MetricKey, type MetricRow } from '../marketing/metrics'
import { platformNames } from '../kernel/platform'
import type { Currency } from '../kernel/money'
import type { KeyFigure, ReportCell, ReportChart, ReportColumn, ReportDocument, ReportRow } from './document'
import { formatMoney, reasonOf } from './format'
import type { RoiFilters, RoiGrouping, RoiReport } from './roi.contract'

interface Measure {
  readonly key: string
  readonly metric: MetricKey
  readonly label: string
  readonly cell: (row: MetricRow) => ReportCell
  readonly formula?: (grossMargin: number | null) => ReportColumn['formula']
}

const money = (value: number | null, currency: Currency, reason?: string): ReportCell => ({ kind: 'money', value, currency, ...(value === null && reason !== undefined && { reason }) })
const withReason = (reason: string | undefined) => (reason === undefined ? {} : { reason })

/** Why a ratio has no value: one of its parts has none, or the lower part is 0. */
const ratioReason = (row: MetricRow, part: 'clicks' | 'conversions' | 'revenue', empty: string): string | undefined => row.reasons[part] ?? empty

const measures: readonly Measure[] = [
  { key: 'spend', metric: 'spend', label: 'Spend', cell: (row) => money(row.spendMinor, row.currency, 'No media spend is known.') },
  { key: 'cost', metric: 'cost', label: 'Cost', cell: (row) => money(row.costMinor, row.currency, 'No cost is known.') },
  { key: 'revenue', metric: 'revenue', label: 'Revenue', cell: (row) => money(row.revenueMinor, row.currency, row.reasons.revenue ?? 'No revenue is known.') },
  { key: 'impressions', metric: 'impressions', label: 'Impressions', cell: (row) => ({ kind: 'count', value: row.impressions, reason: 'No file had impressions.' }) },
  { key: 'clicks', metric: 'clicks', label: 'Clicks', cell: (row) => ({ kind: 'count', value: row.clicks, ...withReason(row.reasons.clicks ?? 'No file had clicks.') }) },
  { key: 'conversions', metric: 'conversions', label: 'Conversions', cell: (row) => ({ kind: 'decimal', value: row.conversions, ...withReason(row.reasons.conversions ?? 'No file had conversions.') }) },
  { key: 'ctr', metric: 'ctr', label: 'CTR', cell: (row) => ({ kind: 'percent', value: row.ctr, ...withReason(ratioReason(row, 'clicks', 'Clicks or impressions are missing.')) }), formula: () => ({ numerator: 'clicks', denominator: 'impressions' }) },
  { key: 'cpc', metric: 'cpc', label: 'CPC', cell: (row) => money(row.cpcMinor, row.currency, ratioReason(row, 'clicks', 'There are no clicks.')), formula: () => ({ numerator: 'spend', denominator: 'clicks' }) },
  { key: 'cpm', metric: 'cpm', label: 'CPM', cell: (row) => money(row.cpmMinor, row.currency, 'There are no impressions.'), formula: () => ({ numerator: 'spend', denominator: 'impressions', times: 1000 }) },
  { key: 'cvr', metric: 'cvr', label: 'CVR', cell: (row) => ({ kind: 'percent', value: row.cvr, ...withReason(row.reasons.conversions ?? ratioReason(row, 'clicks', 'Conversions or clicks are missing.')) }), formula: () => ({ numerator: 'conversions', denominator: 'clicks' }) },
  { key: 'cpa', metric: 'cpa', label: 'CPA', cell: (row) => money(row.cpaMinor, row.currency, ratioReason(row, 'conversions', 'No result yet.')), formula: () => ({ numerator: 'spend', denominator: 'conversions' }) },
  { key: 'roas', metric: 'roas', label: 'ROAS', cell: (row) => ({ kind: 'ratio', value: row.roas, ...withReason(ratioReason(row, 'revenue', 'Revenue or spend is missing.')) }), formula: () => ({ numerator: 'revenue', denominator: 'spend' }) },
  {
    key: 'roi',
    metric: 'roi',
    label: 'ROI (profit)',
    cell: (row) => ({ kind: 'percent', value: row.roi, ...withReason(ratioReason(row, 'revenue', 'Revenue or cost is missing.')) }),
    formula: (grossMargin) => ({ numerator: 'revenue', denominator: 'cost', minus: 'cost', factor: grossMargin ?? 1 }),
  },
]

/** One measure of a row as a cell: its figure, or n/a with the reason. The same in every list, page and report. */
export const metricCell = (metric: MetricKey, row: MetricRow): ReportCell => measures.find((measure) => measure.metric === metric)?.cell(row) ?? { kind: 'count', value: null }

const groupingNames: Readonly<Record<RoiGrouping, string>> = { campaign: 'Campaign', platform: 'Platform', month: 'Month', week: 'Week from', day: 'Day' }

const costParts: readonly { readonly key: string; readonly label: string; readonly value: (row: MetricRow) => number }[] = [
  { key: 'fees', label: 'Fees', value: ({ feeMinor }) => feeMinor },
  { key: 'production', label: 'Production', value: ({ productionMinor }) => productionMinor },
  { key: 'labour', label: 'Labour', value: ({ labourMinor }) => labourMinor },
]

/** The change from a previous figure as a fraction of it. Null where either is missing or there was nothing before. */
const changeOf = (now: number | null, before: number | null | undefined): number | null => (now === null || before === null || before === undefined || before === 0 ? null : (now - before) / Math.abs(before))

const describePeriod = ({ from, to }: RoiFilters['period']): string => (from === null && to === null ? 'All days' : from === null ? `Up to ${to}` : to === null ? `From ${from} on` : `${from} to ${to}`)

const describeFilters = ({ filters, currency, grossMargin }: RoiReport): string => {
  const parts = [`Amounts in ${currency}`, `by ${filters.by}`]
  if (filters.platform !== null) parts.push(`${platformNames[filters.platform]} only`)
  if (filters.campaignId !== null) parts.push('one campaign')
  parts.push(filters.revenueSource === 'both' ? 'revenue: platforms and deals' : filters.revenueSource === 'deals' ? 'revenue: deals only' : 'revenue: platforms only')
  parts.push(grossMargin === null ? 'gross margin not stated: revenue counts whole' : `gross margin ${Math.round(grossMargin * 1000) / 10} %`)
  return parts.join(' · ')
}

const chartOf = (report: RoiReport): ReportChart | null => {
  const isTime = report.filters.by !== 'campaign' && report.filters.by !== 'platform'
  const rows = isTime ? report.rows.slice(-60) : report.rows.slice(0, 12)
  if (rows.length < 2) return null
  const series = [
    { label: 'Cost', values: rows.map(({ costMinor }) => costMinor) },
    { label: 'Revenue', values: rows.map(({ revenueMinor }) => revenueMinor) },
  ].filter(({ values }) => values.some((value) => value !== null))
  if (series.length === 0) return null
  const top = rows[0]
  const described = top === undefined || top.costMinor === null ? '' : ` ${isTime ? 'First' : 'Highest'}: ${top.label} with a cost of ${formatMoney(top.costMinor, report.currency, 'en', { withCurrency: true })}.`
  return {
    kind: isTime && rows.length > 14 ? 'line' : 'bar',
    title: `${series.map(({ label }) => label).join(' and ')} by ${report.filters.by}`,
    description: `${rows.length} of ${report.rows.length} groups.${described} All figures stand in the table.`,
    categories: rows.map(({ label }) => label),
    series,
    unit: { kind: 'money', currency: report.currency },
  }
}

const keyFiguresOf = ({ total }: RoiReport): KeyFigure[] =>
  measures
    .filter(({ key }) => ['spend', 'cost', 'revenue', 'conversions', 'ctr', 'roas', 'roi'].includes(key))
    .map(({ key, label, cell }) => {
      const now = cell(total)
      const before = total.previous === null ? null : cell(total.previous)
      const [nowValue, beforeValue] = [now.value, before?.value ?? null]
      const isPoints = key === 'ctr' || key === 'roi'
      // Percentages change by points, everything else by a share of what it was.
      const change = typeof nowValue !== 'number' || typeof beforeValue !== 'number' ? null : isPoints ? nowValue - beforeValue : changeOf(nowValue, beforeValue)
      return { label, cell: now, change: before === null ? null : { kind: 'percent', value: change } }
    })

const notesOf = (report: RoiReport): string[] => {
  const { total } = report
  const notes = [...report.warnings]
  if (total.clicks !== null && total.clickType !== null) notes.push(`Clicks are ${clickTypeNames[total.clickType].toLowerCase()}.`)
  if (total.conversions !== null && total.conversionKind !== null) notes.push(`Conversions are what the platform calls “${total.conversionKind}”.`)
  const reasons = new Set(report.rows.flatMap((row) => Object.values(row.reasons)))
  for (const reason of Object.values(total.reasons)) reasons.add(reason)
  notes.push(...[...reasons].filter((reason) => !notes.includes(reason)))
  return notes
}

/** The ROI report as a document: what screen and files show, word for word. */
export const roiDocument = (report: RoiReport): ReportDocument => {
  const { rows, total, filters, currency } = report
  const parts = costParts.filter(({ value }) => value(total) !== 0)
  const isCompared = filters.compare === 'previous' && report.previousPeriod !== null
  const columns: ReportColumn[] = [
    { key: 'label', label: groupingNames[filters.by], align: 'start' },
    ...measures.flatMap(({ key, label, formula }): ReportColumn[] => {
      const live = formula?.(report.grossMargin)
      const column: ReportColumn = { key, label, align: 'end', ...(live !== undefined && { formula: live }) }
      return key === 'spend' ? [column, ...parts.map((part): ReportColumn => ({ key: part.key, label: part.label, align: 'end' }))] : [column]
    }),
    ...(isCompared
      ? [
          { key: 'previousCost', label: 'Cost before', align: 'end' as const },
          { key: 'costChange', label: 'Change', align: 'end' as const },
          { key: 'previousRevenue', label: 'Revenue before', align: 'end' as const },
          { key: 'revenueChange', label: 'Change', align: 'end' as const },
        ]
      : []),
  ]
  const toRow = (row: MetricRow & { readonly previous: MetricRow | null }, label: string): ReportRow => ({
    cells: [
      { kind: 'text', value: label },
      ...measures.flatMap(({ key, cell }) => (key === 'spend' ? [cell(row), ...parts.map(({ value }) => money(value(row), currency))] : [cell(row)])),
      ...(isCompared
        ? [
            money(row.previous?.costMinor ?? null, currency),
            { kind: 'percent' as const, value: changeOf(row.costMinor, row.previous?.costMinor) },
            money(row.previous?.revenueMinor ?? null, currency),
            { kind: 'percent' as const, value: changeOf(row.revenueMinor, row.previous?.revenueMinor) },
          ]
        : []),
    ],
  })
  const subtitle = [report.workbook, describePeriod(filters.period), describeFilters(report)]
  if (report.previousPeriod !== null) subtitle.push(`Compared with ${report.previousPeriod.from} to ${report.previousPeriod.to}`)
  subtitle.push(report.dataTo === null ? 'No dated results' : `Data to ${report.dataTo}`)
  return {
    title: 'Return on investment',
    subtitle,
    keyFigures: keyFiguresOf(report),
    chart: chartOf(report),
    table: { caption: `Results and costs by ${filters.by}`, columns, rows: rows.map((row) => toRow(row, row.label)), total: toRow(total, 'Total') },
    notes: notesOf(report),
    definitions: Object.values(metricDefinitions),
  }
}

/** Every reason a row of the table has for figures it lacks, one text per row. */
export const rowReasons = ({ cells }: ReportRow): string => [...new Set(cells.map(reasonOf).filter((reason) => reason !== null))].join(' ')

