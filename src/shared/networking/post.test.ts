import { expect, it } from 'vitest'
import { engagementRates, engagementsOf, pooledRate } from './post'

it('a post’s three rates are of three denominators, and n/a where either part is not known or there is nothing to divide by', () => {
  expect(engagementRates({ engagements: 60, reach: 1000, impressions: 1500, followers: 3000 })).toEqual({ byReach: 0.06, byImpressions: 0.04, byFollowers: 0.02 })
  expect(engagementRates({ engagements: 0, reach: 10, impressions: 0, followers: null })).toEqual({ byReach: 0, byImpressions: null, byFollowers: null })
  expect(engagementRates({ engagements: null, reach: 10, impressions: 10, followers: 10 })).toEqual({ byReach: null, byImpressions: null, byFollowers: null })
})

it('engagements are the sum of the parts that are known, and of none where none is', () => {
  expect(engagementsOf({ reactions: 5, comments: null, shares: 0, saves: 2 })).toEqual({ sum: 7, parts: ['reactions', 'shares', 'saves'] })
  expect(engagementsOf({ reactions: null, comments: null, shares: null, saves: null })).toEqual({ sum: null, parts: [] })
})

it('over posts the pooled rate is sum over sum, and the mean that of the rates', () => {
  // 10 of 100 and 10 of 1,000.
  expect(pooledRate({ engagements: 20, base: 1100, rates: 0.1 + 0.01, posts: 2 })).toEqual({ pooled: 20 / 1100, mean: 0.055, posts: 2 })
  expect(pooledRate({ engagements: null, base: null, rates: null, posts: 0 })).toEqual({ pooled: null, mean: null, posts: 0 })
})
