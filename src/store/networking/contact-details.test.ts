import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import fc from 'fast-check'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { type ContactId, largestPhotoBytes } from '../../shared/networking/contact'
import type { ContactFilter } from '../../shared/networking/contact-filter'
import { whyRefused } from '../../shared/networking/custom-field'
import type { OrganizationSort } from '../../shared/networking/organization.contract'

const now = () => new Date('2026-03-31T10:00:00Z')

it('an organisation comes with the contact that names it and goes with the last, unless something is written about it', async () => {
  const { client: { networking, workbook } } = await openTestStore({ now })
  const names = async () => valueOf(await networking.organization.list({})).rows.map(({ name, contacts }) => `${name} ${contacts}`)
  const ada = valueOf(await networking.contact.add({ name: 'Ada', organization: 'Lehm' }))
  const bea = valueOf(await networking.contact.add({ name: 'Bea', organization: 'Lehm' }))
  expect(await names()).toEqual(['Lehm 2'])
  valueOf(await networking.contact.edit({ id: ada.id, changes: { organization: 'Ärzte' } }))
  const moved = await networking.contact.edit({ id: bea.id, changes: { organization: 'Haus' } })
  expect(await names()).toEqual(['Ärzte 1', 'Haus 1'])
  valueOf(await workbook.undo({ step: moved.undoStep }))
  expect(await names()).toEqual(['Ärzte 1', 'Lehm 1'])
  const lehm = valueOf(await networking.organization.list({ search: 'leh' })).rows[0]
  if (lehm === undefined) throw new Error('No organisation')
  valueOf(await networking.organization.edit({ id: lehm.id, changes: { note: 'Pays late' } }))
  valueOf(await networking.contact.remove({ ids: [ada.id, bea.id] }))
  expect(await names()).toEqual(['Lehm 0'])
})

it('organisations stand by name, by who belongs to them and by address, those without one last', async () => {
  const { client: { networking } } = await openTestStore({ now })
  for (const organization of ['Lehm', 'Haus', 'Haus', 'Äcker']) valueOf(await networking.contact.add({ name: 'Ada', organization }))
  for (const name of ['Zunft', 'Werft']) valueOf(await networking.organization.add({ name, url: `https://${name.toLowerCase()}.example` }))
  const names = async (sort: OrganizationSort, direction: 'ascending' | 'descending') => valueOf(await networking.organization.list({ sort, direction })).rows.map(({ name }) => name)
  expect([await names('name', 'ascending'), await names('name', 'descending')]).toEqual([['Äcker', 'Haus', 'Lehm', 'Werft', 'Zunft'], ['Zunft', 'Werft', 'Lehm', 'Haus', 'Äcker']])
  expect([await names('contacts', 'ascending'), await names('contacts', 'descending')]).toEqual([['Werft', 'Zunft', 'Äcker', 'Lehm', 'Haus'], ['Haus', 'Äcker', 'Lehm', 'Werft', 'Zunft']])
  expect([await names('url', 'ascending'), await names('url', 'descending')]).toEqual([['Werft', 'Zunft', 'Äcker', 'Haus', 'Lehm'], ['Zunft', 'Werft', 'Äcker', 'Haus', 'Lehm']])
})

it('a new name of an organisation reaches its contacts and the search', async () => {
  const { client: { networking, workbook } } = await openTestStore({ now })
  const ada = valueOf(await networking.contact.add({ name: 'Ada', organization: 'Lehm' }))
  valueOf(await networking.contact.add({ name: 'Bea', organization: 'Haus' }))
  const id = ada.organizationId
  if (id === null) throw new Error('No organisation')
  expect(await networking.organization.edit({ id, changes: { name: 'Haus' } })).toMatchObject({ ok: false, error: { type: 'NameTaken', name: 'Haus' } })
  valueOf(await networking.organization.edit({ id, changes: { name: 'Zinnober' } }))
  expect(valueOf(await networking.contact.get({ id: ada.id })).organization).toBe('Zinnober')
  expect(valueOf(await workbook.search({ text: 'zinnob' }))).toMatchObject([{ kind: 'contact', title: 'Ada' }, { kind: 'organization', title: 'Zinnober' }])
})

