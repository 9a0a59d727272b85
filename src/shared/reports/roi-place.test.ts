import { describe, expect, it } from 'vitest'
import { RoiFilters } from './roi.contract'
import { placeOfRow, subjectOfRow } from './roi-place'

describe('a line of the report', () => {
  it('leads to its campaign, or to what its platform or days are made of', () => {
    expect(placeOfRow({ key: '12' }, 'campaign')).toEqual({ campaignId: '12' })
    expect(placeOfRow({ key: 'meta' }, 'platform')).toEqual({ platform: 'meta' })
    expect(placeOfRow({ key: '2024-02' }, 'month')).toEqual({ days: 'custom', from: '2024-02-01', to: '2024-02-29' })
    expect(placeOfRow({ key: '2025-12' }, 'month')).toEqual({ days: 'custom', from: '2025-12-01', to: '2025-12-31' })
    expect(placeOfRow({ key: '2026-03-02' }, 'week')).toEqual({ days: 'custom', from: '2026-03-02', to: '2026-03-08' })
    expect(placeOfRow({ key: '2026-03-02' }, 'day')).toEqual({ days: 'custom', from: '2026-03-02', to: '2026-03-02' })
    expect(placeOfRow({ key: '2026-03-26..2026-04-25' }, 'week')).toEqual({ days: 'custom', from: '2026-03-26', to: '2026-04-25' })
  })

  it('leads nowhere where it belongs to no group', () => {
    expect(placeOfRow({ key: 'account:3' }, 'campaign')).toBeNull()
    for (const by of ['campaign', 'platform', 'month', 'week', 'day'] as const) expect(placeOfRow({ key: 'none' }, by)).toBeNull()
  })

  it('is about a campaign, or about results by campaign of the days that were asked for', () => {
    const filters = RoiFilters.parse({ by: 'month', period: { from: '2026-01-15', to: '2026-03-10' }, compare: 'previous', platform: 'meta' })
    expect(subjectOfRow({ key: '12' }, { filters: { ...filters, by: 'campaign' }, currency: 'EUR' })).toEqual({ kind: 'campaign', id: 12 })
    expect(subjectOfRow({ key: '2026-01' }, { filters, currency: 'EUR' })).toEqual({ kind: 'results', filters: { ...filters, by: 'campaign', compare: 'none', currency: 'EUR', period: { from: '2026-01-15', to: '2026-01-31' } } })
    expect(subjectOfRow({ key: 'none' }, { filters, currency: 'EUR' })).toBeUndefined()
  })
})
