import { describe, expect, it } from 'vitest'
import { fixture, readImport } from '../support/read-import'

describe('Reddit Ads', () => {
  it('reads a daily report, its currency from the header', async () => {
    const { summary, rows } = await readImport(fixture('reddit/ads.csv'))
    expect(summary).toMatchObject({ platform: 'reddit', currency: 'USD', grain: 'day', level: 'ad_set', rowsRefused: 0, questions: [], warnings: [] })
    expect(summary.totals).toMatchObject({ spend: '20.00', impressions: 6500, clicks: 120, conversions: 2 })
    expect(rows[0]).toMatchObject({ clicks: 80, linkClicks: null, conversionKind: 'Reddit conversions' })
  })

  it('reads a list of communities as a breakdown of the account', async () => {
    const { summary } = await readImport(fixture('reddit/communities.csv'))
    expect(summary).toMatchObject({ platform: 'reddit', level: 'account', segments: ['community'], from: null })
    expect(summary.totals.spend).toBe('2200.50')
  })
})