it('tags stand as the language orders names, whatever their capitals and accents', async () => {
  const { client: { networking } } = await openTestStore({ now })
  const ordered = ['apple', 'Äther', 'Liste 9', 'Liste 10', 'Zoo']
  const ada = valueOf(await networking.contact.add({ name: 'Ada', tags: ordered.toReversed() }))
  expect(ada.tags).toEqual(ordered)
  expect(valueOf(await networking.contact.list({})).rows[0]?.tags).toEqual(ordered)
  expect(valueOf(await networking.contact.tags({})).map(({ name }) => name)).toEqual(ordered)
})

it('a group lends its rhythm to members without one, and moves their due days', async () => {
  const { client: { networking } } = await openTestStore({ now })
  const press = valueOf(await networking.group.add({ name: 'Press', idealDays: 10, longestDays: 25 }))
  const follows = valueOf(await networking.contact.add({ name: 'Ada', groupId: press.id }))
  const own = valueOf(await networking.contact.add({ name: 'Bea', groupId: press.id, idealDays: 40 }))
  expect([follows.dueOn, own.dueOn]).toEqual(['2026-04-10', '2026-05-10'])
  valueOf(await networking.group.edit({ id: press.id, changes: { idealDays: 20 } }))
  expect(valueOf(await networking.contact.get({ id: follows.id })).dueOn).toBe('2026-04-20')
  expect(valueOf(await networking.contact.get({ id: own.id })).dueOn).toBe('2026-05-10')
  valueOf(await networking.group.remove({ id: press.id }))
  expect(valueOf(await networking.contact.get({ id: follows.id }))).toMatchObject({ dueOn: null, groupId: null, state: 'none' })
  expect(await networking.contact.add({ name: 'Cem', groupId: press.id })).toMatchObject({ ok: false, error: { type: 'GroupNotFound' } })
})

it('refuses a longest interval that would change nothing, of a contact, of many and of a group, whichever of the two days is changed', async () => {
  const { client: { networking } } = await openTestStore({ now })
  const press = valueOf(await networking.group.add({ name: 'Press', idealDays: 10, longestDays: 15 }))
  const ada = valueOf(await networking.contact.add({ name: 'Ada', groupId: press.id, idealDays: 10, longestDays: 10 }))
  const rejected = [
    networking.contact.add({ name: 'Bea', idealDays: 10, longestDays: 9 }),
    // The group's ideal is not theirs: its longest goes with it.
    networking.contact.add({ name: 'Bea', groupId: press.id, longestDays: 20 }),
    networking.contact.edit({ id: ada.id, changes: { idealDays: 11 } }),
    networking.contact.edit({ id: ada.id, changes: { idealDays: null } }),
    networking.contact.edit({ id: ada.id, changes: { longestDays: 9 } }),
    networking.contact.editMany({ target: { ids: [ada.id] }, changes: { rhythm: { idealDays: null, longestDays: 20 } } }),
    networking.contact.editMany({ target: { ids: [ada.id] }, changes: { rhythm: { idealDays: 30, longestDays: 20 } } }),
    networking.group.add({ name: 'Shops', longestDays: 20 }),
    networking.group.edit({ id: press.id, changes: { idealDays: 16 } }),
    networking.group.edit({ id: press.id, changes: { longestDays: 9 } }),
  ]
  for (const result of await Promise.all(rejected)) expect(result).toMatchObject({ ok: false, error: { type: 'LongestRefused' } })
  expect(valueOf(await networking.contact.edit({ id: ada.id, changes: { idealDays: null, longestDays: null } })).dueOn).toBe('2026-04-10')
})

it('leaves alone a longest interval of a file of before while others of its fields are changed', async () => {
  const before = await openTestStore({ now })
  const press = valueOf(await before.client.networking.group.add({ name: 'Press' }))
  const ada = valueOf(await before.client.networking.contact.add({ name: 'Ada' }))
  await before.store.close()
  const sqlite = new Database(before.file)
  sqlite.exec('UPDATE contact SET longest_days = 5; UPDATE contact_group SET longest_days = 5')
  sqlite.close()
  const { client: { networking } } = await openTestStore({ file: before.file, now })
  expect(valueOf(await networking.contact.edit({ id: ada.id, changes: { role: 'Editor' } }))).toMatchObject({ role: 'Editor', longestDays: 5 })
  expect(valueOf(await networking.group.edit({ id: press.id, changes: { name: 'Papers' } }))).toMatchObject({ name: 'Papers', longestDays: 5 })
})

