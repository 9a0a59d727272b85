import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openTestStore, type TestStore, valueOf } from '../../../tests/support/open-test-store'
import { addDays, Day } from '../../shared/kernel/day'
import type { Platform } from '../../shared/kernel/platform'
import type { ContactRow } from '../../shared/networking/contact'
import { ContactFilter, deepestFilter, largestFilter } from '../../shared/networking/contact-filter'
import { ContactSort, type ManyChanges } from '../../shared/networking/contact.contract'
import { CommunityId } from '../../shared/networking/community'
import { CustomFieldId } from '../../shared/networking/custom-field'
import { GroupId } from '../../shared/networking/group'

const now = () => new Date('2026-03-31T10:00:00Z')
const today = Day.parse('2026-03-31')
const ids = (rows: readonly ContactRow[]) => rows.map(({ id }) => Number(id))

/** Thirty people, different in everything a filter can look at. */
const fill = async ({ client: { networking } }: TestStore): Promise<void> => {
  const group = valueOf(await networking.group.add({ name: 'Press', idealDays: 20 }))
  const drink = valueOf(await networking.customField.add({ name: 'Drink', kind: 'choice', choices: ['Tea', 'Coffee'] }))
  const size = valueOf(await networking.customField.add({ name: 'Followers', kind: 'number' }))
  const place = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' }))
  // Nobody of these is found, although they are what many filters look for.
  const archived = valueOf(await networking.contact.add({ name: 'Zoë', organization: 'Lehm', tags: ['press'], emails: ['z@example.com'], handles: [{ platform: 'x', handle: 'z' }], custom: [{ fieldId: drink.id, value: 'Tea' }] }))
  valueOf(await networking.contact.editMany({ target: { ids: [archived.id] }, changes: { isArchived: true } }))
  for (let index = 0; index < 30; index += 1) {
    const { id } = valueOf(
      await networking.contact.add({
        name: `${['Ada', 'Bruno', "O'Neil; --", 'Zoë', 'Übel_%'][index % 5] ?? ''} ${index}`,
        organization: ['', 'Lehm', 'Haus'][index % 3] ?? '',
        role: index % 4 === 0 ? 'Editor' : '',
        tags: index % 2 === 0 ? ['press', "it's"] : [],
        groupId: index % 7 === 0 ? group.id : null,
        emails: index % 3 === 0 ? [`p${index}@example.com`] : [],
        handles: index % 5 === 0 ? [{ platform: 'x', handle: `h${index}` }] : [],
        birthday: index % 6 === 0 ? '1990-04-02' : null,
        idealDays: index % 11 === 0 ? 5 : null,
        custom: [...(index % 4 === 1 ? [{ fieldId: drink.id, value: 'Tea' }] : []), ...(index % 3 === 1 ? [{ fieldId: size.id, value: index * 10 }] : [])],
      }),
    )
    if (index % 8 === 1) valueOf(await networking.community.join({ id: place.id, contactIds: [id] }))
    if (index % 2 === 1) valueOf(await networking.interaction.log({ type: 'call', direction: index % 3 === 0 ? 'incoming' : 'outgoing', on: addDays(today, -index * 4), people: [{ id }] }))
  }
}

