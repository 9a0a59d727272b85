import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apportion } from './apportion'

const weights = fc.array(fc.nat(5000), { minLength: 1, maxLength: 400, size: 'max' })
const total = (parts: readonly number[] | null): number => (parts ?? []).reduce((sum, part) => sum + part, 0)

describe('an amount split by weights', () => {
  it('gives the units left over to the largest rests, of equal ones to the earliest', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(apportion(10, [6, 3, 1])).toEqual([6, 3, 1])
    // Quotas 4.9, 3.5, 1.6: the cut leaves 2, which go to the rests .9 and .6.
    expect(apportion(10, [49, 35, 16])).toEqual([5, 3, 2])
    // Products beyond the safe integers: rounded ones would give the last unit to the first place.
    expect(apportion(10 ** 14 - 1, [10 ** 9, 10 ** 9 - 1, 7])).toEqual([49_999_999_849_999, 49_999_999_800_000, 350_000])
    expect(apportion(5, [0, 0])).toBeNull()
    expect(apportion(0, [2, 0])).toEqual([0, 0])
  })

  it('adds up exactly, is never more than a unit from its quota, and gives nothing to a weight of 0', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(10 ** 6), fc.integer({ min: 0, max: 10 ** 14 })), weights, (amount, weights) => {
        const parts = apportion(amount, weights)
        const sum = weights.reduce((whole, weight) => whole + weight, 0)
        if (parts === null) {
          expect(sum).toBe(0)
          return
        }
        expect(total(parts)).toBe(amount)
        expect(parts.filter((part, index) => weights[index] === 0 && part !== 0)).toEqual([])
        for (const [index, part] of parts.entries()) {
          const quota = BigInt(amount) * BigInt(weights[index] ?? 0)
          const distance = BigInt(part) * BigInt(sum) - quota
          expect((distance < 0n ? -distance : distance) < BigInt(sum)).toBe(true)
        }
      }),
    )
  })
})
