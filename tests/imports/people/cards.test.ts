import { describe, expect, it } from 'vitest'
import { temporaryFile } from '../../support/read-import'
import { readPeople } from '../../support/read-people'

/** What is read of cards with these lines each, a list of lines for a card. */
const read = (...cards: readonly (readonly string[])[]) => readPeople(temporaryFile('cards.vcf', cards.map((lines) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')).join('')))

/** Who the card with these lines is, and what is said of it. */
const personOf = async (...lines: readonly string[]) => {
  const { people: [person], summary: { warnings } } = await read(lines)
  return { person, warnings }
}

const readJson = (...cards: readonly unknown[]) => readPeople(temporaryFile('cards.json', JSON.stringify(cards.length === 1 ? cards[0] : cards)))

describe('a contact card', () => {
  it.each([
    ['N:Albers;Ada;Rosa;Dr.;MA', 'Dr. Ada Rosa Albers MA'],
    ['N:Albers;Ada;;;', 'Ada Albers'],
    ['n:Albers;Ada', 'Ada Albers'],
    [String.raw`N:Albers\;Berg;Ada`, 'Ada Albers;Berg'],
    ['NICKNAME:Addie', 'Addie'],
  ])('that has no name in one piece is called by its parts or its nickname: %s', async (line, name) => expect((await personOf(line)).person?.name).toBe(name))

  it('tells apart what is called, faxed and paged', async () => {
    const { person, warnings } = await personOf('FN:Ada', 'TEL;TYPE=WORK,FAX:+49 30 1', 'TEL;TYPE=pager:+49 30 2', 'TEL;TYPE=HOME:+49 30 3', 'TEL;TYPE="voice,pref";VALUE=uri:tel:+49-30-4;ext=55')
    expect([person?.phones, person?.note, warnings]).toEqual([['+49-30-4 ext. 55', '+49 30 3'], 'Fax: +49 30 1\nPager: +49 30 2', []])
  })

  it('has its preferred address first, however that is written', async () => {
    for (const preferred of ['EMAIL;PREF=1', 'EMAIL;TYPE=pref', 'EMAIL;INTERNET;PREF', 'item1.EMAIL;type=INTERNET;type=pref']) {
      expect((await personOf('FN:Ada', 'EMAIL:first@example.com', `${preferred}:mailto:best@example.com`, 'EMAIL:last@example.com')).person?.emails).toEqual(['best@example.com', 'first@example.com', 'last@example.com'])
    }
  })

  it('keeps in the note what has no place of its own', async () => {
    const { person } = await personOf('FN:Ada', String.raw`NOTE: Met\nat the fair `, 'NOTE:', 'NOTE:Second', 'NICKNAME:Addie', 'ORG:Kiln;Glazes;;Blue', String.raw`ADR;TYPE=HOME:;;Oak St 1\, back;Hamburg;;20095;`, 'ADR:;;;;;;')
    expect(person).toMatchObject({ organization: 'Kiln', note: 'Met\nat the fair\nSecond\nNickname: Addie\nDepartment: Glazes, Blue\nAddress: Oak St 1, back, Hamburg, 20095' })
  })

  it('names no department where none is said', async () => expect((await personOf('FN:Ada', 'ORG:Kiln;;')).person).toMatchObject({ organization: 'Kiln', note: '' }))

  it('has parameters of other kinds than a line’s type, in quotes or not, that say nothing of it', async () => {
    const { person } = await personOf('FN:Ada', 'TEL;X-NOTE="a;FAX;b":+49 30 1', 'TEL;X-NOTE=FAX:+49 30 2', 'tel;cell;fax:+49 30 3')
    expect([person?.phones, person?.note]).toEqual([['+49 30 1', '+49 30 2'], 'Fax: +49 30 3'])
  })

  it('has a picture whose lines begin with more than one blank, and tells of none that is not there', async () => {
    const base64 = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(60)]).toString('base64')
    const { person, warnings } = await personOf('FN:Ada', 'PHOTO: ', `PHOTO;ENCODING=b;TYPE=JPEG:${base64.slice(0, 40)}`, `   ${base64.slice(40)}`, 'PHOTO:')
    expect([person?.photo, warnings]).toEqual([base64, []])
  })

  it.each([
    ['X-SOCIALPROFILE;TYPE=twitter:https://x.com/ada', { platform: 'x', handle: 'ada', url: 'https://x.com/ada' }],
    ['X-SOCIALPROFILE:https://www.instagram.com/ada', { platform: 'instagram', handle: 'ada', url: 'https://www.instagram.com/ada' }],
    ['X-SOCIALPROFILE;TYPE=instagram:ada.bakes', { platform: 'instagram', handle: 'ada.bakes', url: 'https://www.instagram.com/ada.bakes' }],
    ['X-SOCIALPROFILE;TYPE=X-BLUESKY:ada.example', { platform: 'bluesky', handle: 'ada.example', url: 'https://bsky.app/profile/ada.example' }],
    ['X-TWITTER:@ada', { platform: 'x', handle: 'ada', url: 'https://x.com/ada' }],
    ['IMPP:telegram:ada', { platform: 'telegram', handle: 'ada', url: '' }],
    ['IMPP;X-SERVICE-TYPE=Skype;TYPE=WhatsApp:x-apple:4930', { platform: 'whatsapp', handle: '4930', url: '' }],
    ['URL:https://kiln.example/ada', { platform: 'website', handle: 'kiln.example/ada', url: 'https://kiln.example/ada' }],
    ['item1.URL;type=pref:https\\://kiln.example', { platform: 'website', handle: 'kiln.example', url: 'https://kiln.example/' }],
  ])('says where somebody is: %s', async (line, handle) => {
    const { person, warnings } = await personOf('FN:Ada', line)
    expect([person?.handles, warnings]).toEqual([[handle], []])
  })

  it('says what of it is left out, and passes over what nobody misses', async () => {
    const { person, warnings } = await personOf('FN:Ada', 'IMPP:gopher:ada', 'URL:not a page', 'URL:', 'BDAY:soon', 'PRODID:Any', 'REV:2026', 'X-SPOUSE:Bo')
    expect(person).toMatchObject({ handles: [], birthday: '' })
    expect(warnings).toEqual([
      'A birthday is no day and was left out: once, on line 1.',
      'A text is no web address and was left out: once, on line 1.',
      'An address for messages (IMPP) is of a service that contacts have no place for, and was left out: once, on line 1.',
      'Not taken over: X-SPOUSE.',
    ])
  })

  it('has its first value of a kind that is not blank, and tells of none that is the same or blank', async () => {
    const { person, warnings } = await personOf('FN: ', 'FN:Ada', 'FN: Ada ', 'ORG:;', 'ORG:Kiln', 'TITLE: ', 'ROLE:Potter')
    expect(person).toMatchObject({ name: 'Ada', organization: 'Kiln', role: 'Potter' })
    expect(warnings).toEqual([])
  })

  it('of a company names no organisation that it belongs to, and one of a person does, called alike or not', async () => {
    const { people } = await read(['FN:Kiln', 'ORG:Kiln', 'X-ABShowAs:COMPANY'], ['FN:Oven', 'ORG:Kiln', 'X-ABShowAs:COMPANY'], ['FN:Bo Berg', 'ORG:Bo Berg'])
    expect(people.map(({ name, organization }) => [name, organization])).toEqual([['Kiln', ''], ['Oven', 'Kiln'], ['Bo Berg', 'Bo Berg']])
  })

  it('has its categories as tags, without those that an address book gives everybody', async () => {
    expect((await personOf('FN:Ada', String.raw`CATEGORIES:maker,my\,own, myContacts,Starred`, 'CATEGORY:fair')).person?.tags).toEqual(['maker', 'my,own', 'fair'])
  })

  it('that is a list of people is refused as one, with its lines', async () => {
    const { people, summary } = await read(['FN:Choir', 'KIND:Group', 'MEMBER:urn:uuid:1'], ['FN:Ada'])
    expect(people.map(({ name }) => name)).toEqual(['Ada'])
    expect(summary.refusals).toMatchObject([{ line: 1, reason: 'This card is a list of people, not a person.', text: 'VERSION:3.0 | FN:Choir | KIND:Group | MEMBER:urn:uuid:1' }])
  })

  it('that an agent’s stands in is read without it', async () => {
    const agent = ['AGENT:', 'BEGIN:VCARD', 'VERSION:2.1', 'FN:Agent', 'TEL:+49 30 1', 'END:VCARD']
    const { people, summary } = await read(['FN:Ada', ...agent, 'EMAIL:ada@example.com'], ['FN:Bo'])
    expect(people).toMatchObject([{ name: 'Ada', phones: [], emails: ['ada@example.com'] }, { name: 'Bo' }])
    expect(summary.rowsRefused).toBe(0)
  })

  it('does not hold what stands between two, which is refused by its line', async () => {
    const { people, summary } = await readPeople(temporaryFile('cards.vcf', 'BEGIN:VCARD\nFN:Ada\nEND:VCARD\nTEL:+49 30 1\n \nBEGIN : vcard\nFN:Bo\nend:vcard'))
    expect(people).toMatchObject([{ name: 'Ada', phones: [] }, { name: 'Bo' }])
    expect(summary.refusals).toMatchObject([{ line: 4, reason: 'This line stands outside of every card.', text: 'TEL:+49 30 1' }])
  })

  it('has quoted parameters as one, and escapes and coded letters as what they stand for', async () => {
    const { person } = await personOf('FN;LABEL="a;b:c":Ada', String.raw`ORG:Kiln\, Ltd.;Two\\n`, 'TITLE;charset=iso-8859-1;Encoding=Quoted-Printable:T=F6pferin =', ' und Malerin', String.raw`NOTE:a\Nb\:c`, 'NICKNAME;QUOTED-PRINTABLE:T=C3=B6ne')
    expect(person).toMatchObject({ name: 'Ada', organization: 'Kiln, Ltd.', role: 'Töpferin und Malerin', note: 'a\nb:c\nNickname: Töne\nDepartment: Two\\n' })
  })

  it('with more properties than anybody has is refused by itself, and a file with a property without end as a whole', async () => {
    const { people, summary } = await read(['FN:Ada', ...Array.from({ length: 20_000 }, () => 'X:')], ['FN:Bo'])
    expect(people).toMatchObject([{ name: 'Bo' }])
    expect(summary.refusals).toMatchObject([{ line: 1, reason: 'This card has more properties than any person.', text: `VERSION:3.0 | FN:Ada${' | X:'.repeat(38)}` }])
    const half = 'n'.repeat(3_000_000)
    await expect(read(['FN:Ada', `NOTE:${half}${half}`])).rejects.toThrow('A line is longer than four million letters. (line 4)')
    await expect(read(['FN:Ada', `NOTE:${half}`, ` ${half}`])).rejects.toThrow('A property is longer than four million letters. (line 4)')
  })

  it('shows what was understood of its properties, and nothing of a picture', async () => {
    const { person } = await personOf('FN:Ada Albers', 'BDAY:soon', 'ADR:;;Oak St 1;;;;', 'NICKNAME:Addie', 'X-SPOUSE:Bo', 'PHOTO;ENCODING=b:AAAA', `NOTE:${'n'.repeat(300)}`)
    expect(person?.shown).toEqual([
      { label: 'FN', text: 'Ada Albers', parsed: 'Ada Albers' },
      { label: 'BDAY', text: 'soon', parsed: null },
      { label: 'ADR', text: ';;Oak St 1;;;;', parsed: 'in the note' },
      { label: 'NICKNAME', text: 'Addie', parsed: 'in the note' },
      { label: 'X-SPOUSE', text: 'Bo', parsed: null },
      { label: 'NOTE', text: 'n'.repeat(200), parsed: 'n'.repeat(200) },
    ])
  })
})

describe('a card in JSON', () => {
  it('says what one in lines says, by itself or in a list', async () => {
    const ada = ['vcard', [
      ['Version', {}, 'text', '4.0'],
      ['n', {}, 'text', ['Albers; Berg', 'Ada', ['Rosa', 'May'], '', '']],
      ['email', {}, 'text', 'first@example.com'],
      ['email', { pref: '1' }, 'text', 'best@example.com'],
      ['tel', { type: ['work', 'fax'] }, 'uri', 'tel:+49-30-1'],
      ['tel', { type: 'home' }, 'uri', 'tel:+49-30-2'],
      ['ORG', {}, 'text', ['Kiln, Ltd.', 'Glazes']],
      ['categories', {}, 'text', 'maker', 'my,own'],
      ['note', {}, 'text', String.raw`C:\new` + '\nsecond'],
      ['x-number', {}, 'integer', 7],
    ]]
    const expected = { name: 'Ada Rosa,May Albers; Berg', emails: ['best@example.com', 'first@example.com'], phones: ['+49-30-2'], organization: 'Kiln, Ltd.', tags: ['maker', 'my,own'], note: 'C:\\new\nsecond\nDepartment: Glazes\nFax: +49-30-1' }
    const { people: [one] } = await readJson(ada)
    expect(one).toMatchObject(expected)
    expect(one?.shown?.at(-1)).toEqual({ label: 'x-number', text: '7', parsed: null })
    expect((await readJson(ada, ['vcard', [['fn', {}, 'text', 'Bo']]])).people).toMatchObject([expected, { name: 'Bo' }])
  })

  it('of a file that breaks off is not brought in', async () => {
    await expect(readPeople(temporaryFile('cards.json', '[["vcard", [["fn", {}, "text", "Ada"]]],'))).rejects.toThrow('The file breaks off before its end. Download it again.')
  })

  it('is refused by itself where it is a list of people, or no card', async () => {
    const { people, summary } = await readJson(['vcard', [['kind', {}, 'text', 'group'], ['fn', {}, 'text', 'Choir']]], ['vcard', 'none'], ['vcard', [['fn', {}, 'text', 'Ada']]])
    expect(people).toMatchObject([{ name: 'Ada' }])
    expect(summary.refusals).toMatchObject([{ reason: 'This card is a list of people, not a person.' }, { reason: 'This is no card as RFC 7095 writes it.', text: '["vcard","none"]' }])
  })
})
