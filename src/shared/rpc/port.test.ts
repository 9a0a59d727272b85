import { expect, it } from 'vitest'
import type { Json } from './contract'
import { portTransport } from './port'

it('an input that no text can be made of, nested 20,000 deep, is bad input and not sent', async () => {
  const sent: string[] = []
  const { request } = portTransport({ post: (text) => sent.push(text), onMessage: () => undefined })
  const input = Array.from({ length: 20_000 }).reduce<Json>((inner) => [inner], null)
  expect(await request({ path: 'workbook.info', input })).toMatchObject({ kind: 'failure', error: { type: 'InvalidInput' } })
  expect(sent).toEqual([])
})
