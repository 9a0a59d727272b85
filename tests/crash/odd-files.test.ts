import Database from 'better-sqlite3'
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backupFolder, copiesFolder, listBackups } from '../../src/store/backups'
import { copyElsewhere } from '../../src/store/copy-elsewhere'
import { copyWorkbook } from '../../src/store/copy-workbook'
import { publishCopy } from '../../src/store/durable-file'
import { hostWorkbook } from '../../src/store/host-workbook'
import { lockFile } from '../../src/store/locked-copy'
import { createMachineLanguage } from '../../src/store/machine-language'
import { backUp } from '../../src/store/make-backup'
import { createWorkbook, openWorkbook, peekWorkbook } from '../../src/store/open'
import { placeWarnings } from '../../src/store/place'
import { createRecents } from '../../src/store/recents'
import { salvageWorkbook } from '../../src/store/salvage/salvage'
import { createSecondPlaces } from '../../src/store/second-places'
import { createWorkspace } from '../../src/store/workspace'
import { openTestStore, resourcesDir, temporaryFolder, valueOf } from '../support/open-test-store'

const now = new Date('2026-03-31T12:00:00Z')

const made = (file: string): string => {
  const result = createWorkbook(file, { name: 'Shop', currency: 'EUR', isSample: false }, now)
  if (!result.ok) throw new Error(result.error.sentence)
  return file
}

/** Opens and closes; what came of it. */
const tryOpening = (file: string): string => {
  const opened = openWorkbook(file, now)
  if (opened.ok) opened.value.close()
  return opened.ok ? 'opened' : opened.error.code
}

