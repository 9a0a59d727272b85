import { describe, expect, it } from 'vitest'
import { expectGrouped } from '../../../tests/support/grouped-list'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { subjectDay, subjectNow } from '../../../tests/support/subject'
import { addDays } from '../../shared/kernel/day'
import { createRandom } from '../../shared/kernel/random'
import { CommunityId } from '../../shared/networking/community'
import { Direction, type Interaction, InteractionId } from '../../shared/networking/interaction'
import { InteractionGrouping, mostNotesFound } from '../../shared/networking/interaction.contract'
import { pickFrom } from '../sample/random'

const open = async () => {
  const { client: { networking, workbook } } = await openTestStore({ now: subjectNow })
  const [ada, bruno] = [valueOf(await networking.contact.add({ name: 'Ada' })), valueOf(await networking.contact.add({ name: 'Bruno' }))]
  return { networking, workbook, ada, bruno }
}

describe('an interaction', () => {
  it('that was logged with the wrong people is moved to the right ones, both sides computed anew, and undone whole', async () => {
    const { networking, workbook, ada, bruno } = await open()
    const { id } = valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on: subjectDay, people: [{ id: ada.id }] }))
    const edited = await networking.interaction.edit({ id, changes: { people: [{ id: bruno.id }, { newName: 'Cleo', handles: [{ platform: 'x', handle: '@cleo' }], emails: ['cleo@example.com'] }] } })
    expect(valueOf(edited).people.map(({ name }) => name)).toEqual(['Bruno', 'Cleo'])
    const touchesOf = async (contactId: number) => valueOf(await networking.contact.get({ id: contactId }))
    expect(await touchesOf(ada.id)).toMatchObject({ interactionCount: 0, lastTouchOn: null, strength: null })
    expect(await touchesOf(bruno.id)).toMatchObject({ interactionCount: 1, lastTouchOn: subjectDay })
    expect(valueOf(await networking.contact.list({ search: 'cleo' })).rows).toMatchObject([{ name: 'Cleo', email: 'cleo@example.com', platforms: ['x'] }])
    valueOf(await workbook.undo({ step: edited.ok ? edited.undoStep : null }))
    expect(await touchesOf(ada.id)).toMatchObject({ interactionCount: 1, lastTouchOn: subjectDay })
    expect(valueOf(await networking.contact.list({ search: 'cleo' })).total).toBe(0)
  })

  it('is changed with others in one step, of which people and places are computed anew and which one undo takes back', async () => {
    const { networking, workbook, ada, bruno } = await open()
    const { id: communityId } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
    const log = async (id: typeof ada.id) => valueOf(await networking.interaction.log({ type: 'message', direction: 'outgoing', on: subjectDay, note: 'Hello', people: [{ id }] })).id
    const ids = [await log(ada.id), await log(bruno.id)]
    const other = await log(ada.id)
    const changes = { type: 'like', direction: 'incoming', communityId } as const
    const told = await networking.interaction.editMany({ ids: [...ids, InteractionId.parse(9999)], changes })
    expect(valueOf(told)).toEqual({ changed: 2 })
    const rows = async () => valueOf(await networking.interaction.list({})).rows.toSorted((left, right) => left.id - right.id)
    expect(await rows()).toMatchObject([...ids.map((id) => ({ id, ...changes, note: 'Hello', on: subjectDay })), { id: other, type: 'message', communityId: null }])
    // A like is no touch, and is in the community now.
    expect(valueOf(await networking.contact.get({ id: bruno.id }))).toMatchObject({ lastTouchOn: null })
    expect(valueOf(await networking.contact.get({ id: ada.id }))).toMatchObject({ lastTouchOn: subjectDay })
    const inPlace = async (): Promise<number> => valueOf(await networking.interaction.list({ communityId })).total
    expect(await inPlace()).toBe(2)
    expect(await networking.interaction.editMany({ ids, changes })).toEqual({ ok: true, value: { changed: 0 }, undoStep: null })
    expect(await networking.interaction.editMany({ ids, changes: { communityId: CommunityId.parse(77) } })).toMatchObject({ ok: false, error: { type: 'CommunityNotFound', id: 77 } })
    valueOf(await workbook.undo({ step: told.undoStep }))
    expect([await inPlace(), (await rows()).map(({ type }) => type), valueOf(await networking.contact.get({ id: bruno.id })).lastTouchOn]).toEqual([0, ['message', 'message', 'message'], subjectDay])
  })

  it('whose words are common is looked for among the newest that have them, and the list says that it lacks others', async () => {
    const { networking, ada, bruno } = await open()
    for (let count = 0; count <= mostNotesFound; count += 1) valueOf(await networking.interaction.log({ type: count === 0 ? 'call' : 'message', direction: 'outgoing', on: subjectDay, note: 'Coffee', people: [{ id: ada.id }] }))
    valueOf(await networking.interaction.log({ type: 'message', direction: 'outgoing', on: subjectDay, note: 'Tea', people: [{ id: bruno.id }] }))
    const listed = async (asked: Parameters<typeof networking.interaction.list>[0]) => {
      const { total, isCut } = valueOf(await networking.interaction.list(asked))
      return { total, isCut }
    }
    expect(await listed({ search: 'coffee' })).toEqual({ total: mostNotesFound, isCut: true })
    // The only call was logged first.
    expect(await listed({ search: 'coffee', type: 'call' })).toEqual({ total: 0, isCut: true })
    expect(await listed({ search: 'coffee', contactId: ada.id })).toEqual({ total: mostNotesFound + 1, isCut: false })
    expect(await listed({ search: 'tea' })).toEqual({ total: 1, isCut: false })
    expect(await listed({})).toEqual({ total: mostNotesFound + 2, isCut: false })
  })

  it('that is removed alone is undone as one, and several as several', async () => {
    const { networking, workbook, ada } = await open()
    const logging = [1, 2, 3].map(() => networking.interaction.log({ type: 'call', direction: 'mutual', on: subjectDay, people: [{ id: ada.id }] }))
    const [first, ...others] = (await Promise.all(logging)).map((logged) => valueOf(logged).id)
    for (const removed of [[first ?? 0], others]) valueOf(await networking.interaction.remove({ ids: removed }))
    expect(valueOf(await workbook.history({})).slice(0, 2).map(({ label }) => label)).toEqual(['Remove interactions', 'Remove interaction'])
  })

  it('with somebody who is not there is refused, and changes nothing', async () => {
    const { networking, ada } = await open()
    const logged = valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on: subjectDay, people: [{ id: ada.id }] }))
    expect(await networking.interaction.edit({ id: logged.id, changes: { note: 'Changed', people: [{ newName: 'Dora' }, { id: 9999 }] } })).toMatchObject({ ok: false, error: { type: 'ContactNotFound', id: 9999 } })
    expect(valueOf(await networking.interaction.list({})).rows).toEqual([logged])
    expect(valueOf(await networking.contact.list({ search: 'dora' })).total).toBe(0)
  })

  it('counts for its community as it was read, or as a person corrected it; our own words do not', async () => {
    const { networking, ada } = await open()
    const { id } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
    const log = async (note: string, direction: 'incoming' | 'outgoing', sentiment: 'negative' | null = null) => valueOf(await networking.interaction.log({ type: 'comment', direction, on: subjectDay, communityId: id, note, sentiment, people: [{ id: ada.id }] }))
    await log('I love this wonderful bowl', 'incoming')
    const ironic = await log('Great, it arrived broken and I am happy about it', 'incoming', 'negative')
    await log('This is a terrible, awful day for us', 'outgoing')
    await log('Zdravo svima, kako ste danas dragi prijatelji moji', 'incoming')
    const sentiment = async () => valueOf(await networking.community.health({ id, from: subjectDay, to: subjectDay })).sentiment
    expect(await sentiment()).toMatchObject({ positive: 1, negative: 1, corrected: 1 })
    valueOf(await networking.interaction.edit({ id: ironic.id, changes: { sentiment: null } }))
    expect(await sentiment()).toMatchObject({ positive: 2, negative: 0, corrected: 0 })
  })

  it('counts each person of a community once, however much they say', async () => {
    const { networking, ada, bruno } = await open()
    const { id } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
    const log = async (sentiment: 'positive' | 'neutral' | 'negative', ...people: readonly { readonly id: typeof ada.id }[]) => valueOf(await networking.interaction.log({ type: 'comment', direction: 'incoming', on: subjectDay, communityId: id, note: 'A note', sentiment, people: people.map((person) => ({ id: person.id })) }))
    for (const label of ['negative', 'negative', 'negative', 'positive'] as const) await log(label, ada)
    const sentiment = async () => valueOf(await networking.community.health({ id, from: subjectDay, to: subjectDay })).sentiment
    expect(await sentiment()).toMatchObject({ positive: 1, negative: 3, people: { positive: 0, neutral: 0, negative: 1 } })
    // Nobody knows which of the two said it.
    await log('positive', bruno, ada)
    expect(await sentiment()).toMatchObject({ positive: 2, people: { positive: 0, neutral: 0, negative: 1 } })
    await log('positive', bruno)
    await log('neutral', bruno)
    expect(await sentiment()).toMatchObject({ positive: 3, neutral: 1, negative: 3, people: { positive: 1, neutral: 0, negative: 1 } })
    await log('positive', ada)
    await log('positive', ada)
    expect(await sentiment()).toMatchObject({ positive: 5, negative: 3, people: { positive: 1, neutral: 1, negative: 0 } })
  })
})

