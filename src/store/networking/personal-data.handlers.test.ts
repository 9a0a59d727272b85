import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { findBytes } from '../../../tests/support/find-bytes'
import { fillSubject, subjectDay as today, subjectNow as now } from '../../../tests/support/subject'
import { addDays } from '../../shared/kernel/day'

const raise = (message: string): never => {
  throw new Error(message)
}

describe('erasing', () => {
  it('leaves nothing of a person in the file or its log, while it is open and after', async () => {
    const { client: { networking, workbook, marketing, bridge, savedReport, import: imports }, store, file, id, other } = await fillSubject()
    // The test can see what it looks for.
    expect(findBytes(file, 'xqvjname').length).toBeGreaterThan(0)
    const erased = valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'clear' }))
    expect(erased).toEqual({ erased: 1, interactionsRemoved: 2, sharedInteractions: 2, backupsLeft: 0 })
    for (const word of ['xqvj', '1971-02-03']) expect(findBytes(file, word)).toEqual([])
    expect(valueOf(await networking.contact.list({})).rows.map(({ name }) => name)).toEqual(['Bystander Bruno'])
    expect(valueOf(await networking.interaction.list({ contactId: other.id })).rows.map(({ note, people }) => [note, people.map(({ name }) => name)])).toEqual([['', ['Bystander Bruno']], ['Of Bruno', ['Bystander Bruno']], ['', ['Bystander Bruno']]])
    // What others have stays true without them: amounts, days, how many customers, how many rows of a file were refused.
    const deals = valueOf(await marketing.deal.list({}))
    expect(new Set(deals.map(({ name, customer, note, amountMinor }) => [name, customer, note, amountMinor].join(' | ')))).toEqual(new Set(['Bowls | Shared house |  | 10000', 'Deal 1 | Erased customer 1 |  | 10000', 'Deal 5 | Erased customer 1 |  | 1000', 'Plates | Erased customer 1 |  | 1000', 'Jugs | Shared house |  | 10000', 'Plates | Erased customer 1 |  | 10000']))
    const jugs = deals.find(({ name }) => name === 'Jugs')
    expect(valueOf(await bridge.attribution.ofDeal({ dealId: jugs?.id ?? raise('No deal') })).typed.said).toMatchObject({ source: 'relationship', contactId: null, words: '' })
    const receipts = await Promise.all(valueOf(await imports.list({})).map(async ({ batch }) => valueOf(await imports.get({ id: batch ?? raise('It was imported') }))))
    expect(receipts.map(({ file: name, rows, refusals }) => [name, rows.refused, refusals.map(({ text }) => text)])).toEqual([['deals.csv', 0, []], ['deals.csv', 0, []], ['people.csv', 1, ['']], ['messages.csv', 1, ['']], ['erased.vcf', 0, []]])
    expect(valueOf(await savedReport.list({}))).toMatchObject([{ name: 'Report 1', ask: { filters: { preparedFor: '', summary: '' } } }])
    expect(valueOf(await bridge.contactAudience.list({}))).toEqual([])
    expect(await workbook.undo({ beyond: '2200-01-01T00:00:00.000Z' })).toMatchObject({ ok: false, error: { type: 'NothingToUndo' } })
    expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
    await store.close()
    expect(findBytes(file, 'xqvj')).toEqual([])
  })

  it('with shared notes kept leaves what others may have said, and nothing that names the person', async () => {
    const { client: { networking, bridge, marketing }, file, id } = await fillSubject()
    valueOf(await networking.personalData.erase({ contactIds: [id], sharedNotes: 'keep' }))
    const bowls = valueOf(await marketing.deal.list({})).find(({ name }) => name === 'Bowls')
    expect(valueOf(await bridge.attribution.ofDeal({ dealId: bowls?.id ?? raise('No deal') })).typed.said?.words).toBe('Xqvjbothsaid')
    expect(['xqvjname', 'xqvjmail', 'xqvjhandle', 'xqvjlinked', 'xqvjrefused', 'xqvjtable', 'xqvjmessage', 'xqvjsaid', 'xqvjfound', 'xqvjanswer'].flatMap((word) => findBytes(file, word))).toEqual([])
  })

  it('takes a proposal along that was about a tag of nobody else, and the name of a rule that named somebody', async () => {
    const { client: { networking, bridge }, store, file } = await openTestStore({ now })
    const people = await Promise.all(['Ada Xqvjone', 'Bea Xqvjtwo', 'Cleo Xqvjthree'].map(async (name) => valueOf(await networking.contact.add({ name, tags: ['xqvjtag'] })).id))
    for (const contactId of people) valueOf(await networking.advocate.name({ contactId, reason: 'Speaks for us', since: today }))
    valueOf(await bridge.action.dismiss({ rule: 'seed_advocates', subject: 'tag:xqvjtag', today }))
    const { id } = valueOf(await networking.personalData.addRetentionRule({ name: 'Ada Xqvjone has left', filter: null, idleDays: 30 }))
    expect(valueOf(await networking.personalData.applyRetention({ id, today: addDays(today, 100), sharedNotes: 'keep' }))).toMatchObject({ erased: 3 })
    expect(valueOf(await networking.personalData.overview({})).erasures).toMatchObject([{ cause: 'retention', rule: '', contacts: 3 }])
    await store.close()
    expect(findBytes(file, 'xqvj')).toEqual([])
  })

  it('of somebody who is not there is refused and takes nobody', async () => {
    const { client: { networking }, id } = await fillSubject()
    expect(await networking.personalData.erase({ contactIds: [id, 9999], sharedNotes: 'keep' })).toMatchObject({ ok: false, error: { type: 'ContactNotFound', id: 9999 } })
    expect(valueOf(await networking.contact.get({ id })).name).toBe('Xqvjnameone')
  })
})

