import { describe, expect, it } from 'vitest'
import { Day } from '../kernel/day'
import { RoiFilters, type RoiGrouping } from './roi.contract'
import { placeOfRow, subjectOfRow } from './roi-place'

describe('a line of the report', () => {
  const placeOf = (key: string, by: RoiGrouping, period: RoiFilters['period'] = { from: null, to: null }) => placeOfRow({ key }, { by, period })

  it('leads to its campaign, or to what its platform or days are made of', () => {
    expect(placeOf('12', 'campaign')).toEqual({ campaignId: '12' })
    expect(placeOf('meta', 'platform')).toEqual({ platform: 'meta' })
    expect(placeOf('2024-02', 'month')).toEqual({ days: 'custom', from: '2024-02-01', to: '2024-02-29' })
    expect(placeOf('2025-12', 'month')).toEqual({ days: 'custom', from: '2025-12-01', to: '2025-12-31' })
    expect(placeOf('2026-03-02', 'week')).toEqual({ days: 'custom', from: '2026-03-02', to: '2026-03-08' })
    expect(placeOf('2026-03-02', 'day')).toEqual({ days: 'custom', from: '2026-03-02', to: '2026-03-02' })
    expect(placeOf('2026-03-26..2026-04-25', 'week')).toEqual({ days: 'custom', from: '2026-03-26', to: '2026-04-25' })
  })

  it('leads to those of its days that were asked for', () => {
    const { period } = RoiFilters.parse({ by: 'month', period: { from: '2026-01-15', to: '2026-03-10' } })
    expect([placeOf('2026-01', 'month', period), placeOf('2026-02', 'month', period), placeOf('2026-03-09', 'week', period)]).toMatchObject([{ from: '2026-01-15', to: '2026-01-31' }, { from: '2026-02-01', to: '2026-02-28' }, { from: '2026-03-09', to: '2026-03-10' }])
  })

  it('leads nowhere where it belongs to no group', () => {
    expect(placeOf('account:3', 'campaign')).toBeNull()
    for (const by of ['campaign', 'platform', 'month', 'week', 'day'] as const) expect(placeOf('none', by)).toBeNull()
  })

  it('is about a campaign, or about results by campaign of the days that were asked for', () => {
    const filters = RoiFilters.parse({ by: 'month', period: { from: '2026-01-15', to: '2026-03-10' }, compare: 'previous', platform: 'meta' })
    expect(subjectOfRow({ key: '12' }, { filters: { ...filters, by: 'campaign' }, currency: 'EUR', ratesOn: null })).toEqual({ kind: 'campaign', id: 12 })
    expect(subjectOfRow({ key: '2026-01' }, { filters, currency: 'EUR', ratesOn: null })).toEqual({ kind: 'results', filters: { ...filters, by: 'campaign', compare: 'none', currency: 'EUR', period: { from: '2026-01-15', to: '2026-01-31' } } })
    const converted = subjectOfRow({ key: '2026-01' }, { filters, currency: 'EUR', ratesOn: Day.parse('2026-03-10') })
    expect(converted).toMatchObject({ filters: { period: { to: '2026-01-31' }, ratesOn: '2026-03-10' } })
    expect(subjectOfRow({ key: 'none' }, { filters, currency: 'EUR', ratesOn: null })).toBeUndefined()
  })
})
