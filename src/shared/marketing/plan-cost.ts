import { z } from 'zod'
import { monthOf } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Currency } from '../kernel/money'
import { ruleBetween } from '../kernel/rule-between'
import { t } from '../kernel/words'
import { apportion } from './apportion'
import { CampaignId } from './campaign'
import { MediaPlanId } from './flight'
import { PlannedDay } from './flighting'

export const PlanCostId = RowId.brand<'PlanCostId'>()
export type PlanCostId = z.infer<typeof PlanCostId>

/** What a planned cost beside media is for. */
export const PlanCostKind = z.enum(['fee', 'commission', 'tax', 'production', 'labour'])
export type PlanCostKind = z.infer<typeof PlanCostKind>

export const planCostKindNames: Readonly<Record<PlanCostKind, string>> = { fee: t`Fee`, commission: t`Commission`, tax: t`Tax`, production: t`Production`, labour: t`Labour` }

/** A month that may be planned for, `2026-03`. */
export const Month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, t`A month is written like 2026-03`)

/** How a planned cost comes about. */
export const PlanCostRule = z.discriminatedUnion('rule', [
  /** A share of the media it stands beside, in millionths: 150,000 is 15 %. In each of the media's currencies. */
  z.object({ rule: z.literal('percent'), ratePpm: z.int().positive().max(10_000_000) }),
  /** One amount on one day. */
  z.object({ rule: z.literal('once'), amountMinor: z.int().positive().max(10 ** 14), currency: Currency, on: PlannedDay }),
  /** An amount in every month from one to another, both included. */
  z
    .object({ rule: z.literal('monthly'), amountMinor: z.int().positive().max(10 ** 12), currency: Currency, from: Month, to: Month })
    .refine(({ from, to }) => from <= to, { ...ruleBetween('from', 'to'), message: t`The last month is before the first`, path: ['to'] }),
])
export type PlanCostRule = z.infer<typeof PlanCostRule>

export const PlanCostFields = z.object({
  /** Null: it stands beside the whole plan. */
  campaignId: CampaignId.nullable().default(null),
  kind: PlanCostKind,
  label: z.string().trim().min(1, t`Say what it is for`).max(300),
  rule: PlanCostRule,
})
export type PlanCostFields = z.infer<typeof PlanCostFields>

export const PlanCost = PlanCostFields.extend({ id: PlanCostId, planId: MediaPlanId, lineage: z.int().positive() })
export type PlanCost = z.infer<typeof PlanCost>

/** Amounts of one currency by month, a place for each month of the plan. */
export interface MonthlyAmounts {
  readonly currency: string
  readonly byMonth: readonly number[]
}

const share = (amountMinor: number, ratePpm: number): number => Number((BigInt(amountMinor) * BigInt(ratePpm) + 500_000n) / 1_000_000n)

/**
 * What a planned cost comes to, by currency and month, given the media it stands beside. A percentage is taken of the whole media first, rounded half
 * up once, then laid over the months as the media lies. Months outside those given are left out.
 */
export const planCostAmounts = (rule: PlanCostRule, { months, media }: { readonly months: readonly string[]; readonly media: readonly MonthlyAmounts[] }): readonly MonthlyAmounts[] => {
  switch (rule.rule) {
    case 'percent':
      return media.map(({ currency, byMonth }) => {
        const whole = share(byMonth.reduce((sum, amount) => sum + amount, 0), rule.ratePpm)
        return { currency, byMonth: apportion(whole, byMonth) ?? months.map(() => 0) }
      })
    case 'once':
      return [{ currency: rule.currency, byMonth: months.map((month) => (month === monthOf(rule.on) ? rule.amountMinor : 0)) }]
    case 'monthly':
      return [{ currency: rule.currency, byMonth: months.map((month) => (month >= rule.from && month <= rule.to ? rule.amountMinor : 0)) }]
  }
}
