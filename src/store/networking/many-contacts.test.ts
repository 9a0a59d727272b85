import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { processorTime } from '../../../tests/bench/measure'
import { findBytes } from '../../../tests/support/find-bytes'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

const many = 3000

/** A workbook with many contacts of one organisation who carry one tag. */
const openMany = async () => {
  const first = await openTestStore()
  await first.store.close()
  const sqlite = new Database(first.file)
  sqlite.pragma('secure_delete = ON')
  sqlite.exec(`
    INSERT INTO organization (id, name, sort_name, url, note, created_at) VALUES (1, 'Kiln', 'kiln', '', '', '2026-01-01T08:00:00.000Z');
    INSERT INTO tag (id, name) VALUES (1, 'potter');
    WITH RECURSIVE number (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM number WHERE id < ${many})
      INSERT INTO contact (id, name, sort_name, organization, role, source, note, created_at) SELECT id, 'Xqvj Given' || id, 'xqvj given' || id, 'Kiln', '', '', '', '2026-01-01T08:00:00.000Z' FROM number;
    INSERT INTO contact_tag (contact_id, tag_id) SELECT id, 1 FROM contact`)
  sqlite.close()
  return openTestStore({ file: first.file })
}

it('what many contacts share is renamed and taken away, and they are removed, without writing the search index anew for each', async () => {
  const { client: { networking: { contact, organization } } } = await openMany()
  const ids = Array.from({ length: many }, (_, index) => index + 1)
  const change = (changes: object): Promise<unknown> => contact.editMany({ target: { ids }, changes }).then(valueOf)
  const simple = await processorTime(() => change({ addTags: ['seen'] }))
  /** How many times what giving a tag takes, and at most. */
  const times = {
    'rename a tag': [await processorTime(async () => valueOf(await contact.changeTag({ from: 'potter', to: 'ceramist' }))), 4],
    'remove a tag': [await processorTime(async () => valueOf(await contact.changeTag({ from: 'ceramist', to: null }))), 4],
    'rename an organisation': [await processorTime(async () => valueOf(await organization.edit({ id: 1, changes: { name: 'Oven' } }))), 4],
    'remove an organisation': [await processorTime(async () => valueOf(await organization.remove({ id: 1 }))), 4],
    'set an organisation': [await processorTime(() => change({ organization: 'Forge' })), 4],
    // Everything that hangs on them goes, too.
    'remove them': [await processorTime(async () => valueOf(await contact.remove({ ids }))), 10],
  } as const
  expect(Object.entries(times).filter(([, [time, bound]]) => time > bound * simple)).toEqual([])
})

it('of many who are erased at once nothing is left in the file either', async () => {
  const { client: { networking }, store, file } = await openMany()
  expect(valueOf(await networking.personalData.erase({ contactIds: Array.from({ length: many }, (_, index) => index + 1), sharedNotes: 'keep' })).erased).toBe(many)
  expect(findBytes(file, 'xqvj')).toEqual([])
  await store.close()
  expect(findBytes(file, 'xqvj')).toEqual([])
})
