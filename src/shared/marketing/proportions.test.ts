import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../kernel/day'
import { daysOfTest, judgeExperiment, lastDayOfTest } from './experiment'
import { differenceInterval, normalQuantile, sampleSize, wilsonInterval } from './proportions'

const rounded = ({ low, high }: { readonly low: number; readonly high: number }): readonly number[] => [low, high].map((value) => Number(value.toFixed(4)))

const count = (successes: number, trials: number) => ({ successes, trials })

describe('the normal quantile', () => {
  it('is that of the tables', () => {
    const expected = [[0.5, 0], [0.8, 0.8416212336], [0.9, 1.2815515655], [0.975, 1.9599639845], [0.995, 2.5758293035], [0.999, 3.0902323062], [0.01, -2.326347874]] as const
    for (const [probability, value] of expected) expect(normalQuantile(probability)).toBeCloseTo(value, 7)
  })
})

describe('the sample size', () => {
  const design = { baseline: 0.2, lift: 0.05, power: 0.8, alpha: 0.05 }

  it('is Evan Miller’s: 1,030 for 20% and 5 points at 80% and 5%', () => {
    expect(sampleSize(design)).toBe(1030)
  })

  it('is the same from a table of the normal distribution, by hand', () => {
    // z(0.975) = 1.95996, z(0.8) = 0.84162, z(0.9) = 1.28155, z(0.995) = 2.57583 (any statistics table), put into the formula printed in the calculator’s own page script.
    // 10%, 2 points: (1.95996 · √(2 · 0.1 · 0.9) + 0.84162 · √(0.1 · 0.9 + 0.12 · 0.88))² ÷ 0.02² = (0.83154 + 0.37222)² ÷ 0.0004 = 3622.6.
    expect(sampleSize({ ...design, baseline: 0.1, lift: 0.02 })).toBe(3623)
    // 20%, 5 points at 90%: (1.95996 · √0.32 + 1.28155 · √0.3475)² ÷ 0.0025 = (1.10872 + 0.75547)² ÷ 0.0025 = 1390.1.
    expect(sampleSize({ ...design, power: 0.9 })).toBe(1390)
    // And at 1%: (2.57583 · √0.32 + 0.84162 · √0.3475)² ÷ 0.0025 = (1.45711 + 0.49612)² ÷ 0.0025 = 1526.1.
    expect(sampleSize({ ...design, alpha: 0.01 })).toBe(1526)
    // The smallest difference that can be typed.
    expect(sampleSize({ ...design, lift: 1e-9 })).toBe(1e15)
    expect(sampleSize({ ...design, lift: 1e-200 })).toBe(1e15)
  })

  it('grows with the certainty asked for, shrinks with the difference, and is the same for a rate and its mirror', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.45, noNaN: true }), fc.double({ min: 0.01, max: 0.3, noNaN: true }), (baseline, lift) => {
        const size = sampleSize({ ...design, baseline, lift })
        expect(sampleSize({ ...design, baseline, lift, power: 0.9 })).toBeGreaterThanOrEqual(size)
        expect(sampleSize({ ...design, baseline, lift, alpha: 0.01 })).toBeGreaterThanOrEqual(size)
        expect(sampleSize({ ...design, baseline, lift: lift * 1.5 })).toBeLessThanOrEqual(size)
        // The mirror of the rate is rounded by the machine.
        expect(Math.abs(sampleSize({ ...design, baseline: 1 - baseline, lift }) - size)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('intervals', () => {
  it('of one rate are Wilson’s, as Newcombe printed them (1998, two-sided intervals for the single proportion)', () => {
    expect(rounded(wilsonInterval(count(81, 263), 0.05))).toEqual([0.2553, 0.3662])
    expect(rounded(wilsonInterval(count(15, 148), 0.05))).toEqual([0.0624, 0.1605])
    expect(rounded(wilsonInterval(count(0, 20), 0.05))).toEqual([0, 0.1611])
    expect(rounded(wilsonInterval(count(1, 29), 0.05))).toEqual([0.0061, 0.1718])
  })

  it('of a difference are Newcombe’s method 10 (1998, comparison of eleven methods)', () => {
    expect(rounded(differenceInterval(count(48, 80), count(56, 70), 0.05))).toEqual([0.0524, 0.3339])
    expect(rounded(differenceInterval(count(3, 10), count(9, 10), 0.05))).toEqual([0.1705, 0.809])
    expect(rounded(differenceInterval(count(0, 10), count(10, 10), 0.05))).toEqual([0.6075, 1])
  })

  it('hold their rate, stay within 0 and 1, and turn with their sides', () => {
    const proportion = fc.integer({ min: 1, max: 5000 }).chain((trials) => fc.record({ trials: fc.constant(trials), successes: fc.nat(trials) }))
    fc.assert(
      fc.property(proportion, proportion, fc.constantFrom(0.01, 0.05, 0.1), (first, second, alpha) => {
        const { low, high } = wilsonInterval(first, alpha)
        expect(low >= 0 && low <= first.successes / first.trials && high >= first.successes / first.trials && high <= 1).toBe(true)
        const there = differenceInterval(first, second, alpha)
        const back = differenceInterval(second, first, alpha)
        expect(there.low).toBeCloseTo(-back.high, 12)
        expect(there.low).toBeGreaterThanOrEqual(-1 - 1e-12)
        expect(there.high).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})

describe('a verdict', () => {
  const judge = (first: [number, number] | null, second: [number, number] | null, lift = 0.05, looks = 1) =>
    judgeExperiment({ design: { baseline: 0.2, lift, power: 0.8, alpha: 0.05 }, firstLabel: 'Blue', secondLabel: 'Red', measure: 'cvr', looks, first: first && count(...first), second: second && count(...second) })

  it('is refused before each variant has its people, however clear it looks', () => {
    const early = judge([0, 1029], [1000, 2000])
    expect(early).toMatchObject({ kind: 'not_enough', neededPerVariant: 1030, missing: 1, first: null, second: null, difference: null })
    expect(early.sentence).toBe('Not enough yet: each variant needs 1,030 clicks, 1 is missing. Looking early finds differences that are not there, so nothing is shown before.')
    expect(judge(null, null)).toMatchObject({ kind: 'not_enough', missing: 2060 })
  })

  it('says plainly which is better, or that no difference is seen and which one is ruled out', () => {
    expect(judge([200, 1030], [270, 1030])).toMatchObject({ kind: 'second_better', cautions: [] })
    expect(judge([270, 1030], [200, 1030]).sentence).toMatch(/^Blue is better: Red less Blue lies between −\d+\.\d\d and −\d+\.\d\d points\.$/)
    expect(judge([206, 1030], [210, 1030]).sentence).toMatch(/^No difference seen: .* A difference of 5\.00 points or more is ruled out\.$/)
    expect(judge([206, 1030], [230, 1030]).sentence).not.toContain('ruled out')
  })

  it('warns of a split that is no chance', () => {
    expect(judge([206, 1030], [300, 1300]).cautions).toHaveLength(1)
  })

  it('says that it is not the first of its test', () => {
    expect(judge([206, 1030], [210, 1030], 0.05, 2).cautions).toEqual(['This is verdict 2 of the same test: results were taken back after one. With every further look a difference that is not there is seen more often than in the planned 5% of tests.'])
  })
})

describe('the length of a test', () => {
  it('is in whole weeks, and not known where nobody comes', () => {
    // 2,060 people at 100 a day are 20.6 days.
    expect([daysOfTest(1030, 100), daysOfTest(1030, 2060), daysOfTest(1030, 98.1), daysOfTest(1030, 0), daysOfTest(1030, null)]).toEqual([21, 7, 21, null, null])
    // Tests write days that exist.
    const day = '2026-03-02' as Day
    expect([lastDayOfTest(day, 21), lastDayOfTest(day, null), lastDayOfTest(day, 40_000)]).toEqual(['2026-03-22', null, null])
  })
})
