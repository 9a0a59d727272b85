import { expect, it } from 'vitest'
import { openTestStore, type TestStore, valueOf } from '../../../tests/support/open-test-store'
import { topicsTold } from '../../../tests/support/topics-told'
import { Day } from '../../shared/kernel/day'

const today = Day.parse('2026-03-31')
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** A workbook in which every list of the workspace has something to show of the first two contacts. */
const openFilled = async () => {
  const opened = await openTestStore({ now: () => new Date('2026-03-31T10:00:00Z') })
  const { networking } = opened.client
  const group = valueOf(await networking.group.add({ name: 'Press', idealDays: 5 })).id
  const field = valueOf(await networking.customField.add({ name: 'Tier', kind: 'choice', choices: ['A', 'B'] })).id
  const add = async (name: string) => valueOf(await networking.contact.add({ name, organization: 'Kiln', emails: ['same@kiln.example'], groupId: group, birthday: '--04-01', tags: ['potter'], custom: [{ fieldId: field, value: 'A' }] })).id
  const [ada, bea] = [await add('Ada Albers'), await add('Bea Brand')]
  const community = valueOf(await networking.community.add({ name: 'Makers', platform: 'discord' })).id
  valueOf(await networking.community.join({ id: community, contactIds: [ada, bea], joinedOn: Day.parse('2026-03-01') }))
  for (const id of [ada, bea]) {
    valueOf(await networking.interaction.log({ people: [{ id }], type: 'share', direction: 'incoming', on: Day.parse('2026-03-02'), communityId: community, note: 'Wonderful bowls' }))
    valueOf(await networking.followUp.add({ contactId: id, on: today, note: 'Send the samples' }))
    valueOf(await networking.post.add({ kind: 'mention', platform: 'x', authorId: id, on: Day.parse('2026-03-02'), text: 'I love this bowl' }))
    valueOf(await networking.advocate.name({ contactId: id, reason: 'Speaks for us', since: today }))
  }
  for (const measure of ['people', 'new_contacts'] as const) valueOf(await networking.goal.add({ name: 'Friends', measure, target: 9, startsOn: Day.parse('2026-01-01'), dueOn: Day.parse('2026-12-31') }))
  valueOf(await networking.personalData.addRetentionRule({ name: 'Old', idleDays: 30, filter: null }))
  valueOf(await opened.client.savedView.add({ table: 'contacts', name: 'Potters', filter: { filter: { field: 'tag', anyOf: ['potter'] } } }))
  return { ...opened, ada, bea, community, group, field }
}

type Asked = () => Promise<Parameters<typeof valueOf>[0]>

/** Does each command, and takes it back; answers with what it changed and did not announce. `queries`: by the topic that makes their answers stale. */
const untoldBy = async ({ client: { workbook }, store }: Pick<TestStore, 'client' | 'store'>, queries: Readonly<Record<string, readonly (() => Promise<unknown>)[]>>, commands: Readonly<Record<string, Asked>>): Promise<readonly string[]> => {
  const answers = async () => Object.fromEntries(await Promise.all(Object.entries(queries).map(async ([topic, asked]) => [topic, JSON.stringify(await Promise.all(asked.map((ask) => ask())))] as const)))
  const untold: string[] = []
  for (const [name, command] of Object.entries(commands)) {
    const before = await answers()
    const told = await topicsTold(store, async () => valueOf(await command()))
    const after = await answers()
    const changed = Object.keys(queries).filter((topic) => before[topic] !== after[topic])
    if (changed.length === 0) untold.push(`${name}: changes nothing`)
    untold.push(...changed.filter((topic) => !told.has(topic)).map((topic) => `${name}: ${topic}`))
    valueOf(await workbook.undo({}))
    expect(await answers()).toEqual(before)
  }
  return untold
}

