import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import PDFDocument from 'pdfkit'
import { spokenNow } from '../shared/kernel/language'
import { sense, t } from '../shared/kernel/words'
import { chartShapes, chartTextSize } from '../shared/reports/chart-shapes'
import { type KeyFigure, partsOf, type ReportChart, type ReportDocument, type ReportTable } from '../shared/reports/document'
import { figureNote, formatCell, notesOnPaper } from '../shared/reports/format'
import { colours, contentWidth, decorate, hasRoom, heading, makeRoom, margin, type Page, partHeading, tag } from './pdf-page'
import type { Pace } from './pace'
import { drawCover } from './pdf-cover'
import { registerFonts } from './pdf-fonts'
import { drawTable } from './pdf-table'
import { drawLine, type Pdf, printable, shortened, widthOf, wrapped } from './pdf-text'

interface PdfOptions {
  readonly resourcesDir: string
  readonly paper: 'A4' | 'LETTER'
  readonly pace: Pace
}

const toneColour = (tone: number): string => colours.tones[tone % colours.tones.length] ?? colours.ink

const openDocument = ({ title, subtitle, cover }: ReportDocument, { resourcesDir, paper, pace }: PdfOptions): Page => {
  const pdf = new PDFDocument({
    size: paper,
    layout: 'landscape',
    margin,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: spokenNow().language,
    tagged: true,
    displayTitle: true,
    info: { Title: printable(`${title} · ${subtitle[0] ?? ''}`), Creator: 'Rapport', Producer: 'Rapport' },
    // Without a name the library would look for font files that the built program does not carry.
    font: '',
  })
  registerFonts(pdf, resourcesDir)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  return { pdf, root, head: cover?.colour ?? colours.head, pace }
}

const drawHeader = (page: Page, { title, subtitle: [workbook = '', ...details] }: ReportDocument): void => {
  const { pdf, root } = page
  const width = contentWidth(pdf)
  pdf.font('body').fontSize(8.5)
  const detailLines = details.flatMap((text) => wrapped(pdf, text, width * 0.56, 3))
  const height = Math.max(84, detailLines.length * 12.5 + 34)
  decorate(pdf, () => pdf.rect(0, 0, pdf.page.width, height).fill(page.head))
  pdf.outline.addItem(title)
  const top = (height - 46) / 2
  tag(page, root, 'H1', () => drawLine(pdf.font('bold').fontSize(21).fillColor(colours.white), title, margin, top))
  tag(page, root, 'P', () => drawLine(pdf.font('body').fontSize(12).fillColor(colours.white), shortened(pdf, workbook, width * 0.42), margin, top + 29))
  const firstLine = (height - detailLines.length * 12.5) / 2
  detailLines.forEach((text, index) =>
    tag(page, root, 'P', () => {
      pdf.font('body').fontSize(8.5).fillColor(colours.headSoft)
      drawLine(pdf, text, pdf.page.width - margin - widthOf(pdf, text), firstLine + index * 12.5)
    }),
  )
  pdf.x = margin
  pdf.y = height + 14
}

const figureGap = 8
const figurePadding = 8

/** What stands below a key figure, in lines. */
const belowFigure = (pdf: Pdf, figure: KeyFigure, width: number): readonly string[] => {
  const text = figureNote(figure)
  pdf.font('body').fontSize(6.8)
  return text === null ? [] : wrapped(pdf, text, width - 2 * figurePadding)
}

/** Sets the type smaller where a text would be wider than its place. */
const fitType = (pdf: Pdf, size: number, text: string, width: number): void => {
  const textWidth = widthOf(pdf, text)
  pdf.fontSize(textWidth > width ? (size * width) / textWidth : size)
}

const drawFigure = ({ pdf }: Page, figure: KeyFigure, x: number, top: number, width: number): void => {
  const { label, cell } = figure
  const inner = width - 2 * figurePadding
  pdf.font('body').fontSize(7.5).fillColor(colours.soft)
  const currencyWidth = cell.kind === 'money' ? widthOf(pdf, cell.currency) : 0
  if (cell.kind === 'money') drawLine(pdf, cell.currency, x + width - figurePadding - currencyWidth, top + 7)
  // A label may be long in some languages, and is set smaller rather than cut.
  fitType(pdf, 7.5, label, inner - (currencyWidth === 0 ? 0 : currencyWidth + 4))
  drawLine(pdf, label, x + figurePadding, top + 7)
  const text = formatCell(cell)
  pdf.font('bold').fontSize(12.5).fillColor(colours.ink)
  // A figure is never cut; it is set smaller.
  fitType(pdf, 12.5, text, inner)
  drawLine(pdf, text, x + figurePadding, top + 19)
  const below = belowFigure(pdf, figure, width)
  pdf.fillColor(colours.soft)
  below.forEach((line, index) => drawLine(pdf, line, x + figurePadding, top + 37 + index * 8.5))
}

