import { type Currency, knownCurrencies } from '../shared/kernel/money'

/** Signs that only one currency is written with. */
const ownSigns: readonly (readonly [RegExp, Currency])[] = [
  [/US\$/, 'USD'], [/CA\$/, 'CAD'], [/(^|[^A-Z])A\$|AU\$/, 'AUD'], [/NZ\$/, 'NZD'], [/HK\$/, 'HKD'], [/NT\$/, 'TWD'], [/MX\$/, 'MXN'], [/R\$/, 'BRL'], [/€/, 'EUR'], [/£/, 'GBP'], [/₹/, 'INR'], [/₩/, 'KRW'],
  [/^-?Rp/, 'IDR'], [/₺/, 'TRY'], [/zł/, 'PLN'], [/₫/, 'VND'], [/฿/, 'THB'], [/₪/, 'ILS'], [/₴/, 'UAH'], [/₽/, 'RUB'],
]

/** Signs that several currencies share, the usual one first. */
const sharedSigns: readonly (readonly [RegExp, readonly Currency[]])[] = [
  [/\$/, ['USD', 'CAD', 'AUD', 'MXN', 'NZD', 'SGD', 'HKD', 'TWD', 'BRL', 'ARS', 'CLP', 'COP', 'UYU', 'DOP', 'JMD', 'TTD', 'BBD', 'BSD', 'BZD', 'XCD']],
  [/[¥￥]/, ['JPY', 'CNY']],
  [/kr/, ['SEK', 'NOK', 'DKK', 'ISK']],
]

const codePattern = /(?<![A-Za-z])([A-Z]{3})(?![A-Za-z$])/

/** Currencies that the sign or code in an amount may mean, the usual one first; empty: it carries none. */
export const currenciesOf = (amount: string): readonly Currency[] => {
  if (/^[\d.,+-]*$/.test(amount)) return []
  const own = ownSigns.find(([sign]) => sign.test(amount))
  if (own !== undefined) return [own[1]]
  const shared = sharedSigns.find(([sign]) => sign.test(amount))
  if (shared !== undefined) return shared[1]
  const code = codePattern.exec(amount)?.[1]
  // Other words of three capitals, such as ROI, are none.
  return code === undefined || !knownCurrencies.has(code) ? [] : [code]
}
