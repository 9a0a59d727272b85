import { expect, it } from 'vitest'
import { NestedRows } from './nested-rows'

type Figures = Partial<Parameters<NestedRows['take']>[2]>

const unknown = { spendMinor: Number.NaN, impressions: Number.NaN, reach: Number.NaN, linkClicks: Number.NaN, clicksAll: Number.NaN, clicks: Number.NaN, conversions: Number.NaN, conversionValueMinor: Number.NaN }

/** Whether anything is asked of rows of these depths: 0 of the account, 1 of a campaign, 2 of an ad set. */
const isAsked = (...rows: readonly (readonly [depth: number, figures: Figures])[]): boolean => {
  const nested = new NestedRows()
  for (const [entity, [depth, figures]] of rows.entries()) {
    nested.meet(entity, depth)
    nested.take(entity, entity + 2, { ...unknown, ...figures })
  }
  return nested.question() !== null
}

it('rows that have in all the same as those below them are asked about, their money but for what each row was rounded by', () => {
  const parts = [[2, { spendMinor: 333, impressions: 10 }], [2, { spendMinor: 333, impressions: 20 }], [2, { spendMinor: 333, impressions: 30 }]] as const
  expect(isAsked([1, { spendMinor: 1000, impressions: 60 }], ...parts)).toBe(true)
  // Four rows are rounded by two cents at most.
  expect([isAsked([1, { spendMinor: 1001, impressions: 60 }], ...parts), isAsked([1, { spendMinor: 1002, impressions: 60 }], ...parts)]).toEqual([true, false])
  expect(isAsked([1, { spendMinor: 1000, impressions: 61 }], ...parts)).toBe(false)
})

it('one figure alone that is the same, or nothing but zeros, is chance', () => {
  expect(isAsked([1, { spendMinor: 500 }], [2, { spendMinor: 500 }])).toBe(false)
  expect(isAsked([1, { spendMinor: 500, clicks: 0 }], [2, { spendMinor: 500, clicks: 0 }])).toBe(false)
  expect(isAsked([1, { spendMinor: 500, clicks: 2 }], [2, { spendMinor: 500, clicks: 2 }])).toBe(true)
})

it('rows of the account are not asked about: they never count beside its campaigns', () => {
  expect(isAsked([0, { spendMinor: 500, clicks: 2 }], [1, { spendMinor: 500, clicks: 2 }])).toBe(false)
  expect(isAsked([0, { spendMinor: 500, clicks: 2 }], [1, { spendMinor: 500, clicks: 2 }], [3, { spendMinor: 500, clicks: 2 }])).toBe(true)
})
