import { z } from 'zod'
import { Day } from '../kernel/day'
import { Currency } from '../kernel/money'
import { AdPlatform } from '../kernel/platform'
import { CampaignId } from '../marketing/campaign'
import { ExchangeRate } from '../marketing/exchange-rate'
import { InOtherCurrency, MetricRow, Period, RevenueSource } from '../marketing/metrics'

/** What becomes of amounts in other currencies than a report's own. */
export const OtherCurrencies = z.enum(['convert', 'leave_out'])
export type OtherCurrencies = z.infer<typeof OtherCurrencies>

export const RoiGrouping = z.enum(['campaign', 'platform', 'month', 'week', 'day'])
export type RoiGrouping = z.infer<typeof RoiGrouping>

/** What is asked of the ROI report. Null filters ask for everything. */
export const RoiFilters = z.object({
  by: RoiGrouping.default('campaign'),
  period: Period.default({ from: null, to: null }),
  /** `previous`: the same number of days just before. Needs both ends of `period`. */
  compare: z.enum(['none', 'previous']).default('none'),
  platform: AdPlatform.nullable().default(null),
  campaignId: CampaignId.nullable().default(null),
  /** Currency of the report. Null: the workbook's where it has results in it, else the one with most spend rows. */
  currency: Currency.nullable().default(null),
  /** `convert`: as far as there are rates. */
  otherCurrencies: OtherCurrencies.default('convert'),
  /** The day whose rates convert. Null: the last of the period, or today where it is open. What a line is made of is asked for with the day of its report. */
  ratesOn: Day.nullable().default(null),
  revenueSource: RevenueSource.default('both'),
})
export type RoiFilters = z.infer<typeof RoiFilters>

export const RoiRow = MetricRow.extend({
  /**
   * Campaign id, platform, `2026-03`, Monday of the week, or the day. `account:3`: results of an account that name no campaign;
   * `2026-03-26..2026-04-25`: results known only as a whole for longer than the line. `none`: what belongs to no group.
   */
  key: z.string(),
  label: z.string(),
  /** The same group in the compared period. Null: no comparison asked, or nothing there. */
  previous: MetricRow.nullable(),
})
export type RoiRow = z.infer<typeof RoiRow>

export const RoiReport = z.object({
  report: z.literal('roi'),
  workbook: z.string(),
  filters: RoiFilters,
  currency: Currency,
  grossMargin: z.number().nullable(),
  rows: z.array(RoiRow),
  total: MetricRow.extend({ previous: MetricRow.nullable() }),
  /** The compared period. Null: none. */
  previousPeriod: z.object({ from: Day, to: Day }).nullable(),
  /** Oldest day any counted result covers. Null: none is dated, or some are not. */
  dataFrom: Day.nullable().default(null),
  /** Newest day any counted result covers. */
  dataTo: Day.nullable(),
  /** By which rate the amounts of each other currency are in the figures, each as a sentence that is among the warnings; those of the compared period apart, by the rate of its own last day. */
  conversions: z.array(z.object({ currency: Currency, on: Day, rate: ExchangeRate, isOfPrevious: z.boolean(), sentence: z.string() })).default([]),
  /** The day whose rates convert, also where nothing is in another currency: MER counts the days on which any that they lead from was spent. Null: nothing is converted. */
  ratesOn: Day.nullable().default(null),
  /** What there is in other currencies, each as a sentence; it is in no figure, and among the warnings. */
  otherCurrencies: z.array(InOtherCurrency).default([]),
  warnings: z.array(z.string()),
})
export type RoiReport = z.infer<typeof RoiReport>

export const ReportFormat = z.enum(['json', 'csv', 'xlsx', 'pdf', 'html'])
export type ReportFormat = z.infer<typeof ReportFormat>
