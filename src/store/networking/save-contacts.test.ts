import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestStore, temporaryFolder, type TestStore, valueOf } from '../../../tests/support/open-test-store'
import type { ContactFields } from '../../shared/networking/contact'
import { contactContract } from '../../shared/networking/contact.contract'

type Asked = Parameters<typeof contactContract.saveList.input.parse>[0]

const today = '2026-03-10'

const open = (): Promise<TestStore> => openTestStore({ now: () => new Date(`${today}T12:00:00`) })

/** Saves contacts in this form: the path of the file, by the name that it is offered under. */
const save = async ({ client, store }: TestStore, asked: Asked): Promise<{ readonly path: string; readonly fileName: string }> => {
  const { id, fileName } = valueOf(await client.networking.contact.saveList(asked as never))
  return { path: store.takeOutput(id)?.path ?? '', fileName }
}

const everybody = { filter: null }

const recordsOf = (path: string): readonly string[] => readFileSync(path, 'utf8').replace(/^\ufeff/, '').trimEnd().split('\r\n')

const people: readonly (Partial<ContactFields> & { name: string })[] = [
  {
    name: 'Ada Albers', organization: 'Kiln & Co.', role: 'Owner', birthday: '1990-04-15', source: 'Fair', howMet: 'At the stand', note: 'Likes "blue", and\nred; \\o/', tags: ['Maker', 'Berlin'],
    emails: ['ada@example.com', 'albers@example.org'], phones: ['+49 30 1234567'],
    handles: [{ platform: 'instagram', handle: 'ada', url: '' }, { platform: 'linkedin', handle: 'ada-albers', url: 'https://www.linkedin.com/in/ada-albers' }],
  },
  { name: '=1+1', birthday: '--04-15', phones: ['0041 1', '0041 2'] },
]

const addPeople = async ({ client }: TestStore) => {
  for (const fields of people) valueOf(await client.networking.contact.add(fields as never))
}

it('tells everything of each in a table, with as many columns of a kind as somebody has', async () => {
  const opened = await open()
  const { networking } = opened.client
  const { id: number } = valueOf(await networking.customField.add({ name: 'Cups', kind: 'number' }))
  const { id: until } = valueOf(await networking.customField.add({ name: 'Until', kind: 'date' }))
  await addPeople(opened)
  const [, ada] = valueOf(await networking.contact.list({})).rows
  if (ada === undefined) throw new Error('Ada is not there')
  valueOf(await networking.contact.edit({ id: ada.id, changes: { custom: [{ fieldId: number, value: 2.5 }, { fieldId: until, value: '2026-12-31' }], idealDays: 5 } }))
  valueOf(await networking.interaction.log({ type: 'call', direction: 'incoming', on: '2026-03-01', people: [{ id: ada.id }] }))
  const { path, fileName } = await save(opened, { target: everybody, sort: 'name', direction: 'descending', format: 'csv' })
  expect(fileName).toBe('Contacts 2026-03-10.csv')
  expect(recordsOf(path)).toEqual([
    'Name,Organisation,Role,E-mail,E-mail 2,Phone,Phone 2,Instagram,LinkedIn,Tags,Group,Birthday,Source,How we met,Notes,Cups,Until,Keep in touch,Last touch,Due,Touches,Strength,Added,Archived,Objected',
    `Ada Albers,Kiln & Co.,Owner,ada@example.com,albers@example.org,+49 30 1234567,,ada,https://www.linkedin.com/in/ada-albers,"Berlin, Maker",,1990-04-15,Fair,At the stand,"Likes ""blue"", and\nred; \\o/",2.5,2026-12-31,You owe a reply,2026-03-01,2026-03-06,1,46,2026-03-10,,`,
    "'=1+1,,,,,0041 1,0041 2,,,,,--04-15,,,,,,No rhythm,,,0,,2026-03-10,,",
  ])
})

