import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelOf, netSentiment } from './sentiment'

describe('net sentiment', () => {
  it('is the share of positive less the share of negative readings', () => {
    expect(netSentiment({ positive: 6, neutral: 2, negative: 2 })).toEqual({ net: 40, readings: 10, reason: null })
    expect(netSentiment({ positive: 0, neutral: 0, negative: 12 }).net).toBe(-100)
    expect(netSentiment({ positive: 0, neutral: 10, negative: 0 }).net).toBe(0)
  })

  it('is not told from fewer than ten readings', () => {
    expect(netSentiment({ positive: 9, neutral: 0, negative: 0 })).toEqual({ net: null, readings: 9, reason: 'Only 9 of at least 10 readings' })
    expect(netSentiment({ positive: 0, neutral: 0, negative: 0 })).toEqual({ net: null, readings: 0, reason: 'No readings, at least 10 are needed' })
  })

  // Few enough for a net to be withheld, too.
  const count = fc.oneof(fc.nat(5), fc.nat(1000))

  it('stays within −100…100 and turns with its readings', () =>
    fc.assert(
      fc.property(count, count, count, (positive, neutral, negative) => {
        const { net } = netSentiment({ positive, neutral, negative })
        expect(net === null).toBe(positive + neutral + negative < 10)
        if (net === null) return
        expect(Math.abs(net)).toBeLessThanOrEqual(100)
        expect(netSentiment({ positive: negative, neutral, negative: positive }).net).toBeCloseTo(-net)
      }),
    ))
})

describe('a label', () => {
  it.each([[0.05, 'positive'], [0.049, 'neutral'], [0, 'neutral'], [-0.049, 'neutral'], [-0.05, 'negative'], [1, 'positive'], [-1, 'negative']] as const)('of %d is %s', (compound, label) => expect(labelOf(compound)).toBe(label))
})
