import Database from 'better-sqlite3'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { connect, wrongSetting } from './connection'
import { inLargeTransaction } from './large-transaction'

const open = (): { readonly sqlite: Database.Database; readonly file: string } => {
  const file = join(temporaryFolder(), 'book.rapport')
  new Database(file).exec('CREATE TABLE line (number INTEGER PRIMARY KEY, text TEXT NOT NULL)').close()
  return { sqlite: connect(file, { isChecked: false, judge: () => undefined }), file }
}

const settings = (sqlite: Database.Database): readonly unknown[] => ['cache_size', 'wal_autocheckpoint'].map((name) => sqlite.pragma(name, { simple: true }))

const fill = (sqlite: Database.Database): void => {
  const insert = sqlite.prepare('INSERT INTO line (text) VALUES (?)')
  for (let row = 0; row < 20_000; row += 1) insert.run('x'.repeat(400))
}

it('commits, tells so while all lies in the log alone, and then writes the log back', () => {
  const { sqlite, file } = open()
  const before = settings(sqlite)
  let bytesWhenCommitted = Number.NaN
  const rows = inLargeTransaction(sqlite, () => sqlite.transaction(() => {
    fill(sqlite)
    return sqlite.prepare('SELECT count(*) FROM line').pluck().get()
  }).immediate(), () => {
    expect(sqlite.inTransaction).toBe(false)
    bytesWhenCommitted = statSync(file).size
  })
  expect(rows).toBe(20_000)
  expect(bytesWhenCommitted).toBeLessThan(1_000_000)
  expect(statSync(file).size).toBeGreaterThan(8_000_000)
  expect(settings(sqlite)).toEqual(before)
  sqlite.pragma('foreign_keys = ON')
  expect(wrongSetting(sqlite)).toBeNull()
  sqlite.close()
})

it('leaves the settings as they were, and no row, where the work is given up', () => {
  const { sqlite } = open()
  const before = settings(sqlite)
  const stopped = new Error('stopped')
  expect(() => inLargeTransaction(sqlite, () => sqlite.transaction(() => {
    fill(sqlite)
    throw stopped
  }).immediate(), () => undefined)).toThrow(stopped)
  expect(settings(sqlite)).toEqual(before)
  expect(sqlite.prepare('SELECT count(*) FROM line').pluck().get()).toBe(0)
  sqlite.close()
})
