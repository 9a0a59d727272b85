import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import { CommunityId } from '../../shared/networking/community'
import type { ContactId } from '../../shared/networking/contact'
import type { Direction, InteractionType } from '../../shared/networking/interaction'
import { quarterOfDay } from '../../shared/networking/review-period'

const today = Day.parse('2026-03-31')
const now = () => new Date('2026-03-31T10:00:00Z')

const open = async () => {
  const { client } = await openTestStore({ now })
  const { networking } = client
  const { id: place } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
  const member = async (name: string, joinedOn: string | null = null) => {
    const { id } = valueOf(await networking.contact.add({ name }))
    valueOf(await networking.community.join({ id: place, contactIds: [id], joinedOn }))
    return id
  }
  const touch = (id: ContactId, daysAgo: number, type: InteractionType = 'comment', direction: Direction = 'incoming', communityId: typeof place | null = place) =>
    networking.interaction.log({ type, direction, on: addDays(today, -daysAgo), communityId, people: [{ id }] })
  const levels = async (day: Day = today) => valueOf(await networking.community.members({ id: place, today: day })).rows.map(({ name, level, isPinned }) => `${name} ${level}${isPinned ? ' pinned' : ''}`)
  return { client, networking, place, member, touch, levels }
}

it('whoever was active here in 90 days and is no member is offered, most active first, and becomes one in one step that undo takes back', async () => {
  const { client, networking, place, member, touch } = await open()
  const someone = async (name: string) => valueOf(await networking.contact.add({ name })).id
  const [ada, bea, cem, old, gone, away] = [await member('Ada'), await someone('Bea'), await someone('Cem'), await someone('Old'), await someone('Gone'), await someone('Away')]
  for (const [id, days] of [[ada, 1], [bea, 3], [cem, 2], [cem, 89], [old, 90], [gone, 5]] as const) valueOf(await touch(id, days))
  valueOf(await touch(away, 1, 'comment', 'incoming', null))
  valueOf(await networking.contact.editMany({ target: { ids: [gone] }, changes: { isArchived: true } }))
  const guests = async () => valueOf(await networking.community.guests({ id: place, today }))
  expect(await guests()).toMatchObject({ total: 2, rows: [{ contactId: cem, name: 'Cem', interactions: 2, lastOn: addDays(today, -2) }, { contactId: bea, interactions: 1 }] })
  valueOf(await networking.community.join({ id: place, contactIds: (await guests()).rows.map(({ contactId }) => contactId), joinedOn: today }))
  expect((await guests()).total).toBe(0)
  valueOf(await client.workbook.undo({}))
  expect((await guests()).total).toBe(2)
})

describe('levels', () => {
  it('follow what members do, fade after a year, and are taken back with the interaction', async () => {
    const { client, networking, place, member, touch, levels } = await open()
    const ada = await member('Ada')
    await member('Bea')
    for (let count = 0; count < 3; count += 1) await touch(ada, 10 - count)
    expect(await levels()).toEqual(['Ada 3', 'Bea 4'])
    const shared = await touch(ada, 2, 'share')
    expect(await levels()).toEqual(['Ada 2', 'Bea 4'])
    expect(await levels(addDays(today, 363))).toEqual(['Ada 4', 'Bea 4'])
    expect(await levels(addDays(today, -9))).toEqual(['Ada 4', 'Bea 4'])
    valueOf(await networking.interaction.edit({ id: valueOf(shared).id, changes: { communityId: null } }))
    expect(await levels()).toEqual(['Ada 3', 'Bea 4'])
    valueOf(await client.workbook.undo({}))
    expect(await levels()).toEqual(['Ada 2', 'Bea 4'])
    valueOf(await networking.interaction.remove({ ids: [valueOf(shared).id] }))
    expect(await levels()).toEqual(['Ada 3', 'Bea 4'])
    expect(valueOf(await networking.community.members({ id: place, today, level: 3 }))).toMatchObject({ total: 1, rows: [{ name: 'Ada' }] })
  })

  it('that are pinned stay until they are let go', async () => {
    const { networking, place, member, touch, levels } = await open()
    const ada = await member('Ada')
    valueOf(await networking.community.pin({ id: place, contactIds: [ada], level: 1 }))
    await touch(ada, 1, 'share')
    expect(await levels()).toEqual(['Ada 1 pinned'])
    const moves = async (): Promise<readonly number[]> => {
      const health = valueOf(await networking.community.health({ id: place, from: addDays(today, -30), to: today }))
      const review = valueOf(await networking.review.of({ period: quarterOfDay(today), today }))
      return [health.movedTotal, health.moved.length, review.movedCloser.now, ...review.communities.map(({ closer }) => closer)]
    }
    expect(await moves()).toEqual([0, 0, 0, 0])
    valueOf(await networking.community.pin({ id: place, contactIds: [ada], level: null }))
    expect(await levels()).toEqual(['Ada 2'])
    expect(await moves()).toEqual([1, 1, 1, 1])
  })

  it('count what was done before joining, and go with the membership', async () => {
    const { networking, place, touch, levels } = await open()
    const { id } = valueOf(await networking.contact.add({ name: 'Cem' }))
    await touch(id, 3, 'gift')
    expect(await levels()).toEqual([])
    valueOf(await networking.community.join({ id: place, contactIds: [id] }))
    expect(await levels()).toEqual(['Cem 2'])
    valueOf(await networking.community.leave({ id: place, contactIds: [id] }))
    expect(valueOf(await networking.alert.list({ today, kinds: ['level_moved'] }))).toEqual([])
  })
})

