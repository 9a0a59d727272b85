import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonElements, parseElement } from '../../../src/imports/people/json-elements'
import { repairMojibake } from '../../../src/imports/people/mojibake'
import { readBirthday } from '../../../src/imports/people/person'
import { profileOfUrl } from '../../../src/imports/people/profile'
import { decodeQuotedPrintable } from '../../../src/imports/people/vcard/content-lines'
import { fixture, temporaryFile, temporarySheets, temporarySpreadsheet } from '../../support/read-import'
import { readPeople } from '../../support/read-people'

const people = (name: string): string => fixture(`people/${name}`)
const textOf = (name: string): string => readFileSync(people(name), 'utf8')

describe('LinkedIn', () => {
  it.each([
    ['today', 'FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,CreatedAt,UpdatedAt\n', (name: string, rest: string) => `${name.replace(',', ',,')},,,,,"Head, Sales",${rest},"7/22/12, 3:13 PM","7/22/12, 3:13 PM"\n`],
    ['in 2022', 'Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites\n', (name: string, rest: string) => `MOBILE_CONTACTS,${name},,"Head, Sales",${rest},"11/22/22, 7:00 PM",,\n`],
  ])('reads the address book that LinkedIn was given as it is written %s, several addresses and phones in a cell', async (_when, headings, row) => {
    const text = `${headings}${row('Ada,Albers', '"ada@kiln.example, office@kiln.example"," +49 170 1234567, +491701234567, 030 555-12"')}${row(',', 'bruno@moss.example,')}`
    const { summary, people: found } = await readPeople(temporaryFile('Contacts.csv', text))
    expect(summary).toMatchObject({ platform: 'linkedin', rowsRead: 2, rowsRefused: 0, questions: [] })
    expect(found).toMatchObject([
      { name: 'Ada Albers', role: 'Head, Sales', emails: ['ada@kiln.example', 'office@kiln.example'], phones: ['+49 170 1234567', '030 555-12'] },
      { name: 'bruno@moss.example', emails: ['bruno@moss.example'] },
    ])
    const archive = temporaryFile('archive.zip', Buffer.from(zipSync({ 'Connections.csv': Buffer.from(textOf('linkedin-connections.csv')), 'Contacts.csv': Buffer.from(text) })))
    expect((await readPeople(archive)).people).toHaveLength(4)
  })

  it.each([
    ['tickets', 'Ticket ID,Category,Description,Status,Address,Report Count,Phone Numbers,Created At\n7,Water,Leak,Open,1 Elm St,3,030 555-12,2026-01-02\n'],
    ['people of another program', 'Record ID,First name,Last name,Email addresses,Phone numbers,Created at\n7,Ada,Albers,ada@kiln.example,030 555-12,2026-01-02\n'],
    ['people of another program with companies', 'Email addresses,Phone numbers,Companies,Created at\nada@kiln.example,030 555-12,Kiln,2026-01-02\n'],
  ])('takes no table of %s for an address book of LinkedIn', async (_what, text) => {
    const platform = await readPeople(temporaryFile('export.csv', text)).then(({ summary }) => summary.platform, () => 'refused')
    expect(platform).not.toBe('linkedin')
  })

  it('keeps titles, companies and birthdays of the address book whole, where numbers follow a comma', async () => {
    const { people: found } = await readPeople(temporaryFile('Contacts.csv', 'Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Birthday,Sites\nMOBILE_CONTACTS,Ada,Albers,"Acme, 24/7 Care","VP, 3rd Party Sales",ada@kiln.example,,"11/22/22, 7:00 PM","Jan 5, 1980","https://kiln.example, https://moss.example"\n'))
    expect(found).toMatchObject([{ role: 'VP, 3rd Party Sales', organization: 'Acme, 24/7 Care', birthday: '1980-01-05' }])
    expect(found[0]?.handles).toHaveLength(2)
  })

  it('says of the members one follows why they make no contacts, of whom only the name stands there', async () => {
    await expect(readPeople(temporaryFile('Member_Follows.csv', 'Date,Status,FullName\n2026-04-06 14:48:23,Active,Ada Albers\n2026-01-17 17:05:01,Unfollow,"Bruno Neu, MBA"\n'))).rejects.toThrow('members you follow or stopped following, by name alone')
  })

  it.each([
    ['as it is downloaded', (text: string) => text],
    ['without notes above the header', (text: string) => text.split('\n').slice(3).join('\n')],
    ['with a mark, CRLF and semicolons', (text: string) => `\ufeff${text.replaceAll('\n', '\r\n').replaceAll(/,(?=\S|,)/g, ';')}`],
    ['with days as numbers, month first as LinkedIn writes', (text: string) => text.replace('15 Jan 2024', '1/15/2024')],
  ])('reads connections %s', async (_name, change) => {
    const { summary, people: found } = await readPeople(temporaryFile('Connections.csv', change(textOf('linkedin-connections.csv'))))
    expect(summary).toMatchObject({ platform: 'linkedin', kind: 'people (connections)', rowsRead: 5, rowsRefused: 1, questions: [] })
    expect(found[0]).toMatchObject({ name: 'Ada Albers', role: 'Potter', howMet: 'Connected on LinkedIn on 15 Jan 2024', emails: ['ada@kiln.example'], identity: 'handle:linkedin:ada-albers' })
  })

  it('tells who spoke last, and asks who “we” are where it does not show', async () => {
    const text = textOf('linkedin-messages.csv')
    const { touches, people: found } = await readPeople(temporaryFile('messages.csv', text))
    expect(touches.map(({ person, on, direction }) => [person, on, direction])).toEqual([
      ['handle:linkedin:ada-albers', '2026-03-01', 'outgoing'], ['handle:linkedin:ada-albers', '2026-04-20', 'incoming'], ['handle:linkedin:bruno-neu', '2026-04-22', 'outgoing'], ['handle:linkedin:carla-diaz', '2026-04-25', 'incoming'],
    ])
    expect(found.every(({ rows }) => rows === 0)).toBe(true)
    expect(touches[1]?.note).toBe('Do you still sell the "moss" glaze?')
    const alone = temporaryFile('messages.csv', text.split('\n').slice(0, 3).join('\n'))
    const { summary, touches: none } = await readPeople(alone)
    expect([summary.rowsRead, none, summary.questions.map(({ id, option, choices }) => [id, option, choices.map(({ value, label }) => [value, label])])]).toEqual([
      0, [], [['own-profile', 'account', [['linkedin:ada-albers', 'Ada Albers'], ['linkedin:juniper', 'Juniper Jones']]]],
    ])
    expect((await readPeople(alone, { account: 'linkedin:juniper' })).touches).toHaveLength(2)
  })

  it('keeps of a day on which both spoke what they said: how it reads counts as theirs', async () => {
    const said = (who: string, at: string, text: string): string => (who === 'me' ? `c1,Me,https://www.linkedin.com/in/me,Ada,https://www.linkedin.com/in/ada,2026-03-01 ${at} UTC,${text}` : `c1,Ada,https://www.linkedin.com/in/ada,Me,https://www.linkedin.com/in/me,2026-03-01 ${at} UTC,${text}`)
    const rows = [said('me', '12:00:00', 'Wonderful thank you!'), said('ada', '11:00:00', 'The glaze came off: I am disappointed'), said('ada', '10:00:00', 'Hello'), said('me', '09:00:00', 'How is it going?')]
    for (const order of [rows, rows.toReversed()]) {
      const { touches } = await readPeople(temporaryFile('messages.csv', ['CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT', ...order, 'c2,Me,https://www.linkedin.com/in/me,Bea,https://www.linkedin.com/in/bea,2026-03-02 09:00:00 UTC,Hello Bea', ''].join('\n')))
      expect(touches.map(({ direction, note }) => [direction, note])).toEqual([['mutual', 'The glaze came off: I am disappointed\n(4 messages that day)'], ['outgoing', 'Hello Bea']])
    }
  })

  it('reads messages with any number of people', async () => {
    const rows = Array.from({ length: 140_000 }, (_, index) => `c${index},Me,https://www.linkedin.com/in/me,P ${index},https://www.linkedin.com/in/p${index},2026-03-01 10:00:00 UTC,hi\n`)
    const { touches } = await readPeople(temporaryFile('messages.csv', `CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT\n${rows.join('')}`))
    expect(touches).toHaveLength(140_000)
  })

  it.each(['guide_messages.csv', 'learning_coach_messages.csv', 'LearningCoachMessages.csv', 'coach_messages.csv', 'learning_role_play_messages.csv'])('takes %s for no messages of people, which has their very headings', async (name) => {
    const talk = `${textOf('linkedin-messages.csv').split('\n')[0] ?? ''}\nc9,,Juniper Jones,https://www.linkedin.com/in/juniper,Coach,https://www.linkedin.com/in/coach,2026-04-20 10:00:00 UTC,,How do I ask for a raise?,INBOX\n`
    await expect(readPeople(temporaryFile(name, talk))).rejects.toThrow('are no messages of people')
    const archive = temporaryFile('archive.zip', Buffer.from(zipSync({ 'Connections.csv': Buffer.from(textOf('linkedin-connections.csv')), [name]: Buffer.from(talk) })))
    const { summary, people: found } = await readPeople(archive)
    expect([found.map(({ name: own }) => own).includes('Coach'), summary.parts.find((part) => part.name === name)?.takenFor]).toEqual([false, null])
  })
})

