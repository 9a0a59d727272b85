import { describe, expect, it } from 'vitest'
import { addToSums, beyondExact, noSums, reconcile, type Sums, toTotals } from './sums'

describe('the rows of a file, held against its own sum', () => {
  it.each<[string, rows: Partial<Sums>, printed: Partial<Sums>, isReconciled: boolean, said: RegExp | null]>([
    ['the same', { spendMinor: 1000, clicks: 5 }, { spendMinor: 1000, clicks: 5 }, true, null],
    ['half a cent of each of three rows and of the sum', { spendMinor: 1002 }, { spendMinor: 1000 }, true, /by 0.02, which rounding explains/],
    ['more than rounding', { spendMinor: 1003 }, { spendMinor: 1000 }, false, /by 0.03.$/],
    ['conversions told to the hundredth', { conversions: 10.02 }, { conversions: 10 }, true, /by 0.02, which rounding explains/],
    ['conversions beyond it', { conversions: 10.03 }, { conversions: 10 }, false, /by 0.03.$/],
    ['a count, which is not rounded', { clicks: 11 }, { clicks: 10 }, false, /by 1.$/],
    ['impressions, which are not rounded', { impressions: 30 }, { impressions: 29 }, false, /by 1.$/],
    ['link clicks and all clicks, which are not rounded', { linkClicks: 2, clicksAll: 5 }, { linkClicks: 2, clicksAll: 4 }, false, /clicks \(all\) 5.*by 1.$/],
    ['half a cent of the value of each row and of the sum', { conversionValueMinor: 1002 }, { conversionValueMinor: 1000 }, true, /conversion value 10.02.*by 0.02, which rounding explains/],
    ['all that masked figures may be', { impressions: 10 }, { impressions: 19 }, true, /by 9, which its masked figures explain/],
    ['more than they may be', { impressions: 10 }, { impressions: 20 }, false, /by 10.$/],
    ['a sum below the rows, which no masked figure explains', { impressions: 19 }, { impressions: 10 }, false, /by 9.$/],
    ['a sum of nothing that no row tells', {}, { spendMinor: 0 }, true, null],
    ['a sum of spend that no row tells', {}, { spendMinor: 1 }, false, /no other row does/],
    ['a sum of clicks that no row tells', {}, { clicks: 1 }, true, /no other row does/],
    ['a sum that masked figures alone may be', {}, { impressions: 9 }, true, /no other row does/],
  ])('%s', (_what, rows, printed, isReconciled, said) => {
    const { reconciled, warnings } = reconcile({ ...noSums(), ...rows }, { ...noSums(), ...printed }, 3, 'EUR', { impressions: 9 })
    expect(reconciled).toBe(isReconciled)
    expect(warnings).toEqual(said === null ? [] : [expect.stringMatching(said)])
  })

  it('has each measure that is known of a row, and reach of none', () => {
    const sums = noSums()
    const unknown = { spendMinor: Number.NaN, impressions: Number.NaN, reach: Number.NaN, linkClicks: Number.NaN, clicksAll: Number.NaN, clicks: Number.NaN, conversions: Number.NaN, conversionValueMinor: Number.NaN }
    addToSums(sums, unknown, Number.NaN)
    expect([sums, toTotals(sums, 'EUR')]).toEqual([noSums(), { spend: null, impressions: null, clicks: null, linkClicks: null, conversions: null, conversionValue: null, results: null }])
    const known = { spendMinor: 1, impressions: 2, reach: 99, linkClicks: 3, clicksAll: 4, clicks: 5, conversions: 0.1, conversionValueMinor: 6 }
    for (const [row, results] of [[known, 0.2], [{ ...unknown, spendMinor: 0 }, Number.NaN], [{ ...known, conversions: 0.2 }, 0.1]] as const) addToSums(sums, row, results)
    // 0.1 + 0.2 is 0.30000000000000004.
    expect(toTotals(sums, 'EUR')).toEqual({ spend: '0.02', impressions: 4, clicks: 10, linkClicks: 6, conversions: 0.3, conversionValue: '0.12', results: 0.3 })
    expect(sums).not.toHaveProperty('reach')
  })

  it('is of whole figures that can be counted exactly, and else which are not is said; conversions are fractions', () => {
    const most = Number.MAX_SAFE_INTEGER
    expect([beyondExact({ ...noSums(), spendMinor: most, conversions: 2 ** 60 }), beyondExact({ ...noSums(), clicks: most + 1 }), beyondExact(noSums())]).toEqual([null, 'clicks', null])
  })

  it('has as clicks those of one definition, else those on anything', () => {
    expect(toTotals({ ...noSums(), clicks: 2, clicksAll: 3 }, 'EUR').clicks).toBe(2)
    expect(toTotals({ ...noSums(), clicksAll: 3 }, 'EUR').clicks).toBe(3)
  })
})
