import { expect, it } from 'vitest'
import { safeFileName } from '../imports/file-names'
import { fileNameOf } from './file-name'

const bytes = (text: string): number => new TextEncoder().encode(text).length

it('a text becomes the name of a file that every system takes', () => {
  expect(fileNameOf('Report: “Shop” 50/50?\n\u0007 <b>')).toBe('Report “Shop” 50 50 b')
  expect(fileNameOf(' \u0000/')).toBe('')
})

it.each(['株式会社山田製作所', 'Ärzte und Öle ', '👩‍👩‍👧', 'a'])('however long it is, a name of %s leaves room for its ending in the 255 bytes of a name, and has whole letters', (letter) => {
  const name = fileNameOf(letter.repeat(200))
  expect(bytes(name)).toBeGreaterThan(100)
  expect(bytes(name)).toBeLessThanOrEqual(150)
  expect(letter.repeat(200).startsWith(name)).toBe(true)
  expect(name).not.toMatch(/\p{Cs}/u)
})

it('a file keeps its ending, whatever letters its long name has', () => {
  const name = safeFileName(`${'株式会社'.repeat(100)} 2026.csv`)
  expect(name).toMatch(/株式会社 2026\.csv$/)
  expect(bytes(name)).toBeLessThanOrEqual(255)
  expect(safeFileName(`${'👩‍👩‍👧'.repeat(100)}.csv`)).not.toMatch(/\p{Cs}/u)
})