it('a custom field takes values of its kind and says why it refuses others', async () => {
  const { client: { networking } } = await openTestStore({ now })
  const until = valueOf(await networking.customField.add({ name: 'Contract until', kind: 'date' }))
  const size = valueOf(await networking.customField.add({ name: 'Followers', kind: 'number' }))
  const ada = valueOf(await networking.contact.add({ name: 'Ada', custom: [{ fieldId: size.id, value: 2.5 }, { fieldId: until.id, value: '2026-12-31' }] }))
  expect(ada.custom).toEqual([{ fieldId: until.id, value: '2026-12-31' }, { fieldId: size.id, value: 2.5 }])
  const refused = await networking.contact.edit({ id: ada.id, changes: { name: 'Eve', custom: [{ fieldId: until.id, value: '31.12.2026' }] } })
  expect(refused).toMatchObject({ ok: false, error: { type: 'CustomValueRefused', id: until.id, message: 'A day is written like 2026-03-31' } })
  const edited = valueOf(await networking.contact.edit({ id: ada.id, changes: { custom: [{ fieldId: until.id, value: null }] } }))
  expect(edited).toMatchObject({ name: 'Ada', custom: [{ fieldId: size.id, value: 2.5 }] })
})

it('a link is http or https and nothing else', () => {
  const link = { kind: 'link' as const, choices: [] }
  expect(whyRefused(link, 'https://example.com/ä?b=1')).toBeNull()
  fc.assert(fc.property(fc.constantFrom('javascript', 'file', 'data', 'ftp', 'vbscript'), fc.string(), (scheme, rest) => whyRefused(link, `${scheme}:${rest}`) !== null))
})

it('every list that names a contact says whether they have a picture', async () => {
  const { client: { networking } } = await openTestStore({ now })
  const today = '2026-03-31'
  const [ada, bo] = [valueOf(await networking.contact.add({ name: 'Ada Albers', emails: ['same@example.com'] })).id, valueOf(await networking.contact.add({ name: 'Bo', emails: ['same@example.com'] })).id]
  const community = valueOf(await networking.community.add({ name: 'Potters', platform: 'facebook' })).id
  valueOf(await networking.community.join({ id: community, contactIds: [ada, bo] }))
  valueOf(await networking.interaction.log({ people: [{ id: ada }, { id: bo }], on: '2026-03-20', type: 'comment', direction: 'incoming', platform: 'facebook', communityId: community }))
  for (const contactId of [ada, bo]) {
    valueOf(await networking.followUp.add({ contactId, on: '2026-03-01' }))
    valueOf(await networking.advocate.name({ contactId, reason: 'Says so', since: '2026-03-01' }))
    valueOf(await networking.post.add({ kind: 'mention', platform: 'facebook', on: '2026-03-10', authorId: contactId }))
  }
  valueOf(await networking.contact.setPhoto({ id: ada, base64: Buffer.from([0xff, 0xd8, 0xff]).toString('base64') }))
  const review = valueOf(await networking.review.of({ period: '2026-Q1', today }))
  const lists: Readonly<Record<string, readonly { readonly name: string; readonly hasPhoto: boolean }[]>> = {
    members: valueOf(await networking.community.members({ id: community, today })).rows,
    alerts: valueOf(await networking.alert.list({ today })),
    followUps: valueOf(await networking.followUp.list({})).rows,
    advocates: valueOf(await networking.advocate.list({ today })),
    authors: valueOf(await networking.post.authors({})).rows,
    duplicates: valueOf(await networking.duplicate.list({})).rows.flatMap(({ first, second }) => [first, second]),
    review: Object.values(review).flatMap((part) => (typeof part === 'object' && part !== null && 'people' in part ? part.people : [])),
  }
  for (const [list, rows] of Object.entries(lists)) expect([list, [...new Set(rows.map(({ name, hasPhoto }) => `${name}: ${hasPhoto}`))].sort()]).toEqual([list, ['Ada Albers: true', 'Bo: false']])
})

