import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

const many = 10_500
const people = 50

/** A workbook with more touches, and more posts, than a list is ever scrolled to. */
const openMany = async () => {
  const first = await openTestStore()
  await first.store.close()
  const sqlite = new Database(first.file)
  sqlite.pragma('secure_delete = ON')
  const numbers = (last: number): string => `WITH RECURSIVE number (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE id < ${last})`
  sqlite.exec(`
    ${numbers(people)} INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) SELECT id, 'Potter ' || id, 'potter ' || id, '', '', '', '', '2026-01-01T08:00:00.000Z' FROM number;
    ${numbers(many)} INSERT INTO interaction (id, type, direction, on_day, note, created_at) SELECT id, 'call', 'outgoing', date('2020-01-01', '+' || (id % 2000) || ' days'), 'Xqvj spoke of glaze ' || id, '2026-01-01T08:00:00.000Z' FROM number;
    INSERT INTO interaction_contact (contact_id, interaction_id) SELECT id % ${people} + 1, id FROM interaction;
    ${numbers(many)} INSERT INTO post (id, kind, platform, on_day, url, text, search_text, permission, permission_note, read_sentiment, external_id) SELECT id, 'mention', 'instagram', '2026-01-01', '', 'Glaze', 'glaze', 'none', '', 'none', '' FROM number`)
  sqlite.close()
  return openTestStore({ file: first.file })
}

it('very many touches and posts are changed and removed in one step, with how far it is, and none where it is stopped', async () => {
  const { client: { networking: { contact, interaction, post }, workbook }} = await openMany()
  const ids = Array.from({ length: many }, (_, index) => index + 1)
  const left = async () => [valueOf(await interaction.list({})).total, valueOf(await post.list({})).total]
  expect(valueOf(await interaction.editMany.asJob({ ids, changes: { type: 'email' } })).changed).toBe(many)
  const touched = async () => valueOf(await contact.get({ id: 1 })).interactionCount
  expect(await touched()).toBe(many / people)

  const asked = new AbortController()
  expect(await interaction.remove.asJob({ ids }, { signal: asked.signal, onProgress: () => asked.abort() })).toMatchObject({ ok: false, error: { type: 'Cancelled' } })
  expect(await left()).toEqual([many, many])

  const told: string[] = []
  const removed = await interaction.remove.asJob({ ids }, { onProgress: ({ label, total }) => told.push(`${label} ${total ?? ''}`) })
  expect([valueOf(removed).removed, valueOf(await post.notePermission.asJob({ ids, permission: 'asked', on: '2026-02-01' })).changed, valueOf(await post.remove.asJob({ ids })).removed]).toEqual([many, many, many])
  expect([await left(), await touched(), told[0]]).toEqual([[0, 0], 0, `Removing ${many}`])
  for (let turn = 0; turn < 3; turn += 1) valueOf(await workbook.undo.asJob({}))
  expect([await left(), await touched()]).toEqual([[many, many], many / people])
  expect(valueOf(await workbook.check({})).ok).toBe(true)
})
