import { expect, it } from 'vitest'
import { compareNullsLast, ratio, shownProgress, sumKnown } from './ratio'

it('a ratio without an answer is null, never 0 and never infinite', () => {
  expect([ratio(1, 4), ratio(0, 4), ratio(-1, 4), ratio(1, 0), ratio(0, 0), ratio(null, 4), ratio(1, null), ratio(1e308, 1e-10)]).toEqual([0.25, 0, -0.25, null, null, null, null, null])
})

it('a sum is of what is known, and of nothing known there is none', () => {
  expect([sumKnown([1, null, 2]), sumKnown([0, null]), sumKnown([null]), sumKnown([])]).toEqual([3, 0, null, null])
})

it('what is unknown comes last, up and down', () => {
  const sorted = (direction: 'ascending' | 'descending') => [null, 2, null, 3, 1].sort((left, right) => compareNullsLast(left, right, direction))
  expect([sorted('ascending'), sorted('descending')]).toEqual([[1, 2, 3, null, null], [3, 2, 1, null, null]])
})

it('progress is whole only once the goal is reached', () => {
  expect([shownProgress(0.997), shownProgress(0.999, 1), shownProgress(0.99996, 2), shownProgress(0.5), shownProgress(1), shownProgress(1.2)]).toEqual([0.99, 0.999, 0.9999, 0.5, 1, 1.2])
})
