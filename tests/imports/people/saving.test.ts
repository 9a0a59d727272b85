import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { DealFields } from '../../../src/shared/marketing/deal'
import { ContactFields, type ContactId } from '../../../src/shared/networking/contact'
import type { Day } from '../../../src/shared/kernel/day'
import { ImportOptions } from '../../../src/shared/imports/import'
import { attributionHandlers } from '../../../src/store/bridge/attribution.handlers'
import { contactHandlers } from '../../../src/store/networking/contact.handlers'
import { duplicateHandlers } from '../../../src/store/networking/duplicate.handlers'
import { keepInTouchHandlers } from '../../../src/store/networking/keep-in-touch.handlers'
import { importHandlers } from '../../../src/store/imports/import.handlers'
import { noteObjection } from '../../../src/store/networking/objection'
import { eraseContacts } from '../../../src/store/networking/erase-contacts'
import { jobControl, type MarketingContext, openMarketingContext } from '../../support/marketing-context'
import { fixture, temporaryFile } from '../../support/read-import'

const people = (name: string): string => fixture(`people/${name}`)

const linkedinArchive = (): string => {
  const folder = 'Complete_LinkedInDataExport_04-28-2026/'
  const part = (name: string): Uint8Array => readFileSync(people(name))
  return temporaryFile('archive.zip', zipSync({
    [`${folder}messages.csv`]: part('linkedin-messages.csv'),
    [`${folder}guide_messages.csv`]: part('linkedin-messages.csv'),
    [`${folder}Connections.csv`]: part('linkedin-connections.csv'),
    [`${folder}Invitations.csv`]: part('linkedin-invitations.csv'),
    [`${folder}Comments_7.csv`]: part('linkedin-comments.csv'),
    [`${folder}Profile.csv`]: part('linkedin-profile.csv'),
    [`${folder}Rich_Media/picture.jpg`]: new Uint8Array([0xff, 0xd8, 0xff, 0]),
  }))
}

const vcard = (...cards: string[]): string => temporaryFile('cards.vcf', cards.map((card) => `BEGIN:VCARD\nVERSION:3.0\n${card}\nEND:VCARD\n`).join(''))

const names = ({ prepare }: MarketingContext): unknown[] => prepare('SELECT name FROM contact ORDER BY id').pluck().all()
const idOf = ({ prepare }: MarketingContext, name: string): ContactId => Number(prepare('SELECT id FROM contact WHERE name = ?').pluck().get(name)) as ContactId
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const run = <T>(context: MarketingContext, command: () => T): T => context.transaction(() => {
  context.journal.begin()
  const result = command()
  context.journal.finish('Edit', '2026-05-01T12:00:00.000Z')
  return result
})
/** What the preview of a file tells of its people. */
const reasonsOf = async (context: MarketingContext, path: string): Promise<string[]> => {
  context.setFile(path)
  return value(await importHandlers.preview(context, { file: 'list', options: ImportOptions.parse({}) }, jobControl())).people?.told.map(({ reason }) => reason) ?? []
}
/** Without what tells of the batches themselves. */
const contactTables = (context: MarketingContext): Record<string, string> => Object.fromEntries(Object.entries(context.digest()).filter(([table]) => !table.startsWith('import') && !table.startsWith('undo')))

