import { describe, expect, it } from 'vitest'
import { timeLeftText, timeSteps } from './progress'

/** What is told of work whose every word comes so many milliseconds after it began. */
const told = (words: readonly (readonly [milliseconds: number, label: string, done: number, total: number | null])[]): readonly (number | null)[] => {
  let now = 0
  const timed = timeSteps(() => new Date(now))
  return words.map(([milliseconds, label, done, total]) => {
    now = milliseconds
    return timed({ label, done, total }).secondsLeft
  })
}

describe('the time that is left', () => {
  it('is that of the pace so far', () => {
    expect(told([[0, 'Reading', 0, 100], [5000, 'Reading', 20, 100], [10_000, 'Reading', 80, 100], [12_000, 'Reading', 100, 100]])).toEqual([null, 20, 2.5, 0])
  })

  it('is told once the work has gone on for two seconds, and gone on at all', () => {
    expect(told([[0, 'Reading', 0, 100], [1999, 'Reading', 50, 100], [2000, 'Reading', 50, 100], [2000, 'Writing', 0, 10], [9000, 'Writing', 0, 10]])).toEqual([null, null, 2, null, null])
  })

  it('is of the step alone: what was done before it began tells nothing of it', () => {
    // The first word of a step may come late.
    expect(told([[0, 'Reading', 0, 100], [50_000, 'Reading', 100, 100], [50_000, 'Saving', 40, 100], [56_000, 'Saving', 60, 100]])).toEqual([null, 0, null, 12])
    // The same step of another file.
    expect(told([[0, 'Reading', 0, 100], [50_000, 'Reading', 100, 100], [50_100, 'Reading', 10, 100], [53_100, 'Reading', 40, 100]])).toEqual([null, 0, null, 6])
  })

  it('is unknown where nobody knows how much there is, and none where more was done than there was to do', () => {
    expect(told([[0, 'Reading', 0, null], [5000, 'Reading', 20, null], [6000, 'Reading', 20, 10]])).toEqual([null, null, 0])
  })
})

describe('its words', () => {
  it('are rounded up, and coarser the longer it takes', () => {
    const words = (secondsLeft: number | null): string | null => timeLeftText({ label: 'Reading', done: 1, total: 2, secondsLeft })
    expect([0, 5, 5.1, 20, 54.9, 55.1, 60, 61, 3540, 3541, 4200, 4201, 86_400].map(words)).toEqual([
      'a few seconds left', 'a few seconds left', 'about 10 s left', 'about 20 s left', 'about 55 s left', 'about 1 min left', 'about 1 min left', 'about 2 min left', 'about 59 min left',
      'about 1 h left', 'about 1 h 10 min left', 'about 1 h 20 min left', 'about 24 h left',
    ])
    expect(words(null)).toBeNull()
  })
})
