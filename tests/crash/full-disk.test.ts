import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readAny } from '../../src/imports/read-any'
import { unpackArchive } from '../../src/imports/unpack-archive'
import { contract } from '../../src/shared/contract'
import { createClient, UnsavedError } from '../../src/shared/rpc/client'
import { lockCopy } from '../../src/store/locked-workbook'
import { planOwnFolder } from '../../src/store/own-folder'
import { salvageWorkbook } from '../../src/store/salvage/salvage'
import { createSecondPlaces } from '../../src/store/second-places'
import { openStore } from '../../src/store/store'
import { createWorkspace } from '../../src/store/workspace'
import { openTestStore, resourcesDir, temporaryFolder, valueOf } from '../support/open-test-store'

/** A disk of its own in memory, of so many megabytes, and of so many files where that is said. Null: this account may mount none. */
const smallDisk = (megabytes: number, files = 100_000): string | null => {
  const folder = join(temporaryFolder(), 'disk')
  mkdirSync(folder)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,nr_inodes=${files}`, 'none', folder]).status !== 0) return null
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return folder
}

const noDisk = 'only an account that may mount a small disk can fill one'

/** Fills a disk to the last page. */
const fill = (folder: string): void => {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(join(folder, `filler-${bavail}`), Buffer.alloc(bavail * bsize, 1))
}
const empty = (folder: string): void => void spawnSync('sh', ['-c', `rm -f '${folder}'/filler-*`])

const open = async (folder: string, isNew: boolean) => {
  const staging = temporaryFolder()
  const opened = await openStore({ file: join(folder, 'book.rapport'), ...(isNew && { create: { name: 'Full', currency: 'EUR', isSample: false } }), isBackedUp: true, stagingDir: staging, resourcesDir, readImport: readAny, unpackArchive })
  const store = valueOf(opened)
  return { store, client: createClient(contract, store) }
}

describe('a full disk (T13)', () => {
  it('costs nothing: what is typed is saved with the reserve, then refused with a sentence, and saved again when there is room', async ({ skip }) => {
    const folder = smallDisk(96) ?? skip(noDisk)
    const { store, client } = await open(folder, true)
    valueOf(await store.backUp('manual'))
    const reserve = join(folder, 'book.rapport-backups', '.reserve')
    expect(existsSync(reserve)).toBe(true)
    fill(folder)
    let saved = 0
    const add = async (): Promise<void> => {
      valueOf(await client.networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-03', note: `A long note ${saved}. `.repeat(2500), people: [{ newName: `Person ${saved}` }] }))
      saved += 1
    }
    // The log may have room of its own first; then the reserve is given up, and then there is none.
    await expect((async () => { for (;;) await add() })()).rejects.toThrow(UnsavedError)
    expect(existsSync(reserve)).toBe(false)
    expect(saved).toBeGreaterThan(5)
    expect(valueOf(await client.status.of({})).trouble).toMatchObject({ code: 'no_space' })
    expect(valueOf(await client.networking.contact.list({})).total).toBe(saved)
    await expect(add()).rejects.toThrow('What was saved before is safe')
    // What is refused for another reason writes nothing, and says nothing about the disk.
    expect(await client.networking.contact.edit({ id: 9999, changes: { name: 'Nobody' } })).toMatchObject({ ok: false })
    expect(valueOf(await client.status.of({})).trouble).toMatchObject({ code: 'no_space' })
    empty(folder)
    await add()
    expect(valueOf(await client.status.of({})).trouble).toBeNull()
    fill(folder)
    await store.close()
    // On a disk without a byte of room it still opens and reads.
    const again = await open(folder, false)
    expect(valueOf(await again.client.networking.contact.list({})).total).toBe(saved)
    empty(folder)
    expect(valueOf(await again.client.workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
    await again.store.close()
  })
})

it('is told where what an opening must write finds no room, and the workbook can be opened once there is some', async ({ skip }) => {
  const folder = smallDisk(32) ?? skip(noDisk)
  const file = join(folder, 'book.rapport')
  const options = { file, stagingDir: temporaryFolder(), resourcesDir, readImport: readAny, unpackArchive }
  const made = valueOf(await openStore({ ...options, create: { name: 'Full', currency: 'EUR', isSample: false } }))
  await made.close()
  fill(folder)
  expect(await openStore({ ...options, restored: { replaced: null } })).toMatchObject({ ok: false, error: { code: 'no_space' } })
  empty(folder)
  const again = valueOf(await openStore({ ...options, restored: { replaced: null } }))
  await again.close()
})

it('erases somebody with the reserve, and says in a sentence where there is none for that, and none for files in the making', async ({ skip }) => {
  const folder = smallDisk(128) ?? skip(noDisk)
  const stagingDir = join(folder, 'staging')
  mkdirSync(stagingDir)
  const store = valueOf(await openStore({ file: join(folder, 'book.rapport'), create: { name: 'Full', currency: 'EUR', isSample: false }, isBackedUp: true, stagingDir, resourcesDir, readImport: readAny, unpackArchive }))
  const client = createClient(contract, store)
  const add = async () => valueOf(await client.networking.contact.add({ name: 'Ada' })).id
  const [first, second] = [await add(), await add()]
  valueOf(await store.backUp('manual'))
  const erase = (id: typeof first) => client.networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' })
  fill(folder)
  expect(valueOf(await erase(first))).toMatchObject({ erased: 1 })
  fill(folder)
  await expect(erase(second)).rejects.toThrow('What was saved before is safe')
  await expect(client.report.export({ ask: { report: 'roi' }, format: 'csv' })).rejects.toThrow('temporary files')
  empty(folder)
  expect(valueOf(await erase(second))).toMatchObject({ erased: 1 })
  await store.close()
})

it('ends a rescue that finds no room with a sentence: what was read and not written is no damage', async ({ skip }) => {
  const folder = smallDisk(128) ?? skip(noDisk)
  const { store, file, client } = await openTestStore()
  valueOf(await client.networking.interaction.log({ type: 'meeting', direction: 'mutual', on: '2026-03-03', note: 'A note', people: [{ newName: 'Ada' }] }))
  await store.close()
  const sqlite = new Database(file)
  // The documented columns of the pragma.
  const columns = sqlite.pragma('table_info(interaction)') as { readonly name: string }[]
  const values = columns.map(({ name }) => (name === 'id' ? 'i + 1' : name === 'note' ? "printf('%.*c', 3000, 'x')" : name))
  sqlite.exec(`WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 12000) INSERT INTO interaction SELECT ${values.join(', ')} FROM interaction, n WHERE id = 1`)
  sqlite.close()
  const [damaged, rescued] = [statSync(file).size, join(folder, 'rescued.rapport')]
  const { bavail, bsize } = statfsSync(folder)
  // The damaged one is copied there, and about half of its rows fit beside it.
  writeFileSync(join(folder, 'filler-0'), Buffer.alloc(bavail * bsize - damaged - 8 * 1024 * 1024, 1))
  const report = ({ done }: { readonly done: number }): void => {
    if (done >= 10_000) empty(folder)
  }
  expect(salvageWorkbook(file, rescued, new Date(), { report, isCancelled: () => false })).toMatchObject({ ok: false, error: { code: 'no_space' } })
  empty(folder)
  expect(readdirSync(folder)).toEqual([])
})

describe('a full disk on which Rapport keeps its own files', () => {
  /** A folder for them, in which none has room any more, and what makes some. */
  const fullFolder = (disk: string): { readonly temporaryDir: string; readonly makeRoom: () => void } => {
    const temporaryDir = join(disk, 'staging')
    mkdirSync(temporaryDir)
    const fillers: string[] = []
    expect(() => { for (;;) writeFileSync(fillers[fillers.push(join(disk, `filler-${fillers.length}`)) - 1] ?? '', '') }).toThrow('ENOSPC')
    return { temporaryDir, makeRoom: () => fillers.forEach((path) => rmSync(path, { force: true })) }
  }

  it('keeps no workbook from being opened', async ({ skip }) => {
    const { temporaryDir } = fullFolder(smallDisk(1, 20) ?? skip(noDisk))
    const folder = temporaryFolder()
    const script = join(folder, 'thread.mjs')
    writeFileSync(script, `import { parentPort } from 'node:worker_threads'\nparentPort.on('message', () => process.exit(0))\nparentPort.postMessage({ kind: 'opened' })\n`)
    const worker = pathToFileURL(script)
    const workspace = createWorkspace({ temporaryDir, resourcesDir, isBackedUp: false, secondPlaces: createSecondPlaces(join(folder, 'places.json')), storeWorker: worker, importWorker: worker, onDefect: () => undefined })
    expect(await workspace.open(join(folder, 'book.rapport'))).toEqual({ ok: true, value: null })
    await workspace.close()
  })

  it('leaves all to be read and saved, says of an export what is missing, and has room for it once there is some', async ({ skip }) => {
    const { temporaryDir, makeRoom } = fullFolder(smallDisk(16, 20) ?? skip(noDisk))
    const stagingDir = planOwnFolder(temporaryDir, 'staging')
    const store = valueOf(await openStore({ file: join(temporaryFolder(), 'book.rapport'), create: { name: 'Full', currency: 'EUR', isSample: false }, stagingDir, resourcesDir, readImport: readAny, unpackArchive }))
    const client = createClient(contract, store)
    valueOf(await client.networking.contact.add({ name: 'Ada' }))
    expect(valueOf(await client.networking.contact.list({})).total).toBe(1)
    const write = () => client.report.export({ ask: { report: 'roi' }, format: 'csv' })
    await expect(write()).rejects.toThrow('temporary files')
    const locked = join(temporaryFolder(), 'book.rapport.locked')
    const lock = () => lockCopy({ saveCopy: store.saveCopy }, temporaryDir, locked, { passphrase: 'three words here', replace: false })
    expect(await lock()).toMatchObject({ ok: false, error: { code: 'no_space', sentence: expect.stringContaining('temporary files') } })
    makeRoom()
    expect(await lock()).toEqual({ ok: true, value: null })
    expect(valueOf(await write()).size).toBeGreaterThan(0)
    await store.close()
  })
})

describe('a workbook whose file goes away while it is open (T14)', () => {
  it.each([
    ['the file is renamed', (file: string) => renameSync(file, `${file}.moved`), (file: string) => renameSync(`${file}.moved`, file)],
    ['the folder is renamed', (file: string) => renameSync(join(file, '..'), `${join(file, '..')}.moved`), (file: string) => renameSync(`${join(file, '..')}.moved`, join(file, '..'))],
  ])('%s: nothing is written where nobody would find it, and it goes on when it is back', async (_what, away, back) => {
    const { store, file, folder } = await openTestStore()
    const client = createClient(contract, store)
    valueOf(await client.networking.contact.add({ name: 'Before' }))
    away(file)
    await expect(client.networking.contact.add({ name: 'Meanwhile' })).rejects.toThrow(UnsavedError)
    expect(valueOf(await client.status.of({}))).toMatchObject({ trouble: { code: 'missing' }, fileBytes: null, logBytes: null, warnings: [] })
    expect(valueOf(await client.backups.list({}))).toMatchObject({ fileBytes: null })
    // What is saved is still there to be read, and to be copied elsewhere.
    expect(valueOf(await client.networking.contact.list({})).total).toBe(1)
    const elsewhere = join(temporaryFolder(), 'copy.rapport')
    expect(await store.saveCopy(elsewhere, { replace: false })).toEqual({ ok: true, value: null })
    back(file)
    valueOf(await client.status.tryWriting({}))
    expect(valueOf(await client.status.of({})).trouble).toBeNull()
    valueOf(await client.networking.contact.add({ name: 'After' }))
    expect(existsSync(folder)).toBe(true)
  })

  it('is not mistaken for another file that was put in its place', async () => {
    const { store, file } = await openTestStore()
    const client = createClient(contract, store)
    renameSync(file, `${file}.moved`)
    writeFileSync(file, 'something else')
    await expect(client.networking.contact.add({ name: 'Lost' })).rejects.toThrow('was not saved')
    rmSync(file)
    renameSync(`${file}.moved`, file)
    valueOf(await client.networking.contact.add({ name: 'Kept' }))
  })
})
