import { describe, expect, it } from 'vitest'
import { progressShare, progressText } from './progress-text'

describe('progress', () => {
  it('is a share where the whole is known', () => {
    expect(progressText({ label: 'Reading', done: 399, total: 1000 })).toBe('39%')
    expect(progressShare({ label: 'Reading', done: 2000, total: 1000 })).toBe(1)
  })

  it('is what is done where the whole is unknown', () => {
    expect(progressText({ label: 'Reading', done: 1200, total: null })).toBe('1,200')
    expect(progressShare({ label: 'Reading', done: 5, total: 0 })).toBeNull()
    expect(progressText(null)).toBe('Starting')
  })
})
