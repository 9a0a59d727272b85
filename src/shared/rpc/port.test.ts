import { expect, it } from 'vitest'
import type { Json } from './contract'
import { portTransport, servePort } from './port'
import type { Event, Request, Response } from './wire'

it('an input that no text can be made of, nested 20,000 deep, is bad input and not sent', async () => {
  const sent: string[] = []
  const { request } = portTransport({ post: (text) => sent.push(text), onMessage: () => undefined })
  const input = Array.from({ length: 20_000 }).reduce<Json>((inner) => [inner], null)
  expect(await request({ path: 'workbook.info', input })).toMatchObject({ kind: 'failure', error: { type: 'InvalidInput' } })
  expect(sent).toEqual([])
})

/** Both ends of a channel; the other one answers when it is told to. */
const channel = () => {
  const [toServer, toClient]: ((text: string) => void)[][] = [[], []]
  const asked: Request[] = []
  const answers: ((response: Response) => void)[] = []
  let emit: (event: Event) => void = () => undefined
  servePort({ post: (text) => toClient?.forEach((hear) => hear(text)), onMessage: (listener) => toServer?.push(listener) }, {
    request: (request) => new Promise((resolve) => { asked.push(request); answers.push(resolve) }),
    onEvent: (listener) => { emit = listener; return () => undefined },
  })
  const client = portTransport({ post: (text) => toServer?.forEach((hear) => hear(text)), onMessage: (listener) => toClient?.push(listener) })
  return { client, asked, answers, emit: (event: Event) => emit(event) }
}

const value = (value: Json): Response => ({ kind: 'value', value, undoStep: null })

it('each request gets its own answer, in whatever order they come, and events reach whoever listens', async () => {
  const { client, asked, answers, emit } = channel()
  const heard: Event[] = []
  const stop = client.onEvent((event) => heard.push(event))
  const [first, second] = [client.request({ path: 'a', input: 1 }), client.request({ path: 'b', input: 2 })]
  expect(asked).toEqual([{ path: 'a', input: 1 }, { path: 'b', input: 2 }])
  answers[1]?.(value('of b'))
  answers[0]?.(value('of a'))
  expect([await first, await second]).toEqual([value('of a'), value('of b')])
  emit({ kind: 'changed', topics: ['contact'] })
  stop()
  emit({ kind: 'changed', topics: ['deal'] })
  expect(heard).toEqual([{ kind: 'changed', topics: ['contact'] }])
})

it('a request that waits when the other end goes is rejected, and so is each after it', async () => {
  const { client, asked, answers } = channel()
  const [answered, waiting] = [client.request({ path: 'a', input: null }), client.request({ path: 'b', input: null })]
  answers[0]?.(value(1))
  await answered
  client.close()
  await expect(waiting).rejects.toThrow('Rapport is not answering.')
  await expect(client.request({ path: 'c', input: null })).rejects.toThrow('Rapport is not answering.')
  // What is answered too late is for nobody.
  answers[1]?.(value(2))
  expect(asked).toHaveLength(2)
})
