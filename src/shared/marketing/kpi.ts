import type { Currency } from '../kernel/money'
import { t } from '../kernel/words'
import type { ReportCell } from '../reports/document'
import type { Kpi } from './campaign'
import { metricDefinitions } from './metrics'

/** How KPIs are called. */
export const kpiNames: Readonly<Record<Kpi, string>> = {
  impressions: metricDefinitions.impressions.label,
  reach: t`Reach`,
  cpm: metricDefinitions.cpm.label,
  clicks: metricDefinitions.clicks.label,
  ctr: metricDefinitions.ctr.label,
  cpc: metricDefinitions.cpc.label,
  conversions: metricDefinitions.conversions.label,
  cvr: metricDefinitions.cvr.label,
  cpa: metricDefinitions.cpa.label,
  revenue: metricDefinitions.revenue.label,
  roas: metricDefinitions.roas.label,
  roi: metricDefinitions.roi.label,
}

type KpiUnit = 'money' | 'count' | 'decimal' | 'percent' | 'ratio'

/** What a KPI and its target are counted in. */
export const kpiUnits: Readonly<Record<Kpi, KpiUnit>> = {
  impressions: 'count', reach: 'count', cpm: 'money', clicks: 'count', ctr: 'percent', cpc: 'money', conversions: 'decimal', cvr: 'percent', cpa: 'money', revenue: 'money', roas: 'ratio', roi: 'percent',
}

/** A value of a KPI in its own unit as a cell; `currency`: of those that are amounts. */
export const kpiCell = (kpi: Kpi, value: number | null, currency: Currency): ReportCell => {
  const kind = kpiUnits[kpi]
  return kind === 'money' ? { kind, value, currency } : { kind, value }
}
