import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'

const dialogs = vi.hoisted((): { suggested: string[]; offered: string[]; save: string | null; open: readonly string[]; isSupported: boolean; notices: unknown[] } => ({ suggested: [], offered: [], save: null, open: [], isSupported: true, notices: [] }))

class FakeNotice extends EventEmitter {
  static isSupported = (): boolean => dialogs.isSupported

  constructor(readonly said: unknown) {
    super()
  }

  show = (): void => void dialogs.notices.push(this)
}

vi.mock('electron', () => ({
  app: { isPackaged: true, getVersion: () => '1', getPath: () => '/documents' },
  dialog: {
    showSaveDialog: ({ defaultPath }: { defaultPath: string }) => {
      dialogs.suggested.push(defaultPath)
      return Promise.resolve({ filePath: dialogs.save ?? '', canceled: dialogs.save === null })
    },
    showOpenDialog: ({ properties, filters }: { properties: readonly string[]; filters: readonly { extensions: readonly string[] }[] }) => {
      dialogs.offered.push(`${properties.includes('multiSelections') ? 'many' : 'one'} of ${filters[0]?.extensions.join(' ')}`)
      return Promise.resolve({ filePaths: dialogs.open, canceled: dialogs.open.length === 0 })
    },
  },
  Notification: FakeNotice,
}))

const common = vi.hoisted(() => ({ openFile: vi.fn<(...args: unknown[]) => Promise<unknown>>(), unlockTo: vi.fn<(...args: unknown[]) => Promise<unknown>>(), salvageTo: vi.fn<(...args: unknown[]) => Promise<unknown>>(), refusedFile: () => '/shop/Shop.rapport' }))
vi.mock('../store/host-workbook', () => ({ hostWorkbook: () => common }))
const lockCopy = vi.hoisted(() => vi.fn<(...args: unknown[]) => Promise<unknown>>())
vi.mock(import('../store/locked-workbook'), async (load) => ({ ...(await load()), lockCopy: lockCopy as never }))

const { desktopHost } = await import('./host-handlers')

const dismissed = { ok: false, error: { type: 'Dismissed' } }
const onNotice = vi.fn<() => void>()

/** The desktop's share, with a workbook open that has these outputs and takes these files. */
const hostOf = ({ outputs = {}, files = [] }: { readonly outputs?: Readonly<Record<string, string>>; readonly files?: readonly string[] } = {}) => {
  const store = {
    takeOutput: (id: string) => Promise.resolve(outputs[id] === undefined ? null : { path: outputs[id] }),
    admitFile: (path: string) => Promise.resolve(files.includes(path) ? { id: path } : null),
    saveCopy: () => Promise.resolve({ ok: true, value: null }),
  }
  return desktopHost({ workspace: { file: () => '/shop/Shop.rapport', store: () => store }, temporaryDir: '', recents: {}, window: () => null, language: {}, onLanguage: () => undefined, onRecents: () => undefined, onNotice } as never)
}

beforeEach(() => {
  Object.assign(dialogs, { suggested: [], offered: [], save: null, open: [], isSupported: true, notices: [] })
  for (const asked of [common.openFile, common.unlockTo, common.salvageTo, lockCopy]) asked.mockReset().mockResolvedValue({ ok: true, value: null })
  onNotice.mockReset()
})

describe('a file that was made', () => {
  const made = () => {
    const folder = temporaryFolder()
    const staged = join(folder, 'staged')
    writeFileSync(staged, 'Name\n')
    return { folder, staged, host: hostOf({ outputs: { a: staged } }) }
  }
  const isGone = (path: string) => vi.waitFor(() => expect(existsSync(path)).toBe(false))

  it.each([['People.csv', 'People.csv'], ['People.CSV', 'People.CSV'], ['People', 'People.csv'], ['People.txt', 'People.txt.csv']])('is saved under the name that is typed with the ending of its kind: %s', async (typed, name) => {
    const { folder, staged, host } = made()
    dialogs.save = join(folder, typed)
    expect(await host.saveOutput({ id: 'a', fileName: 'Contacts.csv' })).toEqual({ ok: true, value: { savedAs: name } })
    expect(dialogs.suggested).toEqual([join('/documents', 'Contacts.csv')])
    expect(readFileSync(join(folder, name), 'utf8')).toBe('Name\n')
    await isGone(staged)
  })

  it('replaces what the person agreed to, and nothing under a name that only got its ending', async () => {
    const { folder, staged, host } = made()
    writeFileSync(join(folder, 'People.csv'), 'mine')
    dialogs.save = join(folder, 'People')
    expect(await host.saveOutput({ id: 'a', fileName: 'Contacts.csv' })).toMatchObject({ ok: false, error: { type: 'WorkbookProblem' } })
    expect(readFileSync(join(folder, 'People.csv'), 'utf8')).toBe('mine')
    await isGone(staged)
    const again = made()
    writeFileSync(join(again.folder, 'People.csv'), 'mine')
    dialogs.save = join(again.folder, 'People.csv')
    expect(await again.host.saveOutput({ id: 'a', fileName: 'Contacts.csv' })).toMatchObject({ ok: true })
    expect(readFileSync(join(again.folder, 'People.csv'), 'utf8')).toBe('Name\n')
  })

  it('is gone where the person does not want it, and told where it is no more', async () => {
    const { folder, staged, host } = made()
    expect(await host.saveOutput({ id: 'a', fileName: 'Contacts.csv' })).toEqual(dismissed)
    await isGone(staged)
    dialogs.save = join(folder, 'b.csv')
    expect(await host.saveOutput({ id: 'b', fileName: 'Contacts.csv' })).toEqual({ ok: false, error: { type: 'OutputNotFound' } })
    expect(existsSync(dialogs.save)).toBe(false)
  })
})

