import { afterEach, describe, expect, it, vi } from 'vitest'
import { RowReader } from '../../src/imports/row-reader'
import { type ImportedFile, readImport, temporaryFile } from '../support/read-import'
import { type Dialect, writeTable } from '../support/report-files'
import { type Seeded, seeded } from '../support/seeded'

interface Table {
  readonly name: string
  readonly preamble: readonly string[]
  readonly headers: readonly string[]
  /** What kind of text each column holds: a name, a day, a whole count, an amount. */
  readonly kinds: string
}

const tables: readonly Table[] = [
  {
    name: 'Meta by day, with ratios and settings', preamble: [], kinds: 'nntdddcaecpear',
    headers: ['Campaign name', 'Ad set name', 'Attribution setting', 'Day', 'Reporting starts', 'Reporting ends', 'Results', 'CPM (cost per 1,000 impressions)', 'Amount spent (EUR)', 'Impressions', 'CTR (link click-through rate)', 'CPC (cost per link click)', 'Purchases conversion value', 'Result indicator'],
  },
  { name: 'Meta by period, days first', preamble: [], kinds: 'ddnnacc', headers: ['Reporting starts', 'Reporting ends', 'Campaign name', 'Age', 'Amount spent (EUR)', 'Impressions', 'Link clicks'] },
  { name: 'Google with ids', preamble: ['Campaign report', 'September 1, 2026 - September 30, 2026'], kinds: 'tnidyaccep', headers: ['Campaign status', 'Campaign', 'Campaign ID', 'Day', 'Currency code', 'Cost', 'Impr.', 'Clicks', 'Conversions', 'CTR'] },
  { name: 'a table of no platform', preamble: [], kinds: 'nndacce', headers: ['Campaign', 'Country', 'Date', 'Spend', 'Impressions', 'Clicks', 'Conversions'] },
]

const oddFigures = ['', '-', '--', '<5', '< 10', '1,234', '1.234,5', ' 12 ', '-5', '+5', '12.', '.5', '1e3', '1.005', '123456789012345', '1234567890123456', '99999999999999999999', 'x', '5 €', '$7', '12%', '0.1%', '=1', '(3.45)', 'Total', '12 5']
const oddNames = ['Total', 'Subtotal', 'All', 'alle', '', '-', 'Café – Süd', 'a"b', '"quoted"', '="1799"', '1.80E+16', 'one, two; three', 'two\nlines', "'apostrophe", ' spaced ', 'Grand total', 'new name']
const oddDays = ['', '2026-02-30', '2026-09-05T00:00:00', '5 September 2026', '2026-9-5', '2026-11-01', 'Total', ' 2026-09-03']
const settings = ['7-day click', '1-day click', '-', '']
/** More rows than are looked at before the rest is read. */
const lookedAt = 2000

const oddFigure = (random: Seeded): string => (random.below(2) === 0 ? '' : random.pick(oddFigures))

const makeRows = (random: Seeded, { kinds }: Table, rows: number, oddOneIn: number, mark: '.' | ','): string[][] => {
  const cellOf = (kind: string, isOdd: boolean, name: number, day: string): string => {
    switch (kind) {
      case 'n':
        return isOdd ? random.pick(oddNames) : name === 11 ? 'Total' : `Name ${name}`
      case 'i':
        return isOdd ? random.pick(oddNames) : name === 3 ? '1.80E+16' : `18000000${name}`
      case 't':
        return isOdd ? random.pick(oddNames) : (settings[name % settings.length] ?? '')
      case 'r':
        return `actions:${name % 2}`
      case 'y':
        return isOdd ? 'USD' : 'EUR'
      case 'd':
        return isOdd ? random.pick(oddDays) : day
      case 'c':
        return isOdd ? oddFigure(random) : String(random.below(90_000))
      case 'p':
        return isOdd ? oddFigure(random) : `${(random.below(900) / 100).toFixed(2).replace('.', mark)}%`
      default:
        return isOdd ? oddFigure(random) : (random.below(900_000) / 100).toFixed(kind === 'e' ? random.below(3) : 2).replace('.', mark)
    }
  }
  return Array.from({ length: rows }, (_, row) => {
    const name = random.below(row < lookedAt ? 8 : 12)
    const day = `2026-09-${String(1 + random.below(30)).padStart(2, '0')}`
    const odd = row > 0 && random.below(oddOneIn) === 0 ? random.below(kinds.length) : -1
    const cells = [...kinds].map((kind, column) => cellOf(kind, column === odd, name, day))
    const shape = random.below(oddOneIn * 3)
    return shape === 0 ? cells.slice(0, -1) : shape === 1 ? [...cells, ''] : shape === 2 ? [...cells, 'more'] : shape === 3 ? cells.map(() => '') : cells
  })
}

