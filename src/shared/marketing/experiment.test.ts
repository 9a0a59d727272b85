import { describe, expect, it } from 'vitest'
import { Day } from '../kernel/day'
import { daysOfTest, ExperimentDesign, isComplete, judgeExperiment, lastDayOfTest, VariantCount } from './experiment'

/** Needs 2,419 people a variant (Evan Miller's calculator). */
const design = ExperimentDesign.parse({ baseline: 0.021, lift: 0.012 })
const judge = (first: readonly [number, number] | null, second: readonly [number, number] | null, looks = 1) => {
  const counted = (pair: readonly [number, number] | null): VariantCount | null => (pair === null ? null : VariantCount.parse({ successes: pair[0], trials: pair[1] }))
  return judgeExperiment({ design, first: counted(first), second: counted(second), firstLabel: 'Without', secondLabel: 'With', measure: 'cvr', looks })
}

describe('the verdict of a test', () => {
  it('gives rates with Wilson’s intervals and their difference with Newcombe’s, as worked out elsewhere', () => {
    const { kind, sentence, first, second, difference, cautions } = judge([62, 3120], [97, 3085])
    expect([kind, sentence, cautions]).toEqual(['second_better', 'With is better: With less Without lies between +0.37 and +1.96 points.', []])
    const close = (interval: typeof first, expected: readonly number[]) => [interval?.rate, interval?.low, interval?.high].forEach((value, index) => expect(value).toBeCloseTo(expected[index] ?? Number.NaN, 10))
    close(first, [0.01987179487179487, 0.015532737128694829, 0.025391701741181917])
    close(second, [0.03144246353322528, 0.0258434661872619, 0.038206910453379636])
    close(difference, [0.01157066866143041, 0.003708217190876757, 0.019607158208088338])
  })

  it('says which is better, that none is, and what is ruled out', () => {
    expect(judge([90, 3000], [60, 3000])).toMatchObject({ kind: 'first_better', sentence: 'Without is better: With less Without lies between −1.81 and −0.21 points.' })
    expect(judge([60, 3000], [62, 3000])).toMatchObject({ kind: 'no_difference', sentence: 'No difference seen: With less Without lies between −0.66 and +0.79 points. A difference of 1.20 points or more is ruled out.' })
    expect(judge([60, 2500], [75, 2500]).sentence).toBe('No difference seen: With less Without lies between −0.30 and +1.51 points.')
  })

  it('is none before both variants have the people that were planned', () => {
    expect(judge([50, 2419], [50, 2418])).toMatchObject({ kind: 'not_enough', neededPerVariant: 2419, missing: 1, first: null, difference: null })
    expect(judge([50, 2419], [50, 2419])).toMatchObject({ kind: 'no_difference', missing: 0 })
    expect(judge([50, 2400], null)).toMatchObject({ missing: 19 + 2419 })
    expect(judge(null, [50, 5000])).toMatchObject({ kind: 'not_enough', missing: 2419 })
    const counts = { successes: 0, trials: 2419 }
    expect([isComplete({ design, first: counts, second: counts }), isComplete({ design, first: counts, second: { successes: 0, trials: 2418 } }), isComplete({ design, first: counts, second: null })]).toEqual([true, false, false])
  })

  it('warns of a split that chance makes once in a thousand tests, and of every look after the first', () => {
    expect(judge([60, 3000], [60, 3255]).cautions).toEqual([])
    expect(judge([60, 3000], [60, 3262]).cautions).toEqual([expect.stringContaining('unlike numbers of people')])
    expect(judge([60, 3000], [60, 3000], 2).cautions).toEqual([expect.stringMatching(/^This is verdict 2 of the same test: .* the planned 5% of tests\.$/)])
  })
})

describe('the plan of a test', () => {
  it('looks for differences that a rate can have, in both directions', () => {
    const isPossible = (baseline: number, lift: number): boolean => ExperimentDesign.safeParse({ baseline, lift }).success
    expect([isPossible(0.5, 0.4), isPossible(0.5, 0.5), isPossible(0.9, 0.05), isPossible(0.9, 0.1), isPossible(0, 0.1), isPossible(0.1, 0)]).toEqual([true, false, true, false, false, false])
    const takes = (more: object): boolean => ExperimentDesign.safeParse({ baseline: 0.1, lift: 0.1, ...more }).success
    expect([takes({ power: 0.5 }), takes({ power: 0.49 }), takes({ alpha: 0.5 }), takes({ alpha: 0.51 })]).toEqual([true, false, true, false])
    expect(ExperimentDesign.parse({ baseline: 0.1, lift: 0.1 })).toMatchObject({ power: 0.8, alpha: 0.05 })
    expect(VariantCount.safeParse({ trials: 5, successes: 5 }).success).toBe(true)
    expect(VariantCount.safeParse({ trials: 5, successes: 6 }).success).toBe(false)
  })

  it('takes whole weeks', () => {
    expect([daysOfTest(2419, 68.6), daysOfTest(70, 20), daysOfTest(71, 20), daysOfTest(70, 0), daysOfTest(70, null)]).toEqual([77, 7, 14, null, null])
    expect([lastDayOfTest(Day.parse('2026-08-28'), 77), lastDayOfTest(Day.parse('2026-08-28'), null), lastDayOfTest(Day.parse('2026-08-28'), 36_501)]).toEqual(['2026-11-12', null, null])
  })
})
