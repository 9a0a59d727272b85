import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { callCommand } from './call'

const abort = new AbortController()
const check = vi.fn<(input: unknown, options: unknown) => Promise<unknown>>().mockResolvedValue({ ok: true, value: null })
const made = { id: 'made', fileName: 'Contacts.csv', size: 5, mediaType: 'text/csv' }
const saveList = vi.fn<() => Promise<unknown>>().mockResolvedValue({ ok: true, value: made })
const takeOutput = vi.fn<(id: string) => { readonly path: string } | null>()

vi.mock(import('./session'), async (load) => ({
  ...(await load()),
  // Of the session nothing but these is asked for.
  withWorkbook: ((_path: string, run: (session: unknown) => Promise<unknown>) => run({ client: { workbook: { check }, networking: { contact: { saveList } } }, workspace: { store: () => ({ takeOutput }) }, signal: abort.signal })) as never,
}))

it('a procedure that takes long is stopped by Ctrl-C as every command is', async () => {
  vi.spyOn(console, 'log').mockReturnValue()
  await callCommand({ workbook: 'shop.rapport' }, ['workbook.check', '{}'])
  expect(check.mock.lastCall).toEqual([{}, expect.objectContaining({ signal: abort.signal })])
})

it('a file that a procedure makes is written where it is wanted, and what makes none is not asked for one', async () => {
  const folder = temporaryFolder()
  const [path, out] = [join(folder, 'staged'), join(folder, 'people.csv')]
  writeFileSync(path, 'Name\n')
  takeOutput.mockImplementation((id) => (id === made.id ? { path } : null))
  await callCommand({ workbook: 'shop.rapport', out }, ['networking.contact.saveList', '{}'])
  expect([readFileSync(out, 'utf8'), existsSync(path)]).toEqual(['Name\n', false])
  check.mockClear()
  for (const procedure of ['workbook.check', 'workbook.nothing', '__proto__']) await expect(callCommand({ workbook: 'shop.rapport', out }, [procedure, '{}'])).rejects.toThrow(`“${procedure}” makes no file that --out could take.`)
  expect(check).not.toHaveBeenCalled()
})
