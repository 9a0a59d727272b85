import { chmodSync, existsSync, fsync, fsyncSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openTestStore, temporaryFolder, valueOf } from '../../tests/support/open-test-store'
import { discardUnfinished, publishCopy, publishFile, removeFileAside, removeFiles, startUnfinished, writeDurably } from './durable-file'
import { readFileHeader } from './file-header'
import { lockFile } from './locked-copy'
import { targetProblemOf } from './problems'

vi.mock(import('node:fs'), async (load) => {
  const real = await load()
  // As Windows has it: only what may be written can be synced.
  const readOnly = new Set<number>()
  return {
    ...real,
    chmodSync: vi.fn<typeof real.chmodSync>(real.chmodSync),
    linkSync: vi.fn<typeof real.linkSync>(real.linkSync),
    renameSync: vi.fn<typeof real.renameSync>(real.renameSync),
    rmSync: vi.fn<typeof real.rmSync>(real.rmSync),
    openSync: (path, flags, mode) => {
      // As Windows has it: what another program keeps to itself cannot be opened.
      if (String(path).endsWith('.kept')) failing('EBUSY')()
      const descriptor = real.openSync(path, flags, mode)
      if (flags === 'r' && real.fstatSync(descriptor).isFile()) readOnly.add(descriptor)
      else readOnly.delete(descriptor)
      return descriptor
    },
    // What Node keeps of it for `promisify` is of its types alone.
    fsync: vi.fn<(descriptor: number, done: (error: Error | null) => void) => void>(real.fsync) as unknown as typeof real.fsync,
    fsyncSync: vi.fn<typeof real.fsyncSync>((descriptor) => (readOnly.has(descriptor) ? failing('EPERM')() : real.fsyncSync(descriptor))),
  }
})

function failing(code: string) {
  return (): never => {
    throw Object.assign(new Error('refused'), { code })
  }
}

const onWindows = (): void => {
  const { platform } = process
  Object.defineProperty(process, 'platform', { value: 'win32' })
  onTestFinished(() => void Object.defineProperty(process, 'platform', { value: platform }))
}

it('a file gets its name where only what may be written is synced, and where there are no links', () => {
  const folder = temporaryFolder()
  for (const code of ['EISDIR', 'EPERM']) {
    const [from, to] = [join(folder, 'unfinished'), join(folder, code)]
    writeFileSync(from, code)
    vi.mocked(linkSync).mockImplementationOnce(failing(code))
    publishFile(from, to, { replace: false })
    expect(readFileSync(to, 'utf8')).toBe(code)
  }
})

it('a file that cannot be given its name leaves nothing under it, also where there are no links', () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'unfinished'), join(folder, 'file')]
  writeFileSync(from, 'content')
  vi.mocked(linkSync).mockImplementationOnce(failing('EPERM'))
  vi.mocked(renameSync).mockImplementationOnce(failing('EIO'))
  expect(() => publishFile(from, to, { replace: false })).toThrow('refused')
  expect(existsSync(to)).toBe(false)
})

it('a name that is taken stays with whoever has it, also where there are no links', () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'unfinished'), join(folder, 'file')]
  writeFileSync(from, 'new')
  writeFileSync(to, 'old')
  vi.mocked(linkSync).mockImplementationOnce(failing('EPERM'))
  expect(() => publishFile(from, to, { replace: false })).toThrow(expect.objectContaining({ code: 'EEXIST' }))
  expect([readFileSync(to, 'utf8'), readFileSync(from, 'utf8')]).toEqual(['old', 'new'])
})

it('what was not finished goes with all that SQLite left beside it', () => {
  const folder = temporaryFolder()
  const path = startUnfinished(join(folder, 'copy'))
  for (const suffix of ['-wal', '-shm', '-journal']) writeFileSync(path + suffix, 'log')
  discardUnfinished(path)
  expect(readdirSync(folder)).toEqual([])
})

it('what could not get its name leaves nothing of itself beside it', async () => {
  const folder = temporaryFolder()
  const [from, taken] = [join(folder, 'from'), join(folder, 'taken')]
  writeFileSync(from, 'content')
  mkdirSync(taken)
  await expect(publishCopy(from, taken, { replace: false })).rejects.toMatchObject({ code: 'EEXIST' })
  expect(() => {
    writeDurably(taken, 'content')
  }).toThrow(/EISDIR|EPERM|EEXIST|ENOTEMPTY/)
  expect(readdirSync(folder)).toEqual(['from', 'taken'])
})

it('a file that another program holds for a moment is renamed on Windows once it is let go, and anywhere else at once or not', () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'unfinished'), join(folder, 'file')]
  writeFileSync(from, 'new')
  writeFileSync(to, 'old')
  vi.mocked(renameSync).mockImplementationOnce(failing('EPERM'))
  expect(() => publishFile(from, to, { replace: true })).toThrow('refused')
  onWindows()
  vi.mocked(renameSync).mockImplementationOnce(failing('EBUSY')).mockImplementationOnce(failing('EPERM'))
  publishFile(from, to, { replace: true })
  expect(readFileSync(to, 'utf8')).toBe('new')
  writeFileSync(from, 'newer')
  vi.mocked(renameSync).mockImplementationOnce(failing('EXDEV'))
  expect(() => publishFile(from, to, { replace: true })).toThrow('refused')
})

it('a new name that was given stays given on Windows where the unfinished one is held for a moment', () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'unfinished'), join(folder, 'file')]
  writeFileSync(from, 'new')
  onWindows()
  vi.mocked(rmSync).mockImplementationOnce(failing('EPERM')).mockImplementationOnce(failing('EBUSY'))
  publishFile(from, to, { replace: false })
  expect([readFileSync(to, 'utf8'), existsSync(from)]).toEqual(['new', false])
})

