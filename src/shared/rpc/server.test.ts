import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { err, ok } from '../kernel/result'
import { command, job, query } from './contract'
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

describe('an answer', () => {
  const Gone = z.object({ type: z.literal('Gone'), id: z.int() })
  const contract = {
    count: {
      read: query({ input: z.object({ fail: z.boolean() }), output: z.int(), errors: Gone }),
      add: command({ label: 'Add', input: z.object({ how: z.enum(['well', 'gone', 'throw', 'cancelled']) }), output: z.int(), errors: Gone, touches: ['sum'] }),
      all: job({ label: 'Count', input: z.object({}), output: z.int() }),
    },
  }
  const add = (_context: null, { how }: { readonly how: string }) => {
    if (how === 'throw') throw new Error('a bug')
    // As a handler answers whose work was stopped, which no contract need declare.
    if (how === 'cancelled') return err({ type: 'Cancelled' } as never)
    return how === 'gone' ? err({ type: 'Gone', id: 3, secret: 'not in the contract' } as const) : ok(1)
  }
  /** A server with what it told, in order. */
  const serve = (options: { readonly explained?: string; readonly suspected?: string } = {}) => {
    const told: unknown[] = []
    const jobs = createJobRegistry({ now: () => new Date(0), onState: () => undefined })
    const server = createServer(contract, { count: { read: (_context, { fail }) => (fail ? err({ type: 'Gone', id: 2 } as const) : ok(7)), add, all: () => Promise.reject(new Error('a bug')) } }, {
      context: null, jobs, createReference: () => 'r1', now: () => 0,
      transaction: (label, run, control) => {
        told.push(['transaction', label, control !== null])
        return { result: run(null), undoStep: 4 }
      },
      explain: () => options.explained ?? null,
      suspect: (reference, isUndone) => {
        told.push(['suspect', reference, isUndone])
        return options.suspected ?? null
      },
      onDefect: (reference, path, error) => told.push(['defect', reference, path, String(error)]),
      onCall: (path) => told.push(['call', path]),
    })
    const stop = server.onEvent((event) => told.push(event))
    return { told, jobs, server, stop }
  }

  test('of a query changes nothing: it is no transaction, and no other query is stale', async () => {
    const { told, server } = serve()
    expect(await server.request({ path: 'count.read', input: { fail: false } })).toEqual({ kind: 'value', value: 7, undoStep: null })
    expect(await server.request({ path: 'count.read', input: { fail: true } })).toEqual({ kind: 'failure', error: { type: 'Gone', id: 2 } })
    expect(told).toEqual([['call', 'count.read'], ['call', 'count.read']])
  })

  test('of a command tells what is stale once it was saved, and of a failure only what its contract has', async () => {
    const { told, server, stop } = serve()
    expect(await server.request({ path: 'count.add', input: { how: 'well' } })).toEqual({ kind: 'value', value: 1, undoStep: 4 })
    expect(told.splice(0)).toEqual([['transaction', 'Add', false], { kind: 'changed', topics: ['count', 'sum'] }, ['call', 'count.add']])
    expect(await server.request({ path: 'count.add', input: { how: 'gone' } })).toEqual({ kind: 'failure', error: { type: 'Gone', id: 3 } })
    expect(await server.request({ path: 'count.add', input: { how: 'cancelled' } })).toEqual({ kind: 'failure', error: { type: 'Cancelled' } })
    expect(told.splice(0)).toEqual([['transaction', 'Add', false], ['call', 'count.add'], ['transaction', 'Add', false], ['call', 'count.add']])
    stop()
    await server.request({ path: 'count.add', input: { how: 'well' } })
    expect(told.filter((one) => !Array.isArray(one))).toEqual([])
  })

  test('of a bug is a reference that is in the log, unless the disk or the workbook is why', async () => {
    const { told, server } = serve()
    expect(await server.request({ path: 'count.add', input: { how: 'throw' } })).toEqual({ kind: 'defect', reference: 'r1' })
    expect(told).toEqual([['transaction', 'Add', false], ['defect', 'r1', 'count.add', 'Error: a bug'], ['suspect', 'r1', true], ['call', 'count.add']])
    expect(await serve({ suspected: 'The workbook is odd.' }).server.request({ path: 'count.add', input: { how: 'throw' } })).toEqual({ kind: 'unsaved', sentence: 'The workbook is odd.' })
    const full = serve({ explained: 'The disk is full.' })
    expect(await full.server.request({ path: 'count.add', input: { how: 'throw' } })).toEqual({ kind: 'unsaved', sentence: 'The disk is full.' })
    expect(full.told).toEqual([['transaction', 'Add', false], ['call', 'count.add']])
  })

  test('of a command that ran as a job says that a bug left nothing, of a job it does not', async () => {
    const { told, jobs, server } = serve()
    await server.request({ path: 'count.add', input: { how: 'throw' }, asJob: true })
    await server.request({ path: 'count.all', input: {} })
    await jobs.stop()
    expect(told.filter((one) => Array.isArray(one) && one[0] === 'suspect')).toEqual([['suspect', 'r1', true], ['suspect', 'r1', false]])
    expect(told).toContainEqual(['transaction', 'Add', true])
    expect(jobs.list().map(({ outcome }) => outcome)).toEqual([{ kind: 'defect', reference: 'r1' }, { kind: 'defect', reference: 'r1' }])
  })
})
