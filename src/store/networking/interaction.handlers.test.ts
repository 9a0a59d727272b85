import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { subjectDay, subjectNow } from '../../../tests/support/subject'

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
})

describe('a tag', () => {
  it('given the name of another becomes one with it, is found by it, and comes back by undo', async () => {
    const { networking, workbook, ada, bruno } = await open()
    valueOf(await networking.contact.edit({ id: ada.id, changes: { tags: ['pres', 'press'] } }))
    valueOf(await networking.contact.edit({ id: bruno.id, changes: { tags: ['pres'] } }))
    const changed = await networking.contact.changeTag({ from: 'pres', to: 'press' })
    expect(valueOf(changed)).toEqual({ contacts: 2 })
    expect(valueOf(await networking.contact.tags({}))).toEqual([{ name: 'press', contacts: 2 }])
    expect(valueOf(await networking.contact.list({ search: 'press' })).total).toBe(2)
    valueOf(await workbook.undo({ step: changed.ok ? changed.undoStep : null }))
    expect(valueOf(await networking.contact.tags({}))).toEqual([{ name: 'pres', contacts: 2 }, { name: 'press', contacts: 1 }])
    expect(valueOf(await networking.contact.changeTag({ from: 'nobody has it', to: 'press' }))).toEqual({ contacts: 0 })
  })
})
