import { t } from '../shared/kernel/words'
import type { ReportColumn, ReportRow, ReportTable } from '../shared/reports/document'
import { formatCell } from '../shared/reports/format'
import { colours, contentWidth, decorate, type Element, heading, makeRoom, margin, type Page, tag } from './pdf-page'
import { drawLine, type Pdf, printable, widthOf, wrapped } from './pdf-text'

const padding = 4.5
const largestSize = 8
const smallestSize = 6
const leastNameShare = 0.16
const spacing = 1.35

/** Columns that stand beside each other on paper, with the type size at which no figure is cut. */
interface Block {
  readonly columns: readonly number[]
  readonly widths: readonly number[]
  readonly size: number
}

const textOf = ({ cells }: ReportRow, column: number): string => {
  const cell = cells[column]
  return cell === undefined ? '' : printable(formatCell(cell))
}

/** Texts beside the names are broken where they are wider than this, at type size 10. Figures never are. */
const widestText = 150

/** Widths at type size 1: of the widest figure, and of the widest word of the heading, which may break. */
const unitWidths = (pdf: Pdf, { columns, rows, total }: ReportTable): readonly number[] => {
  pdf.font('bold').fontSize(10)
  const headings = columns.map(({ label }) => Math.max(...label.split(' ').map((word) => widthOf(pdf, word))))
  const totals = columns.map((_, index) => (total === null ? 0 : widthOf(pdf, textOf(total, index))))
  pdf.font('body')
  return columns.map(({ align }, index) => {
    const most = index > 0 && align === 'start' ? widestText : 400
    return rows.reduce((widest, row) => Math.max(widest, Math.min(most, widthOf(pdf, textOf(row, index)))), Math.max(headings[index] ?? 0, totals[index] ?? 0)) / 10
  })
}

/** The largest type at which these columns fit beside the names. Null: not even the smallest. */
const fit = (available: number, units: readonly number[], columns: readonly number[]): Block | null => {
  const figures = columns.reduce((sum, column) => sum + (units[column] ?? 0), 0)
  for (let size = largestSize; size >= smallestSize; size -= 0.2) {
    const taken = figures * size + columns.length * 2 * padding
    if (taken > available * (1 - leastNameShare)) continue
    const names = Math.min(available - taken, (units[0] ?? 0) * size + 2 * padding)
    const spare = Math.max(0, available - taken - names) / (columns.length + 1)
    return { columns: [0, ...columns], widths: [names + spare, ...columns.map((column) => (units[column] ?? 0) * size + 2 * padding + spare)], size }
  }
  return null
}

/** A single figure wider than the page is set small rather than cut. */
const fitAlone = (available: number, units: readonly number[], column: number): Block => {
  const width = available * (1 - leastNameShare)
  return { columns: [0, column], widths: [available - width, width], size: Math.min(smallestSize, (width - 2 * padding) / (units[column] ?? 1)) }
}

/** As few blocks as hold these columns, about as many columns in each. */
const blocksOfGroup = (available: number, units: readonly number[], group: readonly number[]): readonly Block[] => {
  for (let count = 1; count < group.length; count += 1) {
    const size = Math.ceil(group.length / count)
    const blocks = Array.from({ length: Math.ceil(group.length / size) }, (_, index) => fit(available, units, group.slice(index * size, (index + 1) * size))).filter((block) => block !== null)
    if (blocks.length === Math.ceil(group.length / size)) return blocks
  }
  return group.map((column) => fit(available, units, [column]) ?? fitAlone(available, units, column))
}

/** Puts columns into as few blocks as stay readable: all in one, else the compared period apart, else in equal shares. */
const blocksOf = (pdf: Pdf, table: ReportTable): readonly Block[] => {
  const units = unitWidths(pdf, table)
  const available = contentWidth(pdf)
  const figures = table.columns.map((_, index) => index).slice(1)
  const whole = fit(available, units, figures)
  if (whole !== null) return [whole]
  const isCompared = (index: number): boolean => table.columns[index]?.isComparison === true
  return [figures.filter((index) => !isCompared(index)), figures.filter(isCompared)].flatMap((group) => blocksOfGroup(available, units, group))
}

interface Line {
  readonly texts: readonly (readonly string[])[]
  readonly isHead: boolean
  readonly isBold: boolean
  /** What is said of the row, below its cells and as wide as the table: in the first column it would make the row five times as high. */
  readonly notes: readonly string[]
}

const cellLines = ({ texts }: Line): number => Math.max(...texts.map(({ length }) => length))

const heightOf = (line: Line, size: number): number => (cellLines(line) + line.notes.length) * size * spacing + 2 * padding - 2

const drawCell = (pdf: Pdf, lines: readonly string[], { align, left, width, top, size, colour }: { align: ReportColumn['align']; left: number; width: number; top: number; size: number; colour: string }): void => {
  pdf.fillColor(colour)
  lines.forEach((text, index) => {
    const x = align === 'end' ? left + width - padding - widthOf(pdf, text) : left + padding
    drawLine(pdf, text, x, top + padding - 1 + index * size * spacing)
  })
}