describe('an import of people', () => {
  it('takes a name from a newer file for what stood in for one, and what stands in never for a name', async () => {
    const context = openMarketingContext()
    const follower = 'window.YTD.follower.part0 = [{"follower":{"accountId":"999","userLink":""}}]'
    const archive = temporaryFile('twitter.zip', Buffer.from(zipSync({
      'data/follower.js': Buffer.from(follower),
      'data/tweets.js': Buffer.from('window.YTD.tweets.part0 = [{"tweet":{"id_str":"5","entities":{"user_mentions":[{"id_str":"999","screen_name":"ada","name":"Ada Albers"}]}}}]'),
    })))
    await context.importPath(temporaryFile('follower.js', follower))
    expect(names(context)).toEqual(['X account 999'])
    await context.importPath(archive)
    expect(names(context)).toEqual(['Ada Albers'])
    await context.importPath(temporaryFile('follower.js', `${follower};`))
    expect(names(context)).toEqual(['Ada Albers'])
    // Likewise where an address stands in for a name.
    await context.importPath(vcard('UID:1\nN:Berg;Bo;;;\nEMAIL:bo@kiln.example'))
    await context.importPath(vcard('UID:1\nN:;;;;\nEMAIL:bo@kiln.example\nTITLE:Potter'))
    expect(context.prepare("SELECT name, role FROM contact WHERE name <> 'Ada Albers'").raw().all()).toEqual([['Bo Berg', 'Potter']])
  })

  it('adds contacts, refuses who is nobody, and accounts for every row', async () => {
    const context = openMarketingContext()
    const receipt = await context.importPath(people('linkedin-connections.csv'))
    expect(receipt).toMatchObject({ platform: 'linkedin', subject: 'people', kind: 'people (connections)', currency: null, grain: null, totals: { spend: null }, rows: { read: 5, added: 4, refused: 1, suppressed: 0 }, refusals: [{ line: 9 }] })
    expect(names(context)).toEqual(['Ada Albers', 'Bruno Neu', 'Priya Sharma', 'Priya Sharma'])
    expect(value(contactHandlers.get(context, { id: idOf(context, 'Ada Albers') }))).toMatchObject({ organization: 'Kiln & Co', role: 'Potter', emails: ['ada@kiln.example'], source: 'LinkedIn', howMet: 'Connected on LinkedIn on 15 Jan 2024', handles: [{ platform: 'linkedin', handle: 'ada-albers' }] })
    expect(value(contactHandlers.list(context, { search: 'kiln', filter: null, isArchived: false, sort: 'name', direction: 'ascending', custom: [], groupBy: null, offset: 0, limit: 10 })).total).toBe(1)
  })

  it('adds nothing a second and third time, in any order of rows, and takes each batch back exactly', async () => {
    const context = openMarketingContext()
    const start = context.digest()
    const batches: (number | null)[] = []
    const digests: unknown[] = []
    const text = readFileSync(people('linkedin-connections.csv'), 'utf8')
    const [preamble, rows] = [text.split('\n').slice(0, 4), text.split('\n').slice(4, -1)]
    for (const content of [text, text, [...preamble, ...rows.reverse(), ''].join('\n')]) {
      digests.push(context.digest())
      const receipt = await context.importPath(temporaryFile('Connections.csv', content))
      batches.push(receipt.batch)
      if (batches.length > 1) expect(receipt.rows).toMatchObject({ added: 0, changed: 0, unchanged: 4 })
    }
    expect(contactTables(context)).toEqual(Object.fromEntries(Object.entries(digests[1] as Record<string, string>).filter(([table]) => !table.startsWith('import') && !table.startsWith('undo'))))
    while (batches.length > 0) {
      await context.undoImport(batches.pop() ?? 0)
      expect(context.digest()).toEqual(digests.pop())
    }
    expect(context.digest()).toEqual(start)
  })

  it('fills the keep-in-touch queue from a LinkedIn archive', async () => {
    const context = openMarketingContext()
    const start = context.digest()
    const receipt = await context.importPath(linkedinArchive())
    expect(receipt).toMatchObject({ kind: 'people (full archive)', rows: { read: 13, added: 10, refused: 3 }, people: { contactsAdded: 7, interactionsAdded: 5, owedReplies: 3 } })
    expect(receipt.refusals.map(({ reason }) => reason)).toEqual([expect.stringContaining('spam'), expect.stringContaining('no profile'), expect.stringContaining('names nobody')])
    expect(receipt.warnings.join('\n')).toContain('Comments of yours, which name only the post and not whose it is, so no contact gets an interaction from them: once')
    // Refused rows of several tables can be listed, not written again as one.
    expect(receipt.canCorrect).toBe(false)
    expect(receipt.warnings.join('\n')).toContain('guide_messages.csv is left out')
    const queue = value(keepInTouchHandlers.due(context, { today: '2026-05-01' as Day, states: null, offset: 0, limit: 50 }))
    expect(queue.rows.map(({ name }) => name).sort()).toEqual(['Ada Albers', 'Carla Diaz', 'Dora Eck'])
    const again = await context.importPath(linkedinArchive())
    expect(again.rows).toMatchObject({ added: 0, changed: 0, unchanged: 10 })
    await context.undoImport(receipt.batch)
    expect(names(context)).toHaveLength(7)
    await context.undoImport(again.batch)
    expect(context.digest()).toEqual(start)
  })

  it('previews what it would do, with the reasons, and writes nothing', async () => {
    const context = openMarketingContext()
    await context.importPath(people('linkedin-connections.csv'))
    const before = context.digest()
    await context.importPath(people('google.csv')).then(({ batch }) => context.undoImport(batch))
    expect(context.digest()).toEqual(before)
    const preview = value(await importHandlers.preview(context, { file: 'google', options: ImportOptions.parse({}) }, jobControl()))
    expect(context.digest()).toEqual(before)
    expect(preview.receipt.rows).toMatchObject({ read: 2, added: 1, changed: 1 })
    expect(preview.people?.told).toMatchObject([{ line: 2, name: 'Ada Albers', outcome: 'changed', reason: expect.stringContaining('same e-mail address') }])
    expect(preview.people?.told[0]?.reason).toContain('Kept as it is in the workbook: the organisation (the file says “Kiln and Company”)')
    expect(preview.people?.sample[0]?.cells).toContainEqual({ label: 'Birthday', text: '--03-07', parsed: '7 March' })
  })

  it('says of how many more there would be something to say', async () => {
    const context = openMarketingContext()
    context.setFile(vcard(...Array.from({ length: 104 }, (_, index) => `UID:${index}\nFN:Ada Albers\nEMAIL:ada${index}@kiln.example`)))
    const { people: shown } = value(await importHandlers.preview(context, { file: 'list', options: ImportOptions.parse({}) }, jobControl()))
    expect(shown?.told).toHaveLength(100)
    expect(shown?.moreTold).toBe(3)
  })

  it('lets a newer file of the same source update, and a person’s own word stand', async () => {
    const context = openMarketingContext()
    const card = (role: string, organization: string): string => vcard(`UID:7\nFN:Ada Albers\nTITLE:${role}\nORG:${organization}\nEMAIL:ada@kiln.example`)
    await context.importPath(card('Potter', 'Kiln'))
    const id = idOf(context, 'Ada Albers')
    run(context, () => contactHandlers.edit(context, { id, changes: { organization: 'My own words' } }))
    const before = context.digest()
    const newer = await context.importPath(card('Master', 'Kiln 2'))
    expect(newer.rows).toMatchObject({ changed: 1 })
    expect(value(contactHandlers.get(context, { id }))).toMatchObject({ role: 'Master', organization: 'My own words' })
    await context.undoImport(newer.batch)
    expect(context.digest()).toEqual(before)
    expect(value(contactHandlers.get(context, { id }))).toMatchObject({ role: 'Potter' })
  })

  it('brings back nothing that a person took out: an address, a contact', async () => {
    const context = openMarketingContext()
    await context.importPath(people('google.csv'))
    run(context, () => contactHandlers.edit(context, { id: idOf(context, 'Ada Albers'), changes: { emails: ['ada@kiln.example'] } }))
    run(context, () => contactHandlers.remove(context, { ids: [idOf(context, 'Otto Ott')] }))
    const again = await context.importPath(people('google.csv'))
    expect(again.rows).toMatchObject({ added: 0, changed: 0, unchanged: 1, suppressed: 1 })
    expect(value(contactHandlers.get(context, { id: idOf(context, 'Ada Albers') })).emails).toEqual(['ada@kiln.example'])
  })

  it('knows merged contacts again', async () => {
    const context = openMarketingContext()
    await context.importPath(vcard('FN:Ada Albers\nEMAIL:ada@kiln.example', 'FN:A. Albers\nEMAIL:albers@example.org'))
    run(context, () => duplicateHandlers.merge(context, { keepId: idOf(context, 'Ada Albers'), otherId: idOf(context, 'A. Albers'), choices: {} }))
    const again = await context.importPath(vcard('FN:Ada Albers\nEMAIL:ada@kiln.example', 'FN:A. Albers\nEMAIL:albers@example.org'))
    expect(again.rows).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    // The merge is undone: each is again who they were.
    context.transaction(() => context.journal.undo(null))
    expect(names(context)).toHaveLength(2)
    await context.importPath(vcard('FN:A. Albers\nEMAIL:albers@example.org\nTITLE:Poet'))
    expect(value(contactHandlers.get(context, { id: idOf(context, 'A. Albers') })).role).toBe('Poet')
  })

  it('leaves somebody whom a person added when it is taken back, also where they became one with whom it brought', async () => {
    const context = openMarketingContext()
    const { batch } = await context.importPath(vcard('FN:Ada Albers\nEMAIL:ada@kiln.example'))
    run(context, () => contactHandlers.add(context, ContactFields.parse({ name: 'Ada Albers' })))
    run(context, () => duplicateHandlers.merge(context, { keepId: idOf(context, 'Ada Albers'), otherId: Number(context.prepare('SELECT max(id) FROM contact').pluck().get()) as ContactId, choices: {} }))
    await context.undoImport(batch)
    expect(names(context)).toEqual(['Ada Albers'])
  })

  it('never makes one of two people by name, and suggests them', async () => {
    const context = openMarketingContext()
    await context.importPath(people('linkedin-connections.csv'))
    const receipt = await context.importPath(people('facebook-friends.json'))
    expect(receipt).toMatchObject({ rows: { read: 4, added: 3, refused: 1 }, people: { suggestions: 2 } })
    expect(names(context).filter((name) => name === 'Ada Albers')).toHaveLength(3)
    expect(names(context)).toContain('Katarína Nová')
    const again = await context.importPath(people('facebook-friends.json'))
    expect(again.rows).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
    // Nor by where they stand in the file, which is another place in the next one.
    // The fixture's own shape.
    const { friends_v2: friends } = JSON.parse(readFileSync(people('facebook-friends.json'), 'utf8')) as { friends_v2: unknown[] }
    const reversed = await context.importPath(temporaryFile('friends.json', JSON.stringify({ friends_v2: friends.toReversed() })))
    expect(reversed.rows).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
  })

  it('keeps colleagues with one phone apart, and takes the same phone in another notation for the same person', async () => {
    const context = openMarketingContext()
    await context.importPath(vcard('FN:Ada Albers\nTEL:+49 30 1234567', 'FN:Bruno Neu\nTEL:030 1234567'))
    expect(names(context)).toHaveLength(2)
    const receipt = await context.importPath(vcard('FN:Ada Albers\nTEL:0049 (0)30 123 45 67\nTITLE:Potter'))
    expect(receipt.rows).toMatchObject({ added: 0, changed: 1 })
  })

  it.each([
    ['Thomas Schneider', 'Sabine Schneider'], ['Anna Müller', 'Bernd Müller'], ['Martin Berg', 'Martina Berg'], ['A. Albers', 'Bruno Albers'],
  ])('keeps a family with one phone apart: %s and %s', async (...both) => {
    const context = openMarketingContext()
    await context.importPath(vcard(...both.map((name) => `FN:${name}\nTEL:+49 30 1234567`)))
    expect(names(context)).toEqual(both)
  })

  it.each([['Ada Albers', 'A. Albers'], ['Ada Albers', 'Dr. Ada Albers'], ['Jon Smyth', 'Smith, John'], ['Anna Müller', 'Anna Mueller']])('takes %s and %s with one phone for one person', async (...both) => {
    const context = openMarketingContext()
    await context.importPath(vcard(...both.map((name) => `FN:${name}\nTEL:+49 30 1234567`)))
    expect(names(context)).toEqual([both[0]])
  })

  it('keeps people of quite unlike names apart who share an e-mail address or what stands below a network, says so, and knows them again', async () => {
    const context = openMarketingContext()
    const table = (...rows: readonly string[]): string => temporaryFile('people.csv', `Name,E-mail,LinkedIn\n${rows.join('\n')}\n`)
    const rows = ['Kim Lee,info@example.com,asked', 'Jo Doe,info@example.com,https://www.linkedin.com/company/example', 'Lee Kim,info@example.com,', 'Bo Roe,bo@example.com,asked', 'Ed Poe,ed@example.com,yes', 'Al Fox,al@example.com,Yes']
    const first = await context.importPath(table(...rows))
    expect(first.rows).toMatchObject({ added: 5, changed: 0, unchanged: 1 })
    expect(first.warnings[0]).toBe('4 rows share an e-mail address, a profile or an id with others of quite another name: they were kept apart.')
    expect(names(context)).toEqual(['Kim Lee', 'Jo Doe', 'Bo Roe', 'Ed Poe', 'Al Fox'])
    expect(value(contactHandlers.get(context, { id: idOf(context, 'Al Fox') })).handles).toEqual([])
    expect((await context.importPath(table(...rows.slice(3).toReversed(), ...rows.slice(1, 2), ...rows.slice(0, 1), ...rows.slice(2, 3)))).rows).toMatchObject({ added: 0, changed: 0, unchanged: 6 })
    // One of them alone, in another source, is known by the name.
    expect((await context.importPath(vcard('FN:Jo Doe\nEMAIL:info@example.com\nTITLE:Potter'))).rows).toMatchObject({ added: 0, changed: 1 })
    expect(value(contactHandlers.get(context, { id: idOf(context, 'Jo Doe') })).role).toBe('Potter')
  })

  it('keeps cards apart to which a program gave one id', async () => {
    const context = openMarketingContext()
    const cards = vcard('UID:1\nFN:Ada Albers\nEMAIL:ada@kiln.example', 'UID:1\nFN:Jo Doe\nEMAIL:jo@example.com')
    expect((await context.importPath(cards)).warnings).toEqual(['2 rows share an e-mail address, a profile or an id with others of quite another name: they were kept apart.'])
    expect(names(context)).toEqual(['Ada Albers', 'Jo Doe'])
    expect((await context.importPath(cards)).rows).toMatchObject({ added: 0, unchanged: 2 })
  })

  it('keeps apart whom an earlier file named alone', async () => {
    const context = openMarketingContext()
    await context.importPath(temporaryFile('people.csv', 'Name,E-mail\nKim Lee,info@example.com\n'))
    expect((await context.importPath(temporaryFile('people.csv', 'Name,E-mail\nJo Doe,info@example.com\nKim Lee,info@example.com\n'))).rows).toMatchObject({ added: 1, changed: 0, unchanged: 1 })
    expect(names(context)).toEqual(['Kim Lee', 'Jo Doe'])
  })

  it('says of a row with the e-mail address of a contact of quite another name that it was taken for them, once', async () => {
    const context = openMarketingContext()
    await context.importPath(temporaryFile('people.csv', 'Name,E-mail\nKim Lee,info@example.com\n'))
    const other = vcard('FN:Ada Albers\nEMAIL:info@example.com')
    expect((await context.importPath(other)).warnings).toEqual(['1 row has the e-mail address or the id of somebody of another name, and was taken for them: line 1, “Ada Albers” for “Kim Lee”. If two people share it, take it off one of them in the file, or add the other by hand.'])
    expect((await context.importPath(other)).warnings).toEqual([])
  })

  it('knows people behind a switchboard by their very names, and takes no longer for each the more they are', async () => {
    const context = openMarketingContext()
    const syllables = ['ka', 'lo', 'mi', 'nu', 'pe', 'ro', 'sa', 'ti', 'vu', 'ye', 'bo', 'da', 'fe', 'gi', 'ho']
    const rows = Array.from({ length: 3000 }, (_, index) => `${[0, 1, 2].map((place) => syllables[Math.floor(index / 15 ** place) % 15]).join('')} Berg,030 1234567`)
    const started = performance.now()
    const file = temporaryFile('staff.csv', `Name,Phone\n${rows.join('\n')}\n`)
    expect((await context.importPath(file)).rows).toMatchObject({ read: 3000, added: 3000 })
    // Some 2 s; to hold every name against every other took far longer.
    expect(performance.now() - started).toBeLessThan(20_000)
    expect((await context.importPath(vcard(...rows.slice(-2).map((row) => `FN:${row.split(',')[0] ?? ''}\nTEL:+49 30 1234567`)))).rows).toMatchObject({ added: 0, changed: 2 })
  })

  it('says what of a later row about the same person an earlier one kept out', async () => {
    const context = openMarketingContext()
    const reasons = await reasonsOf(context, temporaryFile('list.csv', 'Name,Email,Role\nAnna Berg,info@berg.example,Owner\nDr. Anna Berg,info@berg.example,Owner\n'))
    expect(reasons[0]).toBe('The same person as in an earlier row of this file. Kept as an earlier row says it: the name (the file says “Dr. Anna Berg”).')
  })

  it('gives nobody more tags than a contact can hold, and says so', async () => {
    const context = openMarketingContext()
    const file = temporaryFile('orders.csv', `Name,Email,Tags\n${Array.from({ length: 120 }, (_, index) => `Ada Albers,ada@kiln.example,order ${index}\n`).join('')}`)
    expect((await reasonsOf(context, file)).at(-1)).toContain('No contact holds more than a hundred of them, so left out: a tag.')
    await context.importPath(file)
    const contact = value(contactHandlers.get(context, { id: idOf(context, 'Ada Albers') }))
    expect(contact.tags).toHaveLength(100)
    expect(ContactFields.safeParse(contact).success).toBe(true)
  })

  it.each([
    ['other case and +tag', 'EMAIL:ADA+news@Kiln.example'],
    ['another phone notation', 'TEL:0170-123 45 67'],
    ['another platform’s profile address', 'URL:https://LinkedIn.com/in/Ada-Albers/'],
  ])('leaves out who objected, under %s', async (_name, line) => {
    const context = openMarketingContext()
    await context.importPath(vcard('FN:Ada Albers\nEMAIL:ada@kiln.example\nTEL:+49 170 1234567\nURL:https://www.linkedin.com/in/ada-albers'))
    const id = idOf(context, 'Ada Albers')
    context.transaction(() => noteObjection(context, id, '2026-05-01'))
    eraseContacts(context, [id], 'clear', { cause: 'request' })
    const receipt = await context.importPath(vcard(`FN:Somebody\n${line}`, 'FN:Bruno Neu\nEMAIL:bruno@neu.example'))
    expect(receipt.rows).toMatchObject({ read: 2, added: 1, suppressed: 1 })
    expect(names(context)).toEqual(['Bruno Neu'])
  })

  /** Ada, typed in by hand, in other notations than files have. */
  const ada = { name: 'Ada Albers', emails: ['Ada.Albers+shop@GMAIL.com'], phones: ['+49 (0)170 / 123 45-67'], handles: [{ platform: 'linkedin' as const, handle: '@Ada-Albers', url: '' }] }
  const linkedinCsv = (name: string, rest: string): string => temporaryFile('Connections.csv', `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${name},${rest}\nBruno,Neu,https://www.linkedin.com/in/bruno-neu,,Neu GmbH,Founder,03 Feb 2024\n`)
  const googleCsv = (rest: string): string => temporaryFile('contacts.csv', `First Name,Middle Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - Value\n${rest}\nBruno,,Neu,* Work,bruno@neu.example,,,\n`)

  it.each([
    ['LinkedIn, by profile address', () => linkedinCsv('A.', 'A.,http://de.linkedin.com/in/ADA-ALBERS/?trk=x,,Kiln,Potter,15 Jan 2024')],
    ['LinkedIn, by e-mail without the tag', () => linkedinCsv('Adelheid', 'Albers,https://www.linkedin.com/in/somebody-else,adaalbers@googlemail.com,Kiln,Potter,15 Jan 2024')],
    ['Google, by the second of two addresses', () => googleCsv('Ada,,A.,* Work,new@ada.example ::: ADAALBERS@gmail.com,,,')],
    ['Google, by the phone as it is dialled at home', () => googleCsv('Ada,,A.,,,Mobile,0170 1234567,')],
    ['a contact card, by the phone from abroad', () => vcard('FN:A. Albers\nTEL;TYPE=CELL:0049-170-1234567', 'FN:Bruno Neu\nEMAIL:bruno@neu.example')],
    ['a contact card, by e-mail in capital letters', () => vcard('FN:A. Albers\nEMAIL;TYPE=INTERNET:A.D.A.ALBERS+x@GMAIL.COM', 'FN:Bruno Neu\nEMAIL:bruno@neu.example')],
    ['a contact card, by profile address', () => vcard('FN:A. Albers\nURL:https://www.linkedin.com/in/ada-albers', 'FN:Bruno Neu\nEMAIL:bruno@neu.example')],
  ])('an objection holds across an import, before the erasure and after it: %s', async (_name, file) => {
    for (const isErased of [false, true]) {
      const context = openMarketingContext()
      const { id } = value(run(context, () => contactHandlers.add(context, ContactFields.parse(ada))))
      context.transaction(() => noteObjection(context, id, '2026-05-01'))
      if (isErased) eraseContacts(context, [id], 'clear', { cause: 'request' })
      const before = context.prepare('SELECT * FROM contact').all()
      for (const time of ['first', 'second'] as const) expect({ isErased, time, ...(await context.importPath(file())).rows }).toMatchObject({ isErased, time, read: 2, added: time === 'first' ? 1 : 0, changed: 0, suppressed: 1 })
      expect(names(context)).toEqual(isErased ? ['Bruno Neu'] : ['Ada Albers', 'Bruno Neu'])
      // Nothing of the file went to who objected.
      expect(context.prepare("SELECT * FROM contact WHERE name <> 'Bruno Neu'").all()).toEqual(before)
    }
  })

  it('knows an address whose name has letters of its own again, however they are composed, also after an objection and an erasure', async () => {
    const context = openMarketingContext()
    const list = (email: string): string => temporaryFile('people.csv', `Full name,Email\nJörg Müller,${email}\nBruno Neu,bruno@neu.example\n`)
    const [composed, taken] = ['jörg.müller@kiln.example', 'Jo\u0308rg.Mu\u0308ller@kiln.example']
    expect((await context.importPath(list(taken))).warnings).toEqual([])
    expect(value(contactHandlers.get(context, { id: idOf(context, 'Jörg Müller') })).emails).toEqual(['Jörg.Müller@kiln.example'])
    expect((await context.importPath(list(composed))).rows).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
    context.transaction(() => noteObjection(context, idOf(context, 'Jörg Müller'), '2026-05-01'))
    eraseContacts(context, [idOf(context, 'Jörg Müller')], 'clear', { cause: 'request' })
    for (const email of [composed, taken]) expect((await context.importPath(list(email))).rows).toMatchObject({ added: 0, suppressed: 1 })
    expect(names(context)).toEqual(['Bruno Neu'])
  })

  it('is rid of a merged person under both names, in claims, refused rows and names of files', async () => {
    const context = openMarketingContext()
    await context.importPath(temporaryFile('Adelheid_Vogt.csv', 'Full name,Email,Notes\nAda Albers,ada@kiln.example,\nAdelheid Vogt,vogt@example.org,Likes moss\n,,Ask Adelheid Vogt\n,,"ALBERS, Ada"\n,,Somebody else\n'))
    run(context, () => duplicateHandlers.merge(context, { keepId: idOf(context, 'Ada Albers'), otherId: idOf(context, 'Adelheid Vogt'), choices: { name: 'other' } }))
    eraseContacts(context, [idOf(context, 'Adelheid Vogt')], 'keep', { cause: 'request' })
    expect(JSON.stringify(context.digest())).not.toMatch(/adelheid|vogt|albers|kiln|moss/i)
    expect(context.prepare('SELECT text FROM import_refusal ORDER BY position').pluck().all()).toEqual(['', '', expect.stringContaining('Somebody else')])
    expect(value(importHandlers.list(context, {}))).toMatchObject([{ file: 'erased.csv', rows: { read: 5, refused: 3 } }])
  })

  it('is rid of a name of which a file has a part behind a dot', async () => {
    const context = openMarketingContext()
    await context.importPath(temporaryFile('Adelheid.Vogt', 'Full name,Email\nAdelheid Vogt,vogt@example.org\n'))
    eraseContacts(context, [idOf(context, 'Adelheid Vogt')], 'keep', { cause: 'request' })
    expect(JSON.stringify(context.digest())).not.toMatch(/adelheid|vogt/i)
  })

  it('keeps a contact that deals were made with when its import is undone', async () => {
    const context = openMarketingContext()
    const { batch } = await context.importPath(vcard('FN:Ada Albers\nEMAIL:ada@kiln.example', 'FN:Bruno Neu\nEMAIL:bruno@neu.example'))
    const fields = DealFields.parse({ name: 'Cups', amountMinor: 100, currency: 'EUR', status: 'won', on: '2026-05-01' })
    run(context, () => attributionHandlers.saveDeal(context, { id: null, fields, contactIds: [idOf(context, 'Ada Albers')], typed: { first: null, last: null, said: null } }))
    await context.undoImport(batch)
    expect(names(context)).toEqual(['Ada Albers'])
    expect(context.prepare('SELECT count(*) FROM deal_contact').pluck().get()).toBe(1)
  })

  it('keeps a contact that a person has put something into when its import is undone', async () => {
    const context = openMarketingContext()
    const { batch } = await context.importPath(people('google.csv'))
    run(context, () => contactHandlers.edit(context, { id: idOf(context, 'Otto Ott'), changes: { note: 'Owes me a book' } }))
    await context.undoImport(batch)
    expect(names(context)).toEqual(['Otto Ott'])
  })

  it('keeps whomever a person has put anything on when their import is undone, whatever it is, and nobody else', async () => {
    const context = openMarketingContext()
    const day = '2026-05-01'
    context.sqlite.exec(`
      INSERT INTO contact_group (id, name, sort_name, created_at) VALUES (1, 'Group', 'group', '${day}');
      INSERT INTO community (id, name, sort_name, platform, url, rules, note, created_at) VALUES (1, 'Makers', 'makers', 'discord', '', '', '', '${day}');
      INSERT INTO custom_field (id, name, kind, choices, position) VALUES (1, 'Drink', 'text', '[]', 0);
      INSERT INTO campaign (id, name, sort_name, objective, status, owner, brief, created_at) VALUES (1, 'Spring', 'spring', 'unknown', 'active', '', '', '${day}');
      INSERT INTO deal (id, name, amount_minor, currency, status, on_day, note) VALUES (1, 'Cups', 1, 'EUR', 'won', '${day}', '');
      INSERT INTO bridge_action (id, rule, subject, decision, decided_on) VALUES (1, 'win_back', 'contact:0', 'dismissed', '${day}');
      INSERT INTO interaction (id, type, direction, on_day, note, created_at) VALUES (1, 'call', 'mutual', '${day}', '', '${day}');
      INSERT INTO contact (id, name, sort_name, organization, role, source, how_met, note, created_at) VALUES (100, 'Own', 'own', '', '', '', '', '', '${day}');
    `)
    const put = [
      'UPDATE contact SET group_id = 1 WHERE id = ?', 'UPDATE contact SET ideal_days = 30 WHERE id = ?', 'UPDATE contact SET longest_days = 30 WHERE id = ?', `UPDATE contact SET snoozed_until = '${day}' WHERE id = ?`,
      'UPDATE contact SET is_archived = 1 WHERE id = ?', 'UPDATE contact SET has_objected = 1 WHERE id = ?', 'INSERT INTO membership (community_id, contact_id) VALUES (1, ?)', 'INSERT INTO interaction_contact (contact_id, interaction_id) VALUES (?, 1)',
      `INSERT INTO follow_up (contact_id, on_day, note, created_at) VALUES (?, '${day}', '', '${day}')`, "INSERT INTO custom_value (contact_id, field_id, text_value) VALUES (?, 1, 'Tea')",
      "INSERT INTO contact_photo (contact_id, media_type, bytes) VALUES (?, 'image/png', x'00')", `INSERT INTO consent (contact_id, purpose, basis, source, wording, given_on, created_at) VALUES (?, 'News', 'consent', '', '', '${day}', '${day}')`,
      `INSERT INTO advocate (contact_id, reason, since_day) VALUES (?, '', '${day}')`, "INSERT INTO post (kind, platform, author_id, url, text, search_text, permission, permission_note, read_sentiment, external_id) VALUES ('mention', 'x', ?, '', '', '', 'none', '', 'none', '')",
      'INSERT INTO not_duplicate (first_id, second_id) VALUES (100, ?)', 'INSERT INTO deal_contact (deal_id, contact_id) VALUES (1, ?)', `INSERT INTO contact_stage (contact_id, lead_on) VALUES (?, '${day}')`,
      `INSERT INTO campaign_response (contact_id, campaign_id, on_day, note) VALUES (?, 1, '${day}', '')`, "INSERT INTO attribution (contact_id, position, source, words) VALUES (?, 'said', 'neither', '')",
      "INSERT INTO attribution (deal_id, position, source, source_contact_id, words) VALUES (1, 'said', 'relationship', ?, '')", 'INSERT INTO bridge_action_contact (action_id, contact_id) VALUES (1, ?)',
      `INSERT INTO contact_former (contact_id, former_id, created_at) VALUES (?, 99, '${day}')`,
    ]
    const { batch } = await context.importPath(vcard(...[...put, ''].map((_, index) => `FN:Person ${index}\nEMAIL:person${index}@kiln.example`)))
    for (const [index, sql] of put.entries()) context.prepare(sql).run(idOf(context, `Person ${index}`))
    await context.undoImport(batch)
    expect(new Set(names(context))).toEqual(new Set(['Own', ...put.map((_, index) => `Person ${index}`)]))
  })

  it('keeps what was said where a person has written how long it took, or where it was', async () => {
    const context = openMarketingContext()
    const { batch } = await context.importPath(linkedinArchive())
    context.sqlite.exec("INSERT INTO community (id, name, sort_name, platform, url, rules, note, created_at) VALUES (1, 'Makers', 'makers', 'discord', '', '', '', '2026-05-01')")
    const said = (): number[] => context.prepare('SELECT id FROM interaction ORDER BY id').pluck().all().map(Number)
    const [first, second] = said()
    context.prepare('UPDATE interaction SET minutes = 5 WHERE id = ?').run(first)
    context.prepare('UPDATE interaction SET community_id = 1 WHERE id = ?').run(second)
    await context.undoImport(batch)
    expect(said()).toEqual([first, second])
  })

  it('leaves whoever was there before as they were, with all that is worked out of their interactions', async () => {
    const context = openMarketingContext()
    run(context, () => contactHandlers.add(context, ContactFields.parse({ name: 'Ada Albers', idealDays: 30, handles: [{ platform: 'linkedin', handle: 'ada-albers', url: 'https://www.linkedin.com/in/ada-albers' }] })))
    const before = contactTables(context)
    const { batch } = await context.importPath(people('linkedin-messages.csv'))
    expect(context.prepare("SELECT last_touch_on FROM contact WHERE name = 'Ada Albers'").pluck().get()).toBe('2026-04-20')
    await context.undoImport(batch)
    expect(contactTables(context)).toEqual(before)
  })

  it('leaves nothing behind when it is cancelled at any moment', async () => {
    const context = openMarketingContext()
    const { batch } = await context.importPath(people('google.csv'))
    await context.undoImport(batch)
    const before = context.digest()
    const outcomes: string[] = []
    for (let look = 1; look < 14; look += 1) {
      const result = await importHandlers.run(context, { file: 'google', options: ImportOptions.parse({}), sha256: null }, jobControl(look))
      outcomes.push(result.ok ? 'done' : result.error.type)
      if (result.ok) await context.undoImport(result.value.batch)
      expect(context.digest()).toEqual(before)
    }
    expect(outcomes[0]).toBe('Cancelled')
    expect(outcomes.at(-1)).toBe('done')
  })
})

