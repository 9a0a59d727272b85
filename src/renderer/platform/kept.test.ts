import { afterEach, expect, it, vi } from 'vitest'
import { keepHere, readKept } from './kept'

afterEach(() => vi.unstubAllGlobals())

it('keeps on the computer, so that the next window finds it', () => {
  const stored = new Map<string, string>()
  vi.stubGlobal('localStorage', { getItem: (name: string) => stored.get(name) ?? null, setItem: (name: string, value: string) => stored.set(name, value) })
  expect(readKept('density')).toBe(null)
  keepHere('density', 'compact')
  expect([readKept('density'), stored.get('density')]).toEqual(['compact', 'compact'])
})

it('knows what was chosen last where the computer takes no more', () => {
  const refuse = (): never => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  }
  vi.stubGlobal('localStorage', { getItem: () => 'old', setItem: refuse })
  keepHere('rows', 'new')
  expect(readKept('rows')).toBe('new')
})

it('keeps as long as the window lasts where the browser keeps nothing of pages', () => {
  const refuse = (): never => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse })
  expect(readKept('paper')).toBe(null)
  keepHere('paper', 'A4')
  expect(readKept('paper')).toBe('A4')
})
