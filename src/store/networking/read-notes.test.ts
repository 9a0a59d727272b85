import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { openTestStore, temporaryFolder, type TestStore, valueOf } from '../../../tests/support/open-test-store'
import { sentimentEdition } from '../../shared/networking/sentiment/analyse'
import { applicationId } from '../file-header'
import { migrate, migrations } from '../migrations'

const good = 'I love this wonderful cup!'
const bad = 'The cup was broken, that is terrible.'

const listed = async ({ client }: TestStore, sentiment: 'positive' | 'negative' | 'unread'): Promise<readonly number[]> => valueOf(await client.networking.interaction.list({ sentiment, direction: 'ascending' })).rows.map(({ id }) => id)

const toRead = async ({ client }: TestStore): Promise<number> => valueOf(await client.networking.interaction.list({ sentiment: 'positive' })).toRead

it('notes of a workbook from before readings were kept are read after it has opened, those of a person without a word on it stay out', async () => {
  const file = join(temporaryFolder(), 'old.rapport')
  const old = new Database(file)
  old.pragma(`application_id = ${applicationId}`)
  migrate(old, migrations.slice(0, 26))
  old.exec("INSERT INTO workbook (id, name, currency, gross_margin, is_sample, created_at) VALUES (1, 'Old', 'EUR', NULL, 0, '2026-01-01T00:00:00.000Z')")
  const insert = old.prepare("INSERT INTO interaction (id, type, direction, on_day, note, sentiment, created_at) VALUES (?, 'message', 'incoming', '2026-03-03', ?, ?, '2026-03-03T00:00:00.000Z')")
  for (let id = 1; id <= 200; id += 1) insert.run(id, [good, bad, '', 'xkcd'][id % 4], id === 1 ? 'positive' : null)
  old.close()
  const opened = await openTestStore({ file })
  const events: (readonly string[])[] = []
  opened.store.onEvent((event) => event.kind === 'changed' && events.push(event.topics))
  expect(await toRead(opened)).toBe(200)
  await expect.poll(() => toRead(opened)).toBe(0)
  await expect.poll(() => events).toContainEqual(['interaction', 'community', 'review'])
  expect(await listed(opened, 'positive')).toEqual([1, ...Array.from({ length: 50 }, (_, index) => (index + 1) * 4)])
  expect(await listed(opened, 'negative')).toHaveLength(49)
  expect(await listed(opened, 'unread')).toHaveLength(50)
  expect(valueOf(await opened.client.workbook.check({})).findings.filter(({ ok }) => !ok)).toEqual([])
})

it('notes are read again where the word lists are of another edition, but not what a person said; what was done before can still be undone', async () => {
  const opened = await openTestStore()
  const { networking } = opened.client
  for (const [note, sentiment] of [[good, null], [bad, null], [good, 'negative']] as const) valueOf(await networking.interaction.log({ type: 'message', direction: 'incoming', on: '2026-03-03', note, sentiment, people: [{ newName: note }] }))
  valueOf(await networking.interaction.editMany({ ids: [1, 2, 3], changes: { type: 'comment' } }))
  await opened.store.close()
  const sqlite = new Database(opened.file)
  sqlite.exec("UPDATE interaction SET sentiment_label = 'none'; UPDATE sentiment_reading SET edition = 0")
  sqlite.close()
  const again = await openTestStore({ file: opened.file })
  await expect.poll(() => listed(again, 'positive')).toEqual([1])
  expect(await listed(again, 'negative')).toEqual([2, 3])
  valueOf(await again.client.workbook.undo({}))
  expect(valueOf(await again.client.networking.interaction.list({ type: 'message' })).total).toBe(3)
  expect(await listed(again, 'negative')).toEqual([2, 3])
})

it('a command reads what it wrote: a note that was corrected, one that was taken back, and one that undo brings back', async () => {
  const opened = await openTestStore()
  const { client: { networking, workbook } } = opened
  valueOf(await networking.interaction.log({ type: 'message', direction: 'incoming', on: '2026-03-03', note: good, people: [{ newName: 'Ada' }] }))
  expect(await listed(opened, 'positive')).toEqual([1])
  valueOf(await networking.interaction.edit({ id: 1, changes: { note: bad } }))
  expect([await listed(opened, 'positive'), await listed(opened, 'negative')]).toEqual([[], [1]])
  valueOf(await workbook.undo({}))
  expect([await listed(opened, 'positive'), await listed(opened, 'negative')]).toEqual([[1], []])
  valueOf(await networking.interaction.edit({ id: 1, changes: { sentiment: 'negative' } }))
  expect(await listed(opened, 'negative')).toEqual([1])
  valueOf(await networking.interaction.remove({ ids: [1] }))
  expect(await listed(opened, 'negative')).toEqual([])
  valueOf(await workbook.undo({}))
  expect(await listed(opened, 'negative')).toEqual([1])
})

it('whoever changes the word lists or rules raises their edition, so that notes are read again', () => {
  const folder = resolve(import.meta.dirname, '../../shared/networking/sentiment')
  const hash = createHash('sha256')
  for (const name of globSync('**/*.ts', { cwd: folder, exclude: ['**/*.test.ts'] }).toSorted()) if (name !== 'analyse.ts') hash.update(readFileSync(join(folder, name)))
  hash.update(readFileSync(join(folder, 'analyse.ts'), 'utf8').replace(/sentimentEdition = \d+/, ''))
  // Where a change can make no reading another, as of a comment or a name, the hash is renewed alone.
  expect(`${sentimentEdition}: ${hash.digest('hex').slice(0, 16)}`).toMatchInlineSnapshot(`"2: f72f602301e07d63"`)
})
