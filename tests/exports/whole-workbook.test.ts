import Database from 'better-sqlite3'
import { unzipSync, zipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { archiveCell, archiveText, CellError, RecordReader } from '../../src/store/archive/cells'
import { createFromArchive } from '../../src/store/open'
import { targetProblem } from '../../src/store/problems'
import { ArchiveManifest } from '../../src/shared/workbook/archive'
import { openTestStore, temporaryFolder, valueOf } from '../support/open-test-store'

const patient = { report: () => undefined, isCancelled: () => false }

const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

interface Archived {
  readonly bytes: Uint8Array
  readonly digests: Readonly<Record<string, string>>
}

/** A sample with what breaks files in its texts, and pictures. */
const makeArchive = async (): Promise<Archived> => {
  const { client, store } = await openTestStore({ isSample: true })
  for (const note of ['=HYPERLINK("http://evil")', "'=1", 'line\r\nbreak', '"', ' padded ', '', '\u0000nul', 'Ümläut 👩‍👩‍👧', '\ufeffmark']) valueOf(await client.networking.contact.add({ name: `Contact ${note || 'plain'}`, note }))
  const [first] = valueOf(await client.networking.contact.list({})).rows
  if (first === undefined) throw new Error('The sample has contacts')
  valueOf(await client.networking.contact.setPhoto({ id: first.id, base64: picture }))
  valueOf(await client.report.setLogo({ base64: picture }))
  const { digests } = valueOf(await client.workbook.check({}))
  const output = store.takeOutput(valueOf(await client.workbook.exportEverything({})).id)
  if (output === null) throw new Error('No archive')
  return { bytes: readFileSync(output.path), digests }
}

// Made once: each test has it in a folder of its own.
let made: Promise<Archived> | null = null
const archived = async (): Promise<{ readonly archive: string; readonly digests: Archived['digests']; readonly folder: string }> => {
  const { bytes, digests } = await (made ??= makeArchive())
  const folder = temporaryFolder()
  const archive = join(folder, 'everything.zip')
  writeFileSync(archive, bytes)
  return { archive, digests, folder }
}

describe('everything, out and in', () => {
  it('comes back with the same digests, photos, logo and search included', { timeout: 120_000 }, async () => {
    const { archive, digests, folder } = await archived()
    const again = join(folder, 'again.rapport')
    const labels: number[] = []
    expect(await createFromArchive(again, archive, { report: ({ done }) => labels.push(done), isCancelled: () => false })).toMatchObject({ ok: true })
    expect(labels.length).toBeGreaterThan(5)
    const { client } = await openTestStore({ file: again })
    const report = valueOf(await client.workbook.check({}))
    expect(report.findings.filter(({ ok }) => !ok)).toEqual([])
    expect(report.digests).toEqual(digests)
    expect(valueOf(await client.workbook.search({ text: 'albers' })).length).toBeGreaterThan(0)
    expect(valueOf(await client.report.logo({}))).not.toBeNull()
    // What it was made from is whole, and nothing unfinished is left beside it.
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  it('is plain to read: a CSV for each table with its hash in the manifest, and nothing a spreadsheet would run', { timeout: 120_000 }, async () => {
    const { archive } = await archived()
    const files = unzipSync(readFileSync(archive))
    const manifest = ArchiveManifest.parse(JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()))
    // Named one by one: a table that is left out of the archive is left out of the digests, too, and nothing else would tell.
    const inWorkbook = [...Buffer.from(files['schema.sql'] ?? []).toString().matchAll(/^table (\w+) CREATE/gmu)].map(([, table]) => table ?? '')
    const ofSearch = ['contact_search', 'interaction_search'].flatMap((index) => [index, ...['config', 'content', 'data', 'docsize', 'idx'].map((part) => `${index}_${part}`)])
    expect(inWorkbook.filter((table) => !manifest.tables.some((own) => own.table === table)).sort()).toEqual([...ofSearch, 'undo_change', 'undo_step'])
    expect(Object.keys(files).sort()).toEqual(['README.txt', 'manifest.json', 'schema.sql', ...manifest.tables.map(({ file }) => file)].sort())
    for (const { file, sha256, bytes } of manifest.tables) {
      const content = Buffer.from(files[file] ?? [])
      expect([createHash('sha256').update(content).digest('hex'), content.length]).toEqual([sha256, bytes])
      expect(content.toString()).not.toMatch(/(?:^|,|\n)"?[=+@＝＋＠]/u)
    }
  })

  it('comes back also where it was unpacked and packed again in a folder, as macOS packs one', { timeout: 120_000 }, async () => {
    const { archive, digests, folder } = await archived()
    const repacked = join(folder, 'repacked.zip')
    const entries = Object.entries(unzipSync(readFileSync(archive)))
    writeFileSync(repacked, zipSync(Object.fromEntries(entries.flatMap(([name, content]) => [[`Shop (1)/${name}`, content], [`__MACOSX/Shop (1)/${name.replace(/(?=[^/]+$)/, '._')}`, new Uint8Array(8)]])), { level: 1 }))
    const again = join(folder, 'again.rapport')
    expect(await createFromArchive(again, repacked, patient)).toMatchObject({ ok: true })
    expect(valueOf(await (await openTestStore({ file: again })).client.workbook.check({})).digests).toEqual(digests)
  })

  it('refuses what is not whole, names the file, and makes nothing', { timeout: 240_000 }, async () => {
    const { archive, folder } = await archived()
    const files = unzipSync(readFileSync(archive))
    const text = (name: string): string => Buffer.from(files[name] ?? []).toString()
    const manifest = ArchiveManifest.parse(JSON.parse(text('manifest.json')))
    const changed = (change: Record<string, string | Buffer | null>): string => {
      const path = join(folder, 'changed.zip')
      const next = Object.fromEntries([...Object.entries(files), ...Object.entries(change).map(([name, content]) => [name, typeof content === 'string' ? Buffer.from(content) : (content ?? Buffer.alloc(0))] as const)].filter(([name]) => change[name] !== null))
      writeFileSync(path, zipSync(next, { level: 1 }))
      return path
    }
    const withManifest = (change: (own: ArchiveManifest) => unknown): string => changed({ 'manifest.json': JSON.stringify(change(structuredClone(manifest))) })
    const cut = join(folder, 'cut.zip')
    const cases: readonly (readonly [string, () => string, string | RegExp])[] = [
      ['a folder', () => folder, /^This is a folder, not a zip archive\./],
      ['no zip', () => (writeFileSync(cut, 'PK nothing'), cut), /not a zip archive/],
      ['half a zip', () => (writeFileSync(cut, readFileSync(archive).subarray(0, 5000)), cut), /not a zip archive/],
      ['no manifest', () => changed({ 'manifest.json': null }), /manifest\.json is missing/],
      ['another manifest', () => changed({ 'manifest.json': '{"format":"other"}' }), /manifest\.json/],
      ['a table that is gone', () => changed({ 'tables/contact.csv': null }), /tables\/contact\.csv is missing/],
      ['a table less in the manifest', () => withManifest((own) => ({ ...own, tables: own.tables.filter(({ table }) => table !== 'deal') })), /deal/],
      ['a table that is no table', () => withManifest((own) => ({ ...own, tables: [...own.tables, { ...own.tables[0], table: 'sqlite_schema', file: '../evil' }] })), /sqlite_schema/],
      ['a changed cell', () => changed({ 'tables/contact.csv': text('tables/contact.csv').replace('Albers', 'Alberz') }), /tables\/contact\.csv.*SHA-256/],
      ['another schema', () => changed({ 'schema.sql': `${text('schema.sql')}CREATE TABLE evil (id INTEGER) STRICT;` }), /schema\.sql/],
      ['a row too short', () => changed({ 'tables/deal.csv': `${text('tables/deal.csv')}1,2\r\n` }), /tables\/deal\.csv.*line \d+/],
      ['no number', () => changed({ 'tables/deal.csv': text('tables/deal.csv').replace(/\n\d+,/u, '\nx,') }), /tables\/deal\.csv.*line 2/],
      ['a quote in the middle', () => changed({ 'tables/tag.csv': text('tables/tag.csv').replace(/\n(\d+),"/u, '\n$1,a"') }), /tables\/tag\.csv/],
      ['bytes that are no text', () => changed({ 'tables/tag.csv': Buffer.concat([Buffer.from(files['tables/tag.csv'] ?? []), Buffer.from([0xff, 0xfe])]) }), /tables\/tag\.csv.*UTF-8/],
    ]
    for (const [name, make, sentence] of cases) {
      const target = join(folder, 'never.rapport')
      const result = await createFromArchive(target, make(), patient)
      expect({ name, result }).toMatchObject({ name, result: { ok: false, error: { code: 'archive', sentence: expect.stringMatching(sentence) } } })
      expect([name, existsSync(target)]).toEqual([name, false])
    }
    expect(await createFromArchive(join(folder, 'n.rapport'), withManifest((own) => ({ ...own, schemaVersion: 9999 })), patient)).toMatchObject({ ok: false, error: { code: 'newer' } })
    expect(await createFromArchive(join(folder, 'n.rapport'), archive, { report: () => undefined, isCancelled: () => true })).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    const taken = join(folder, 'taken.rapport')
    writeFileSync(taken, 'mine')
    expect(await createFromArchive(taken, archive, patient)).toMatchObject({ ok: false, error: { code: 'exists' } })
    expect(readFileSync(taken, 'utf8')).toBe('mine')
    // What stands beside the name counts as well, before minutes go by in reading.
    const unread = { ...patient, report: () => { throw new Error('It was read') } }
    writeFileSync(join(folder, 'gone.rapport-wal'), 'a log')
    expect(await createFromArchive(join(folder, 'gone.rapport'), archive, unread)).toMatchObject({ ok: false, error: { code: 'exists' } })
    expect(await createFromArchive(join(folder, `${'x'.repeat(245)}.rapport`), archive, unread)).toMatchObject({ ok: false, error: { code: 'name_too_long' } })
    const nowhere = join(folder, 'nowhere', 'a.rapport')
    expect(await createFromArchive(nowhere, archive, patient)).toEqual({ ok: false, error: targetProblem('missing', nowhere) })
    expect(await createFromArchive(join(folder, 'n.rapport'), join(folder, 'gone.zip'), patient)).toMatchObject({ ok: false, error: { code: 'missing', sentence: 'The archive is not there. No workbook was made of the archive.', fileName: 'gone.zip' } })
    expect(readdirSync(folder).filter((each) => each.includes('unfinished'))).toEqual([])
    // The archive is let go of, whatever stood in the way.
    if (process.platform === 'linux') expect(readdirSync('/proc/self/fd').filter((each) => existsSync(`/proc/self/fd/${each}`) && readlinkSync(`/proc/self/fd/${each}`) === archive)).toEqual([])
  })

  it('never unpacks more than an archive says it holds', async () => {
    const folder = temporaryFolder()
    const bomb = join(folder, 'bomb.zip')
    const zip = Buffer.from(zipSync({ 'manifest.json': new Uint8Array(5_000_000) }, { level: 9 }))
    // The directory says 100 bytes; the file itself goes on.
    zip.writeUInt32LE(100, zip.lastIndexOf('PK\x01\x02', zip.length, 'latin1') + 24)
    writeFileSync(bomb, zip)
    expect(await createFromArchive(join(folder, 'a.rapport'), bomb, patient)).toMatchObject({ ok: false, error: { code: 'archive', sentence: expect.stringContaining('manifest.json unpacks to more than the archive says') } })
  })
})

describe('a cell of the archive', () => {
  it('comes back as it was, whatever it holds and wherever the text is cut', () => {
    const cell = fc.oneof(
      fc.record({ type: fc.constant('TEXT' as const), value: fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '"', '=1', "'=1", '\r\n', ',', '\ufeff')) }),
      fc.record({ type: fc.constant('INTEGER' as const), value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) }),
      fc.record({ type: fc.constant('REAL' as const), value: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)) }),
      fc.record({ type: fc.constant('BLOB' as const), value: fc.uint8Array().map((bytes) => Buffer.from(bytes)) }),
      fc.record({ type: fc.constantFrom('TEXT' as const, 'INTEGER' as const), value: fc.constant(null) }),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), fc.integer({ min: 1, max: 7 }), (rows, step) => {
        const text = rows.map((cells) => `${cells.map(({ value }) => archiveText(value)).join(',')}\r\n`).join('')
        const reader = new RecordReader(4)
        const read: (readonly { readonly text: string; readonly isQuoted: boolean }[])[] = []
        for (let at = 0; at < text.length; at += step) read.push(...reader.add(text.slice(at, at + step)))
        reader.end()
        expect(read.map((fields, row) => fields.map((field, column) => archiveCell(field, rows[row]?.[column]?.type ?? 'TEXT')))).toEqual(rows.map((cells) => cells.map(({ value }) => value)))
      }),
    )
  })

  it('belongs to a line of so many cells and so much text, however far it goes on: a few bytes of a zip unpack to gigabytes of commas', () => {
    const started = (columns: number, pieces: number, piece: string) => () => {
      const reader = new RecordReader(columns)
      for (let index = 0; index < pieces; index += 1) for (const record of reader.add(piece)) expect(record.length).toBeLessThanOrEqual(columns)
    }
    expect(started(2, 1, '1,2,3')).toThrow('3 cells in place of 2')
    // No line ends, and none of its fields is long.
    expect(started(3, 100, `"${'x'.repeat(1_000_000)}",`)).toThrow('cells in place of 3')
    expect(started(1000, 100, `"${'x'.repeat(1_000_000)}",`)).toThrow('a line without an end')
    expect(started(1, 100, 'x'.repeat(1_000_000))).toThrow('a line without an end')
    // Many lines are no long one.
    expect(started(1, 100, `"${'x'.repeat(1_000_000)}"\r\n`)).not.toThrow()
  })

  it('is refused where it is not of its column', () => {
    for (const [text, isQuoted, type] of [['1.5', false, 'INTEGER'], ['1', true, 'INTEGER'], ['99999999999999999999', false, 'INTEGER'], ['x', false, 'REAL'], ['plain', false, 'TEXT'], ['%%%', true, 'BLOB']] as const)
      expect(() => archiveCell({ text, isQuoted }, type)).toThrow(CellError)
  })
})

it('is read as it stood while the archive was written, whatever is done meanwhile', { timeout: 120_000 }, async () => {
  const { client, store, folder } = await openTestStore({ isSample: true })
  const { digests } = valueOf(await client.workbook.check({}))
  const writing = client.workbook.exportEverything({}, { onProgress: ({ label }) => { if (label === 'Writing everything') void client.networking.contact.add({ name: 'Later' }) } })
  const output = store.takeOutput(valueOf(await writing).id)
  if (output === null) throw new Error('No archive')
  const again = join(folder, 'again.rapport')
  expect(await createFromArchive(again, output.path, patient)).toMatchObject({ ok: true })
  const sqlite = new Database(again, { readonly: true })
  expect(sqlite.prepare("SELECT count(*) FROM contact WHERE name = 'Later'").pluck().get()).toBe(0)
  sqlite.close()
  const reopened = await openTestStore({ file: again })
  expect(valueOf(await reopened.client.workbook.check({})).digests).toEqual(digests)
})
