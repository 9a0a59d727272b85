import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'

const page = readFileSync('docs/security.md', 'utf8')
const testFiles = globSync(['src/**/*.test.ts', 'tests/**/*.test.ts'])

/** The files that a name on the page stands for: a path, a folder of tests, or the bare name of a file. Empty: it names no test. */
const filesOf = (name: string): readonly string[] => testFiles.filter((path) => path.startsWith(`${name}.`) || path.startsWith(`${name}/`) || path === name || (!name.includes('/') && basename(path) === `${name}.test.ts`))

it('docs/security.md names tests that there are, by words that stand in them', () => {
  const wrong: string[] = []
  let named = 0
  for (const [, name = '', words = ''] of page.matchAll(/`((?:tests|src)\/[\w/.-]+|desktop-security|hostile-content|gate|files|walls)`(?:: ([^`|;(…]+))?/g)) {
    // What is allowed is written down beside the tests.
    if (name.endsWith('.json')) continue
    const files = filesOf(name)
    named += files.length
    if (!files.some((path) => readFileSync(path, 'utf8').includes(words.trim()))) wrong.push(`${name}: ${words.trim()}`)
  }
  expect(wrong).toEqual([])
  expect(named).toBeGreaterThan(30)
})
