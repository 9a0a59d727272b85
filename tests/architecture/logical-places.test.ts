import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** Places that a screen computes; a menu is put where the pointer is, on whichever side that may be. */
const physical = /\b(?:style|place)=\{\{[^}]*\b(?:left|right|(?:margin|padding|border)(?:Left|Right))\s*:/u

it('what a screen places by itself begins where its language begins, never at the left', () => {
  const files = globSync('src/renderer/**/*.tsx', { exclude: ['src/renderer/gallery/**'] })
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((file) => physical.test(readFileSync(file, 'utf8')))).toEqual([])
})
