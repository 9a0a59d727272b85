import { describe, expect, it } from 'vitest'
import { fixture, readImport, temporaryFile, temporarySpreadsheet } from '../support/read-import'

describe('X Ads', () => {
  it('reads today’s words, the row’s own day, and the last row as a checksum', async () => {
    const { summary, rows } = await readImport(fixture('x/new.csv'))
    expect(summary).toMatchObject({ platform: 'x', grain: 'day', from: '2026-09-01', to: '2026-09-02', level: 'campaign', rowsTotals: 1, reconciled: true, questions: [] })
    expect(summary.totals).toMatchObject({ spend: '19.75', impressions: 6500, clicks: 150, linkClicks: 95, conversions: null })
    expect(rows[0]?.entity).toMatchObject({ campaignId: 'abc12', campaignName: 'Launch' })
  })

  it('reads the words of Twitter Ads, hour by hour', async () => {
    const { summary, rows } = await readImport(fixture('x/old.csv'))
    expect(summary).toMatchObject({ platform: 'x', from: '2018-03-01', to: '2018-03-01', account: '' })
    expect(rows.map(({ clicksAll, linkClicks }) => [clicksAll, linkClicks])).toEqual([[30, 12], [15, 6]])
  })

  it('reads a Spanish copy where a person says that it is X’s', async () => {
    const { summary } = await readImport(fixture('x/spanish.csv'), { platform: 'x' })
    expect(summary).toMatchObject({ platform: 'x', currency: 'EUR', from: '2026-09-01', to: '2026-09-02', questions: [] })
    expect(summary.totals).toMatchObject({ spend: '19.75', impressions: 5150 })
  })

  it('is not taken for Meta because it counts link clicks', async () => {
    const path = temporaryFile('report.csv', 'Time period,Campaign name,Spend,Impressions,Link clicks\n2026-09-30,Launch,12.50,4000,61\n')
    expect((await readImport(path)).summary.platform).toBe('generic')
    const { summary } = await readImport(path, { platform: 'x' })
    expect(summary).toMatchObject({ platform: 'x', from: '2026-09-30', totals: { spend: '12.50', linkClicks: 61 } })
  })

  it('reads the same table as XLSX', async () => {
    const { summary } = await readImport(await temporarySpreadsheet([
      ['ID', 'Campaign', 'Campaign URL', 'Time', 'Spend', 'Impressions', 'Billed engagements', 'Clicks'],
      ['abc12', 'Launch', 'https://ads.x.com/', new Date('2026-09-01'), 12.5, 4000, 80, 95],
    ]))
    expect(summary).toMatchObject({ platform: 'x', from: '2026-09-01', rowsRefused: 0 })
  })
})
