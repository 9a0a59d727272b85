import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../kernel/day'
import { convertInTurn, convertMinor, convertSum, ExchangeRate, ExchangeRateFields, pickRate } from './exchange-rate'

// Tests write days that exist.
const day = (text: string): Day => text as Day

const rate = (id: number, from: string, to: string, on: string, text: string): ExchangeRate => ExchangeRate.parse({ id, from, to, on, rate: text, source: 'ECB' })

describe('a conversion', () => {
  it('takes the rate of the day, or the last before it, in either direction', () => {
    const rates = [rate(1, 'EUR', 'USD', '2026-03-01', '1.10'), rate(2, 'USD', 'EUR', '2026-03-05', '0.90'), rate(3, 'EUR', 'USD', '2026-03-05', '1.12'), rate(4, 'EUR', 'CHF', '2026-01-01', '0.95')]
    const pick = (on: string) => pickRate(rates, { from: 'EUR', to: 'USD', on: day(on) })?.id
    expect([pick('2026-02-28'), pick('2026-03-01'), pick('2026-03-04'), pick('2026-03-05'), pick('2027-01-01')]).toEqual([undefined, 1, 1, 3, 3])
    // Whichever of the two was typed first.
    expect(pickRate(rates.toReversed(), { from: 'EUR', to: 'USD', on: day('2026-03-05') })?.id).toBe(3)
    expect(pickRate(rates, { from: 'CHF', to: 'USD', on: day('2026-03-05') })).toBeNull()
  })

  it('is exact, minds the minor units of both sides, and rounds half away from zero once', () => {
    const at = (text: string, from = 'EUR') => ({ rate: text, from })
    expect(convertMinor(10_000, 'EUR', 'USD', at('1.0845'))).toBe(10_845)
    expect(convertMinor(10_000, 'EUR', 'JPY', at('163.25'))).toBe(16_325)
    expect(convertMinor(100, 'EUR', 'KWD', at('0.3333'))).toBe(333)
    expect(convertMinor(1630, 'JPY', 'EUR', at('163'))).toBe(1000)
    expect(convertMinor(10_845, 'USD', 'EUR', at('1.0845'))).toBe(10_000)
    expect([convertMinor(1, 'EUR', 'USD', at('0.5')), convertMinor(-1, 'EUR', 'USD', at('0.5')), convertMinor(1, 'EUR', 'USD', at('0.49'))]).toEqual([1, -1, 0])
    // In floating point 1.005 × 100 is a hair below the half.
    expect(convertMinor(100, 'EUR', 'USD', at('1.005'))).toBe(101)
    for (const largest of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) expect([convertMinor(largest, 'EUR', 'USD', at('1')), convertMinor(largest, 'EUR', 'USD', at('2'))]).toEqual([largest, null])
  })

  it('comes back within half a unit of the target’s worth', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: 1, max: 10 ** 6 }), (amount, thousandths) => {
        const used = { rate: `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, '0')}`, from: 'EUR' }
        const there = convertMinor(amount, 'EUR', 'USD', used) ?? Number.NaN
        const back = convertMinor(there, 'USD', 'EUR', used) ?? Number.NaN
        expect(Math.abs(back - amount)).toBeLessThanOrEqual(500 / thousandths + 0.5)
      }),
    )
  })

  it('of a sum names every rate it used, or the one that is missing', () => {
    const rates = [rate(1, 'USD', 'EUR', '2026-03-01', '0.9'), rate(2, 'EUR', 'CHF', '2026-03-01', '0.8')]
    const amounts = [{ currency: 'EUR', amountMinor: 100 }, { currency: 'USD', amountMinor: 1000 }, { currency: 'CHF', amountMinor: 80 }]
    expect(convertSum(amounts, { to: 'EUR', on: day('2026-04-01'), rates })).toEqual({ amountMinor: 1100, currency: 'EUR', on: '2026-04-01', used: rates, reason: null })
    expect(convertSum(amounts, { to: 'EUR', on: addDays(day('2026-03-01'), -1), rates })).toMatchObject({ amountMinor: null, reason: 'No exchange rate from USD to EUR on 28 Feb 2026 or before.' })
    expect(convertSum([...amounts, ...amounts], { to: 'EUR', on: day('2026-04-01'), rates })).toMatchObject({ amountMinor: 2200, used: rates })
    const largest = { currency: 'EUR', amountMinor: Number.MAX_SAFE_INTEGER }
    expect(convertSum([largest, largest], { to: 'EUR', on: day('2026-04-01'), rates })).toMatchObject({ amountMinor: null, reason: 'The sum is too large.' })
    expect(convertSum([{ currency: 'CHF', amountMinor: Number.MAX_SAFE_INTEGER }, ...amounts], { to: 'EUR', on: day('2026-04-01'), rates })).toMatchObject({ amountMinor: null, reason: 'The amount in CHF is too large to be converted.' })
    expect(convertSum([], { to: 'EUR', on: day('2026-04-01'), rates: [] })).toMatchObject({ amountMinor: 0, reason: null })
  })

  it('of a sum looks once for the rate of each currency: deals are thousands, and so are the rates of years', () => {
    let looked = 0
    const rates = [rate(1, 'USD', 'EUR', '2026-03-01', '0.9'), rate(2, 'EUR', 'CHF', '2026-03-01', '0.8')]
    const counted = Object.assign([...rates], { *[Symbol.iterator]() { looked += 1; yield* rates } })
    const amounts = Array.from({ length: 100 }, (_, index) => ({ currency: ['EUR', 'USD', 'CHF'][index % 3] ?? 'EUR', amountMinor: 100 }))
    // 34 times 100, 33 times 90 and 33 times 125.
    expect(convertSum(amounts, { to: 'EUR', on: day('2026-04-01'), rates: counted })).toMatchObject({ amountMinor: 3400 + 2970 + 4125, used: rates })
    expect(looked).toBe(2)
  })

  it('in turn adds up to the converted sum, rounded once, and ends where that is too large', () => {
    const convert = convertInTurn('EUR', 'USD', rate(1, 'EUR', 'USD', '2026-03-01', '0.5'))
    expect([1, 1, 1, -1, 4].map(convert)).toEqual([1, 0, 1, -1, 2])
    expect([Number.MAX_SAFE_INTEGER, -1].map(convert)).toEqual([null, null])
  })

  it('refuses a rate that is nothing, no number, or of one currency', () => {
    const fields = { from: 'EUR', to: 'USD', on: '2026-03-01', rate: '1.1', source: 'ECB' }
    expect(ExchangeRateFields.safeParse(fields).success).toBe(true)
    for (const wrong of [{ rate: '0.00' }, { rate: '1,1' }, { rate: '-1' }, { rate: '1e3' }, { to: 'EUR' }, { source: ' ' }]) expect(ExchangeRateFields.safeParse({ ...fields, ...wrong }).success).toBe(false)
  })
})
