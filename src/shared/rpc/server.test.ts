import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { ok } from '../kernel/result'
import { command, job } from './contract'
import { createJobRegistry } from './jobs'
import { createServer } from './server'

test('a command whose answer is not as its contract has it is undone: nothing is saved that was answered as a bug', async () => {
  const saved: number[] = []
  let written: number[] = []
  const contract = { count: { add: command({ label: 'Add', input: z.object({ by: z.number() }), output: z.int() }) } }
  const server = createServer(contract, { count: { add: (context: number[], { by }) => {
    context.push(by)
    return ok(by)
  } } }, {
    context: written,
    jobs: createJobRegistry({ now: () => new Date(0), onState: () => undefined }),
    transaction: (_label, run) => {
      written = []
      const result = run(written)
      saved.push(...written)
      return { result, undoStep: 1 }
    },
    onDefect: () => undefined,
    createReference: () => 'reference',
    now: () => 0,
  })
  expect(await server.request({ path: 'count.add', input: { by: 2 ** 53 } })).toEqual({ kind: 'defect', reference: 'reference' })
  expect(await server.request({ path: 'count.add', input: { by: 5 } })).toEqual({ kind: 'value', value: 5, undoStep: 1 })
  expect(saved).toEqual([5])
})

test.each([
  ['answers with what its contract has not', async () => ok(0.5)],
  ['fails after it saved', () => Promise.reject(new Error('later'))],
])('a job that %s is a bug, but what it saved is told', async (_how, run) => {
  const events: unknown[] = []
  const jobs = createJobRegistry({ now: () => new Date(0), onState: () => undefined })
  const contract = { count: { all: job({ label: 'Count', input: z.object({}), output: z.int(), touches: ['sum'] }) } }
  const server = createServer(contract, { count: { all: run } }, {
    context: null, jobs, transaction: () => ({ result: ok(null), undoStep: null }), onDefect: () => undefined, createReference: () => 'reference', now: () => 0,
  })
  server.onEvent((event) => events.push(event))
  await server.request({ path: 'count.all', input: {} })
  await vi.waitFor(() => expect(jobs.list()[0]?.outcome).toEqual({ kind: 'defect', reference: 'reference' }))
  await jobs.stop()
  expect(events).toEqual([{ kind: 'changed', topics: ['count', 'sum'] }])
})
