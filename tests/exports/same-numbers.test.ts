import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import readSpreadsheet from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { exportReport } from '../../src/exports/export-report'
import { minorDigits, minorToDecimal } from '../../src/shared/kernel/money'
import { metricDefinitions } from '../../src/shared/marketing/metrics'
import type { ReportCell, ReportColumn, ReportDocument, ReportRow } from '../../src/shared/reports/document'
import { formatCell, machineText, rowRemarks } from '../../src/shared/reports/format'
import { formulaPlain } from '../../src/shared/reports/formula-safe'
import { roiDocument } from '../../src/shared/reports/roi-document'
import { roiJson } from '../../src/shared/reports/roi-json'
import type { RoiReport } from '../../src/shared/reports/roi.contract'
import { hostileTexts } from '../support/hostile'
import { resourcesDir, temporaryFolder } from '../support/open-test-store'
import { checkPdf, evaluateRatio, hasPdftotext, hasQpdf, rawXlsxCells, readCsvText, tableRowsOfHtml, textOfMarkup, textOfPdf } from '../support/read-exports'
import { emptyRoiReport, hostileNames, roiReportOf } from '../support/roi-reports'

const names = Array.from({ length: 10 }, (_, index) => `Row${String(index).padStart(3, '0')}`)
const many = Array.from({ length: 400 }, (_, index) => `Row${String(index).padStart(3, '0')}`)

const euros = roiReportOf('EUR', names)
/** Its first row leaves a platform out that tells no conversions: 400.00 over 12.5. */
const leavingOut: RoiReport = { ...euros, rows: euros.rows.map((row, index) => (index === 0 ? { ...row, paired: { cpa: { upper: 400_00, lower: 12.5 } }, cpaMinor: 32_00 } : row)) }

const reports: readonly (readonly [string, RoiReport])[] = [
  ['euros', euros],
  ['euros, a platform left out', leavingOut],
  ['euros, compared', roiReportOf('EUR', names, { isCompared: true })],
  ['yen, without decimals', roiReportOf('JPY', names, { isCompared: true })],
  ['dinars, with three decimals', roiReportOf('KWD', names, { isCompared: true })],
  ['rupiah in millions', roiReportOf('IDR', names, { isCompared: true, scale: 100_000 })],
  ['no figure at all', emptyRoiReport('EUR')],
  ['hundreds of rows', roiReportOf('EUR', many)],
]

const rowsOf = ({ table: { rows, total } }: ReportDocument): readonly ReportRow[] => (total === null ? rows : [...rows, total])

const definitions = Object.values(metricDefinitions).map(({ definition }) => definition)

const written = async (document: ReportDocument, format: 'csv' | 'xlsx' | 'pdf' | 'html'): Promise<string> => {
  const path = join(temporaryFolder(), `report.${format}`)
  await exportReport(document, format, { path, resourcesDir })
  return path
}

/** Halves of characters cannot be written to a file; what stands for them is the sign for a character that cannot be read. */
const wellFormed = (text: string): string => text.replaceAll(/\p{Cs}/gu, '\ufffd')

const isLive = (column: ReportColumn | undefined, without: readonly string[] = []): boolean => column?.formula !== undefined && !without.includes(column.key)

const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ')

it('a spreadsheet shows that a goal is reached only once it is, as the window does', async () => {
  const shares = [0.5, 0.9999, 0.99996, 1, 1.2]
  const document: ReportDocument = { ...roiDocument(euros), keyFigures: [], chart: null, table: { caption: '', columns: [{ key: 'progress', label: 'Progress', align: 'end' }], rows: shares.map((value) => ({ cells: [{ kind: 'progress', value }] })), total: null } }
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await written(document, 'xlsx'))
  const formats = shares.map((_share, index) => book.worksheets[0]?.getCell(index + 2, 1).numFmt)
  const usual = '#,##0.00%'
  expect(formats).toEqual([usual, usual, `[<0.99995]${usual};[<1]"99.99%";${usual}`, usual, usual])
})

it('a spreadsheet puts no sign before what rises so little that it reads as nothing, as the window does', async () => {
  const formatsOf = async (kind: 'change' | 'points'): Promise<readonly (string | undefined)[]> => {
    const table = { caption: '', columns: [{ key: kind, label: kind, align: 'end' as const }], rows: [0.00004, 0.00005, -0.1].map((value): ReportRow => ({ cells: [{ kind, value }] })), total: null }
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(await written({ ...roiDocument(euros), keyFigures: [], chart: null, table }, 'xlsx'))
    return [2, 3, 4].map((row) => book.worksheets[0]?.getCell(row, 1).numFmt)
  }
  const change = '+#,##0.00%;-#,##0.00%;0.00%'
  expect(await formatsOf('change')).toEqual(['#,##0.00%', change, change])
  const points = '+#,##0.00" pts";-#,##0.00" pts";0.00" pts"'
  expect(await formatsOf('points')).toEqual(['#,##0.00" pts"', points, points])
})

