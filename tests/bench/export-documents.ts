import type { ReportCell, ReportDocument } from '../../src/shared/reports/document'
import { roiDocument } from '../../src/shared/reports/roi-document'
import { roiReportOf } from '../support/roi-reports'

/** The ROI report of so many campaigns that it fills about 20 pages. */
export const longReport = (): ReportDocument => roiDocument(roiReportOf('EUR', Array.from({ length: 560 }, (_, index) => `Client ${index % 37} | Campaign ${index} Łódź “Spring”`)))

const platforms = ['Meta', 'Google Ads', 'LinkedIn', 'TikTok']

/** A table of 9 columns, two of them live formulas. */
export const largeTable = (rows: number): ReportDocument => {
  const cellsOf = (index: number): readonly ReportCell[] => {
    const [clicks, spend, value] = [(index * 31) % 900, (index * 7919) % 900_000, (index * 104_729) % 9_000_000]
    return [
      { kind: 'text', value: `Client ${index % 37} | Campaign ${index % 137} & Brand <EU>` },
      { kind: 'text', value: platforms[index % platforms.length] ?? '' },
      { kind: 'count', value: (index * 6151) % 50_000 },
      { kind: 'count', value: clicks },
      { kind: 'money', value: spend, currency: 'EUR' },
      { kind: 'money', value: clicks === 0 ? null : spend / clicks, currency: 'EUR' },
      { kind: 'decimal', value: (index % 40) / 2 },
      { kind: 'money', value, currency: 'EUR' },
      { kind: 'ratio', value: spend === 0 ? null : value / spend },
    ]
  }
  return {
    title: 'Large table',
    subtitle: ['Bench'],
    keyFigures: [],
    chart: null,
    table: {
      caption: 'Rows',
      columns: [
        { key: 'campaign', label: 'Campaign', align: 'start' },
        { key: 'platform', label: 'Platform', align: 'start' },
        { key: 'impressions', label: 'Impressions', align: 'end' },
        { key: 'clicks', label: 'Clicks', align: 'end' },
        { key: 'spend', label: 'Spend', align: 'end' },
        { key: 'cpc', label: 'CPC', align: 'end', formula: { numerator: 'spend', denominator: 'clicks' } },
        { key: 'conversions', label: 'Conversions', align: 'end' },
        { key: 'revenue', label: 'Revenue', align: 'end' },
        { key: 'roas', label: 'ROAS', align: 'end', formula: { numerator: 'revenue', denominator: 'spend' } },
      ],
      rows: Array.from({ length: rows }, (_, index) => ({ cells: cellsOf(index) })),
      total: null,
    },
    notes: [],
    definitions: [{ label: 'Spend', definition: 'What the platform charged.' }],
  }
}
