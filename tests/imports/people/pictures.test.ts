import { describe, expect, it } from 'vitest'
import { readPhoto, writePhoto } from '../../../src/store/networking/contact-photo'
import { PeopleCollector } from '../../../src/imports/people/collector'
import { ImportOptions } from '../../../src/shared/imports/import'
import type { ContactId } from '../../../src/shared/networking/contact'
import { importHandlers } from '../../../src/store/imports/import.handlers'
import { jobControl, type MarketingContext, openMarketingContext } from '../../support/marketing-context'
import { valueOf } from '../../support/open-test-store'
import { readPeople } from '../../support/read-people'
import { temporaryFile } from '../../support/read-import'

const png = (letter: string): string => Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(letter.repeat(100))]).toString('base64')
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(90, 7)]).toString('base64')
const [first, second] = [png('a'), png('b')]

const cards = (...bodies: string[]): string => temporaryFile('cards.vcf', bodies.map((body) => `BEGIN:VCARD\nVERSION:3.0\n${body}\nEND:VCARD\n`).join(''))

describe('a picture of a card', () => {
  it.each([
    ['2.1, on lines of its own', `PHOTO;JPEG;ENCODING=BASE64:\n ${jpeg.slice(0, 60)}\n ${jpeg.slice(60)}\n`, jpeg],
    ['2.1, not indented', `PHOTO;ENCODING=BASE64;TYPE=JPEG:\n${jpeg.slice(0, 60)}\n${jpeg.slice(60)}\n`, jpeg],
    ['3.0, as Apple writes it', `PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&640&640&x==;ENCODING=b;TYPE=JPEG:${jpeg.slice(0, 30)}\n ${jpeg.slice(30)}`, jpeg],
    ['4.0, in an address', `PHOTO:data:image/png;base64,${first}`, first],
    ['4.0, in an address with its marks escaped', String.raw`PHOTO;VALUE=uri:data:image/png\;base64\,${first}`, first],
    ['the first of two', `PHOTO;ENCODING=b:${first}\nPHOTO;ENCODING=b:${second}`, first],
    ['one behind an address elsewhere', `PHOTO;VALUE=uri:https://example.org/kim.jpg\nPHOTO;ENCODING=b:${first}`, first],
    ['none, but an address elsewhere', 'PHOTO;VALUE=uri:https://example.org/kim.jpg', ''],
    ['none, with nothing in it', 'PHOTO:', ''],
    ['none, but of another kind', `PHOTO;ENCODING=b;TYPE=PNG:${Buffer.from('GIF89a').toString('base64')}`, ''],
    ['none, but larger than a contact’s may be', `PHOTO;ENCODING=b:${Buffer.concat([Buffer.from(first, 'base64'), Buffer.alloc(256 * 1024)]).toString('base64')}`, ''],
  ])('is read: %s', async (_name, property, photo) => {
    const { summary, people } = await readPeople(cards(`FN:Kim Lee\n${property}\nTEL:123456789`))
    expect([summary.rowsRefused, people]).toMatchObject([0, [{ name: 'Kim Lee', phones: ['123456789'], photo }]])
  })

  it('that is left out is told, with why', async () => {
    const large = Buffer.concat([Buffer.from(first, 'base64'), Buffer.alloc(256 * 1024)]).toString('base64')
    const { summary } = await readPeople(cards('FN:A\nPHOTO;VALUE=uri:https://example.org/a.jpg', `FN:B\nPHOTO;ENCODING=b:${Buffer.from('GIF89a').toString('base64')}`, `FN:C\nPHOTO;ENCODING=b:${large}`, `FN:D\nPHOTO;ENCODING=b:${first}`))
    expect(summary.warnings).toEqual(['A picture is neither PNG nor JPEG and was left out: once, on line 6.', 'A picture is larger than 256 KB and was left out: once, on line 11.', 'Not taken over: PHOTO.'])
  })
})

const idOf = ({ prepare }: MarketingContext, name: string): ContactId => Number(prepare('SELECT id FROM contact WHERE name = ?').pluck().get(name)) as ContactId
const photoOf = (context: MarketingContext, name: string): string | null => readPhoto(context, idOf(context, name))?.base64 ?? null
const kim = (photo: string | null, more = ''): string => cards(`UID:1\nFN:Kim${more}${photo === null ? '' : `\nPHOTO;ENCODING=b:${photo}`}`)