it('what is to be replaced on Windows and open in another program is told apart from what the account may not write to', () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'unfinished'), join(folder, 'report.xlsx')]
  writeFileSync(from, 'new')
  writeFileSync(to, 'old')
  onWindows()
  vi.mocked(renameSync).mockImplementation(failing('EPERM'))
  onTestFinished(() => {
    vi.mocked(renameSync).mockRestore()
  })
  const why = (): string => {
    try {
      publishFile(from, to, { replace: true })
      return 'none'
    } catch (error) {
      return targetProblemOf(error, to).code
    }
  }
  expect(why()).toBe('in_use')
  expect(readFileSync(to, 'utf8')).toBe('old')
  rmSync(to)
  expect(why()).toBe('not_permitted')
  // So Windows says of the new file itself.
  vi.mocked(renameSync).mockImplementation(failing('EBUSY'))
  expect(why()).toBe('in_use')
})

it('a window goes on while a file is synced, and while it waits to be let go on Windows, and a file that is not ready is not told as done', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'report'), join(folder, 'report.xlsx')]
  writeFileSync(from, 'new')
  onWindows()
  const waited = vi.spyOn(Atomics, 'wait')
  for (const held of [linkSync, rmSync]) vi.mocked<(...args: never[]) => void>(held).mockImplementationOnce(failing('EPERM'))
  vi.mocked(renameSync).mockImplementationOnce(failing('EBUSY')).mockImplementationOnce(failing('EBUSY'))
  vi.mocked(fsyncSync).mockClear()
  await publishCopy(from, to, { replace: false })
  vi.mocked(rmSync).mockImplementationOnce(failing('EBUSY'))
  await removeFileAside(from)
  expect([readFileSync(to, 'utf8'), existsSync(from), waited.mock.calls, vi.mocked(fsyncSync).mock.calls]).toEqual(['new', false, [], []])
})

it('of files that are to go each goes that can, all are waited for together, and the first that cannot is told', () => {
  const folder = temporaryFolder()
  const files = ['a', 'b', 'c', 'd'].map((name) => join(folder, name))
  for (const file of files) writeFileSync(file, '')
  onWindows()
  const waited = vi.spyOn(Atomics, 'wait')
  vi.mocked(rmSync).mockImplementation((path) => (path === files[0] || path === files[2] ? failing(path === files[0] ? 'EPERM' : 'EBUSY')() : unlinkSync(path)))
  onTestFinished(() => {
    vi.mocked(rmSync).mockRestore()
  })
  expect(() => {
    removeFiles(files)
  }).toThrow(expect.objectContaining({ code: 'EPERM' }))
  expect([files.map((file) => existsSync(file)), waited.mock.calls.length < 20]).toEqual([[true, false, true, false], true])
})

it('a workbook that another program keeps to itself is in use, and not broken', () => {
  expect(readFileHeader('/x/shop.rapport.kept')).toEqual({ kind: 'in_use' })
})

it('a copy is its owner’s to write, whatever rights its original has', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'original'), join(folder, 'copy')]
  writeFileSync(from, 'content', { mode: 0o444 })
  await publishCopy(from, to, { replace: false })
  expect([readFileSync(to, 'utf8'), statSync(to).mode & 0o777]).toEqual(['content', 0o600])
})

it('what is being made is nobody else’s to read from its first byte', () => {
  expect(statSync(startUnfinished(join(temporaryFolder(), 'copy'))).mode & 0o777).toBe(0o600)
})

it('a copy is on the disk before it has its name', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'original'), join(folder, 'copy')]
  writeFileSync(from, 'content')
  let isNamed: boolean | null = null
  vi.mocked<(descriptor: number, done: (error: Error | null) => void) => void>(fsync).mockImplementationOnce((_descriptor, done) => {
    isNamed = existsSync(to)
    done(null)
  })
  await publishCopy(from, to, { replace: false })
  expect([isNamed, existsSync(to)]).toEqual([false, true])
})

it('a share that knows no rights takes a copy all the same; a disk that fails is told', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'original'), join(folder, 'copy')]
  writeFileSync(from, 'content')
  vi.mocked(chmodSync).mockImplementationOnce(failing('EIO'))
  await expect(publishCopy(from, to, { replace: false })).rejects.toMatchObject({ code: 'EIO' })
  vi.mocked(chmodSync).mockImplementationOnce(failing('EPERM'))
  await publishCopy(from, to, { replace: false })
  expect(readFileSync(to, 'utf8')).toBe('content')
})

it('no report, locked copy or copy of itself takes the place of a workbook, under whatever name it is reached', async () => {
  const { client, store, file } = await openTestStore()
  const folder = temporaryFolder()
  const [report, link, old] = [join(folder, 'report.pdf'), join(folder, 'link'), join(folder, 'old.pdf')]
  writeFileSync(report, 'report')
  writeFileSync(old, 'old')
  symlinkSync(dirname(file), link)
  const same = join(link, basename(file))
  for (const name of [file, same]) {
    await expect(publishCopy(report, name, { replace: true })).rejects.toMatchObject({ code: 'EEXIST' })
    await expect(lockFile(report, name, 'secret', { replace: true, logN: 10 })).rejects.toMatchObject({ code: 'EEXIST' })
    expect(await store.saveCopy(name, { replace: true })).toMatchObject({ ok: false, error: { code: 'exists' } })
  }
  valueOf(await client.networking.contact.add({ name: 'Ada' }))
  expect(await store.saveCopy(join(folder, 'copy.rapport'), { replace: true })).toMatchObject({ ok: true })
  await publishCopy(report, old, { replace: true })
  expect(readFileSync(old, 'utf8')).toBe('report')
})