/** Draws a line of the table at the current place. Without a parent it is decoration: the heading repeated on a further page. */
const drawTableLine = (page: Page, parent: Element | null, table: ReportTable, { columns, widths, size }: Block, line: Line): void => {
  const { pdf } = page
  const height = heightOf(line, size)
  const top = pdf.y
  const row = parent === null ? null : pdf.struct('TR')
  if (row !== null) parent?.add(row)
  let left = margin
  columns.forEach((column, index) => {
    const width = widths[index] ?? 0
    const lines = line.texts[index] ?? []
    const at = left
    const first = line.isHead ? top + (cellLines(line) - lines.length) * size * spacing : top
    const draw = (): void => {
      pdf.font(line.isBold ? 'bold' : 'body').fontSize(size)
      drawCell(pdf, lines, { align: table.columns[column]?.align ?? 'start', left: at, width, top: first, size, colour: line.isHead ? colours.white : colours.ink })
      if (index === 0) drawCell(pdf, line.notes, { align: 'start', left: at, width: contentWidth(pdf), top: top + cellLines(line) * size * spacing, size, colour: colours.soft })
    }
    if (row === null) draw()
    else tag(page, row, line.isHead || index === 0 ? 'TH' : 'TD', draw, line.isHead ? { scope: 'Column' } : index === 0 ? { scope: 'Row' } : {})
    left += width
  })
  row?.end()
  pdf.x = margin
  pdf.y = top + height
}

const lineOf = (pdf: Pdf, table: ReportTable, { columns, widths, size }: Block, row: ReportRow, { isTotal, hasNotes }: { readonly isTotal: boolean; readonly hasNotes: boolean }): Line => {
  pdf.font(isTotal ? 'bold' : 'body').fontSize(size)
  const inner = (index: number): number => (widths[index] ?? 0) - 2 * padding
  const figures = columns.slice(1).map((column, index) => (table.columns[column]?.align === 'start' ? wrapped(pdf, textOf(row, column), inner(index + 1) + 0.5) : [textOf(row, column)]))
  const said = hasNotes ? (row.notes ?? []).join(' ') : ''
  return { texts: [wrapped(pdf, textOf(row, 0), inner(0)), ...figures], isHead: false, isBold: isTotal, notes: said === '' ? [] : wrapped(pdf, said, contentWidth(pdf) - 2 * padding) }
}

const drawBlock = async (page: Page, table: ReportTable, block: Block, hasNotes: boolean): Promise<void> => {
  const { pdf, root } = page
  const element = pdf.struct('Table')
  root.add(element)
  pdf.font('bold').fontSize(block.size)
  const head: Line = { texts: block.columns.map((column, index) => wrapped(pdf, table.columns[column]?.label ?? '', (block.widths[index] ?? 0) - 2 * padding + 0.5)), isHead: true, isBold: true, notes: [] }
  const drawHead = (parent: Element | null): void => {
    decorate(pdf, () => {
      pdf.rect(margin, pdf.y, contentWidth(pdf), heightOf(head, block.size)).fill(page.head)
      if (parent === null) drawTableLine(page, null, table, block, head)
    })
    if (parent !== null) drawTableLine(page, parent, table, block, head)
  }
  drawHead(element)
  // A total alone on a page says nothing of what it sums: the last row goes there with it.
  const totalHeight = table.total === null ? 0 : heightOf(lineOf(pdf, table, block, table.total, { isTotal: true, hasNotes }), block.size)
  const draw = (row: ReportRow, index: number, isTotal: boolean): void => {
    const line = lineOf(pdf, table, block, row, { isTotal, hasNotes })
    const height = heightOf(line, block.size)
    const isLast = !isTotal && index === table.rows.length - 1
    if (makeRoom(pdf, height + (isLast ? totalHeight : 0))) drawHead(null)
    const y = pdf.y
    if (isTotal || index % 2 === 1) {
      decorate(pdf, () => {
        if (isTotal) pdf.moveTo(margin, y).lineTo(margin + contentWidth(pdf), y).lineWidth(1).stroke(colours.ink)
        else pdf.rect(margin, y, contentWidth(pdf), height).fill(colours.band)
      })
    }
    drawTableLine(page, element, table, block, line)
  }
  for (const [index, row] of table.rows.entries()) {
    draw(row, index, false)
    if (page.pace.count()) await page.pace.rest()
  }
  if (table.total !== null) draw(table.total, table.rows.length, true)
  element.end()
}

/** Draws the table with no figure cut: its heading on every page, and in several blocks below each other where one would be too small to read. */
export const drawTable = async (page: Page, table: ReportTable): Promise<void> => {
  for (const [index, block] of blocksOf(page.pdf, table).entries()) {
    const isCompared = block.columns.slice(1).every((column) => table.columns[column]?.isComparison === true)
    heading(page, index === 0 ? table.caption : isCompared ? t`Against the period before` : t`${table.caption}, continued`, 60)
    // What is said of a row is said once.
    await drawBlock(page, table, block, index === 0)
  }
}
