import { describe, expect, it } from 'vitest'
import { percentText, reachedText } from './language'

describe('a share in percent', () => {
  it.each([[0, '0%'], [0.42, '42%'], [1, '100%'], [1.2, '120%'], [-0.3, '−30%'], [0.994, '99%'], [0.995, '99.5%'], [0.997, '99.7%'], [0.99996, '99.996%'], [1.004, '100.4%'], [0.004, '0.4%'], [-0.004, '−0.4%'], [0.0003, '0.03%'], [1e-9, '0%'], [1 - 1e-9, '100%']])('%d reads %s: as none or the whole only where it is', (share, text) => {
    expect(percentText(share)).toBe(text)
  })

  it('keeps its decimals, and adds to them', () => {
    expect([0.5, 0.99996, 1].map((share) => percentText(share, 2))).toEqual(['50.00%', '99.996%', '100.00%'])
  })

  it('of a way is whole, and the whole only at its end', () => expect([0.003, 0.997, 1].map(reachedText)).toEqual(['0%', '99%', '100%']))
})