describe('the export', () => {
  it('has all that is kept about a person and nothing of others, as data and to read', async () => {
    const { client: { networking }, store, id } = await fillSubject()
    const read = async (format: 'json' | 'html' | 'pdf') => readFileSync(store.takeOutput(valueOf(await networking.personalData.export({ contactId: id, format })).id)?.path ?? '')
    const words = ['Xqvjnameone', 'Xqvjorgone', 'Xqvjlater', 'Xqvjsourceone', 'Xqvjmetone', 'xqvjmailone', 'xqvjmailtwo', 'xqvj55501one', 'xqvjhandleone', 'xqvjtagtwo', 'Xqvjcustomone', 'Xqvjtouch', 'Xqvjpromise', 'Xqvjpost', 'Xqvjreason', 'Xqvjwording', '1971-02-03', 'Makers', 'xqvjlinked', 'Xqvjmessage', 'Xqvjtable', 'Xqvjanswer', 'Xqvjfound', 'Cups for Xqvjnameone', 'Xqvjdealnote', 'Xqvjsaid', 'thank_for_deal', 'Leads']
    const [json, html] = [(await read('json')).toString(), (await read('html')).toString()]
    // To read there are words for what is kept as a code.
    const inWords: Readonly<Record<string, string>> = { '1971-02-03': '3 Feb 1971', thank_for_deal: 'Say thanks for a deal' }
    for (const [text, expected] of [[json, words], [html, words.map((word) => inWords[word] ?? word)]] as const) {
      expect(expected.filter((word) => !text.includes(word))).toEqual([])
      expect(['Bystander', 'Shared house', 'Xqvjboth', 'Xqvjbothsaid', 'Xqvjjoined', 'Jugs', 'Of Bruno'].filter((word) => text.includes(word))).toEqual([])
    }
    expect(JSON.parse(json)).toMatchObject({ contact: { id }, photo: { mediaType: 'image/png' }, recommendations: [{ brought: 'deal' }], imports: [{ platform: 'vcard', cameByImport: 1 }, { platform: 'linkedin' }] })
    // In the order of days.
    expect((JSON.parse(json) as { interactions: { note: string; otherPeople: number; needsNoReply: number }[] }).interactions.map(({ note, otherPeople, needsNoReply }) => [note, otherPeople, needsNoReply])).toEqual([['Xqvjmessage', 0, 1], ['', 1, 1], ['Xqvjtouch', 0, 1], ['', 1, 1]])
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
    const ada = valueOf(await networking.contact.add({ name: 'Ada', emails: ['xqvjmail@example.com'] }))
    valueOf(await networking.personalData.object({ contactId: ada.id, on: today }))
    valueOf(await networking.personalData.erase({ contactIds: [ada.id], sharedNotes: 'keep' }))
    await store.close()
    expect(findBytes(file, 'xqvjmail')).toEqual([])
  })
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
