import { numberLocale } from './language'
import { type Currency, minorDigits, minorToDecimal, parseMinor } from './money'
import { remembered } from './remembered'

interface Marks {
  readonly decimal: string
  readonly group: string
}

const marksByLocale = new Map<string, Marks>()

/** What a language parts decimals and thousands with: `.` and `,` in English, `,` and `.` in German. */
const marks = (): Marks => {
  const locale = numberLocale()
  const known = marksByLocale.get(locale)
  if (known !== undefined) return known
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5)
  const found = { decimal: parts.find(({ type }) => type === 'decimal')?.value ?? '.', group: parts.find(({ type }) => type === 'group')?.value ?? ',' }
  marksByLocale.set(locale, found)
  return found
}

/** Blanks and apostrophes part thousands wherever they stand; nobody means decimals by them. */
const anyGroup = String.raw`[ \u00a0\u202f'’]`
const escaped = (mark: string): string => mark.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** In place of decimals, as whole amounts are written in German: `99,-`, `99.–`. */
const dashes = String.raw`[-\u2212\u2013\u2014]{1,2}`

/** The digits of a number in which thousands are parted by `group` and decimals by `decimal`. Null: it is not written so. */
const read = (text: string, group: string, decimal: string): string | null => {
  const match = new RegExp(`^(?:(\\d+)|([1-9]\\d{0,2}(?:${group}\\d{3})+))?(?:${decimal}(?:(\\d*)|(?<=\\d.)${dashes}))?$`, 'u').exec(text)
  if (match === null) return null
  const [, plain, grouped, decimals = ''] = match
  const whole = plain ?? grouped?.replaceAll(/\D/gu, '') ?? ''
  if (whole === '' && decimals === '') return null
  return `${whole === '' ? '0' : whole}${decimals === '' ? '' : `.${decimals}`}`
}

/**
 * A number that a person typed, as plain decimal text (`-1234.5`). Null: it is none.
 * It is read as the language writes numbers: `1.234` is 1234 in German and 1.234 in English, `1,234` the other way about. What is written as another language does is
 * taken only where it can mean one thing: `12.5` and `1,234.50` in German, since no thousands stand so.
 */
export const readTyped = (typed: string): string | null => {
  const text = typed.trim().replace('−', '-')
  const [, sign = '', unsigned = ''] = /^([+-]?)(.*)$/su.exec(text) ?? []
  const [decimal, group] = [escaped(marks().decimal), escaped(marks().group)]
  const plain = read(unsigned, group, decimal) ?? read(unsigned, anyGroup, decimal) ?? read(unsigned, decimal, group) ?? read(unsigned, anyGroup, group)
  return plain === null ? null : `${sign === '-' ? '-' : ''}${plain}`
}

/** The same as a number. Null: it is none. */
export const typedNumber = (typed: string): number | null => {
  const plain = readTyped(typed)
  return plain === null ? null : Number(plain)
}

/** A percentage that a person typed, with or without its sign, as plain decimal text. Null: it is none. */
export const readPercent = (typed: string): string | null => {
  const text = typed.trim()
  return readTyped(text.endsWith('%') ? text.slice(0, -1) : text)
}

/** Currencies whose marks are kept, those that are half typed among them. */
const mostCurrencies = 200

/** Whose signs of currencies are known: `$`, `US$`, `kr`. */
const signLocales = ['en', 'en-CA', 'de']

/** What an amount of a currency is marked by: its code, its signs and its name, `USD`, `$`, `US$` and `US-Dollar`. One that is half typed, or that the system knows no sign of, has its code alone. */
const currencyMarks = remembered(mostCurrencies, (currency: Currency): readonly string[] => {
  if (!/^[A-Z]{3}$/.test(currency)) return [currency]
  const signs = signLocales.flatMap((locale) =>
    (['symbol', 'narrowSymbol', 'name'] as const).map((currencyDisplay) => new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay }).formatToParts(0).find(({ type }) => type === 'currency')?.value ?? currency),
  )
  return [...new Set([currency, ...signs])]
})

/** An amount longer than this is none. */
const mostCharacters = 100

/** The text without the mark of its own currency before or after the number: `1.234,50 €` as an invoice has it. Another currency's mark stays, and makes it no amount. */
const withoutMark = (typed: string, currency: Currency): string => {
  if (currency === '') return typed
  const mark = `(?:${currencyMarks(currency).map(escaped).join('|')})\\.?`
  const [, sign, number] = new RegExp(`^\\s*([+\u2212-]?)\\s*${mark}\\s*(.*)$`, 'isu').exec(typed) ?? new RegExp(`^()(.*?)\\s*${mark}\\s*$`, 'isu').exec(typed) ?? []
  return sign === undefined || number === undefined ? typed : `${sign}${number}`
}

/** An amount of money that a person typed, with or without its currency, in minor units. Null: it is none, or has more decimals than the currency; nothing typed is rounded away. */
export const typedMinor = (typed: string, currency: Currency): number | null => {
  const plain = typed.length > mostCharacters ? null : readTyped(withoutMark(typed, currency))
  return plain === null || (plain.split('.')[1] ?? '').length > minorDigits(currency) ? null : parseMinor(plain, currency)
}

/** A plain decimal text as a field shows it, to be typed over: the language's decimal mark, and no thousands. `readTyped` reads it back. */
export const fieldText = (plain: string): string => plain.replace('.', marks().decimal)

/** An amount in minor units as a field shows it. `typedMinor` reads it back. */
export const minorFieldText = (minor: number, currency: Currency): string => fieldText(minorToDecimal(minor, currency))