/** Where a link leads. Empty: it is gone, as the descriptor of the folder that was just read is. */
const readlinkIfThere = (path: string): string => {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

/** What another program meets that begins to write to a workbook. */
const askedFromOutside = (file: string): string => {
  const script = `const sqlite = new (require('better-sqlite3'))(process.argv[1], { timeout: 0 }); try { sqlite.exec('BEGIN IMMEDIATE; COMMIT'); console.log('in') } catch (error) { console.log(error.code) }`
  return spawnSync(process.execPath, ['-e', script, file], { cwd: resolve(import.meta.dirname, '../..'), encoding: 'utf8' }).stdout.trim()
}

describe('what a file can be that somebody opens as a workbook', () => {
  it.skipIf(process.platform === 'win32')('is answered with what it is, at once', async () => {
    const folder = temporaryFolder()
    const place = (name: string): string => join(folder, name)
    const book = made(place('book.rapport'))
    symlinkSync(book, place('link.rapport'))
    symlinkSync(place('nowhere'), place('dangling.rapport'))
    symlinkSync(place('loop.rapport'), place('loop.rapport'))
    mkdirSync(place('folder.rapport'))
    spawnSync('mkfifo', [place('pipe.rapport')])
    const socket = createServer().listen(place('socket.rapport'))
    onTestFinished(() => void socket.close())
    const other = new Database(place('other.rapport'))
    other.exec('PRAGMA application_id = 252006; CREATE TABLE places (id INTEGER)')
    other.close()
    symlinkSync('/dev/zero', place('zero.rapport'))
    const names = ['link', 'dangling', 'loop', 'folder', 'pipe', 'socket', 'other', 'zero'] as const
    expect(Object.fromEntries(names.map((name) => [name, tryOpening(place(`${name}.rapport`))]))).toEqual({ link: 'opened', dangling: 'missing', loop: 'missing', folder: 'folder', pipe: 'foreign', socket: 'foreign', other: 'foreign', zero: 'foreign' })
    // Nothing was made beside any of them, nor where a link leads to nothing.
    expect(readdirSync(folder).toSorted()).toEqual([...names.map((name) => `${name}.rapport`), 'book.rapport'].toSorted())
  })

  it('may have any name that leaves room for the files beside it', () => {
    const folder = temporaryFolder()
    for (const name of ['🧵🪡 Faden', 'חנות', '‮txt.exe', 'two\nlines', ' spaces ', "quote's \"%s\"", '漢'.repeat(70)]) {
      const file = join(folder, `${name}.rapport`)
      made(file)
      expect({ name, outcome: tryOpening(file) }).toEqual({ name, outcome: 'opened' })
    }
  })

  it.skipIf(process.platform !== 'linux')('is refused by its name, where that is too long', () => {
    const folder = temporaryFolder()
    const long = join(folder, `${'x'.repeat(247)}.rapport`)
    expect(createWorkbook(long, { name: 'Shop', currency: 'EUR', isSample: false }, now)).toMatchObject({ ok: false, error: { code: 'name_too_long' } })
    copyFileSync(made(join(folder, 'book.rapport')), long)
    expect(tryOpening(long)).toBe('name_too_long')
    expect(tryOpening(join(folder, `${'x'.repeat(300)}.rapport`))).toBe('name_too_long')
  })

  it('stays as it is to the byte where its tables are not those of a workbook, also as one file without a log as backups are', () => {
    const file = made(join(temporaryFolder(), 'book.rapport'))
    const sqlite = new Database(file)
    sqlite.exec('CREATE TABLE places (id INTEGER)')
    expect(sqlite.pragma('journal_mode', { simple: true })).toBe('delete')
    sqlite.close()
    const before = readFileSync(file)
    expect(tryOpening(file)).toBe('damaged')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it.each([
    ['under a name that only begins like SQLite’s own', "CREATE TRIGGER sqliteful AFTER INSERT ON contact BEGIN UPDATE workbook SET name = 'taken over'; END"],
    ['under a name that SQLite keeps for itself', "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('trigger', 'sqlite_more', 'contact', 0, 'CREATE TRIGGER sqlite_more AFTER INSERT ON contact BEGIN UPDATE workbook SET name = 1; END')"],
    ['as one of its own tables', "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('view', 'sqlite_stat1', 'sqlite_stat1', 0, 'CREATE VIEW sqlite_stat1 AS SELECT 1 AS tbl, 2 AS idx, 3 AS stat')"],
  ])('is refused with a trigger or a view of a stranger’s %s', (_where, sql) => {
    const file = made(join(temporaryFolder(), 'book.rapport'))
    const sqlite = new Database(file)
    sqlite.unsafeMode(true)
    sqlite.pragma('writable_schema = ON')
    sqlite.exec(sql)
    sqlite.close()
    const before = readFileSync(file)
    expect(tryOpening(file)).toBe('damaged')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('with an empty log opens, and with the log of another database either opens as it was or is refused untouched', () => {
    const folder = temporaryFolder()
    const file = made(join(folder, 'book.rapport'))
    writeFileSync(`${file}-wal`, '')
    expect(tryOpening(file)).toBe('opened')
    const whole = readFileSync(file)
    // Another database, killed with a log.
    const other = join(folder, 'other.db')
    const sqlite = new Database(other)
    sqlite.pragma('journal_mode = WAL')
    sqlite.exec("CREATE TABLE places (id INTEGER, text TEXT); INSERT INTO places WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT i, hex(randomblob(400)) FROM n")
    copyFileSync(`${other}-wal`, `${file}-wal`)
    sqlite.close()
    expect(tryOpening(file)).toBe('damaged')
    expect(readFileSync(file).equals(whole)).toBe(true)
    expect(existsSync(`${file}-wal`)).toBe(true)
  })
})

describe('a journal beside a workbook', () => {
  /** A database that a program is writing to, which has a journal of it beside. */
  const beingWritten = (file: string, sql: string): Database.Database => {
    const sqlite = new Database(file)
    onTestFinished(() => void sqlite.close())
    sqlite.pragma('cache_size = 2')
    sqlite.exec(sql)
    return sqlite
  }
  const many = 'WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT'

  it.each(['closed', 'as it was made'])('that is of another database is put into no workbook (%s)', (state) => {
    const folder = temporaryFolder()
    const file = made(join(folder, 'book.rapport'))
    if (state === 'closed') tryOpening(file)
    const other = join(folder, 'other.db')
    beingWritten(other, `CREATE TABLE places (text TEXT); INSERT INTO places ${many} hex(randomblob(400)) FROM n; BEGIN; UPDATE places SET text = hex(randomblob(400))`)
    copyFileSync(`${other}-journal`, `${file}-journal`)
    const [before, journal] = [readFileSync(file), readFileSync(`${file}-journal`)]
    expect(journal.length).toBeGreaterThan(4096)
    expect(tryOpening(file)).toBe('damaged')
    expect([readFileSync(file).equals(before), readFileSync(`${file}-journal`).equals(journal)]).toEqual([true, true])
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  it('that is its own takes back what was half written', () => {
    const folder = temporaryFolder()
    const [file, name] = [made(join(folder, 'book.rapport')), join(folder, 'killed.rapport')]
    beingWritten(file, `UPDATE workbook SET name = 'Before'; BEGIN; UPDATE workbook SET name = 'Half'; INSERT INTO organization (name, sort_name, url, note, created_at) ${many} hex(randomblob(400)), '', '', '', '' FROM n`)
    for (const suffix of ['', '-journal']) copyFileSync(file + suffix, name + suffix)
    const opened = openWorkbook(name, now)
    if (!opened.ok) throw new Error(opened.error.sentence)
    const { name: called, organizations } = opened.value.prepare('SELECT name, (SELECT count(*) FROM organization) AS organizations FROM workbook').get() as { name: string; organizations: number }
    opened.value.close()
    expect([called, organizations]).toEqual(['Before', 0])
  })

  it.skipIf(process.platform === 'win32').each(['journal', 'wal'])('that is a pipe holds nobody up, and nothing is opened that could not be written to (%s)', (suffix) => {
    const file = made(join(temporaryFolder(), 'book.rapport'))
    spawnSync('mkfifo', [`${file}-${suffix}`])
    expect([peekWorkbook(file), tryOpening(file)]).toMatchObject([{ error: { code: 'read_only' } }, 'read_only'])
  })
})

it('a log whose workbook is gone is never taken for that of a new one, and one that is replaced takes its log along', async () => {
  const folder = temporaryFolder()
  const [gone, name] = [made(join(folder, 'gone.rapport')), join(folder, 'book.rapport')]
  const opened = openWorkbook(gone, now)
  if (!opened.ok) throw new Error(opened.error.sentence)
  const sqlite = opened.value
  onTestFinished(() => void sqlite.close())
  sqlite.exec("UPDATE workbook SET name = 'Gone'")
  // As it lies after a kill, and after somebody has taken the workbook away without it.
  copyFileSync(`${gone}-wal`, `${name}-wal`)
  const log = readFileSync(`${name}-wal`)
  expect(createWorkbook(name, { name: 'New', currency: 'EUR', isSample: false }, now)).toMatchObject({ ok: false, error: { code: 'exists' } })
  await expect(copyWorkbook(sqlite, name, { replace: false })).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await copyElsewhere(made(join(folder, 'other.rapport')), name)).toMatchObject({ ok: false, error: { code: 'exists' } })
  expect([existsSync(name), readFileSync(`${name}-wal`).equals(log)]).toEqual([false, true])
  // Whoever says that the workbook of this name shall be replaced means its log, too.
  await copyWorkbook(sqlite, name, { replace: true })
  expect(existsSync(`${name}-wal`)).toBe(false)
  expect(tryOpening(name)).toBe('opened')
})

it.skipIf(process.platform === 'win32')('what has the name of a log and is none is not copied with a workbook', async () => {
  const folder = temporaryFolder()
  const file = made(join(folder, 'book.rapport'))
  const [log, secret] = [`${file}-wal`, join(folder, 'secret')]
  writeFileSync(secret, 'of somebody else')
  const strange = [() => mkdirSync(log), () => symlinkSync(secret, log)]
  for (const [index, put] of strange.entries()) {
    put()
    const [copy, rescued] = [join(folder, `copy-${index}.rapport`), join(folder, `rescued-${index}.rapport`)]
    expect(await copyElsewhere(file, copy)).toEqual({ ok: true, value: null })
    expect(existsSync(`${copy}-wal`)).toBe(false)
    expect(salvageWorkbook(file, rescued, now, { report: () => undefined, isCancelled: () => false })).toMatchObject({ ok: true, value: { gaps: 0 } })
    for (const path of [copy, rescued]) expect(tryOpening(path)).toBe('opened')
    rmSync(log, { recursive: true })
  }
})

it('a workbook that goes away while it is copied elsewhere leaves no log there, and is what is told as missing', async () => {
  const folder = temporaryFolder()
  const [gone, target] = [join(folder, 'gone.rapport'), join(folder, 'copy.rapport')]
  writeFileSync(`${gone}-wal`, 'log')
  expect(await copyElsewhere(gone, target)).toMatchObject({ ok: false, error: { code: 'missing', fileName: 'gone.rapport' } })
  expect(readdirSync(folder)).toEqual(['gone.rapport-wal'])
})

it.skipIf(process.platform === 'win32')('a file with two names is told: what looks like a copy changes with it', () => {
  const folder = temporaryFolder()
  const file = made(join(folder, 'book.rapport'))
  expect(placeWarnings(file).map(({ id }) => id)).not.toContain('several_names')
  linkSync(file, join(folder, 'same.rapport'))
  expect(placeWarnings(file).map(({ id }) => id)).toContain('several_names')
  const first = openWorkbook(file, now)
  if (!first.ok) throw new Error(first.error.sentence)
  // By the other name it is the same file: whoever has it open has it alone.
  expect(askedFromOutside(join(folder, 'same.rapport'))).toBe('SQLITE_BUSY')
  first.value.close()
})

it.skipIf(process.platform === 'win32')('a workbook that is open keeps its lock where a person names its own file as one to import or to write to', async () => {
  const { client, store, file } = await openTestStore()
  const report = join(temporaryFolder(), 'report.pdf')
  writeFileSync(report, 'report')
  await expect(publishCopy(report, file, { replace: true })).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(lockFile(report, file, 'secret', { replace: true, logN: 10 })).rejects.toMatchObject({ code: 'EEXIST' })
  expect(await store.saveCopy(file, { replace: true })).toMatchObject({ ok: false, error: { code: 'exists' } })
  // To read a file and close it takes the locks off that this process has on it.
  expect(askedFromOutside(file)).toBe('SQLITE_BUSY')
  expect(store.admitFile(file)).toBeNull()
  valueOf(await client.networking.contact.add({ name: 'Ada' }))
})

it.skipIf(process.platform === 'win32')('a workbook that is open keeps its lock where a person names its own file, by whatever name, as an archive or a locked copy to be opened', async () => {
  const folder = temporaryFolder()
  const file = made(join(folder, 'book.rapport'))
  const other = join(folder, 'link.rapport')
  symlinkSync(file, other)
  const script = join(folder, 'thread.mjs')
  // Reads an archive as the thread of the store does, and leaves the workbook to this test, which has it open.
  writeFileSync(script, `import { readFileSync } from 'node:fs'\nimport { parentPort, workerData } from 'node:worker_threads'\nif (workerData.create?.archive) readFileSync(workerData.create.archive)\nparentPort.on('message', () => process.exit(0))\nparentPort.postMessage({ kind: 'opened' })\n`)
  const worker = pathToFileURL(script)
  const workspace = createWorkspace({ temporaryDir: join(folder, 'staging'), resourcesDir, isBackedUp: false, secondPlaces: createSecondPlaces(join(folder, 'second-places.json')), storeWorker: worker, importWorker: worker, onDefect: () => undefined })
  const language = createMachineLanguage({ path: join(folder, 'machine.json'), preferred: ['en'], forced: undefined })
  const host = hostWorkbook({ workspace, recents: createRecents(join(folder, 'recent.json'), () => now), kind: 'desktop', version: '0', language, onLanguage: () => undefined, onRecents: () => undefined })
  valueOf(await host.openFile(file))
  const held = openWorkbook(file, now)
  if (!held.ok) throw new Error(held.error.sentence)
  for (const name of [file, other]) {
    const refused = { ok: false, error: { code: 'foreign', sentence: 'This is the workbook that is open, no exported archive and no locked copy. It was left as it is.' } }
    expect.soft(await host.unlockTo(name, join(folder, 'unlocked.rapport'), 'a passphrase')).toMatchObject(refused)
    expect.soft(askedFromOutside(file)).toBe('SQLITE_BUSY')
    expect.soft(await host.openFile(join(folder, 'archived.rapport'), { name: 'Archive', currency: 'EUR', isSample: false, archive: name })).toMatchObject(refused)
    expect.soft(askedFromOutside(file)).toBe('SQLITE_BUSY')
  }
  held.value.close()
  await workspace.close()
})

it.runIf(process.platform === 'linux')('a workbook that cannot be made is let go of', () => {
  expect(() => createWorkbook(join(temporaryFolder(), 'book.rapport'), { name: 'Shop', currency: 'EUR', isSample: false }, new Date(Number.NaN))).toThrow('Invalid time value')
  const open = readdirSync('/proc/self/fd').map((descriptor) => readlinkIfThere(join('/proc/self/fd', descriptor)))
  expect(open.filter((path) => path.includes('.unfinished'))).toEqual([])
})

it.skipIf(process.platform === 'win32')('a process that was suspended while it has the workbook open keeps it, and the next is told at once', async () => {
  const file = made(join(temporaryFolder(), 'book.rapport'))
  const script = `const sqlite = new (require('better-sqlite3'))(process.argv[1]); sqlite.pragma('locking_mode = EXCLUSIVE'); sqlite.exec('BEGIN IMMEDIATE'); console.log('open'); setInterval(() => undefined, 1000)`
  const holder = spawn(process.execPath, ['-e', script, file], { cwd: resolve(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await new Promise((done) => holder.stdout.once('data', done))
  holder.kill('SIGSTOP')
  expect(tryOpening(file)).toBe('in_use')
  const gone = new Promise((done) => holder.once('exit', done))
  holder.kill('SIGKILL')
  await gone
  expect(tryOpening(file)).toBe('opened')
})

it('a workbook that another Rapport has open is not replaced by a copy, which would take its log away', async () => {
  const { store } = await openTestStore()
  const file = made(join(temporaryFolder(), 'book.rapport'))
  const script = `const sqlite = new (require('better-sqlite3'))(process.argv[1]); sqlite.pragma('locking_mode = EXCLUSIVE'); sqlite.pragma('journal_mode = WAL'); sqlite.exec("UPDATE workbook SET name = 'Saved'"); console.log('open'); setInterval(() => undefined, 1000)`
  const holder = spawn(process.execPath, ['-e', script, file], { cwd: resolve(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await new Promise((done) => holder.stdout.once('data', done))
  expect(await store.saveCopy(file, { replace: true })).toMatchObject({ ok: false, error: { code: 'in_use', sentence: expect.stringContaining('Nothing was written') } })
  const gone = new Promise((done) => holder.once('exit', done))
  holder.kill('SIGKILL')
  await gone
  expect(peekWorkbook(file)).toMatchObject({ ok: true, value: { name: 'Saved' } })
  // Once nobody has it, whoever says that it shall be replaced means it.
  expect(await store.saveCopy(file, { replace: true })).toEqual({ ok: true, value: null })
  expect(peekWorkbook(file)).toMatchObject({ ok: true, value: { name: 'Test' } })
})

it('a backup that was damaged since is not the answer where nothing changed: another one is made', async () => {
  const { client, file } = await openTestStore()
  const first = valueOf(await client.backups.make({}))
  expect(valueOf(await client.backups.make({}))).toEqual(first)
  writeFileSync(join(backupFolder(file), first.id), 'torn')
  const second = valueOf(await client.backups.make({}))
  expect(second.id).not.toBe(first.id)
  expect(peekWorkbook(join(backupFolder(file), second.id)).ok).toBe(true)
})

it('a copy at a second place that was damaged since is made again with the next backup, though nothing changed', async () => {
  const place = temporaryFolder()
  const { client, file } = await openTestStore({ secondPlace: place })
  const { id } = valueOf(await client.backups.make({}))
  const copy = join(copiesFolder(file, place), id)
  writeFileSync(copy, 'torn')
  valueOf(await client.backups.make({}))
  expect(readFileSync(copy).equals(readFileSync(join(backupFolder(file), id)))).toBe(true)
})

it('a clock that was set back costs no backup: what is made now is kept, and so is what a later date is on', async () => {
  const file = made(join(temporaryFolder(), 'book.rapport'))
  const opened = openWorkbook(file, now)
  if (!opened.ok) throw new Error(opened.error.sentence)
  const sqlite = opened.value
  let turn = 0
  const backUpAt = async (at: string) => {
    sqlite.prepare('UPDATE workbook SET name = ?').run(`Shop ${(turn += 1)}`)
    return backUp(sqlite, { file, reason: 'changes', now: new Date(at), isStopped: () => false })
  }
  for (let hour = 0; hour < 6; hour += 1) await backUpAt(`2026-03-31T0${hour}:00:00Z`)
  const later = listBackups(file).length
  for (let minute = 0; minute < 5; minute += 1) {
    const { id } = await backUpAt(`2026-03-28T08:0${minute}:00Z`)
    expect(readdirSync(backupFolder(file))).toContain(id)
  }
  expect(listBackups(file).filter(({ at }) => at > '2026-03-30')).toHaveLength(later)
  // Thinned as ever among themselves: the newest three.
  expect(listBackups(file).filter(({ at }) => at < '2026-03-30')).toHaveLength(3)
  sqlite.close()
})
