import { expect, it, vi } from 'vitest'
import { callCommand } from './commands'

const abort = new AbortController()
const check = vi.fn<(input: unknown, options: unknown) => Promise<unknown>>().mockResolvedValue({ ok: true, value: null })

vi.mock(import('./session'), async (load) => ({
  ...(await load()),
  // Of the session nothing but these is asked for.
  withWorkbook: ((_path: string, run: (session: unknown) => Promise<unknown>) => run({ client: { workbook: { check } }, signal: abort.signal })) as never,
}))

it('a procedure that takes long is stopped by Ctrl-C as every command is', async () => {
  vi.spyOn(console, 'log').mockReturnValue()
  await callCommand({ workbook: 'shop.rapport' }, ['workbook.check', '{}'])
  expect(check.mock.lastCall).toEqual([{}, expect.objectContaining({ signal: abort.signal })])
})