it('holds those that the list finds in its order, or those that are named and still there, by name', async () => {
  const opened = await open()
  const { networking } = opened.client
  const ids: number[] = []
  for (const name of ['Bo', 'Ada', 'Cem', 'Dora']) ids.push(valueOf(await networking.contact.add({ name, tags: name === 'Bo' ? [] : ['Maker'] })).id)
  valueOf(await networking.contact.editMany({ target: { ids: [ids[3]] as never }, changes: { isArchived: true } }))
  const namesOf = async (asked: Asked): Promise<readonly string[]> => recordsOf((await save(opened, asked)).path).slice(1).map((record) => record.slice(0, record.indexOf(',')))
  expect(await namesOf({ target: everybody, direction: 'descending', format: 'csv' })).toEqual(['Cem', 'Bo', 'Ada'])
  expect(await namesOf({ target: { search: 'maker', filter: null }, format: 'csv' })).toEqual(['Ada', 'Cem'])
  expect(await namesOf({ target: { filter: null, isArchived: true }, format: 'csv' })).toEqual(['Dora'])
  expect(await namesOf({ target: { ids: [ids[2], 4711, ids[0]] as never }, format: 'csv' })).toEqual(['Bo', 'Cem'])
  expect(await namesOf({ target: { search: 'nobody at all', filter: null }, format: 'csv' })).toEqual([])
})

it.each(['csv', 'xlsx', 'vcf'] as const)('comes in again as it went out: %s', async (format) => {
  const opened = await open()
  await addPeople(opened)
  const [, ada] = valueOf(await opened.client.networking.contact.list({})).rows
  const photo = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(Array.from({ length: 50_000 }, (_, index) => index % 251))]).toString('base64')
  valueOf(await opened.client.networking.contact.setPhoto({ id: ada?.id as never, base64: photo }))
  const { path } = await save(opened, { target: everybody, format })
  const file = join(temporaryFolder(), `people.${format}`)
  copyFileSync(path, file)
  const again = await open()
  valueOf(await again.client.import.run({ file: again.store.admitFile(file)?.id ?? '', options: { subject: 'people' } as never }))
  const told = async ({ client }: TestStore) =>
    Promise.all(valueOf(await client.networking.contact.list({})).rows.map(async ({ id }) => {
      const { name, organization, role, birthday, note, tags, emails, phones, handles } = valueOf(await client.networking.contact.get({ id }))
      return { name, organization, role, birthday, note, tags, emails, phones, handles: handles.map(({ platform, handle }) => `${platform} ${handle}`).sort() }
    }))
  expect(await told(again)).toEqual(await told(opened))
  const [, same] = valueOf(await again.client.networking.contact.list({})).rows
  // Only cards hold pictures.
  expect(valueOf(await again.client.networking.contact.photo({ id: same?.id as never }))).toEqual(format === 'vcf' ? { mediaType: 'image/jpeg', base64: photo } : null)
})

it('writes cards as telephones read them: lines of 75 octets, a birthday without its year, names in parts', async () => {
  const opened = await open()
  await addPeople(opened)
  valueOf(await opened.client.networking.contact.add({ name: 'Łucja Maria Ødegård-Świątek', note: 'ä'.repeat(100) }))
  const { path, fileName } = await save(opened, { target: everybody, format: 'vcf' })
  expect(fileName).toBe('Contacts 2026-03-10.vcf')
  const text = readFileSync(path, 'utf8')
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  const lines = text.replaceAll('\r\n ', '').split('\r\n')
  expect(lines.filter((line) => line === 'BEGIN:VCARD').length).toBe(3)
  expect(lines).toEqual(expect.arrayContaining([
    'VERSION:3.0', 'FN:Ada Albers', 'N:Albers;Ada;;;', 'ORG:Kiln & Co.', 'TITLE:Owner', 'EMAIL;TYPE=INTERNET:albers@example.org', 'TEL:+49 30 1234567', 'X-SOCIALPROFILE;TYPE=instagram:ada', 'BDAY:1990-04-15', 'CATEGORIES:Berlin,Maker', String.raw`NOTE:Likes "blue"\, and\nred\; \\o/`,
    'FN:=1+1', 'N:;=1+1;;;', 'BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15', 'N:Ødegård-Świątek;Łucja Maria;;;', `NOTE:${'ä'.repeat(100)}`,
  ]))
})

