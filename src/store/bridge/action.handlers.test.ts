import { describe, expect, it } from 'vitest'
import { findBytes } from '../../../tests/support/find-bytes'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

const today = '2026-05-01'
const now = (): Date => new Date('2026-05-01T12:00:00Z')

/** A deal won in April with Ada, whom nobody spoke with since. */
const wonDeal = async () => {
  const { client } = await openTestStore({ now })
  const { networking, bridge } = client
  const ada = valueOf(await networking.contact.add({ name: 'Ada' }))
  const deal = valueOf(await bridge.attribution.saveDeal({ id: null, fields: { name: 'Cups', amountMinor: 10_000, currency: 'EUR', status: 'won', on: '2026-04-20' }, contactIds: [ada.id], typed: {} }))
  return { client, ada, deal, answer: { rule: 'thank_for_deal' as const, subject: `deal:${deal.id}`, today } }
}

const subjects = async (client: Awaited<ReturnType<typeof wonDeal>>['client']): Promise<string[]> => valueOf(await client.bridge.action.proposals({ today })).map(({ subject }) => subject)

/** A campaign that contacts answer, and what is proposed of it. */
const campaignAnswered = async () => {
  const { networking, marketing, bridge } = (await openTestStore({ now })).client
  const campaignId = valueOf(await marketing.campaign.add({ name: 'Spring', objective: 'leads' })).id
  const answered = async (name: string, on = '2026-04-20') => {
    const { id } = valueOf(await networking.contact.add({ name }))
    valueOf(await bridge.attribution.addResponse({ contactId: id, campaignId, on }))
    return id
  }
  const proposed = async () => valueOf(await bridge.action.proposals({ today })).map(({ rule, subject, title }) => ({ rule, subject, title }))
  return { networking, bridge, answered, proposed }
}

