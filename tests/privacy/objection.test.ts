import fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addDays } from '../../src/shared/kernel/day'
import { pathOfBackup, replaceByBackup } from '../../src/store/backups'
import { openTestStore, valueOf } from '../support/open-test-store'
import { subjectDay, subjectNow } from '../support/subject'

const either = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => text.chain((word) => fc.constantFrom(word, word.toUpperCase(), `${word.charAt(0).toUpperCase()}${word.slice(1)}`))

/** Other ways to write one address at Gmail. */
const gmail = fc.tuple(fc.constantFrom('adalove', 'ada.love', 'a.d.a.l.o.v.e'), fc.constantFrom('', '+news', '+2026', '+a+b'), fc.constantFrom('gmail.com', 'googlemail.com')).map(([name, tag, domain]) => `${name}${tag}@${domain}`)
/** One domain with letters of its own, as such and as the network writes it. */
const foreign = fc.constantFrom('ada@bücher.example', 'ada@xn--bcher-kva.example', 'ada+x@bücher.example')
/** One number, with or without country code, spaces, brackets, dashes. */
const phone = fc.constantFrom('+49 30 12345678', '0049 30 12345678', '+49 (0)30 / 123 456-78', '030-12345678', '03012345678', '+493012345678', '+49.30.1234.5678')
const handle = fc.constantFrom('@ada', 'ada', '@ADA', 'Ada')

const again = fc.oneof(
  either(gmail).map((email) => ({ emails: [email] })),
  foreign.filter((email) => !email.includes('ü')).map((email) => ({ emails: [email.toUpperCase()] })),
  phone.map((number) => ({ phones: [number] })),
  handle.map((name) => ({ handles: [{ platform: 'x' as const, handle: name }] })),
)

it('an objection holds for whoever comes back, in whatever spelling, after the erasure too; nobody else is taken for them', async () => {
  const { client: { networking } } = await openTestStore({ now: subjectNow })
  const ada = valueOf(await networking.contact.add({ name: 'Ada', emails: ['adalove@gmail.com', 'ada@xn--bcher-kva.example'], phones: ['+49 30 12345678', 'at her sister’s'], handles: [{ platform: 'x', handle: '@ada' }, { platform: 'website', handle: 'kiln.example' }], idealDays: 1 }))
  valueOf(await networking.personalData.object({ contactId: ada.id, on: subjectDay }))
  valueOf(await networking.personalData.erase({ contactIds: [ada.id], sharedNotes: 'keep' }))
  await fc.assert(
    fc.asyncProperty(again, fc.constantFrom('A. Love', 'Ada', 'Unknown sender'), async (fields, name) => {
      const { id, hasObjected } = valueOf(await networking.contact.add({ name, ...fields }))
      expect({ fields, hasObjected }).toEqual({ fields, hasObjected: true })
      // Found again when the address is only added later.
      const plain = valueOf(await networking.contact.add({ name }))
      expect(plain.hasObjected).toBe(false)
      expect(valueOf(await networking.contact.edit({ id: plain.id, changes: fields })).hasObjected).toBe(true)
      valueOf(await networking.contact.remove({ ids: [id, plain.id] }))
    }),
    { numRuns: 60 },
  )
  for (const other of [{ emails: ['adalovely@gmail.com'] }, { emails: ['adalove@example.com'] }, { phones: ['+49 30 12345679'] }, { phones: ['on request'] }, { handles: [{ platform: 'website' as const, handle: 'kiln.example' }] }, { handles: [{ platform: 'instagram' as const, handle: 'ada' }] }]) expect({ other, ...valueOf(await networking.contact.add({ name: 'Ada', ...other })) }).toMatchObject({ other, hasObjected: false })
  expect(valueOf(await networking.personalData.overview({}))).toMatchObject({ objected: 0, objectionHashes: 4 })
})

it('an objection holds for whoever comes back by an import, with the letters of a domain as they are read', async () => {
  const { client, store, folder } = await openTestStore({ now: subjectNow })
  const { id } = valueOf(await client.networking.contact.add({ name: 'Ada', emails: ['ada@xn--bcher-kva.example'] }))
  valueOf(await client.networking.personalData.object({ contactId: id, on: subjectDay }))
  valueOf(await client.networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))
  const file = join(folder, 'again.vcf')
  writeFileSync(file, ['ada@bücher.example', 'ADA+x@BÜCHER.example', 'bea@bücher.example'].map((email) => `BEGIN:VCARD\r\nVERSION:3.0\r\nN:Somebody;;;;\r\nFN:Somebody ${email}\r\nEMAIL:${email}\r\nEND:VCARD\r\n`).join(''))
  const { rows } = valueOf(await client.import.run({ file: store.admitFile(file)?.id ?? '' }))
  expect(rows).toMatchObject({ read: 3, suppressed: 2 })
})

