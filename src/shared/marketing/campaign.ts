import { z } from 'zod'
import { Day } from '../kernel/day'
import { RowId } from '../kernel/id'
import { Currency } from '../kernel/money'
import { KeptName, typedName } from '../kernel/name'
import { AdPlatform } from '../kernel/platform'
import { t } from '../kernel/words'
import { MetricRow } from './metrics'

export const CampaignId = RowId.brand<'CampaignId'>()
export type CampaignId = z.infer<typeof CampaignId>

/** What a campaign is for. It decides which KPIs are offered. `unknown`: it came with an import and nobody has said yet. */
export const Objective = z.enum(['unknown', 'awareness', 'traffic', 'engagement', 'leads', 'app_promotion', 'sales'])
export type Objective = z.infer<typeof Objective>

export const objectiveNames: Readonly<Record<Objective, string>> = {
  unknown: t`Not set`, awareness: t`Awareness`, traffic: t`Traffic`, engagement: t`Engagement`, leads: t`Leads`, app_promotion: t`App promotion`, sales: t`Sales`,
}

/** The measure a campaign is steered by. Costs and counts are better low or high as `kpis` says. */
export const Kpi = z.enum(['impressions', 'reach', 'cpm', 'clicks', 'ctr', 'cpc', 'conversions', 'cvr', 'cpa', 'revenue', 'roas', 'roi'])
export type Kpi = z.infer<typeof Kpi>

/** The KPIs that fit each objective, most usual first. */
export const kpisByObjective: Readonly<Record<Objective, readonly Kpi[]>> = {
  unknown: ['clicks', 'ctr', 'cpc', 'conversions', 'cpa', 'roas', 'roi', 'impressions', 'reach', 'cpm', 'cvr', 'revenue'],
  awareness: ['reach', 'impressions', 'cpm'],
  traffic: ['clicks', 'ctr', 'cpc'],
  engagement: ['clicks', 'ctr', 'cpc', 'impressions'],
  leads: ['conversions', 'cpa', 'cvr'],
  app_promotion: ['conversions', 'cpa', 'cvr'],
  sales: ['roas', 'roi', 'revenue', 'conversions', 'cpa'],
}

export const CampaignStatus = z.enum(['draft', 'active', 'ended', 'archived'])
export type CampaignStatus = z.infer<typeof CampaignStatus>

export const campaignStatusNames: Readonly<Record<CampaignStatus, string>> = { draft: t`Draft`, active: t`Active`, ended: t`Ended`, archived: t`Archived` }

/** What a person plans for a campaign. */
export const KeptCampaignFields = z.object({
  name: KeptName,
  objective: Objective.default('unknown'),
  kpi: Kpi.nullable().default(null),
  /** Target of the KPI in its own unit: a ratio as a fraction, money in minor units, a count as a count. Null: no target. */
  target: z.number().positive().nullable().default(null),
  status: CampaignStatus.default('active'),
  startsOn: Day.nullable().default(null),
  endsOn: Day.nullable().default(null),
  /** Planned media spend in minor units of `currency`. Null: no budget set. */
  budgetMinor: z.int().nonnegative().nullable().default(null),
  /** Null: the workbook's currency. */
  currency: Currency.nullable().default(null),
  owner: z.string().trim().max(120).default(''),
  brief: z.string().max(50_000).default(''),
})
/** The same as it is typed. */
export const CampaignFields = KeptCampaignFields.extend({ name: typedName(300, t`A campaign needs a name`) })
export type CampaignFields = z.infer<typeof CampaignFields>

export const Campaign = KeptCampaignFields.extend({
  id: CampaignId,
  /** Ad platforms with imported results of this campaign. */
  platforms: z.array(AdPlatform),
  /** True when an import created it, because its files named it. */
  isImported: z.boolean(),
  createdAt: z.iso.datetime(),
})
export type Campaign = z.infer<typeof Campaign>

/** A campaign as one is chosen from a list of names, with the currency that is proposed for what is typed of it. */
export const CampaignName = Campaign.pick({ id: true, name: true, currency: true })
export type CampaignName = z.infer<typeof CampaignName>

/** A campaign in the list, with its results and costs over the asked days and platform. Null metrics: none in its own currency. */
export const CampaignRow = Campaign.pick({ id: true, name: true, objective: true, kpi: true, target: true, status: true, startsOn: true, endsOn: true, budgetMinor: true, platforms: true, owner: true }).extend({
  metrics: MetricRow,
  /** Media spend of all days and platforms in minor units of the campaign's currency, for its budget. Null: no budget set, or no spend known. */
  spentMinor: z.int().nullable(),
})
export type CampaignRow = z.infer<typeof CampaignRow>
