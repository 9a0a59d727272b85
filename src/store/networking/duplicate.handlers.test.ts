import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import type { Direction } from '../../shared/networking/interaction'
import type { MergeChoices } from '../../shared/networking/duplicate.contract'

const today = Day.parse('2026-03-31')
const now = () => new Date('2026-03-31T10:00:00Z')

const side = fc.constantFrom('keep' as const, 'other' as const)
const choices: fc.Arbitrary<MergeChoices> = fc.record({ name: side, organization: side, role: side, birthday: side, source: side, howMet: side, note: side, group: side, rhythm: side, photo: side }, { requiredKeys: [] })
const person = fc.record({
  name: fc.constantFrom('Ada', 'Bea Ny'),
  organization: fc.constantFrom('', 'Lehm', 'Haus'),
  note: fc.constantFrom('', 'tall', 'small'),
  birthday: fc.constantFrom(null, '1990-01-02'),
  tags: fc.constantFrom<string[]>([], ['press'], ['press', 'vip']),
  emails: fc.constantFrom<string[]>([], ['a@example.com'], ['A@example.com', 'b@example.com']),
  isGrouped: fc.boolean(),
  value: fc.constantFrom(null, 'Tea', 'Coffee'),
  idealDays: fc.constantFrom(null, 9),
  photo: fc.constantFrom(null, 'iVBORw0KGgoA', 'iVBORw0KGgoB'),
  level: fc.constantFrom(null, 1, 3),
  isMember: fc.boolean(),
  touches: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom<Direction>('incoming', 'outgoing'), fc.boolean()), { maxLength: 4 }),
})

describe('a merge', () => {
  it('of two who together have more than a form takes is opened, listed and changed like any other', async () => {
    const { client: { networking } } = await openTestStore({ now })
    const add = async (side: string) => valueOf(await networking.contact.add({ name: `Ada ${side}`, note: side.repeat(40_000), tags: Array.from({ length: 70 }, (_, index) => `${side}${index}`) })).id
    const [keepId, otherId] = [await add('a'), await add('b')]
    valueOf(await networking.duplicate.merge({ keepId, otherId, choices: {} }))
    const { tags, note } = valueOf(await networking.contact.get({ id: keepId }))
    expect([tags.length, note.length]).toEqual([140, 80_002])
    expect(valueOf(await networking.contact.list({})).rows[0]?.tags).toHaveLength(140)
    expect(valueOf(await networking.contact.edit({ id: keepId, changes: { role: 'Potter' } })).role).toBe('Potter')
  })

  it('and its undo leave the workbook byte for byte as it was, whatever the two were', async () => {
    await fc.assert(
      fc.asyncProperty(person, person, choices, async (left, right, chosen) => {
        const { client: { networking, workbook } } = await openTestStore({ now })
        const { id: place } = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
        const { id: group } = valueOf(await networking.group.add({ name: 'Press', idealDays: 5 }))
        const { id: field } = valueOf(await networking.customField.add({ name: 'Drink', kind: 'text' }))
        const { id: third } = valueOf(await networking.contact.add({ name: 'Third' }))
        const add = async ({ touches, isMember, level, isGrouped, value, photo, ...fields }: typeof left) => {
          const { id } = valueOf(await networking.contact.add({ ...fields, groupId: isGrouped ? group : null, custom: value === null ? [] : [{ fieldId: field, value }] }))
          if (photo !== null) valueOf(await networking.contact.setPhoto({ id, base64: photo }))
          if (isMember) valueOf(await networking.community.join({ id: place, contactIds: [id], level, joinedOn: fields.birthday }))
          valueOf(await networking.followUp.add({ contactId: id, on: today }))
          for (const [daysAgo, direction, isShared] of touches) valueOf(await networking.interaction.log({ type: 'share', direction, on: addDays(today, -daysAgo), communityId: place, people: isShared ? [{ id }, { id: third }] : [{ id }] }))
          return id
        }
        const [keepId, otherId] = [await add(left), await add(right)]
        valueOf(await networking.interaction.log({ type: 'meeting', direction: 'mutual', on: today, people: [{ id: keepId }, { id: otherId }] }))
        // The record of what was done is only added to; all else comes back.
        const checked = async () => {
          const { record, ...rest } = valueOf(await workbook.check({}))
          expect(record?.brokenAt).toBeNull()
          return rest
        }
        const before = await checked()
        const merged = await networking.duplicate.merge({ keepId, otherId, choices: chosen })
        const contact = valueOf(merged)
        expect(contact.interactionCount).toBe(left.touches.length + right.touches.length + 1)
        expect(contact.name).toBe(chosen.name === 'other' ? right.name : left.name)
        expect(valueOf(await networking.followUp.list({ contactId: keepId })).total).toBe(2)
        const after = await checked()
        expect(after.findings.filter(({ ok }) => !ok)).toEqual([])
        valueOf(await workbook.undo({ step: merged.undoStep }))
        expect(await checked()).toEqual(before)
        valueOf(await workbook.redo({}))
        expect(await checked()).toEqual(after)
      }),
      { numRuns: 20 },
    )
  })

  it('takes what the one that stays lacks, joins lists without doubles, and chooses as told', async () => {
    const { client: { networking } } = await openTestStore({ now })
    const keep = valueOf(await networking.contact.add({ name: 'Ada', emails: ['ada@gmail.com'], note: 'One', handles: [{ platform: 'x', handle: '@ada' }], role: 'Editor' }))
    const other = valueOf(await networking.contact.add({ name: 'Ada L.', emails: ['A.da@googlemail.com', 'ada@work.example'], note: 'Two', handles: [{ platform: 'x', handle: 'Ada' }], role: 'Buyer', birthday: '--05-06', idealDays: 7 }))
    const merged = valueOf(await networking.duplicate.merge({ keepId: keep.id, otherId: other.id, choices: { role: 'other' } }))
    expect(merged).toMatchObject({ name: 'Ada', role: 'Buyer', birthday: '--05-06', idealDays: 7, note: 'One\n\nTwo', emails: ['ada@gmail.com', 'ada@work.example'], handles: [{ handle: '@ada' }] })
    expect(await networking.contact.get({ id: other.id })).toMatchObject({ ok: false })
    expect(await networking.duplicate.merge({ keepId: keep.id, otherId: keep.id })).toMatchObject({ ok: false, error: { type: 'SameContact' } })
  })
})

