import { z } from 'zod'
import { Day } from '../kernel/day'
import { dayText } from '../kernel/day-text'
import { RowId } from '../kernel/id'
import { Currency, minorDigits } from '../kernel/money'
import { remembered } from '../kernel/remembered'
import { ruleBetween } from '../kernel/rule-between'
import { fieldText } from '../kernel/typed-number'
import { t } from '../kernel/words'

export const ExchangeRateId = RowId.brand<'ExchangeRateId'>()
export type ExchangeRateId = z.infer<typeof ExchangeRateId>

/** A rate as a plain decimal text, `1.0845`: exact as it was typed, above 0. */
const RateText = z.string().trim().regex(/^\d{1,9}(\.\d{1,12})?$/, t`A rate is a number like 1.0845`).refine((text) => /[1-9]/.test(text), t`A rate is more than nothing`)

const rateShape = {
  from: Currency,
  to: Currency,
  on: Day,
  /** Units of `to` for one unit of `from`. */
  rate: RateText,
  /** Where it was read: the bank, the central bank, the invoice. */
  source: z.string().trim().min(1, t`Say where the rate is from`).max(300),
}

/** What one unit of a currency was worth in another on a day. */
export const ExchangeRateFields = z.object(rateShape).refine(({ from, to }) => from !== to, { ...ruleBetween('from', 'to'), message: t`A rate joins two currencies`, path: ['to'] })
export type ExchangeRateFields = z.infer<typeof ExchangeRateFields>

export const ExchangeRate = z.object({ ...rateShape, id: ExchangeRateId })
export type ExchangeRate = z.infer<typeof ExchangeRate>

/** Amounts of one currency in another: the amount, or the reason why there is none, and every rate that went into it. */
export const Conversion = z.object({
  /** Minor units of `currency`. Null: see `reason`. */
  amountMinor: z.int().nullable(),
  currency: Currency,
  /** The day whose rate was asked for. */
  on: Day,
  used: z.array(ExchangeRate),
  reason: z.string().nullable(),
})
export type Conversion = z.infer<typeof Conversion>

/** An amount in minor units of its currency. */
export const MoneyAmount = z.object({ currency: Currency, amountMinor: z.int() })
export type MoneyAmount = z.infer<typeof MoneyAmount>

/**
 * The rate between two currencies that held on a day: of that day, else the last before it. Typed in either direction; of one day the
 * direct one is taken. Null: none is known on or before that day. Rates are never chained over a third currency.
 */
export const pickRate = (rates: readonly ExchangeRate[], { from, to, on }: { readonly from: Currency; readonly to: Currency; readonly on: Day }): ExchangeRate | null => {
  let best: ExchangeRate | null = null
  for (const rate of rates) {
    const isDirect = rate.from === from && rate.to === to
    if (rate.on > on || !(isDirect || (rate.from === to && rate.to === from))) continue
    if (best === null || rate.on > best.on || (rate.on === best.on && isDirect)) best = rate
  }
  return best
}

const divideHalfAway = (dividend: bigint, divisor: bigint): bigint => {
  const half = (dividend < 0n ? -dividend : dividend) * 2n + divisor
  const quotient = half / (divisor * 2n)
  return dividend < 0n ? -quotient : quotient
}

/** Minor units of one currency in minor units of the other by a rate between the two, in either direction; rounded half away from zero, once. Null: beyond the safe integers. */
export const convertMinor = (amountMinor: number, from: Currency, to: Currency, { rate, from: rateFrom }: Pick<ExchangeRate, 'rate' | 'from'>): number | null => {
  const [whole = '', fraction = ''] = rate.split('.')
  const numerator = BigInt(whole + fraction)
  const denominator = 10n ** BigInt(fraction.length)
  const [times, over] = rateFrom === from ? [numerator, denominator] : [denominator, numerator]
  const result = divideHalfAway(BigInt(amountMinor) * times * 10n ** BigInt(minorDigits(to)), over * 10n ** BigInt(minorDigits(from)))
  return result > BigInt(Number.MAX_SAFE_INTEGER) || result < BigInt(Number.MIN_SAFE_INTEGER) ? null : Number(result)
}

/** Says of what an amount in one currency alone has no figure for: others have it, and are left out. */
export const inOthersAloneText = (leftOut: readonly Currency[]): string => t`Known in other currencies alone, which are left out: ${[...leftOut].sort().join(', ')}.`

/** Says that there is no rate between two currencies that held on a day. */
export const missingRateText = (from: Currency, to: Currency, on: Day): string => t`No exchange rate from ${from} to ${to} on ${dayText(on)} or before.`

/** Says that an amount cannot be told in another currency. */
export const tooLargeText = (currency: Currency): string => t`The amount in ${currency} is too large to be converted.`

/** Says by which rate amounts stand in a currency, and for which day it was looked up. */
export const usedRateText = ({ from, to, rate, on: day, source }: ExchangeRate, currency: Currency, on: Day): string =>
  t`Converted to ${currency}: 1 ${from} = ${fieldText(rate)} ${to} on ${dayText(day)} (${source}), the rate that held on ${dayText(on)}.`

/**
 * Converts amounts of one currency one after another, so that they add up to their converted sum, which is rounded once: what rounding takes from one amount the next ones are given.
 * Each is less than a minor unit off what it is by itself. Null from an amount on with which the sum is beyond the safe integers.
 */
export const convertInTurn = (from: Currency, to: Currency, rate: ExchangeRate): ((amountMinor: number) => number | null) => {
  let sum = 0
  let converted = 0
  return (amountMinor) => {
    sum += amountMinor
    const whole = Number.isSafeInteger(sum) ? convertMinor(sum, from, to, rate) : null
    if (whole === null) return null
    const part = whole - converted
    converted = whole
    return part
  }
}

/** More than there are: the rate of each is looked for once in a sum. */
const mostCurrencies = 1000

/** Amounts of any currencies as one sum in another, each by the rate that held on a day. One amount without a rate, and there is no sum. */
export const convertSum = (amounts: readonly MoneyAmount[], { to, on, rates }: { readonly to: Currency; readonly on: Day; readonly rates: readonly ExchangeRate[] }): Conversion => {
  const used: ExchangeRate[] = []
  let sum = 0
  const none = (reason: string): Conversion => ({ amountMinor: null, currency: to, on, used, reason })
  const rateOf = remembered(mostCurrencies, (from: Currency) => pickRate(rates, { from, to, on }))
  for (const { currency, amountMinor } of amounts) {
    if (currency === to) {
      sum += amountMinor
      continue
    }
    const rate = rateOf(currency)
    if (rate === null) return none(missingRateText(currency, to, on))
    const converted = convertMinor(amountMinor, currency, to, rate)
    if (converted === null) return none(tooLargeText(currency))
    if (!used.includes(rate)) used.push(rate)
    sum += converted
  }
  return Number.isSafeInteger(sum) ? { amountMinor: sum, currency: to, on, used, reason: null } : none(t`The sum is too large.`)
}
