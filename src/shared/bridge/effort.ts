import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Currency, TypedAmount } from '../kernel/money'
import { t } from '../kernel/words'
import { type MoneyAmount } from '../marketing/exchange-rate'
import { type InteractionType, interactionTypes } from '../networking/interaction'

export const HourlyRateId = RowId.brand<'HourlyRateId'>()
export type HourlyRateId = z.infer<typeof HourlyRateId>
export const NetworkingCostId = RowId.brand<'NetworkingCostId'>()
export type NetworkingCostId = z.infer<typeof NetworkingCostId>

/** What an hour of our own work costs from a day on, until the next such day. */
export const HourlyRateFields = z.object({ from: Day, amountMinor: TypedAmount.positive(t`An hour costs something`), currency: Currency })
export type HourlyRateFields = z.infer<typeof HourlyRateFields>
export const HourlyRate = HourlyRateFields.extend({ amountMinor: z.int().positive(), id: HourlyRateId })
export type HourlyRate = z.infer<typeof HourlyRate>

export const NetworkingCostKind = z.enum(['event', 'gift', 'tool', 'other'])
export type NetworkingCostKind = z.infer<typeof NetworkingCostKind>

export const networkingCostNames: Readonly<Record<NetworkingCostKind, string>> = { event: t`Event`, gift: t`Gift`, tool: t`Tool`, other: t`Other` }

/** What networking costs besides hours: an event, a gift, a tool. */
export const NetworkingCostFields = z.object({ kind: NetworkingCostKind, label: z.string().trim().min(1, t`Say what for`).max(300), amountMinor: TypedAmount.positive(t`A cost is more than nothing`), currency: Currency, on: Day })
export type NetworkingCostFields = z.infer<typeof NetworkingCostFields>
export const NetworkingCost = NetworkingCostFields.extend({ amountMinor: z.int().positive(), id: NetworkingCostId })
export type NetworkingCost = z.infer<typeof NetworkingCost>

/** Interactions of one type on one day: minutes that were logged, and how many have none. */
export interface TimePart {
  readonly on: Day
  readonly type: InteractionType
  readonly loggedMinutes: number
  readonly withoutMinutes: number
}

/** Time that networking took, and what it costs. */
export interface TimeCost {
  readonly loggedMinutes: number
  /** The usual minutes of their type for interactions that have none. */
  readonly estimatedMinutes: number
  /** Minutes on days before any hourly rate holds. */
  readonly unpricedMinutes: number
  /** One amount per currency, in minor units. */
  readonly amounts: readonly MoneyAmount[]
}

export const timeCostDefinition = t`Time = Σ minutes ÷ 60 × the hourly rate that held on the day. An interaction counts once, however many people took part; without minutes it counts with the usual ones of its type, as an estimate.`

/** The rate that holds on a day: the last one from that day or before. Null: none yet. */
export const rateOn = (rates: readonly HourlyRate[], on: Day): HourlyRate | null => rates.reduce<HourlyRate | null>((best, rate) => (rate.from <= on && (best === null || rate.from > best.from) ? rate : best), null)

/** Minutes and their cost. Money is summed first and divided by 60 last, so that nothing is rounded more than once per currency. Source: `timeCostDefinition`. */
export const timeCost = (parts: readonly TimePart[], rates: readonly HourlyRate[]): TimeCost => {
  let [loggedMinutes, estimatedMinutes, unpricedMinutes] = [0, 0, 0]
  const sixtieths = new Map<Currency, number>()
  for (const { on, type, loggedMinutes: logged, withoutMinutes } of parts) {
    const estimated = withoutMinutes * interactionTypes[type].defaultMinutes
    loggedMinutes += logged
    estimatedMinutes += estimated
    const rate = rateOn(rates, on)
    if (rate === null) unpricedMinutes += logged + estimated
    else sixtieths.set(rate.currency, (sixtieths.get(rate.currency) ?? 0) + (logged + estimated) * rate.amountMinor)
  }
  return { loggedMinutes, estimatedMinutes, unpricedMinutes, amounts: [...sixtieths].map(([currency, sum]) => ({ currency, amountMinor: Math.round(sum / 60) })) }
}
