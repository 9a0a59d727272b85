import { notifications, notificationsStore } from '@mantine/notifications'
import { notifyManager, QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Event } from '../../shared/rpc/wire'
import { invalidateOnEvents, isAboutOther, told } from './queries'

test('what is known of one thing stands in for the same thing asked otherwise, never for another', () => {
  expect(isAboutOther({ id: 1, grain: 'week' }, { id: 1, grain: 'day' })).toBe(false)
  expect(isAboutOther({ id: 1, grain: 'week' }, { id: 2, grain: 'week' })).toBe(true)
  expect(isAboutOther({ contactId: 1, limit: 20 }, { contactId: 2, limit: 20 })).toBe(true)
})

test('a list narrowed to one thing still shows what it had', () => {
  expect(isAboutOther({ campaignId: null }, { campaignId: 2 })).toBe(false)
  expect(isAboutOther({ search: 'a' }, { search: 'ab' })).toBe(false)
  expect(isAboutOther(undefined, { id: 2 })).toBe(false)
})

test('what could not be said while no workbook was open is asked anew once one is, and no screen shows the failure', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  let tell = (_event: Event): void => undefined
  invalidateOnEvents(queryClient, { request: () => Promise.reject(new Error('Not asked')), onEvent: (listener) => { tell = listener; return () => undefined } })
  const queryKey = ['networking.contact.list', {}]
  await queryClient.prefetchQuery({ queryKey, queryFn: () => Promise.reject(new Error('A list was refused')) })
  expect(queryClient.getQueryState(queryKey)?.status).toBe('error')
  tell({ kind: 'changed', topics: ['contact'] })
  expect(queryClient.getQueryState(queryKey)?.status).toBe('error')
  tell({ kind: 'changed', topics: ['everything'] })
  expect(queryClient.getQueryState(queryKey)).toBeUndefined()
})

test('a report, a review, whom a retention rule means, the search and the history of changes are asked anew after every change', async () => {
  const queryClient = new QueryClient()
  let tell = (_event: Event): void => undefined
  invalidateOnEvents(queryClient, { request: () => Promise.reject(new Error('Not asked')), onEvent: (listener) => { tell = listener; return () => undefined } })
  const paths = ['report.planVsActual', 'networking.review.of', 'networking.personalData.previewRetention', 'workbook.search', 'workbook.named', 'workbook.history', 'bridge.pedigree.of', 'marketing.flight.get', 'networking.contact.list']
  for (const path of paths) queryClient.setQueryData([path, {}], 1)
  tell({ kind: 'changed', topics: ['flight'] })
  expect(paths.filter((path) => queryClient.getQueryState([path, {}])?.isInvalidated !== true)).toEqual(['networking.contact.list'])
})

test('no report is asked anew where a backup was made', () => {
  const queryClient = new QueryClient()
  let tell = (_event: Event): void => undefined
  invalidateOnEvents(queryClient, { request: () => Promise.reject(new Error('Not asked')), onEvent: (listener) => { tell = listener; return () => undefined } })
  const paths = ['report.roi', 'backups.list', 'status.of']
  for (const path of paths) queryClient.setQueryData([path, {}], 1)
  tell({ kind: 'changed', topics: ['backups', 'status'] })
  expect(paths.filter((path) => queryClient.getQueryState([path, {}])?.isInvalidated === true)).toEqual(['backups.list', 'status.of'])
})

test('the state of the file is out of date after every change, and asked anew only where a screen comes to show it', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  let tell = (_event: Event): void => undefined
  invalidateOnEvents(queryClient, { request: () => Promise.reject(new Error('Not asked')), onEvent: (listener) => { tell = listener; return () => undefined } })
  let asked = 0
  const question = { queryKey: ['status.of', {}], queryFn: () => Promise.resolve((asked += 1)) }
  const whenOpened = async (): Promise<() => void> => {
    const leave = new QueryObserver(queryClient, question).subscribe(() => undefined)
    await new Promise((resolve) => notifyManager.schedule(() => resolve(null)))
    return leave
  }
  await whenOpened()
  tell({ kind: 'changed', topics: ['contact'] })
  await new Promise((resolve) => notifyManager.schedule(() => resolve(null)))
  expect(asked).toBe(1)
  await whenOpened()
  expect(asked).toBe(2)
})

test('an answer that was on its way when its subject was changed is not kept, whether its screen is still there or was left', async () => {
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  let tell = (_event: Event): void => undefined
  invalidateOnEvents(queryClient, { request: () => Promise.reject(new Error('Not asked')), onEvent: (listener) => { tell = listener; return () => undefined } })
  const holds = { value: 'before' }
  const answers: (() => void)[] = []
  const question = { queryKey: ['networking.community.health', {}], queryFn: () => { const read = holds.value; return new Promise<string>((resolve) => answers.push(() => resolve(read))) } }
  const answer = async (): Promise<void> => {
    for (const each of answers.splice(0)) each()
    await new Promise((resolve) => notifyManager.schedule(() => resolve(null)))
  }
  const change = (to: string): void => {
    holds.value = to
    tell({ kind: 'changed', topics: ['community'] })
  }
  const observer = new QueryObserver(queryClient, question)
  const leave = observer.subscribe(() => undefined)
  change('changed while it was asked')
  await answer()
  expect(observer.getCurrentResult().data).toBe('changed while it was asked')
  change('changed again')
  leave()
  change('changed after it was left')
  await answer()
  const back = new QueryObserver(queryClient, question)
  const leaveAgain = back.subscribe(() => undefined)
  await answer()
  expect(back.getCurrentResult().data).toBe('changed after it was left')
  leaveAgain()
  queryClient.clear()
})

test('more rows than one step takes are said to be too many, and what to do: their lists have no field where it would be said', async () => {
  const refused = (path: string) => ({ ok: false as const, error: { type: 'InvalidInput' as const, issues: [{ path, message: 'At most 100,000 fit here' }] }, undoStep: null })
  notifications.clean()
  expect(await told(Promise.resolve(refused('ids')), 'Remove posts')).toBeNull()
  expect(notificationsStore.getState().notifications.map(({ message }) => message)).toEqual(['At most 100,000 rows can be changed in one step. Nothing was changed; narrow the list by its filters.'])
  notifications.clean()
  // A field of a form says it itself.
  expect(await told(Promise.resolve(refused('tags')), 'Add contact')).toMatchObject({ ok: false })
  expect(notificationsStore.getState().notifications).toEqual([])
})
