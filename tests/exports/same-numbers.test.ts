import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import readSpreadsheet from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { exportReport } from '../../src/exports/export-report'
import { formulaSafe } from '../../src/exports/formula-safe'
import { deriveMetrics, type MetricSums } from '../../src/shared/marketing/metrics'
import type { ReportCell } from '../../src/shared/reports/document'
import { formatCell, machineText } from '../../src/shared/reports/format'
import { roiDocument } from '../../src/shared/reports/roi-document'
import { minorDigits } from '../../src/shared/kernel/money'
import { roiJson } from '../../src/shared/reports/roi-json'
import { RoiFilters, type RoiReport } from '../../src/shared/reports/roi.contract'
import { resourcesDir, temporaryFolder } from '../support/open-test-store'

const sums = (currency: string, part: Partial<MetricSums>): MetricSums => ({
  currency, spendMinor: null, feeMinor: 0, productionMinor: 0, labourMinor: 0, impressions: null, clicks: null, clickType: null, linkClicks: null, clicksAll: null, conversions: null, conversionKind: null, attributedRevenueMinor: null, dealRevenueMinor: null, reach: null, reasons: {}, ...part,
})

const rowOf = (currency: string, key: string, label: string, part: Partial<MetricSums>) => ({ ...deriveMetrics(sums(currency, part), { revenueSource: 'both', grossMargin: null }), key, label, previous: null })

const reportOf = (currency: string, labels: readonly string[]): RoiReport => {
  const rows = labels.map((label, index) => rowOf(currency, String(index), label, index % 4 === 3 ? { spendMinor: 12_345 * (index + 1), reasons: { clicks: 'Unlike clicks are not added.' } } : { spendMinor: 98_765 * (index + 1), feeMinor: 1234, impressions: 54_321 * (index + 1), clicks: 789 + index, clickType: 'link', conversions: 12.5, conversionKind: 'Purchases', attributedRevenueMinor: 45_678 * index }))
  const { key: _key, label: _label, ...total } = rowOf(currency, 'total', 'Total', { spendMinor: 1_234_567, impressions: 999_999, clicks: 4321, clickType: 'link', conversions: 99, attributedRevenueMinor: 7_654_321 })
  return { report: 'roi', workbook: 'Juniper & Salt <b>', filters: RoiFilters.parse({}), currency, grossMargin: null, rows, total, previousPeriod: null, dataTo: null, warnings: ['=2+2 is not run'] }
}

const hostile = ['Spring', '=HYPERLINK("http://evil","x")', '+49 170', '-5 off', '@SUM(A1)', '<img src=x onerror=alert(1)>', 'Ümläut · 日本', '"quoted", and comma', '\u202Eevil', 'a'.repeat(300)]

