import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCompiler } from '../support/compile'
import { buildHarness, type Harness, killAnywhere } from './power-loss/power-loss'

// Twenty-five kills of each: `npm run soak`.
const seed = Number(process.env['RAPPORT_POWER_SEED'] ?? 20_261_126)
const rounds = Number(process.env['RAPPORT_KILL_ANYWHERE_ROUNDS'] ?? 2)
const compiler = findCompiler()
if (compiler === null) process.stderr.write('ATTENTION: kills at every kind of write were NOT tried: that takes Linux and a C compiler (cc).\n')

describe.skipIf(compiler === null)(`kill -9 right after a write (T2, ${rounds} rounds of each, seed ${seed})`, () => {
  let harness: Harness
  beforeAll(async () => {
    harness = await buildHarness(compiler ?? '')
  })
  afterAll(() => rmSync(harness.folder, { recursive: true, force: true }))

  it.each([
    ['a migration, with its backup by VACUUM', 'migration'],
    ['a backup, settings and files that are saved', 'files'],
    ['a restore', 'restores'],
    ['an erasure', 'erasures'],
    ['an export', 'exporting'],
    ['quitting', 'checkpoints'],
    ['the first start', 'creation'],
    ['an import and its undo', 'imports'],
    ['editing', 'edits'],
  ])('during %s leaves what was before or what was after, and all that was told is saved', (_what, scenario) => {
    const outcome = killAnywhere(harness, { scenario, rounds, seed })
    expect(outcome).toEqual({ rounds, killed: rounds, wrong: [] })
  })
})