const person = fc.record({ who: fc.integer({ min: 0, max: 4 }), role: fc.constantFrom('', 'Potter', 'Baker'), organization: fc.constantFrom('', 'Kiln', 'Oven'), tag: fc.constantFrom('', 'VIP'), phone: fc.boolean() })
const file = fc.record({ source: fc.constantFrom('vcard', 'generic'), people: fc.uniqueArray(person, { minLength: 1, maxLength: 4, selector: ({ who }) => who }) })

const write = ({ source, people: rows }: { source: string; people: readonly { who: number; role: string; organization: string; tag: string; phone: boolean }[] }): string =>
  source === 'vcard'
    ? vcard(...rows.map(({ who, role, organization, tag, phone }) => [`FN:Person ${'abcde'[who] ?? ''}`, `EMAIL:p${who}@example.org`, ...(role === '' ? [] : [`TITLE:${role}`]), ...(organization === '' ? [] : [`ORG:${organization}`]), ...(tag === '' ? [] : [`CATEGORIES:${tag}`]), ...(phone ? [`TEL:+49 30 99900${who}`] : [])].join('\n')))
    : temporaryFile('people.csv', `Full name,Email,Role,Company,Tags,Phone\n${rows.map(({ who, role, organization, tag, phone }) => `Person ${'abcde'[who] ?? ''},p${who}@example.org,${role},${organization},${tag},${phone ? `+49 30 99900${who}` : ''}`).join('\n')}\n`)

