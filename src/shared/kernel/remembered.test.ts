import { expect, it } from 'vitest'
import { remembered } from './remembered'

it('works out what is asked again once, and keeps no more than it was told to', () => {
  const asked: number[] = []
  const doubled = remembered(2, (number: number) => {
    asked.push(number)
    return number * 2
  })
  expect([doubled(1), doubled(1), doubled(2), doubled(1)]).toEqual([2, 2, 4, 2])
  expect(asked).toEqual([1, 2])
  // A third one has the others forgotten.
  expect([doubled(3), doubled(3), doubled(1)]).toEqual([6, 6, 2])
  expect(asked).toEqual([1, 2, 3, 1])
})