it('what a command about contacts changes in any list of the workspace, it announces', async () => {
  const opened = await openFilled()
  const { client, ada, bea, community, group, field } = opened
  const { networking, workbook, savedView } = client
  const queries = {
    contact: [() => networking.contact.list({}), () => networking.contact.get({ id: ada }), () => networking.contact.tags({})],
    interaction: [() => networking.interaction.list({}), () => networking.interaction.weekly({ today, weeks: 8 })],
    followUp: [() => networking.followUp.list({ until: today })],
    alert: [() => networking.alert.list({ today, days: 366 }), () => networking.alert.count({ today, from: today })],
    keepInTouch: [() => networking.keepInTouch.counts({ today }), () => networking.keepInTouch.due({ today }), () => networking.keepInTouch.agenda({ from: today })],
    community: [() => networking.community.list({ today }), () => networking.community.members({ id: community, today }), () => networking.community.health({ id: community, from: Day.parse('2026-03-01'), to: today })],
    organization: [() => networking.organization.list({})],
    group: [() => networking.group.list({})],
    customField: [() => networking.customField.list({})],
    duplicate: [() => networking.duplicate.list({})],
    goal: [() => networking.goal.list({ today })],
    review: [() => networking.review.of({ period: '2026-Q1', today })],
    post: [() => networking.post.list({}), () => networking.post.authors({})],
    advocate: [() => networking.advocate.list({ today })],
    personalData: [() => networking.personalData.overview({}), () => networking.personalData.retentionRules({})],
    savedView: [() => savedView.list({})],
    workbook: [() => workbook.info({}), () => workbook.search({ text: 'Albers' }), () => workbook.search({ text: 'Kiln' }), () => workbook.search({ text: 'bowls' }), () => workbook.search({ text: 'Makers' })],
  }
  const interactionOf = async (contactId: number) => valueOf(await networking.interaction.list({ contactId })).rows[0]?.id ?? 0
  const edit = (changes: object) => () => networking.contact.edit({ id: ada, changes })
  const editMany = (changes: object) => () => networking.contact.editMany({ target: { ids: [ada] }, changes })
  const commands: Readonly<Record<string, Asked>> = {
    'a new contact': () => networking.contact.add({ name: 'Cem Albers', organization: 'Oven', groupId: group, emails: ['same@kiln.example'], idealDays: 1 }),
    'another name': edit({ name: 'Adelheid Vogt' }),
    'another organisation, group, e-mail and birthday': edit({ organization: 'Oven', groupId: null, emails: [], birthday: null, tags: [], custom: [{ fieldId: field, value: null }] }),
    'many with another organisation and group': editMany({ organization: 'Oven', groupId: null, custom: [{ fieldId: field, value: null }], removeTags: ['potter'] }),
    'many archived': editMany({ isArchived: true }),
    'a removal': () => networking.contact.remove({ ids: [ada] }),
    'a picture': () => networking.contact.setPhoto({ id: ada, base64: png }),
    'another tag': () => networking.contact.changeTag({ from: 'potter', to: 'ceramist' }),
    'a merge': () => networking.duplicate.merge({ keepId: ada, otherId: bea }),
    'two who are no doubles': () => networking.duplicate.dismiss({ firstId: ada, secondId: bea }),
    'an objection': () => networking.personalData.object({ contactId: ada, on: today }),
    'a snooze': () => networking.keepInTouch.snooze({ id: ada, until: Day.parse('2026-05-01') }),
    'an interaction with somebody new': () => networking.interaction.log({ people: [{ id: ada }, { newName: 'Bea Brand' }], type: 'call', direction: 'outgoing', on: today, communityId: community }),
    'an interaction that is edited': async () => networking.interaction.edit({ id: await interactionOf(ada), changes: { people: [{ id: bea }, { newName: 'Ada Albers' }], note: 'Broken mugs', on: Day.parse('2026-03-05') } }),
    'an interaction that is removed': async () => networking.interaction.remove({ ids: [await interactionOf(ada)] }),
    'a post by somebody new': () => networking.post.add({ kind: 'mention', platform: 'x', on: today, newAuthor: 'Ada Albers' }),
    'a post whose author is somebody new': async () => networking.post.replace({ id: valueOf(await networking.post.list({})).rows[0]?.id ?? 0, fields: { kind: 'mention', platform: 'x', on: today, newAuthor: 'Bea Brand' } }),
    'a renamed community': () => networking.community.edit({ id: community, changes: { name: 'Menders' } }),
    'a renamed group': () => networking.group.edit({ id: group, changes: { name: 'Papers', idealDays: 90 } }),
    'a renamed choice': () => networking.customField.edit({ id: field, changes: { name: 'Rank' } }),
    'a renamed organisation': async () => networking.organization.edit({ id: valueOf(await networking.organization.list({})).rows[0]?.id ?? 0, changes: { name: 'Oven' } }),
    'a removed organisation': async () => networking.organization.remove({ ids: valueOf(await networking.organization.list({})).rows.slice(0, 1).map(({ id }) => id) }),
    'a removed community': () => networking.community.remove({ ids: [community] }),
    'members who left': () => networking.community.leave({ id: community, contactIds: [ada] }),
    'a removed group': () => networking.group.remove({ id: group }),
    'a removed field': () => networking.customField.remove({ id: field }),
  }
  expect(await untoldBy(opened, queries, commands)).toEqual([])
})

