import { describe, expect, it } from 'vitest'
import { fixture, readImport, temporaryFile, temporarySpreadsheet } from '../support/read-import'

describe('Pinterest Ads', () => {
  it('reads checkouts by their newer headings', async () => {
    const { summary, rows } = await readImport(temporaryFile('ads.csv', 'Date,Campaign ID,Campaign name,Spend in account currency,Impressions,Pin clicks,Total conversions,Total conversions (Checkout),Total order value (Checkout)\n2026-09-01,1,A,12.50,1000,30,9,2,40.00\n'))
    expect(summary.totals).toMatchObject({ conversions: 2, conversionValue: '40.00' })
    expect(rows).toMatchObject([{ conversionKind: 'Pinterest checkouts' }])
  })

  it('reads checkouts and outbound clicks, and holds the rows against the total', async () => {
    const { summary, rows } = await readImport(fixture('pinterest/ads.csv'))
    expect(summary).toMatchObject({ platform: 'pinterest', currency: 'EUR', grain: 'day', level: 'ad_set', rowsTotals: 1, reconciled: true, questions: [], warnings: [] })
    expect(summary.totals).toMatchObject({ spend: '27.00', impressions: 13_500, linkClicks: 165, clicks: 400, conversions: 3, conversionValue: '26.97' })
    expect(rows[0]).toMatchObject({ linkClicks: 60, clicksAll: 150, conversions: 1, conversionKind: 'Pinterest checkouts' })
  })

  it('calls conversions of every kind by another name', async () => {
    const { rows } = await readImport(temporaryFile('pins.csv', 'Date,Campaign name,Spend in account currency,Impressions,Outbound clicks,Total conversions\n2026-09-01,A,5.00,100,10,3\n'))
    expect(rows[0]).toMatchObject({ conversions: 3, conversionKind: 'Pinterest conversions of every kind' })
  })

  it('reads the same table as XLSX', async () => {
    const { summary } = await readImport(await temporarySpreadsheet([
      ['Date', 'Campaign name', 'Currency', 'Spend in account currency', 'Impressions', 'Pin clicks', 'Outbound clicks', 'CTR'],
      [new Date('2026-09-01'), 'A', 'EUR', 10, 5000, 150, 60, 0.03],
      ['Total', null, null, 10, 5000, 150, 60, null],
    ]))
    expect(summary).toMatchObject({ platform: 'pinterest', from: '2026-09-01', reconciled: true, warnings: [] })
  })
})
