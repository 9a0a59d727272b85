import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readAny } from '../../src/imports/read-any'
import { unpackArchive } from '../../src/imports/unpack-archive'
import { contract } from '../../src/shared/contract'
import { createClient } from '../../src/shared/rpc/client'
import { type Json, listProcedures } from '../../src/shared/rpc/contract'
import type { Response } from '../../src/shared/rpc/wire'
import { openStore, type Store } from '../../src/store/store'
import { resourcesDir, temporaryFolder, valueOf } from '../support/open-test-store'
import { seeded } from '../support/seeded'
import { inputFor } from './contract-input'

// Thousands of calls from many seeds: `npm run soak`. A seed that failed is run again by RAPPORT_CONTRACT_SEED.
const runs = Number(process.env['RAPPORT_CONTRACT_RUNS'] ?? 2)
const calls = Number(process.env['RAPPORT_CONTRACT_CALLS'] ?? 60)
const firstSeed = Number(process.env['RAPPORT_CONTRACT_SEED'] ?? 1)

const procedures = listProcedures(contract)
const commands = procedures.filter(({ procedure, path }) => procedure.kind === 'command' && path !== 'workbook.undo' && path !== 'workbook.redo')
const queries = procedures.filter(({ procedure }) => procedure.kind === 'query')

/** What a query says of this moment, not of the workbook: how large its log is, what runs. */
const ofTheMoment: ReadonlySet<string> = new Set(['status.of', 'jobs.list', 'jobs.get', 'backups.list'])
/** Backups are files beside the workbook, and no job runs here. */
const isKept = (path: string): boolean => !path.startsWith('jobs.') && !path.startsWith('backups.')

const open = async (file: string, defects: unknown[], create: { readonly isSample: boolean } | null): Promise<Store> => {
  const stagingDir = join(temporaryFolder(), 'staging')
  mkdirSync(stagingDir)
  const now = (): Date => new Date('2026-04-01T10:00:00Z')
  return valueOf(await openStore({ file, ...(create && { create: { name: 'Fuzz', currency: 'EUR', ...create } }), stagingDir, resourcesDir, readImport: readAny, unpackArchive, onDefect: (_reference, _path, error) => defects.push(error), now }))
}

/** Calls every command with inputs made from its own schema, and after each holds the workbook against its promises. */
const runContract = async (seed: number, sample: string | null): Promise<number> => {
  const random = seeded(seed)
  const file = join(temporaryFolder(), 'book.rapport')
  if (sample !== null) copyFileSync(sample, file)
  const defects: unknown[] = []
  let store = await open(file, defects, sample === null ? { isSample: false } : null)
  let last = ''
  const wrong = (what: string): string => `${seed}: ${what} after ${last}`

  const ask = async (path: string, input: unknown): Promise<Response> => {
    // As it crosses every transport.
    const response = await store.request({ path, input: JSON.parse(JSON.stringify(input)) as Json })
    expect(defects.map((error) => (error instanceof Error ? error.stack : error)), `seed ${wrong(`a defect in ${path} ${JSON.stringify(input).slice(0, 2000)}`)}`).toEqual([])
    return response
  }
  const digests = async (): Promise<Readonly<Record<string, string>>> => {
    const report = valueOf(await createClient(contract, store).workbook.check({}))
    expect(report.findings.filter(({ ok }) => !ok), `seed ${wrong('the check')}`).toEqual([])
    return report.digests
  }
  /** Asks some of the queries, with the same inputs each time. */
  const answers = async (questions: readonly { readonly path: string; readonly input: unknown }[]) => {
    const found: [string, unknown, Response][] = []
    for (const { path, input } of questions) found.push([path, input, await ask(path, input)])
    return found
  }

  let worked = 0
  let before = await digests()
  let questions: { readonly path: string; readonly input: unknown }[] = []
  for (let index = 0; index < calls; index += 1) {
    const { path, procedure } = random.pick(random.below(3) === 0 ? queries : commands)
    if (!isKept(path)) continue
    const input = inputFor(procedure.input, random)
    last = `${path} ${JSON.stringify(input).slice(0, 2000)}`
    const response = await ask(path, input)
    expect(['value', 'failure'], `seed ${wrong('an answer')}`).toContain(response.kind)
    if (response.kind === 'failure') {
      const isInvalid = !procedure.input.safeParse(JSON.parse(JSON.stringify(input))).success
      expect((response.error as { readonly type: string }).type === 'InvalidInput', `seed ${wrong('input is judged by its schema')}`).toBe(isInvalid)
      if (!isInvalid) expect(procedure.errors.safeParse(response.error).success, `seed ${wrong(`an undeclared failure ${JSON.stringify(response.error)}`)}`).toBe(true)
    }
    if (response.kind === 'value') {
      const read = procedure.output.safeParse(response.value)
      expect(read.success ? null : read.error.issues, `seed ${wrong('an answer unlike its schema')}`).toBeNull()
    }
    if (procedure.kind === 'query') {
      if (response.kind === 'value' && !ofTheMoment.has(path)) questions = [...questions.slice(-30), { path, input }]
      continue
    }
    const after = await digests()
    if (response.kind !== 'value' || response.undoStep === null) {
      // What is no step of the history is still the workbook's own; a failure is nothing at all.
      if (response.kind === 'failure') expect(after, `seed ${wrong('a refused command changed something')}`).toEqual(before)
    } else {
      worked += 1
      const answered = await answers(questions)
      expect(await ask('workbook.undo', {}), `seed ${wrong('undo')}`).toMatchObject({ kind: 'value', value: { id: response.undoStep } })
      expect(await digests(), `seed ${wrong('undo')}`).toEqual(before)
      expect(await ask('workbook.redo', {}), `seed ${wrong('redo')}`).toMatchObject({ kind: 'value' })
      expect(await digests(), `seed ${wrong('redo')}`).toEqual(after)
      expect(await answers(questions), `seed ${wrong('redo')}`).toEqual(answered)
    }
    before = after
    if (random.below(25) === 0) {
      const warm = await answers(questions)
      await store.close()
      store = await open(file, defects, null)
      expect(await answers(questions), `seed ${wrong('answers of a workbook just opened')}`).toEqual(warm)
      before = await digests()
    }
  }
  await store.close()
  return worked
}

it(`${runs} runs of ${calls} calls made from the contract's own schemas: an answer each time, a workbook in order, and back and forth in its history`, async () => {
  const sample = join(temporaryFolder(), 'sample.rapport')
  await (await open(sample, [], { isSample: true })).close()
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const worked = await runContract(seed, seed % 2 === 0 ? sample : null)
    // A run in which nothing is ever changed would show nothing.
    expect(worked, `seed ${seed}`).toBeGreaterThan(calls / 20)
  }
}, 600_000)
