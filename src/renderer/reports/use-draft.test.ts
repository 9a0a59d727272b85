import { expect, it } from 'vitest'
import { answered } from './use-draft'

it('a text that was passed on and comes back is not from elsewhere, whatever is typed meanwhile', () => {
  expect(answered(['Quarter', 'Quarter four'], 'Quarter')).toEqual(['Quarter four'])
  // The address keeps it without the space before the next word.
  expect(answered(['Quarter '], 'Quarter')).toEqual([])
})

it('any other takes the place of what was typed', () => {
  expect(answered(['Quarter'], 'Year')).toBeNull()
  expect(answered([], 'Year')).toBeNull()
})
