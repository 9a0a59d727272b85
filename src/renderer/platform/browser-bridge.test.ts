import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { browserBridge, SessionEndedError } from './browser-bridge'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', { location: { hash: '' } })
  vi.stubGlobal('sessionStorage', { getItem: () => 'token' })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Streams of events that are asked for, each open once it is answered. */
const askedStreams = () => {
  const answers: ((response: Response) => void)[] = []
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => void answers.push(resolve)))
  return answers
}

it('says that everything may have changed once the broken stream of events is open again, and not before', async () => {
  const answers = askedStreams()
  const told: unknown[] = []
  const { transport } = await browserBridge()
  transport.onEvent((event) => void told.push(event))
  answers[0]?.(new Response('data: {"kind":"changed","topics":["contact"]}\n\n'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(answers).toHaveLength(2)
  expect(told).toEqual([{ kind: 'changed', topics: ['contact'] }])
  answers[1]?.(new Response(''))
  await vi.advanceTimersByTimeAsync(10)
  expect(told.at(-1)).toEqual({ kind: 'changed', topics: ['everything'] })
})

it('says so too where the host does not let it in again, so that the screens ask and hear why', async () => {
  const answers = askedStreams()
  const told: unknown[] = []
  const { transport } = await browserBridge()
  transport.onEvent((event) => void told.push(event))
  answers[0]?.(new Response(null, { status: 401 }))
  await vi.advanceTimersByTimeAsync(10)
  expect(told).toEqual([{ kind: 'changed', topics: ['everything'] }])
})

it.each([401, 429])('says that the tab is not connected any more where the host turns it away with %i', async (status) => {
  const answers = askedStreams()
  const { transport } = await browserBridge()
  const asked = transport.request({ path: 'workbook.info', input: {} })
  answers[1]?.(new Response(null, { status }))
  await expect(asked).rejects.toBeInstanceOf(SessionEndedError)
})
