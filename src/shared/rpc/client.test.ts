import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { createClient, followJob } from './client'
import { command, job, query } from './contract'
import type { Event, Request, Response } from './wire'

const contract = {
  plan: {
    move: command({ label: 'Move', input: z.object({}), output: z.object({}), touches: [] }),
    undo: command({ label: 'Undo', input: z.object({}), output: z.object({}), touches: [] }),
    read: query({ input: z.object({}), output: z.object({}) }),
  },
}
const done: Response = { kind: 'value', value: {}, undoStep: null }

/** A host that answers when it is told to. */
const slowHost = () => {
  const asked: string[] = []
  const answers: ((response: Response | Error) => void)[] = []
  const request = ({ path }: { readonly path: string }): Promise<Response> => {
    asked.push(path)
    return new Promise((resolve, reject) => {
      answers.push((response) => (response instanceof Error ? reject(response) : resolve(response)))
    })
  }
  return { asked, answers, client: createClient(contract, { request, onEvent: () => () => undefined }) }
}

test('a command is not sent before the one given earlier is answered; queries do not wait', async () => {
  const { asked, answers, client } = slowHost()
  const moved = client.plan.move({})
  const undone = client.plan.undo({})
  const read = client.plan.read({})
  await Promise.resolve()
  expect([...asked].toSorted()).toEqual(['plan.move', 'plan.read'])
  for (const answer of answers) answer(done)
  await Promise.all([moved, read])
  await expect.poll(() => asked).toContain('plan.undo')
  answers.at(-1)?.(done)
  await expect(undone).resolves.toMatchObject({ ok: true })
})

test('what is given while a command runs as a job waits for its end', async () => {
  const { asked, answers, client } = slowHost()
  const undone = client.plan.undo.asJob({})
  const moved = client.plan.move({})
  await expect.poll(() => asked).toEqual(['plan.undo'])
  answers[0]?.({ kind: 'value', value: { job: 7 }, undoStep: null })
  await expect.poll(() => asked).toEqual(['plan.undo', 'jobs.get'])
  answers[1]?.({ kind: 'value', value: { id: 7, path: 'plan.undo', label: 'Undo', startedAt: '', progress: null, outcome: { kind: 'value', value: {}, undoStep: 3 } }, undoStep: null })
  await expect(undone).resolves.toMatchObject({ ok: true, undoStep: 3 })
  await expect.poll(() => asked).toContain('plan.move')
  answers.at(-1)?.(done)
  await expect(moved).resolves.toMatchObject({ ok: true })
})

test('a command that was lost does not hold up the next', async () => {
  const { asked, answers, client } = slowHost()
  const moved = client.plan.move({})
  const undone = client.plan.undo({})
  await expect.poll(() => answers.length).toBe(1)
  answers[0]?.(new Error('gone'))
  await expect(moved).rejects.toThrow('gone')
  await expect.poll(() => asked).toEqual(['plan.move', 'plan.undo'])
  answers[1]?.(done)
  await expect(undone).resolves.toMatchObject({ ok: true })
})

test('what changes a workbook says which was shown when it was given, not when its turn comes; what only reads says none', async () => {
  const requests: Request[] = []
  let shown: string | null = null
  const sum = job({ label: 'Sum', input: z.object({}), output: z.object({}), touches: [] })
  const transport = {
    request: async (request: Request): Promise<Response> => {
      requests.push(request)
      return { kind: 'failure', error: { type: 'NoWorkbook' } }
    },
    onEvent: () => () => undefined,
  }
  const client = createClient({ plan: { ...contract.plan, sum }, host: { close: contract.plan.move } }, transport, () => shown)
  const unbound = client.plan.move({})
  shown = '/shop/first.rapport'
  const given = [client.plan.move({}), client.plan.undo.asJob({}), client.plan.sum({}), client.plan.read({}), client.host.close({})]
  shown = '/shop/second.rapport'
  await Promise.all([unbound, ...given])
  const first = { input: {}, place: '/shop/first.rapport' }
  expect(requests.toSorted((left, right) => left.path.localeCompare(right.path) || (left.place ?? '').localeCompare(right.place ?? ''))).toEqual([
    { path: 'host.close', input: {} }, { path: 'plan.move', input: {} }, { path: 'plan.move', ...first }, { path: 'plan.read', input: {} }, { path: 'plan.sum', ...first }, { path: 'plan.undo', ...first, asJob: true },
  ])
})

