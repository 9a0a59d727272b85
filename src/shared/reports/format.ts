import { type Currency, minorDigits, minorToDecimal } from '../kernel/money'
import type { ReportCell } from './document'

/** What stands where there is no figure. */
export const notAvailable = 'n/a'

/** An Intl number as text, exact: `format` takes decimal text, which keeps money out of floats. */
interface TextFormat {
  readonly format: (value: string | number) => string
}

const formats = new Map<string, TextFormat>()

const formatOf = (locale: string, key: string, options: Intl.NumberFormatOptions): TextFormat => {
  const known = formats.get(`${locale}/${key}`)
  if (known !== undefined) return known
  // Since ES2023 `format` accepts decimal text; the library type says so only for literals.
  const made = new Intl.NumberFormat(locale, options) as unknown as TextFormat
  formats.set(`${locale}/${key}`, made)
  return made
}

/** Money for eyes, in full: `1,234.56`. The currency stands in the heading; `withCurrency` adds its code. */
export const formatMoney = (minor: number, currency: Currency, locale = 'en', { withCurrency = false } = {}): string => {
  const digits = minorDigits(currency)
  const text = formatOf(locale, `money${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(minorToDecimal(roundMinor(minor), currency))
  return withCurrency ? `${text} ${currency}` : text
}

/** A cost per something to the whole minor unit, half away from zero. */
export const roundMinor = (minor: number): number => Math.sign(minor) * Math.round(Math.abs(minor))

/** A cell as a person reads it. The one place where a figure becomes text for eyes. */
export const formatCell = (cell: ReportCell, locale = 'en'): string => {
  if (cell.value === null) return notAvailable
  switch (cell.kind) {
    case 'text':
    case 'day':
      return cell.value
    case 'money':
      return formatMoney(cell.value, cell.currency, locale)
    case 'count':
      return formatOf(locale, 'count', { maximumFractionDigits: 0 }).format(cell.value)
    case 'decimal':
      return formatOf(locale, 'decimal', { maximumFractionDigits: 2 }).format(cell.value)
    case 'percent':
      return formatOf(locale, 'percent', { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(cell.value)
    case 'ratio':
      return formatOf(locale, 'ratio', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(cell.value)
  }
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
    case 'ratio':
      return String(cell.value)
  }
}

/** Why a cell has no figure. Null: it has one, or nothing more is known than that. */
export const reasonOf = (cell: ReportCell): string | null => (cell.value === null && 'reason' in cell && cell.reason !== undefined ? cell.reason : null)