it('what comes of a file is suggested beside it, under its name', async () => {
  const host = hostOf()
  await host.saveCopy({})
  await host.saveLockedCopy({ passphrase: 'four plain words here' })
  await host.salvage({})
  for (const archive of ['/old/Shop.rapport.zip', '/old/Shop.ZIP']) {
    dialogs.open = [archive]
    expect(await host.openArchive({})).toEqual(dismissed)
  }
  expect(dialogs.suggested).toEqual(['/shop/Shop copy.rapport', '/shop/Shop.rapport.locked', '/shop/Shop rescued.rapport', '/old/Shop.rapport', '/old/Shop.rapport'])
  expect([common.openFile, common.salvageTo].flatMap(({ mock }) => mock.calls)).toEqual([])
  dialogs.save = '/new/Shop'
  await host.openArchive({})
  expect(common.openFile.mock.calls).toEqual([['/new/Shop.rapport', { name: 'Archive', currency: 'EUR', isSample: false, archive: '/old/Shop.ZIP' }]])
})

it('a locked copy is called as it is typed where that ends as one does, and else gets the whole ending', async () => {
  const host = hostOf()
  for (const typed of ['/new/Shop.locked', '/new/Shop.LOCKED', '/new/Shop']) {
    dialogs.save = typed
    await host.saveLockedCopy({ passphrase: 'four plain words here' })
  }
  expect(lockCopy.mock.calls.map(([, , path, options]) => [path, options])).toEqual([['/new/Shop.locked', true], ['/new/Shop.LOCKED', true], ['/new/Shop.rapport.locked', false]].map(([path, replace]) => [path, { passphrase: 'four plain words here', replace }]))
})

it('each dialog offers the files that it is about, and an import many of them', async () => {
  const host = hostOf()
  for (const ask of [host.open, host.openArchive, host.chooseLockedCopy, host.chooseImportFiles]) expect(await ask({})).toEqual(dismissed)
  expect(dialogs.offered).toEqual(['one of rapport', 'one of zip', 'one of locked', 'many of csv tsv txt xlsx zip vcf json js'])
})

it('the passphrase of a locked copy may be tried again, and where it goes is asked once', async () => {
  const host = hostOf()
  dialogs.open = ['/old/Shop.rapport.locked']
  const chosen = await host.chooseLockedCopy({})
  if (!chosen.ok) throw new Error('It was chosen')
  expect(chosen.value.fileName).toBe('Shop.rapport.locked')
  expect(await host.openLockedCopy({ passphrase: 'a', copy: chosen.value.id })).toEqual(dismissed)
  dialogs.save = '/new/Shop.rapport'
  for (const passphrase of ['a', 'b']) await host.openLockedCopy({ passphrase, copy: chosen.value.id })
  expect(dialogs.suggested).toEqual(['/old/Shop.rapport', '/old/Shop.rapport'])
  expect(common.unlockTo.mock.calls).toEqual([['/old/Shop.rapport.locked', '/new/Shop.rapport', 'a'], ['/old/Shop.rapport.locked', '/new/Shop.rapport', 'b']])
  await host.chooseLockedCopy({})
  expect(await host.openLockedCopy({ passphrase: 'a', copy: chosen.value.id })).toEqual(dismissed)
})

it('of the files that are chosen for an import those are taken that can be read', async () => {
  const host = hostOf({ files: ['/a.csv', '/c.csv'] })
  expect(await host.chooseImportFiles({})).toEqual(dismissed)
  dialogs.open = ['/a.csv', '/b.csv', '/c.csv']
  expect(await host.chooseImportFiles({})).toEqual({ ok: true, value: [{ id: '/a.csv' }, { id: '/c.csv' }] })
})

it('a notice says what it should and leads to its screen when it is pressed, where the system shows any', async () => {
  const host = hostOf()
  expect(await host.notify({ title: 'Due today', text: 'Two people', opens: 'networking' })).toEqual({ ok: true, value: { isShown: true } })
  const [notice] = dialogs.notices as readonly FakeNotice[]
  expect(notice?.said).toEqual({ title: 'Due today', body: 'Two people' })
  notice?.emit('close')
  expect(onNotice).not.toHaveBeenCalled()
  notice?.emit('click')
  expect(onNotice.mock.calls).toEqual([['networking']])
  dialogs.isSupported = false
  expect(await host.notify({ title: 'Due today', text: 'Two people', opens: 'networking' })).toEqual({ ok: true, value: { isShown: false } })
  expect(dialogs.notices).toHaveLength(1)
})
