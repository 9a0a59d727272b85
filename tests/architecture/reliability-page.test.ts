import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/reliability.md'), 'utf8')

const testFiles = ['src', 'tests'].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.test\.tsx?$/.test(name)).map((name) => `${folder}/${name}`))

/** A name on the page is a path, or the name of a test file that was named by its path before. */
const fileOf = (name: string): string | null => (name.includes('/') ? name : (testFiles.find((path) => basename(path) === `${name}.test.ts`) ?? null))

it('names tests that there are, by words that stand in their titles', () => {
  const wrong: string[] = []
  let named = 0
  for (const [, name = '', titles = ''] of page.matchAll(/`((?:tests|src)\/[^`]+\.test\.ts|[a-z-]+)`(?:: ([^`|\n]+))?/g)) {
    const path = fileOf(name)
    if (path === null) {
      if (titles !== '') wrong.push(`${name} is no test`)
      continue
    }
    if (!existsSync(join(root, path))) wrong.push(`${path} is not there`)
    else {
      named += 1
      const text = readFileSync(join(root, path), 'utf8')
      for (const title of titles.split(';').map((part) => part.replace(/\(.*$/, '').replace(/, with .*$/, '').trim()).filter((part) => part !== '' && !part.startsWith('the check'))) {
        if (!text.includes(title)) wrong.push(`${path} has no “${title}”`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(named).toBeGreaterThan(40)
})

it('has a line for every test of the catalogue', () => {
  const missing = Array.from({ length: 60 }, (_, index) => `T${index + 1}`).filter((number) => !new RegExp(`^\\| ${number} .+\\|.+\\|.+\\|.+\\|$`, 'm').test(page))
  expect(missing).toEqual([])
})
