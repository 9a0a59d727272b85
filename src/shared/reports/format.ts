import { dayText } from '../kernel/day-text'
import { numberLocale, withMinus } from '../kernel/language'
import { type Currency, minorDigits, minorToDecimal } from '../kernel/money'
import { shownProgress } from '../kernel/ratio'
import { t } from '../kernel/words'
import { type KeyFigure, partsOf, type ReportCell, type ReportDocument, type ReportRow } from './document'

/** What stands where there is no figure. */
export const notAvailable = t`n/a`

/** An Intl number as text for eyes, exact: `format` takes decimal text, which keeps money out of floats. */
interface TextFormat {
  readonly format: (value: string | number) => string
}

const formats = new Map<string, TextFormat>()

const formatOf = (key: string, options: Intl.NumberFormatOptions): TextFormat => {
  const locale = numberLocale()
  const known = formats.get(`${locale}/${key}`)
  if (known !== undefined) return known
  // Since ES2023 `format` accepts decimal text; the library type says so only for literals.
  // A figure that rounds to zero has no sign: −0.00 is no figure.
  const made = new Intl.NumberFormat(locale, { signDisplay: 'negative', ...options }) as unknown as TextFormat
  const format: TextFormat = { format: (value) => withMinus(made.format(value)) }
  formats.set(`${locale}/${key}`, format)
  return format
}

/** Money for eyes, in full: `1,234.56`. The currency stands in the heading; `withCurrency` adds its code. */
export const formatMoney = (minor: number, currency: Currency, { withCurrency = false } = {}): string => {
  const digits = minorDigits(currency)
  const text = formatOf(`money${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(minorToDecimal(roundMinor(minor), currency))
  return withCurrency ? `${text} ${currency}` : text
}

/**
 * Money where room is short, without its currency: in full where that many characters hold it, else in whole units, else in thousands or millions (`12.3K`).
 * Less than half a unit is `<1`, never 0. A figure is rather coarse than cut off; whoever shows a coarse one says the full one beside it.
 */
export const formatMoneyWithin = (minor: number, currency: Currency, characters: number): string => {
  const full = formatMoney(minor, currency)
  if (full.length <= characters) return full
  const decimal = minorToDecimal(roundMinor(minor), currency)
  const whole = formatOf('count', { maximumFractionDigits: 0 }).format(decimal)
  if (whole === '0' && roundMinor(minor) !== 0) return '<1'
  return whole.length <= characters ? whole : formatOf('compact', { notation: 'compact', maximumFractionDigits: 1 }).format(decimal)
}

/** A cost per something to the whole minor unit, half away from zero. */
export const roundMinor = (minor: number): number => Math.sign(minor) * Math.round(Math.abs(minor))

const twoDecimals = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const

/** A cell as a person reads it. The one place where a figure becomes text for eyes. */
export const formatCell = (cell: ReportCell): string => {
  if (cell.value === null) return notAvailable
  switch (cell.kind) {
    case 'text':
      return cell.value
    case 'day':
      return dayText(cell.value)
    case 'money':
      return formatMoney(cell.value, cell.currency)
    case 'count':
      return formatOf('count', { maximumFractionDigits: 0 }).format(cell.value)
    case 'decimal':
      return isWhole(cell.value) ? formatOf('count', { maximumFractionDigits: 0 }).format(cell.value) : formatOf('two', twoDecimals).format(cell.value)
    case 'percent':
      return formatOf('percent', { style: 'percent', ...twoDecimals }).format(cell.value)
    case 'progress':
      return formatOf('percent', { style: 'percent', ...twoDecimals }).format(shownProgress(cell.value, 2))
    case 'ratio':
      return formatOf('two', twoDecimals).format(cell.value)
    case 'change':
      return formatOf('change', { style: 'percent', signDisplay: 'exceptZero', ...twoDecimals }).format(cell.value)
    case 'points':
      return t`${formatOf('points', { signDisplay: 'exceptZero', ...twoDecimals }).format(cell.value * 100)} pts`
  }
}

/** Whether a figure has no decimals left once it is rounded to two. */
export const isWhole = (value: number): boolean => Number.isInteger(Math.round(value * 100) / 100)

const plain = new Intl.NumberFormat('en', { maximumSignificantDigits: 17, useGrouping: false })

/** A number as plain decimal text, without the exponent that very small and very large ones get. */
const plainDecimal = (value: number): string => {
  const text = String(value)
  return text.includes('e') ? plain.format(value) : text
}

/** A cell for a program: plain decimal text with a point, fractions not as percentages, nothing where there is no figure. */
export const machineText = (cell: ReportCell): string => {
  if (cell.value === null) return ''
  switch (cell.kind) {
    case 'text':
    case 'day':
      return cell.value
    case 'money':
      return minorToDecimal(roundMinor(cell.value), cell.currency)
    case 'count':
    case 'decimal':
    case 'percent':
    case 'progress':
    case 'ratio':
    case 'change':
    case 'points':
      return plainDecimal(cell.value)
  }
}

/** A cell for a spreadsheet: the number that `machineText` writes, as a number. */
export const machineValue = (cell: ReportCell): string | number | null => {
  const text = machineText(cell)
  return cell.value === null ? null : cell.kind === 'text' || cell.kind === 'day' ? text : Number(text)
}

/** Why a cell has no figure. Null: it has one, or nothing more is known than that. */
export const reasonOf = (cell: ReportCell): string | null => (cell.value === null && 'reason' in cell && cell.reason !== undefined ? cell.reason : null)

/** What stands below a key figure: why it is missing, or how it changed. Null: nothing, as where a change has no figure. */
export const figureNote = ({ cell, change }: KeyFigure): string | null => reasonOf(cell) ?? (change === null || change.value === null ? null : t`${formatCell(change)} against before`)

/** What the key figures of a part stand under in files that have no place above a table. */
export const keyFiguresHeading = (part: string): string => (part === '' ? t`Key figures` : `${part}: ${t`Key figures`}`)

/** What is said of a row besides its figures: its notes, and every reason why one is missing. One text, empty where nothing is. */
export const rowRemarks = ({ cells, notes = [] }: ReportRow): string => [...new Set([...notes, ...cells.map(reasonOf).filter((reason) => reason !== null)])].join(' ')

/** Why figures are missing, in one line. None where nothing is. */
export const missingNotes = (reasons: ReadonlySet<string>): readonly string[] => (reasons.size === 0 ? [] : [t`${notAvailable} stands where a figure cannot be told. ${[...reasons].join(' ')}`])

/** The notes of a report where no cell can be pointed at: with why figures of its tables are missing, as far as no note says it. */
export const notesOnPaper = (document: ReportDocument): readonly string[] => {
  const said = [...new Set(document.notes)]
  const isSaid = (reason: string, notes: readonly string[]): boolean => notes.some((note) => note.includes(reason))
  const rows = partsOf(document).flatMap(({ table: { rows: lines, total } }) => (total === null ? lines : [...lines, total]))
  const reasons = new Set(rows.flatMap(({ cells, notes = [] }) => cells.flatMap((cell) => reasonOf(cell) ?? []).filter((reason) => !isSaid(reason, notes))))
  return [...said, ...missingNotes(new Set([...reasons].filter((reason) => !isSaid(reason, said))))]
}