describe('Google, Outlook, Mastodon, any table', () => {
  it('reads Google’s header of today: several values in a cell, its own labels left out', async () => {
    const { summary, people: found } = await readPeople(people('google.csv'))
    expect(summary).toMatchObject({ platform: 'google', rowsRead: 2, questions: [] })
    expect(found[0]).toMatchObject({ name: 'Ada Albers', emails: ['ADA@kiln.example', 'ada.albers@gmail.com'], tags: ['Suppliers'], birthday: '--03-07', note: 'Two\nlines' })
  })

  it('reads Google’s older header', async () => {
    expect((await readPeople(people('google-older.csv'))).people).toMatchObject([{ name: 'Kim Lee', organization: 'Tech Style Ltd', role: 'Head of Product', birthday: '1985-03-15', tags: ['Suppliers'], emails: ['kim@example.com'] }])
  })

  it.each(['Instagram', 'instagram_handle', 'Instagram (user name)', 'My Instagram URL', 'Instagram-Profil'])('takes what stands under %s for a profile, with or without its address', async (heading) => {
    const { people: found } = await readPeople(temporaryFile('list.csv', `Name,Email,${heading}\nKim,kim@example.com,instagram.com/kim.lee/\nBo,bo@example.com,@bo.neu\nCy,cy@example.com,https://www.instagram.com/cy\n`))
    expect(found.map(({ handles }) => handles)).toMatchObject([[{ platform: 'instagram', handle: 'kim.lee', url: 'https://instagram.com/kim.lee/' }], [{ handle: 'bo.neu' }], [{ handle: 'cy' }]])
  })

  it.each(['Instagram followers', 'Instagram reach', 'LinkedIn posts', 'Facebook spend', 'X'.repeat(60)])('takes no %s for a profile: two people with as many are no one', async (heading) => {
    const { people: found } = await readPeople(temporaryFile('list.csv', `Name,Email,${heading}\nKim,kim@example.com,12000\nBo,bo@example.com,12000\n`))
    expect(found.map(({ handles, identity }) => ({ handles, identity }))).toEqual([{ handles: [], identity: 'email:kim@example.com' }, { handles: [], identity: 'email:bo@example.com' }])
  })

  it('lets a late birthday show which comes first, or asks, where the first two thousand rows have none', async () => {
    const list = (birthday: string): string => temporaryFile('list.csv', `Name,Email,Birthday\n${Array.from({ length: 2100 }, (_, index) => `P${index},p${index}@example.com,\n`).join('')}Kim,kim@example.com,${birthday}\n`)
    const proven = await readPeople(list('15/03/1985'))
    expect([proven.people.at(-1)?.birthday, proven.summary.warnings, proven.summary.questions]).toEqual(['1985-03-15', [], []])
    expect((await readPeople(list('04/05/1985'))).summary.questions).toMatchObject([{ id: 'date-order' }])
  })

  it('asks where the days of LinkedIn’s connections contradict each other, and takes months first where nothing shows it', async () => {
    const connections = (...days: string[]): string => temporaryFile('Connections.csv', `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${days.map((day, index) => `Kim,Lee ${index},https://www.linkedin.com/in/kim-${index},,,,${day}\n`).join('')}`)
    expect((await readPeople(connections('04/05/2024', '06/07/2024'))).summary).toMatchObject({ questions: [], from: '2024-04-05', to: '2024-06-07' })
    const contradicting = await readPeople(connections('25/12/2023', '04/05/2024', '12/26/2023'))
    expect(contradicting.summary.questions).toMatchObject([{ id: 'date-order', text: 'The dates of the file contradict each other: “25/12/2023” on line 2 has the day first, “12/26/2023” on line 4 the month. Dates that do not fit your answer are left out.' }])
  })

  it('leaves out a phone number that a spreadsheet has rounded, and says so', async () => {
    const { people: found, summary } = await readPeople(temporaryFile('list.csv', 'Name;Email;Phone\nKim;kim@example.com;4,91702E+11\nBo;bo@example.com;+49 170 1234567\n'))
    expect(found.map(({ phones }) => phones)).toEqual([[], ['+49 170 1234567']])
    expect(summary.warnings).toEqual(['A phone number was rounded by a spreadsheet program (as in 4.92E+11) and left out: once, on line 2.'])
  })

  it('takes a name with a point for no address, where names stand', async () => {
    const { people: found } = await readPeople(temporaryFile('list.csv', 'Name,Email,Username,Profile\nKim,kim@example.com,kim.lee,kim.example/about\n'))
    expect(found[0]?.handles).toMatchObject([{ platform: 'other', handle: 'kim.lee', url: '' }, { platform: 'website', handle: 'kim.example/about' }])
  })

  it('reads Outlook, whose days a file must prove', async () => {
    const { summary, people: found } = await readPeople(people('outlook.csv'))
    expect(summary.questions).toEqual([])
    expect(found[0]).toMatchObject({ name: 'Sam Patel', birthday: '1980-12-25', phones: ['0113 496 0000', '07700 900456'], tags: ['VIP', 'Fair'], note: 'Met at the fair\nDepartment: Sales\nAddress: 2 High St, Leeds' })
    const ambiguous = temporaryFile('outlook.csv', textOf('outlook.csv').replace('25/12/1980', '04/05/1980'))
    expect((await readPeople(ambiguous)).summary.questions).toMatchObject([{ id: 'date-order', option: 'dateOrder', choices: [{ example: '“04/05/1980” is 4 May 1980' }, { example: '“04/05/1980” is 5 Apr 1980' }] }])
    const contradiction = temporaryFile('outlook.csv', textOf('outlook.csv').replace('0/0/00', '12/26/1980'))
    expect((await readPeople(contradiction)).summary.questions[0]?.text).toBe('The dates of the file contradict each other: “25/12/1980” on line 2 has the day first, “12/26/1980” on line 3 the month. Dates that do not fit your answer are left out.')
    const told = await readPeople(ambiguous, { dateOrder: 'MDY' })
    expect([told.summary.questions, told.people[0]?.birthday]).toEqual([[], '1980-04-05'])
  })

  it('reads all phones and addresses of Outlook in German, old headings and new', async () => {
    const headings = 'Anrede,Vorname,Weitere Vornamen,Nachname,Firma,Position,Straße geschäftlich,Straße geschäftlich 2,Ort geschäftlich,Bundesland/Kanton privat,Weiteres/e Land/Region,Telefon geschäftlich,Telefon geschäftlich 2,Telefon Firma,Telefon (privat),Telefon privat 2,Mobiltelefon,Mobiltelefon 2,Haupttelefon,Weiteres Telefon,E-Mail-Adresse,E-Mail-Typ,Geburtstag'
    const text = `${headings}\r\nFrau,Ada,,Albers,Ofen GmbH,Leitung,Weg 1,Hof 2,Bremen,Bremen,Österreich,0421 1,0421 2,0421 0,0421 3,0421 4,0170 5,0170 6,0421 7,0421 8,ada@ofen.example,SMTP,0.0.00\r\n`
    const { summary, people: found } = await readPeople(temporaryFile('kontakte.csv', Buffer.from(text, 'latin1')))
    expect(found).toMatchObject([{ name: 'Frau Ada Albers', role: 'Leitung', birthday: '', phones: ['0421 1', '0421 2', '0421 3', '0421 4', '0170 5', '0170 6', '0421 7', '0421 8'], note: 'Address: Weg 1, Hof 2, Bremen, Bremen, Österreich' }])
    expect(summary).toMatchObject({ platform: 'outlook', questions: [], warnings: ['Not taken over: Telefon Firma, E-Mail-Typ.'] })
  })

  it('reads Outlook in French, where two pairs of headings are called alike', async () => {
    const headings = '"Nom","Titre","Prénom","Deuxième prénom","Nom","Suffixe","Surnom","Société ","Service ","Titre","Rue (bureau)","Ville (bureau)","Pays (bureau)","Pays/Région (domicile)","Téléphone (bureau)","Téléphone 2 (bureau)","Téléphone société","Tél. mobile","Adresse de messagerie","Type de messagerie","Adresse de messagerie 2","Anniversaire","Catégories","Notes","Page Web"'
    const text = `${headings}\r\n"Zoé Martin","Mme","Zoé","","Martin","","","Le Four SARL","Ventes","Directrice","1 rue du Four","Lyon","France","","04 72 00 00 01","04 72 00 00 02","04 72 00 00 00","06 00 00 00 03","zoe@lefour.example","SMTP","zoe@maison.example","24/12/1980","Client","Vue au salon",""\r\n`
    const { summary, people: found } = await readPeople(temporaryFile('contacts.csv', Buffer.from(text, 'latin1')))
    expect(found).toMatchObject([{
      name: 'Mme Zoé Martin', organization: 'Le Four SARL', role: 'Directrice', birthday: '1980-12-24', emails: ['zoe@lefour.example', 'zoe@maison.example'], phones: ['04 72 00 00 01', '04 72 00 00 02', '06 00 00 00 03'], tags: ['Client'],
      note: 'Vue au salon\nDepartment: Ventes\nAddress: 1 rue du Four, Lyon, France',
    }])
    expect(summary).toMatchObject({ platform: 'outlook', questions: [], warnings: ['Not taken over: Téléphone société, Type de messagerie.'] })
  })

  it('reads Mastodon, and refuses what is no account', async () => {
    const { summary, people: found } = await readPeople(people('mastodon-following_accounts.csv'))
    expect(summary).toMatchObject({ rowsRead: 3, rowsRefused: 1, refusals: [{ line: 4 }] })
    expect(found[0]).toMatchObject({ name: 'ana', tags: ['mastodon following'], handles: [{ platform: 'mastodon', handle: 'ana@mastodon.social', url: 'https://mastodon.social/@ana' }] })
  })

  it('reads a table of people, as text and as a spreadsheet, and as the person maps it', async () => {
    const { summary, people: found } = await readPeople(people('people.csv'))
    expect(summary).toMatchObject({ platform: 'generic', rowsRead: 3, rowsRefused: 1, columns: [{ field: 'full_name' }, { field: 'email' }, { field: 'organization' }, { field: 'birthday' }, { field: 'profile' }, { field: 'ignored' }] })
    expect(found).toMatchObject([{ name: 'Greta Hof', birthday: '1990-04-03', handles: [{ platform: 'instagram', handle: 'greta.hof' }] }, { name: 'hans@example.at' }])
    expect(summary.warnings.join()).toContain('Favourite glaze')
    const mapped = await readPeople(people('people.csv'), { peopleMapping: { 0: 'full_name', 1: 'email', 5: 'tags' } })
    expect(mapped.people[0]).toMatchObject({ tags: ['moss'], organization: '' })
    const sheet = await temporarySpreadsheet([['Full name', 'E-Mail', 'Birthday'], ['Greta Hof', 'greta@example.at', new Date('1990-04-03T00:00:00Z')]])
    expect(await readPeople(sheet)).toMatchObject({ summary: { platform: 'generic', rowsRead: 1 }, people: [{ name: 'Greta Hof', birthday: '1990-04-03' }] })
  })

  it('says which other sheets have people that it did not read', async () => {
    const list = (name: string): string[][] => [['Full name', 'E-Mail'], [name, `${name}@example.at`]]
    const { summary, people: found } = await readPeople(await temporarySheets({ Friends: list('Greta'), Notes: [['Ask Ada']], Clients: list('Hans') }))
    expect(found.map(({ name }) => name)).toEqual(['Greta'])
    expect(summary.warnings.join()).toContain('There are people on other sheets too (Clients)')
  })

  it('reads a sheet of people that is shown before one that is hidden, and says so where there is no other', async () => {
    const list = (name: string): string[][] => [['Full name', 'E-Mail'], [name, `${name}@example.at`]]
    const { summary, people: found } = await readPeople(await temporarySheets({ Old: list('Greta'), Clients: list('Hans') }, 'list.xlsx', { Old: 'hidden' }))
    expect(found.map(({ name }) => name)).toEqual(['Hans'])
    expect(summary.warnings.join()).toContain('There are people on other sheets too (Old, which is hidden)')
    const only = await readPeople(await temporarySheets({ Old: list('Greta'), Notes: [['Ask Ada']] }, 'list.xlsx', { Old: 'hidden' }))
    expect(only.summary.warnings.join()).toContain('The sheet “Old” is hidden in the spreadsheet')
  })

  it.each([
    ['Dutch', 'Voornaam,Achternaam,E-mailadres,Bedrijf,Functie,Telefoon,Geboortedatum'],
    ['Italian', 'Nome,Cognome,Indirizzo email,Azienda,Ruolo,Telefono,Data di nascita'],
    ['German, several of a kind', 'Vorname,Nachname,E-Mail geschäftlich,Firma,Position,Telefon (privat),Geburtsdatum'],
    ['English, several of a kind', 'First Name,Last Name,Email - Work,Company,Job Title,Mobile phone 2,Birthday'],
    ['Spanish', 'Nombre,Apellidos,Dirección de correo electrónico,Empresa,Puesto,Móvil,Fecha de nacimiento'],
    ['Polish', 'Imię,Nazwisko,Adres e-mail,Firma,Stanowisko,Numer telefonu,Data urodzenia'],
  ])('reads a table of people with %s headings', async (_language, headings) => {
    const { summary, people: found } = await readPeople(temporaryFile('people.csv', `${headings}\nAda,Albers,ada@kiln.example,Kiln,CEO,0170 1234567,1990-04-03\n`))
    expect(summary.warnings).toEqual([])
    expect(found).toMatchObject([{ name: 'Ada Albers', emails: ['ada@kiln.example'], organization: 'Kiln', role: 'CEO', phones: ['0170 1234567'], birthday: '1990-04-03' }])
  })

  it('reads Pipedrive’s headings, takes the address of whoever keeps a contact for nobody’s, and tags without their quotation marks', async () => {
    const { summary, people: found } = await readPeople(temporaryFile('people.csv', 'Person - Name,Person - Email - Work,Person - Organization,Person - Label,Owner email,Tags\nAda Albers,ada@kiln.example,Kiln,Hot,me@studio.example,"""VIP"",""Berlin"""\n'))
    expect(found).toMatchObject([{ name: 'Ada Albers', emails: ['ada@kiln.example'], organization: 'Kiln', tags: ['VIP', 'Berlin'] }])
    expect(summary.warnings).toEqual(['Not taken over: Person - Label, Owner email.'])
  })

  it('refuses a row with more cells than headings, which would stand under the wrong ones', async () => {
    const { summary, people: found } = await readPeople(temporaryFile('people.csv', 'Name,Company,E-mail\nKim Lee,Acme, Inc.,kim@acme.com\nJo Doe,Bowls,jo@example.com,,\n'))
    expect(summary).toMatchObject({ rowsRead: 2, rowsRefused: 1, refusals: [{ line: 2, reason: 'The row has 4 cells, the header 3.' }] })
    expect(found).toMatchObject([{ name: 'Jo Doe', organization: 'Bowls', emails: ['jo@example.com'] }])
  })

  it('keeps the first of addresses that are the same first', async () => {
    const { people: found } = await readPeople(temporaryFile('people.csv', 'Name,E-mail 1,E-mail 2,E-mail 3\nJo Doe,jo@example.com,work@example.com,JO@example.com\n'))
    expect(found).toMatchObject([{ emails: ['jo@example.com', 'work@example.com'], identity: 'email:jo@example.com' }])
  })

  it('says where a mailing program tells that somebody wants no mail', async () => {
    const { summary } = await readPeople(temporaryFile('list.csv', 'EMAIL,VORNAME,NACHNAME,EMAIL_BLACKLISTED\nada@kiln.example,Ada,Albers,No\nbo@kiln.example,Bo,Bau,Yes\n'))
    expect(summary.warnings).toContain('“EMAIL_BLACKLISTED” says that somebody wants no mail, which was not taken over (an objection is noted on the contact’s page): once, on line 3.')
  })

  it('takes German headings that any list has for a table of people, not for Outlook’s', async () => {
    const { summary, people: found } = await readPeople(temporaryFile('people.csv', 'Vorname,Nachname,E-Mail-Adresse,Telefon,LinkedIn\nAda,Albers,ada@kiln.example,0170 1234567,https://www.linkedin.com/in/ada\n'))
    expect(summary).toMatchObject({ platform: 'generic', warnings: [] })
    expect(found).toMatchObject([{ phones: ['0170 1234567'], handles: [{ platform: 'linkedin', handle: 'ada' }] }])
  })

  it('shows nothing as read that it leaves out', async () => {
    const parsedOf = async (path: string): Promise<readonly (string | null | undefined)[]> => ((await readPeople(path)).people[0]?.shown ?? []).slice(1).map(({ parsed }) => parsed)
    expect(await parsedOf(temporaryFile('list.csv', 'Name,E-mail,Phone\nCleo,cleo@home,4.92E+11\n'))).toEqual([null, null])
    expect(await parsedOf(temporaryFile('cards.vcf', 'BEGIN:VCARD\nVERSION:4.0\nFN:Cleo\nEMAIL:cleo@home\nTEL:4.92E+11\nEND:VCARD\n'))).toEqual([null, null])
  })

  it('leaves tables of ad results to their reader', async () => {
    await expect(readPeople(temporaryFile('ads.csv', 'Name,Date,Spend,Clicks,Company\nSpring,2026-09-01,1.00,2,Acme\n'))).rejects.toThrow('Read as ads')
  })
})

describe('any table, as somebody made it to mislead', () => {
  it('has no name that turns round what stands after it', async () => {
    const { people: found } = await readPeople(temporaryFile('turned.csv', 'Name,Email,Organisation,Role,Tags,Notes\n"Ada \u202Egpj.exe",ada@kiln.example,\u2067Kiln,\u202dPotter,\u202Evip,keeps \u2067its\u2069 own\n\u202E\u2066,bea@kiln.example,,,,\n'))
    expect(found).toMatchObject([{ name: 'Ada gpj.exe', organization: 'Kiln', role: 'Potter', tags: ['vip'], note: 'keeps \u2067its\u2069 own' }, { name: 'bea@kiln.example' }])
  })

  it('says which of two columns of one meaning was left out, and shows it as not read', async () => {
    const { summary, people: found } = await readPeople(temporaryFile('twice.csv', 'Name,Full name,Email,Email,Company,Organisation\nAda,Bea,ada@kiln.example,bea@kiln.example,Kiln,Kiln\nCem,,cem@kiln.example,,,Forge\n'))
    expect(found).toMatchObject([{ name: 'Ada', emails: ['ada@kiln.example', 'bea@kiln.example'], organization: 'Kiln' }, { name: 'Cem', organization: 'Forge' }])
    expect(found[0]?.shown?.slice(0, 2)).toEqual([{ label: 'Name', text: 'Ada', parsed: 'Ada' }, { label: 'Full name', text: 'Bea', parsed: null }])
    expect(summary.warnings).toEqual(['“Full name” says something else than a column before it that means the same, and was left out: once, on line 2.'])
  })
})

describe('contact cards', () => {
  it('say of a second role or organisation that it is not taken over', async () => {
    const { people: found, summary } = await readPeople(temporaryFile('cards.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ann Doe\nTITLE:Chief\nROLE:Buyer\nORG:Acme;\nORG:Guild\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Bo Berg\nROLE:Potter\nTITLE:Potter\nORG:Acme\nORG:Acme\nEND:VCARD\n'))
    expect(found).toMatchObject([{ role: 'Chief', organization: 'Acme' }, { role: 'Potter', organization: 'Acme' }])
    expect(summary.warnings).toEqual(['Not taken over: ROLE, ORG.'])
    expect((await readPeople(temporaryFile('two.vcf', 'BEGIN:VCARD\nVERSION:4.0\nFN:Bo Berg\nTITLE:Potter\nTITLE:Teacher\nBDAY:1990-04-15\nBDAY:1991-04-15\nEND:VCARD\n'))).summary.warnings).toEqual(['Not taken over: TITLE, BDAY.'])
    expect((await readPeople(temporaryFile('one.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Bo Berg\nROLE:Potter\nTITLE:Potter\nORG:Acme\nORG:Acme\nEND:VCARD\n'))).summary.warnings).toEqual([])
  })

  it('reads versions 2.1, 3.0 and 4.0 in one file and refuses broken cards by themselves, with their line', async () => {
    const { summary, people: found } = await readPeople(people('cards.vcf'))
    expect(summary).toMatchObject({ platform: 'vcard', rowsRead: 4, rowsRefused: 2, refusals: [{ line: 12, reason: 'Line 15 of this card is no property: it has no colon after a name.' }, { line: 17 }] })
    expect(found).toMatchObject([
      { name: 'Jürgen Müller', phones: ['+49 170 1234567'], emails: ['juergen@example.de'], photo: expect.stringMatching(/^\/9j\/.*2Q==$/) },
      { name: 'Simone, the baker', birthday: '--02-03', emails: ['simone@example.fr'], note: 'Folded over two lines', handles: [{ platform: 'instagram', handle: 'simone.bakes' }] },
    ])
  })

  it('refuses a card that the file breaks off in, by its line', async () => {
    const whole = 'BEGIN:VCARD\nVERSION:3.0\nFN:Ada Albers\nEND:VCARD\n'
    const { summary, people: found } = await readPeople(temporaryFile('cut.vcf', `${whole}BEGIN:VCARD\nVERSION:3.0\nFN:Bo Berg\nEMAIL:bo@exa`))
    expect(found.map(({ name }) => name)).toEqual(['Ada Albers'])
    expect(summary).toMatchObject({ rowsRead: 2, rowsRefused: 1, refusals: [{ line: 5, reason: 'This card has no end (END:VCARD).' }] })
  })

  it('reads cards written as JSON', async () => {
    expect(await readPeople(people('cards.json'))).toMatchObject({ summary: { rowsRead: 2, rowsRefused: 1, refusals: [{ line: 3 }] }, people: [{ name: 'Jules Card', emails: ['jules@example.org'] }] })
  })

  it('decodes quoted-printable in the charset it names', () => {
    expect(decodeQuotedPrintable('J=FCrgen =', 'iso-8859-1')).toBe('Jürgen ')
    expect(decodeQuotedPrintable('=C3=A9=E2=82=AC a=b', 'utf-8')).toBe('é€ a=b')
    // The second byte of these letters is that of a plain one, which no program writes as a number.
    expect(decodeQuotedPrintable('=83A=83\\=83g;=93c', 'shift_jis')).toBe('アソト;田')
  })

  it.each([['19700414', '1970-04-14'], ['1985-03-15', '1985-03-15'], ['--0315', '--03-15'], ['--02-03', '--02-03'], ['1604-04-15', '--04-15'], ['1980-03-22T00:00:00Z', '1980-03-22'], ['', ''], ['0/0/00', ''], ['--1399', null], ['soon', null]])('takes %s for the birthday %s', (text, birthday) => expect(readBirthday(text, 'DMY')).toBe(birthday))

  it('says of somebody with more addresses than a contact holds that the rest was left out', async () => {
    const { summary, people: found } = await readPeople(temporaryFile('many.vcf', `BEGIN:VCARD\nVERSION:3.0\nFN:Kim Lee\n${Array.from({ length: 120 }, (_, index) => `EMAIL:kim${index}@example.com\n`).join('')}END:VCARD\n`))
    expect(found[0]?.emails).toHaveLength(100)
    expect(summary.warnings).toEqual(['Somebody had more than a hundred addresses, phones, profiles or tags, and the rest of them was left out: once, on line 1.'])
  })

  it('passes over a picture whose lines are not indented, to its short last one', async () => {
    const { summary, people: found } = await readPeople(temporaryFile('phone.vcf', 'BEGIN:VCARD\nVERSION:2.1\nFN:Kim Lee\nPHOTO;ENCODING=BASE64;TYPE=JPEG:\n/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAIBAQIBAQICAgICAgICAwUDAwMDAwYEBAMF\nBwYHBw==\n\nTEL:123456789\nEND:VCARD\n'))
    expect([summary.rowsRefused, found]).toMatchObject([0, [{ name: 'Kim Lee', phones: ['123456789'] }]])
  })

  it('reads 10,000 cards and the good ones around a broken one', async () => {
    const card = (index: number): string => `BEGIN:VCARD\nVERSION:3.0\nFN:Person ${index}\nEMAIL:p${index}@example.org\n${index === 5000 ? 'broken\n' : ''}END:VCARD\n`
    const { summary } = await readPeople(temporaryFile('many.vcf', Array.from({ length: 10_000 }, (_, index) => card(index)).join('')))
    expect([summary.rowsRead, summary.rowsRefused]).toEqual([10_000, 1])
  })
})

describe('downloads of platforms', () => {
  it('reads the four ways in which Instagram names an account', async () => {
    const { summary, people: found } = await readPeople(people('instagram-followers_1.json'))
    expect(summary).toMatchObject({ platform: 'instagram', kind: 'people (followers)', rowsRead: 4, rowsRefused: 1, refusals: [{ line: 5 }] })
    expect(found.map(({ handles }) => handles[0]?.handle)).toEqual(['first.one', 'second_one', 'fourth'])
    expect((await readPeople(people('instagram-following.json'))).people).toMatchObject([{ name: 'third.one', tags: ['instagram following'] }])
  })

  it('reads who follows on Threads, alone or within the download of Instagram that they come in', async () => {
    const { summary, people: found } = await readPeople(people('threads-followers.json'))
    expect(summary).toMatchObject({ platform: 'threads', kind: 'people (followers)', rowsRead: 4, rowsRefused: 1, refusals: [{ line: 9 }] })
    expect(found).toMatchObject([
      { name: 'Zoé Marten', tags: ['threads follower'], handles: [{ platform: 'threads', handle: 'zoe.marten' }] },
      { name: 'otter_2', handles: [{ platform: 'threads', handle: 'otter_2' }] },
      { name: 'Heron Bird', handles: [{ platform: 'threads', handle: 'heron.bird' }] },
    ])
    const folder = 'your_instagram_activity/threads'
    const download = temporaryFile('instagram.zip', Buffer.from(zipSync({
      'connections/followers_and_following/followers_1.json': Buffer.from(textOf('instagram-followers_1.json')),
      [`${folder}/following.json`]: Buffer.from('{"text_post_app_text_post_app_following": [{"title": "", "string_list_data": [{"href": "https://www.threads.com/wren", "value": "wren", "timestamp": 1730000000}]}]}'),
      [`${folder}/blocked_profiles.json`]: Buffer.from('{"text_post_app_text_post_app_blocked_users": [{"title": "", "string_list_data": [{"value": "crow"}]}]}'),
      [`${folder}/threads_and_replies.json`]: Buffer.from('{"text_post_app_text_posts": [{"media": [{"uri": "", "creation_timestamp": 1730000000, "title": "Hello"}]}]}'),
    })))
    const both = await readPeople(download)
    expect(both.people.map(({ tags, handles }) => [tags[0], handles[0]?.platform])).toEqual([...Array.from({ length: 3 }, () => ['instagram follower', 'instagram']), ['threads following', 'threads']])
    expect(both.summary.parts.filter(({ isMissed }) => isMissed).map(({ why }) => why)).toEqual(['“blocked users” is no list of followers or of accounts you follow.', 'What you wrote on Threads is not read: it names no figures.'])
  })

  it('asks for JSON where the download is HTML, and takes blocked accounts for no contacts', async () => {
    await expect(readPeople(temporaryFile('followers_1.html', '<!doctype html><title>Instagram</title>'))).rejects.toThrow('choose JSON')
    await expect(readPeople(temporaryFile('blocked.json', '{"relationships_blocked_users": [{"title": "x"}]}'))).rejects.toThrow('no list of followers')
  })

  it('puts Facebook’s letters right and knows names only', async () => {
    const { people: found, summary } = await readPeople(people('facebook-friends.json'))
    expect(found).toMatchObject([{ name: 'Katarína Nová', isNameOnly: true }, { name: 'Ada Albers' }, { name: 'Ada Albers' }])
    expect(summary.refusals).toMatchObject([{ line: 5 }])
  })

  it('takes the e-mail address or phone that Facebook gives of a few friends', async () => {
    const { people: found } = await readPeople(temporaryFile('your_friends.json', '{"friends_v2": [{"name": "Ada Albers", "timestamp": 1421388297, "contact_info": "ada@example.org"}, {"name": "Bo Berg", "contact_info": "+49 170 1234567"}, {"name": "Cy Cole", "contact_info": 7}]}'))
    expect(found).toMatchObject([{ name: 'Ada Albers', emails: ['ada@example.org'], isNameOnly: false }, { name: 'Bo Berg', phones: ['+49 170 1234567'] }, { name: 'Cy Cole', emails: [], phones: [], isNameOnly: true }])
    expect(found.map(({ shown }) => shown?.find(({ label }) => label === 'contact_info') ?? null)).toEqual([{ label: 'contact_info', text: 'ada@example.org', parsed: 'ada@example.org' }, { label: 'contact_info', text: '+49 170 1234567', parsed: '+49 170 1234567' }, null])
  })

  it('reads X’s scripts without running them: numbers without handles', async () => {
    const { people: found, summary } = await readPeople(people('x-follower.js'))
    expect(found).toMatchObject([{ name: 'X account 999', identity: 'id:999' }, { name: 'foo', identity: 'id:12345678901234567890', handles: [{ handle: 'foo' }, { handle: 'id:12345678901234567890' }] }])
    expect(summary.refusals).toMatchObject([{ line: 4 }])
    await expect(readPeople(temporaryFile('follower.js', 'window.YTD.follower.part0 = [{"follower":{"accountId":"1"}}]; process.exit(1)'))).rejects.toThrow('no valid JSON')
  })

  it('names those whom X only numbers by the newest mention of them in the posts of the archive, whichever comes first in it', async () => {
    const post = (id: string, mentions: readonly object[]): object => ({ tweet: { id_str: id, full_text: 'Hi', entities: { user_mentions: mentions } } })
    const parts = {
      'data/follower.js': `window.YTD.follower.part0 = ${JSON.stringify(['999', '7', '8'].map((accountId) => ({ follower: { accountId, userLink: `https://twitter.com/intent/user?user_id=${accountId}` } })))}`,
      'data/tweets.js': `window.YTD.tweets.part0 = ${JSON.stringify([post('1000000000000000001', [{ id_str: '999', screen_name: 'ada_new', name: 'Ada Albers' }]), post('999999999999999999', [{ id_str: '999', screen_name: 'ada_old', name: 'Ada' }, { id_str: '-1', screen_name: 'gone', name: 'Gone' }]), { tweet: {} }])}`,
      'data/tweets-part1.js': `window.YTD.tweets.part1 = ${JSON.stringify([post('5', [{ id_str: '7', screen_name: 'bo', name: '' }, { id_str: '8', screen_name: 'not a handle', name: 'X' }])])}`,
    }
    const { people: found, summary } = await readPeople(temporaryFile('twitter.zip', Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)]))))))
    expect(found).toMatchObject([
      { name: 'Ada Albers', identity: 'id:999', handles: [{ handle: 'ada_new', url: 'https://x.com/ada_new' }, { handle: 'id:999' }] },
      { name: 'bo', identity: 'id:7', handles: [{ handle: 'bo' }, { handle: 'id:7' }] },
      { name: 'X account 8', identity: 'id:8' },
    ])
    expect(summary).toMatchObject({ rowsRead: 3, rowsRefused: 0, parts: [{ rows: 3 }, { takenFor: 'Your posts', rows: 2 }, { takenFor: 'Your posts', rows: 1 }] })
    await expect(readPeople(temporaryFile('tweets.js', parts['data/tweets.js']))).rejects.toThrow('names no contacts')
  })

  it('leaves real letters as they are', () => {
    expect(['S\u00e3o Paulo', 'M\u00fcller GmbH', '\u00e2\u0080\u0099', '日本'].map(repairMojibake)).toEqual(['São Paulo', 'Müller GmbH', '’', '日本'])
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => repairMojibake(Buffer.from(text, 'utf8').toString('latin1')) === text))
  })

  it('keeps http and https addresses only', () => {
    expect(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://a.b'].map(profileOfUrl)).toEqual([null, null, null, null])
    expect(['https://chaos.example/@kim', 'https://medium.com/@kim', 'https://kim.substack.com/@kim'].map((text) => profileOfUrl(text)?.platform)).toEqual(['mastodon', 'website', 'website'])
    expect(profileOfUrl('https://www.LinkedIn.com/in/J%C3%BCrgen/?x=1')).toMatchObject({ platform: 'linkedin', handle: 'Jürgen' })
  })
})

