import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readPosts } from '../../src/imports/organic/read-posts'
import { unpackArchive } from '../../src/imports/unpack-archive'
import { openTestStore, temporaryFolder, valueOf } from '../support/open-test-store'
import { fixture, temporaryFile, temporarySpreadsheet } from '../support/read-import'

const control = { report: () => undefined, isCancelled: () => false }
const meta = 'Campaign name,Day,Amount spent (EUR),Impressions,Link clicks\nSpring,2026-03-01,12.50,1000,10\n'
const zipOf = (entries: Readonly<Record<string, string | Uint8Array>>, name = 'exports.zip'): string =>
  temporaryFile(name, zipSync(Object.fromEntries(Object.entries(entries).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content]))))

const unpack = async (path: string) => {
  const folder = temporaryFolder()
  const result = await unpackArchive(path, { ...control, folder })
  return { folder, result }
}

describe('a zip archive of exports', () => {
  it('gives each export by itself, with the name it had, and says what is left out', async () => {
    const sheet = readFileSync(await temporarySpreadsheet([['Campaign name', 'Day', 'Amount spent (EUR)', 'Impressions'], ['Spring', '2026-03-02', 2, 20]]))
    const { result, folder } = await unpack(zipOf({ 'march/meta (2026.03.01).csv': meta, 'google/Campaign report.csv': readFileSync(fixture('google/report.csv')), 'april.xlsx': new Uint8Array(sheet), 'logo.png': 'x', '__MACOSX/march/._meta.csv': 'x', '.DS_Store': 'x', 'data.json': '{}' }))
    const { files, leftOut } = valueOf(result)
    expect(files.map(({ path, within }) => [basename(path), within])).toEqual([['meta (2026.03.01).csv', 'exports.zip/march'], ['Campaign report.csv', 'exports.zip/google'], ['april.xlsx', 'exports.zip']])
    expect(readFileSync(files[0]?.path ?? '', 'utf8')).toBe(meta)
    expect(leftOut.map(({ name }) => name)).toEqual(['logo.png', 'data.json'])
    if (process.platform !== 'win32') for (const { path } of files) expect(statSync(path).mode & 0o077).toBe(0)
    expect(files.every(({ path }) => path.startsWith(folder))).toBe(true)
  })

  it.each([
    ['report.ods', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>', 'META-INF/manifest.xml': '<x/>' }, 'This is an OpenDocument file (.ods), as LibreOffice saves them. Open it there, save it as XLSX or as CSV in UTF-8, and import that.'],
    ['report.numbers', { 'Index/Document.iwa': 'x', 'preview.jpg': 'x' }, 'This is a file of Apple Numbers. Open it there, export it as XLSX (Excel) or as CSV in UTF-8, and import that.'],
    ['report.xlsb', { '[Content_Types].xml': '<x/>', 'xl/workbook.bin': 'x' }, 'This is a binary Excel file (.xlsb). Open it in Excel, save it as XLSX, and import that.'],
  ])('says what %s is and what to do, as exports and as posts', async (name, entries, sentence) => {
    expect((await unpack(zipOf(entries, name))).result).toMatchObject({ ok: false, error: { sentence } })
    expect(await readPosts(zipOf(entries, name))).toMatchObject({ ok: false, error: { sentence } })
    const { leftOut, files } = valueOf((await unpack(zipOf({ 'meta.csv': meta, [name]: 'x', 'old.xls': 'x' }))).result)
    expect([files.length, leftOut.map(({ why }) => why)]).toEqual([1, Array.from({ length: 2 }, () => 'A spreadsheet of a kind that is not read. Save it as XLSX or as CSV in UTF-8, and import that.')])
  })

  it('takes nothing of a whole workbook, whose tables look like exports, packed as it was or in a folder', async () => {
    const { client, store } = await openTestStore()
    const { id } = valueOf(await client.workbook.exportEverything({}))
    const whole = readFileSync(store.takeOutput(id)?.path ?? '')
    const sentence = expect.stringMatching(/^This is a whole workbook.*“Open an exported archive”/)
    expect((await unpack(zipOf({ ...unzipSync(whole) }))).result).toMatchObject({ ok: false, error: { sentence } })
    const inFolder = Object.fromEntries(Object.entries(unzipSync(whole)).map(([name, content]) => [`shop/${name}`, content]))
    expect((await unpack(zipOf(inFolder))).result).toMatchObject({ ok: false, error: { sentence } })
    expect(valueOf((await unpack(zipOf({ 'shop.zip': new Uint8Array(whole), 'meta.csv': meta }))).result)).toMatchObject({ files: [{}], leftOut: [{ name: 'shop.zip', why: sentence }] })
    // A manifest of another's is none of ours.
    expect(valueOf((await unpack(zipOf({ 'manifest.json': '{ "format": "chrome" }', 'meta.csv': meta }))).result).files).toHaveLength(1)
  })

  it('keeps a spreadsheet and a download of people whole, and takes the ad exports beside the people', async () => {
    const sheet = await temporarySpreadsheet([['Campaign name', 'Day'], ['Spring', '2026-03-02']])
    expect(valueOf((await unpack(sheet)).result).files).toEqual([{ path: sheet, within: '' }])
    const archive = zipOf({ 'Connections.csv': readFileSync(fixture('people/linkedin-connections.csv')), 'ads/meta.csv': meta.replace('Link clicks', 'Result indicator'), 'Profile.csv': readFileSync(fixture('people/linkedin-profile.csv')) }, 'archive.zip')
    expect(valueOf((await unpack(archive)).result).files.map(({ path, within }) => [basename(path), within])).toEqual([['archive.zip', ''], ['meta.csv', 'archive.zip/ads']])
  })

  it('says of a table beside the people that it may hold results of ads, and of an empty file that it is empty', async () => {
    const connections = readFileSync(fixture('people/linkedin-connections.csv'))
    expect(valueOf((await unpack(zipOf({ 'Connections.csv': connections, 'spend.csv': 'Date,Campaign,Cost\n2026-03-01,A,1.50\n', 'Skills.csv': 'Name\nWelding\n' }))).result)).toMatchObject({
      files: [{ within: '' }],
      leftOut: [{ name: 'spend.csv', why: 'It may hold results of ads, but does not show whose; beside lists of people only what proves itself is taken up. Import it by itself.' }],
    })
    expect(valueOf((await unpack(zipOf({ 'meta.csv': meta, 'empty.csv': '' }))).result).leftOut).toEqual([{ name: 'empty.csv', why: 'Empty.' }])
  })

  it('takes lists of our own posts and followers beside the people, too', async () => {
    const archive = zipOf({ 'Connections.csv': readFileSync(fixture('people/linkedin-connections.csv')), 'posts.csv': readFileSync(fixture('organic/business-suite.csv')), 'followers.csv': 'Date,Sponsored followers,Organic followers,Total followers\n09/01/2026,0,5,5\n' })
    expect(valueOf((await unpack(archive)).result).files.map(({ path }) => basename(path))).toEqual([basename(archive), 'posts.csv', 'followers.csv'])
  })

  it('opens an archive in an archive, and no further', async () => {
    const inner = (name: string, content: Uint8Array): Uint8Array => zipSync({ [name]: content })
    const third = inner('deep.csv', strToU8(meta))
    const path = zipOf({ 'second.zip': zipSync({ 'mid.csv': strToU8(meta), 'third.zip': third }), 'broken.zip': third.subarray(0, 60), 'top.csv': meta })
    const { result, folder } = await unpack(path)
    const { files, leftOut } = valueOf(result)
    expect(files.map(({ path: file, within }) => [basename(file), within])).toEqual([['top.csv', 'exports.zip'], ['mid.csv', 'exports.zip/second.zip']])
    expect(readdirSync(folder)).toHaveLength(2)
    expect(leftOut).toEqual([{ name: 'third.zip', why: expect.stringContaining('not opened') }, { name: 'broken.zip', why: expect.stringContaining('damaged') }])
  })

  it('refuses what was changed on the way by a single digit, which unpacks as well as what was sent', async () => {
    const packed = Buffer.from(zipSync({ 'meta.csv': strToU8(meta) }, { level: 0 }))
    expect(valueOf((await unpack(temporaryFile('sent.zip', packed))).result).files).toHaveLength(1)
    packed.write('9', packed.indexOf('12.50'))
    const { result, folder } = await unpack(temporaryFile('came.zip', packed))
    expect(result).toMatchObject({ ok: false, error: { sentence: 'The archive is damaged or breaks off. Download it again.' } })
    expect(readdirSync(folder)).toEqual([])
  })

  it('calls an archive without a file empty, not damaged', async () => {
    expect((await unpack(temporaryFile('empty.zip', Buffer.from(zipSync({}))))).result).toMatchObject({ ok: false, error: { sentence: 'This zip archive is empty.' } })
  })

  it('says that an archive has a password, though its first entry is a folder, which has none', async () => {
    const packed = Buffer.from(zipSync({ 'march/': new Uint8Array(), 'march/meta.csv': strToU8(meta) }))
    const last = packed.lastIndexOf('PK\x01\x02', packed.length, 'latin1')
    packed.writeUInt16LE(1, packed.lastIndexOf('PK\x03\x04', packed.length, 'latin1') + 6)
    packed.writeUInt16LE(1, last + 8)
    expect((await unpack(temporaryFile('locked.zip', packed))).result).toMatchObject({ ok: false, error: { sentence: 'The archive has a password. Unpack it first, then import what is inside.' } })
  })

  it('uses no name as a path', async () => {
    const { result, folder } = await unpack(zipOf({ '../../evil.csv': meta, '/etc/passwd.csv': meta, 'C:\\Windows\\con.csv': meta, 'a/\u0001b.csv': meta }))
    const { files } = valueOf(result)
    expect(files.map(({ path }) => basename(path))).toEqual(['evil.csv', 'passwd.csv', '_con.csv', '_b.csv'])
    expect(readdirSync(folder)).toHaveLength(4)
    expect(files.map(({ within }) => within).join()).not.toContain('..')
  })

  it('refuses bombs, at whatever depth, and leaves nothing behind', async () => {
    const zeros = new Uint8Array(11 * 1024 * 1024)
    const bomb = await unpack(zipOf({ 'a.csv': zeros }))
    expect(bomb.result).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('far more than it should') } })
    expect(readdirSync(bomb.folder)).toEqual([])
    const nested = await unpack(zipOf({ 'inner.zip': zipSync({ 'first.csv': strToU8(meta), 'a.csv': zeros }), 'ok.csv': meta }))
    const { files, leftOut } = valueOf(nested.result)
    expect(files.map(({ path }) => basename(path))).toEqual(['ok.csv'])
    expect(leftOut[0]?.why).toContain('far more than it should')
    // Neither what the refused one gave before it was refused, nor itself.
    expect(readdirSync(nested.folder)).toHaveLength(1)
    const many = await unpack(temporaryFile('many.zip', zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}.csv`, [strToU8('x'), { level: 0 }] as const])))))
    expect(many.result).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('more than 10,000 files') } })
  })

  it('takes 200 files at most, and says which it did not', async () => {
    const { files, leftOut } = valueOf((await unpack(zipOf(Object.fromEntries(Array.from({ length: 203 }, (_, index) => [`${index}.csv`, meta]))))).result)
    expect([files.length, leftOut.length]).toEqual([200, 3])
  })

  it('says what an archive without an export holds', async () => {
    expect((await unpack(zipOf({ 'holiday.jpg': 'x', 'notes.pdf': 'x' }))).result).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('no export among its 2 files (holiday.jpg, notes.pdf)') } })
  })
})

it('takes an archive up through the contract, and any other file as it is', async () => {
  const { client, store, folder } = await openTestStore()
  const admit = (path: string): string => store.admitFile(path)?.id ?? ''
  const { files } = valueOf(await client.import.unpack({ file: admit(zipOf({ 'one/meta.csv': meta, 'two/meta.csv': meta.replace('03-01', '03-02') })) }))
  expect(files.map(({ file, within }) => [file.name, within])).toEqual([['meta.csv', 'exports.zip/one'], ['meta.csv', 'exports.zip/two']])
  for (const { file } of files) valueOf(await client.import.run({ file: file.id }))
  expect(valueOf(await client.import.list({})).map(({ file, totals }) => [file, totals.spend])).toEqual([['meta.csv', '12.50'], ['meta.csv', '12.50']])
  writeFileSync(join(folder, 'plain.csv'), meta)
  const id = admit(join(folder, 'plain.csv'))
  expect(valueOf(await client.import.unpack({ file: id }))).toEqual({ files: [{ file: { id, name: 'plain.csv', size: meta.length }, within: '' }], leftOut: [] })
  expect(await client.import.unpack({ file: 'not-there-at-all' })).toMatchObject({ ok: false, error: { type: 'FileNotFound' } })
})

it('gives a list of posts out of its archive, which is sent on to the posts', async () => {
  const { client, store } = await openTestStore()
  for (const [name, within] of [['tiktok-content.csv', 'Content.csv'], ['youtube-table-data.csv', 'Table data.csv']] as const) {
    const id = store.admitFile(zipOf({ [within]: readFileSync(fixture(`organic/${name}`)) }))?.id ?? ''
    const { files } = valueOf(await client.import.unpack({ file: id }))
    expect(files.map(({ file }) => file.name)).toEqual([within])
    expect(await client.import.preview({ file: files[0]?.file.id ?? '' })).toMatchObject({ ok: false, error: { belongsTo: 'posts' } })
  }
})
