import { expect, test } from 'vitest'
import { z } from 'zod'
import { ok } from '../kernel/result'
import { command } from './contract'
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