const text = fc.constantFrom('a', 'ADA', '%', '_', "'", "'; DROP TABLE contact; --", 'e', 'zoe', '')
const textTest = fc.oneof(fc.record({ is: fc.constantFrom('contains' as const, 'starts_with' as const, 'equals' as const), text }), fc.record({ is: fc.constantFrom('empty' as const, 'filled' as const) }))
const dayTest = fc.oneof(
  fc.record({ is: fc.constantFrom('before' as const, 'on_or_after' as const), day: fc.integer({ min: 0, max: 120 }).map((days) => addDays(today, -days)) }),
  fc.record({ is: fc.constantFrom('more_than_days_ago' as const, 'in_last_days' as const, 'in_next_days' as const), days: fc.integer({ min: 0, max: 90 }) }),
  fc.constant({ is: 'unknown' as const }),
)
const bound = fc.option(fc.integer({ min: 0, max: 100 }))
const condition: fc.Arbitrary<ContactFilter> = fc.oneof(
  fc.record({ field: fc.constantFrom('name' as const, 'organization' as const, 'role' as const, 'source' as const, 'howMet' as const, 'note' as const, 'email' as const, 'phone' as const, 'handle' as const), test: textTest }),
  fc.record({ field: fc.constant('tag' as const), anyOf: fc.constantFrom<string[]>(['press'], ["it's"], ['nobody', 'press']) }),
  fc.record({ field: fc.constant('group' as const), anyOf: fc.constantFrom<(GroupId | null)[]>([GroupId.parse(1)], [null], [GroupId.parse(1), null], [GroupId.parse(9)]) }),
  fc.record({ field: fc.constant('community' as const), anyOf: fc.constantFrom<CommunityId[]>([CommunityId.parse(1)]) }),
  fc.record({ field: fc.constant('platform' as const), anyOf: fc.constantFrom<Platform[]>(['x'], ['facebook']) }),
  fc.record({ field: fc.constant('state' as const), anyOf: fc.uniqueArray(fc.constantFrom('none' as const, 'fine' as const, 'due' as const, 'overdue' as const, 'went_quiet' as const, 'owe_reply' as const, 'snoozed' as const), { minLength: 1 }) }),
  fc.record({ field: fc.constantFrom('strength' as const, 'interactionCount' as const), atLeast: bound, atMost: bound }),
  fc.record({ field: fc.constantFrom('lastTouchOn' as const, 'dueOn' as const, 'createdOn' as const), test: dayTest }),
  fc.record({ field: fc.constant('birthday' as const), inNextDays: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ field: fc.constant('custom' as const), fieldId: fc.constantFrom(CustomFieldId.parse(1), CustomFieldId.parse(2), CustomFieldId.parse(9)), test: fc.oneof(fc.record({ kind: fc.constant('text' as const), test: textTest }), fc.record({ kind: fc.constant('number' as const), atLeast: bound, atMost: bound })) }),
)