it('an objection stays with the person who has another address, has none, or is merged with somebody, until it is taken back', async () => {
  const { client: { networking: { contact, duplicate, organization, personalData } } } = await openTestStore({ now: subjectNow })
  const objected = async (fields: { readonly name: string; readonly emails?: string[]; readonly organization?: string }) => {
    const { id } = valueOf(await contact.add(fields))
    valueOf(await personalData.object({ contactId: id, on: subjectDay }))
    return id
  }
  const stays = async (id: number): Promise<boolean> => valueOf(await contact.get({ id })).hasObjected

  const ada = await objected({ name: 'Ada', emails: ['ada@kiln.example'] })
  valueOf(await contact.edit({ id: ada, changes: { emails: ['ada@new.example'] } }))
  expect(await stays(ada)).toBe(true)
  valueOf(await personalData.erase({ contactIds: [ada], sharedNotes: 'keep' }))
  expect(valueOf(await contact.add({ name: 'Somebody', emails: ['ada@new.example'] })).hasObjected).toBe(true)

  const bea = await objected({ name: 'Bea', organization: 'Kiln' })
  valueOf(await contact.edit({ id: bea, changes: { role: 'Potter' } }))
  valueOf(await organization.edit({ id: valueOf(await organization.list({})).rows[0]?.id ?? 0, changes: { name: 'Oven' } }))
  expect(await stays(bea)).toBe(true)
  const other = valueOf(await contact.add({ name: 'Bea B', emails: ['bea@oven.example'] }))
  valueOf(await duplicate.merge({ keepId: other.id, otherId: bea }))
  expect(await stays(other.id)).toBe(true)

  valueOf(await personalData.withdrawObjection({ contactId: other.id }))
  valueOf(await contact.edit({ id: other.id, changes: { role: 'Potter' } }))
  expect(await stays(other.id)).toBe(false)
})

it('whoever objected waits for nothing, on their page, in lists and in groups as in the queue, and does again once it is taken back', async () => {
  const { client: { networking: { contact, interaction, keepInTouch, personalData } } } = await openTestStore({ now: subjectNow })
  const { id } = valueOf(await contact.add({ name: 'Ada', emails: ['ada@kiln.example'], idealDays: 1 }))
  valueOf(await interaction.log({ people: [{ id }], type: 'message', direction: 'incoming', on: addDays(subjectDay, -30) }))
  const standing = async () => ({
    state: valueOf(await contact.get({ id })).state,
    waiting: valueOf(await contact.list({ filter: { field: 'state', anyOf: ['owe_reply', 'overdue', 'due', 'went_quiet'] } })).total,
    groups: valueOf(await contact.list({ groupBy: 'state' })).groups.map(({ key }) => key),
    queue: valueOf(await keepInTouch.counts({ today: subjectDay })).owe_reply,
  })
  const before = { state: 'owe_reply', waiting: 1, groups: ['owe_reply'], queue: 1 }
  const after = { state: 'none', waiting: 0, groups: ['none'], queue: 0 }
  expect(await standing()).toEqual(before)
  valueOf(await personalData.object({ contactId: id, on: subjectDay }))
  expect(await standing()).toEqual(after)
  valueOf(await interaction.log({ people: [{ id }], type: 'message', direction: 'incoming', on: addDays(subjectDay, -20) }))
  expect(await standing()).toEqual(after)
  valueOf(await personalData.withdrawObjection({ contactId: id }))
  expect(await standing()).toEqual(before)
})

it('an objection and a withdrawn consent hold in a backup from before them that is put back', async () => {
  const { client: { networking: { contact, personalData } }, store, file } = await openTestStore({ now: subjectNow })
  const add = async (name: string, emails: readonly string[] = []) => valueOf(await contact.add({ name, emails: [...emails] })).id
  const [ada, bea, cleo, dora] = [await add('Ada', ['ada@kiln.example']), await add('Bea'), await add('Cleo'), await add('Dora')]
  const consent = valueOf(await personalData.addConsent({ contactId: cleo, purpose: 'Newsletter', basis: 'consent', source: 'Form', wording: '', givenOn: subjectDay }))
  const before = valueOf(await store.backUp('manual'))
  for (const contactId of [ada, bea]) valueOf(await personalData.object({ contactId, on: subjectDay }))
  valueOf(await personalData.erase({ contactIds: [ada], sharedNotes: 'keep' }))
  valueOf(await personalData.withdrawConsent({ id: consent.id, on: subjectDay }))
  const after = valueOf(await store.backUp('restore'))
  await store.close()
  await replaceByBackup(file, pathOfBackup(file, before.id) ?? '')
  const { client: { networking } } = await openTestStore({ file, restored: { replaced: pathOfBackup(file, after.id) }, now: subjectNow })
  expect(valueOf(await networking.contact.add({ name: 'A. Love', emails: ['ADA@kiln.example'] })).hasObjected).toBe(true)
  expect(valueOf(await networking.contact.get({ id: bea })).hasObjected).toBe(true)
  expect(valueOf(await networking.contact.get({ id: dora })).hasObjected).toBe(false)
  expect(valueOf(await networking.personalData.consents({ contactId: cleo }))).toMatchObject([{ purpose: 'Newsletter', withdrawnOn: subjectDay }])
})
