import { describe, expect, it } from 'vitest'
import { progressShare, progressText, reachedAndLeft } from './progress-text'

describe('progress', () => {
  it('is a share where the whole is known', () => {
    expect(progressText({ label: 'Reading', done: 399, total: 1000 })).toBe('40%')
    // A job that still runs is never said to be done; and 29 of 100 is 29%, though 0.29 × 100 is a little less in a computer.
    expect(progressText({ label: 'Reading', done: 999, total: 1000 })).toBe('99%')
    expect(progressText({ label: 'Reading', done: 29, total: 100 })).toBe('29%')
    expect(progressShare({ label: 'Reading', done: 2000, total: 1000 })).toBe(1)
  })

  it('is what is done where the whole is unknown', () => {
    expect(progressText({ label: 'Reading', done: 1200, total: null })).toBe('1,200')
    expect(progressShare({ label: 'Reading', done: 5, total: 0 })).toBeNull()
    expect(progressText(null)).toBe('Starting')
  })

  it('says how much longer it takes where that can be told', () => {
    expect([null, { label: 'Reading', done: 2, total: 5, secondsLeft: 20 }, { label: 'Reading', done: 2, total: 5, secondsLeft: null }].map(reachedAndLeft)).toEqual(['Starting', '40% · about 20 s left', '40%'])
  })
})
