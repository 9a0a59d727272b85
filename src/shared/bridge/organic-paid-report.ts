import { z } from 'zod'
import { Day } from '../kernel/day'
import { Currency } from '../kernel/money'
import { t } from '../kernel/words'
import { Objective } from '../marketing/campaign'
import { ExchangeRate } from '../marketing/exchange-rate'
import { Period } from '../marketing/metrics'
import { OtherCurrencies } from '../reports/roi.contract'
import { AttributionRule } from './attribution'

/** What a comparison is about: everything, or campaigns of the objectives that serve one goal. Networking serves them all. */
export const BridgeGoal = z.enum(['all', 'awareness', 'engagement', 'leads', 'sales'])
export type BridgeGoal = z.infer<typeof BridgeGoal>

export const bridgeGoalNames: Readonly<Record<BridgeGoal, string>> = { all: t`All goals`, awareness: t`Awareness`, engagement: t`Traffic and engagement`, leads: t`Leads`, sales: t`Sales` }

/** Objectives of the campaigns that serve each goal. Null: all, and results that name no campaign. */
export const goalObjectives: Readonly<Record<BridgeGoal, readonly Objective[] | null>> = { all: null, awareness: ['awareness'], engagement: ['traffic', 'engagement'], leads: ['leads'], sales: ['sales', 'app_promotion'] }

export const OrganicPaidFilters = z.object({
  goal: BridgeGoal.default('all'),
  period: Period.default({ from: null, to: null }),
  rule: AttributionRule.default('first'),
  /** Null: the workbook's main currency. */
  currency: Currency.nullable().default(null),
  otherCurrencies: OtherCurrencies.default('convert'),
  compare: z.enum(['none', 'previous']).default('none'),
})
export type OrganicPaidFilters = z.infer<typeof OrganicPaidFilters>

/** A column of the comparison. `other`: campaigns that serve other goals than the one asked for, and what names no campaign; absent where all are. */
export const ReportSide = z.enum(['organic', 'paid', 'other', 'unattributed', 'total'])
export type ReportSide = z.infer<typeof ReportSide>

export const reportSideNames: Readonly<Record<ReportSide, string>> = { organic: t`Organic`, paid: t`Paid`, other: t`Paid for other goals`, unattributed: t`Unattributed`, total: t`Total` }

/** One figure, in the report's currency where it is money (minor units; a cost per something is not rounded). A null value has its reason. */
export const SideCell = z.object({
  kind: z.enum(['money', 'count', 'decimal', 'percent', 'ratio']),
  value: z.number().nullable(),
  /** Why there is no figure. Null: there is one. */
  reason: z.string().nullable(),
  /** What kind of thing was counted, where the line's name does not say, and what the figure leaves out. */
  note: z.string().nullable(),
})
export type SideCell = z.infer<typeof SideCell>

export const OrganicPaidLine = z.object({
  key: z.string(),
  group: z.enum(['effort', 'results', 'ratios']),
  label: z.string(),
  /** How it is counted, the same for all columns. */
  definition: z.string(),
  cells: z.partialRecord(ReportSide, SideCell),
})
export type OrganicPaidLine = z.infer<typeof OrganicPaidLine>

/** What one rule makes of the same deals and people. */
export const RuleLine = z.object({ rule: AttributionRule, side: ReportSide, deals: SideCell, revenue: SideCell, leads: SideCell, customers: SideCell, roi: SideCell })
export type RuleLine = z.infer<typeof RuleLine>

export const OrganicPaidReport = z.object({
  report: z.literal('organicPaid'),
  workbook: z.string(),
  filters: OrganicPaidFilters,
  currency: Currency,
  grossMargin: z.number().nullable(),
  /** The columns, in order. */
  sides: z.array(ReportSide),
  lines: z.array(OrganicPaidLine),
  /** The days just before, as many, where they are compared with. Null: they are not, or the period is open. */
  before: z.object({ from: Day, to: Day, lines: z.array(OrganicPaidLine) }).nullable(),
  /** Every rule beside the chosen one, side by side. */
  rules: z.array(RuleLine),
  time: z.object({
    loggedMinutes: z.int(),
    estimatedMinutes: z.int(),
    /** Share of the minutes that are estimated, as a fraction. Null: no minutes. */
    estimatedShare: z.number().nullable(),
  }),
  /** Every exchange rate that went into an amount. */
  rates: z.array(ExchangeRate),
  /** Currencies of amounts for which no rate to the report's currency held on the day; sums with them have no figure. */
  missingRates: z.array(z.object({ from: Currency, on: Day })),
  /** Newest day any counted ad result covers. */
  dataTo: Day.nullable(),
  /** True: no line has a figure other than 0, none lacks a rate or leaves out a currency, and neither minutes nor media are known. */
  isEmpty: z.boolean(),
  notes: z.array(z.string()),
  definitions: z.array(z.object({ label: z.string(), definition: z.string() })),
})
export type OrganicPaidReport = z.infer<typeof OrganicPaidReport>
