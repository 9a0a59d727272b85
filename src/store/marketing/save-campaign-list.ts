import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { type CampaignRow, campaignStatusNames, objectiveNames } from '../../shared/marketing/campaign'
import type { CampaignChoice, campaignContract } from '../../shared/marketing/campaign.contract'
import { kpiCell, kpiNames } from '../../shared/marketing/kpi'
import { clickTypeNames, metricDefinitions, type MetricKey } from '../../shared/marketing/metrics'
import { dayCell, moneyCell, textCell } from '../../shared/reports/cells'
import { metricCell } from '../../shared/reports/roi-document'
import type { Handlers } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { type ListColumn, saveList } from '../list-of'
import { listCampaigns } from './campaign-list'

/** A campaign as its line tells it. */
type Listed = CampaignRow & { readonly brief: string }

type Column = ListColumn<Listed>

const textColumn = (label: string, width: number, textOf: (campaign: Listed) => string): Column => ({ label, width, cell: (campaign) => textCell(textOf(campaign)) })

const metricColumn = (metric: MetricKey): Column => ({ label: metricDefinitions[metric].label, width: 13, cell: ({ metrics }) => metricCell(metric, metrics) })

/** The days and the platform whose results a line tells, where not all are meant. */
const scopeColumns = ({ period, platform }: CampaignChoice): readonly Column[] => [
  ...(period.from === null ? [] : [{ label: t`Results from`, width: 12, cell: () => dayCell(period.from) }]),
  ...(period.to === null ? [] : [{ label: t`Results to`, width: 12, cell: () => dayCell(period.to) }]),
  ...(platform === null ? [] : [textColumn(t`Results on`, 12, () => platformNames[platform])]),
]

const columnsFor = (choice: CampaignChoice): readonly Column[] => [
  textColumn(t`Campaign`, 36, ({ name }) => name),
  textColumn(t`Status`, 10, ({ status }) => campaignStatusNames[status]),
  textColumn(t`Platforms`, 18, ({ platforms }) => platforms.map((platform) => platformNames[platform]).join(', ')),
  textColumn(t`Objective`, 14, ({ objective }) => objectiveNames[objective]),
  textColumn(t`Owner`, 18, ({ owner }) => owner),
  { label: t`Starts`, width: 12, cell: ({ startsOn }) => dayCell(startsOn) },
  { label: t`Ends`, width: 12, cell: ({ endsOn }) => dayCell(endsOn) },
  textColumn(t`Currency`, 10, ({ metrics }) => metrics.currency),
  { label: t`Media budget`, width: 13, cell: ({ budgetMinor, metrics }) => moneyCell(budgetMinor, metrics.currency, '') },
  { label: t`Budget used`, width: 13, cell: ({ spentMinor, metrics }) => moneyCell(spentMinor, metrics.currency, '') },
  textColumn(t`KPI`, 13, ({ kpi }) => (kpi === null ? '' : kpiNames[kpi])),
  { label: t`Target`, width: 10, cell: ({ kpi, target, metrics }) => (kpi === null ? textCell('') : kpiCell(kpi, target, metrics.currency)) },
  ...scopeColumns(choice),
  ...(['spend', 'cost', 'revenue', 'impressions', 'clicks'] as const).map(metricColumn),
  textColumn(t`Kind of clicks`, 16, ({ metrics: { clicks, clickType } }) => (clicks === null || clickType === null ? '' : clickTypeNames[clickType])),
  metricColumn('conversions'),
  textColumn(t`Kind of conversions`, 18, ({ metrics: { conversions, conversionKind } }) => (conversions === null ? '' : (conversionKind ?? ''))),
  ...(['ctr', 'cpc', 'cpm', 'cvr', 'cpa', 'roas', 'roi'] as const).map(metricColumn),
  textColumn(t`Brief`, 48, ({ brief }) => brief),
]

/** Writes campaigns as a file, as they stand when it is asked for; the job of the contract. */
export const saveCampaignList: Handlers<typeof campaignContract, StoreContext>['saveList'] = (context, { format, ...choice }, control) => {
  const { rows } = listCampaigns(context, { ...choice, groupBy: null, offset: 0, limit: Infinity })
  const briefOf = context.prepare('SELECT brief FROM campaign WHERE id = ?').pluck()
  const items = rows.map((row) => ({ ...row, brief: String(briefOf.get(row.id)) }))
  return saveList(context, control, { format, name: t`Campaigns`, label: t`Writing campaigns`, columns: columnsFor(choice), items: () => items, total: items.length })
}
