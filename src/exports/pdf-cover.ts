import { Buffer } from 'node:buffer'
import { t } from '../shared/kernel/words'
import type { ReportCover, ReportDocument, ReportPicture } from '../shared/reports/document'
import { colours, contentWidth, decorate, makeRoom, margin, type Page, tag } from './pdf-page'
import { drawLine, wrapped } from './pdf-text'

const widestLogo = 190
const highestLogo = 74
const logoPadding = 8

/** The logo on a white ground of its own: most are made for one. Answers with the height it took. */
const drawLogo = ({ pdf }: Page, { base64, width, height }: ReportPicture, top: number): number => {
  const scale = Math.min(widestLogo / width, highestLogo / height, 1)
  const [shownWidth, shownHeight] = [width * scale, height * scale]
  decorate(pdf, () => {
    pdf.roundedRect(margin, top, shownWidth + 2 * logoPadding, shownHeight + 2 * logoPadding, 5).fill(colours.white)
    pdf.image(Buffer.from(base64, 'base64'), margin + logoPadding, top + logoPadding, { width: shownWidth, height: shownHeight })
  })
  return shownHeight + 2 * logoPadding + 22
}

/** The page a report for somebody begins with: logo, title, whom it is for and from, and what was written about it. */
export const drawCover = (page: Page, { title, subtitle, heading }: ReportDocument, { preparedFor, preparedBy, summary, logo }: ReportCover): void => {
  const { pdf, root } = page
  const width = contentWidth(pdf)
  const titleLines = wrapped(pdf.font('bold').fontSize(26), title, width, 3)
  const said = [...(preparedFor === '' ? [] : [t`Prepared for ${preparedFor}`]), ...(preparedBy === '' ? [] : [t`Prepared by ${preparedBy}`]), ...subtitle]
  const details = said.flatMap((text) => wrapped(pdf.font('body').fontSize(10), text, width, 3))
  const logoHeight = logo === null ? 0 : Math.min(widestLogo / logo.width, highestLogo / logo.height, 1) * logo.height + 2 * logoPadding + 22
  const bandHeight = Math.max(pdf.page.height * 0.4, margin + logoHeight + titleLines.length * 33 + details.length * 15 + 40)
  decorate(pdf, () => pdf.rect(0, 0, pdf.page.width, bandHeight).fill(page.head))
  let y = margin + (logo === null ? 20 : drawLogo(page, logo, margin))
  pdf.outline.addItem(titleLines.join(' '))
  tag(page, root, 'H1', () => titleLines.forEach((line, index) => drawLine(pdf.font('bold').fontSize(26).fillColor(colours.white), line, margin, y + index * 33)))
  y += titleLines.length * 33 + 10
  for (const line of details) {
    const at = y
    tag(page, root, 'P', () => drawLine(pdf.font('body').fontSize(10).fillColor(colours.white), line, margin, at))
    y += 15
  }
  pdf.x = margin
  pdf.y = bandHeight + 24
  for (const text of summary) {
    for (const line of wrapped(pdf.font('body').fontSize(11), text, Math.min(width, 620), 400)) {
      makeRoom(pdf, 17)
      const at = pdf.y
      tag(page, root, 'P', () => drawLine(pdf.font('body').fontSize(11).fillColor(colours.ink), line, margin, at))
      pdf.x = margin
      pdf.y = at + 17
    }
    pdf.y += 8
  }
  // A first part without a heading goes below what was written, where it has room.
  if (heading === undefined || heading === '') pdf.addPage()
}
