import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { chartShapes } from '../shared/reports/chart-shapes'
import type { ReportCell, ReportColumn, ReportDocument, ReportRow } from '../shared/reports/document'
import { formatCell } from '../shared/reports/format'

type Pdf = PDFKit.PDFDocument

const ink = '#16181d'
const soft = '#5b616e'
const line = '#dfe2e8'
const band = '#f5f6f9'
const tones = ['#5058c8', '#0b8a7d'] as const
const margin = 36
const cellPadding = 5
const bodySize = 7.6
const firstColumnShare = 0.2

export interface PdfOptions {
  readonly resourcesDir: string
  readonly paper?: 'A4' | 'LETTER'
}

const openDocument = ({ title, subtitle }: ReportDocument, { resourcesDir, paper = 'A4' }: PdfOptions): Pdf => {
  const pdf = new PDFDocument({
    size: paper,
    layout: 'landscape',
    margin,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'en',
    tagged: true,
    displayTitle: true,
    info: { Title: `${title} · ${subtitle[0] ?? ''}`, Creator: 'Rapport', Producer: 'Rapport' },
    // Without a name the library would look for font files that the built program does not carry.
    font: '',
  })
  pdf.registerFont('body', readFileSync(join(resourcesDir, 'fonts', 'DejaVuSans.ttf')))
  pdf.registerFont('bold', readFileSync(join(resourcesDir, 'fonts', 'DejaVuSans-Bold.ttf')))
  return pdf
}

/** Characters that mean nothing on paper or turn the reading direction of what follows. */
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')

const fitted = (pdf: Pdf, text: string, width: number): string => {
  const clean = printable(text)
  if (pdf.widthOfString(clean) <= width) return clean
  let low = 0
  let high = clean.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (pdf.widthOfString(`${clean.slice(0, middle)}…`) <= width) low = middle
    else high = middle - 1
  }
  return `${clean.slice(0, low)}…`
}

const drawHeader = (pdf: Pdf, { title, subtitle }: ReportDocument): void => {
  pdf.rect(0, 0, pdf.page.width, 6).fill(tones[0])
  pdf.fillColor(ink).font('bold').fontSize(20).text(title, margin, margin - 6)
  pdf.font('body').fontSize(9).fillColor(soft)
  for (const text of subtitle) pdf.text(printable(text), { lineGap: 1 })
  pdf.outline.addItem(title)
}

const drawKeyFigures = (pdf: Pdf, { keyFigures }: ReportDocument): void => {
  const gap = 8
  const width = (pdf.page.width - 2 * margin - gap * (keyFigures.length - 1)) / Math.max(1, keyFigures.length)
  const top = pdf.y + 12
  keyFigures.forEach(({ label, cell, change }, index) => {
    const x = margin + index * (width + gap)
    pdf.roundedRect(x, top, width, 46, 4).lineWidth(0.7).stroke(line)
    pdf.font('body').fontSize(7.5).fillColor(soft).text(label, x + 8, top + 7, { lineBreak: false })
    const text = formatCell(cell)
    pdf.font('bold').fontSize(11.5).fillColor(ink)
    // A figure is never cut; it is set smaller.
    const textWidth = pdf.widthOfString(text)
    if (textWidth > width - 14) pdf.fontSize((11.5 * (width - 14)) / textWidth)
    pdf.text(text, x + 8, top + 18, { lineBreak: false })
    if (change !== null) pdf.font('body').fontSize(6.5).fillColor(soft).text(`${formatCell(change)} against before`, x + 8, top + 34, { lineBreak: false })
  })
  pdf.x = margin
  pdf.y = top + 58
}

const drawChart = (pdf: Pdf, { chart }: ReportDocument): void => {
  if (chart === null) return
  pdf.font('bold').fontSize(10).fillColor(ink).text(chart.title, margin, pdf.y)
  const top = pdf.y + 4
  const size = { width: pdf.page.width - 2 * margin, height: 190 }
  for (const shape of chartShapes(chart, size)) {
    switch (shape.kind) {
      case 'rect':
        pdf.rect(margin + shape.x, top + shape.y, shape.width, shape.height).fill(tones[shape.tone % tones.length] ?? tones[0])
        break
      case 'line': {
        const [first, ...others] = shape.points
        if (first === undefined) break
        pdf.moveTo(margin + first[0], top + first[1])
        for (const [x, y] of others) pdf.lineTo(margin + x, top + y)
        pdf.lineWidth(shape.tone === 'grid' ? 0.5 : 1.4).stroke(shape.tone === 'grid' ? line : (tones[shape.tone % tones.length] ?? tones[0]))
        break
      }
      case 'text': {
        pdf.font('body').fontSize(6.8).fillColor(soft)
        const text = printable(shape.text)
        const width = pdf.widthOfString(text)
        const x = shape.anchor === 'start' ? shape.x : shape.anchor === 'end' ? shape.x - width : shape.x - width / 2
        pdf.text(text, margin + x, top + shape.y - 6, { lineBreak: false })
      }
    }
  }
  pdf.x = margin
  pdf.y = top + size.height + 10
}