it('writes cards with what would end a value or begin another one marked, in each line', async () => {
  const opened = await open()
  valueOf(await opened.client.networking.contact.add({
    name: 'Ada  Lee; B, C\\D', organization: 'Kiln, Glaze; Co.', role: 'Owner; Potter', phones: ['030 12, 34;5'], tags: ['North, South', 'A;B'], handles: [{ platform: 'linkedin', handle: 'ada', url: 'https://www.linkedin.com/in/ada;x,y' }], note: 'one\r\ntwo\rthree\u0007',
  } as never))
  valueOf(await opened.client.networking.contact.add({ name: 'Bo' }))
  const { path } = await save(opened, { target: everybody, format: 'vcf' })
  expect(readFileSync(path, 'utf8').split('\r\n')).toEqual([
    'BEGIN:VCARD', 'VERSION:3.0', String.raw`FN:Ada  Lee\; B\, C\\D`, String.raw`N:C\\D;Ada Lee\; B\,;;;`, String.raw`ORG:Kiln\, Glaze\; Co.`, String.raw`TITLE:Owner\; Potter`, String.raw`TEL:030 12\, 34\;5`,
    String.raw`X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/in/ada\;x\,y`, String.raw`CATEGORIES:A\;B,North\, South`, String.raw`NOTE:one\ntwo\nthree`, 'END:VCARD',
    'BEGIN:VCARD', 'VERSION:3.0', 'FN:Bo', 'N:;Bo;;;', 'END:VCARD', '',
  ])
})

it.each(['csv', 'xlsx', 'vcf'] as const)('holds nobody who was erased while it was written: %s', async (format) => {
  const opened = await open()
  const { networking } = opened.client
  for (let number = 0; number < 300; number += 1) valueOf(await networking.contact.add({ name: `Person ${String(number).padStart(3, '0')}`, note: 'x'.repeat(1000) }))
  const [first] = valueOf(await networking.contact.list({})).rows
  if (first === undefined) throw new Error('Nobody is there')
  const erasures: Promise<unknown>[] = []
  const onProgress = ({ done }: { readonly done: number }): void => {
    if (done > 0 && erasures.length === 0) erasures.push(networking.personalData.erase({ contactIds: [first.id], sharedNotes: 'clear' }))
  }
  const { id } = valueOf(await networking.contact.saveList({ target: everybody, format }, { onProgress }))
  expect(erasures).toHaveLength(1)
  valueOf((await erasures[0]) as never)
  const path = opened.store.takeOutput(id)?.path ?? ''
  const again = await open()
  const file = join(temporaryFolder(), `people.${format}`)
  copyFileSync(path, file)
  valueOf(await again.client.import.run({ file: again.store.admitFile(file)?.id ?? '', options: { subject: 'people' } as never }))
  const { rows, total } = valueOf(await again.client.networking.contact.list({}))
  expect([total, rows[0]?.name]).toEqual([299, 'Person 001'])
})

it('leaves no file where it is stopped', async () => {
  const opened = await open()
  await addPeople(opened)
  const { path } = await save(opened, { target: everybody, format: 'csv' })
  const folder = dirname(path)
  const before = readdirSync(folder)
  for (const format of ['csv', 'xlsx', 'vcf'] as const) {
    const stop = new AbortController()
    stop.abort()
    expect(await opened.client.networking.contact.saveList({ target: everybody, format }, { signal: stop.signal })).toMatchObject({ ok: false, error: { type: 'Cancelled' } })
  }
  expect(readdirSync(folder)).toEqual(before)
})
