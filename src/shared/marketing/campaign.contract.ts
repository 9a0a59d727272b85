import { z } from 'zod'
import { Day } from '../kernel/day'
import { manyIds, Removed } from '../kernel/id'
import { Currency } from '../kernel/money'
import { Output } from '../kernel/output'
import { groupedPageOf, PageRequest, SortDirection } from '../kernel/page'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { command, errors, job, query } from '../rpc/contract'
import { Campaign, CampaignFields, CampaignId, CampaignName, CampaignRow, CampaignStatus, Objective } from './campaign'
import { CreativeId } from './creative'
import { MediaPlanId } from './flight'
import { InOtherCurrency, MetricRow, Period } from './metrics'

export const CampaignNotFound = z.object({ type: z.literal('CampaignNotFound'), id: CampaignId })
/** These of the campaigns have imported results, from these files; they must be undone as imports first. */
const CampaignHasResults = z.object({ type: z.literal('CampaignHasResults'), ids: z.array(CampaignId), batches: z.array(z.string()) })
export const EndsBeforeStart = z.object({ type: z.literal('EndsBeforeStart') })

const CampaignPatch = z.object({
  name: CampaignFields.shape.name,
  objective: CampaignFields.shape.objective.unwrap(),
  kpi: CampaignFields.shape.kpi.unwrap(),
  target: CampaignFields.shape.target.unwrap(),
  status: CampaignFields.shape.status.unwrap(),
  startsOn: CampaignFields.shape.startsOn.unwrap(),
  endsOn: CampaignFields.shape.endsOn.unwrap(),
  budgetMinor: CampaignFields.shape.budgetMinor.unwrap(),
  currency: CampaignFields.shape.currency.unwrap(),
  owner: CampaignFields.shape.owner.unwrap(),
  brief: CampaignFields.shape.brief.unwrap(),
}).partial()

/** Columns of the campaign list that can be sorted in SQL or after the sums are taken; n/a comes last in both directions. */
export const CampaignSort = z.enum(['name', 'status', 'startsOn', 'spend', 'cost', 'revenue', 'impressions', 'clicks', 'conversions', 'ctr', 'cpc', 'cpm', 'cvr', 'cpa', 'roas', 'roi'])
export type CampaignSort = z.infer<typeof CampaignSort>

/** What campaigns can be grouped by. `platforms`: all that one runs on together, so that each stands once. */
export const CampaignGrouping = z.enum(['status', 'objective', 'platforms', 'owner'])
export type CampaignGrouping = z.infer<typeof CampaignGrouping>

/** What is said of a campaign's copy. `planId`: the version whose flights are copied too; null: none. */
export const CampaignCopyFields = z.object({ id: CampaignId, name: CampaignFields.shape.name, startsOn: Day.nullable().default(null), planId: MediaPlanId.nullable().default(null) })

/** What shows campaigns by their name, or belongs to them. */
const named = ['mediaPlan', 'flight', 'budget', 'quarterGoal', 'pacing', 'audience', 'creative', 'calendar', 'advice'] as const

/** Which campaigns, of which days and platform, and in what order. */
const CampaignChoice = z.object({
  /** These alone. Null: all. */
  ids: z.array(CampaignId).max(500).nullable().default(null),
  search: z.string().max(200).default(''),
  status: CampaignStatus.nullable().default(null),
  /** Whether campaigns that were put away are among them. */
  withArchived: z.boolean().default(true),
  objective: Objective.nullable().default(null),
  platform: AdPlatform.nullable().default(null),
  /** Campaigns planned in this currency, and the currency of their sum. Null: all campaigns, summed in the workbook's main one. */
  currency: Currency.nullable().default(null),
  period: Period.default({ from: null, to: null }),
  sort: CampaignSort.default('spend'),
  direction: SortDirection.default('descending'),
})
export type CampaignChoice = z.infer<typeof CampaignChoice>

