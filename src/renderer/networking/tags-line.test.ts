import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tagsOf, tagsText } from './tags-line'

it.each([
  ['press, local', ['press', 'local']],
  ['"Berlin, Mitte", press', ['Berlin, Mitte', 'press']],
  [' press ,, "say ""hi"", twice" ,press', ['press', 'say "hi", twice']],
  ['"Berlin, Mitte', ['"Berlin', 'Mitte']],
  ['5" bowls, plates', ['5" bowls', 'plates']],
  ['""', []],
  ['', []],
])('%s names its tags', (text, tags) => expect(tagsOf(text)).toEqual(tags))

it('tags that are shown in a line and saved from it again are the same', () => {
  const tag = fc.array(fc.constantFrom('a', 'ß', ' ', ',', '"', '""', ', '), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('').trim()).filter((text) => text !== '')
  fc.assert(fc.property(fc.uniqueArray(tag, { maxLength: 5 }), (tags) => {
    expect(tagsOf(tagsText(tags))).toEqual(tags)
  }))
})
