import { z } from 'zod'
import { Day } from '../kernel/day'
import { Currency } from '../kernel/money'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { CampaignId } from '../marketing/campaign'
import { CreativeId } from '../marketing/creative'
import { Period, RevenueSource } from '../marketing/metrics'
import { OtherCurrencies } from '../reports/roi.contract'
import { command, errors, query } from '../rpc/contract'
import { AttributionSetting, DefinitionBreak, DefinitionBreakFields, DefinitionBreakId } from './pedigree'

/** A measure whose figure can be opened. */
export const PedigreeMetric = z.enum(['spend', 'cost', 'revenue', 'impressions', 'clicks', 'conversions', 'ctr', 'cpc', 'cpm', 'cvr', 'cpa', 'cpaLow', 'cpaHigh', 'roas', 'poas', 'mer', 'breakEvenRoas', 'roi', 'blendedRoi'])

/**
 * A part of results that stands by itself. Of one campaign: an ad set of the scope's platform, the ads of one name or of one creative there, or what is known only as a whole, between two days or without any.
 * Of all: a line of the ROI report that no campaign or no single platform stands for, by its key there.
 */
const PedigreePart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ad_set'), name: z.string() }),
  z.object({ kind: z.literal('ad'), name: z.string() }),
  z.object({ kind: z.literal('creative'), id: CreativeId }),
  z.object({ kind: z.literal('stretch'), from: Day.nullable(), to: Day.nullable() }),
  z.object({ kind: z.literal('line'), by: z.enum(['campaign', 'platform']), key: z.string() }),
])
type PedigreePart = z.infer<typeof PedigreePart>

/** Which rows a figure is made of. */
export const PedigreeScope = z.object({
  period: Period.default({ from: null, to: null }),
  platform: AdPlatform.nullable().default(null),
  campaignId: CampaignId.nullable().default(null),
  /** Null: the main currency. */
  currency: Currency.nullable().default(null),
  otherCurrencies: OtherCurrencies.default('leave_out'),
  /** The day whose rates convert. Null: the last of the period, or today where it is open. */
  ratesOn: Day.nullable().default(null),
  revenueSource: RevenueSource.default('both'),
  /** Null: all of it. */
  part: PedigreePart.nullable().default(null),
})
export type PedigreeScope = z.infer<typeof PedigreeScope>

/** One figure. Money in minor units of the pedigree's currency. */
const Figure = z.object({ label: z.string(), kind: z.enum(['money', 'count', 'decimal', 'percent', 'ratio']), value: z.number().nullable(), reason: z.string().nullable() })
export type PedigreeFigure = z.infer<typeof Figure>

/** Where a figure comes from. */
export const Pedigree = z.object({
  definition: z.string(),
  figure: Figure,
  /** The sums it is taken from, in the order of the formula; each stands by itself. */
  parts: z.array(Figure),
  /** With the sums put in: `25 ÷ 1,000`. Null: it is a sum, or has no value. */
  arithmetic: z.string().nullable(),
  currency: Currency,
  /** The kind of clicks in it. Null: none are, or they are not known. */
  clickType: z.string().nullable(),
  conversionKind: z.string().nullable(),
  /** Windows that the files name. */
  settings: z.array(AttributionSetting),
  /** Platforms whose files name none, with what they usually count by. */
  usual: z.array(z.object({ platform: AdPlatform, window: z.string() })),
  breaks: z.array(DefinitionBreak),
  /** Newest day any of the rows covers. Null: no row has a day. */
  dataTo: Day.nullable(),
  /** Imports whose rows are in it, the newest first, with how many. */
  batches: z.array(z.object({ id: z.int(), file: z.string(), platform: z.string(), importedAt: z.string(), rows: z.int() })),
  rowCount: z.int().nonnegative(),
  /** The first rows, newest day first; each in its own currency. */
  rows: z.array(
    z.object({
      from: Day.nullable(),
      to: Day.nullable(),
      what: z.string(),
      platform: AdPlatform,
      currency: Currency,
      spendMinor: z.int().nullable(),
      impressions: z.int().nullable(),
      clicks: z.int().nullable(),
      conversions: z.number().nullable(),
      valueMinor: z.int().nullable(),
      batch: z.int(),
    }),
  ),
  notes: z.array(z.string()),
})
export type Pedigree = z.infer<typeof Pedigree>

const DefinitionBreakNotFound = z.object({ type: z.literal('DefinitionBreakNotFound'), id: DefinitionBreakId })

export const pedigreeContract = {
  /** Formula, sums, kinds, windows, imports and rows behind one figure. */
  of: query({ input: PedigreeScope.extend({ metric: PedigreeMetric }), output: Pedigree }),
  /** Breaks within a period, typed in and told by the files, by day: of one platform, one campaign's platforms, or all. */
  breaks: query({ input: PedigreeScope.pick({ period: true, platform: true, campaignId: true }), output: z.array(DefinitionBreak) }),
  addBreak: command({ input: DefinitionBreakFields, output: DefinitionBreak, label: t`Add definition break` }),
  removeBreak: command({ input: z.object({ id: DefinitionBreakId }), output: z.object({}), errors: errors(DefinitionBreakNotFound), label: t`Remove definition break` }),
}