describe('a merge of two who have the same', () => {
  it('keeps the link that one handle lacks, and both reasons why they speak for us', async () => {
    const { client: { networking: { contact, advocate, duplicate } } } = await openTestStore({ now })
    const add = async (url: string, reason: string, since: string) => {
      const { id } = valueOf(await contact.add({ name: 'Ada', handles: [{ platform: 'x', handle: 'ada', url }] }))
      valueOf(await advocate.name({ contactId: id, reason, since }))
      return id
    }
    const [keepId, otherId, thirdId] = [await add('', 'Wrote a review', '2026-02-02'), await add('https://x.com/ada', 'Spoke at the fair', '2026-01-01'), await add('https://x.example/ada', 'Spoke at the fair', '2026-03-03')]
    expect(valueOf(await duplicate.merge({ keepId, otherId })).handles).toEqual([{ platform: 'x', handle: 'ada', url: 'https://x.com/ada' }])
    expect(valueOf(await advocate.ofContact({ contactId: keepId, today }))).toMatchObject({ reason: 'Wrote a review\n\nSpoke at the fair', since: '2026-01-01' })
    valueOf(await duplicate.merge({ keepId: thirdId, otherId: valueOf(await contact.add({ name: 'Ada' })).id }))
    expect(valueOf(await advocate.ofContact({ contactId: thirdId, today }))).toMatchObject({ reason: 'Spoke at the fair' })
  })
})

