import { z } from 'zod'
import { type Day, firstOfMonth, toDayNumber } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Currency } from '../kernel/money'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { CampaignId } from './campaign'
import { MoneyAmount } from './exchange-rate'
import { type Flight, type LaidFlight, MediaPlanId, PlacementFamily } from './flight'
import { type DayRange, periodsBetween, PlannedAmount } from './flighting'
import { formatMoney } from '../reports/format'
import { Month } from './plan-cost'

export const BudgetId = RowId.brand<'BudgetId'>()
export type BudgetId = z.infer<typeof BudgetId>

const budgetShape = {
  /** Null: all campaigns. */
  campaignId: CampaignId.nullable().default(null),
  /** Null: all platforms. */
  platform: AdPlatform.nullable().default(null),
  /** Null: all placements of the platform. */
  placement: PlacementFamily.nullable().default(null),
  /** Null: all days of the version. */
  month: Month.nullable().default(null),
  /** In minor units of `currency`. */
  amountMinor: PlannedAmount,
  currency: Currency,
}

/** What may be spent, from the top down: on everything, or on a campaign, a channel, a month, or several of these at once. */
export const BudgetFields = z.object(budgetShape).refine(({ platform, placement }) => platform !== null || placement === null, { message: t`Choose the platform of the placement`, path: ['platform'] })
export type BudgetFields = z.infer<typeof BudgetFields>

export const Budget = z.object({ ...budgetShape, id: BudgetId, planId: MediaPlanId })
export type Budget = z.infer<typeof Budget>

/** A budget against what is planned and spent within it, all in its own currency and minor units. */
export const BudgetLine = z.object({
  budget: Budget,
  campaignName: z.string().nullable(),
  /** Planned by flights, from the bottom up, on the budget's days. */
  placedMinor: z.int(),
  /** Of the budget, not yet planned. 0 when over. */
  leftToPlaceMinor: z.int().nonnegative(),
  /** Planned beyond the budget. 0 when not. */
  overMinor: z.int().nonnegative(),
  /** Planned by flights that are booked. */
  committedMinor: z.int(),
  /** Imported spend that counts. Null: `spentReason` says why. */
  spentMinor: z.int().nullable(),
  /** Budget less spend; negative when overspent. Null where spend is. */
  leftMinor: z.int().nullable(),
  spentReason: z.string().nullable(),
  /** Flights within the budget in other currencies; they are not in `placedMinor`. */
  otherPlaced: z.array(MoneyAmount),
  /** What its figures leave out. */
  notes: z.array(z.string()),
})
export type BudgetLine = z.infer<typeof BudgetLine>

/** Budgets of one kind against the budget of the whole version. */
export const BudgetAllocation = z.object({
  by: z.enum(['campaign', 'channel', 'month']),
  currency: Currency,
  allocatedMinor: z.int(),
  /** Null: there is no budget for the whole in this currency. */
  wholeMinor: z.int().nullable(),
  /** Whole less allocated; negative when more is given out than there is. Null where the whole is. */
  leftToAllocateMinor: z.int().nullable(),
})
export type BudgetAllocation = z.infer<typeof BudgetAllocation>

/** The days a budget is for: its month, or all of its version's. */
export const budgetDays = ({ month }: Pick<Budget, 'month'>, plan: { readonly startsOn: Day; readonly endsOn: Day }): DayRange => {
  const first = month === null ? null : firstOfMonth(month)
  const days = first === null ? undefined : periodsBetween(first, first, 'month', 1)[0]
  return days ?? { from: plan.startsOn, to: plan.endsOn }
}

/** What spending within a budget is known of. */
export interface KnownSpend {
  readonly spentMinor: number | null
  readonly reason: string | null
  readonly notes: readonly string[]
}

const isWithin = ({ campaignId, platform, placement }: Budget, flight: Flight): boolean =>
  (campaignId === null || campaignId === flight.campaignId) && (platform === null || platform === flight.platform) && (placement === null || placement === flight.placement)

