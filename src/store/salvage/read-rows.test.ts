import Database from 'better-sqlite3'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../../../tests/support/open-test-store'
import { readByRowid, readFromBothEnds, type Row } from './read-rows'

/** A table of ten rows that fails when it has given so many from either end. */
const failingAfter = (forwards: number, backwards: number): Database.Database => {
  const rowsUpTo = function* (rows: readonly Row[], most: number): Iterable<Row> {
    for (const [index, row] of rows.entries()) {
      if (index === most) throw new Error('database disk image is malformed')
      yield row
    }
  }
  const rows = Array.from({ length: 10 }, (_, index): Row => [index, `row ${index}`])
  const prepare = (sql: string) => ({ raw: () => ({ iterate: () => (sql.includes('DESC') ? rowsUpTo(rows.toReversed(), backwards) : rowsUpTo(rows, forwards)) }) })
  // All that is asked of it here.
  return { prepare } as unknown as Database.Database
}

describe('a table read from both ends', () => {
  it.each([
    { forwards: 99, backwards: 99, rows: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], gaps: 0 },
    { forwards: 3, backwards: 2, rows: [0, 1, 2, 9, 8], gaps: 2 },
    // Read the other way it can be read: each row once, where no more than one is remembered.
    { forwards: 3, backwards: 99, rows: [0, 1, 2, 9, 8, 7, 6, 5, 4, 3], gaps: 1 },
    { forwards: 0, backwards: 99, rows: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], gaps: 1 },
  ])('gives $rows.length rows where it fails after $forwards and $backwards', ({ forwards, backwards, rows, gaps }) => {
    const read: unknown[] = []
    let passed = 0
    readFromBothEnds(failingAfter(forwards, backwards), 'actual', ['id'], { onRow: ([id]) => read.push(id), onGap: () => (passed += 1) })
    expect([read, passed]).toEqual([rows, gaps])
  })
})

it('a row that lost the pages of its text is one stretch, however many numbers nobody has lie before it', () => {
  const file = join(temporaryFolder(), 'damaged.db')
  const whole = new Database(file)
  whole.exec('PRAGMA page_size = 4096; CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL)')
  const insert = whole.prepare('INSERT INTO note VALUES (?, ?)')
  for (const [id, text] of [[1, 'short'], [2, 'short'], [20_000, 'x'.repeat(20_000)], [20_001, 'short'], [30_000, 'x'.repeat(20_000)]] as const) insert.run(id, text)
  whole.close()
  // A page of nothing but text begins with the number of the next one, which there is not.
  const bytes = readFileSync(file)
  for (let at = 2 * 4096; at < bytes.length; at += 4096) if (bytes.toString('latin1', at + 4, at + 12) === 'x'.repeat(8)) bytes.writeUInt32BE(0xffff_fff0, at)
  writeFileSync(file, bytes)
  const damaged = new Database(file)
  const read: unknown[] = []
  let passed = 0
  readByRowid(damaged, 'note', { onRow: ([id]) => read.push(id), onGap: () => (passed += 1) })
  damaged.close()
  expect([read, passed]).toEqual([[1, 2, 20_001], 2])
})