describe('a merge, whichever of the two stays,', () => {
  it.each(['first', 'second'] as const)('keeps the day of the older, the objection of either, what was said of their membership and one of each phone: the %s', async (kept) => {
    let clock = Date.UTC(2026, 0, 1, 10)
    const { client: { networking: { contact, community, duplicate, personalData } } } = await openTestStore({ now: () => new Date(clock) })
    const places = [valueOf(await community.add({ name: 'Makers', platform: 'discord' })), valueOf(await community.add({ name: 'Potters', platform: 'discord' }))] as const
    const first = valueOf(await contact.add({ name: 'Ada', phones: ['+49 171 1'] }))
    clock += 86_400_000
    const second = valueOf(await contact.add({ name: 'Ada', phones: ['+49-171-1', '+49 30 2'] }))
    valueOf(await personalData.object({ contactId: second.id, on: Day.parse('2026-01-02') }))
    valueOf(await contact.setPhoto({ id: second.id, base64: 'iVBORw0KGgoA' }))
    valueOf(await community.join({ id: places[0].id, contactIds: [first.id], level: 1, joinedOn: Day.parse('2026-01-01') }))
    valueOf(await community.join({ id: places[0].id, contactIds: [second.id], level: 3, joinedOn: Day.parse('2025-12-01') }))
    valueOf(await community.join({ id: places[1].id, contactIds: [first.id], joinedOn: null }))
    valueOf(await community.join({ id: places[1].id, contactIds: [second.id], level: 2, joinedOn: Day.parse('2025-11-01') }))
    const [keepId, otherId] = kept === 'first' ? [first.id, second.id] : [second.id, first.id]
    const merged = valueOf(await duplicate.merge({ keepId, otherId, choices: { photo: 'keep' } }))
    expect(merged).toMatchObject({ createdAt: first.createdAt, hasObjected: true, hasPhoto: kept === 'second', phones: kept === 'first' ? ['+49 171 1', '+49 30 2'] : ['+49 30 2', '+49-171-1'] })
    expect(valueOf(await community.ofContact({ contactId: keepId, today })).map(({ name, level, isPinned, joinedOn }) => [name, level, isPinned, joinedOn])).toEqual([['Makers', kept === 'first' ? 1 : 3, true, '2025-12-01'], ['Potters', 2, true, '2025-11-01']])
  })

  it('counts in a community what either did there, and leaves no organisation that nobody is in', async () => {
    const { client: { networking: { contact, community, duplicate, interaction, organization } } } = await openTestStore({ now })
    const { id: place } = valueOf(await community.add({ name: 'Makers', platform: 'discord' }))
    const [keepId, otherId] = [valueOf(await contact.add({ name: 'Ada', organization: 'Lehm' })).id, valueOf(await contact.add({ name: 'Ada', organization: 'Haus' })).id]
    valueOf(await community.join({ id: place, contactIds: [keepId, otherId] }))
    for (const id of [keepId, keepId, otherId]) valueOf(await interaction.log({ type: 'comment', direction: 'incoming', on: addDays(today, -1), communityId: place, people: [{ id }] }))
    const levelOf = async () => valueOf(await community.ofContact({ contactId: keepId, today })).map(({ level }) => level)
    expect(await levelOf()).toEqual([4])
    valueOf(await duplicate.merge({ keepId, otherId }))
    expect(await levelOf()).toEqual([3])
    expect(valueOf(await organization.list({})).rows.map(({ name }) => name)).toEqual(['Lehm'])
  })

  it('keeps the objection of somebody who has no address to be known by', async () => {
    const { client: { networking: { contact, duplicate, personalData } } } = await openTestStore({ now })
    const [keepId, otherId] = [valueOf(await contact.add({ name: 'Ada' })).id, valueOf(await contact.add({ name: 'Ada Ny' })).id]
    valueOf(await personalData.object({ contactId: otherId, on: today }))
    expect(valueOf(await duplicate.merge({ keepId, otherId })).hasObjected).toBe(true)
  })
})

