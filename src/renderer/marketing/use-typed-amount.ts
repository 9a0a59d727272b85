import { useState } from 'react'
import { type Currency, minorToDecimal, parseMinor } from '../../shared/kernel/money'
import { t } from '../../shared/kernel/words'
import { formatMoney } from '../../shared/reports/format'

interface TypedAmount {
  /** In minor units of `currency`. Null: none is typed, or it is none of that currency. */
  readonly amountMinor: number | null
  readonly currency: Currency
  readonly changeAmount: (amountMinor: number | null) => void
  readonly changeCurrency: (text: string) => void
  /** What the currency that is named now takes off what was typed, as a property of the field. */
  readonly rounding: { readonly description?: string }
}

/** An amount and the currency it is in: as kept, or `usual`, until the person types either; also where that changes meanwhile. */
export const useTypedAmount = (kept: { readonly amountMinor: number | null; readonly currency: Currency } | null, usual: Currency): TypedAmount => {
  const [typedName, setNamed] = useState<Currency | null>(null)
  // As it was typed: a currency without cents that is named on the way to another rounds what is kept, not what was meant.
  const [own, setTyped] = useState<{ readonly minor: number | null; readonly currency: Currency } | null>(null)
  const typed = own ?? { minor: kept?.amountMinor ?? null, currency: kept?.currency ?? usual }
  const currency = typedName ?? kept?.currency ?? usual
  const amountMinor = typed.minor === null || typed.currency === currency ? typed.minor : parseMinor(minorToDecimal(typed.minor, typed.currency), currency)
  // What a currency without cents takes off the amount is gone once it is saved, also for a currency that has them again.
  const isRounded = (typedMinor: number, keptMinor: number): boolean => parseMinor(minorToDecimal(keptMinor, currency), typed.currency) !== typedMinor
  const money = (minor: number, of: Currency): string => formatMoney(minor, of, { withCurrency: true })
  return {
    amountMinor,
    currency,
    changeAmount: (minor) => {
      setTyped({ minor, currency })
      setNamed(currency)
    },
    changeCurrency: (text) => setNamed(text.trim().toUpperCase().slice(0, 3)),
    rounding: typed.minor !== null && amountMinor !== null && isRounded(typed.minor, amountMinor) ? { description: t`${money(typed.minor, typed.currency)} is rounded to ${money(amountMinor, currency)}. Once saved, it stays rounded in any currency.` } : {},
  }
}
