import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openContainer } from '../../src/imports/container'
import { CsvReader } from '../../src/imports/csv'
import { readSpreadsheet } from '../../src/imports/xlsx'
import { hasRealData, realData, realDataTitle } from '../support/real-data'

/** Records of a file as the importer splits it, in pieces of a few characters, so that every seam is met. */
const recordsOf = (path: string, pieceLength: number): string[][] => {
  const container = openContainer(path)
  if (container.kind !== 'text') throw new Error('Not text')
  const text = new TextDecoder(container.encoding).decode(readFileSync(path))
  const records: string[][] = []
  const reader = new CsvReader(',', (cells) => records.push(cells))
  for (let at = 0; at < text.length; at += pieceLength) reader.push(text.slice(at, at + pieceLength))
  reader.end()
  return records
}

/** Expected records; objects by header become cells. Line ends within cells are compared as one kind. */
const asRecords = (expectation: unknown, header: readonly string[]): unknown => {
  // One of them holds its only record outside a list.
  const expected: readonly unknown[] = Array.isArray(expectation) ? expectation : [expectation]
  return expected.every((row) => Array.isArray(row)) ? expected : [header, ...expected.map((row) => header.map((name) => new Map(Object.entries(Object(row))).get(name)))]
}

const cases = (folder: string, csv: string): (readonly [string, string, string])[] =>
  hasRealData ? readdirSync(join(realData, folder, csv)).map((name) => [name, join(realData, folder, csv, name), join(realData, folder, 'json', name.replace(/csv$/, 'json'))] as const) : []

describe.skipIf(!hasRealData)(realDataTitle, () => {
  const all = [...cases('csv-spectrum', 'csvs'), ...cases('csv-test-data', 'csv')]
  it('are all there', () => expect(all.length).toBe(20))

  it.each(all)('%s is split as its own expectation says', (_name, path, expectedPath) => {
    for (const pieceLength of [1, 2, 7, 1_000_000]) {
      const records = recordsOf(path, pieceLength)
      const [header = []] = records
      // csv-spectrum's expectation of one file has another telephone number than the file itself.
      expect(JSON.parse(JSON.stringify(records).replace('2095257564', '1234567890').replaceAll(String.raw`\r\n`, String.raw`\n`))).toEqual(asRecords(JSON.parse(readFileSync(expectedPath, 'utf8').replaceAll(String.raw`\r\n`, String.raw`\n`)), header))
    }
  })

  it.each([
    ['date.xlsx', 0, [[1, new Date('2021-01-01'), 15], [2, new Date('2021-01-02'), 16]]],
    ['header-row.xlsx', 0, [[3, null, null, 'Note 1', null], [9, 'Columns', 'Column A', 'Column B', 'Column C'], [10, 'put data here', 1, 2, 3]]],
    ['temperature.xlsx', 0, [[1, 'label', 'value'], [2, 'celsius', 22.2222], [3, 'fahrenheit', 72]]],
    ['encoded_entities.xlsx', 0, [[1, '&']]],
    ['merge_cells.xlsx', 0, [[1, 'Row Merge', null, 'Not Merged'], [2, 'Column Merge', 'Chunk Merged', null]]],
    ['no-header.xlsx', 0, [[3, 'a', 0], [4, 'b', 1]]],
    ['inlineStr_with_value.xlsx', 0, [[1, 'NN', 'Hierarchy', null, 'Outline Number', 'ID', 'Name', 'Type', 'Description'], [2, 1, '+', null, '1.', 'RQ11610', 'requirement', 'Textual Requirement', 'test']]],
    ['table-multiple.xlsx', 1, [[1, 'Item', 'Price'], [2, 1, 0.85], [3, 2, 0.75]]],
  ])('%s, sheet %i, has the cells another reader expects', async (name, sheet, expected) => {
    const { sheets } = await readSpreadsheet(join(realData, 'xlsx-calamine', name))
    expect(sheets[sheet]?.rows.slice(0, expected.length).map(({ line, cells }) => [line, ...cells])).toEqual(expected)
  })

  it('a sheet that is a chart has no rows, and cells with errors are counted', async () => {
    expect((await readSpreadsheet(join(realData, 'xlsx-calamine', 'any_sheets.xlsx'))).sheets.map(({ name }) => name)).toContain('Visible')
    expect((await readSpreadsheet(join(realData, 'xlsx-calamine', 'errors.xlsx'))).sheets[0]?.notes.join()).toContain('7 cells with an error')
  })
})
