import { notifications, notificationsStore } from '@mantine/notifications'
import { beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { createClient, DefectError } from '../../shared/rpc/client'
import { command, job } from '../../shared/rpc/contract'
import type { JobState, Response } from '../../shared/rpc/wire'
import { showDefect, showMessage, showUndo, showWhile, showWork } from './toasts'

const seen = (): readonly unknown[] => notificationsStore.getState().notifications.map(({ message }) => message)

beforeEach(() => notifications.clean())

it('a failure is seen at once, whatever else is there to be read', () => {
  for (const number of [1, 2, 3, 4, 5, 6]) showMessage(`Saved ${number}.`)
  showMessage('The disk is full.', 'failed')
  expect(seen()).toContain('The disk is full.')
})

it('what was done last is seen at once: what would go by itself makes room, and a failure does not', () => {
  showMessage('The disk is full.', 'failed')
  for (const number of [1, 2, 3, 4, 5, 6]) showMessage(`Saved ${number}.`)
  showUndo('Remove deal', 7)
  expect(notificationsStore.getState().notifications.map(({ id }) => id)).toContain('undo-7')
  expect(notificationsStore.getState().queue).toEqual([])
  expect(seen()).toContain('The disk is full.')
  expect(seen()).toContain('Saved 6.')
  expect(seen()).not.toContain('Saved 1.')
})

it('long work that is begun is seen at once, and how far it is', async () => {
  for (const number of [1, 2, 3, 4, 5, 6]) showMessage(`Saved ${number}.`)
  const shown = (): number => notificationsStore.getState().notifications.filter(({ autoClose }) => autoClose === false).length
  expect(await showWork('Erasing', () => Promise.resolve(shown()))).toBe(1)
  expect(shown()).toBe(0)
})

it('what is being done is said for as long as it takes, whether it is done or fails', async () => {
  const staying = (): readonly unknown[] => notificationsStore.getState().notifications.flatMap(({ message, autoClose }) => (autoClose === false ? [message] : []))
  for (const hasFailed of [false, true]) {
    let end = (): void => undefined
    const asked = showWhile('Making the sample…', new Promise<void>((resolve, reject) => { end = () => (hasFailed ? reject(new Error('No room')) : resolve()) })).catch(() => undefined)
    expect(staying()).toEqual(['Making the sample…'])
    end()
    await asked
    expect(seen()).toEqual([])
  }
})

it('the latest failure is seen before those that were there, and one that comes again is one, seen again', () => {
  for (const number of [1, 2, 3, 4, 5, 6]) showMessage(`Failed ${number}.`, 'failed')
  expect(seen()).toContain('Failed 6.')
  expect(seen()).not.toContain('Failed 1.')
  showMessage('Failed 1.', 'failed')
  expect(seen()).toContain('Failed 1.')
  const { notifications: shown, queue } = notificationsStore.getState()
  expect(shown.length + queue.length).toBe(6)
})

it('of a bug of a command it is said that nothing was changed, and never of a job, which saves as it goes', async () => {
  const defect: Response = { kind: 'defect', reference: 'abc' }
  const ended: JobState = { id: 1, path: 'plan.spread', label: 'Spread', startedAt: '', progress: null, outcome: defect }
  const contract = { plan: { move: command({ label: 'Move', input: z.object({}), output: z.object({}), touches: [] }), spread: job({ label: 'Spread', input: z.object({}), output: z.object({}), touches: [] }) } }
  const value = (answer: unknown): Response => ({ kind: 'value', value: JSON.parse(JSON.stringify(answer)), undoStep: null })
  const client = createClient(contract, { request: async ({ path }) => (path === 'plan.move' ? defect : value(path === 'plan.spread' ? { job: 1 } : ended)), onEvent: () => () => undefined })
  for (const asked of [client.plan.move({}), client.plan.spread({})]) {
    const error: unknown = await asked.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(DefectError)
    showDefect(error)
  }
  expect(seen()).toContain('Something went wrong (reference abc). Nothing was changed.')
  expect(seen()).toContain('Something went wrong (reference abc).')
})
