import { expect, test, vi } from 'vitest'
import { createJobRegistry } from './jobs'
import type { JobState } from './wire'

test('work begins only once whoever asked for it knows it, and can stop it', async () => {
  const told: JobState[] = []
  const jobs = createJobRegistry({ now: () => new Date('2026-01-01T00:00:00Z'), onState: (job) => told.push(job) })
  let wasStopped: boolean | null = null
  const { id } = jobs.start('plan.fill', 'Fill', async ({ isCancelled }) => {
    wasStopped = isCancelled()
    return { kind: 'value', value: null, undoStep: null }
  })
  // The answer to whoever asked goes out by promises, one after another.
  await new Promise<void>((resolve) => queueMicrotask(resolve)).then(() => undefined)
  expect([wasStopped, told.map(({ outcome }) => outcome)]).toEqual([null, [null]])
  expect(jobs.cancel(id)).toBe(true)
  await jobs.stop()
  expect([wasStopped, told.length]).toEqual([true, 2])
})

test('beside each word of progress stands how much longer its step takes', async () => {
  const told: JobState[] = []
  let seconds = 0
  const jobs = createJobRegistry({ now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds)), onState: (job) => told.push(job) })
  jobs.start('plan.fill', 'Fill', async ({ report }) => {
    for (const done of [0, 10, 20]) {
      report({ label: 'Filling', done, total: 100 })
      seconds += 3
    }
    return { kind: 'value', value: null, undoStep: null }
  })
  await jobs.stop()
  expect(told.flatMap(({ progress }) => (progress === null ? [] : [progress.secondsLeft]))).toEqual([null, 27, 24, 24])
})

test('no job has the number of one of the workbook that was open before', () => {
  const run = async () => ({ kind: 'value', value: null, undoStep: null }) as const
  const [before, after] = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z'].map((at) => createJobRegistry({ now: () => new Date(at), onState: () => undefined }))
  const { id } = before?.start('plan.fill', 'Fill', run) ?? { id: 0 }
  expect(after?.start('plan.fill', 'Fill', run).id).not.toBe(id)
  expect([after?.get(id), after?.cancel(id)]).toEqual([null, false])
})

test('the fifty that ended last are kept, and those that run are never forgotten; one that ended cannot be stopped', async () => {
  const jobs = createJobRegistry({ now: () => new Date('2026-01-01T00:00:00Z'), onState: () => undefined })
  const running = jobs.start('plan.fill', 'Fill', async ({ isCancelled }) => {
    await vi.waitFor(() => expect(isCancelled()).toBe(true))
    return { kind: 'value', value: 'stopped', undoStep: null }
  })
  const ended: number[] = []
  for (let index = 0; index < 55; index += 1) {
    ended.push(jobs.start('plan.fill', 'Fill', async () => ({ kind: 'value', value: index, undoStep: null })).id)
    if (index >= 45) await vi.waitFor(() => expect(jobs.get(ended.at(-1) ?? 0)?.outcome).not.toBeNull())
  }
  expect(new Set([running.id, ...ended]).size).toBe(56)
  expect(jobs.list().map(({ id }) => id)).toEqual([running.id, ...ended.slice(-49)])
  expect([jobs.cancel(ended.at(-1) ?? 0), jobs.cancel(running.id)]).toEqual([false, true])
  await vi.waitFor(() => expect(jobs.get(running.id)?.outcome).toEqual({ kind: 'value', value: 'stopped', undoStep: null }))
})