/** Beyond these, figures stand in lines of as many each: in one line amounts of millions would be too small to read. */
const mostInLine = 6

const drawKeyFigures = (page: Page, keyFigures: readonly KeyFigure[]): void => {
  const { pdf, root } = page
  const perLine = Math.ceil(keyFigures.length / Math.ceil(keyFigures.length / mostInLine))
  const width = (contentWidth(pdf) - figureGap * (perLine - 1)) / perLine
  for (let first = 0; first < keyFigures.length; first += perLine) {
    const line = keyFigures.slice(first, first + perLine)
    const height = 42 + 8.5 * Math.max(...line.map((figure) => belowFigure(pdf, figure, width).length))
    makeRoom(pdf, height)
    const top = pdf.y
    line.forEach((figure, index) => {
      const x = margin + index * (width + figureGap)
      decorate(pdf, () => pdf.roundedRect(x, top, width, height, 4).lineWidth(0.7).stroke(colours.line))
      tag(page, root, 'P', () => drawFigure(page, figure, x, top, width))
    })
    pdf.x = margin
    pdf.y = top + height + (first + perLine < keyFigures.length ? figureGap : 0)
  }
}

const drawShapes = (pdf: Pdf, { shapes }: ReturnType<typeof chartShapes>, left: number, top: number): void => {
  for (const shape of shapes) {
    switch (shape.kind) {
      case 'rect':
        pdf.rect(left + shape.x, top + shape.y, shape.width, shape.height).fill(toneColour(shape.tone))
        break
      case 'line': {
        const [first, ...others] = shape.points
        if (first === undefined) break
        pdf.moveTo(left + first[0], top + first[1])
        for (const [x, y] of others) pdf.lineTo(left + x, top + y)
        const isFrame = typeof shape.tone === 'string'
        if (shape.tone === 'mark') pdf.dash(4, { space: 3 })
        pdf.lineWidth(isFrame ? 0.6 : 1.5).stroke(shape.tone === 'grid' ? colours.line : shape.tone === 'axis' ? colours.axis : shape.tone === 'mark' ? colours.soft : toneColour(shape.tone))
        pdf.undash()
        break
      }
      case 'text': {
        pdf.font('body').fontSize(chartTextSize * 0.86).fillColor(colours.soft)
        const text = printable(shape.text)
        const width = widthOf(pdf, text)
        drawLine(pdf, text, left + shape.x - (shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? width : width / 2), top + shape.y - 7)
      }
    }
  }
}

const drawChart = (page: Page, chart: ReportChart | null): void => {
  if (chart === null) return
  const { pdf, root } = page
  const drawing = chartShapes(chart, { width: contentWidth(pdf), height: 230 })
  heading(page, chart.title, drawing.height)
  const top = pdf.y
  tag(page, root, 'Figure', () => drawShapes(pdf, drawing, margin, top), { alt: printable(chart.description), bbox: [margin, top, margin + drawing.width, top + drawing.height] })
  pdf.x = margin
  pdf.y = top + drawing.height
}

/** The widest that names before paragraphs may be, in points; a longer one goes on below. */
const widestName = 150
const nameGap = 8

/** Between the lines of paragraphs, and after each; and closer, where only so the last of them do not take a page of their own. */
const usualSpacing = { line: 11, after: 3 }
const closeSpacing = { line: 10.4, after: 2 }