it('a picture is known by its bytes, and refused when too large', async () => {
  const { client: { networking } } = await openTestStore({ now })
  const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
  const jpeg = (size: number): string => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(size - 3)]).toString('base64')
  expect(valueOf(await networking.contact.setPhoto({ id, base64: jpeg(largestPhotoBytes) }))).toMatchObject({ mediaType: 'image/jpeg' })
  expect(await networking.contact.setPhoto({ id, base64: jpeg(largestPhotoBytes + 1) })).toMatchObject({ ok: false, error: { type: 'PhotoRefused', reason: 'too_large' } })
  expect(await networking.contact.setPhoto({ id, base64: Buffer.from('<svg onload="alert(1)"/>').toString('base64') })).toMatchObject({ ok: false, error: { type: 'PhotoRefused', reason: 'not_an_image' } })
  expect(valueOf(await networking.contact.get({ id })).hasPhoto).toBe(true)
  valueOf(await networking.contact.setPhoto({ id, base64: null }))
  expect(valueOf(await networking.contact.photo({ id }))).toBeNull()
})

it('removing a contact takes the interactions that were theirs alone, and none that was nobody’s before', async () => {
  const { client: { networking }, store, file } = await openTestStore()
  const ada = valueOf(await networking.contact.add({ name: 'Ada' })).id
  const bea = valueOf(await networking.contact.add({ name: 'Bea' })).id
  const log = (people: readonly ContactId[]) => networking.interaction.log({ people: people.map((id) => ({ id })), on: '2026-03-20', type: 'call', direction: 'outgoing' })
  for (const people of [[ada], [ada, bea], [bea]]) valueOf(await log(people))
  await store.close()
  const kept = (change: string) => {
    const sqlite = new Database(file)
    sqlite.exec(change)
    const ids = sqlite.prepare('SELECT id FROM interaction ORDER BY id').pluck().all()
    sqlite.close()
    return ids
  }
  expect(kept('DELETE FROM interaction_contact WHERE interaction_id = 3')).toEqual([1, 2, 3])
  const again = await openTestStore({ file })
  valueOf(await again.client.networking.contact.remove({ ids: [ada] }))
  await again.store.close()
  expect(kept('')).toEqual([2, 3])
})

it('an address whose domain has letters of its own is kept by hand as a file brings it', async () => {
  const { client: { networking } } = await openTestStore()
  expect(valueOf(await networking.contact.add({ name: 'Ada', emails: ['ada@bücher.example'] })).emails).toEqual(['ada@xn--bcher-kva.example'])
})

it('an organisation, a group and a tag count those whom the lists they lead to show, and those archived beside them', async () => {
  const { client: { networking, workbook } } = await openTestStore({ now })
  const group = valueOf(await networking.group.add({ name: 'Press' }))
  const ids: ContactId[] = []
  for (const name of ['Ada', 'Bea', 'Cai']) ids.push(valueOf(await networking.contact.add({ name, organization: 'Lehm', groupId: group.id, tags: ['potter'] })).id)
  valueOf(await networking.contact.editMany({ target: { ids: ids.slice(0, 1) }, changes: { isArchived: true } }))
  const counts = async () => [...valueOf(await networking.organization.list({})).rows, ...valueOf(await networking.group.list({})), ...valueOf(await networking.contact.tags({}))].map(({ contacts, archived }) => [contacts, archived])
  expect(await counts()).toEqual([[2, 1], [2, 1], [2, 1]])
  const filters: readonly ContactFilter[] = [{ field: 'organization', test: { is: 'equals', text: 'Lehm' } }, { field: 'group', anyOf: [group.id] }, { field: 'tag', anyOf: ['potter'] }]
  const totals = (isArchived: boolean) => Promise.all(filters.map(async (filter) => valueOf(await networking.contact.list({ filter, isArchived })).total))
  expect([await totals(false), await totals(true)]).toEqual([[2, 2, 2], [1, 1, 1]])
  expect(valueOf(await workbook.info({})).counts).toMatchObject({ contacts: 3, archivedContacts: 1 })
  // Whoever is archived still carries it: it does not go from the list of what there is.
  valueOf(await networking.contact.editMany({ target: { ids }, changes: { isArchived: true } }))
  expect(await counts()).toEqual([[0, 3], [0, 3], [0, 3]])
  const order = valueOf(await networking.organization.list({ sort: 'contacts', direction: 'descending' })).rows.map(({ name }) => name)
  expect(order).toEqual(['Lehm'])
})
