import { expect, it } from 'vitest'
import { hasVisible, optionalName, typedName } from './name'

const name = typedName(10, 'It needs a name')

it.each(['', '   ', '\u200b', '\u200b \u200d\u2060', '\u3164', '\u2800', '\u00ad', '\ufeff\u202e', '\u0007'])('a name of nothing that can be seen is none: %j', (text) => {
  expect(name.safeParse(text).error?.issues.map(({ message }) => message)).toEqual(['It needs a name'])
  expect(optionalName(10).parse(text)).toBe('')
})

it.each([' Ada ', 'محمد\u200f', '👩‍👩‍👧', '李', '1', '–', '\u0301'])('takes what can be seen, and what joins it: %j', (text) => {
  expect(hasVisible(text)).toBe(true)
  expect(name.parse(text)).toBe(text.trim())
  expect(optionalName(10).parse(text)).toBe(text.trim())
})
