import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Month, PlanCostFields, planCostAmounts, PlanCostRule } from './plan-cost'

const months = ['2026-01', '2026-02', '2026-03', '2026-04']
const amountsOf = (rule: object, media: readonly { readonly currency: string; readonly byMonth: readonly number[] }[] = []) => planCostAmounts(PlanCostRule.parse(rule), { months, media })

it('a percentage is taken of the whole media in each currency, and lies where the media lies', () => {
  const media = [{ currency: 'EUR', byMonth: [1000, 0, 3000, 0] }, { currency: 'CHF', byMonth: [0, 0, 0, 50] }]
  expect(amountsOf({ rule: 'percent', ratePpm: 150_000 }, media)).toEqual([{ currency: 'EUR', byMonth: [150, 0, 450, 0] }, { currency: 'CHF', byMonth: [0, 0, 0, 8] }])
  expect(amountsOf({ rule: 'percent', ratePpm: 150_000 })).toEqual([])
  expect(amountsOf({ rule: 'percent', ratePpm: 150_000 }, [{ currency: 'EUR', byMonth: [0, 0, 0, 0] }])).toEqual([{ currency: 'EUR', byMonth: [0, 0, 0, 0] }])
})

it('a percentage is rounded half up once, and its months come to it exactly', () => {
  // 10 % of 5, 14, 15 and 16: a half is rounded up.
  expect([5, 14, 15, 16].map((amount) => amountsOf({ rule: 'percent', ratePpm: 100_000 }, [{ currency: 'EUR', byMonth: [amount, 0, 0, 0] }])[0]?.byMonth[0])).toEqual([1, 1, 2, 2])
  const { counterexample } = fc.check(fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.array(fc.nat(10 ** 12), { minLength: 4, maxLength: 4 }), (ratePpm, byMonth) => {
    const [amounts] = amountsOf({ rule: 'percent', ratePpm }, [{ currency: 'EUR', byMonth }])
    const whole = (byMonth.reduce((sum, amount) => sum + BigInt(amount), 0n) * BigInt(ratePpm) * 2n + 1_000_000n) / 2_000_000n
    return amounts?.byMonth.reduce((sum, amount) => sum + BigInt(amount), 0n) === whole
  }))
  expect(counterexample).toBeNull()
})

it('an amount stands in the month of its day, or in every month from one to another', () => {
  expect(amountsOf({ rule: 'once', amountMinor: 900, currency: 'EUR', on: '2026-02-28' })).toEqual([{ currency: 'EUR', byMonth: [0, 900, 0, 0] }])
  expect(amountsOf({ rule: 'once', amountMinor: 900, currency: 'EUR', on: '2026-05-01' })).toEqual([{ currency: 'EUR', byMonth: [0, 0, 0, 0] }])
  expect(amountsOf({ rule: 'monthly', amountMinor: 100, currency: 'USD', from: '2026-02', to: '2026-03' })).toEqual([{ currency: 'USD', byMonth: [0, 100, 100, 0] }])
  expect(amountsOf({ rule: 'monthly', amountMinor: 100, currency: 'USD', from: '2025-06', to: '2026-01' })).toEqual([{ currency: 'USD', byMonth: [100, 0, 0, 0] }])
})

it('what is no rule is refused', () => {
  const monthly = { rule: 'monthly', amountMinor: 1, currency: 'EUR', from: '2026-03', to: '2026-03' }
  const wrong = [{ ...monthly, to: '2026-02' }, { ...monthly, from: '2026-13' }, { ...monthly, amountMinor: 0 }, { rule: 'percent', ratePpm: 0 }, { rule: 'percent', ratePpm: 10_000_001 }, { rule: 'percent', ratePpm: 0.5 }, { rule: 'once', amountMinor: 10 ** 14 + 1, currency: 'EUR', on: '2026-01-01' }]
  expect([monthly, { rule: 'percent', ratePpm: 10_000_000 }, ...wrong].map((rule) => PlanCostRule.safeParse(rule).success)).toEqual([true, true, ...wrong.map(() => false)])
  expect(['2026-01', '2026-12', '2026-00', '2026-13', '1999-01', '2026-1'].map((month) => Month.safeParse(month).success)).toEqual([true, true, false, false, false, false])
  expect([' ', 'x'.repeat(300), 'x'.repeat(301)].map((label) => PlanCostFields.safeParse({ kind: 'fee', label, rule: monthly }).success)).toEqual([false, true, false])
})
