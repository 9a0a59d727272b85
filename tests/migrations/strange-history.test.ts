import Database from 'better-sqlite3'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestStore, temporaryFolder } from '../support/open-test-store'

/** Changes as no command notes them: a table, what a row was, and what it became. */
const hostile: readonly (readonly [string, string | null, string | null])[] = [
  ['contact', null, '{'],
  ['contact', null, '[1]'],
  ['contact', null, '[[true,{}]]'],
  ['contact', '[1]', null],
  ['contact', '{', null],
  ['undo_step', null, '[1,"x","x",0]'],
  ['sqlite_schema', '[1]', null],
  ...['7', 'null', '{"a":1}', '[91,"x",3]', '[91,["x"]]', '[91,{"base64":5}]', '[91,true]', '["abc","x"]'].map((row) => ['tag', row, null] as const),
]

it.each(hostile)('a history that holds what Rapport never wrote is told and refused, not met as a bug: %s %s %s', async (table, before, after) => {
  const { file: empty, store } = await openTestStore()
  await store.close()
  const file = join(temporaryFolder(), 'hostile.rapport')
  copyFileSync(empty, file)
  const sqlite = new Database(file)
  sqlite.exec("INSERT INTO undo_step VALUES (1, 'Strange', '2026-01-01T00:00:00Z', 0)")
  sqlite.prepare('INSERT INTO undo_change VALUES (1, 0, ?, ?, ?)').run(table, before, after)
  sqlite.close()
  const { client } = await openTestStore({ file })
  expect(await client.workbook.history({})).toMatchObject({ ok: true, value: [{ label: 'Strange' }] })
  expect(await client.workbook.undo({ step: null })).toMatchObject({ ok: false, error: { type: 'ChangedSince' } })
  const { undoStep } = await client.networking.contact.add({ name: 'Ada' })
  expect(await client.workbook.undo({ step: null })).toMatchObject({ ok: true, value: { id: undoStep } })
})