test('a bug leaves nothing of a command, as a job or not, and nobody knows what of a job', async () => {
  const sum = job({ label: 'Sum', input: z.object({}), output: z.object({}), touches: [] })
  const state = { id: 7, path: 'plan.sum', label: 'Sum', startedAt: '', progress: null, outcome: { kind: 'defect', reference: 'r1' } }
  const request = async ({ path, asJob = false }: Request): Promise<Response> =>
    path === 'jobs.get' ? { kind: 'value', value: state as never, undoStep: null } : asJob || path === 'plan.sum' ? { kind: 'value', value: { job: 7 }, undoStep: null } : { kind: 'defect', reference: 'r1' }
  const client = createClient({ plan: { ...contract.plan, sum } }, { request, onEvent: () => () => undefined })
  const failures = await Promise.allSettled([client.plan.move({}), client.plan.move.asJob({}), client.plan.sum({})])
  expect(failures.map((failure) => failure.status === 'rejected' && failure.reason)).toEqual([true, true, false].map((isUndone) => expect.objectContaining({ reference: 'r1', isUndone })))
})

describe('a job that is followed', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const job = { id: 7, path: 'plan.import', label: 'Import', startedAt: '', progress: null }
  /** A host that answers each time the next of `answers`, the last of them for ever. */
  const follow = (...answers: (Response | Error)[]) => {
    let asked = 0
    const request = async (): Promise<Response> => {
      const answer = answers[Math.min(asked++, answers.length - 1)]
      if (answer === undefined || answer instanceof Error) throw answer
      return answer
    }
    return followJob({ request, onEvent: () => () => undefined }, job.id)
  }
  const state = (outcome: Response | null): Response => ({ kind: 'value', value: { ...job, outcome }, undoStep: null })

  test('goes on where asking for it failed once', async () => {
    const followed = follow(state(null), new Error('broken'), new Error('broken'), state(null), new Error('broken'), state(done))
    const [outcome] = await Promise.all([followed, vi.advanceTimersByTimeAsync(20_000)])
    expect(outcome).toEqual(done)
  })

  test('tells no progress of before its end, and asks no more, where the answer came after the event that ended it', async () => {
    let answer: (response: Response) => void = () => undefined
    let tell: (event: Event) => void = () => undefined
    const request = vi.fn<() => Promise<Response>>(() => new Promise<Response>((resolve) => (answer = resolve)))
    const onProgress = vi.fn<() => void>()
    const followed = followJob({ request, onEvent: (listener) => { tell = listener; return () => undefined } }, job.id, { onProgress })
    tell({ kind: 'job', job: { ...job, outcome: done } })
    answer({ kind: 'value', value: { ...job, progress: { label: 'Reading', done: 1, total: 2 }, outcome: null }, undoStep: null })
    const [outcome] = await Promise.all([followed, vi.advanceTimersByTimeAsync(20_000)])
    expect(outcome).toEqual(done)
    expect(onProgress).not.toHaveBeenCalled()
    expect(request).toHaveBeenCalledTimes(1)
  })

  test('tells each word of its progress, and is heard no more once it has ended', async () => {
    let tell: (event: Event) => void = () => undefined
    let isHeard = true
    const onProgress = vi.fn<(progress: unknown) => void>()
    const followed = followJob({ request: async () => state(null), onEvent: (listener) => { tell = listener; return () => (isHeard = false) } }, job.id, { onProgress })
    const progress = { label: 'Reading', done: 1, total: 2, secondsLeft: null }
    tell({ kind: 'job', job: { ...job, progress, outcome: null } })
    tell({ kind: 'job', job: { ...job, id: 8, progress, outcome: done } })
    expect([onProgress.mock.calls, isHeard]).toEqual([[[progress]], true])
    tell({ kind: 'job', job: { ...job, outcome: done } })
    expect([await followed, isHeard]).toEqual([done, false])
  })

  test('is asked to stop at the word of whoever waits, also where that was said before', async () => {
    const asked: unknown[] = []
    const stopped = new AbortController()
    const follow = (): Promise<Response> => followJob({ request: async ({ path, input }) => { asked.push([path, input]); return state(done) }, onEvent: () => () => undefined }, job.id, { signal: stopped.signal })
    const first = follow()
    stopped.abort()
    await first
    await follow()
    expect(asked.filter((one) => JSON.stringify(one).includes('cancel'))).toEqual([['jobs.cancel', { id: 7 }], ['jobs.cancel', { id: 7 }]])
  })

  test('is lost where the host, started again, knows nothing of it', async () => {
    await expect(follow({ kind: 'value', value: null, undoStep: null })).rejects.toThrow('Rapport is not answering.')
    await expect(follow({ kind: 'failure', error: { type: 'NoWorkbook' } })).rejects.toThrow('Rapport is not answering.')
  })

  test('is lost with a host that does not answer again', async () => {
    const [outcome] = await Promise.allSettled([follow(state(null), new Error('gone')), vi.advanceTimersByTimeAsync(20_000)])
    expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'gone' } })
  })
})