/** Paragraphs below each other, each with a name before it, or a dot. The names share a column as wide as the widest of them. */
const drawParagraphs = (page: Page, paragraphs: readonly { readonly name: string; readonly text: string }[]): void => {
  const { pdf, root } = page
  pdf.font('bold').fontSize(8)
  const nameWidth = Math.min(widestName, Math.max(...paragraphs.map(({ name }) => widthOf(pdf, printable(name))))) + nameGap
  const wrappedOnes = paragraphs.map(({ name, text }) => ({ names: wrapped(pdf.font('bold').fontSize(8), name, nameWidth - nameGap), lines: wrapped(pdf.font('body'), text, contentWidth(pdf) - nameWidth) }))
  const heightOf = ({ names, lines }: (typeof wrappedOnes)[number], { line, after }: typeof usualSpacing): number => Math.max(names.length, lines.length) * line + after
  const fits = (spacing: typeof usualSpacing): boolean => hasRoom(pdf, wrappedOnes.reduce((sum, one) => sum + heightOf(one, spacing), 0))
  const spacing = !fits(usualSpacing) && fits(closeSpacing) ? closeSpacing : usualSpacing
  for (const { names, lines } of wrappedOnes) {
    const height = heightOf({ names, lines }, spacing)
    makeRoom(pdf, height)
    const top = pdf.y
    tag(page, root, 'P', () => {
      pdf.font('bold').fillColor(colours.ink)
      names.forEach((line, index) => drawLine(pdf, line, margin, top + index * spacing.line))
      pdf.font('body').fillColor(colours.soft)
      lines.forEach((line, index) => drawLine(pdf, line, margin + nameWidth, top + index * spacing.line))
    })
    pdf.x = margin
    pdf.y = top + height
  }
}

const drawTexts = (page: Page, document: ReportDocument): void => {
  const { definitions } = document
  const notes = notesOnPaper(document)
  if (notes.length > 0) {
    heading(page, sense('of a report')`Notes`, 30)
    drawParagraphs(page, notes.map((text) => ({ name: '•', text })))
  }
  if (definitions.length === 0) return
  // Definitions are looked up: on one page where they can be.
  heading(page, t`Definitions`, Math.min(320, definitions.length * 16))
  drawParagraphs(page, definitions.map(({ label, definition }) => ({ name: label, text: definition })))
}

/** As many as there is room for below what stands on a page. */
const mostFooterLines = 3

const drawPageNumbers = ({ pdf }: Page, { title, subtitle, cover }: ReportDocument): void => {
  // Beyond the name of the workbook, what is said of a report with a cover is said of one of its parts.
  const named = [title, ...subtitle.slice(0, cover === undefined ? 2 : 1)]
  const { start, count } = pdf.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page)
    // Text below the margin would otherwise open a page of its own.
    pdf.page.margins.bottom = 0
    decorate(pdf, () => {
      pdf.font('body').fontSize(7).fillColor(colours.soft)
      const y = pdf.page.height - margin + 8
      const lines = wrapped(pdf, named.join(' · '), contentWidth(pdf) - 80, mostFooterLines)
      lines.forEach((line, index) => drawLine(pdf, line, margin, y - (lines.length - 1 - index) * 9))
      const number = `${page - start + 1} / ${count}`
      drawLine(pdf, number, pdf.page.width - margin - widthOf(pdf, number), y)
    })
  }
}

/** About how much room a part takes where its lines are of the usual height, in points. */
const usualHeight = (keyFigures: readonly KeyFigure[], chart: ReportChart | null, { rows, total }: ReportTable): number =>
  Math.ceil(keyFigures.length / mostInLine) * 76 + (chart === null ? 0 : 270) + 66 + (rows.length + (total === null ? 0 : 1)) * 16

const drawDocument = async (page: Page, document: ReportDocument): Promise<void> => {
  if (document.cover === undefined) drawHeader(page, document)
  else drawCover(page, document, document.cover)
  for (const { heading: name, keyFigures, chart, table } of partsOf(document)) {
    if (name !== '') partHeading(page, name, usualHeight(keyFigures, chart, table))
    drawKeyFigures(page, keyFigures)
    drawChart(page, chart)
    await drawTable(page, table)
  }
  drawTexts(page, document)
  page.root.end()
  drawPageNumbers(page, document)
}

/** The report as a PDF: landscape, real text, vector chart, repeated table heading, page numbers, bookmarks, title, language, and the structure a screen reader follows. */
export const writeReportPdf = async (document: ReportDocument, path: string, options: PdfOptions): Promise<void> => {
  const page = openDocument(document, options)
  const stream = page.pdf.pipe(createWriteStream(path, { mode: 0o600 }))
  const written = finished(stream)
  // Heard while rows are still drawn, too, when nobody waits for it: a disk that fails then would end the thread.
  written.catch(() => undefined)
  try {
    await drawDocument(page, document)
    page.pdf.end()
    await written
  } finally {
    // Given up half way, the file is let go, with what is still on its way to it.
    page.pdf.unpipe(stream)
    stream.destroy()
  }
}
