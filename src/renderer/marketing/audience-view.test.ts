import { expect, it } from 'vitest'
import { parseShare, rangeText, shareText } from './audience-view'

it('says a size as the range it is', () => {
  expect([rangeText({ low: 410_000, high: 480_000 }), rangeText({ low: 1200, high: 1200 })]).toEqual(['410,000 – 480,000', '1,200'])
})

it('reads an overlap as a percentage and refuses what is none', () => {
  expect(['18', ' 18 % ', '12,5', '100', '0'].map(parseShare)).toEqual([0.18, 0.18, 0.125, 1, 0])
  expect(['', '-1', '101', 'half', '1 8', '1e2'].map(parseShare)).toEqual([null, null, null, null, null, null])
  expect([shareText(0.18), shareText(0.125)]).toEqual(['18%', '12.5%'])
  // An overlap whose source is changed keeps its share.
  for (const typed of ['12.34', '0.05', '7', '33.333333']) expect(parseShare(shareText(parseShare(typed) ?? 0))).toBe(parseShare(typed))
})
