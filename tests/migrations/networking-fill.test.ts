import Database from 'better-sqlite3'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { appendAudit } from '../../src/store/audit/audit-chain'
import { readAuditOf } from '../../src/store/audit/audit-of-file'
import { applicationId } from '../../src/store/file-header'
import { migrate, migrations } from '../../src/store/migrations'
import { refusalsOf } from '../../src/store/networking/objections-of-file'
import { openTestStore, temporaryFolder, valueOf } from '../support/open-test-store'

it('a workbook of the first schema opens with strength, levels, alerts, organisations, duplicates and names of deals filled in', async () => {
  const file = join(temporaryFolder(), 'old.rapport')
  const old = new Database(file)
  old.pragma(`application_id = ${applicationId}`)
  migrate(old, migrations.slice(0, 1))
  old.exec(`
    INSERT INTO workbook VALUES (1, 'Old', 'EUR', NULL, 0, '2026-01-01T00:00:00.000Z');
    INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at, last_touch_on, owes_reply, interaction_count) VALUES
      (1, 'Ada', 'ada', 'Ärzte', '', '', '', '2026-01-01T00:00:00.000Z', '2026-03-03', 0, 1),
      (2, 'Bea', 'bea', 'Lehm', '', '', '', '2026-01-01T00:00:00.000Z', NULL, 0, 0);
    INSERT INTO contact_email (contact_id, position, email) VALUES (1, 0, 'same@example.com'), (2, 0, 'SAME@example.com');
    INSERT INTO community VALUES (1, 'Makers', 'makers', 'discord', '', '', '', '2026-01-01T00:00:00.000Z');
    INSERT INTO membership VALUES (1, 1, NULL, NULL);
    INSERT INTO interaction VALUES (1, 'share', 'incoming', '2026-03-03', NULL, NULL, 1, '', '2026-03-03T00:00:00.000Z');
    INSERT INTO interaction_contact VALUES (1, 1);
    INSERT INTO deal VALUES (1, 'Öfen', NULL, 100, 'EUR', 'won', '2026-03-03', '');
  `)
  old.close()
  const { client: { networking, workbook } } = await openTestStore({ file, now: () => new Date('2026-03-03T10:00:00Z') })
  const { rows } = valueOf(await networking.contact.list({ sort: 'strength', direction: 'descending' }))
  expect(rows.map(({ name, strength }) => [name, strength === null ? null : Math.round(strength)])).toEqual([['Ada', 15], ['Bea', null]])
  expect(valueOf(await networking.contact.get({ id: 1 })).state).toBe('owe_reply')
  expect(valueOf(await networking.organization.list({ search: 'arzte' })).rows).toMatchObject([{ name: 'Ärzte', contacts: 1 }])
  expect(valueOf(await networking.community.members({ id: 1, today: '2026-03-03' })).rows).toMatchObject([{ name: 'Ada', level: 2, isPinned: false }])
  expect(valueOf(await networking.alert.list({ today: '2026-03-03' })).map(({ kind }) => kind)).toEqual(['first_contribution', 'level_moved'])
  expect(valueOf(await networking.duplicate.list({})).rows).toMatchObject([{ reasons: [{ kind: 'email', shared: 'same@example.com' }] }])
  expect(valueOf(await workbook.search({ text: 'ofen' }))).toMatchObject([{ kind: 'deal', title: 'Öfen' }])
  expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
  expect(readdirSync(`${file}-backups`).filter((name) => name.endsWith('.rapport'))).toHaveLength(1)
})

it('what was said to need no reply until a moment still needs none, and what was logged since does', async () => {
  const file = join(temporaryFolder(), 'old.rapport')
  const old = new Database(file)
  old.pragma(`application_id = ${applicationId}`)
  migrate(old, migrations.slice(0, 31))
  old.exec(`
    INSERT INTO workbook (id, name, currency, is_sample, created_at) VALUES (1, 'Old', 'EUR', 0, '2026-01-01T00:00:00.000Z');
    INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at, last_touch_on, owes_reply, interaction_count, no_reply_at) VALUES
      (1, 'Ada', 'ada', '', '', '', '', '2026-01-01T00:00:00.000Z', '2026-03-03', 0, 1, '2026-03-03T09:00:00.000Z'),
      (2, 'Bea', 'bea', '', '', '', '', '2026-01-01T00:00:00.000Z', '2026-03-03', 1, 2, '2026-03-03T09:00:00.000Z');
    INSERT INTO interaction (id, type, direction, on_day, note, created_at) VALUES (1, 'message', 'incoming', '2026-03-03', '', '2026-03-03T09:00:00.000Z'), (2, 'message', 'incoming', '2026-03-03', '', '2026-03-03T09:00:01.000Z');
    INSERT INTO interaction_contact VALUES (1, 1), (2, 1), (2, 2);
  `)
  old.close()
  const { client: { networking, workbook } } = await openTestStore({ file, now: () => new Date('2026-03-03T10:00:00Z') })
  const touchAgain = async (id: number) => valueOf(await networking.interaction.log({ type: 'like', direction: 'incoming', on: '2026-03-03', people: [{ id }] }))
  await touchAgain(1)
  await touchAgain(2)
  expect(valueOf(await networking.contact.list({})).rows.map(({ name, state }) => [name, state])).toEqual([['Ada', 'none'], ['Bea', 'owe_reply']])
  expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
})

