import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

const unseen = '\u200b\u3164'
const goal = { measure: 'touches', target: 5, startsOn: '2026-03-01', dueOn: '2026-03-31' } as const
const voice = { from: '2026-01-01', to: '2026-03-31', source: 'Search', ownMentions: 5, competitors: [{ name: 'Lehm', mentions: 2 }] }

it('no name in which nothing can be seen is taken, of whatever it is', async () => {
  const { client: { networking, savedView } } = await openTestStore()
  const ada = valueOf(await networking.contact.add({ name: 'Ada', organization: unseen }))
  expect([ada.organization, ada.organizationId]).toEqual(['', null])
  const results = await Promise.all([
    networking.contact.add({ name: unseen }),
    networking.contact.edit({ id: ada.id, changes: { name: unseen } }),
    networking.contact.edit({ id: ada.id, changes: { tags: [unseen] } }),
    networking.contact.editMany({ target: { ids: [ada.id] }, changes: { addTags: [unseen] } }),
    networking.contact.changeTag({ from: 'press', to: unseen }),
    networking.interaction.log({ type: 'call', direction: 'outgoing', on: '2026-03-01', people: [{ newName: unseen }] }),
    networking.post.add({ kind: 'mention', platform: 'x', on: '2026-03-01', newAuthor: unseen }),
    networking.group.add({ name: unseen }),
    networking.organization.add({ name: unseen }),
    networking.community.add({ name: unseen, platform: 'reddit' }),
    networking.customField.add({ name: unseen, kind: 'text' }),
    networking.customField.add({ name: 'Glaze', kind: 'choice', choices: [unseen] }),
    networking.ownHandle.add({ platform: 'x', handle: unseen }),
    networking.goal.add({ ...goal, name: unseen }),
    networking.shareOfVoice.add({ ...voice, name: unseen }),
    networking.personalData.addRetentionRule({ name: unseen, idleDays: 100 }),
    savedView.add({ table: 'contacts', name: unseen }),
  ])
  expect(results.map((result) => (result.ok ? result.value : result.error.type))).toEqual(results.map(() => 'InvalidInput'))
})

it('what has such a name in a file of before is shown, and its tag can be taken away', async () => {
  const before = await openTestStore()
  const { networking, savedView } = before.client
  const ada = valueOf(await networking.contact.add({ name: 'Ada', organization: 'Haus', tags: ['press'], custom: [] }))
  valueOf(await networking.group.add({ name: 'Press' }))
  valueOf(await networking.community.add({ name: 'Makers', platform: 'reddit' }))
  valueOf(await networking.customField.add({ name: 'Glaze', kind: 'choice', choices: ['Raw'] }))
  valueOf(await networking.ownHandle.add({ platform: 'x', handle: '@juniper' }))
  valueOf(await networking.goal.add({ ...goal, name: 'Talk' }))
  valueOf(await networking.shareOfVoice.add({ ...voice, name: 'Spring' }))
  valueOf(await networking.personalData.addRetentionRule({ name: 'Old', idleDays: 100 }))
  valueOf(await savedView.add({ table: 'contacts', name: 'Mine' }))
  await before.store.close()
  const sqlite = new Database(before.file)
  for (const [table, column] of [['contact', 'name'], ['contact', 'organization'], ['organization', 'name'], ['tag', 'name'], ['contact_group', 'name'], ['community', 'name'], ['custom_field', 'name'], ['own_handle', 'handle'], ['relationship_goal', 'name'], ['share_of_voice', 'name'], ['retention_rule', 'name'], ['saved_view', 'name']]) sqlite.prepare(`UPDATE ${table} SET ${column} = ?`).run(unseen)
  sqlite.close()
  const { client } = await openTestStore({ file: before.file })
  expect(valueOf(await client.networking.contact.get({ id: ada.id }))).toMatchObject({ name: unseen, organization: unseen, tags: [unseen] })
  const today = '2026-03-10'
  for (const list of [client.networking.contact.list({}), client.networking.organization.list({})]) expect(await list).toMatchObject({ ok: true, value: { rows: [{ name: unseen }] } })
  for (const list of [client.networking.group.list({}), client.networking.community.list({ today }), client.networking.customField.list({}), client.networking.goal.list({ today }), client.networking.shareOfVoice.list({}), client.networking.personalData.retentionRules({}), client.savedView.list({})]) expect(await list).toMatchObject({ ok: true, value: [{ name: unseen }] })
  expect(valueOf(await client.networking.ownHandle.list({}))).toMatchObject([{ handle: unseen }])
  expect(valueOf(await client.networking.contact.editMany({ target: { ids: [ada.id] }, changes: { removeTags: [unseen] } })).changed).toBe(1)
})
