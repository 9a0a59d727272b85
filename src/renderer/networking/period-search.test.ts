import { describe, expect, it } from 'vitest'
import { Day } from '../../shared/kernel/day'
import { boundedDays, daysOfSearch } from './period-search'

const last = Day.parse('2026-03-31')

describe('the days of an address', () => {
  it('count back from the last day, which is one of them', () => {
    expect(daysOfSearch({}, 'last30', last)).toEqual({ from: '2026-03-02', to: '2026-03-31' })
    expect(daysOfSearch({ days: 'last365' }, 'last30', last)).toEqual({ from: '2025-04-01', to: '2026-03-31' })
  })

  it('are open where nothing bounds them', () => {
    expect(daysOfSearch({}, 'all', last)).toEqual({ from: null, to: null })
    expect(daysOfSearch({ days: 'custom', from: last }, 'all', last)).toEqual({ from: '2026-03-31', to: null })
  })

  it('have both ends where a screen needs them: growth up to a day is of the usual stretch before it', () => {
    expect(boundedDays({}, 'last30', last)).toEqual({ from: '2026-03-02', to: '2026-03-31' })
    expect(boundedDays({ days: 'custom', to: Day.parse('2026-01-30') }, 'last30', last)).toEqual({ from: '2026-01-01', to: '2026-01-30' })
    expect(boundedDays({ days: 'custom', from: Day.parse('2026-01-01') }, 'last30', last)).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(boundedDays({ days: 'custom', from: Day.parse('2026-05-01') }, 'last30', last)).toEqual({ from: '2026-05-01', to: '2026-05-01' })
  })
})
