import { type Currency, knownCurrencies } from '../shared/kernel/money'

/** Signs, and the currencies that each is written for, the usual one first. Where one ends another, the longer stands first. */
const signs: Readonly<Record<string, string>> = {
  'US$': 'USD', 'CA$': 'CAD', 'AU$': 'AUD', 'A$': 'AUD', 'NZ$': 'NZD', 'HK$': 'HKD', 'NT$': 'TWD', 'MX$': 'MXN', 'R$': 'BRL', 'SG$': 'SGD', 'S$': 'SGD', 'AR$': 'ARS', 'RD$': 'DOP', 'TT$': 'TTD', 'C$': 'CAD NIO',
  $: 'USD CAD AUD MXN NZD SGD HKD TWD BRL ARS CLP COP UYU DOP JMD TTD BBD BSD BZD XCD',
  '€': 'EUR', '£': 'GBP', '¥': 'JPY CNY', '￥': 'JPY CNY', '₹': 'INR', '₩': 'KRW', '₽': 'RUB', '₺': 'TRY', '₫': 'VND', '฿': 'THB', '₴': 'UAH', '₪': 'ILS', '₦': 'NGN', '₱': 'PHP', '₸': 'KZT', '₾': 'GEL', '₼': 'AZN', '֏': 'AMD', '৳': 'BDT',
  '₡': 'CRC', '₲': 'PYG', '₵': 'GHS', '₭': 'LAK', '₮': 'MNT', '៛': 'KHR', '円': 'JPY', '원': 'KRW', '元': 'CNY TWD HKD',
}

/** The same of words, in any case of their letters; a point may end them. */
const words: Readonly<Record<string, string>> = {
  euro: 'EUR', euros: 'EUR', kč: 'CZK', ft: 'HUF', zł: 'PLN', lei: 'RON MDL', лв: 'BGN', грн: 'UAH', руб: 'RUB BYN', дин: 'RSD', tl: 'TRY', rp: 'IDR', rm: 'MYR', đ: 'VND', vnđ: 'VND', rmb: 'CNY', rs: 'INR PKR LKR NPR MUR', fr: 'CHF', sfr: 'CHF',
  fcfa: 'XOF XAF', 'f cfa': 'XOF XAF', kr: 'SEK NOK DKK ISK',
}

const escaped = (sign: string): string => sign.replaceAll('$', String.raw`\$`)

/** South Africa's sign is a letter as others have it, and always stands before its amount. */
const rand = String.raw`R(?=\s?\d)`

const caseless = (word: string): string => word.replaceAll(/\p{L}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`).replace(' ', String.raw`\s`)

/** What an amount may carry: a sign, a word, or a code in use. */
export const currencyMark = `${Object.keys(signs).map((sign) => (/^[A-Z]/.test(sign) ? `(?<![A-Za-z])${escaped(sign)}` : escaped(sign))).join('|')}|(?<![A-Za-z])(?:${[...knownCurrencies].join('|')})(?![A-Za-z])|(?<!\\p{L})(?:(?:${Object.keys(words).map(caseless).join('|')})(?!\\p{L})\\.?|${rand})`

const marks = new RegExp(currencyMark, 'gu')

const namedBy = (mark: string): readonly Currency[] => {
  const named = signs[mark] ?? words[mark.toLowerCase().replace(/\.$/, '').replace(/\s/, ' ')] ?? (mark === 'R' ? 'ZAR' : mark)
  return named.split(' ')
}

/** Currencies that the sign or code in an amount may mean, the usual one first; empty: it carries none. Of a sign that several share and a code the code says it: `$5.00 CAD`. */
export const currenciesOf = (amount: string): readonly Currency[] => {
  if (/^[\d.,+-]*$/.test(amount)) return []
  const named = (amount.match(marks) ?? []).map(namedBy)
  return named.find(({ length }) => length === 1) ?? named[0] ?? []
}