describe('a filter', () => {
  const open = async () => {
    const store = await openTestStore({ now })
    await fill(store)
    const find = async (filter: ContactFilter | null): Promise<number[]> => ids(valueOf(await store.client.networking.contact.list({ filter, limit: 500 })).rows).sort((left, right) => left - right)
    return { store, find }
  }

  it('finds what it says', async () => {
    const { store, find } = await open()
    const { networking } = store.client
    const names = async (filter: ContactFilter) => valueOf(await networking.contact.list({ filter })).rows.map(({ name }) => name)
    expect(await names({ field: 'name', test: { is: 'starts_with', text: 'zoe' } })).toEqual(['Zoë 13', 'Zoë 18', 'Zoë 23', 'Zoë 28', 'Zoë 3', 'Zoë 8'])
    expect(await names({ field: 'name', test: { is: 'contains', text: 'l_%' } })).toHaveLength(6)
    expect(await names({ all: [{ field: 'lastTouchOn', test: { is: 'more_than_days_ago', days: 100 } }, { not: { field: 'organization', test: { is: 'empty' } } }] })).toEqual(['Übel_% 29'])
    expect(await names({ all: [{ field: 'lastTouchOn', test: { is: 'more_than_days_ago', days: 116 } }] })).toEqual([])
    expect(await names({ field: 'custom', fieldId: CustomFieldId.parse(2), test: { kind: 'number', atLeast: 100, atMost: 100 } })).toEqual(['Ada 10'])
    expect(await names({ field: 'strength', atLeast: 46, atMost: null })).toEqual(['Bruno 1'])
    expect(await names({ field: 'birthday', inNextDays: 2 })).toEqual([])
    expect(await names({ field: 'birthday', inNextDays: 3 })).toHaveLength(5)
    expect(await find(null)).toHaveLength(30)
  })

  it('minds capital letters of no script', async () => {
    const { client } = await openTestStore({ now })
    // The last as a Mac writes it: letter and dots apart.
    for (const organization of ['MÜLLER GmbH', 'ООО «Ромашка»', 'Ka\u0308rcher']) valueOf(await client.networking.contact.add({ name: 'Ada', organization }))
    for (const text of ['müller', 'ромашка', 'KÄRCHER', 'MÜLLER', 'gmbh']) {
      const found = valueOf(await client.networking.contact.list({ filter: { field: 'organization', test: { is: 'contains', text } } }))
      expect({ text, found: found.total }).toEqual({ text, found: 1 })
    }
  })

  it('and its opposite part everybody; all is what both find, any what either does', async () => {
    const { find } = await open()
    const everybody = await find(null)
    await fc.assert(
      fc.asyncProperty(condition, condition, async (left, right) => {
        const [a, b] = [await find(left), await find(right)]
        expect([...a, ...(await find({ not: left }))].sort((x, y) => x - y)).toEqual(everybody)
        expect(await find({ all: [left, right] })).toEqual(a.filter((id) => b.includes(id)))
        expect(await find({ any: [left, right] })).toEqual(everybody.filter((id) => a.includes(id) || b.includes(id)))
      }),
      { numRuns: 150 },
    )
  })

  it('agrees with the state each row shows', async () => {
    const { store, find } = await open()
    const { rows } = valueOf(await store.client.networking.contact.list({ limit: 500 }))
    for (const state of ['none', 'fine', 'due', 'overdue', 'went_quiet', 'owe_reply', 'snoozed'] as const) expect(await find({ field: 'state', anyOf: [state] })).toEqual(ids(rows.filter((row) => row.state === state)).sort((x, y) => x - y))
  })

  it('pages through everybody once in every order, what is unknown last both ways', async () => {
    const { store, find } = await open()
    const sorts: ContactSort[] = ['name', 'organization', 'role', 'group', 'source', 'email', 'birthday', 'lastTouchOn', 'dueOn', 'interactionCount', 'strength', 'createdAt', { customField: CustomFieldId.parse(1) }, { customField: CustomFieldId.parse(2) }]
    const everybody = await find(null)
    for (const sort of sorts) {
      for (const direction of ['ascending', 'descending'] as const) {
        const rows: ContactRow[] = []
        for (let offset = 0; offset < 30; offset += 7) rows.push(...valueOf(await store.client.networking.contact.list({ sort, direction, offset, limit: 7, custom: [CustomFieldId.parse(1), CustomFieldId.parse(2)] })).rows)
        expect(ids(rows).sort((x, y) => x - y)).toEqual(everybody)
        const key = (row: ContactRow): string | number | null => (typeof sort === 'string' ? ({ ...row, group: row.groupName })[sort] : (row.custom.find(({ fieldId }) => fieldId === sort.customField)?.value ?? null))
        const known = rows.map(key).map((value) => value !== null && value !== '')
        expect(known.indexOf(false) === -1 || known.lastIndexOf(true) < known.indexOf(false)).toBe(true)
      }
    }
  })

  it('that is too deep or too large is refused', () => {
    let deep: unknown = { field: 'tag', anyOf: ['a'] }
    for (let depth = 0; depth < deepestFilter; depth += 1) deep = { not: deep }
    expect(ContactFilter.safeParse(deep).success).toBe(true)
    expect(ContactFilter.safeParse({ not: deep }).success).toBe(false)
    const wide = (count: number) => ({ any: Array.from({ length: count }, () => ({ field: 'tag', anyOf: ['a'] })) })
    expect(ContactFilter.safeParse(wide(largestFilter - 1)).success).toBe(true)
    expect(ContactFilter.safeParse({ all: [wide(60), wide(60)] }).success).toBe(false)
    // Far deeper than any stack: refused without walking it.
    let bottomless: unknown = { not: null }
    for (let depth = 0; depth < 20_000; depth += 1) bottomless = { not: bottomless }
    expect(ContactFilter.safeParse(bottomless).success).toBe(false)
  })
})