it('a spreadsheet shows no share of a way from where it began to a target that lies behind it, whatever is typed in', async () => {
  const keys = ['value', 'target', 'start', 'progress']
  const columns = keys.map((key): ReportColumn => ({ key, label: key, align: 'end', ...(key === 'progress' ? { formula: { numerator: 'value', denominator: 'target', minus: 'start', denominatorMinus: 'start' } } : {}) }))
  const cells = [130, 140, 120].map((value): ReportCell => ({ kind: 'count', value }))
  const document: ReportDocument = { ...roiDocument(euros), keyFigures: [], chart: null, table: { caption: '', columns, rows: [{ cells: [...cells, { kind: 'progress', value: 0.5 }] }], total: null } }
  const formula = rawXlsxCells(readFileSync(await written(document, 'xlsx'))).find(({ at }) => at === 'D2')?.formula ?? ''
  const shownFor = (target: number): number | null => evaluateRatio(formula, (at) => ({ A2: 130, B2: target, C2: 120 })[at] ?? null)
  expect([140, 120, 100].map(shownFor)).toEqual([0.5, null, null])
})

it('a spreadsheet keeps names in which Excel would read coded letters', async () => {
  const table = { caption: '', columns: [{ key: 'label', label: 'Name', align: 'start' as const }], rows: ['Nike_x2024_spring', '_x0041_x0042_', 'a_x12_b'].map((value): ReportRow => ({ cells: [{ kind: 'text', value }] })), total: null }
  const sheet = strFromU8(unzipSync(readFileSync(await written({ ...roiDocument(euros), chart: null, table }, 'xlsx')), { filter: ({ name }) => name === 'xl/worksheets/sheet1.xml' })['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  expect([...sheet.matchAll(/<c r="A[234]"[^>]*>(?:<is>)?<(?:t|v)[^>]*>(.*?)</gu)].map(([, text]) => text)).toEqual(['Nike_x005F_x2024_spring', '_x005F_x0041_x005F_x0042_', 'a_x12_b'])
})

it('a spreadsheet says whom a report is for where somebody is named, as every other file', async () => {
  const cover = { preparedFor: 'Juniper', preparedBy: '', summary: [], colour: '#2b2f7a', logo: null }
  const lines = (await readSpreadsheet(readFileSync(await written({ ...roiDocument(euros), cover }, 'xlsx')))).at(-1)?.data ?? []
  expect(lines.filter(([name]) => String(name).startsWith('Prepared'))).toEqual([['Prepared for', 'Juniper']])
})

describe.each(reports)('a report of %s', (_name, report) => {
  const document = roiDocument(report)
  const allRows = rowsOf(document)

  it('says in JSON what the store summed', () => {
    // Every value of it is checked below.
    const json = roiJson(report) as { rows: Record<string, unknown>[]; total: Record<string, unknown>; definitions: Record<string, { definition: string }>; warnings: string[] }
    ;[...json.rows, json.total].forEach((row, index) => {
      const source = index < report.rows.length ? report.rows[index] : report.total
      expect(row['spend']).toBe(source?.spendMinor === null || source === undefined ? null : minorToDecimal(source.spendMinor, report.currency))
      for (const [column, { key }] of document.table.columns.entries()) {
        const cell = allRows[index]?.cells[column]
        if (cell === undefined || cell.kind === 'text' || !(key in row)) continue
        expect({ [key]: row[key] }).toEqual({ [key]: cell.kind === 'money' && cell.value !== null ? machineText(cell) : cell.value })
      }
    })
    expect(Object.values(json.definitions).map(({ definition }) => definition)).toEqual(definitions)
    expect(json.warnings).toEqual(report.warnings)
  })

  it('has them in CSV', async () => {
    const text = readFileSync(await written(document, 'csv'), 'utf8')
    expect(text.startsWith('\ufeff')).toBe(true)
    const rows = readCsvText(text.slice(1))
    expect(rows[0]).toEqual([...document.table.columns.map(({ label }) => label), 'Notes'])
    allRows.forEach((row, index) => expect(rows[index + 1]).toEqual([...row.cells.map(machineText), rowRemarks(row)]))
    for (const definition of definitions) expect(rows.flat()).toContain(definition)
  })

  it('has them in XLSX, typed, with every ratio a formula that comes to its value', async () => {
    const file = readFileSync(await written(document, 'xlsx'))
    const [sheet, definitionSheet] = await readSpreadsheet(file)
    const cells = rawXlsxCells(file)
    const raw = new Map(cells.map((cell) => [cell.at, cell]))
    const valueAt = (at: string): number | null => {
      const value = raw.get(at)?.value ?? null
      return value === null ? null : Number(value)
    }
    allRows.forEach((row, index) => {
      const found = sheet?.data[index + 1] ?? []
      row.cells.forEach((cell: ReportCell, column) => {
        if (cell.value === null) expect(found[column] ?? null).toBeNull()
        else if (cell.kind === 'text') expect(found[column]).toBe(cell.value)
        // A live ratio keeps what is rounded away elsewhere at the minor unit.
        else if (cell.kind === 'money') expect(Math.abs(Number(found[column]) - Number(machineText(cell)))).toBeLessThanOrEqual(0.500_001 / 10 ** minorDigits(cell.currency))
        else expect(found[column]).toBeCloseTo(cell.kind === 'points' ? cell.value * 100 : Number(cell.value), 9)
      })
      expect(found[row.cells.length] ?? '').toBe(rowRemarks(row))
    })
    const formulas = cells.filter(({ formula }) => formula !== null)
    expect(formulas.length).toBe(allRows.flatMap(({ cells, withoutFormula }) => cells.filter((cell, column) => isLive(document.table.columns[column], withoutFormula) && cell.value !== null)).length)
    for (const { at, formula, value } of formulas) {
      const result = evaluateRatio(formula ?? '', valueAt)
      expect({ at, formula, result }).not.toMatchObject({ result: null })
      expect(Math.abs((result ?? 0) - Number(value))).toBeLessThan(1e-6 * Math.max(1, Math.abs(Number(value))))
    }
    for (const definition of definitions) expect(definitionSheet?.data.flat()).toContain(definition)
  })

  it('has them in HTML', async () => {
    const html = readFileSync(await written(document, 'html'), 'utf8')
    const rows = tableRowsOfHtml(html)
    allRows.forEach((row, index) => expect(rows[index + 1]).toEqual(row.cells.map((cell, column) => formatCell(cell) + (column === 0 ? (row.notes ?? []).join(' ') : ''))))
    for (const text of [...definitions, ...document.notes, ...document.subtitle]) expect(textOfMarkup(html)).toContain(text)
  })

  it.skipIf(!hasPdftotext)(`has them in PDF${hasPdftotext ? '' : ' (SKIPPED: pdftotext is not installed)'}`, async () => {
    const text = textOfPdf(await written(document, 'pdf'))
    // The names below a chart are no rows.
    const lines = text.split('\n').map((line) => line.trim()).filter((line) => !/^Row\d+(?:\s+Row\d+)+$/u.test(line))
    for (const { cells } of allRows) {
      const label = String(cells[0]?.value)
      // A row may stand in several tables below each other.
      const found = lines.filter((line) => line === label || line.startsWith(`${label} `)).flatMap((line) => line.slice(label.length).split(/\s+/u).filter((part) => part !== ''))
      expect(found).toEqual(cells.slice(1).flatMap((cell) => formatCell(cell).split(' ')))
    }
    for (const { cell, change } of document.keyFigures) for (const one of [cell, ...(change === null ? [] : [change])]) expect(text).toContain(formatCell(one))
    for (const definition of definitions) expect(plain(text)).toContain(definition.slice(0, 60))
  })

  it.skipIf(!hasQpdf)(`is a sound PDF${hasQpdf ? '' : ' (SKIPPED: qpdf is not installed)'}`, async () => {
    expect(checkPdf(await written(document, 'pdf'))).toMatchObject({ status: 0 })
  })
})

it('numbers every page and repeats the table heading on each', async () => {
  if (!hasPdftotext) return
  const pages = textOfPdf(await written(roiDocument(roiReportOf('EUR', many)), 'pdf')).split('\f').slice(0, -1)
  pages.forEach((page, index) => expect(page).toContain(`${index + 1} / ${pages.length}`))
  expect(pages.length).toBeGreaterThan(10)
  for (const page of pages.filter((page) => /Row\d{3} /u.test(page)).slice(1)) expect(page).toMatch(/^\s*Campaign .*(?:CTR|CPC|CPM)/mu)
})

it('writes US paper when asked', async () => {
  const path = join(temporaryFolder(), 'report.pdf')
  await exportReport(roiDocument(roiReportOf('USD', names)), 'pdf', { path, resourcesDir, paper: 'LETTER' })
  expect(readFileSync(path, 'latin1')).toContain('/MediaBox [0 0 792 612]')
})

describe('hostile names', () => {
  const report = roiReportOf('EUR', hostileNames, { isCompared: true })
  const document = roiDocument(report)

  it('come back from CSV once the apostrophe is taken off, and none can be run', async () => {
    const rows = readCsvText(readFileSync(await written(document, 'csv'), 'utf8').slice(1))
    report.rows.forEach(({ label }, index) => {
      const cell = rows[index + 1]?.[0] ?? ''
      expect(formulaPlain(cell)).toBe(wellFormed(label))
    })
    for (const cell of rows.flat()) if (Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^[\s"]*[=+\-@\0＝＋－＠]/u)
  })

  it('are plain text in XLSX', async () => {
    const file = readFileSync(await written(document, 'xlsx'))
    const sheets = await readSpreadsheet(file)
    for (const { at, type, formula } of rawXlsxCells(file)) if (/^A\d/u.test(at)) expect({ type, formula }).toEqual({ type: 'str', formula: null })
    // Control characters and halves of characters have no place in XML; XML reads a lone carriage return as a line feed.
    const legible = (text: string): string => wellFormed(text).replaceAll('\0', '').replaceAll('\r', '\n').trim()
    report.rows.forEach(({ label }, index) => expect(legible(String(sheets[0]?.data[index + 1]?.[0]))).toBe(legible(label)))
  })

  it('stay text in HTML', async () => {
    const html = readFileSync(await written(document, 'html'), 'utf8')
    expect(html).not.toMatch(/<(?:img|script)/u)
    expect([...html.matchAll(/<(\w+)/gu)].every(([, tag = '']) => !['img', 'script', 'iframe', 'link', 'object'].includes(tag))).toBe(true)
    const rows = tableRowsOfHtml(html)
    report.rows.forEach(({ label }, index) => expect(rows[index + 1]?.[0]).toBe(wellFormed(label).replaceAll('\0', '')))
  })

  it.skipIf(!hasPdftotext)(`are all in PDF, none cut or lost${hasPdftotext ? '' : ' (SKIPPED: pdftotext is not installed)'}`, async () => {
    const path = await written(document, 'pdf')
    const letters = textOfPdf(path).replaceAll(/[\s\0]/gu, '').normalize('NFKC')
    for (const label of ['=HYPERLINK("http://evil","x")', '<img src=x onerror=alert(1)>', '+49 170 1234567', 'constructor', '__proto__', 'Ümläut', '日本語', 'evil', 'ligature']) expect(letters).toContain(label.replaceAll(' ', '').normalize('NFKC'))
    expect(letters.split('a'.repeat(20)).length).toBeGreaterThan(5)
    if (hasQpdf) expect(checkPdf(path)).toMatchObject({ status: 0 })
  })

  it(`do nothing in PDF and HTML, all ${hostileTexts.length} of them (T37)`, async () => {
    const hostile = roiDocument(roiReportOf('EUR', hostileTexts, { isCompared: false }))
    // Text stands in compressed streams; what acts stands in dictionaries, where each of these would be a name.
    const pdf = readFileSync(await written(hostile, 'pdf'), 'latin1').replaceAll(/stream\r?\n[\s\S]*?endstream/gu, '')
    for (const name of ['/JavaScript', '/JS', '/OpenAction', '/AA', '/URI', '/Launch', '/SubmitForm', '/EmbeddedFile', '/RichMedia', '/Annots']) expect(pdf).not.toMatch(new RegExp(`${name}\\b`, 'u'))
    expect(pdf).toContain('/Pages')
    const html = readFileSync(await written(hostile, 'html'), 'utf8')
    const tags = new Set([...html.matchAll(/<([a-z!/][\w-]*)/giu)].map(([, tag = '']) => tag.replace('/', '').toLowerCase()))
    for (const tag of ['script', 'img', 'iframe', 'math', 'object', 'embed', 'link', 'base', 'form', 'input', 'video', 'audio', 'template', 'a']) expect([...tags]).not.toContain(tag)
    // The only drawing is our own chart.
    expect(html).not.toMatch(/<[^>]+\son\w+\s*=/iu)
  }, 120_000)
})
