import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../support/open-test-store'
import { realData } from '../support/real-data'
import { seeded } from '../support/seeded'
import { fuzzedFormats } from './formats'
import { problemOf } from './problem'

const root = resolve(import.meta.dirname, '../..')

/** Linux's folder in memory: writing thousands of files elsewhere takes longer than reading them. */
const memory = '/dev/shm'

const folderForMany = (): string => {
  if (!existsSync(memory)) return temporaryFolder()
  const folder = mkdtempSync(join(memory, 'rapport-fuzz-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Of each format here; `npm run fuzz` makes 200,000, each reader in a process of its own. */
const mutations = 2000

describe(`${mutations} mutations of each format: an answer each time, every row accounted for`, () => {
  it.each(fuzzedFormats(root, realData))('$name', async ({ file, subject, make }) => {
    const path = join(folderForMany(), file)
    const wrong: string[] = []
    for (let seed = 1; seed <= mutations; seed += 1) {
      writeFileSync(path, make(seeded(seed)))
      const problem = await problemOf(path, subject)
      if (problem !== null) wrong.push(`seed ${seed}: ${problem}`)
    }
    expect(wrong).toEqual([])
  })
})

it('files that were found by fuzzing are answered', async () => {
  const folder = join(import.meta.dirname, 'findings')
  const found = readdirSync(folder).filter((name) => /^(imports|own|deals)-/.test(name))
  expect(found.length).toBeGreaterThan(0)
  const wrong: string[] = []
  for (const name of found) {
    const problem = await problemOf(join(folder, name), (['own', 'deals'] as const).find((subject) => name.startsWith(subject)) ?? 'imports')
    if (problem !== null) wrong.push(`${name}: ${problem}`)
  }
  expect(wrong).toEqual([])
})
