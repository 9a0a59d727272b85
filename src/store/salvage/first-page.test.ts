import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../tests/support/open-test-store'
import { repairFirstPage } from './first-page'

const pageBytes = 4096

/** A page of a list of tables with one table. */
const schemaPage = (row: number): Buffer => {
  const page = Buffer.alloc(pageBytes)
  page.set([0x0d, 0, 0, 0, 1, 0x08, 0, 0, 0x08, 0])
  const varint = [0x80 + Math.floor(row / 16_384), 0x80 + (Math.floor(row / 128) % 128), row % 128]
  page.set([9, ...varint, 3, 13 + 2 * 5, 13 + 2, ...Buffer.from('tablex')], 0x0800)
  return page
}

it('a file with more pages of a list of tables than a first page can lead to gets one all the same', () => {
  const file = join(temporaryFolder(), 'crafted.rapport')
  writeFileSync(file, Buffer.concat([Buffer.alloc(pageBytes), ...Array.from({ length: 600 }, (_none, index) => schemaPage(index + 1))]))
  repairFirstPage(file)
  const first = readFileSync(file).subarray(0, pageBytes)
  expect(first.toString('latin1', 0, 15)).toBe('SQLite format 3')
  const pointers = first.readUInt16BE(103)
  // The list of cells ends before the cells.
  expect(pointers).toBeGreaterThan(200)
  expect(112 + 2 * pointers).toBeLessThanOrEqual(first.readUInt16BE(105))
})