const write = (table: Table, rows: readonly (readonly string[])[], dialect: Dialect): string =>
  temporaryFile('report.csv', writeTable([...table.preamble.map((line) => [line]), table.headers, ...rows], dialect))

/** All that an import takes from a file, but for its bytes. */
const told = ({ rows, summary: { sha256: _hash, size: _size, layout, preview, ...summary } }: ImportedFile): unknown => ({ rows, summary, head: layout?.head, options: layout?.options, sample: preview.sample, columns: preview.columns })

afterEach(() => void vi.restoreAllMocks())

const readWithCount = async (path: string, decimal: '.' | ',' | 'auto'): Promise<{ readonly file: ImportedFile; readonly slowly: number }> => {
  const slowly = vi.spyOn(RowReader.prototype, 'read')
  const file = await readImport(path, { decimal })
  const { length } = slowly.mock.calls
  slowly.mockRestore()
  return { file, slowly: length }
}

describe('rows that are read from bytes', () => {
  const dialects: readonly Dialect[] = [
    { delimiter: ',', lineEnd: '\n', quoting: 'needed', encoding: 'utf-8', namesDelimiter: false },
    { delimiter: ';', lineEnd: '\r\n', quoting: 'all', encoding: 'utf-8 bom', namesDelimiter: true },
    { delimiter: '\t', lineEnd: 'mixed', quoting: 'stray', encoding: 'utf-8', namesDelimiter: false },
    { delimiter: ';', lineEnd: '\r\n', quoting: 'needed', encoding: 'windows-1252', namesDelimiter: false },
  ]

  it.each(tables.flatMap((table, index) => dialects.map((dialect, round) => ({ table, dialect, seed: index * dialects.length + round, name: `${table.name}, ${dialect.encoding}, ${JSON.stringify(dialect.lineEnd)}` }))))(
    'are what the reader of cells would have made of them: $name',
    async ({ table, dialect, seed }) => {
      const random = seeded(seed + 1)
      const isOfOneByte = dialect.encoding === 'windows-1252'
      const mark = dialect.delimiter === ';' ? ',' : '.'
      const made = makeRows(random, table, table.kinds.length > 12 ? 4500 : 9000, seed % 2 === 0 ? 8 : 60, mark)
      const rows = isOfOneByte ? made : [...made.slice(0, -1), (made.at(-1) ?? []).map((cell) => cell.replace('Name', 'Lost \ufffd'))]
      const fast = await readWithCount(write(table, rows, dialect), mark)
      // In UTF-16 no row can be read from bytes.
      const slow = await readWithCount(write(table, rows, { ...dialect, encoding: 'utf-16le bom' }), mark)
      expect(told(fast.file)).toEqual(told(slow.file))
      expect(slow.file.summary.rowsRefused).toBeGreaterThan(0)
      if (dialect.lineEnd !== 'mixed') expect(fast.slowly).toBeLessThan(slow.slowly * 0.9)
    },
  )

  it('are all but those that carry new names, in an export as platforms make it', async () => {
    const [table] = tables
    if (table === undefined) throw new Error('No table')
    const rows = makeRows(seeded(9), table, 6000, 1e9, '.')
    const { file, slowly } = await readWithCount(write(table, rows, { delimiter: ',', lineEnd: '\r\n', quoting: 'needed', encoding: 'utf-8', namesDelimiter: false }), 'auto')
    expect(file.summary.rowsRead).toBe(6000)
    expect(slowly).toBeLessThan(3000)
  })

  it('are found whatever piece of the file they end in', async () => {
    const [, , , table] = tables
    if (table === undefined) throw new Error('No table')
    // Names of a hundred letters, so that the file is longer than the pieces it is read in.
    const rows = makeRows(seeded(5), table, 9000, 40, '.').map((cells) => cells.map((cell) => cell.replace('Name', `Näme ${'–'.repeat(40)}`)))
    const dialect: Dialect = { delimiter: ',', lineEnd: '\n', quoting: 'needed', encoding: 'utf-8', namesDelimiter: false }
    const fast = await readWithCount(write(table, rows, dialect), 'auto')
    const slow = await readWithCount(write(table, rows, { ...dialect, encoding: 'utf-16le bom' }), 'auto')
    expect(fast.file.summary.size).toBeGreaterThan(1024 * 1024)
    expect(told(fast.file)).toEqual(told(slow.file))
  })
})
