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

/** A font for the letters of some scripts. They have no bold of their own. */
export interface ScriptFont {
  /** As the file in resources/fonts. */
  readonly name: string
  readonly letters: RegExp
}

/** Joiners belong to the letters that they stand between. */
const scriptFont = (name: string, letters: string): ScriptFont => ({ name, letters: new RegExp(`[${letters}][${letters}\\u200c\\u200d]*`, 'u') })

/** Scripts that the fonts `body` and `bold` do not have, by what they are set in. */
export const scriptFonts: readonly ScriptFont[] = [
  // Whole syllables of Korean, and the letters they are made of.
  { name: 'NanumSquareR', letters: /[\u3130-\u318f\uac00-\ud7a3]+/u },
  // Chinese and Japanese letters with their signs.
  { name: 'DroidSansFallbackFull', letters: /[\u1100-\u11ff\u2e80-\u312f\u3190-\u31ff\u3200-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\u{20000}-\u{3ffff}]+/u },
  scriptFont('NotoSansDevanagari-Regular', '\\u0900-\\u097f\\ua8e0-\\ua8ff\\u1cd0-\\u1cff'),
  scriptFont('NotoSansBengali-Regular', '\\u0980-\\u09ff'),
  scriptFont('NotoSansGurmukhi-Regular', '\\u0a00-\\u0a7f'),
  scriptFont('NotoSansGujarati-Regular', '\\u0a80-\\u0aff'),
  scriptFont('NotoSansOriya-Regular', '\\u0b00-\\u0b7f'),
  scriptFont('NotoSansTamil-Regular', '\\u0b80-\\u0bff'),
  scriptFont('NotoSansTelugu-Regular', '\\u0c00-\\u0c7f'),
  scriptFont('NotoSansKannada-Regular', '\\u0c80-\\u0cff'),
  scriptFont('NotoSansMalayalam-Regular', '\\u0d00-\\u0d7f'),
  scriptFont('NotoSansSinhala-Regular', '\\u0d80-\\u0dff'),
  scriptFont('NotoSansThai-Regular', '\\u0e00-\\u0e7f'),
  scriptFont('NotoSansMyanmar-Regular', '\\u1000-\\u109f'),
  scriptFont('NotoSansKhmer-Regular', '\\u1780-\\u17ff'),
]

/** Makes `body`, `bold` and the fonts of scripts known; the latter are read only when something is set in them. */
export const registerFonts = (pdf: PDFKit.PDFDocument, resourcesDir: string): void => {
  const fonts = join(resourcesDir, 'fonts')
  pdf.registerFont('body', readFileSync(join(fonts, 'DejaVuSans.ttf')))
  pdf.registerFont('bold', readFileSync(join(fonts, 'DejaVuSans-Bold.ttf')))
  for (const { name } of scriptFonts) pdf.registerFont(name, join(fonts, `${name}.ttf`))
  for (const name of ['body', 'bold']) mendMissingWidth(settingOf(pdf.font(name)).font)
}

/** Does something in the font of a script, told how far above the line's foot the font that is otherwise set begins, in points. */
export const inScriptFont = <T>(pdf: PDFKit.PDFDocument, { name }: ScriptFont, run: (ascent: number) => T): T => {
  const { font: own, size } = settingOf(pdf)
  mendMissingWidth(settingOf(pdf.font(name)).font)
  const result = run((own.ascender / 1000) * size)
  Object.assign(pdf, { _font: own })
  return result
}
