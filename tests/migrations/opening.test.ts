import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from '../../src/store/connection'
import { applicationId, readFileHeader } from '../../src/store/file-header'
import { migrate, migrations, schemaVersion } from '../../src/store/migrations'
import { createWorkbook, openWorkbook } from '../../src/store/open'
import { temporaryFolder } from '../support/open-test-store'

const now = new Date('2026-03-31T10:00:00Z')

const makeWorkbook = (folder: string): string => {
  const file = join(folder, 'book.rapport')
  const made = createWorkbook(file, { name: 'Book', currency: 'EUR', isSample: false }, now)
  if (!made.ok) throw new Error(made.error.sentence)
  return file
}

const hash = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

const promisedSettings = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, locking_mode: 'exclusive', trusted_schema: 0, cell_size_check: 1, secure_delete: 1, temp_store: 2, journal_size_limit: 8 * 1024 * 1024 }

const nextMigration = { version: schemaVersion + 1, name: 'next', sql: 'CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;' }

describe('settings (T4)', () => {
  it('hold after a migration, which is in the file itself at once and leaves a sound backup', () => {
    const file = makeWorkbook(temporaryFolder())
    const opened = openWorkbook(file, now, [...migrations, nextMigration])
    if (!opened.ok) throw new Error(opened.error.sentence)
    expect(readSettings(opened.value)).toEqual(promisedSettings)
    expect(readFileHeader(file)).toMatchObject({ kind: 'workbook', version: schemaVersion + 1 })
    const [backup = '', ...others] = readdirSync(`${file}-backups`)
    expect(others).toEqual([])
    expect(readFileHeader(join(`${file}-backups`, backup))).toMatchObject({ kind: 'workbook', version: schemaVersion })
    expect(statSync(join(`${file}-backups`, backup)).mode & 0o777).toBe(0o600)
    opened.value.close()
  })

  it('hold at the first and at the second opening', () => {
    const file = makeWorkbook(temporaryFolder())
    for (let round = 0; round < 2; round += 1) {
      const opened = openWorkbook(file, now)
      if (!opened.ok) throw new Error(opened.error.sentence)
      expect(readSettings(opened.value)).toEqual(promisedSettings)
      expect(opened.value.prepare("SELECT v FROM contact_search_config WHERE k = 'secure-delete'").pluck().get()).toBe(1)
      opened.value.close()
    }
  })
})

describe('what is not a sound workbook (T5, T12)', () => {
  const cases: readonly { readonly name: string; readonly code: string; readonly sentence?: string; readonly make: (folder: string) => string }[] = [
    { name: 'a missing file', code: 'missing', sentence: 'The workbook is not there. Nothing was created in its place.', make: (folder) => join(folder, 'gone.rapport') },
    { name: 'an empty file', code: 'empty', make: (folder) => { const file = join(folder, 'empty.rapport'); writeFileSync(file, ''); return file } },
    { name: 'a folder', code: 'folder', make: (folder) => { const file = join(folder, 'folder.rapport'); mkdirSync(file); return file } },
    { name: 'a text file', code: 'foreign', make: (folder) => { const file = join(folder, 'text.rapport'); writeFileSync(file, 'hello'.repeat(100)); return file } },
    { name: 'a locked copy', code: 'foreign', sentence: 'This is a locked copy of a workbook. It was left as it is.', make: (folder) => { const file = join(folder, 'locked.rapport'); writeFileSync(file, `RPRTLOCK${'x'.repeat(100)}`); return file } },
    { name: 'another program’s database', code: 'foreign', make: (folder) => { const file = join(folder, 'other.rapport'); const db = new Database(file); db.exec('CREATE TABLE a (b)'); db.close(); return file } },
    { name: 'a workbook from the future', code: 'newer', make: (folder) => { const file = makeWorkbook(folder); const db = new Database(file); db.pragma(`user_version = ${schemaVersion + 1}`); db.close(); return file } },
    { name: 'only a header', code: 'damaged', make: (folder) => { const file = makeWorkbook(folder); truncateSync(file, 100); return file } },
    { name: 'half a header', code: 'damaged', make: (folder) => { const file = makeWorkbook(folder); truncateSync(file, 40); return file } },
    { name: 'half a workbook', code: 'damaged', make: (folder) => { const file = makeWorkbook(folder); truncateSync(file, 40_960); return file } },
    { name: 'zeroed pages', code: 'damaged', make: (folder) => { const file = makeWorkbook(folder); const bytes = readFileSync(file); bytes.fill(0, 8192, 24_576); writeFileSync(file, bytes); return file } },
  ]
  it.each(cases)('$name is refused as $code and left as it is', ({ code, sentence, make }) => {
    const folder = temporaryFolder()
    const file = make(folder)
    const before = readdirSync(folder).sort()
    const isFile = code !== 'missing' && code !== 'folder'
    const digest = isFile ? hash(file) : ''
    const opened = openWorkbook(file, now)
    expect(opened).toMatchObject({ ok: false, error: { type: 'WorkbookProblem', code, ...(sentence !== undefined && { sentence }) } })
    expect(readdirSync(folder).sort()).toEqual(before)
    if (isFile) expect(hash(file)).toBe(digest)
  })

  it('a second opening is refused while the first holds the file', () => {
    const file = makeWorkbook(temporaryFolder())
    const first = openWorkbook(file, now)
    expect(first.ok).toBe(true)
    expect(openWorkbook(file, now)).toMatchObject({ ok: false, error: { code: 'in_use' } })
    if (first.ok) first.value.close()
    const again = openWorkbook(file, now)
    expect(again.ok).toBe(true)
    if (again.ok) again.value.close()
  })

  it('a workbook whose newer version is only in its log so far is refused as newer', () => {
    const folder = temporaryFolder()
    const file = makeWorkbook(folder)
    const db = new Database(file)
    db.pragma('journal_mode = WAL')
    db.pragma(`user_version = ${schemaVersion + 1}`)
    // As a kill leaves it: the log not yet written back.
    const killed = join(folder, 'killed.rapport')
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, killed + suffix)
    db.close()
    expect(readFileHeader(killed)).toMatchObject({ version: schemaVersion })
    const [before, digests] = [readdirSync(folder).sort(), [hash(killed), hash(`${killed}-wal`)]]
    expect(openWorkbook(killed, now)).toMatchObject({ ok: false, error: { code: 'newer' } })
    // Nor is the log written back, which this version cannot judge.
    expect(readdirSync(folder).sort()).toEqual(before)
    expect([hash(killed), hash(`${killed}-wal`)]).toEqual(digests)
  })

  it('a new workbook is for its owner alone and touches no file but its own', () => {
    const folder = temporaryFolder()
    const neighbour = join(folder, 'book.rapport.unfinished')
    writeFileSync(neighbour, 'mine')
    const file = makeWorkbook(folder)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(neighbour, 'utf8')).toBe('mine')
    expect(readdirSync(folder).sort()).toEqual(['book.rapport', 'book.rapport.unfinished'])
  })

  it('a new workbook never replaces a file', () => {
    const file = makeWorkbook(temporaryFolder())
    const digest = hash(file)
    expect(createWorkbook(file, { name: 'Other', currency: 'USD', isSample: false }, now)).toMatchObject({ ok: false, error: { code: 'exists' } })
    expect(hash(file)).toBe(digest)
  })
})