it('what a command about places, posts, handles, goals or promises changes in any list of the workspace, it announces', async () => {
  const opened = await openFilled()
  const { client, ada, bea, community } = opened
  const { networking, workbook } = client
  const [from, to] = [Day.parse('2026-01-01'), Day.parse('2026-12-31')]
  const handle = valueOf(await networking.ownHandle.add({ platform: 'x', handle: 'kiln' })).id
  for (const [on, followers] of [['2026-03-01', 100], ['2026-03-31', 130]] as const) valueOf(await networking.ownHandle.noteFollowers({ id: handle, on: Day.parse(on), followers }))
  const post = valueOf(await networking.post.add({ kind: 'own', platform: 'x', ownHandleId: handle, on: Day.parse('2026-03-02'), text: 'New bowls', reach: 50, reactions: 5 })).id
  const voice = { name: 'Kilns', from: Day.parse('2026-03-01'), to: today, source: 'Counted', ownMentions: 3, competitors: [{ name: 'Oven', mentions: 7 }] }
  const measured = valueOf(await networking.shareOfVoice.add(voice)).id
  const goal = { name: 'Followers', measure: 'followers' as const, target: 900, startsOn: Day.parse('2026-03-01'), dueOn: to, ownHandleId: handle }
  const goalId = valueOf(await networking.goal.add(goal)).id
  valueOf(await networking.goal.add({ name: 'Posts', measure: 'posts', target: 9, startsOn: from, dueOn: to }))
  valueOf(await networking.goal.add({ name: 'There', measure: 'touches', target: 9, startsOn: from, dueOn: to, communityId: community }))
  const consent = valueOf(await networking.personalData.addConsent({ contactId: ada, purpose: 'News', basis: 'consent', source: 'Form', wording: 'Yes', givenOn: today })).id
  const followUp = valueOf(await networking.followUp.list({ until: today })).rows[0]?.id ?? 0
  const touch = valueOf(await networking.interaction.list({ contactId: ada })).rows[0]?.id ?? 0
  const mention = valueOf(await networking.post.list({ kinds: ['mention'] })).rows[0]?.id ?? 0
  const queries = {
    contact: [() => networking.contact.list({}), () => networking.contact.get({ id: ada }), () => networking.contact.strength({ id: ada, today }), () => networking.contact.list({ filter: { field: 'community', anyOf: [community] } })],
    interaction: [() => networking.interaction.list({}), () => networking.interaction.sentimentOf({ contactId: ada })],
    followUp: [() => networking.followUp.list({ until: to }), () => networking.followUp.list({ isDone: true })],
    alert: [() => networking.alert.list({ today, days: 366 }), () => networking.alert.count({ today, from: today })],
    keepInTouch: [() => networking.keepInTouch.counts({ today }), () => networking.keepInTouch.due({ today }), () => networking.keepInTouch.agenda({ from: today })],
    community: [() => networking.community.list({ today }), () => networking.community.get({ id: community, today }), () => networking.community.members({ id: community, today }), () => networking.community.guests({ id: community, today }), () => networking.community.ofContact({ contactId: ada, today }), () => networking.community.health({ id: community, from, to: today })],
    goal: [() => networking.goal.list({ today })],
    ownHandle: [() => networking.ownHandle.list({}), () => networking.ownHandle.overview({ from, to: today }), () => networking.ownHandle.growth({ id: handle, from, to: today })],
    post: [() => networking.post.list({}), () => networking.post.authors({}), () => networking.post.engagement({})],
    advocate: [() => networking.advocate.list({ today })],
    shareOfVoice: [() => networking.shareOfVoice.list({})],
    personalData: [() => networking.personalData.consents({ contactId: ada }), () => networking.personalData.retentionRules({})],
    workbook: [() => workbook.info({})],
  }
  const commands: Readonly<Record<string, Asked>> = {
    'a handle': () => networking.ownHandle.add({ platform: 'instagram', handle: 'kiln.pots' }),
    'a renamed handle': () => networking.ownHandle.edit({ id: handle, fields: { platform: 'x', handle: 'kilns' } }),
    'a removed handle': () => networking.ownHandle.remove({ id: handle }),
    'followers': () => networking.ownHandle.noteFollowers({ id: handle, on: Day.parse('2026-03-30'), followers: 700 }),
    'followers of all': () => networking.ownHandle.noteAll({ on: today, counts: [{ id: handle, followers: 800 }] }),
    'a day that goes': () => networking.ownHandle.removeSnapshot({ id: handle, on: today }),
    'a post of our own': () => networking.post.add({ kind: 'own', platform: 'x', ownHandleId: handle, on: today, reach: 5, reactions: 1 }),
    'a removed post': () => networking.post.remove({ ids: [post] }),
    'a removed mention': () => networking.post.remove({ ids: [mention] }),
    'a permission': () => networking.post.notePermission({ ids: [mention], permission: 'granted', on: today }),
    'a measurement': () => networking.shareOfVoice.replace({ id: measured, fields: { ...voice, ownMentions: 30 } }),
    'a removed measurement': () => networking.shareOfVoice.remove({ id: measured }),
    'another goal': () => networking.goal.replace({ id: goalId, fields: { ...goal, target: 5 } }),
    'a removed goal': () => networking.goal.remove({ id: goalId }),
    'an advocate no more': () => networking.advocate.remove({ contactId: ada }),
    'another reason': () => networking.advocate.name({ contactId: ada, reason: 'Loud', since: from }),
    'a promise': () => networking.followUp.add({ contactId: bea, on: today, note: 'Call' }),
    'a moved promise': () => networking.followUp.edit({ id: followUp, changes: { on: Day.parse('2026-04-05') } }),
    'a kept promise': () => networking.followUp.finish({ id: followUp, doneOn: today }),
    'a removed promise': () => networking.followUp.remove({ id: followUp }),
    'a pinned level': () => networking.community.pin({ id: community, contactIds: [ada], level: 1 }),
    'another size': () => networking.community.noteSize({ id: community, on: today, members: 500 }),
    'a member less': () => networking.community.leave({ id: community, contactIds: [ada] }),
    'interactions elsewhere': () => networking.interaction.editMany({ ids: [touch], changes: { communityId: null, type: 'call', direction: 'outgoing' } }),
    'a consent withdrawn': () => networking.personalData.withdrawConsent({ id: consent, on: today }),
    'a consent': () => networking.personalData.addConsent({ contactId: ada, purpose: 'Calls', basis: 'consent', source: 'Form', wording: 'Yes', givenOn: today }),
    'a rule': () => networking.personalData.addRetentionRule({ name: 'Older', idleDays: 300, filter: null }),
  }
  expect(await untoldBy(opened, queries, commands)).toEqual([])
})
