import type { Day } from '../../shared/kernel/day'
import { dayText } from '../../shared/kernel/day-text'
import type { Currency } from '../../shared/kernel/money'
import { fieldText } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import { convertInTurn, convertMinor, type ExchangeRate, missingRateText, pickRate, tooLargeText, usedRateText } from '../../shared/marketing/exchange-rate'
import type { RoiReport } from '../../shared/reports/roi.contract'
import type { Gathered } from './roi-groups'

/** To which currency amounts are converted, by the rates that held on a day: the last of the days that are asked for. */
export interface Converting {
  readonly to: Currency
  readonly on: Day
  readonly rates: readonly ExchangeRate[]
}

/** The rate that leads from each of these currencies; one that none leads from is not among them. */
export const leadingRates = (others: readonly Currency[], { to, on, rates }: Converting): ReadonlyMap<Currency, ExchangeRate> =>
  new Map(
    others.flatMap((from) => {
      const rate = pickRate(rates, { from, to, on })
      return rate === null ? [] : [[from, rate] as const]
    }),
  )

const earlierRateText = ({ from, to, rate, on: day, source }: ExchangeRate, on: Day): string =>
  t`The period before is converted by 1 ${from} = ${fieldText(rate)} ${to} of ${dayText(day)} (${source}), the rate that held on ${dayText(on)}.`

/** By which rates the amounts of other currencies are in a report's figures, said. */
export const conversionNotes = (used: ReadonlyMap<Currency, ExchangeRate>, { to, on }: Pick<Converting, 'to' | 'on'>, isOfPrevious: boolean): RoiReport['conversions'] =>
  [...used].map(([currency, rate]) => ({ currency, on, rate, isOfPrevious, sentence: isOfPrevious ? earlierRateText(rate, on) : usedRateText(rate, to, on) }))

/** Why amounts of a currency are in no figure although rates are known. */
export const leftOutReason = (from: Currency, { to, on, rates }: Converting): string => (pickRate(rates, { from, to, on }) === null ? missingRateText(from, to, on) : tooLargeText(from))

/** Maps amounts that are added up in the report, in their order. Null: one of them is too large. */
const inTurn = <Part>(parts: readonly Part[], amountOf: (part: Part) => number | null, convert: (amountMinor: number) => number | null, put: (part: Part, amountMinor: number | null) => Part): readonly Part[] | null => {
  const converted: Part[] = []
  for (const part of parts) {
    const amountMinor = amountOf(part)
    const own = amountMinor === null ? null : convert(amountMinor)
    if (amountMinor !== null && own === null) return null
    converted.push(put(part, own))
  }
  return converted
}

/**
 * Results, costs and deals of one currency in another, rounded as the Bridge rounds them: each sum of media, of a kind of cost and of conversion value once, each deal by itself.
 * So whatever lines they are put into add up to the same total. Null: a sum is too large to be told.
 */
export const convertGathered = ({ parts, costs, deals }: Gathered, from: Currency, to: Currency, rate: ExchangeRate): Gathered | null => {
  const turn = (): ((amountMinor: number) => number | null) => convertInTurn(from, to, rate)
  const spent = inTurn(parts, ({ spendMinor }) => spendMinor, turn(), (part, spendMinor) => ({ ...part, spendMinor }))
  const claimed = spent && inTurn(spent, ({ valueMinor }) => valueMinor, turn(), (part, valueMinor) => ({ ...part, valueMinor }))
  const ofKind = { fee: turn(), production: turn(), labour: turn() }
  const costsOf = (kind: keyof typeof ofKind) => inTurn(costs.filter((cost) => cost.kind === kind), ({ amountMinor }) => amountMinor, ofKind[kind], (cost, amountMinor) => ({ ...cost, amountMinor: amountMinor ?? 0 }))
  const [fees, production, labour] = [costsOf('fee'), costsOf('production'), costsOf('labour')]
  const won = inTurn(deals, ({ amountMinor }) => amountMinor, (amountMinor) => convertMinor(amountMinor, from, to, rate), (deal, amountMinor) => ({ ...deal, amountMinor: amountMinor ?? 0 }))
  return claimed === null || fees === null || production === null || labour === null || won === null ? null : { parts: claimed, costs: [...fees, ...production, ...labour], deals: won }
}