describe('a list of interactions', () => {
  it('has everything once by day, and under each heading what belongs there, newest or oldest first, of one type, in one direction, on one platform, found by words, or of one person', async () => {
    const { networking, ada, bruno } = await open()
    const { id: communityId } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
    const random = createRandom(3)
    for (let number = 0; number < 60; number += 1) {
      valueOf(await networking.interaction.log({ type: pickFrom(random, ['call', 'message', 'meeting'] as const), direction: pickFrom(random, Direction.options), on: addDays(subjectDay, -Math.floor(random() * 200)), note: pickFrom(random, ['', 'kiln', 'kiln and glaze']), communityId: pickFrom(random, [null, communityId]), platform: pickFrom(random, [null, 'instagram', 'email'] as const), people: [{ id: pickFrom(random, [ada, bruno]).id }] }))
    }
    const keyOf: Readonly<Record<InteractionGrouping, (one: Interaction) => string>> = { month: ({ on }) => on.slice(0, 7), type: ({ type }) => type, direction: (one) => one.direction }
    const scopes = [{}, { type: 'call' }, { type: 'gift' }, { search: 'glaze' }, { search: 'kiln', type: 'meeting' }, { contactId: ada.id }, { contactId: ada.id, type: 'call' }, { touchDirection: 'incoming' }, { touchDirection: 'mutual', type: 'call' }, { search: 'kiln', touchDirection: 'outgoing' }, { contactId: ada.id, touchDirection: 'incoming' }, { communityId, touchDirection: 'outgoing' }, { communityId }, { communityId, contactId: bruno.id }, { platform: 'email' }, { platform: 'instagram', type: 'call', touchDirection: 'incoming' }, { platform: 'email', contactId: ada.id }, { platform: 'email', search: 'kiln' }, { platform: 'phone' }] as const
    const keys = new Map<InteractionGrouping, readonly string[]>()
    for (const direction of ['ascending', 'descending'] as const) {
      for (const scope of scopes.toReversed()) {
        const plain = valueOf(await networking.interaction.list({ ...scope, direction }))
        const inOrder = plain.rows.toSorted((left, right) => (left.on < right.on ? -1 : left.on > right.on ? 1 : left.id - right.id))
        expect(plain.rows).toEqual(direction === 'ascending' ? inOrder : inOrder.toReversed())
        for (const by of InteractionGrouping.options) keys.set(by, await expectGrouped<Interaction, InteractionGrouping>(async (asked) => valueOf(await networking.interaction.list({ ...scope, direction, ...asked })), by, keyOf[by]))
      }
    }
    const all = valueOf(await networking.interaction.list({})).rows
    for (const scope of [{}, { communityId }, { search: 'kiln' }]) {
      const { rows } = valueOf(await networking.interaction.list(scope))
      expect(valueOf(await networking.interaction.list({ ...scope, touchDirection: 'incoming' })).rows).toEqual(all.filter(({ id, direction }) => direction === 'incoming' && rows.some((row) => row.id === id)))
      const onEmail = valueOf(await networking.interaction.list({ ...scope, platform: 'email', from: addDays(subjectDay, -100) }))
      expect(onEmail.rows).toEqual(rows.filter(({ platform, on }) => platform === 'email' && on >= addDays(subjectDay, -100)))
      expect(onEmail.rows.length).toBeGreaterThan(1)
    }
    expect([keys.get('type'), keys.get('direction'), keys.get('month')?.toSorted().toReversed()]).toEqual([['message', 'call', 'meeting'], ['outgoing', 'incoming', 'mutual'], keys.get('month')])
    const mine = valueOf(await networking.interaction.list({ type: 'call', contactId: ada.id })).rows
    expect(valueOf(await networking.interaction.list({ contactId: ada.id })).rows.filter(({ type }) => type === 'call')).toEqual(mine)
  })
})

describe('a tag', () => {
  it('given the name of another becomes one with it, is found by it, and comes back by undo', async () => {
    const { networking, workbook, ada, bruno } = await open()
    valueOf(await networking.contact.edit({ id: ada.id, changes: { tags: ['pres', 'press'] } }))
    valueOf(await networking.contact.edit({ id: bruno.id, changes: { tags: ['pres'] } }))
    const changed = await networking.contact.changeTag({ from: 'pres', to: 'press' })
    expect(valueOf(changed)).toEqual({ contacts: 2 })
    expect(valueOf(await networking.contact.tags({}))).toEqual([{ name: 'press', contacts: 2, archived: 0 }])
    expect(valueOf(await networking.contact.list({ search: 'press' })).total).toBe(2)
    valueOf(await workbook.undo({ step: changed.ok ? changed.undoStep : null }))
    expect(valueOf(await networking.contact.tags({}))).toEqual([{ name: 'pres', contacts: 2, archived: 0 }, { name: 'press', contacts: 1, archived: 0 }])
    expect(valueOf(await networking.contact.changeTag({ from: 'nobody has it', to: 'press' }))).toEqual({ contacts: 0 })
  })
})
