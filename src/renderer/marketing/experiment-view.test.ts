import { describe, expect, it } from 'vitest'
import type { Day } from '../../shared/kernel/day'
import { speak } from '../../shared/kernel/language'
import { durationSentences, experimentState, isDue, parseDesign, parsePercent, percentInput, pointsText, progressOf, rateText } from './experiment-view'

// Tests write days that exist.
const day = (text: string): Day => text as Day

const design = { baseline: 0.2, lift: 0.05, power: 0.8, alpha: 0.05 }

describe('a rate for eyes', () => {
  it('has the decimal mark of its language, as the field beside it does', () => {
    try {
      expect([rateText(0.021), pointsText(0.0115), pointsText(-0.0115)]).toEqual(['2.10%', '+1.15 points', '−1.15 points'])
      speak('de')
      expect([rateText(0.021), pointsText(0.0115)]).toEqual(['2,10\u00A0%', '+1,15 points'])
    } finally {
      speak('en')
    }
  })
})

describe('a plan as it is typed', () => {
  it('is percentages, with a point or a comma', () => {
    expect(['2.1', '2,1', ' 20 ', '2,1 %', '20%', '% 20', '', 'x', '-1', '1e3'].map(parsePercent)).toEqual([0.021, 0.021, 0.2, 0.021, 0.2, null, null, null, null, null])
    expect([percentInput(0.021), percentInput(0.07), percentInput(0.2)]).toEqual(['2.1', '7', '20'])
    expect(parseDesign({ baseline: '20', lift: '5', power: '0.8', alpha: '0.05' })).toEqual({ design, errors: {} })
  })

  it('says what is wrong beside the field', () => {
    const errors = (baseline: string, lift: string) => parseDesign({ baseline, lift, power: '0.8', alpha: '0.05' }).errors
    expect(errors('', '')).toEqual({ baseline: 'Type a percentage like 2.1.', lift: 'Type points like 0.5.' })
    expect(errors('0', '1')).toEqual({ baseline: 'A rate lies between 0 and 100%.' })
    expect(errors('97', '5')).toEqual({ lift: 'The rate would leave 0 to 100%.' })
    expect(errors('97', '0')).toEqual({ lift: 'A difference is more than nothing.' })
  })
})

describe('how long a test takes', () => {
  const lately = (trialsPerDay: number | null) => ({ from: day('2026-03-04'), to: day('2026-03-31'), trialsPerDay, rate: 0.2, reason: trialsPerDay === null ? 'No file has clicks for these days.' : null, leftOut: [] })

  const planned = (measure: 'ctr' | 'cvr', startsOn: Day | null, isJudged = false) => ({ design, measure, startsOn, isJudged })

  it('is said with what it rests on', () => {
    expect(durationSentences(planned('cvr', day('2026-04-06')), lately(100))).toEqual([
      'Each variant needs 1,030 clicks, both together 2,060.', '100 clicks a day came in on 4 Mar – 31 Mar 2026.', 'If as many come and all of them are in the test, it takes 3 weeks, to 26 Apr 2026. Whole weeks, because people differ by weekday.',
    ])
    expect(durationSentences(planned('cvr', null), { ...lately(100), leftOut: ['Left out: X results without a date.'] })[2]).toBe('Left out: X results without a date.')
    expect(durationSentences(planned('ctr', null), lately(5)).at(-1)).toContain('longer than people and prices stay as they are')
    expect(durationSentences(planned('ctr', null), lately(5000)).at(-1)).toContain('two weeks all the same')
    expect(durationSentences(planned('cvr', null), lately(0)).at(-1)).toBe('Nobody comes, so the test would never end.')
    expect(durationSentences(planned('cvr', null), lately(null)).slice(1)).toEqual(['How long that takes is not known.', 'No file has clicks for these days.'])
  })

  it('is no longer said of a test that is judged', () => {
    expect(durationSentences(planned('cvr', null, true), lately(100))).toEqual(['Each variant needs 1,030 clicks, both together 2,060.'])
  })

  it('makes results due on the day after its last', () => {
    expect([isDue(day('2026-04-06'), 21, day('2026-04-26')), isDue(day('2026-04-06'), 21, day('2026-04-27')), isDue(null, 21, day('2026-04-27')), isDue(day('2026-04-06'), null, day('2026-04-27'))]).toEqual([false, true, false, false])
  })
})

describe('the state of a test', () => {
  const verdict = { kind: 'not_enough' as const, sentence: '', neededPerVariant: 1000, missing: 0, first: null, second: null, difference: null, cautions: [] }
  const test = { first: { trials: 400, successes: 1 }, second: { trials: 250, successes: 1 }, firstLabel: 'Without', secondLabel: 'With', verdict }

  it('is told in the words of its variants', () => {
    expect(experimentState({ ...test, first: null })).toBe('Planned')
    expect(experimentState(test)).toBe('Not enough yet')
    expect(experimentState({ ...test, verdict: { ...verdict, kind: 'second_better' } })).toBe('With is better')
    expect(experimentState({ ...test, verdict: { ...verdict, kind: 'no_difference' } })).toBe('No difference seen')
  })

  it('is as far as its smaller variant, and signs have one form', () => {
    expect([progressOf(test), progressOf({ ...test, second: null }), progressOf({ ...test, first: { trials: 5000, successes: 0 }, second: { trials: 5000, successes: 0 } })]).toEqual([0.25, 0, 1])
    expect([pointsText(0.0115), pointsText(-0.0115), pointsText(0)]).toEqual(['+1.15 points', '−1.15 points', '0.00 points'])
  })
})