/** Widths that fit every figure whole; the first column takes what is left, and the type shrinks where that would be too little. */
const columnWidths = (pdf: Pdf, { columns, rows, total }: ReportDocument['table']): { readonly widths: readonly number[]; readonly size: number } => {
  const available = pdf.page.width - 2 * margin
  for (let size = bodySize; ; size -= 0.4) {
    pdf.font('bold').fontSize(size)
    const all = total === null ? rows : [...rows, total]
    const widths = columns.map(({ label }, index) => Math.max(pdf.widthOfString(label), ...all.map(({ cells }) => pdf.widthOfString(printable(cellText(cells[index]))))) + 2 * cellPadding)
    const figures = widths.slice(1).reduce((sum, width) => sum + width, 0)
    if (figures <= available * (1 - firstColumnShare) || size <= 4) return { widths: [Math.max(40, available - figures), ...widths.slice(1)], size }
  }
}

const cellText = (cell: ReportCell | undefined): string => (cell === undefined ? '' : formatCell(cell))

const drawRow = (pdf: Pdf, columns: readonly ReportColumn[], texts: readonly string[], widths: readonly number[], height: number): void => {
  let x = margin
  const y = pdf.y
  columns.forEach(({ align }, index) => {
    const width = widths[index] ?? 0
    const text = index === 0 ? fitted(pdf, texts[index] ?? '', width - 2 * cellPadding) : printable(texts[index] ?? '')
    const left = align === 'end' ? x + width - cellPadding - pdf.widthOfString(text) : x + cellPadding
    pdf.text(text, left, y + (height - pdf.currentLineHeight()) / 2, { lineBreak: false })
    x += width
  })
  pdf.x = margin
  pdf.y = y + height
}

const drawTable = (pdf: Pdf, { table }: ReportDocument): void => {
  const { widths, size } = columnWidths(pdf, table)
  const height = size + 9
  const width = pdf.page.width - 2 * margin
  const drawHead = (): void => {
    pdf.rect(margin, pdf.y, width, height).fill('#2b2f7a')
    pdf.font('bold').fontSize(size).fillColor('#ffffff')
    drawRow(pdf, table.columns, table.columns.map(({ label }) => label), widths, height)
  }
  const makeRoom = (): void => {
    if (pdf.y + height <= pdf.page.height - margin - 14) return
    pdf.addPage()
    drawHead()
  }
  if (pdf.y + 4 * height > pdf.page.height - margin) pdf.addPage()
  pdf.outline.addItem(table.caption)
  drawHead()
  const draw = ({ cells }: ReportRow, index: number, isTotal: boolean): void => {
    makeRoom()
    if (!isTotal && index % 2 === 1) pdf.rect(margin, pdf.y, width, height).fill(band)
    if (isTotal) pdf.moveTo(margin, pdf.y).lineTo(margin + width, pdf.y).lineWidth(1).stroke(ink)
    pdf.font(isTotal ? 'bold' : 'body').fontSize(size).fillColor(ink)
    drawRow(pdf, table.columns, cells.map(cellText), widths, height)
  }
  table.rows.forEach((row, index) => draw(row, index, false))
  if (table.total !== null) draw(table.total, table.rows.length, true)
}

const drawTexts = (pdf: Pdf, { notes, definitions }: ReportDocument): void => {
  const heading = (text: string): void => {
    if (pdf.y > pdf.page.height - margin - 60) pdf.addPage()
    pdf.moveDown(1.2).font('bold').fontSize(10).fillColor(ink).text(text, margin)
    pdf.outline.addItem(text)
  }
  const width = pdf.page.width - 2 * margin
  if (notes.length > 0) {
    heading('Notes')
    for (const note of notes) pdf.font('body').fontSize(8).fillColor(soft).text(`• ${printable(note)}`, margin, pdf.y + 2, { width })
  }
  heading('Definitions')
  for (const { label, definition } of definitions) pdf.font('body').fontSize(8).fillColor(soft).text(`${label}: ${definition}`, margin, pdf.y + 2, { width })
}

const drawPageNumbers = (pdf: Pdf, { title, subtitle }: ReportDocument): void => {
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    // Text below the margin would otherwise open a page of its own.
    pdf.page.margins.bottom = 0
    pdf.font('body').fontSize(7).fillColor(soft)
    const y = pdf.page.height - margin + 10
    pdf.text(fitted(pdf, `${title} · ${subtitle[0] ?? ''}`, 400), margin, y, { lineBreak: false })
    const number = `${page - start + 1} / ${count}`
    pdf.text(number, pdf.page.width - margin - pdf.widthOfString(number), y, { lineBreak: false })
  }
}

/** The report as a PDF: landscape, real text, vector chart, repeated table header, page numbers, bookmarks, title and language. */
export const writeReportPdf = async (document: ReportDocument, path: string, options: PdfOptions): Promise<void> => {
  const pdf = openDocument(document, options)
  const stream = pdf.pipe(createWriteStream(path, { mode: 0o600 }))
  drawHeader(pdf, document)
  drawKeyFigures(pdf, document)
  drawChart(pdf, document)
  drawTable(pdf, document)
  drawTexts(pdf, document)
  drawPageNumbers(pdf, document)
  pdf.end()
  await finished(stream)
}
