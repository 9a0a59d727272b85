import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { reportCommand } from '../../src/cli/commands'
import { readAny } from '../../src/imports/read-any'
import { unpackArchive } from '../../src/imports/unpack-archive'
import { contract } from '../../src/shared/contract'
import { createClient, UnsavedError } from '../../src/shared/rpc/client'
import { copyElsewhere } from '../../src/store/copy-elsewhere'
import { salvageWorkbook } from '../../src/store/salvage/salvage'
import { openStore } from '../../src/store/store'
import { openTestStore, resourcesDir, temporaryFolder, valueOf } from '../support/open-test-store'

/** An account that may nothing of its own ("nobody"). */
const otherAccount = 65_534
const isRoot = process.getuid?.() === 0
if (!isRoot) process.stderr.write('ATTENTION: a workbook of another account was NOT tried: only root may act as one.\n')

const openAt = (file: string) => openStore({ file, stagingDir: temporaryFolder(), resourcesDir, readImport: readAny, unpackArchive })

/** Does something as another account, which may write nowhere. */
const asOther = async <T>(run: () => Promise<T>): Promise<T> => {
  process.setegid?.(otherAccount)
  process.seteuid?.(otherAccount)
  try {
    return await run()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
}

/** A closed workbook with one contact in a folder of its own. */
const closedWorkbook = async (): Promise<string> => {
  const { client, store, file } = await openTestStore()
  valueOf(await client.networking.contact.add({ name: 'Ada' }))
  await store.close()
  return file
}

it.skipIf(!isRoot).each([
  ['may read', 0o444, 0o555, 'read_only'],
  ['may not even read', 0o400, 0o555, 'not_permitted'],
  ['may write, in a folder where it may make nothing', 0o666, 0o555, 'read_only'],
] as const)('a file that another account %s is refused as what it is, and stays as it was (T14)', async (_what, fileMode, folderMode, code) => {
  const file = await closedWorkbook()
  const staging = temporaryFolder()
  const before = readFileSync(file)
  chmodSync(file, fileMode)
  chmodSync(dirname(file), folderMode)
  const opened = await asOther(() => openStore({ file, stagingDir: staging, resourcesDir, readImport: readAny, unpackArchive }))
  expect(opened).toMatchObject({ ok: false, error: { code } })
  expect(readFileSync(file).equals(before)).toBe(true)
  expect(readdirSync(dirname(file)).filter((name) => /-(?:wal|shm|journal)$|unfinished/.test(name))).toEqual([])
  // It is as good as ever for whom it belongs to.
  const own = valueOf(await openAt(file))
  expect(valueOf(await createClient(contract, own).networking.contact.list({})).total).toBe(1)
  await own.close()
})

it.skipIf(!isRoot)('is copied elsewhere with what its log still holds by an account that may only read it, and worked in there (T14)', async () => {
  const { client, store, file } = await openTestStore()
  valueOf(await client.networking.contact.add({ name: 'Ada' }))
  const log = readFileSync(`${file}-wal`)
  const unwritten = readFileSync(file)
  const target = join(temporaryFolder(), 'copy.rapport')
  // Whoever is writing it is not copied half way.
  expect(await copyElsewhere(file, target)).toMatchObject({ ok: false, error: { code: 'in_use' } })
  await store.close()
  // As a kill leaves it: the change is in the log alone.
  writeFileSync(file, unwritten)
  writeFileSync(`${file}-wal`, log)
  chmodSync(file, 0o444)
  chmodSync(`${file}-wal`, 0o444)
  chmodSync(dirname(file), 0o555)
  chmodSync(dirname(target), 0o777)
  await asOther(async () => expect(await copyElsewhere(file, target)).toEqual({ ok: true, value: null }))
  expect([readFileSync(file).equals(unwritten), readFileSync(`${file}-wal`).equals(log)]).toEqual([true, true])
  expect([target, `${target}-wal`].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600])
  const copy = valueOf(await openAt(target))
  expect(valueOf(await createClient(contract, copy).networking.contact.list({})).total).toBe(1)
  await copy.close()
  expect(await asOther(() => copyElsewhere(file, join(dirname(file), 'beside.rapport')))).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('Nothing was written') } })
  expect(await copyElsewhere(file, target)).toMatchObject({ ok: false, error: { code: 'exists' } })
})

