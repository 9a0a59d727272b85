import { expect, it } from 'vitest'
import { fuzzyScore } from './fuzzy'

it.each([
  ['Keep in touch', 'kit'],
  ['Keep in touch', 'keep touch'],
  ['New campaign', 'campaign'],
  ['New campaign', 'paign'],
  ['Quarter review report', 'qrr'],
  ['Plan vs actual report', 'rpt'],
  ['A tour of the tours of others', 'tours'],
  ['Werbemittelliste', 'werbe liste'],
  ['Share of voice, advocates', 'advocates'],
  ['Ünal 😀 Fans', 'ü😀f'],
  ['Anything', ''],
])('finds “%s” by “%s”', (text, typed) => {
  expect(fuzzyScore(text, typed)).not.toBeNull()
})

it.each([
  ['Export everything as open files', 'erase'],
  ['Contacts', 'contacts x'],
])('does not take letters scattered over “%s” for “%s”', (text, typed) => {
  expect(fuzzyScore(text, typed)).toBeNull()
})

it('puts whole words before beginnings of several, and both before letters within a word', () => {
  const scores = ['Deals', 'Delete each archived label stub', 'Undo the label'].map((text) => fuzzyScore(text, 'deal'))
  expect(scores[0]).toBeGreaterThan(scores[1] ?? Number.NaN)
  expect(scores[2]).toBeNull()
})
