// Run as a process of its own, so that its memory is that of one export: `node export-once.mjs <kind> <path> <resources> <rows>`.
import ExcelJS from 'exceljs'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { exportReport } from '../../src/exports/export-report'
import type { ReportDocument } from '../../src/shared/reports/document'
import { formatCell, machineValue } from '../../src/shared/reports/format'
import { largeTable, longReport } from './export-documents'

/** The same strings drawn at their places with the library alone, as its own examples do. */
const barePdf = async ({ title, table: { columns, rows } }: ReportDocument, path: string, resourcesDir: string): Promise<void> => {
  const pdf = new PDFDocument({ size: 'A4', layout: 'landscape', margin: 36, bufferPages: true, font: '' })
  pdf.registerFont('body', join(resourcesDir, 'fonts', 'DejaVuSans.ttf'))
  pdf.registerFont('bold', join(resourcesDir, 'fonts', 'DejaVuSans-Bold.ttf'))
  const stream = pdf.pipe(createWriteStream(path))
  const width = 770 / (columns.length + 2)
  const line = (texts: readonly string[], y: number): void =>
    texts.forEach((text, index) => void pdf.text(text, index === 0 ? 36 : 36 + (index + 2) * width, y, { width: index === 0 ? 3 * width : width - 4, align: index === 0 ? 'left' : 'right', lineBreak: false }))
  let y = Infinity
  pdf.font('bold').fontSize(21).text(title, 36, 36)
  for (const { cells } of rows) {
    if (y > 540) {
      if (Number.isFinite(y)) pdf.addPage()
      line(columns.map(({ label }) => label), Number.isFinite(y) ? 36 : 300)
      y = Number.isFinite(y) ? 54 : 318
      pdf.font('body').fontSize(6)
    }
    line(cells.map((cell) => formatCell(cell)), y)
    y += 16
  }
  pdf.end()
  await finished(stream)
}

/** The same values written with the library's streaming writer alone, as its own examples do. */
const bareXlsx = async ({ table: { columns, rows } }: ReportDocument, path: string): Promise<void> => {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet('Report')
  sheet.columns = columns.map(({ label, align }) => ({ header: label, width: 16, ...(align === 'end' && { style: { numFmt: '#,##0.00' } }) }))
  rows.forEach(({ cells }, index) => {
    const values = cells.map((cell, column) => {
      const value = machineValue(cell)
      return value !== null && columns[column]?.formula !== undefined ? { formula: `E${index + 2}/D${index + 2}`, result: value } : value
    })
    sheet.addRow(values).commit()
  })
  sheet.commit()
  await workbook.commit()
}

/**
 * The most memory this process ever held, in MB. Linux counts what the parent held while it started this process into `maxRSS`; what is
 * the program's own stands beside it.
 */
const mostMegabytes = (): number => {
  const own = existsSync('/proc/self/status') ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] : undefined
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) / 1024
}

const [kind = '', path = '', resourcesDir = '', rows = ''] = process.argv.slice(2)
const format = kind.startsWith('pdf') ? 'pdf' : 'xlsx'
const document = format === 'pdf' ? longReport() : largeTable(Number(rows))
const start = performance.now()
switch (kind) {
  case 'pdf-bare':
    await barePdf(document, path, resourcesDir)
    break
  case 'xlsx-bare':
    await bareXlsx(document, path)
    break
  default:
    await exportReport(document, format, { path, resourcesDir })
}
console.log(JSON.stringify({ milliseconds: performance.now() - start, megabytes: mostMegabytes() }))