it.skipIf(!isRoot)('is read out of its damage by an account that may only read it (T6, T14)', async () => {
  const file = await closedWorkbook()
  writeFileSync(file, readFileSync(file).fill(0, 0, 4096))
  chmodSync(file, 0o444)
  chmodSync(dirname(file), 0o555)
  const target = join(temporaryFolder(), 'rescued.rapport')
  chmodSync(dirname(target), 0o777)
  await asOther(async () => expect(salvageWorkbook(file, target, new Date(), { report: () => undefined, isCancelled: () => false })).toMatchObject({ ok: true }))
  expect(statSync(target).mode & 0o777).toBe(0o600)
})

it.skipIf(!isRoot)('is saved by another account that may write, and told when its backups can no longer be written beside it (T14)', async () => {
  const file = await closedWorkbook()
  const staging = temporaryFolder()
  for (const path of [dirname(file), file]) chownSync(path, otherAccount, otherAccount)
  await asOther(async () => {
    const store = valueOf(await openStore({ file, stagingDir: staging, resourcesDir, readImport: readAny, unpackArchive }))
    const client = createClient(contract, store)
    valueOf(await client.networking.contact.add({ name: 'Bruno' }))
    chmodSync(dirname(file), 0o555)
    expect(await client.backups.make({})).toMatchObject({ ok: false, error: { code: 'not_permitted' } })
    // What can still be saved is.
    valueOf(await client.networking.contact.add({ name: 'Clara' }))
    chmodSync(dirname(file), 0o755)
    expect(await client.backups.make({})).toMatchObject({ ok: true })
    await store.close()
  })
  const own = valueOf(await openAt(file))
  expect(valueOf(await createClient(contract, own).networking.contact.list({})).total).toBe(3)
  await own.close()
})

/** Shows a folder at another place, where it may only be read from, until the test is over. Null: nothing may be mounted here. */
const mountReadOnly = (from: string): string | null => {
  const folder = join(temporaryFolder(), 'read-only')
  mkdirSync(folder)
  const mount = (...args: string[]): boolean => spawnSync('mount', args).status === 0
  if (!mount('--bind', from, folder)) return null
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  expect(mount('-o', 'remount,ro,bind', folder)).toBe(true)
  return folder
}

it.skipIf(!isRoot || process.platform !== 'linux')('a folder that may only be read from is told before a report is made for it', async ({ skip }) => {
  const folder = mountReadOnly(temporaryFolder())
  if (folder === null) return skip('nothing may be mounted here')
  await expect(reportCommand({ out: join(folder, 'roi.csv'), workbook: join(folder, 'none.rapport') }, ['roi'])).rejects.toThrow('Nothing was written: the folder or disk that was chosen cannot be written to.')
})

it.skipIf(!isRoot || process.platform !== 'linux')('a disk that may only be read from is told at opening, and nothing is written (T14)', async ({ skip }) => {
  const file = await closedWorkbook()
  const folder = mountReadOnly(dirname(file))
  if (folder === null) return skip('nothing may be mounted here')
  const before = readFileSync(file)
  expect(await openAt(join(folder, 'test.rapport'))).toMatchObject({ ok: false, error: { code: 'read_only' } })
  expect(readFileSync(file).equals(before)).toBe(true)
})

it.skipIf(!isRoot || process.platform !== 'linux')('a file that is made unchangeable while it is open loses nothing, says so, and goes on when it is changeable again (T14)', async ({ skip }) => {
  const { client, store, file } = await openTestStore()
  valueOf(await client.networking.contact.add({ name: 'Before' }))
  const attribute = (flag: string): boolean => [file, `${file}-wal`].every((path) => spawnSync('chattr', [flag, path]).status === 0)
  onTestFinished(() => void attribute('-i'))
  if (!attribute('+i')) skip('this disk has no such mark')
  const added = await client.networking.contact.add({ name: 'Meanwhile' }).catch((error: unknown) => error)
  // A kernel lets who has the file open write on, or refuses; told is what happened.
  const isSaved = !(added instanceof UnsavedError)
  expect(valueOf(await client.status.of({})).trouble === null).toBe(isSaved)
  attribute('-i')
  valueOf(await client.networking.contact.add({ name: 'After' }))
  expect(valueOf(await client.status.of({})).trouble).toBeNull()
  await store.close()
  const own = valueOf(await openAt(file))
  expect(valueOf(await createClient(contract, own).networking.contact.list({})).total).toBe(isSaved ? 3 : 2)
  await own.close()
})
