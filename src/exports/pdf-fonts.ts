import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Font {
  readonly widths: number[]
  readonly scale: number
  readonly ascender: number
}

/** What is set for the next text, which no type of the library names. */
const settingOf = (pdf: PDFKit.PDFDocument): { readonly font: Font; readonly size: number } => {
  const { _font: font, _fontSize: size } = pdf as unknown as { readonly _font: Font; readonly _fontSize: number }
  return { font, size }
}

const mended = new WeakSet<Font>()

/** The library writes the width of the box for a missing character in the font's units instead of thousandths, not as it is measured: names in a script the font lacks would run into the next column. */
const mendMissingWidth = (font: Font): void => {
  if (!mended.has(font)) font.widths[0] = (font.widths[0] ?? 0) * font.scale
  mended.add(font)
}

/** Makes `body`, `bold` and `eastern` known; the last, which is large, is read only when something is set in it. */
export const registerFonts = (pdf: PDFKit.PDFDocument, resourcesDir: string): void => {
  const fonts = join(resourcesDir, 'fonts')
  pdf.registerFont('body', readFileSync(join(fonts, 'DejaVuSans.ttf')))
  pdf.registerFont('bold', readFileSync(join(fonts, 'DejaVuSans-Bold.ttf')))
  pdf.registerFont('eastern', join(fonts, 'DroidSansFallbackFull.ttf'))
  for (const name of ['body', 'bold']) mendMissingWidth(settingOf(pdf.font(name)).font)
}

/** Does something in the font for Chinese, Japanese and Korean, told how far above the line's foot the font that is otherwise set begins, in points. */
export const inEastern = <T>(pdf: PDFKit.PDFDocument, run: (ascent: number) => T): T => {
  const { font: own, size } = settingOf(pdf)
  mendMissingWidth(settingOf(pdf.font('eastern')).font)
  const result = run((own.ascender / 1000) * size)
  Object.assign(pdf, { _font: own })
  return result
}
