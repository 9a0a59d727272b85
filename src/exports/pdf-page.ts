import type { Pace } from './pace'
import { drawLine, type Pdf, printable, shortened, wrapped } from './pdf-text'

/** Colours of print: ink on white, one accent per series. */
export const colours = { ink: '#16181d', soft: '#565c69', line: '#dfe2e8', axis: '#9aa1af', band: '#f5f6f9', head: '#2b2f7a', headSoft: '#d9dbf7', white: '#ffffff', tones: ['#5058c8', '#0b8a7d'] } as const

export const margin = 36
const footerHeight = 16

/** An element of the document's structure, by which a screen reader walks it. */
export type Element = PDFKit.PDFStructureElement

/** What the library takes for an element; its types leave out two of them. */
interface ElementOptions extends PDFKit.Mixins.StructureElementOptions {
  readonly scope?: 'Row' | 'Column'
  /** Left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number]
}

export interface Page {
  readonly pdf: Pdf
  readonly root: Element
  /** The ground of headings. */
  readonly head: string
  readonly pace: Pace
}

export const contentWidth = ({ page }: Pdf): number => page.width - 2 * margin

/** Draws what a screen reader passes over: lines, grounds, page numbers. */
export const decorate = (pdf: Pdf, draw: () => void): void => {
  pdf.markContent('Artifact', { type: 'Layout' })
  draw()
  pdf.endMarkedContent()
}

/** Draws an element of the structure. */
export const tag = ({ pdf }: Page, parent: Element, type: string, draw: () => void, options: ElementOptions = {}): void => {
  parent.add(pdf.struct(type, options, [draw]))
}

/** Whether this much still fits on the page. */
export const hasRoom = (pdf: Pdf, height: number): boolean => pdf.y + height <= pdf.page.height - margin - footerHeight

/** Opens a page where the given height does not fit. True where it did. */
export const makeRoom = (pdf: Pdf, height: number): boolean => {
  if (hasRoom(pdf, height)) return false
  pdf.addPage()
  pdf.x = margin
  pdf.y = margin
  return true
}

/** A heading with its bookmark, on a page that also has room for what follows. */
export const heading = (page: Page, text: string, following: number): void => {
  const { pdf, root } = page
  if (!makeRoom(pdf, following + 30)) pdf.y += 14
  const y = pdf.y
  pdf.outline.addItem(printable(text))
  tag(page, root, 'H2', () => drawLine(pdf.font('bold').fontSize(11).fillColor(colours.ink), shortened(pdf, text, contentWidth(pdf)), margin, y))
  pdf.x = margin
  pdf.y = y + 19
}

/** The heading of a part, on a new page unless this one has only begun, or has room for all that follows. */
export const partHeading = (page: Page, text: string, following: number): void => {
  const { pdf, root } = page
  if (pdf.y > pdf.page.height * 0.3 && !hasRoom(pdf, following + 52)) pdf.addPage()
  const [first = ''] = wrapped(pdf.font('bold').fontSize(15), text, contentWidth(pdf), 1)
  const y = pdf.y <= margin ? margin : pdf.y + 18
  pdf.outline.addItem(printable(text))
  tag(page, root, 'H2', () => drawLine(pdf.font('bold').fontSize(15).fillColor(page.head), first, margin, y))
  decorate(pdf, () => pdf.rect(margin, y + 22, contentWidth(pdf), 1.5).fill(page.head))
  pdf.x = margin
  pdf.y = y + 34
}
