import fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import { consentHolds } from '../../shared/networking/personal-data.contract'

const today = Day.parse('2026-03-31')
const now = () => new Date('2026-03-31T10:00:00Z')

/** Somebody with a word of their own in everything that can be kept, used as people are: edited, merged, undone, searched. */
const fill = async () => {
  const opened = await openTestStore({ now })
  const { client: { networking, workbook } } = opened
  const other = valueOf(await networking.contact.add({ name: 'Bystander Bruno', organization: 'Shared house' }))
  const { id: field } = valueOf(await networking.customField.add({ name: 'Drink', kind: 'text' }))
  const { id: place } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
  const fields = (word: string) => ({
    name: `Xqname${word}`, organization: `Xqorg${word}`, role: `Xqrole${word}`, source: `Xqsource${word}`, howMet: `Xqmet${word}`, note: `Xqnote${word}`, birthday: '1971-02-03', emails: [`xqmail${word}@xqdomain${word}.example`], phones: [`+4930xq55501${word}`],
    handles: [{ platform: 'x' as const, handle: `@xqhandle${word}`, url: `https://xqurl${word}.example/` }], tags: [`xqtag${word}`], custom: [{ fieldId: field, value: `Xqcustom${word}` }],
  })
  const { id } = valueOf(await networking.contact.add(fields('one')))
  const double = valueOf(await networking.contact.add(fields('two')))
  valueOf(await networking.contact.edit({ id, changes: { note: 'Xqearlier', role: 'Xqlater' } }))
  valueOf(await networking.contact.setPhoto({ id, base64: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('Xqpicture'.repeat(900))]).toString('base64') }))
  valueOf(await networking.duplicate.merge({ keepId: id, otherId: double.id }))
  const log = (note: string, people: { id: number }[]) => networking.interaction.log({ type: 'share', direction: 'incoming', on: today, communityId: place, note, people })
  valueOf(await log('Xqtouch', [{ id }]))
  valueOf(await log('Xqboth', [{ id }, { id: other.id }]))
  const undone = await log('Xqundone', [{ id }])
  valueOf(await workbook.undo({ step: undone.undoStep }))
  valueOf(await networking.community.join({ id: place, contactIds: [id] }))
  valueOf(await networking.followUp.add({ contactId: id, on: today, note: 'Xqpromise' }))
  valueOf(await networking.post.add({ kind: 'user_generated', platform: 'x', authorId: id, on: today, text: 'Xqpost', url: 'https://xqpost.example/' }))
  valueOf(await networking.advocate.name({ contactId: id, reason: 'Xqreason', since: today }))
  valueOf(await networking.personalData.addConsent({ contactId: id, purpose: 'Xqpurpose', basis: 'consent', source: 'Xqform', wording: 'Xqwording', givenOn: today }))
  valueOf(await workbook.search({ text: 'xqname' }))
  return { ...opened, id, other }
}

/** Where a word stands in the workbook's bytes, in any spelling a file may have it in. */
const findBytes = (file: string, word: string): string[] =>
  [file, `${file}-wal`, `${file}-shm`].filter((path) => existsSync(path)).flatMap((path) => {
    const bytes = readFileSync(path)
    const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1')
    return [word.toLowerCase(), Buffer.from(word, 'utf16le').toString('latin1').toLowerCase()].flatMap((spelling) => (lower.includes(Buffer.from(spelling, 'latin1')) ? [`${path}: ${spelling}`] : []))
  })

describe('erasing', () => {
  it('leaves nothing of a person in the file or its log, while it is open and after', async () => {
    const { client: { networking, workbook }, store, file, id, other } = await fill()
    // The test can see what it looks for.
    expect(findBytes(file, 'xqname').length).toBeGreaterThan(0)
    const erased = valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'clear' }))
    expect(erased).toEqual({ erased: 1, interactionsRemoved: 1, sharedInteractions: 1, backupsLeft: 0 })
    for (const word of ['xq', '1971-02-03']) expect(findBytes(file, word)).toEqual([])
    expect(valueOf(await networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Bystander Bruno'])
    expect(valueOf(await networking.interaction.list({ contactId: other.id })).rows).toMatchObject([{ note: '', people: [{ name: 'Bystander Bruno' }] }])
    expect(await workbook.undo({})).toMatchObject({ ok: false, error: { type: 'NothingToUndo' } })
    expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
    await store.close()
    expect(findBytes(file, 'xq')).toEqual([])
  })

  it('of somebody who is not there is refused and takes nobody', async () => {
    const { client: { networking }, id } = await fill()
    expect(await networking.personalData.erase({ contactIds: [id, 9999], sharedNotes: 'keep' })).toMatchObject({ ok: false, error: { type: 'ContactNotFound', id: 9999 } })
    expect(valueOf(await networking.contact.get({ id })).name).toBe('Xqnameone')
  })
})