describe('a merge with somebody archived', () => {
  it('leaves somebody who is in the lists, unless both were archived', async () => {
    const { client: { networking: { contact, duplicate } } } = await openTestStore()
    const add = async (name: string, isArchived: boolean) => {
      const { id } = valueOf(await contact.add({ name }))
      if (isArchived) valueOf(await contact.editMany({ target: { ids: [id] }, changes: { isArchived } }))
      return id
    }
    const [old, current, older] = [await add('Ada', true), await add('Ada A.', false), await add('Ada', true)]
    expect(valueOf(await duplicate.merge({ keepId: old, otherId: older })).isArchived).toBe(true)
    expect(valueOf(await duplicate.merge({ keepId: old, otherId: current })).isArchived).toBe(false)
    expect(valueOf(await contact.list({})).rows.map(({ id }) => id)).toEqual([old])
  })
})

describe('suggestions', () => {
  it('name every reason, the surest first, follow edits, and stay away once dismissed', async () => {
    const { client: { networking, workbook } } = await openTestStore({ now })
    const ada = valueOf(await networking.contact.add({ name: 'Catharine Smith', organization: 'Lehm', handles: [{ platform: 'x', handle: '@kat' }] }))
    const kat = valueOf(await networking.contact.add({ name: 'Smith, Katharine', organization: 'Haus', handles: [{ platform: 'x', handle: 'KAT' }] }))
    valueOf(await networking.contact.add({ name: 'Somebody Else', organization: 'Lehm' }))
    const reasons = async () => valueOf(await networking.duplicate.list({})).rows.map((pair) => pair.reasons.map(({ kind }) => kind))
    expect(await reasons()).toEqual([['handle', 'name']])
    // What tells namesakes apart, as where one is chosen.
    expect(valueOf(await networking.duplicate.list({})).rows[0]).toMatchObject({ first: { organization: 'Lehm', address: '@kat' }, second: { organization: 'Haus', address: 'KAT' } })
    valueOf(await networking.contact.edit({ id: kat.id, changes: { name: 'Catharine Smith', organization: 'Lehm' } }))
    expect(await reasons()).toEqual([['handle', 'name_organization', 'name']])
    const { id } = valueOf(await networking.organization.list({ search: 'lehm' })).rows[0] ?? { id: null }
    if (id === null) throw new Error('No organisation')
    valueOf(await networking.organization.remove({ ids: [id] }))
    expect(await reasons()).toEqual([['handle', 'name']])
    valueOf(await networking.contact.edit({ id: ada.id, changes: { name: 'Zoë Zander', handles: [] } }))
    expect(await reasons()).toEqual([])
    valueOf(await workbook.undo({}))
    const dismissed = await networking.duplicate.dismiss({ firstId: kat.id, secondId: ada.id })
    expect(await reasons()).toEqual([])
    valueOf(await workbook.undo({ step: dismissed.undoStep }))
    expect(await reasons()).toEqual([['handle', 'name']])
  })

  it('stay away of two who are two people once one of them is merged into a third, too', async () => {
    const { client: { networking: { contact, duplicate }, workbook } } = await openTestStore({ now })
    const add = async () => valueOf(await contact.add({ name: 'Ada Albers' })).id
    const [oldest, middle, newest] = [await add(), await add(), await add()]
    const pairs = async () => valueOf(await duplicate.list({})).rows.map(({ first, second }) => [first.id, second.id])
    for (const [keepId, otherId] of [[oldest, newest], [newest, oldest]] as const) {
      const dismissed = await duplicate.dismiss({ firstId: middle, secondId: otherId })
      const before = await pairs()
      const merged = await duplicate.merge({ keepId, otherId })
      expect([before.length, await pairs(), valueOf(await duplicate.ofContact({ id: keepId }))]).toEqual([2, [], []])
      valueOf(await workbook.undo({ step: merged.undoStep }))
      expect(await pairs()).toEqual(before)
      valueOf(await workbook.undo({ step: dismissed.undoStep }))
    }
    // Who were called two and are one after all have nobody to be told apart from.
    valueOf(await duplicate.dismiss({ firstId: oldest, secondId: newest }))
    valueOf(await duplicate.merge({ keepId: oldest, otherId: newest }))
    expect(await pairs()).toEqual([[oldest, middle]])
  })
})
