import { dayText } from '../../shared/kernel/day-text'
import { fieldText } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import type { Conversion, ExchangeRate } from '../../shared/marketing/exchange-rate'
import { moneyText } from './plan-view'

/** A rate in one sentence, as it is printed wherever it was used: `1 USD = 0.9234 EUR on 31 Mar 2026, ECB`. */
export const rateSentence = ({ from, to, rate, on, source }: ExchangeRate): string => t`1 ${from} = ${fieldText(rate)} ${to} on ${dayText(on)}, ${source}`

/** A converted sum with every rate that went into it, or why there is none. */
export const conversionText = ({ amountMinor, currency, used, reason }: Conversion): string => {
  if (amountMinor === null) return reason ?? t`It cannot be converted.`
  const sum = moneyText(amountMinor, currency)
  return used.length === 0 ? `${sum}.` : t`${sum}, by ${used.map(rateSentence).join('; ')}.`
}