describe('a proposal', () => {
  it('makes its follow-up when accepted, says what came of it, and goes with one undo', async () => {
    const { client, ada, answer } = await wonDeal()
    valueOf(await client.bridge.action.accept({ ...answer, followUpOn: '2026-05-04' }))
    expect(valueOf(await client.networking.followUp.list({ contactId: ada.id })).rows).toMatchObject([{ on: '2026-05-04', note: 'Say thanks for Cups' }])
    expect(await subjects(client)).toEqual([])
    valueOf(await client.networking.followUp.finish({ id: valueOf(await client.networking.followUp.list({})).rows[0]?.id ?? 0, doneOn: '2026-05-02' }))
    valueOf(await client.networking.interaction.log({ type: 'call', direction: 'outgoing', on: '2026-05-02', people: [{ id: ada.id }] }))
    valueOf(await client.bridge.attribution.saveDeal({ id: null, fields: { name: 'Plates', amountMinor: 7000, currency: 'EUR', status: 'won', on: '2026-05-09' }, contactIds: [ada.id], typed: {} }))
    expect(valueOf(await client.bridge.action.decided({})).rows).toMatchObject([{ about: 'Cups', outcome: { followUps: 1, followUpsDone: 1, peopleTouched: 1, dealsWon: 1, revenue: [{ currency: 'EUR', amountMinor: 7000 }] } }])
    for (let step = 0; step < 4; step += 1) valueOf(await client.workbook.undo({}))
    expect(valueOf(await client.networking.followUp.list({})).total).toBe(0)
    expect(await subjects(client)).toEqual([answer.subject])
  })

  it('makes no follow-up for a day that is past', async () => {
    const { client, answer } = await wonDeal()
    expect(await client.bridge.action.accept({ ...answer, followUpOn: '2026-04-30' })).toMatchObject({ ok: false, error: { type: 'InvalidInput', issues: [{ path: 'followUpOn' }] } })
    valueOf(await client.bridge.action.accept({ ...answer, followUpOn: today }))
  })

  it('stays away for good when dismissed, and is refused a second time', async () => {
    const { client, answer } = await wonDeal()
    valueOf(await client.bridge.action.dismiss(answer))
    expect(await subjects(client)).toEqual([])
    expect(await client.bridge.action.accept({ ...answer, followUpOn: '2026-05-04' })).toMatchObject({ ok: false, error: { type: 'ProposalGone' } })
    expect(valueOf(await client.bridge.action.decided({ decision: 'dismissed' })).total).toBe(1)
  })

  it('stays the same while others answer the campaign and some of them are spoken with', async () => {
    const { networking, answered, proposed } = await campaignAnswered()
    const bea = await answered('Bea', '2026-04-18')
    await answered('Cem', '2026-04-19')
    const [before] = await proposed()
    await answered('Ada', '2026-04-20')
    valueOf(await networking.interaction.log({ type: 'call', direction: 'outgoing', on: '2026-05-01', people: [{ id: bea }] }))
    expect(await proposed()).toEqual([{ ...before, title: 'Answer 2 people who responded to Spring' }])
  })

  it('comes again with those who answer on a day whose first answers were settled', async () => {
    const { bridge, answered, proposed } = await campaignAnswered()
    await answered('Bea')
    const [first] = await proposed()
    expect(first?.title).toBe('Answer 1 person who responded to Spring')
    valueOf(await bridge.action.accept({ rule: 'answer_responders', subject: first?.subject ?? '', today, followUpOn: '2026-05-04' }))
    expect(await proposed()).toEqual([])
    await answered('Ada')
    await answered('Cem')
    expect((await proposed()).map(({ title }) => title)).toEqual(['Answer 2 people who responded to Spring'])
  })

  it('to answer somebody is not made where there was a touch on the day of their answer, or after it', async () => {
    const { networking, answered, proposed } = await campaignAnswered()
    for (const [name, on] of [['Before', '2026-04-19'], ['Same', '2026-04-20'], ['After', '2026-04-21']] as const) valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on, people: [{ id: await answered(name) }] }))
    expect((await proposed()).map(({ title }) => title)).toEqual(['Answer 1 person who responded to Spring'])
  })

  it('calls nobody quiet who answered a campaign just now, also once it was settled whether to answer them', async () => {
    const { networking, bridge, answered, proposed } = await campaignAnswered()
    const ada = await answered('Ada')
    valueOf(await bridge.attribution.saveDeal({ id: null, fields: { name: 'Cups', amountMinor: 10_000, currency: 'EUR', status: 'won', on: '2025-06-01' }, contactIds: [ada], typed: {} }))
    valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on: '2025-06-02', people: [{ id: ada }] }))
    const [answer] = await proposed()
    expect(await proposed()).toMatchObject([{ rule: 'answer_responders' }])
    valueOf(await bridge.action.accept({ rule: 'answer_responders', subject: answer?.subject ?? '', today, followUpOn: '2026-05-04' }))
    expect(await proposed()).toEqual([])
  })

  it('is never about who objected, and leaves nothing of who was erased', async () => {
    const { client, ada, answer } = await wonDeal()
    valueOf(await client.networking.personalData.object({ contactId: ada.id, on: today }))
    expect(await subjects(client)).toEqual([])
    valueOf(await client.networking.personalData.withdrawObjection({ contactId: ada.id }))
    valueOf(await client.bridge.action.accept({ ...answer, followUpOn: '2026-05-04' }))
    valueOf(await client.networking.personalData.erase({ contactIds: [ada.id], sharedNotes: 'clear' }))
    expect(valueOf(await client.bridge.action.decided({})).rows).toMatchObject([{ about: 'Cups', outcome: { followUps: 0, peopleTouched: 0 } }])
  })

  it('moves to the contact that two were made one of', async () => {
    const { client, ada, deal, answer } = await wonDeal()
    valueOf(await client.bridge.action.accept({ ...answer, followUpOn: '2026-05-04' }))
    const twin = valueOf(await client.networking.contact.add({ name: 'Ada A.' }))
    valueOf(await client.bridge.attribution.saveContact({ contactId: ada.id, leadOn: '2026-04-01', customerOn: null, typed: { said: { source: 'neither', words: 'walked in' } } }))
    valueOf(await client.networking.duplicate.merge({ keepId: twin.id, otherId: ada.id, choices: {} }))
    expect(valueOf(await client.bridge.attribution.ofDeal({ dealId: deal.id })).contacts).toEqual([{ id: twin.id, name: 'Ada A.' }])
    expect(valueOf(await client.bridge.attribution.ofContact({ contactId: twin.id }))).toMatchObject({ leadOn: '2026-04-01', typed: { said: { words: 'walked in' } } })
    expect(valueOf(await client.bridge.action.decided({})).rows).toMatchObject([{ outcome: { followUps: 1 } }])
  })

  it('that was answered about one of two is not made again about the contact they became', async () => {
    const { client } = await openTestStore({ now })
    const contacts = await Promise.all(['Ada', 'Ada A.', 'Bo'].map(async (name) => valueOf(await client.networking.contact.add({ name })).id))
    const [first = 0, second = 0, third = 0] = contacts
    for (const contactId of contacts) valueOf(await client.bridge.attribution.saveContact({ contactId, leadOn: null, customerOn: '2026-04-20', typed: {} }))
    for (const id of [first, third]) valueOf(await client.bridge.action.dismiss({ rule: 'welcome_customers', subject: `contact:${id}`, today }))
    expect(await subjects(client)).toEqual([`contact:${second}`])
    valueOf(await client.networking.duplicate.merge({ keepId: second, otherId: first }))
    expect(await subjects(client)).toEqual([])
    // Where both were answered about, both answers stay.
    valueOf(await client.networking.duplicate.merge({ keepId: second, otherId: third }))
    expect([await subjects(client), valueOf(await client.bridge.action.decided({})).total]).toEqual([[], 2])
  })

  it('about a community counts all its members, those who joined within 90 days, and the advocates in it', async () => {
    const { client: { networking, bridge } } = await openTestStore({ now })
    const ids = await Promise.all(Array.from({ length: 12 }, async (_, index) => valueOf(await networking.contact.add({ name: `Person ${index}` })).id))
    const { id: growing } = valueOf(await networking.community.add({ name: 'Growing', platform: 'discord' }))
    const { id: settled } = valueOf(await networking.community.add({ name: 'Settled', platform: 'discord' }))
    const { id: unspoken } = valueOf(await networking.community.add({ name: 'Without an advocate', platform: 'discord' }))
    // The 90th day before today is out, as is a day to come, and one not known.
    const days = ['2026-01-30', '2026-01-31', '2026-02-01', '2026-03-01', '2026-04-01', '2026-04-02', '2026-05-01', '2026-05-02', null] as const
    for (const [index, joinedOn] of days.entries()) valueOf(await networking.community.join({ id: growing, contactIds: ids.slice(index, index + 1), joinedOn }))
    valueOf(await networking.community.join({ id: settled, contactIds: ids, joinedOn: '2025-01-01' }))
    valueOf(await networking.community.join({ id: unspoken, contactIds: ids.slice(5), joinedOn: '2026-04-01' }))
    for (const contactId of ids.slice(0, 2)) valueOf(await networking.advocate.name({ contactId, reason: 'Brings friends', since: '2026-01-01' }))
    const proposals = valueOf(await bridge.action.proposals({ today })).filter(({ rule }) => rule === 'growing_community')
    expect(proposals.map(({ evidence }) => evidence.map(({ value }) => value))).toEqual([['9, 5 of them joined in the last 90 days', '2']])
  })

  it('about a post goes with it, so that one of the same number is proposed anew', async () => {
    const { client } = await openTestStore({ now })
    const ada = valueOf(await client.networking.contact.add({ name: 'Ada' }))
    const allowed = async () => valueOf(await client.networking.post.add({ kind: 'user_generated', platform: 'instagram', on: '2026-04-20', authorId: ada.id, permission: 'granted', permissionOn: '2026-04-21' })).id
    const [first, second] = [await allowed(), await allowed()]
    for (const id of [first, second]) valueOf(await client.bridge.action.dismiss({ rule: 'use_granted_post', subject: `post:${id}`, today }))
    expect(await subjects(client)).toEqual([])
    valueOf(await client.networking.post.remove({ ids: [second] }))
    expect(await allowed()).toBe(second)
    expect(await subjects(client)).toEqual([`post:${second}`])
    expect(valueOf(await client.bridge.action.decided({})).total).toBe(1)
  })

  it('cuts the name of what it makes between two letters', async () => {
    const { client: { networking, bridge, marketing } } = await openTestStore({ now })
    const ids = await Promise.all(Array.from({ length: 6 }, async (_, index) => valueOf(await networking.contact.add({ name: `Person ${index}` })).id))
    const { id } = valueOf(await networking.community.add({ name: `${'x'.repeat(179)}🧵`, platform: 'discord' }))
    valueOf(await networking.community.join({ id, contactIds: ids, joinedOn: '2026-04-01' }))
    valueOf(await networking.advocate.name({ contactId: ids[0] ?? 0, reason: 'Brings friends', since: '2026-01-01' }))
    valueOf(await bridge.action.accept({ rule: 'growing_community', subject: `community:${id}`, today, followUpOn: '2026-05-04' }))
    expect(valueOf(await marketing.audience.list({})).map(({ name }) => name)).toEqual([`Like the members of ${'x'.repeat(179)}`])
  })
})

