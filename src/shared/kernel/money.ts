import { z } from 'zod'
import { t } from './words'

/** ISO 4217 code, upper case. Any three letters are accepted: a platform may bill in a currency this build has not heard of. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, { abort: true, error: () => t`A currency is three capital letters, like EUR` })
export type Currency = z.infer<typeof Currency>

/** Codes of ISO 4217 in use that this computer knows. */
export const knownCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** A currency that a person names: of those of ISO 4217 in use that this computer knows, so that a slip of the finger is none. */
export const KnownCurrency = Currency.refine((code) => knownCurrencies.has(code), { error: ({ input }) => t`There is no currency ${String(input)}. Use a code of ISO 4217, like EUR` })

/** The most that a person types as one amount, in minor units: the sum of up to 90 such is exact. */
export const largestTypedMinor = 10 ** 14

/** An amount that a person types, in minor units. */
export const TypedAmount = z.int().max(largestTypedMinor, { error: () => t`This is more than one amount can be` })

/** Currencies whose minor unit is not a hundredth (ISO 4217, list one, 2026). */
const minorDigitsByCurrency: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
])

/** Decimal places of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD. Two where the code is unknown. */
export const minorDigits = (currency: Currency): number => minorDigitsByCurrency.get(currency) ?? 2

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,2}))?$/

/** The minor units of all but every amount that a file holds: up to 15 digits, a point and no more decimals than the currency's `decimals`. Null: it is written otherwise, see `parseMinor`. */
export const parseShort = (text: string, decimals: number): number | null => {
  if (text.length > 15) return null
  let minor = 0
  let point = -1
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code >= 48 && code <= 57) minor = minor * 10 + code - 48
    else if (code === 46 && point === -1 && index > 0) point = index
    else return null
  }
  const places = point === -1 ? 0 : text.length - point - 1
  if (text === '' || (point !== -1 && places === 0) || places > decimals || text.length + decimals > 15) return null
  for (let place = places; place < decimals; place += 1) minor *= 10
  return minor
}

/**
 * The minor units of a plain decimal text (`-12.345`, `1e3`), rounded half away from zero at the minor unit.
 * Null when the text is not a decimal number or the amount leaves the range of safe integers. Never goes through a float.
 */
export const parseMinor = (text: string, currency: Currency): number | null => {
  const decimals = minorDigits(currency)
  const short = parseShort(text, decimals)
  if (short !== null) return short
  const match = decimalPattern.exec(text)
  if (match === null) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent) + decimals
  const digits = whole + fraction
  const point = whole.length + shift
  const kept = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0')
  const next = point < 0 ? '0' : (digits[point] ?? '0')
  const minor = BigInt(kept === '' ? '0' : kept) + (next >= '5' ? 1n : 0n)
  if (minor > BigInt(Number.MAX_SAFE_INTEGER)) return null
  return sign === '-' && minor !== 0n ? -Number(minor) : Number(minor)
}

/** The amount as a plain decimal text with exactly the currency's decimals: 123456 EUR is `1234.56`. For files and scripts, not for eyes. */
export const minorToDecimal = (minor: number, currency: Currency): string => {
  const digits = minorDigits(currency)
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const sign = minor < 0 ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The amount in major units as a float, for charts and spreadsheet cells only; never add the results. */
export const minorToMajor = (minor: number, currency: Currency): number => minor / 10 ** minorDigits(currency)
