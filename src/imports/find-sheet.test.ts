import { expect, it } from 'vitest'
import { ImportOptions } from '../shared/imports/import'
import { findSheet } from './find-sheet'
import type { Sheet } from './xlsx'

const sheet = (name: string, ...rows: readonly (readonly string[])[]): Sheet => ({ name, isHidden: false, rows: rows.map((cells, index) => ({ line: index + 1, cells })), notes: [] })

const notes = sheet('Notes', ['For Ada', 'and Bo'])
const meta = sheet('Meta', ['Reporting starts', 'Reporting ends', 'Campaign name', 'Amount spent (EUR)'], ['2026-09-01', '2026-09-01', 'A', '1'])
const other = sheet('Other', ['Date', 'Campaign', 'Impr.', 'Cost'], ['2026-09-01', 'A', '1', '2'])
const words = sheet('Words', ['Word', 'Top containing queries', 'Cost'], ['cups', 'blue cups', '2'])

const found = (sheets: readonly Sheet[], options: Parameters<typeof ImportOptions.parse>[0] = {}): readonly [string | undefined, readonly string[]] => {
  const { sheet: read, others } = findSheet(sheets, 'x.xlsx', ImportOptions.parse(options))
  return [read?.name, others.map(({ name }) => name)]
}

it('the first sheet with results is read, and every other that has some is told', () => {
  expect(found([notes, meta, other])).toEqual(['Meta', ['Other']])
  expect(found([notes])).toEqual([undefined, []])
})

it('one that is passed over for the platform that somebody named is told, too', () => {
  expect(found([meta, other], { platform: 'google' })).toEqual(['Other', ['Meta']])
})

it('one beside it that could not be read stands in nobody’s way', () => {
  expect(found([meta, words])).toEqual(['Meta', []])
})