/** What is known of people, by their e-mail. */
const observed = ({ prepare }: MarketingContext): unknown =>
  prepare(
    `SELECT e.email, c.name, c.role, c.organization, c.source, (SELECT group_concat(name) FROM (SELECT t.name FROM contact_tag x JOIN tag t ON t.id = x.tag_id WHERE x.contact_id = c.id ORDER BY 1)) AS tags, (SELECT group_concat(phone) FROM contact_phone WHERE contact_id = c.id) AS phones
     FROM contact c JOIN contact_email e ON e.contact_id = c.id ORDER BY 1`,
  ).all()

describe('undo of imports of people', () => {
  it('leaves the workbook as if the batch had never been, whichever goes first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 4 }), fc.infiniteStream(fc.nat()), async (files, picks) => {
        const context = openMarketingContext()
        const start = context.digest()
        const imported: { batch: number | null; path: string }[] = []
        for (const path of files.map(write)) imported.push({ batch: (await context.importPath(path)).batch, path })
        while (imported.length > 0) {
          const [pick] = imported.splice((picks.next().value as number) % imported.length, 1)
          await context.undoImport(pick?.batch ?? 0)
          const fresh = openMarketingContext()
          for (const { path } of imported) await fresh.importPath(path)
          expect(observed(context)).toEqual(observed(fresh))
        }
        expect({ ...context.digest(), import_salt: '' }).toEqual({ ...start, import_salt: '' })
      }),
      { numRuns: 25 },
    )
  })
})
