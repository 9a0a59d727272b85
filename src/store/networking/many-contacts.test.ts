import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { median, processorTime } from '../../../tests/bench/measure'
import { findBytes } from '../../../tests/support/find-bytes'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

const many = 6000

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

it('what many contacts share is renamed, taken away and put back without writing the search index anew for each', async () => {
  const { client: { networking: { contact, organization }, workbook } } = await openMany()
  const ids = Array.from({ length: many }, (_, index) => index + 1)
  const change = (changes: object): Promise<unknown> => contact.editMany({ target: { ids }, changes }).then(valueOf)
  const taggings: number[] = []
  for (const tag of ['seen', 'asked', 'met']) taggings.push(await processorTime(() => change({ addTags: [tag] })))
  const simple = median(taggings)
  const times = {
    'rename a tag': await processorTime(async () => valueOf(await contact.changeTag({ from: 'potter', to: 'ceramist' }))),
    'remove a tag': await processorTime(async () => valueOf(await contact.changeTag({ from: 'ceramist', to: null }))),
    'rename an organisation': await processorTime(async () => valueOf(await organization.edit({ id: 1, changes: { name: 'Oven' } }))),
    'remove an organisation': await processorTime(async () => valueOf(await organization.remove({ id: 1 }))),
    'set an organisation': await processorTime(() => change({ organization: 'Forge' })),
    'undo a source': await change({ source: 'Fair' }).then(() => processorTime(async () => valueOf(await workbook.undo({})))),
  }
  expect(Object.entries(times).filter(([, time]) => time > 6 * simple)).toEqual([])
})

it('of many who are erased at once nothing is left in the file either', async () => {
  const { client: { networking }, store, file } = await openMany()
  expect(valueOf(await networking.personalData.erase({ contactIds: Array.from({ length: many }, (_, index) => index + 1), sharedNotes: 'keep' })).erased).toBe(many)
  expect(findBytes(file, 'xqvj')).toEqual([])
  await store.close()
  expect(findBytes(file, 'xqvj')).toEqual([])
})