/** RFC 4180, on its own. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? ''
    if (isQuoted && letter === '"' && text[index + 1] === '"') { cell += '"'; index += 1 }
    else if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && letter === ',') { rows.at(-1)?.push(cell); cell = '' }
    else if (!isQuoted && letter === '\r') continue
    else if (!isQuoted && letter === '\n') { rows.at(-1)?.push(cell); cell = ''; rows.push([]) }
    else cell += letter
  }
  return rows
}

const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined

describe.each(['EUR', 'JPY', 'KWD', 'IDR'])('a report in %s', (currency) => {
  const report = reportOf(currency, hostile)
  const document = roiDocument(report)
  const allRows = [...document.table.rows, ...(document.table.total === null ? [] : [document.table.total])]

  it('has the same figures in CSV', async () => {
    const path = join(temporaryFolder(), 'r.csv')
    await exportReport(document, 'csv', { path, resourcesDir })
    const rows = readCsv(readFileSync(path, 'utf8').replace('\ufeff', ''))
    allRows.forEach(({ cells }, index) => expect(rows[index + 1]?.slice(1, cells.length)).toEqual(cells.slice(1).map(machineText)))
    for (const row of rows) for (const cell of row) expect(Number.isNaN(Number(cell)) && /^[=+\-@]/.test(cell)).toBe(false)
    expect(rows.map((row) => row[0])).toContain('ROI (profit)')
  })

  it('has the same figures in XLSX, typed, with text that is no formula', async () => {
    const path = join(temporaryFolder(), 'r.xlsx')
    await exportReport(document, 'xlsx', { path, resourcesDir })
    const sheets = await readSpreadsheet(readFileSync(path))
    const rows = sheets[0]?.data ?? []
    allRows.forEach(({ cells }, index) => {
      cells.forEach((cell: ReportCell, column) => {
        const found = rows[index + 1]?.[column] ?? null
        if (cell.value === null) expect(found).toBeNull()
        else if (cell.kind === 'text') expect(found).toBe(cell.value)
        // A live ratio keeps what the other formats round away at the minor unit.
        else if (cell.kind === 'money') expect(Math.abs(Number(found) - Number(machineText(cell)))).toBeLessThanOrEqual(0.500_001 / 10 ** minorDigits(cell.currency))
        else expect(Number(found)).toBeCloseTo(Number(cell.value), 9)
      })
    })
    expect(JSON.stringify(sheets[1]?.data)).toContain('Return on ad spend')
  })

  it('has the same figures in HTML, escaped', async () => {
    const path = join(temporaryFolder(), 'r.html')
    await exportReport(document, 'html', { path, resourcesDir })
    const html = readFileSync(path, 'utf8')
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<script')
    const text = html.replaceAll(/<[^>]+>/g, '\n')
    for (const { cells } of allRows) for (const cell of cells.slice(1)) expect(text).toContain(formatCell(cell))
    expect(text).toContain('Return on ad spend')
  })

  it.skipIf(!hasPdftotext)(`has the same figures in PDF${hasPdftotext ? '' : ' (SKIPPED: pdftotext is missing)'}`, async () => {
    const path = join(temporaryFolder(), 'r.pdf')
    await exportReport(document, 'pdf', { path, resourcesDir })
    const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout
    for (const { cells } of allRows) for (const cell of cells.slice(1)) expect(text).toContain(formatCell(cell))
    expect(text).toContain('Return on ad spend')
  })

  it('has the same figures in JSON', () => {
    const json = roiJson(report) as { rows: { spend: string; roas: number | null }[]; definitions: Record<string, unknown> }
    json.rows.forEach(({ spend, roas }, index) => {
      const cells = document.table.rows[index]?.cells ?? []
      const at = (key: string): ReportCell | undefined => cells[document.table.columns.findIndex((column) => column.key === key)]
      const [spendCell, roasCell] = [at('spend'), at('roas')]
      expect(spend).toBe(spendCell === undefined ? '' : machineText(spendCell))
      expect(roas).toBe(roasCell?.value ?? null)
    })
    expect(Object.keys(json.definitions)).toContain('roi')
  })
})

it('makes every trigger harmless, and leaves the rest alone', () => {
  for (const trigger of ['=1', '+1', '-1', '@a', '\t=1', '\r=1', '\n=1', ' =1', '"=1', '＝1', '＋1', '－1', '＠a']) expect(formulaSafe(trigger)).toBe(`'${trigger}`)
  for (const text of ['Spring', '1 = 1', 'a@b.c']) expect(formulaSafe(text)).toBe(text)
})

it('writes many pages without losing a row', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'long.pdf')
  const labels = Array.from({ length: 400 }, (_, index) => `Campaign ${index + 1}`)
  await exportReport(roiDocument(reportOf('EUR', labels)), 'pdf', { path, resourcesDir })
  writeFileSync(join(folder, 'done'), '')
  if (!hasPdftotext) return
  const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout
  for (const label of labels) expect(text).toContain(label)
  expect(text).toMatch(/1 \/ \d+/)
})