describe('JSON taken apart', () => {
  const split = (text: string, size: number): { key: string; value: unknown }[] => {
    const found: { key: string; value: unknown }[] = []
    const splitter = new JsonElements((element) => found.push({ key: element.key, value: parseElement(element) }))
    for (let at = 0; at < text.length; at += size) splitter.push(text.slice(at, at + size))
    splitter.end()
    return found
  }

  it('gives back every element, whatever it is and however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 6 }), fc.integer({ min: 1, max: 7 }), fc.boolean(), fc.boolean(), (list, size, isKeyed, isSpaced) => {
        const text = JSON.stringify(isKeyed ? { before: 1, list, after: { deep: [1] } } : list, null, isSpaced ? 2 : 0)
        expect(split(text, size)).toEqual(list.map((value) => ({ key: isKeyed ? 'list' : '', value: JSON.parse(JSON.stringify(value)) as unknown })))
      }),
    )
  })

  it.each(['[1,]', '[,1]', '[1,,2]', '[1 2]', '[{]}', '[1] x', '{"a":[1}', '[nul]', '[1', '{"a" [1]}', '{,}', '["\u0001"]'])('refuses %s', (text) => expect(() => split(text, 3)).toThrow(/JSON|breaks off/))

  it('refuses nesting without end, and is not polluted', () => {
    expect(() => split('['.repeat(100_000), 1000)).toThrow('nested')
    split('[{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}]', 5)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

describe('an archive', () => {
  const zip = (parts: Record<string, Uint8Array | string>): string => temporaryFile('archive.zip', zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === 'string' ? Buffer.from(content) : content]))))

  const twoParts = (): Buffer => Buffer.from(zipSync({ 'Connections.csv': Buffer.from(textOf('linkedin-connections.csv')), 'follower.js': Buffer.from(textOf('x-follower.js')) }))
  const secondPart = (archive: Buffer): number => archive.indexOf('PK\x03\x04', 4, 'latin1')

  it('takes whoever is in every conversation for “us”, also where somebody else has the name of the archive’s own profile', async () => {
    const [header = ''] = textOf('linkedin-messages.csv').split('\n')
    const [profileHeader = ''] = textOf('linkedin-profile.csv').split('\n')
    const message = (conversation: string, from: string, to: string): string => {
      const url = (person: string): string => `https://www.linkedin.com/in/${person.replaceAll(/\W/g, '')}`
      return `${conversation},,${from},${url(from)},${to},${url(to)},2026-04-20 10:00:00 UTC,,Hello,INBOX`
    }
    const messages = [header, message('c1', 'Kim L.', 'Kim Lee'), message('c2', 'Kim L.', 'Jo Doe')].join('\n')
    const path = temporaryFile('archive.zip', zipSync({ 'messages.csv': Buffer.from(messages), 'Profile.csv': Buffer.from(`${profileHeader}\nKim,Lee\n`) }))
    const { touches, summary } = await readPeople(path)
    expect(summary.questions).toEqual([])
    expect(touches.map(({ person, direction }) => [person, direction])).toEqual([['handle:linkedin:kimlee', 'outgoing'], ['handle:linkedin:jodoe', 'outgoing']])
  })

  it('counts comments whose quotation marks LinkedIn writes with a backslash, and is not stopped by them', async () => {
    const comments = 'Date,Link,Message\n2026-07-30 10:00:00,https://x,"It is 5\\""\n2026-07-31 10:00:00,https://x,ok\n'
    const path = temporaryFile('archive.zip', zipSync({ 'Connections.csv': readFileSync(people('linkedin-connections.csv')), 'Comments.csv': Buffer.from(comments) }))
    const { summary } = await readPeople(path)
    expect(summary.parts).toMatchObject([{ name: 'Connections.csv' }, { name: 'Comments.csv', takenFor: 'Your comments', rows: 2 }])
    expect(summary.warnings.join()).toContain('no contact gets an interaction from them: 2 times, first on line 2.')
  })

  it('says in which of its files something is wrong', async () => {
    const path = temporaryFile('archive.zip', zipSync({ 'Connections.csv': readFileSync(people('linkedin-connections.csv')), 'messages.csv': Buffer.from(`${textOf('linkedin-messages.csv').trimEnd()}\nc9,"never closed\n`) }))
    await expect(readPeople(path)).rejects.toThrow(/^messages\.csv: A quotation mark opens on line \d+ and is never closed\. \(line/)
  })

  it('takes entries by what they hold, whatever they are called, and says what each was taken for', async () => {
    const { summary } = await readPeople(zip({ 'a/b/whatever.csv': textOf('linkedin-connections.csv'), '../../../etc/passwd': 'root:x:0:0', 'C:\\x\\follower.js': textOf('x-follower.js'), 'names.csv': 'Name,Email\nA B,a@example.org\n', 'picture.png': new Uint8Array(10) }))
    expect(summary.parts.map(({ name, takenFor, rows }) => [name, takenFor, rows])).toEqual(expect.arrayContaining([['a/b/whatever.csv', 'Connections', 5], ['../../../etc/passwd', null, null], ['C:\\x\\follower.js', 'Followers', 3], ['names.csv', null, null], ['picture.png', null, null]]))
    expect(summary).toMatchObject({ rowsRead: 8, rowsRefused: 2 })
    expect(summary.parts.filter(({ isMissed }) => isMissed)).toMatchObject([{ name: 'names.csv', why: expect.stringContaining('It names people, but does not show that they are contacts') }])
    expect(summary.refusals.map(({ reason }) => reason)).toEqual([expect.stringContaining('whatever.csv'), expect.stringContaining('follower.js')])
  })

  it.each<readonly [string, () => string, RegExp]>([
    ['a bomb', () => zip({ 'followers_1.json': `[${' '.repeat(40 * 1024 * 1024)}]` }), /unpacks to far more/],
    ['more than 10,000 entries', () => zip(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`a${index}.csv`, 'x']))), /more than 10,000 files/],
    ['an archive cut short', () => temporaryFile('cut.zip', zipSync({ 'a.csv': Buffer.from(textOf('linkedin-connections.csv')) }).subarray(0, 200)), /damaged/],
    ['an archive that breaks off between two files', () => temporaryFile('cut.zip', twoParts().subarray(0, secondPart(twoParts()) + 10)), /damaged/],
    ['an archive with a file missing that it lists', () => temporaryFile('holed.zip', Buffer.concat([twoParts().subarray(0, secondPart(twoParts())), twoParts().subarray(twoParts().indexOf('PK\x01\x02', 0, 'latin1'))])), /damaged/],
    ['an archive in an archive', () => zip({ 'inner.zip': zipSync({ 'a.csv': Buffer.from(textOf('linkedin-connections.csv')) }) }), /no list of people/],
    ['nothing but pictures', () => zip({ 'a.png': new Uint8Array(9) }), /no list of people/],
    ['pages instead of data', () => zip({ 'followers_1.html': '<!DOCTYPE html><title>Instagram</title>' }), /choose JSON/],
  ])('%s is refused with a sentence', async (_name, make, wanted) => expect(readPeople(make())).rejects.toThrow(wanted))
})
