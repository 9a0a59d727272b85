import { expect, it } from 'vitest'
import { cutText } from './cut-text'

it('cuts a text between two letters, and leaves a short one as it is', () => {
  expect(cutText('a🧵b', 1)).toBe('a')
  expect(cutText('a🧵b', 2)).toBe('a')
  expect(cutText('a🧵b', 3)).toBe('a🧵')
  expect(cutText('a🧵b', 9)).toBe('a🧵b')
})
