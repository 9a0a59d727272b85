import { expect, it } from 'vitest'
import { fileNameOf } from './file-name'

const bytes = (text: string): number => new TextEncoder().encode(text).length

it('a text becomes the name of a file that every system takes', () => {
  expect(fileNameOf('Report: “Shop” 50/50?\n\u0007 <b>')).toBe('Report “Shop” 50 50 b')
  expect(fileNameOf(' \u0000/')).toBe('')
})

it.each([
  ['..', ''],
  ['.hidden', 'hidden'],
  ['Acme Inc.', 'Acme Inc'],
  ['../../x', 'x'],
  ['CON', '_CON'],
  ['com².csv', '_com².csv'],
  ['Aux .csv', '_Aux .csv'],
  ['conout$', '_conout$'],
  ['Contoso', 'Contoso'],
  ['Aux Lyon.csv', 'Aux Lyon.csv'],
  ['\u202egnp.exe', 'gnp.exe'],
  ['half \ud83d of a letter', 'half of a letter'],
])('a file called %j neither hides nor looks like another', (text, name) => expect(fileNameOf(text)).toBe(name))

it.each(['株式会社山田製作所', 'Ärzte und Öle ', '👩‍👩‍👧', 'a'])('however long it is, a name of %s leaves room for its ending in the 255 bytes of a name, and has whole letters', (letter) => {
  const name = fileNameOf(letter.repeat(200))
  expect(bytes(name)).toBeGreaterThan(100)
  expect(bytes(name)).toBeLessThanOrEqual(150)
  expect(letter.repeat(200).startsWith(name)).toBe(true)
  expect(name).not.toMatch(/\p{Cs}/u)
})