export const campaignContract = {
  /** A page of campaigns with results and costs in the period, and the same over all that match. Sorted by an amount, those in the currency of `sum` come first, then those in others, by code. */
  list: query({
    input: PageRequest.extend({ ...CampaignChoice.shape, groupBy: CampaignGrouping.nullable().default(null) }),
    output: groupedPageOf(CampaignRow).extend({ sum: MetricRow, otherCurrencies: z.array(InOtherCurrency), warnings: z.array(z.string()) }),
  }),
  /** All of these campaigns in this order as a file: what is planned of each, and its results and costs in the period; a figure that is not known is blank. */
  saveList: job({ input: CampaignChoice.extend({ format: z.enum(['csv', 'xlsx']) }), output: Output, label: t`Save campaigns as a file` }),
  /** Every campaign by name, to choose one from. */
  names: query({ input: z.object({}), output: z.array(CampaignName) }),
  get: query({ input: z.object({ id: CampaignId }), output: Campaign, errors: errors(CampaignNotFound) }),
  /**
   * One campaign's results: its sums, by day or by imported period, by ad set, by ad and by creative. Days and periods are never mixed:
   * `byDay` holds day results, `byPeriod` the stretches known only as a whole.
   */
  results: query({
    input: z.object({ id: CampaignId, period: Period.default({ from: null, to: null }) }),
    output: z.object({
      sum: MetricRow,
      /** Days with results, and those on which a deal was won. Minor units of the campaign's currency, as in `metrics`; the days are many, so they carry what is drawn of them. */
      byDay: z.array(z.object({ on: Day, spendMinor: MetricRow.shape.spendMinor, revenueMinor: MetricRow.shape.revenueMinor })),
      byPeriod: z.array(z.object({ from: Day.nullable(), to: Day.nullable(), metrics: MetricRow })),
      byAdSet: z.array(z.object({ name: z.string(), platform: AdPlatform, metrics: MetricRow })),
      /** Ads of one name are one, also where they run in several ad sets. `creativeId`: the campaign's creative that they run, by their name; null: none, or one cannot tell which. */
      byAd: z.array(z.object({ name: z.string(), platform: AdPlatform, creativeId: CreativeId.nullable(), metrics: MetricRow })),
      /** All ads of a creative on a platform. */
      byCreative: z.array(z.object({ id: CreativeId, name: z.string(), platform: AdPlatform, metrics: MetricRow })),
      /** Newest day any counted result covers. Null: no dated result. */
      dataTo: Day.nullable(),
      warnings: z.array(z.string()),
    }),
    errors: errors(CampaignNotFound),
  }),
  add: command({ input: CampaignFields, output: Campaign, errors: errors(EndsBeforeStart), label: t`Add campaign`, touches: ['report', 'workbook'] }),
  edit: command({
    input: z.object({ id: CampaignId, changes: CampaignPatch }),
    output: Campaign,
    errors: errors(CampaignNotFound, EndsBeforeStart),
    label: t`Edit campaign`,
    touches: ['report', 'workbook', ...named],
  }),
  /**
   * The same campaign once more as a draft without results, costs or deals. With a first day its dates move there; with a version of the media plan its
   * flights in that version are copied too, as far from the first day as before, not booked.
   */
  duplicate: command({
    input: CampaignCopyFields,
    output: Campaign,
    errors: errors(CampaignNotFound),
    label: t`Duplicate campaign`,
    touches: ['report', 'workbook', ...named],
  }),
  /** Sets the status of campaigns; `archived` puts them away. */
  setStatus: command({
    input: z.object({ ids: manyIds(CampaignId), status: CampaignStatus }),
    output: z.object({ changed: z.int() }),
    label: t`Set status of campaigns`,
    labelOfOne: t`Set status of campaign`,
    touches: ['report', 'workbook', ...named],
  }),
  /** Removes campaigns with their cost lines, flights, planned costs, budgets and goals, all of them or none; their deals and creatives stay without a campaign. */
  remove: command({
    input: z.object({ ids: manyIds(CampaignId) }),
    output: Removed,
    errors: errors(CampaignHasResults),
    label: t`Remove campaigns`,
    labelOfOne: t`Remove campaign`,
    touches: ['report', 'workbook', 'deal', 'costLine', 'planCost', 'experiment', 'customerValue', ...named],
  }),
}
