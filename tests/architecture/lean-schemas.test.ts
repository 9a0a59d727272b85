import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'

const source = resolve(import.meta.dirname, '../../src')

// Asked for as a whole, all of zod is kept in the build, and every thread reads the words of forty languages before it does anything.
it('no module asks for the whole of zod when it is wanted: the build could leave nothing of it out', () => {
  const whole = /import\(\s*['"]zod(?:\/v4)?['"]\s*\)|import \* as \w+ from ['"]zod/u
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name))
  expect(files.length).toBeGreaterThan(500)
  expect(files.filter((name) => whole.test(readFileSync(join(source, name), 'utf8')))).toEqual([])
})
