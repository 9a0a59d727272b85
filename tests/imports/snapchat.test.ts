import { describe, expect, it } from 'vitest'
import { fixture, readImport, temporaryFile } from '../support/read-import'

describe('Snapchat Ads', () => {
  it('takes an end at midnight for the day before', async () => {
    const { summary, rows } = await readImport(fixture('snapchat/daily.csv'))
    expect(summary).toMatchObject({ platform: 'snapchat', currency: 'EUR', grain: 'day', from: '2026-09-01', to: '2026-09-02', level: 'ad_set', questions: [], warnings: [] })
    expect(summary.totals).toMatchObject({ spend: '20.00', impressions: 6500, clicks: 120, conversions: 2, conversionValue: '60.00' })
    expect(rows[0]).toMatchObject({ clicks: 80, conversionKind: 'Snapchat purchases' })
  })

  it('keeps a period a period', async () => {
    expect((await readImport(fixture('snapchat/period.csv'))).summary).toMatchObject({ platform: 'snapchat', grain: 'period', from: '2026-09-01', to: '2026-09-30' })
  })

  it('takes a time with a zone for the day it names', async () => {
    const { rows } = await readImport(temporaryFile('snap.csv', 'Start Time,End Time,Paid Impressions,Swipe Ups,Spend\n2026-08-05T00:00:00.000-07:00,2026-08-06T00:00:00.000-07:00,500,4,3\n2026-08-07T00:00:00.000-07:00,2026-08-07T00:00:00.000-07:00,500,4,3\n'))
    expect(rows.map(({ from, to }) => [from, to])).toEqual([['2026-08-05', '2026-08-05'], ['2026-08-07', '2026-08-07']])
  })
})
