import { z } from 'zod'
import type { CampaignSort } from '../../shared/marketing/campaign.contract'
import { metricDefinitions, type MetricKey } from '../../shared/marketing/metrics'

/** Columns of the campaign list. The name is always there. */
export const CampaignColumn = z.enum(['status', 'objective', 'platforms', 'dates', 'owner', 'budget', 'target', 'spend', 'cost', 'revenue', 'impressions', 'clicks', 'conversions', 'ctr', 'cpc', 'cpm', 'cvr', 'cpa', 'roas', 'roi'])
export type CampaignColumn = z.infer<typeof CampaignColumn>

export const campaignColumnNames: Readonly<Record<CampaignColumn, string>> = {
  status: 'Status',
  objective: 'Objective',
  platforms: 'Platforms',
  dates: 'Dates',
  owner: 'Owner',
  budget: 'Budget used',
  target: 'Target',
  spend: metricDefinitions.spend.label,
  cost: metricDefinitions.cost.label,
  revenue: metricDefinitions.revenue.label,
  impressions: metricDefinitions.impressions.label,
  clicks: metricDefinitions.clicks.label,
  conversions: metricDefinitions.conversions.label,
  ctr: metricDefinitions.ctr.label,
  cpc: metricDefinitions.cpc.label,
  cpm: metricDefinitions.cpm.label,
  cvr: metricDefinitions.cvr.label,
  cpa: metricDefinitions.cpa.label,
  roas: metricDefinitions.roas.label,
  roi: metricDefinitions.roi.label,
}

/** Shown until the person chooses otherwise: enough to judge a campaign on a laptop's width. */
export const defaultCampaignColumns: readonly CampaignColumn[] = ['status', 'budget', 'target', 'spend', 'revenue', 'clicks', 'ctr', 'conversions', 'roas', 'roi']

const metricColumns: Readonly<Partial<Record<CampaignColumn, MetricKey>>> = {
  spend: 'spend', cost: 'cost', revenue: 'revenue', impressions: 'impressions', clicks: 'clicks', conversions: 'conversions', ctr: 'ctr', cpc: 'cpc', cpm: 'cpm', cvr: 'cvr', cpa: 'cpa', roas: 'roas', roi: 'roi',
}

/** The measure a column shows. Null: it shows something of the plan. */
export const metricOfColumn = (column: CampaignColumn): MetricKey | null => metricColumns[column] ?? null

/** What the store sorts by when a column's heading is used. Null: it cannot be sorted. */
export const sortOfColumn = (column: CampaignColumn | 'name'): CampaignSort | null => {
  switch (column) {
    case 'name':
    case 'status':
      return column
    case 'dates':
      return 'startsOn'
    case 'objective':
    case 'platforms':
    case 'owner':
    case 'budget':
    case 'target':
      return null
    case 'spend':
    case 'cost':
    case 'revenue':
    case 'impressions':
    case 'clicks':
    case 'conversions':
    case 'ctr':
    case 'cpc':
    case 'cpm':
    case 'cvr':
    case 'cpa':
    case 'roas':
    case 'roi':
      return column
  }
}

/** The chosen columns in their fixed order. */
export const orderColumns = (chosen: Iterable<CampaignColumn>): readonly CampaignColumn[] => {
  const set = new Set(chosen)
  return CampaignColumn.options.filter((column) => set.has(column))
}

/** Columns as they were kept, without those this build does not know. Null or damaged: the default ones. */
export const parseKeptColumns = (kept: unknown): readonly CampaignColumn[] => {
  const list = z.array(z.string()).safeParse(kept)
  if (!list.success) return defaultCampaignColumns
  const known = list.data.flatMap((name) => {
    const column = CampaignColumn.safeParse(name)
    return column.success ? [column.data] : []
  })
  return orderColumns(known)
}
