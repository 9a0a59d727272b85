import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readInWorker } from '../../src/imports/read-in-worker'
import { temporaryFolder } from '../support/open-test-store'
import { hasRealData, realData, realDataTitle } from '../support/real-data'
import { type ReadBack, readBack } from '../support/read-report'
import { formatOf, shapes, sumOf, trueRows, writeTable } from '../support/report-files'
import { seeded } from '../support/seeded'
import { metaSpreadsheet, packParts, type SheetCell, spreadsheetParts } from '../support/spreadsheet-files'

// The built worker, in a thread of its own, as the program starts it.
const readInThread = readInWorker(pathToFileURL(resolve(import.meta.dirname, '../../out/main/import-worker.cjs')))

const readFileNamed = async (name: string, bytes: Uint8Array): Promise<ReadBack> => {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, bytes)
  return readBack(path, {}, 'USD', readInThread)
}

const valueOf = (result: ReadBack): Extract<ReadBack, { ok: true }>['value'] => {
  if (!result.ok) throw new Error(result.error.sentence)
  return result.value
}

const workbook = (rows: readonly (readonly SheetCell[])[]): Buffer => packParts(spreadsheetParts(rows))

describe('through the worker thread', () => {
  it('reads a German Meta spreadsheet with dates, formulas and text of both kinds, to the cent', async () => {
    const wanted = metaSpreadsheet()
    const { rows, summary } = valueOf(await readFileNamed('Bericht.xlsx', workbook(wanted.rows)))
    expect(summary).toMatchObject({
      platform: 'meta', currency: 'EUR', grain: 'day', from: '2026-09-01', to: '2026-09-10', rowsRead: 41, rowsRefused: 0, rowsTotals: 1, reconciled: true, questions: [],
      totals: { spend: wanted.spend, impressions: wanted.impressions, linkClicks: wanted.clicks, conversions: wanted.conversions },
    })
    expect(rows.map(({ entity }) => entity.campaignName).slice(0, 4)).toEqual(['Frühling & Söhne', 'Straße <Nord>', 'Sale "50 %"', '-50% off'])
    expect(rows[7]).toMatchObject({ from: '2026-09-02', to: '2026-09-02', clicks: null, spendMinor: 1234 })
    expect(rows[5]).toMatchObject({ spendMinor: 251, line: 7 })
  })

  it('reads Google’s “Excel .csv”, which is UTF-16 with tabs, to the cent', async () => {
    const shape = shapes.find(({ name }) => name === 'Google, English')
    if (shape === undefined) throw new Error('No such shape')
    const truth = trueRows(seeded(7), 'EUR')
    const sum = sumOf(truth)
    const format = formatOf({ decimal: '.', group: ',' }, 'iso', 'EUR', '')
    const lines = [...shape.preamble.map((line) => [line]), shape.headers('EUR'), ...truth.map((row) => shape.cells(row, format, 'EUR')), ...shape.footer(sum, format, 'EUR')]
    const { rows, summary } = valueOf(await readFileNamed('Campaign report.csv', writeTable(lines, { delimiter: '\t', lineEnd: '\r\n', quoting: 'needed', encoding: 'utf-16le bom', namesDelimiter: false })))
    expect(summary).toMatchObject({ platform: 'google', kind: 'Campaign report', reconciled: true, rowsRefused: 0, rowsTotals: 3, questions: [], preview: { encoding: 'UTF-16 (little endian)', delimiter: '\t', headerLine: 3 } })
    expect(rows.map(({ from, entity, spendMinor, impressions, clicks, conversions, valueMinor }) => ({ day: from, campaign: entity.campaignName, spendMinor, impressions, clicks, conversions, valueMinor }))).toEqual(truth)
  })

  it('says that cells with errors are read as empty, and reads the rest', async () => {
    const text = (value: string): SheetCell => ({ kind: 'inline', text: value })
    const { rows, summary } = valueOf(await readFileNamed('errors.xlsx', workbook([
      ['Campaign name', 'Day', 'Amount spent (EUR)', 'Impressions'].map(text),
      [text('a'), { kind: 'date', day: '2026-02-28' }, { kind: 'error', text: '#DIV/0!' }, { kind: 'number', value: 5 }],
      [text('b'), { kind: 'date', day: '2026-03-01' }, { kind: 'number', value: 0.1 + 0.2 }, { kind: 'number', value: 6 }],
    ])))
    expect(rows).toMatchObject([{ spendMinor: null, impressions: 5, from: '2026-02-28' }, { spendMinor: 30, impressions: 6, from: '2026-03-01' }])
    expect(summary.warnings).toContainEqual(expect.stringMatching(/1 cell with an error like #DIV\/0!/))
  })

  it.each([
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old or a password-protected Excel file/],
    ['old.xml', Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'), /old Excel file of the XML kind/],
    ['pages.xlsx', Buffer.from('%PDF-1.7'), /PDF/],
    ['far.xlsx', packParts({ ...spreadsheetParts([]), 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>' }), /more than 2,000 columns/],
  ])('%s is refused with a sentence', async (name, bytes, sentence) => {
    const result = await readFileNamed(name, bytes)
    expect(result).toMatchObject({ ok: false, error: { type: 'ImportRefused', sentence: expect.stringMatching(sentence) } })
  })
})

const sentence = /^\p{Lu}[^\n{}]*[.!]$/u

describe.skipIf(!hasRealData)(`spreadsheets of another reader's tests: ${realDataTitle}`, () => {
  const folder = join(realData, 'xlsx-calamine')
  const files = existsSync(folder) ? readdirSync(folder) : []

  it.each(files)('%s is refused with a sentence, for it holds no results', async (name) => {
    const result = await readBack(join(folder, name), {}, 'USD', readInThread)
    if (result.ok) throw new Error(`Read as ${result.value.summary.kind}`)
    expect(result.error).toMatchObject({ type: 'ImportRefused', sentence: expect.stringMatching(sentence) })
    if (name === 'pass_protected.xlsx') expect(result.error.sentence).toMatch(/password/)
    else expect(result.error.sentence).not.toMatch(/damaged|memory/)
  })
})
