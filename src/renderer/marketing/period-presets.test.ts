import { describe, expect, it } from 'vitest'
import { periodText } from '../../shared/kernel/day-text'
import { Day } from '../../shared/kernel/day'
import { MarketingSearch, periodOfSearch } from './marketing-search'
import { allDays, chartGrain, comparisonText, periodDays, periodOfPreset } from './period-presets'

const day = (text: string): Day => Day.parse(text)

describe('a period by name', () => {
  it('counts back from the newest day with results', () => {
    expect(periodOfPreset('last7', day('2026-03-03'), allDays)).toEqual({ from: '2026-02-25', to: '2026-03-03' })
    expect(periodOfPreset('thisMonth', day('2024-02-10'), allDays)).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(periodOfPreset('thisMonth', day('2025-12-31'), allDays)).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  })

  it('is all days where there are no results', () => {
    for (const preset of ['last7', 'last30', 'last90', 'thisMonth', 'all'] as const) expect(periodOfPreset(preset, null, { from: day('2026-01-01'), to: null })).toEqual(allDays)
  })

  it('has the length its name says', () => {
    for (const [preset, days] of [['last7', 7], ['last30', 30], ['last90', 90]] as const) expect(periodDays(periodOfPreset(preset, day('2026-03-03'), allDays))).toBe(days)
  })

  it('is said in words', () => {
    expect(periodText({ from: day('2026-02-25'), to: day('2026-03-03') })).toBe('25 Feb – 3 Mar 2026')
    expect(periodText({ from: null, to: day('2026-03-03') })).toBe('Up to 3 Mar 2026')
    expect(periodText(allDays)).toBe('All days')
  })

  it('is compared with as many days before, if it has both ends', () => {
    expect(comparisonText({ from: day('2026-03-01'), to: day('2026-03-07') })).toBe('the 7 days before')
    expect(comparisonText({ from: day('2026-03-01'), to: null })).toBeNull()
  })

  it('is drawn by days, weeks or months so that it stays readable', () => {
    expect([chartGrain(30), chartGrain(90), chartGrain(800), chartGrain(null)]).toEqual(['day', 'week', 'month', 'month'])
  })
})

describe('a period in the address', () => {
  it('is the one that the screen starts with until another is chosen', () => {
    expect(periodOfSearch({}, 'last7', day('2026-03-03'))).toEqual({ from: '2026-02-25', to: '2026-03-03' })
    expect(periodOfSearch(MarketingSearch.parse({ days: 'custom', from: '2026-01-01' }), 'last7', day('2026-03-03'))).toEqual({ from: '2026-01-01', to: null })
  })

  it('leaves out what is no legal value', () => {
    expect(MarketingSearch.parse({ days: 'custom', from: '2026-02-30', to: '2026-02-28', platform: 'moon', currency: 'eur', status: 'ended' })).toEqual({ days: 'custom', to: '2026-02-28', status: 'ended' })
  })
})
