import { inScriptFont, type ScriptFont, scriptFonts } from './pdf-fonts'

/** What this file needs of a PDF: the width of text in the font that is set, and drawing it. */
export type Pdf = PDFKit.PDFDocument

/** Longer text is cut before it is measured where nobody says how much there may be: a name of many pages is none. */
const longestText = 4000

/** Characters that mean nothing on paper or turn the reading direction of what follows; halves of characters become the sign for one that cannot be read. */
export const printable = (text: string, longest = longestText): string =>
  text
    .slice(0, longest)
    .normalize('NFC')
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replaceAll(/[\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u
const leftToRight = /[\p{L}\p{N}]/u

/** Parts of a text in one font each, told from one another. */
const fontParts = new RegExp(`(${scriptFonts.map(({ letters }) => letters.source).join('|')})`, 'u')

interface Run {
  readonly text: string
  readonly isRightToLeft: boolean
}

/** The runs of a line in the order they are seen. Words decide: those with Arabic or Hebrew letters run leftwards together, the others as written, and the first of either kind leads the line. */
export const visualRuns = (text: string): readonly Run[] => {
  if (!rightToLeft.test(text)) return [{ text, isRightToLeft: false }]
  const words = text.split(/(\s+)/u).filter((word) => word !== '')
  const directionOf = (word: string): boolean | null => (rightToLeft.test(word) ? true : leftToRight.test(word) ? false : null)
  const isLedFromRight = words.map(directionOf).find((direction) => direction !== null) ?? false
  const runs: { text: string; isRightToLeft: boolean }[] = []
  words.forEach((word, index) => {
    const last = runs.at(-1)
    // Blanks and signs go with their neighbours where these agree, else with the line.
    const next = words.slice(index).map(directionOf).find((direction) => direction !== null) ?? isLedFromRight
    const own = directionOf(word) ?? (last?.isRightToLeft === next ? next : isLedFromRight)
    if (last?.isRightToLeft === own) last.text += word
    else runs.push({ text: word, isRightToLeft: own })
  })
  return isLedFromRight ? runs.reverse() : runs
}

/** Beyond the scripts that the font surely has and that run rightwards. */
const beyondFont = /[\u0531-\u1dff\u20d0-\u20ff\u2300-\u{10ffff}]/u

interface FontRun extends Run {
  /** Null: in the font that is set. */
  readonly font: ScriptFont | null
}

const fontOf = (part: string): ScriptFont | null => scriptFonts.find(({ letters }) => letters.exec(part)?.[0] === part) ?? null

/** The runs of a line, those that change the font in between as one for each font. */
const fontRuns = (text: string): readonly FontRun[] => {
  // Nearly every text, and each is measured many times.
  if (!beyondFont.test(text)) return [{ text, isRightToLeft: false, font: null }]
  return visualRuns(text).flatMap((run): FontRun[] =>
    run.isRightToLeft ? [{ ...run, font: null }] : run.text.split(fontParts).filter((part) => part !== '').map((part) => ({ text: part, isRightToLeft: false, font: fontOf(part) })),
  )
}

const widthOfRun = (pdf: Pdf, { text, isRightToLeft, font }: FontRun): number =>
  font !== null ? inScriptFont(pdf, font, () => pdf.widthOfString(text)) : pdf.widthOfString(text, isRightToLeft ? { features: [] } : {})

export const widthOf = (pdf: Pdf, text: string): number => fontRuns(text).reduce((sum, run) => sum + widthOfRun(pdf, run), 0)

const drawRuns = (pdf: Pdf, text: string, x: number, y: number): void => {
  let left = x
  const runs = fontRuns(text)
  for (const run of runs) {
    // Whole runs, not words, are shaped where a script joins its letters or runs leftwards.
    if (run.font !== null) inScriptFont(pdf, run.font, (ascent) => pdf.text(run.text, left, y + ascent, { lineBreak: false, baseline: 'alphabetic' }))
    else pdf.text(run.text, left, y, { lineBreak: false, ...(run.isRightToLeft && { features: [] }) })
    if (runs.length > 1) left += widthOfRun(pdf, run)
  }
}

/** Draws one line of text from its top left corner, whatever its script; never breaks it. A character that no font here has is a box, and still itself when it is copied, searched or read aloud. */
export const drawLine = (pdf: Pdf, text: string, x: number, y: number): void => {
  if (!beyondFont.test(text)) return drawRuns(pdf, text, x, y)
  pdf.markContent('Span', { actual: text })
  drawRuns(pdf, text, x, y)
  pdf.endMarkedContent()
}

const segmenter = new Intl.Segmenter('en')

/** More letters than a line of the smallest type holds. */
const lettersOfLine = 400

/** Whether a text fits. One of many lines is known by its beginning: to measure all of it for each of them took a time by the square of its letters. */
const isWithin = (pdf: Pdf, text: string, width: number): boolean =>
  (text.length <= lettersOfLine || widthOf(pdf, text.slice(0, lettersOfLine)) <= width) && widthOf(pdf, text) <= width

/** The beginning of a text that fits, at least one character; never half a character. */
const fittingStart = (pdf: Pdf, text: string, width: number): string => {
  // A character is of several letters in some scripts; the last of these may be cut.
  const start = text.slice(0, 4 * lettersOfLine)
  const characters = [...segmenter.segment(start)].map(({ segment }) => segment)
  if (start.length < text.length && characters.length > 1) characters.pop()
  const fits = (count: number): boolean => widthOf(pdf, characters.slice(0, count).join('')) <= width
  let [low, high] = [1, 32]
  while (high < characters.length && fits(high)) [low, high] = [high, high * 2]
  high = Math.min(high, characters.length)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return characters.slice(0, low).join('')
}

/** The text in one line, shortened by … where it is too wide. */
export const shortened = (pdf: Pdf, text: string, width: number): string => {
  const clean = printable(text)
  return isWithin(pdf, clean, width) ? clean : `${fittingStart(pdf, clean, width - widthOf(pdf, '…')).trimEnd()}…`
}

/** The text in lines of a width, broken between words, and within a word that is wider than a line. What is beyond the last line is marked by …. */
export const wrapped = (pdf: Pdf, text: string, width: number, mostLines = 12): readonly string[] => {
  const clean = printable(text, mostLines * lettersOfLine)
  if (isWithin(pdf, clean, width)) return [clean]
  const lines: string[] = []
  let line = ''
  const words = clean.split(/(?<=\s)/u)
  while (words.length > 0 && lines.length <= mostLines) {
    const word = words.shift() ?? ''
    if (isWithin(pdf, (line + word).trimEnd(), width)) line += word
    else if (line !== '') {
      lines.push(line.trimEnd())
      line = ''
      words.unshift(word)
    } else {
      const start = fittingStart(pdf, word, width)
      lines.push(start)
      words.unshift(word.slice(start.length))
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), shortened(pdf, `${lines[mostLines - 1] ?? ''} …`, width)]
}