it('pictures beyond what there is room for are left out, and their people are not', () => {
  const found: unknown[] = []
  const collector = new PeopleCollector({ options: ImportOptions.parse({}), remembered: new Map(), onPeople: ({ people }) => found.push(...people) }, first.length)
  const sink = collector.open('cards.vcf', 'vcard', '', '')
  for (const [line, name] of ['Ada', 'Bo', 'Cem'].entries()) sink.person({ line, name, ...(name !== 'Cem' && { photo: first }) }, '')
  collector.flush()
  expect(found).toMatchObject([{ name: 'Ada', photo: first }, { name: 'Bo', photo: '' }, { name: 'Cem', photo: '' }])
  expect(collector.notes.sentences()).toEqual(['A picture was left out, since all of them together take too much room: once, on line 1.'])
})

describe('pictures that an import brings', () => {
  const told = async (context: MarketingContext, path: string): Promise<readonly string[]> => {
    context.setFile(path)
    return valueOf(await importHandlers.preview(context, { file: 'list', options: ImportOptions.parse({}) }, jobControl())).people?.told.map(({ reason }) => reason) ?? []
  }

  it('are kept, said as what changes, and taken back with it', async () => {
    const context = openMarketingContext()
    await context.importPath(kim(null))
    const before = context.digest()
    expect(await told(context, kim(first))).toEqual([expect.stringMatching(/\. New or newer: the picture\.$/)])
    const { batch, rows } = await context.importPath(kim(first))
    expect([rows.changed, photoOf(context, 'Kim')]).toEqual([1, first])
    expect((await context.importPath(kim(first))).rows).toMatchObject({ changed: 0, unchanged: 1 })
    // The last one holds it, too.
    expect(await context.undoImport(batch)).toMatchObject({ restored: 0 })
    expect(photoOf(context, 'Kim')).toBe(first)
    expect(await context.undoImport(context.prepare('SELECT max(id) FROM import_batch').pluck().get() as never)).toMatchObject({ removed: 0, restored: 1 })
    expect(photoOf(context, 'Kim')).toBeNull()
    expect(context.digest()).toEqual(before)
  })

  it('go with whom the import brought, who else would be taken for a person’s own', async () => {
    const context = openMarketingContext()
    const { batch } = await context.importPath(kim(first))
    await context.undoImport(batch)
    expect(context.prepare('SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM contact_photo)').pluck().get()).toBe(0)
  })

  it('replace none that is there, which is said, and one that a person gave stays when the import goes', async () => {
    const context = openMarketingContext()
    const { batch } = await context.importPath(kim(first))
    expect(await told(context, kim(second))).toEqual([expect.stringMatching(/\. Kept as it is in the workbook: the picture\.$/)])
    await context.importPath(kim(second))
    expect(photoOf(context, 'Kim')).toBe(first)
    writePhoto(context, idOf(context, 'Kim'), jpeg)
    await context.undoImport(batch)
    expect(photoOf(context, 'Kim')).toBe(jpeg)
  })

  it('do not come back once a person took them away, and are not taken for the import’s where a person gave the same', async () => {
    const context = openMarketingContext()
    await context.importPath(kim(first))
    writePhoto(context, idOf(context, 'Kim'), null)
    expect((await context.importPath(kim(first))).rows.unchanged).toBe(1)
    expect(await told(context, kim(second))).toEqual([expect.not.stringContaining('picture')])
    expect((await context.importPath(kim(second))).rows.unchanged).toBe(1)
    expect(photoOf(context, 'Kim')).toBeNull()

    const own = openMarketingContext()
    await own.importPath(kim(null))
    writePhoto(own, idOf(own, 'Kim'), first)
    const { batch } = await own.importPath(kim(first))
    await own.undoImport(batch)
    expect(photoOf(own, 'Kim')).toBe(first)
  })

  it('are of the first of two cards about one person, which is said of the second', async () => {
    const context = openMarketingContext()
    expect(await told(context, cards(`UID:1\nFN:Kim\nPHOTO;ENCODING=b:${first}`, `UID:1\nFN:Kim\nPHOTO;ENCODING=b:${second}`, `UID:1\nFN:Kim\nPHOTO;ENCODING=b:${first}`))).toEqual([expect.stringMatching(/file\. Kept as an earlier row says it: the picture\.$/), expect.stringMatching(/of this file\.$/)])
  })
})