describe('health', () => {
  it('says who was active, new and lapsed, and how fast we answered', async () => {
    const { networking, place, member, touch } = await open()
    const [old, lapsed, fresh] = [await member('Old', '2025-01-01'), await member('Lapsed'), await member('Fresh', '2026-03-20')]
    await touch(old, 50)
    await touch(lapsed, 45)
    await touch(old, 20)
    await touch(old, 18, 'reply', 'outgoing')
    await touch(fresh, 10)
    await touch(fresh, 10, 'reply', 'outgoing', null)
    await touch(fresh, 3)
    // No answer: they are still owed a reply.
    await touch(fresh, 2, 'like', 'outgoing')
    valueOf(await networking.community.noteSize({ id: place, on: '2026-03-15', members: 900 }))
    const health = valueOf(await networking.community.health({ id: place, from: '2026-03-02', to: '2026-03-31' }))
    expect(health).toMatchObject({ active: 2, activeBefore: 2, new: 1, lapsed: 1, responses: { asked: 3, answered: 2, medianDays: 1 } })
    expect(health).toMatchObject({ joinedTotal: 1, movedTotal: 0, joined: [{ name: 'Fresh', on: '2026-03-20' }], levels: [{ level: 4, members: 3 }], sizes: [{ on: '2026-03-15', members: 900 }] })
    const guests = await Promise.all(Array.from({ length: 501 }, (_, index) => networking.contact.add({ name: `Guest ${index}` })))
    valueOf(await networking.community.join({ id: place, contactIds: guests.map((guest) => valueOf(guest).id), joinedOn: '2026-01-05' }))
    const many = valueOf(await networking.community.health({ id: place, from: '2026-01-01', to: '2026-01-31' }))
    expect([many.joinedTotal, many.joined.length, many.movedTotal]).toEqual([501, 500, many.moved.length])
    valueOf(await networking.community.noteSize({ id: place, on: '2026-03-15', members: null }))
    expect(valueOf(await networking.community.health({ id: place, from: '2020-01-01', to: '2020-01-31' }))).toMatchObject({ active: 0, responses: { asked: 0, medianDays: null }, sizes: [] })
  })
})

describe('alerts', () => {
  it('say that a regular went quiet or came back, spoke first, moved; each until it is dismissed', async () => {
    const { client, networking, member, touch } = await open()
    const ada = await member('Ada')
    for (const daysAgo of [60, 59, 58, 57, 56]) await touch(ada, daysAgo, 'message')
    const kinds = async (day: Day, days = 10) => valueOf(await networking.alert.list({ today: day, days })).map(({ kind, on }) => `${kind} ${on}`)
    const quietOn = addDays(today, -56 + 21)
    expect(await kinds(addDays(quietOn, -1), 4)).toEqual([])
    expect(await kinds(quietOn)).toEqual([`went_quiet ${quietOn}`])
    // Whoever objected is not to be written to.
    valueOf(await networking.personalData.object({ contactId: ada, on: quietOn }))
    expect(await kinds(quietOn)).toEqual([])
    valueOf(await networking.personalData.withdrawObjection({ contactId: ada }))
    expect(await kinds(quietOn)).toEqual([`went_quiet ${quietOn}`])
    const back = await touch(ada, 5, 'message')
    expect(await kinds(today)).toEqual([`came_back ${addDays(today, -5)}`])
    valueOf(await client.workbook.undo({ step: back.undoStep }))
    expect(await kinds(today)).toEqual([])
    expect(await kinds(addDays(today, -55))).toEqual([`level_moved ${addDays(today, -58)}`, `first_contribution ${addDays(today, -60)}`])
    const [moved] = valueOf(await networking.alert.list({ today, days: 100, kinds: ['level_moved'] }))
    if (moved === undefined) throw new Error('No alert')
    valueOf(await networking.alert.dismiss({ kind: moved.kind, on: moved.on, contactId: moved.contactId, communityId: moved.communityId }))
    expect(await kinds(addDays(today, -55))).toEqual([`first_contribution ${addDays(today, -60)}`])
    valueOf(await networking.contact.editMany({ target: { ids: [ada] }, changes: { isArchived: true } }))
    expect(await kinds(today, 300)).toEqual([])
  })

  it('that was dismissed of one of two stays so for the contact they became', async () => {
    const { networking, member, touch } = await open()
    const [ada, twin] = [await member('Ada'), await member('Ada A.')]
    await touch(ada, 60, 'message')
    const shown = async () => valueOf(await networking.alert.list({ today, days: 100, kinds: ['first_contribution'] }))
    const [first] = await shown()
    if (first === undefined) throw new Error('No alert')
    valueOf(await networking.alert.dismiss(first))
    valueOf(await networking.duplicate.merge({ keepId: twin, otherId: ada }))
    expect(await shown()).toEqual([])
  })

  it('an alert of a community that is gone meanwhile is put away all the same', async () => {
    const { client: { networking } } = await openTestStore()
    const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
    valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
    expect(await networking.alert.dismiss({ kind: 'level_moved', on: Day.parse('2026-03-01'), contactId: id, communityId: CommunityId.parse(999) })).toMatchObject({ ok: true })
  })
})

describe('the list of communities', () => {
  it('says of each what its page says, also of one where nothing happened', async () => {
    const { networking, place, member, touch } = await open()
    valueOf(await networking.community.add({ name: 'Quiet corner', platform: 'discord' }))
    const ada = await member('Ada')
    for (const daysAgo of [1, 40, 200]) await touch(ada, daysAgo)
    await touch(ada, 3, 'call', 'mutual', null)
    const listed = valueOf(await networking.community.list({ today }))
    expect(listed.map(({ name, interactions, activeMembers }) => [name, interactions, activeMembers])).toEqual([['Makers', 3, 1], ['Quiet corner', 0, 0]])
    expect(listed.find(({ id }) => id === place)).toEqual(valueOf(await networking.community.get({ id: place, today })))
  })
})