describe('many contacts at once', () => {
  it('are changed as one step that is undone as one, by filter or by name, and only where it changes something', async () => {
    const store = await openTestStore({ now })
    await fill(store)
    const { networking, workbook } = store.client
    const digests = async () => valueOf(await workbook.check({})).digests
    const before = await digests()
    const filter: ContactFilter = { field: 'tag', anyOf: ['press'] }
    const result = await networking.contact.editMany({ target: { filter }, changes: { addTags: ['vip', 'press'], removeTags: ["it's"], groupId: GroupId.parse(1), rhythm: { idealDays: 3, longestDays: null }, isArchived: true } })
    expect(valueOf(result)).toEqual({ changed: 15 })
    expect(valueOf(await networking.contact.list({})).total).toBe(15)
    expect(valueOf(await networking.contact.list({ isArchived: true, filter: { field: 'tag', anyOf: ['vip'] } })).total).toBe(15)
    expect(valueOf(await networking.keepInTouch.due({ today: '2027-01-01' })).rows.every(({ tags }) => !tags.includes('vip'))).toBe(true)
    valueOf(await workbook.undo({ step: result.undoStep }))
    expect(await digests()).toEqual(before)
    const nothing = await networking.contact.editMany({ target: { filter }, changes: { addTags: ['press'], isArchived: false } })
    expect([valueOf(nothing), nothing.undoStep]).toEqual([{ changed: 0 }, null])
  })

  it('are given an organisation, a source and values of fields, each where it is another', async () => {
    const { client: { networking, workbook } } = await openTestStore({ now })
    const seats = valueOf(await networking.customField.add({ name: 'Seats', kind: 'number' })).id
    const glaze = valueOf(await networking.customField.add({ name: 'Glaze', kind: 'choice', choices: ['Raw', 'Blue'] })).id
    const add = async (name: string, organization: string, size: number | null) => valueOf(await networking.contact.add({ name, organization, source: 'Fair', custom: [{ fieldId: seats, value: size }, { fieldId: glaze, value: 'Raw' }] })).id
    const people = [await add('Ada', 'Lehm', 16), await add('Bea', 'Haus', null), await add('Ada', 'Haus', 8)]
    const before = valueOf(await workbook.check({})).digests
    const of = async () => (await Promise.all(people.map((id) => networking.contact.get({ id })))).map(valueOf).map(({ organization, organizationId, source, custom }) => [organization, organizationId !== null, source, ...custom.map(({ value }) => value)])
    const edit = (changes: ManyChanges) => networking.contact.editMany({ target: { ids: people }, changes })

    const result = await edit({ organization: 'Haus', source: 'Fair', custom: [{ fieldId: seats, value: 16 }] })
    expect(valueOf(result)).toEqual({ changed: 3 })
    expect(await of()).toEqual(people.map(() => ['Haus', true, 'Fair', 16, 'Raw']))
    expect(valueOf(await networking.organization.list({})).rows.map(({ name }) => name)).toEqual(['Haus'])
    expect(valueOf(await networking.duplicate.list({})).rows.flatMap(({ reasons }) => reasons.map(({ kind }) => kind))).toContain('name_organization')
    const again = await edit({ organization: 'Haus', source: 'Fair', custom: [{ fieldId: seats, value: 16 }] })
    expect([valueOf(again), again.undoStep]).toEqual([{ changed: 0 }, null])

    expect(valueOf(await edit({ organization: '', source: '', custom: [{ fieldId: seats, value: null }, { fieldId: glaze, value: 'Blue' }] }))).toEqual({ changed: 3 })
    expect(await of()).toEqual(people.map(() => ['', false, '', 'Blue']))
    expect(await edit({ custom: [{ fieldId: glaze, value: 'Green' }] })).toMatchObject({ ok: false, error: { type: 'CustomValueRefused', id: glaze } })
    expect(await edit({ custom: [{ fieldId: CustomFieldId.parse(99), value: null }] })).toMatchObject({ ok: false, error: { type: 'CustomFieldNotFound' } })

    valueOf(await workbook.undo({ step: null }))
    valueOf(await workbook.undo({ step: result.undoStep }))
    expect(valueOf(await workbook.check({}))).toMatchObject({ digests: before, ok: true })
  })

  it('a misspelt target is refused, not taken for everybody', async () => {
    const { store } = await openTestStore({ now })
    for (const target of [{}, { id: [1] }, { filters: null }]) expect(await store.request({ path: 'networking.contact.editMany', input: { target, changes: { isArchived: true } } })).toMatchObject({ kind: 'failure', error: { type: 'InvalidInput' } })
  })
})
