import Database from 'better-sqlite3'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { contract } from '../../src/shared/contract'
import { createClient } from '../../src/shared/rpc/client'
import { backupFolder, copiesFolder, listBackups, listCopies } from '../../src/store/backups'
import { peekWorkbook } from '../../src/store/open'
import { createSecondPlaces } from '../../src/store/second-places'
import { createWorkspace, type Workspace } from '../../src/store/workspace'
import { valueOf } from '../support/open-test-store'

const rounds = Number(process.env['RAPPORT_BACKUP_ROUNDS'] ?? 10)
const root = resolve(import.meta.dirname, '../..')
const out = (name: string): URL => pathToFileURL(join(root, 'out/main', name))

let folder = ''
let file = ''
let workspace: Workspace
const makeWorkspace = (): Workspace =>
  createWorkspace({ secondPlaces: createSecondPlaces(join(folder, 'second-places.json')), temporaryDir: join(folder, 'staging'), resourcesDir: join(root, 'resources'), isBackedUp: false, storeWorker: out('store-worker.cjs'), importWorker: out('import-worker.cjs'), onDefect: () => undefined })
const client = () => createClient(contract, workspace)
const digests = async () => valueOf(await client().workbook.check({})).digests

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rapport-backups-'))
  file = join(folder, 'shop.rapport')
  workspace = makeWorkspace()
  const opened = await workspace.open(file, { name: 'Shop', currency: 'EUR', isSample: false })
  if (!opened.ok) throw new Error(opened.error.sentence)
})
afterEach(async () => {
  await workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

const addContact = async (name: string) => valueOf(await client().networking.contact.add({ name }))

describe('backups of an open workbook', () => {
  it('are whole and hold what was acknowledged, though it is written to meanwhile (T7)', async () => {
    let acknowledged = 0
    let isWriting = true
    const writing = (async () => {
      for (; isWriting; acknowledged += 1) await addContact(`Contact ${acknowledged}`)
    })()
    for (let round = 0; round < rounds; round += 1) {
      const before = acknowledged
      const { id } = valueOf(await client().backups.make({}))
      const peeked = peekWorkbook(join(backupFolder(file), id))
      if (!peeked.ok) throw new Error(peeked.error.sentence)
      expect(peeked.value.counts.contacts).toBeGreaterThanOrEqual(before)
      expect(statSync(join(backupFolder(file), id)).mode & 0o777).toBe(0o600)
    }
    isWriting = false
    await writing
    expect(readdirSync(backupFolder(file)).filter((name) => name.includes('unfinished'))).toEqual([])
  }, 300_000 + rounds * 60_000)

  it('are given up at once when the workbook is closed, and leave nothing half', async () => {
    for (let index = 0; index < 50; index += 1) await addContact(`Contact ${index}`)
    const made = workspace.store()?.backUp('manual').catch(() => null)
    await workspace.close()
    await made
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
    for (const { id } of listBackups(file)) expect(peekWorkbook(join(backupFolder(file), id)).ok).toBe(true)
  })
})

describe('a second place for backups', () => {
  it('gets every backup, whole, says when it is away, and goes on when it is back', async () => {
    const place = join(folder, 'stick')
    mkdirSync(place)
    await addContact('Ada')
    const { id } = valueOf(await client().backups.make({}))
    await workspace.nameSecondPlace(place)
    const copies = copiesFolder(file, place)
    expect(readdirSync(copies)).toEqual([id])
    expect(readFileSync(join(copies, id)).equals(readFileSync(join(backupFolder(file), id)))).toBe(true)
    expect(valueOf(await client().status.of({})).secondPlace).toMatchObject({ folder: place, problem: null })
    renameSync(place, `${place}.away`)
    await addContact('Bruno')
    const later = valueOf(await client().backups.make({}))
    // No folder is made where the stick should be.
    expect(existsSync(place)).toBe(false)
    expect(valueOf(await client().status.of({}))).toMatchObject({ secondPlace: { problem: { code: 'missing', sentence: expect.stringContaining('Its folder is not there') } }, lastBackup: { at: later.at } })
    renameSync(`${place}.away`, place)
    await workspace.close()
    // It is remembered for this workbook on this computer.
    await workspace.open(file)
    await addContact('Clara')
    const last = valueOf(await client().backups.make({}))
    expect(readdirSync(copies).toSorted()).toEqual([id, last.id].toSorted())
    await workspace.nameSecondPlace(null)
    expect(valueOf(await client().status.of({})).secondPlace).toBeNull()
  })
})

describe('a workbook that is lost with the backups beside it', () => {
  it('is gone back to from its second place, and whoever was erased meanwhile stays erased', async () => {
    const place = join(folder, 'stick')
    mkdirSync(place)
    const ada = await addContact('Ada')
    await addContact('Bruno')
    valueOf(await client().backups.make({}))
    await workspace.nameSecondPlace(place)
    valueOf(await client().networking.personalData.erase({ contactIds: [ada.id], sharedNotes: 'keep' }))
    await addContact('Clara')
    valueOf(await client().backups.make({}))
    await workspace.close()
    for (const name of readdirSync(folder)) if (name.startsWith('shop.rapport')) rmSync(join(folder, name), { recursive: true })
    const oldest = listCopies(file, place).at(-1)?.id ?? ''
    expect(await workspace.restore(file, oldest)).toEqual({ ok: true, value: { kept: null } })
    expect(valueOf(await client().networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Bruno'])
    expect(listBackups(file).map(({ id }) => id)).toContain(oldest)
    // One that is not as it was made is not brought back.
    const [newest] = listCopies(file, place)
    writeFileSync(join(copiesFolder(file, place), newest?.id ?? ''), 'torn')
    expect(await workspace.restore(file, newest?.id ?? '')).toMatchObject({ ok: false, error: { code: 'damaged' } })
    expect(listBackups(file).map(({ id }) => id)).not.toContain(newest?.id)
  })
})

it('a backup from before an erasure is not put back while the list of the erased is lost, and one from after it is', async () => {
  const ada = await addContact('Ada')
  await addContact('Bruno')
  const older = valueOf(await client().backups.make({}))
  valueOf(await client().networking.personalData.erase({ contactIds: [ada.id], sharedNotes: 'keep' }))
  const newer = valueOf(await client().backups.make({}))
  const list = join(backupFolder(file), 'erased.json')
  renameSync(list, join(folder, 'elsewhere'))
  const before = await digests()
  expect(await workspace.restore(file, older.id)).toMatchObject({ ok: false, error: { code: 'erasures' } })
  expect(await digests()).toEqual(before)
  expect(await workspace.restore(file, newer.id)).toMatchObject({ ok: true })
  renameSync(join(folder, 'elsewhere'), list)
  expect(await workspace.restore(file, older.id)).toMatchObject({ ok: true })
  expect(valueOf(await client().networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Bruno'])
})

describe('restoring a backup (T9)', () => {
  it('brings every row back, and restoring the one made before it takes that back', async () => {
    await addContact('Ada')
    const asAda = await digests()
    const { id } = valueOf(await client().backups.make({}))
    await addContact('Bruno')
    const asBruno = await digests()
    expect(await workspace.restore(file, id)).toMatchObject({ ok: true })
    expect(await digests()).toEqual(asAda)
    const kept = listBackups(file).find(({ reason }) => reason === 'restore')
    expect(kept).toBeDefined()
    expect(await workspace.restore(file, kept?.id ?? '')).toMatchObject({ ok: true })
    expect(await digests()).toEqual(asBruno)
    expect(readdirSync(backupFolder(file)).filter((name) => name.includes('replaced'))).toEqual([])
  })

  it.each(['beside the workbook', 'at its second place'])('keeps the one that is wanted, %s, though it would make room for the one that is made before', async (where) => {
    const place = join(folder, 'stick')
    mkdirSync(place)
    await workspace.nameSecondPlace(place)
    const names = ['Ada', 'Bruno', 'Clara']
    const made: string[] = []
    for (const name of names) {
      await addContact(name)
      made.push(valueOf(await client().backups.make({})).id)
    }
    const [oldest = ''] = made
    await addContact('Dora')
    // Of one hour only the newest three stay.
    if (where !== 'beside the workbook') rmSync(join(backupFolder(file), oldest))
    expect(await workspace.restore(file, oldest)).toMatchObject({ ok: true })
    expect(valueOf(await client().networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Ada'])
    expect(listBackups(file).map(({ id }) => id)).toContain(oldest)
  })

  it('adds to the record of what was done, and takes none of it back', async () => {
    const remove = async (id: number) => valueOf(await client().networking.contact.remove({ ids: [id] }))
    await remove((await addContact('Ada')).id)
    const { id } = valueOf(await client().backups.make({}))
    await remove((await addContact('Bruno')).id)
    expect(await workspace.restore(file, id)).toMatchObject({ ok: true })
    // The removal after the backup stays on record, and the restore is on it.
    expect(valueOf(await client().workbook.check({})).record).toEqual({ entries: 3, brokenAt: null })
    const kept = listBackups(file).find(({ reason }) => reason === 'restore')
    expect(await workspace.restore(file, kept?.id ?? '')).toMatchObject({ ok: true })
    expect(valueOf(await client().workbook.check({})).record).toEqual({ entries: 4, brokenAt: null })
  })

  it('gives no number again that was given since the backup was made, and none because of a file that is no workbook', async () => {
    const add = async (name: string) => (await addContact(name)).id
    const ada = await add('Ada')
    const { id } = valueOf(await client().backups.make({}))
    await add('Bea')
    const cem = await add('Cem')
    valueOf(await client().networking.contact.remove({ ids: [cem] }))
    expect(await workspace.restore(file, id)).toMatchObject({ ok: true })
    expect(await add('Dee')).toBe(cem + 1)
    await workspace.close()
    writeFileSync(file, 'no workbook')
    expect(await workspace.restore(file, id)).toMatchObject({ ok: true })
    expect(await add('Eve')).toBeGreaterThan(ada)
  })

  /** Damages the workbook, beside it the log of this session as a kill leaves it. */
  const damage = async (): Promise<{ readonly damaged: Buffer; readonly log: Buffer }> => {
    for (let index = 0; index < 20; index += 1) await addContact(`Later ${index}`)
    const log = readFileSync(`${file}-wal`)
    await workspace.close()
    writeFileSync(file, readFileSync(file).fill(0x5a, 4096, 12_288))
    writeFileSync(`${file}-wal`, log)
    return { damaged: readFileSync(file), log }
  }

  it('is not touched by the log that a damaged workbook left behind', async () => {
    await addContact('Ada')
    const asAda = await digests()
    const { id } = valueOf(await client().backups.make({}))
    const { damaged } = await damage()
    expect(await workspace.open(file)).toMatchObject({ ok: false, error: { code: 'damaged' } })
    expect(readFileSync(file).equals(damaged)).toBe(true)
    expect(await workspace.restore(file, id)).toMatchObject({ ok: true })
    expect(await digests()).toEqual(asAda)
    const aside = readdirSync(backupFolder(file)).filter((name) => name.includes('replaced')).sort()
    expect(aside.map((name) => name.replace(/^.* /, ''))).toEqual(['replaced.rapport', 'replaced.rapport-wal'])
    expect(readFileSync(join(backupFolder(file), aside[0] ?? '')).equals(damaged)).toBe(true)
  })

  it('is taken back where the workbook could not be opened, byte for byte and with its log; what was done meanwhile is kept', async () => {
    await addContact('Ada')
    const { id } = valueOf(await client().backups.make({}))
    const { damaged, log } = await damage()
    const { kept } = valueOf(await workspace.restore(file, id))
    await addContact('Done meanwhile')
    const asMeanwhile = await digests()
    expect(await workspace.putBack(file, kept ?? '')).toEqual({ ok: true, value: null })
    expect(workspace.file()).toBeNull()
    expect(readFileSync(file).equals(damaged)).toBe(true)
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true)
    expect(readdirSync(backupFolder(file)).filter((name) => /replaced|unfinished/.test(name))).toEqual([])
    const [newest] = listBackups(file)
    expect(newest?.reason).toBe('restore')
    expect(await workspace.restore(file, newest?.id ?? '')).toMatchObject({ ok: true })
    expect(await digests()).toEqual(asMeanwhile)
  })

  it.skipIf(!existsSync('/dev/shm'))('works where the backups lie on another disk, to which nothing can be moved, and is taken back from there', async ({ skip }) => {
    const there = mkdtempSync('/dev/shm/rapport-backups-')
    onTestFinished(() => rmSync(there, { recursive: true, force: true }))
    if (statSync(there).dev === statSync(folder).dev) skip('the other disk is this one')
    symlinkSync(there, backupFolder(file))
    await addContact('Ada')
    const asAda = await digests()
    const { id } = valueOf(await client().backups.make({}))
    const { damaged, log } = await damage()
    const { kept } = valueOf(await workspace.restore(file, id))
    expect(await digests()).toEqual(asAda)
    expect([readFileSync(kept ?? '').equals(damaged), readFileSync(`${kept}-wal`).equals(log)]).toEqual([true, true])
    expect(await workspace.putBack(file, kept ?? '')).toEqual({ ok: true, value: null })
    expect([readFileSync(file).equals(damaged), readFileSync(`${file}-wal`).equals(log)]).toEqual([true, true])
  })

  it('refuses a backup that is not as it was made, and leaves the workbook open as it is', async () => {
    await addContact('Ada')
    const { id } = valueOf(await client().backups.make({}))
    const path = join(backupFolder(file), id)
    const bytes = readFileSync(path)
    // A letter of a name, which no check of SQLite's sees.
    bytes.fill('b', bytes.indexOf('Ada') + 1, bytes.indexOf('Ada') + 2)
    writeFileSync(path, bytes)
    expect(peekWorkbook(path)).toMatchObject({ ok: true })
    await addContact('Bruno')
    const before = await digests()
    expect(await workspace.restore(file, id)).toMatchObject({ ok: false, error: { code: 'damaged' } })
    expect(await workspace.restore(file, 'nothing.rapport')).toMatchObject({ ok: false, error: { type: 'BackupNotFound' } })
    expect(await digests()).toEqual(before)
  })
})

describe('a backup that could not be opened in the place of its workbook', () => {
  /** A backup as it would be made, of another content. */
  const backupWith = async (sql: string): Promise<string> => {
    const { id } = valueOf(await client().backups.make({}))
    const path = join(backupFolder(file), id)
    const sqlite = new Database(path)
    sqlite.exec(sql)
    sqlite.close()
    const name = id.replace(/[0-9a-f]{32}/, createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 32))
    renameSync(path, join(backupFolder(file), name))
    return name
  }
  const kinds = [['newer', 'PRAGMA user_version = 9999'], ['damaged', 'CREATE TRIGGER theirs AFTER INSERT ON contact BEGIN DELETE FROM contact; END']] as const

  it.each(kinds)('(%s) leaves the one that is open as it is', async (code, sql) => {
    await addContact('Ada')
    const id = await backupWith(sql)
    await addContact('Bruno')
    const [before, backups] = [await digests(), listBackups(file)]
    expect(await workspace.restore(file, id)).toMatchObject({ ok: false, error: { code } })
    expect([workspace.file(), await digests(), listBackups(file)]).toEqual([file, before, backups])
  })

  it.each(kinds)('(%s) leaves the one that cannot be opened where it is', async (code, sql) => {
    const id = await backupWith(sql)
    await workspace.close()
    writeFileSync(file, readFileSync(file).subarray(0, 20_000))
    const before = readFileSync(file)
    expect(await workspace.restore(file, id)).toMatchObject({ ok: false, error: { code } })
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

it('is not put in the place of a workbook that another Rapport has open, which goes on with it', async () => {
  await addContact('Ada')
  const { id } = valueOf(await client().backups.make({}))
  await addContact('Bruno')
  const other = makeWorkspace()
  expect(await other.open(file)).toMatchObject({ ok: false, error: { code: 'in_use' } })
  expect(await other.restore(file, id)).toMatchObject({ ok: false, error: { code: 'in_use' } })
  await addContact('Clara')
  await workspace.close()
  // Once it is closed there, the backup may have the name.
  expect(await other.restore(file, id)).toMatchObject({ ok: true })
  await other.close()
})

it('a workbook that is open is not opened a second time under another name, which would take the lock off it that keeps other programs out', async () => {
  await addContact('Ada')
  const link = join(folder, 'link.rapport')
  symlinkSync(file, link)
  expect(await workspace.open(link)).toEqual({ ok: true, value: null })
  expect(workspace.file()).toBe(file)
  // Another program, which cannot see into this one, is still kept out.
  const script = `const sqlite = new (require('better-sqlite3'))(process.argv[1], { timeout: 0 }); try { sqlite.exec('BEGIN IMMEDIATE; COMMIT'); console.log('in') } catch (error) { console.log(error.code) }`
  expect(spawnSync(process.execPath, ['-e', script, file], { cwd: root, encoding: 'utf8' }).stdout.trim()).toBe('SQLITE_BUSY')
  await addContact('Bruno')
})