it('what was decided about a tag goes with the last person who carries it, and an erasure leaves none of its letters', async () => {
  const { client: { networking, bridge, workbook }, file } = await openTestStore({ now })
  const ids: number[] = []
  for (const name of ['Ada', 'Bea', 'Cara']) {
    const { id } = valueOf(await networking.contact.add({ name, tags: ['Xqvjtag'] }))
    valueOf(await networking.advocate.name({ contactId: id, reason: 'Recommends us', since: today }))
    ids.push(id)
  }
  const { subject } = valueOf(await bridge.action.proposals({ today })).find(({ rule }) => rule === 'seed_advocates') ?? { subject: '' }
  expect(subject).toMatch(/^tag:xqvjtag$/i)
  valueOf(await bridge.action.dismiss({ rule: 'seed_advocates', subject, today }))
  valueOf(await networking.personalData.erase({ contactIds: ids.slice(1), sharedNotes: 'clear' }))
  expect(valueOf(await bridge.action.decided({ decision: 'dismissed' })).total).toBe(1)
  valueOf(await networking.personalData.erase({ contactIds: ids.slice(0, 1), sharedNotes: 'clear' }))
  expect(valueOf(await bridge.action.decided({ decision: 'dismissed' })).total).toBe(0)
  expect(findBytes(file, 'xqvjtag')).toEqual([])
  expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
})
