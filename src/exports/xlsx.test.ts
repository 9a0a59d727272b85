import ExcelJS from 'exceljs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { Day } from '../shared/kernel/day'
import type { ReportDocument, ReportPart } from '../shared/reports/document'
import { reportCsv } from './csv'
import { createPace } from './pace'
import { writeReportXlsx } from './xlsx'

const text = (value: string) => ({ kind: 'text', value }) as const

/** A part of one column, with a total. */
const part = (...names: readonly string[]): ReportPart => ({
  keyFigures: [], chart: null,
  table: { caption: '', columns: [{ key: 'name', label: 'Name & <kind>', align: 'start' }, { key: 'count', label: 'Count', align: 'end' }], rows: names.map((name) => ({ cells: [text(name), { kind: 'count', value: 5 }] })), total: { cells: [text('Total'), { kind: 'count', value: 5 * names.length }] } },
})

const documentOf = (title: string, first: ReportPart, headings: readonly string[] = []): ReportDocument => ({ ...first, title, subtitle: [], sections: headings.map((heading) => ({ ...part('x'), heading })), notes: [], definitions: [] })

const bookOf = async (document: ReportDocument): Promise<ExcelJS.Workbook> => {
  const path = join(temporaryFolder(), 'report.xlsx')
  await writeReportXlsx(document, path, createPace(1))
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  return book
}

it('a spreadsheet can be opened whatever its title, its headings and its names are, and has them as they are', async () => {
  const book = await bookOf(documentOf('R&D <2026> "x"', part('a & <b>', '_x0041_ & <b>', 'line\r\nline'), ['A & B <c>']))
  expect(book.title).toBe('R&D <2026> "x"')
  expect(book.worksheets.map(({ name }) => name)).toEqual(['Report', 'A & B <c>', 'Definitions'])
  const [sheet] = book.worksheets
  expect(sheet?.getCell('A1').value).toBe('Name & <kind>')
  // What Excel would take for another letter is coded, and ExcelJS does not decode it.
  expect([2, 3, 4].map((row) => sheet?.getCell(`A${row}`).text)).toEqual(['a & <b>', '_x005F_x0041_ & <b>', 'line\r\nline'])
})

it('a spreadsheet’s sheets have names that are short, unlike and without what is not allowed', async () => {
  const long = 'Everything that was planned for spring'
  const book = await bookOf(documentOf('', part('x'), ['x/y: [z]', "'quoted'", long, `${long} and summer`, 'definitions', 'History', '/', `${'a'.repeat(30)}😀`]))
  expect(book.worksheets.map(({ name }) => name)).toEqual(['Report', 'x y z', 'quoted', long.slice(0, 31).trim(), `${long.slice(0, 29).trim()} 2`, 'definitions 2', 'History 2', 'Table', 'a'.repeat(30), 'Definitions'])
})

it('a spreadsheet filters its rows and not their total, and cuts a text where no cell holds more', async () => {
  const textOf = async (long: string): Promise<string> => (await bookOf(documentOf('', part('a', long)))).worksheets[0]?.getCell('A3').text ?? ''
  const [sheet] = (await bookOf(documentOf('', part('a', 'b')))).worksheets
  expect([sheet?.autoFilter, sheet?.getCell('A4').value]).toEqual(['A1:C3', 'Total'])
  expect((await textOf('b'.repeat(32_767))).length).toBe(32_767)
  for (const long of ['b'.repeat(32_768), `${'b'.repeat(32_765)}😀b`]) {
    const cut = await textOf(long)
    expect([cut.length <= 32_767, cut.slice(-3)]).toEqual([true, 'bb…'])
  }
})

it('a spreadsheet has as a day what it counts rightly, and what is before as its text', async () => {
  const days = ['1900-02-28', '1900-03-01', '2026-09-07'].map((value) => Day.parse(value))
  const [sheet] = (await bookOf(documentOf('', { ...part(), table: { caption: '', columns: [{ key: 'day', label: 'Day', align: 'start' }], rows: days.map((value) => ({ cells: [{ kind: 'day', value }] })), total: null } }))).worksheets
  expect([2, 3, 4].map((row) => sheet?.getCell(`A${row}`).value)).toEqual(['1900-02-28', new Date('1900-03-01'), new Date('2026-09-07')])
})

it('a CSV quotes whatever would part its cells or lose its blanks, and nothing else', () => {
  const names = ['plain', 'a,b', 'a"b"', 'a\nb', 'a\rb', ' blank before', 'blank behind ', 'tab\t', 'a;b']
  expect(reportCsv(documentOf('Title', part(...names))).split('\r\n').slice(1, names.length + 2)).toEqual(['plain', '"a,b"', '"a""b"""', '"a\nb"', '"a\rb"', '" blank before"', '"blank behind "', '"tab\t"', 'a;b', 'Total'].map((name) => (name === 'Total' ? 'Total,45,' : `${name},5,`)))
})
