import { notifications, notificationsStore } from '@mantine/notifications'
import { beforeEach, expect, it } from 'vitest'
import { showMessage, showUndo, showWork } from './toasts'

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

it('the latest failure is seen before those that were there, and one that comes again is one, seen again', () => {
  for (const number of [1, 2, 3, 4, 5, 6]) showMessage(`Failed ${number}.`, 'failed')
  expect(seen()).toContain('Failed 6.')
  expect(seen()).not.toContain('Failed 1.')
  showMessage('Failed 1.', 'failed')
  expect(seen()).toContain('Failed 1.')
  const { notifications: shown, queue } = notificationsStore.getState()
  expect(shown.length + queue.length).toBe(6)
})