describe('migrations', () => {
  it('are numbered without a gap', () => expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1)))

  it('happen all or not at all, after a backup', () => {
    const folder = temporaryFolder()
    const file = makeWorkbook(folder)
    const copy = join(folder, 'before.rapport')
    copyFileSync(file, copy)
    const broken = [...migrations, { version: schemaVersion + 1, name: 'broken', sql: 'CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; SELECT no_such_function();' }]
    expect(() => openWorkbook(file, now, broken)).toThrow('no_such_function')
    const db = new Database(file)
    expect(db.pragma('user_version', { simple: true })).toBe(schemaVersion)
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'").pluck().get()).toBe(0)
    db.close()
    expect(readdirSync(`${file}-backups`)).toHaveLength(1)
  })

  it('of a workbook with steps to undo forget those whole, which hold rows of before', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = OFF')
    migrate(db, migrations.slice(0, -1))
    db.exec("INSERT INTO undo_step (label, at, is_undone) VALUES ('Add contact', '2026-01-01T00:00:00Z', 0); INSERT INTO undo_change (step_id, position, table_name, before, after) VALUES (1, 0, 'tag', NULL, '[1]')")
    migrate(db)
    expect(db.prepare('SELECT (SELECT count(*) FROM undo_step) + (SELECT count(*) FROM undo_change)').pluck().get()).toBe(0)
    db.close()
  })

  it('mark the file as a workbook', () => {
    const db = new Database(makeWorkbook(temporaryFolder()))
    expect(db.pragma('application_id', { simple: true })).toBe(applicationId)
    db.close()
  })

  it('begin only in a workbook whose tables and triggers are ours: what a stranger put into an older one never runs', () => {
    const folder = temporaryFolder()
    const file = join(folder, 'old.rapport')
    const db = new Database(file)
    db.pragma('journal_mode = WAL')
    db.pragma(`application_id = ${applicationId}`)
    db.pragma('foreign_keys = OFF')
    migrate(db, migrations.slice(0, 4))
    db.exec("CREATE TRIGGER strange AFTER UPDATE ON campaign BEGIN UPDATE workbook SET name = 'taken over'; END")
    db.close()
    const before = hash(file)
    expect(openWorkbook(file, now)).toMatchObject({ ok: false, error: { code: 'damaged' } })
    expect(hash(file)).toBe(before)
    expect(readdirSync(folder)).toEqual(['old.rapport'])
  })

  it('refuse rows that point nowhere', () => {
    const db = new Database(':memory:')
    db.pragma('foreign_keys = OFF')
    const bad = [{ version: 1, name: 'bad', sql: 'CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; CREATE TABLE b (a INTEGER REFERENCES a (id)) STRICT; INSERT INTO b VALUES (7);' }]
    expect(() => migrate(db, bad)).toThrow('breaks 1 references')
  })
})
