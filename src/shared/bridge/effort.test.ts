import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../kernel/day'
import { HourlyRate, rateOn, timeCost, type TimePart } from './effort'

const rate = (id: number, from: string, amountMinor: number, currency = 'EUR'): HourlyRate => HourlyRate.parse({ id, from, amountMinor, currency })

const part = (on: string, loggedMinutes: number, withoutMinutes = 0, type: TimePart['type'] = 'call'): TimePart => ({ on: on as Day, type, loggedMinutes, withoutMinutes })

describe('what time costs', () => {
  const rates = [rate(1, '2026-01-01', 4000), rate(2, '2026-03-01', 6000)]

  it('takes the rate that held on the day', () => {
    expect(['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01'].map((day) => rateOn(rates, day as Day)?.amountMinor ?? null)).toEqual([null, 4000, 4000, 6000])
    expect(rateOn(rates.toReversed(), '2026-03-01' as Day)?.amountMinor).toBe(6000)
    expect(timeCost([part('2026-02-10', 90), part('2026-03-10', 30)], rates).amounts).toEqual([{ currency: 'EUR', amountMinor: 6000 + 3000 }])
  })

  it('counts the usual minutes of a type where none were logged, and says how many', () => {
    expect(timeCost([part('2026-02-10', 20, 2)], rates)).toMatchObject({ loggedMinutes: 20, estimatedMinutes: 60, amounts: [{ amountMinor: Math.round((80 * 4000) / 60) }] })
  })

  it('leaves time without a rate without a price', () => {
    expect(timeCost([part('2025-12-10', 45, 1)], rates)).toEqual({ loggedMinutes: 45, estimatedMinutes: 30, unpricedMinutes: 75, amounts: [] })
  })

  it('keeps currencies apart', () => {
    expect(timeCost([part('2026-02-10', 60), part('2026-04-10', 60)], [...rates, rate(3, '2026-04-01', 5000, 'CHF')]).amounts).toEqual([{ currency: 'EUR', amountMinor: 4000 }, { currency: 'CHF', amountMinor: 5000 }])
  })

  it('rounds to the nearest minor unit', () => {
    // 66.66⅔ and 33.33⅓.
    expect([100, 50].map((minutes) => timeCost([part('2026-02-10', minutes)], rates).amounts)).toEqual([[{ currency: 'EUR', amountMinor: 6667 }], [{ currency: 'EUR', amountMinor: 3333 }]])
    // 29 and 30 minutes at 1 an hour: 29 ÷ 60 is nearer to 0, and half of one is one.
    expect([29, 30].map((minutes) => timeCost([part('2026-02-10', minutes)], [rate(1, '2026-01-01', 1)]).amounts[0]?.amountMinor)).toEqual([0, 1])
  })

  it('rounds once, so that the order and cut of the parts change nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 30 }), (minutes) => {
        const whole = timeCost([part('2026-02-10', minutes.reduce((sum, one) => sum + one, 0))], rates)
        const parts = timeCost(minutes.map((one) => part('2026-02-10', one)), rates)
        expect(parts.amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(whole.amounts[0]?.amountMinor ?? 0)
      }),
    )
  })
})
