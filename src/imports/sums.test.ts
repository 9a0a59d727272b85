import { describe, expect, it } from 'vitest'
import { noSums, reconcile, type Sums, toTotals } from './sums'

describe('the rows of a file, held against its own sum', () => {
  it.each<[string, rows: Partial<Sums>, printed: Partial<Sums>, isReconciled: boolean, said: RegExp | null]>([
    ['the same', { spendMinor: 1000, clicks: 5 }, { spendMinor: 1000, clicks: 5 }, true, null],
    ['half a cent of each of three rows and of the sum', { spendMinor: 1002 }, { spendMinor: 1000 }, true, /by 0.02, which rounding explains/],
    ['more than rounding', { spendMinor: 1003 }, { spendMinor: 1000 }, false, /by 0.03.$/],
    ['conversions told to the hundredth', { conversions: 10.02 }, { conversions: 10 }, true, /by 0.02, which rounding explains/],
    ['conversions beyond it', { conversions: 10.03 }, { conversions: 10 }, false, /by 0.03.$/],
    ['a count, which is not rounded', { clicks: 11 }, { clicks: 10 }, false, /by 1.$/],
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

  it('has as clicks those of one definition, else those on anything', () => {
    expect(toTotals({ ...noSums(), clicks: 2, clicksAll: 3 }, 'EUR').clicks).toBe(2)
    expect(toTotals({ ...noSums(), clicksAll: 3 }, 'EUR').clicks).toBe(3)
  })
})
