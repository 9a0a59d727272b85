import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCompiler } from '../support/compile'
import { buildHarness, cutPower, type Harness, waitsUntilTold } from './power-loss/power-loss'

// Ten thousand images a scenario: `npm run soak`. A seed that failed is kept by naming it here.
const seed = Number(process.env['RAPPORT_POWER_SEED'] ?? 20_261_126)
const images = Number(process.env['RAPPORT_POWER_IMAGES'] ?? 1000)
const compiler = findCompiler()
if (compiler === null) process.stderr.write('ATTENTION: the power cuts of tests/crash/power-loss were NOT simulated: that takes Linux and a C compiler (cc).\n')

describe.skipIf(compiler === null)(`the power goes at any moment (T3, ${images} images a scenario, seed ${seed})`, () => {
  let harness: Harness
  beforeAll(async () => {
    harness = await buildHarness(compiler ?? '')
  })
  afterAll(() => rmSync(harness.folder, { recursive: true, force: true }))

  it.each(['edits', 'checkpoints', 'imports', 'erasures', 'migration', 'creation', 'restores', 'files'])('%s: nothing that was told is saved is lost, nothing is damaged or half', (scenario) => {
    const outcome = cutPower(harness, { scenario, images, seed })
    expect(outcome).toMatchObject({ images, damaged: 0, lost: 0, partial: 0, examples: [] })
    expect(outcome.acknowledged).toBeGreaterThan(0)
  })

  it('waits for the disk a few times while it makes the sample, which has all of it once it is told', () => {
    const { waits, isAllThere } = waitsUntilTold(harness, 'sample')
    expect({ waits: waits < 200 ? 'few' : waits, isAllThere }).toEqual({ waits: 'few', isAllThere: true })
  })

  it('is noticed when commits wait for no disk (synchronous = NORMAL), so the harness is not blind', () => {
    const outcome = cutPower(harness, { scenario: 'edits', images: 40, seed, synchronous: 'NORMAL' })
    expect(outcome.lost).toBeGreaterThan(15)
  })

  it('is noticed as damage when nothing waits for the disk (synchronous = OFF)', () => {
    const outcome = cutPower(harness, { scenario: 'checkpoints', images: 40, seed, synchronous: 'OFF' })
    expect(outcome.damaged + outcome.partial).toBeGreaterThan(8)
  })
})