/** What a flight plans on some days. */
const plannedOn = ({ flight, start, cells }: LaidFlight, { from, to }: DayRange): number => {
  if (flight.startsOn >= from && flight.endsOn <= to) return flight.amountMinor
  if (flight.startsOn > to || flight.endsOn < from) return 0
  return cells.slice(Math.max(0, toDayNumber(from) - start), Math.max(0, toDayNumber(to) - start + 1)).reduce((sum, cell) => sum + cell, 0)
}

/** A budget against the flights within it and what was spent. */
export const budgetLine = (budget: Budget, campaignName: string | null, { days, flights, spend }: { readonly days: DayRange; readonly flights: readonly LaidFlight[]; readonly spend: KnownSpend }): BudgetLine => {
  const placed = new Map<string, number>()
  let [committedMinor, outsideMinor] = [0, 0]
  for (const one of flights) {
    const { flight } = one
    if (!isWithin(budget, flight)) continue
    const planned = plannedOn(one, days)
    placed.set(flight.currency, (placed.get(flight.currency) ?? 0) + planned)
    if (flight.currency !== budget.currency) continue
    if (flight.isBooked) committedMinor += planned
    outsideMinor += flight.amountMinor - planned
  }
  const placedMinor = placed.get(budget.currency) ?? 0
  return {
    budget,
    campaignName,
    placedMinor,
    leftToPlaceMinor: Math.max(0, budget.amountMinor - placedMinor),
    overMinor: Math.max(0, placedMinor - budget.amountMinor),
    committedMinor,
    spentMinor: spend.spentMinor,
    leftMinor: spend.spentMinor === null ? null : budget.amountMinor - spend.spentMinor,
    spentReason: spend.reason,
    otherPlaced: [...placed].filter(([currency, amountMinor]) => currency !== budget.currency && amountMinor > 0).map(([currency, amountMinor]) => ({ currency, amountMinor })),
    // Of a month all see that other months are not in it.
    notes: [...(budget.month === null && outsideMinor > 0 ? [t`${formatMoney(outsideMinor, budget.currency, { withCurrency: true })} are planned on days outside the plan’s and are in no figure here.`] : []), ...spend.notes],
  }
}

/** Which single thing a budget is for. Null: for several at once. */
const kindOf = ({ campaignId, platform, month }: Budget): BudgetAllocation['by'] | 'whole' | null => {
  const kinds = [...(campaignId === null ? [] : (['campaign'] as const)), ...(platform === null ? [] : (['channel'] as const)), ...(month === null ? [] : (['month'] as const))]
  return kinds.length === 0 ? 'whole' : kinds.length === 1 ? (kinds[0] ?? null) : null
}

/** How much of the whole is given out by campaign, by channel and by month. A platform's budget holds those of its placements, so these are not added to it. */
export const budgetAllocations = (budgets: readonly Budget[]): readonly BudgetAllocation[] => {
  const whole = new Map(budgets.filter((budget) => kindOf(budget) === 'whole').map(({ currency, amountMinor }) => [currency, amountMinor]))
  const isInside = (budget: Budget): boolean =>
    budget.placement !== null && budgets.some((other) => kindOf(other) === 'channel' && other.platform === budget.platform && other.placement === null && other.currency === budget.currency)
  const sums = new Map<string, { by: BudgetAllocation['by']; currency: string; allocatedMinor: number }>()
  for (const budget of budgets) {
    const by = kindOf(budget)
    if (by === null || by === 'whole' || isInside(budget)) continue
    const key = `${by} ${budget.currency}`
    sums.set(key, { by, currency: budget.currency, allocatedMinor: (sums.get(key)?.allocatedMinor ?? 0) + budget.amountMinor })
  }
  return [...sums.values()].map((sum) => {
    const wholeMinor = whole.get(sum.currency) ?? null
    return { ...sum, wholeMinor, leftToAllocateMinor: wholeMinor === null ? null : wholeMinor - sum.allocatedMinor }
  })
}