it('posts of the schema before they were whole keep their figures, are read, and can be searched', async () => {
  const file = join(temporaryFolder(), 'old.rapport')
  const old = new Database(file)
  old.pragma(`application_id = ${applicationId}`)
  migrate(old, migrations.slice(0, 3))
  old.exec(`
    INSERT INTO workbook VALUES (1, 'Old', 'EUR', NULL, 0, '2026-01-01T00:00:00.000Z');
    INSERT INTO own_handle VALUES (1, 'x', '@us', '');
    INSERT INTO post (id, kind, platform, own_handle_id, on_day, url, text, reach, reactions, permission, permission_note) VALUES (7, 'mention', 'x', 1, '2026-03-03', '', 'I LÖVE this wonderful bowl', 100, 5, 'asked', 'By mail');
  `)
  old.close()
  const { client: { networking, workbook } } = await openTestStore({ file })
  expect(valueOf(await networking.post.list({ search: 'love' })).rows).toMatchObject([{ id: 7, ownHandle: '@us', sentiment: 'positive', reach: 100, clicks: null, permission: 'asked', permissionNote: 'By mail', rates: { byReach: 0.05 } }])
  expect(valueOf(await workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
})

it('views of contacts from before other tables had any keep their conditions, and whether they are of the archived', async () => {
  const file = join(temporaryFolder(), 'old.rapport')
  const old = new Database(file)
  old.pragma(`application_id = ${applicationId}`)
  migrate(old, migrations.slice(0, 18))
  const filter = JSON.stringify({ field: 'name', test: { is: 'contains', text: 'a' } })
  const add = old.prepare("INSERT INTO saved_view (id, name, search, filter, is_archived, sort, direction, columns, position) VALUES (?, ?, '', ?, ?, '\"name\"', 'ascending', '[\"name\"]', ?)")
  for (const [id, name, conditions, isArchived] of [[4, 'Plain', null, 0], [2, 'Old', null, 1], [3, 'With a', filter, 0], [1, 'Old with a', filter, 1]] as const) add.run(id, name, conditions, isArchived, 10 - id)
  old.exec("INSERT INTO workbook VALUES (1, 'Old', 'EUR', NULL, 0, '2026-01-01T00:00:00.000Z')")
  old.close()
  const { client: { savedView } } = await openTestStore({ file })
  expect(valueOf(await savedView.list({}))).toMatchObject([
    { id: 4, table: 'contacts', name: 'Plain', filter: null, sort: 'name', columns: ['name'] },
    { id: 3, name: 'With a', filter: { filter: JSON.parse(filter) } },
    { id: 2, name: 'Old', filter: { archived: true } },
    { id: 1, name: 'Old with a', filter: { filter: JSON.parse(filter), archived: true } },
  ])
})

it('of a workbook of the version before that is not opened any more, what people said no to and the record are still read', () => {
  const file = join(temporaryFolder(), 'old.rapport')
  const old = new Database(file)
  old.pragma(`application_id = ${applicationId}`)
  migrate(old, migrations.slice(0, -1))
  old.exec("INSERT INTO objection_salt (id, salt) VALUES (1, 'salt'); INSERT INTO objection (hash, noted_on) VALUES ('hash', '2026-01-01')")
  appendAudit(old, new Date('2026-01-01T00:00:00Z'), 'removal', { contacts: 1, gone: [7] })
  old.close()
  expect(refusalsOf(file)).toMatchObject({ salt: 'salt', hashes: [{ hash: 'hash', on: '2026-01-01' }] })
  expect(readAuditOf(file)).toHaveLength(1)
})

it('whom merges, the record, views, rules and reports of before name by number is not given to another', async () => {
  const file = join(temporaryFolder(), 'old.rapport')
  const old = new Database(file)
  old.pragma(`application_id = ${applicationId}`)
  migrate(old, migrations.slice(0, 24))
  old.exec("INSERT INTO workbook VALUES (1, 'Old', 'EUR', NULL, 0, '2026-01-01T00:00:00.000Z')")
  old.exec("INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) VALUES (1, 'Ada', 'ada', '', '', '', '', '2026-01-01T00:00:00.000Z')")
  old.exec("INSERT INTO contact_former VALUES (1, 5, '2026-01-01T00:00:00.000Z')")
  const view = old.prepare("INSERT INTO saved_view (list, name, search, filter, sort, direction, columns, position) VALUES ('contacts', ?, '', ?, ?, 'ascending', ?, 0)")
  view.run('In a group', JSON.stringify({ filter: { any: [{ field: 'group', anyOf: [null, 11] }, { field: 'interactions', atLeast: 900 }] } }), '"name"', '["name"]')
  view.run('By field', null, '{"customField":12}', '["name","custom:13"]')
  old.exec("INSERT INTO saved_report (name, ask, position) VALUES ('Spring', '{\"report\":\"roi\",\"filters\":{\"campaignId\":14,\"amount\":70000}}', 0)")
  appendAudit(old, new Date('2026-01-01T00:00:00Z'), 'removal', { contacts: 1, gone: [7] })
  appendAudit(old, new Date('2026-01-01T00:00:00Z'), 'import_undone', { batch: 3, removed: 1, restored: 0 })
  old.close()
  const { client: { networking, marketing }, store } = await openTestStore({ file })
  expect(valueOf(await networking.contact.add({ name: 'Bea' })).id).toBe(8)
  expect(valueOf(await networking.group.add({ name: 'Friends' })).id).toBe(15)
  expect(valueOf(await networking.customField.add({ name: 'Tier', kind: 'text' })).id).toBe(15)
  expect(valueOf(await marketing.campaign.add({ name: 'Autumn' })).id).toBe(15)
  await store.close()
  const opened = new Database(file, { readonly: true })
  expect(opened.prepare("SELECT highest FROM removed_id WHERE table_name = 'import_batch'").pluck().get()).toBe(3)
  opened.close()
})

it('names with letters that no accent can be taken off are ordered by the plain ones, as they would be now', async () => {
  const name = 'Łukasz Strauß-Øre, Ægir Œuvre Đorđe Þór Yılmaz ðð'
  const [before, after] = ['łukasz strauß-øre, ægir œuvre đorđe þor yılmaz ðð', 'lukasz strauss-ore, aegir oeuvre dorde thor yilmaz dd']
  const { client: { networking, marketing }, store, file } = await openTestStore()
  const { id: groupId } = valueOf(await networking.group.add({ name }))
  const contacts = [valueOf(await networking.contact.add({ name, groupId, organization: name })).id, valueOf(await networking.contact.add({ name: 'Müller' })).id]
  valueOf(await networking.community.add({ name, platform: 'discord' }))
  valueOf(await networking.post.add({ kind: 'own', platform: 'x', on: '2026-03-01', text: name, url: 'https://x.example/1' }))
  valueOf(await marketing.campaign.add({ name }))
  valueOf(await marketing.audience.add({ name }))
  valueOf(await marketing.creative.add({ name }))
  valueOf(await marketing.deal.add({ name, amountMinor: 1, currency: 'EUR', status: 'won', on: '2026-03-01' }))
  await store.close()
  const old = new Database(file)
  const columns = ['contact', 'contact_group', 'organization', 'community', 'campaign', 'audience', 'creative', 'deal', 'post'].map((table) => ({ table, column: table === 'post' ? 'search_text' : 'sort_name' }))
  const keptIn = (workbook: Database.Database) => columns.map(({ table, column }) => [table, workbook.prepare(`SELECT ${column} FROM ${table} ORDER BY 1`).pluck().all()])
  const wanted = keptIn(old)
  for (const { table, column } of columns) old.prepare(`UPDATE ${table} SET ${column} = replace(${column}, ?, ?)`).run(after, before)
  old.pragma('user_version = 36')
  old.close()
  const again = await openTestStore({ file })
  expect(valueOf(await again.client.networking.contact.list({})).rows.map(({ id }) => id)).toEqual(contacts)
  await again.store.close()
  const now = new Database(file)
  expect(keptIn(now)).toEqual(wanted)
  expect(JSON.stringify(wanted).split(after)).toHaveLength(columns.length + 1)
  now.close()
})
