import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconSpeakerphone } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SortDirection } from '../../shared/kernel/page'
import { AdPlatform, platformNames } from '../../shared/kernel/platform'
import type { CampaignRow, CampaignStatus, Objective } from '../../shared/marketing/campaign'
import type { CampaignSort } from '../../shared/marketing/campaign.contract'
import type { MetricKey, MetricRow } from '../../shared/marketing/metrics'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { MetricValue } from '../ui/MetricValue'
import { Page } from '../ui/Page'
import { budgetView } from './budget'
import { CampaignDialog, objectiveOptions, statusOptions } from './CampaignDialog'
import { Notes } from './KeyFigures'
import { targetView } from './kpi'
import { metricView } from './metric-view'
import classes from './marketing.module.css'

const metricColumns: readonly { readonly key: MetricKey & CampaignSort; readonly width: number }[] = [
  { key: 'spend', width: 120 }, { key: 'cost', width: 120 }, { key: 'revenue', width: 120 }, { key: 'impressions', width: 120 }, { key: 'clicks', width: 90 }, { key: 'ctr', width: 84 }, { key: 'cpc', width: 90 },
  { key: 'conversions', width: 110 }, { key: 'cvr', width: 84 }, { key: 'cpa', width: 96 }, { key: 'roas', width: 84 }, { key: 'roi', width: 110 },
]

const Metric = ({ metric, row }: { readonly metric: MetricKey; readonly row: MetricRow }) => {
  const { text, reason } = metricView(metric, row)
  return <MetricValue text={text} reason={reason} />
}

const columnsFor = (sum: MetricRow | undefined): readonly DataColumn<CampaignRow>[] => [
  { key: 'name', header: 'Campaign', width: 260, sortable: true, render: ({ name }) => <strong><bdi>{name}</bdi></strong>, footer: 'All that match' },
  { key: 'status', header: 'Status', width: 92, sortable: true, render: ({ status }) => statusOptions.find(({ value }) => value === status)?.label },
  { key: 'platforms', header: 'Platforms', width: 120, render: ({ platforms }) => platforms.map((platform) => platformNames[platform]).join(', ') },
  { key: 'budget', header: 'Budget used', width: 110, align: 'end', render: ({ budgetMinor, metrics }) => { const view = budgetView(budgetMinor, metrics.spendMinor, metrics.currency); return view?.share == null ? '' : <span title={view.sentence}>{Math.round(view.share * 100)} %</span> } },
  { key: 'target', header: 'Target', width: 130, render: (row) => { const view = targetView(row, row.metrics); return view === null ? '' : <span title={view.sentence}>{view.isReached === null ? view.target : `${view.isReached ? '✓' : '✗'} ${view.target}`}</span> } },
  ...metricColumns.map(
    ({ key, width }): DataColumn<CampaignRow> => ({
      key,
      header: sum === undefined ? key : metricView(key, sum).label,
      width,
      align: 'end',
      sortable: true,
      render: ({ metrics }) => <Metric metric={key} row={metrics} />,
      footer: sum === undefined ? '' : <Metric metric={key} row={sum} />,
    }),
  ),
]

/** All campaigns with their results, sorted and filtered; n/a always last. */
export const CampaignsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const { value: info } = useAnswer(client.workbook.info, {})
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState<CampaignStatus | ''>('')
  const [objective, setObjective] = useState<Objective | ''>('')
  const [platform, setPlatform] = useState<AdPlatform | ''>('')
  const [sort, setSort] = useState<{ key: CampaignSort; direction: SortDirection }>({ key: 'spend', direction: 'descending' })
  const [isAdding, setIsAdding] = useState(false)
  const { value } = useAnswer(client.marketing.campaign.list, { search, status: status === '' ? null : status, objective: objective === '' ? null : objective, platform: platform === '' ? null : platform, sort: sort.key, direction: sort.direction, limit: 500 })
  const isFiltered = search !== '' || status !== '' || objective !== '' || platform !== ''
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>New campaign</Button>
  const open = (id: number): void => void navigate({ to: '/marketing/campaigns/$id', params: { id: String(id) } })
  return (
    <Page title="Campaigns" actions={addButton}>
      <div className={classes['filters']}>
        <TextInput className={classes['grow']} type="search" label="Search" leftSection={<IconSearch size={15} />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <SelectField label="Status" value={status} onChange={setStatus} options={[{ value: '', label: 'All' }, ...statusOptions]} />
        <SelectField label="Objective" value={objective} onChange={setObjective} options={[{ value: '', label: 'All' }, ...objectiveOptions]} />
        <SelectField label="Platform" value={platform} onChange={setPlatform} options={[{ value: '', label: 'All' }, ...AdPlatform.options.map((option) => ({ value: option, label: platformNames[option] }))]} />
        <span className={classes['soft']} aria-live="polite">{value === undefined ? '' : `${value.total.toLocaleString('en')} campaigns, amounts in ${value.sum.currency}`}</span>
      </div>
      {value !== undefined && (
        <DataTable
          label="Campaigns"
          columns={columnsFor(value.sum)}
          rows={value.rows}
          total={value.total}
          rowKey={({ id }) => id}
          rowLabel={({ name }) => name}
          sort={sort}
          // The sortable columns are those of the contract.
          onSort={(key, direction) => setSort({ key: key as CampaignSort, direction })}
          onOpen={({ id }) => open(id)}
          hasFooter
          empty={
            isFiltered ? (
              <EmptyState icon={<IconSearch size={24} />} title="No campaign matches">Change or clear the search and filters above.</EmptyState>
            ) : (
              <EmptyState icon={<IconSpeakerphone size={24} />} title="No campaigns yet" action={addButton}>Plan one here, or drop an export from Meta Ads Manager or Google Ads on the window: its campaigns appear by themselves.</EmptyState>
            )
          }
        />
      )}
      {value !== undefined && <Notes notes={value.warnings} />}
      {isAdding && info !== undefined && <CampaignDialog campaign={null} currency={info.settings.currency} onClose={() => setIsAdding(false)} onSaved={open} />}
    </Page>
  )
}
