import { dayText } from '../../shared/kernel/day-text'
import { platformNames } from '../../shared/kernel/platform'
import { type CampaignRow, objectiveNames } from '../../shared/marketing/campaign'
import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import type { DataColumn } from '../ui/DataTable'
import { MetricValue } from '../ui/MetricValue'
import { budgetView } from './budget'
import { type CampaignColumn, campaignColumnNames, metricOfColumn, sortOfColumn } from './campaign-columns'
import { kpiNames, targetView } from './kpi'
import { metricView } from './metric-view'
import { periodText } from './period-presets'
import { BudgetBar, StatusText, TargetText } from './PlanCells'

const widths: Readonly<Record<CampaignColumn, number>> = {
  status: 88, objective: 110, platforms: 120, dates: 190, owner: 110, budget: 118, target: 210, spend: 104, cost: 104, revenue: 108, impressions: 112, clicks: 84, conversions: 104, ctr: 76, cpc: 84, cpm: 84, cvr: 76, cpa: 90, roas: 74, roi: 100,
}

/** Names a kind where rows of one column may count unlike things. */
const kindText = (metric: MetricKey, row: MetricRow): string | undefined => metricView(metric, row).note ?? undefined

const Figure = ({ metric, row }: { readonly metric: MetricKey; readonly row: MetricRow }) => {
  const { text, reason } = metricView(metric, row)
  return (
    <span title={kindText(metric, row)}>
      <MetricValue text={text} reason={reason} />
    </span>
  )
}

const planCell = (column: CampaignColumn, row: CampaignRow) => {
  switch (column) {
    case 'status':
      return <StatusText status={row.status} />
    case 'objective':
      return objectiveNames[row.objective]
    case 'platforms':
      return row.platforms.map((platform) => platformNames[platform]).join(', ')
    case 'dates':
      return row.startsOn === null && row.endsOn === null ? '' : row.startsOn !== null && row.endsOn === null ? `from ${dayText(row.startsOn)}` : periodText({ from: row.startsOn, to: row.endsOn })
    case 'owner':
      return row.owner
    case 'budget': {
      const view = budgetView(row.budgetMinor, row.metrics.spendMinor, row.metrics.currency)
      return view === null ? '' : <BudgetBar view={view} />
    }
    case 'target': {
      const view = targetView(row, row.metrics)
      return view === null || row.kpi === null ? '' : <TargetText view={view} label={kpiNames[row.kpi]} />
    }
    default:
      return ''
  }
}

/** The campaign list's columns as chosen, with the sums of all that match below. */
export const campaignListColumns = (chosen: readonly CampaignColumn[], sum: MetricRow): readonly DataColumn<CampaignRow>[] => [
  { key: 'name', header: 'Campaign', width: 220, sortable: true, render: ({ name }) => <strong title={name}><bdi>{name}</bdi></strong>, footer: 'All that match' },
  ...chosen.map((column): DataColumn<CampaignRow> => {
    const metric = metricOfColumn(column)
    const common = { key: sortOfColumn(column) ?? column, header: campaignColumnNames[column], width: widths[column], sortable: sortOfColumn(column) !== null }
    if (metric === null) return { ...common, ...(column === 'budget' && { align: 'end' as const }), render: (row) => planCell(column, row) }
    return { ...common, align: 'end', render: ({ metrics }) => <Figure metric={metric} row={metrics} />, footer: <Figure metric={metric} row={sum} /> }
  }),
]