describe('the export', () => {
  it('has all that is kept about a person and nothing of others, as data and to read', async () => {
    const { client: { networking }, store, id } = await fill()
    const read = async (format: 'json' | 'html' | 'pdf') => readFileSync(store.takeOutput(valueOf(await networking.personalData.export({ contactId: id, format })).id)?.path ?? '')
    const words = ['Xqnameone', 'Xqorgone', 'Xqlater', 'Xqsourceone', 'Xqmetone', 'xqmailone', 'xqmailtwo', 'xq55501one', 'xqhandleone', 'xqtagtwo', 'Xqcustomone', 'Xqtouch', 'Xqpromise', 'Xqpost', 'Xqreason', 'Xqwording', '1971-02-03', 'Makers']
    const [json, html] = [(await read('json')).toString(), (await read('html')).toString()]
    for (const text of [json, html]) {
      expect(words.filter((word) => !text.includes(word))).toEqual([])
      expect(['Bystander', 'Shared house', 'Xqboth'].filter((word) => text.includes(word))).toEqual([])
    }
    expect(JSON.parse(json)).toMatchObject({ contact: { id }, photo: { mediaType: 'image/png' }, interactions: [{ note: 'Xqtouch', otherPeople: 0 }, { note: '', otherPeople: 1 }] })
    expect((await read('pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('an objection', () => {
  it.each([
    ['the e-mail in other case, with a tag', { emails: ['ADA.Love+news@GoogleMail.com'] }],
    ['an international domain in capital letters', { emails: ['ADA@XN--BCHER-KVA.example'] }],
    ['the phone in another notation', { phones: ['0049 (0)30 123-456-78'] }],
    ['the handle without its @', { handles: [{ platform: 'x' as const, handle: 'ADA' }] }],
  ])('outlives an erasure: %s is known again', async (_name, again) => {
    const { client: { networking } } = await openTestStore({ now })
    const ada = valueOf(await networking.contact.add({ name: 'Ada', emails: ['adalove@gmail.com', 'ada@xn--bcher-kva.example'], phones: ['+49 30 12345678'], handles: [{ platform: 'x', handle: '@ada' }], idealDays: 1 }))
    valueOf(await networking.personalData.object({ contactId: ada.id, on: today }))
    valueOf(await networking.personalData.erase({ contactIds: [ada.id], sharedNotes: 'keep' }))
    const back = valueOf(await networking.contact.add({ name: 'A. L.', idealDays: 1, ...again }))
    expect(back.hasObjected).toBe(true)
    expect(valueOf(await networking.keepInTouch.due({ today: addDays(today, 90) })).total).toBe(0)
    expect(valueOf(await networking.contact.add({ name: 'Ada', emails: ['other@gmail.com'] })).hasObjected).toBe(false)
    valueOf(await networking.personalData.withdrawObjection({ contactId: back.id }))
    expect(valueOf(await networking.contact.get({ id: back.id })).hasObjected).toBe(false)
  })

  it('is kept as hashes that name nobody', async () => {
    const { client: { networking }, file, store } = await openTestStore({ now })
    const ada = valueOf(await networking.contact.add({ name: 'Ada', emails: ['xqmail@example.com'] }))
    valueOf(await networking.personalData.object({ contactId: ada.id, on: today }))
    valueOf(await networking.personalData.erase({ contactIds: [ada.id], sharedNotes: 'keep' }))
    await store.close()
    expect(findBytes(file, 'xqmail')).toEqual([])
  })
})

describe('consent', () => {
  it('that was withdrawn holds no more, in whatever order the records arrived', () =>
    fc.assert(
      fc.property(fc.array(fc.record({ givenOn: fc.integer({ min: 0, max: 30 }), withdrawnAfter: fc.option(fc.integer({ min: 0, max: 30 })) }), { maxLength: 6 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
        const records = (given: typeof list) => given.map(({ givenOn, withdrawnAfter }) => ({ givenOn: addDays(today, -givenOn), withdrawnOn: withdrawnAfter === null ? null : addDays(today, -givenOn + withdrawnAfter) }))
        expect(consentHolds(records(shuffled), today)).toBe(consentHolds(records(list), today))
        const lastWithdrawn = records(list).flatMap(({ withdrawnOn }) => (withdrawnOn !== null && withdrawnOn <= today ? [withdrawnOn] : [])).sort().at(-1)
        const newer = records(list).some(({ givenOn, withdrawnOn }) => (withdrawnOn === null || withdrawnOn > today) && (lastWithdrawn === undefined || givenOn > lastWithdrawn))
        expect(consentHolds(records(list), today)).toBe(newer)
      }),
    ))
})

describe('retention', () => {
  it('erases exactly whom it shows: idle, added before, nothing promised, found by the filter', async () => {
    const { client: { networking } } = await openTestStore({ now: () => new Date('2022-03-31T10:00:00Z') })
    const add = async (name: string, tags: string[] = ['press']) => valueOf(await networking.contact.add({ name, tags })).id
    const [idle, active, promised, liked] = [await add('Idle'), await add('Active'), await add('Promised'), await add('Liked')]
    await add('Untagged', [])
    valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on: '2020-01-01', people: [{ id: idle }] }))
    valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on: '2022-04-01', people: [{ id: active }] }))
    valueOf(await networking.interaction.log({ type: 'like', direction: 'incoming', on: '2022-03-30', people: [{ id: liked }] }))
    valueOf(await networking.followUp.add({ contactId: promised, on: '2030-01-01' }))
    const { id } = valueOf(await networking.personalData.addRetentionRule({ name: 'Three years', idleDays: 1095, filter: { field: 'tag', anyOf: ['press'] } }))
    const preview = async (day: string) => valueOf(await networking.personalData.previewRetention({ id, today: day })).rows.map(({ name }) => name)
    expect(await preview('2025-03-30')).toEqual([])
    expect(await preview('2025-03-31')).toEqual(['Idle', 'Liked'])
    expect(await preview('2025-04-01')).toEqual(['Active', 'Idle', 'Liked'])
    expect(valueOf(await networking.personalData.applyRetention({ id, today: '2025-04-01', sharedNotes: 'keep' }))).toMatchObject({ erased: 3 })
    expect(valueOf(await networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Promised', 'Untagged'])
  })
})
