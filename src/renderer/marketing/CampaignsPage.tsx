import { Button, Checkbox, Group } from '@mantine/core'
import { IconArchive, IconPlus, IconSearch, IconSpeakerphone } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { periodText } from '../../shared/kernel/day-text'
import { type ReactNode, useState } from 'react'
import { platformNames } from '../../shared/kernel/platform'
import { plural, sense, t } from '../../shared/kernel/words'
import { type CampaignRow, objectiveNames } from '../../shared/marketing/campaign'
import type { campaignContract, CampaignGrouping, CampaignSort } from '../../shared/marketing/campaign.contract'
import { kpiNames } from '../../shared/marketing/kpi'
import { metricDefinitions, type MetricKey, type MetricRow } from '../../shared/marketing/metrics'
import type { OutputOf } from '../../shared/rpc/contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand, usePages } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { withEdits } from '../ui/cell-edit'
import type { DataColumn } from '../ui/data-column'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import type { FilterInForce } from '../ui/FilterChips'
import { fittingWidth } from '../ui/fitting-width'
import { MetricValue } from '../ui/MetricValue'
import { Page } from '../ui/Page'
import { periodInForce } from '../ui/PeriodFields'
import { removeChoice, rowIcons } from '../ui/RowMenu'
import { countedText } from '../views/counted-text'
import { labelOf } from '../views/filters-in-force'
import { asItIs, inWords } from '../views/group-headings'
import { SaveTableButton } from '../views/SaveTableButton'
import type { UsualOrder } from '../views/table-view'
import { type TableGrouping, useTableView } from '../views/use-table-view'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { budgetView } from './budget'
import { BudgetBar } from './BudgetBar'
import { CampaignActs, useRemoveCampaigns } from './CampaignActs'
import { CampaignDialog, objectiveOptions, statusOptions } from './CampaignDialog'
import { Notes } from './KeyFigures'
import { targetView } from './kpi-view'
import { MarketingSearch, periodOfSearch } from './marketing-search'
import { listedMetric } from './metric-view'
import { periodPresetNames } from './period-presets'
import { TemplatesDialog } from './TemplatesDialog'
import { CurrencyField, OtherCurrencies, PeriodField, PlatformField } from './SearchFields'
import { useCampaignEdits } from './use-campaign-edits'
import { useNewestDay } from './use-newest-day'

type List = OutputOf<typeof campaignContract.list>

/** In the order in which a person judges a campaign; the last ones are for who asks for them. */
const metricColumns: readonly { readonly key: MetricKey & CampaignSort; readonly isHiddenAtFirst?: boolean }[] = [
  { key: 'spend' },
  { key: 'revenue' },
  { key: 'roas' },
  { key: 'roi' },
  { key: 'conversions' },
  { key: 'cvr' },
  { key: 'ctr' },
  { key: 'cost', isHiddenAtFirst: true },
  { key: 'impressions', isHiddenAtFirst: true },
  { key: 'clicks', isHiddenAtFirst: true },
  { key: 'cpc', isHiddenAtFirst: true },
  { key: 'cpm', isHiddenAtFirst: true },
  { key: 'cpa', isHiddenAtFirst: true },
]

const Budget = ({ row: { budgetMinor, spentMinor, metrics } }: { readonly row: CampaignRow }) => {
  const view = budgetView(budgetMinor, spentMinor, metrics.currency)
  return view === null ? null : <BudgetBar view={view} />
}

const Target = ({ row }: { readonly row: CampaignRow }) => {
  const view = targetView(row, row.metrics)
  if (view === null) return null
  return <span title={view.sentence}>{view.isReached === null ? '' : view.isReached ? '✓ ' : '✗ '}{row.kpi === null ? '' : `${kpiNames[row.kpi]} `}{view.target}</span>
}

const columnsFor = (sum: MetricRow | null, rows: readonly CampaignRow[]): readonly DataColumn<CampaignRow>[] => [
  { key: 'name', header: t`Campaign`, width: 190, sortable: true, render: ({ name }) => <strong title={name}><bdi>{name}</bdi></strong>, footer: t`All that match` },
  { key: 'status', header: t`Status`, width: 76, sortable: true, render: ({ status }) => statusOptions.find(({ value }) => value === status)?.label },
  { key: 'platforms', header: t`Platforms`, width: 98, render: ({ platforms }) => platforms.map((platform) => platformNames[platform]).join(', ') },
  { key: 'objective', header: t`Objective`, width: 110, isHiddenAtFirst: true, render: ({ objective }) => objectiveNames[objective] },
  { key: 'startsOn', header: sense('of a campaign')`Dates`, width: 190, sortable: true, isHiddenAtFirst: true, render: ({ startsOn, endsOn }) => (startsOn === null && endsOn === null ? '' : periodText({ from: startsOn, to: endsOn })) },
  { key: 'owner', header: t`Owner`, width: 110, isHiddenAtFirst: true, render: ({ owner }) => <bdi>{owner}</bdi> },
  { key: 'budget', header: t`Budget used`, width: 130, render: (row) => <Budget row={row} /> },
  { key: 'target', header: t`Target`, width: 152, render: (row) => <Target row={row} /> },
  ...metricColumns.map(
    (column): DataColumn<CampaignRow> => ({
      ...column,
      header: metricDefinitions[column.key].label,
      width: fittingWidth(metricDefinitions[column.key].label, [...(sum === null ? [] : [sum]), ...rows.map(({ metrics }) => metrics)].map((row) => listedMetric(column.key, row, sum).text)),
      align: 'end',
      sortable: true,
      render: ({ metrics }) => <MetricValue {...listedMetric(column.key, metrics, sum)} />,
      footer: sum === null ? null : <MetricValue {...listedMetric(column.key, sum, sum)} />,
    }),
  ),
]

const captionOf = ({ total, sum }: List, loaded: number | null): string => countedText(t`${plural(total, { one: '# campaign', other: '# campaigns' })}. Sums in ${sum.currency}.`, loaded)

const Fields = ({ search, onChange }: { readonly search: MarketingSearch; readonly onChange: (part: Partial<Record<keyof MarketingSearch, unknown>>) => void }) => (
  <>
    <PeriodField search={search} onChange={onChange} usual="all" />
    <SelectField label={t`Status`} value={search.status ?? ''} onChange={(status) => onChange({ status: status === '' ? undefined : status })} options={[{ value: '', label: t`All` }, ...statusOptions]} />
    <SelectField label={t`Objective`} value={search.objective ?? ''} onChange={(objective) => onChange({ objective: objective === '' ? undefined : objective })} options={[{ value: '', label: t`All` }, ...objectiveOptions]} />
    <PlatformField search={search} onChange={onChange} />
    <CurrencyField search={search} onChange={onChange} unset={t`All`} />
    <Group h={36}><Checkbox label={t`Archived too`} checked={search.archived !== undefined} onChange={(event) => onChange({ archived: event.currentTarget.checked ? 'yes' : undefined })} /></Group>
  </>
)

const groupings: readonly TableGrouping<CampaignRow, CampaignGrouping>[] = [
  { key: 'status', label: t`Status`, headingOf: (group) => labelOf(statusOptions, group.key) ?? asItIs(group) },
  { key: 'objective', label: t`Objective`, headingOf: inWords(objectiveNames) },
  { key: 'platforms', label: t`Platforms` },
  { key: 'owner', label: t`Owner` },
]

const usualOrder: UsualOrder = { sort: 'spend', direction: 'descending' }

const filtersOf = (search: MarketingSearch): readonly FilterInForce[] => [
  periodInForce(search, periodPresetNames),
  { label: t`Status`, value: labelOf(statusOptions, search.status), keys: ['status'] },
  { label: t`Objective`, value: labelOf(objectiveOptions, search.objective), keys: ['objective'] },
  { label: t`Platform`, value: search.platform === undefined ? null : platformNames[search.platform], keys: ['platform'] },
  { label: t`Currency`, value: search.currency, keys: ['currency'] },
  { label: t`Show`, value: search.archived === undefined ? null : t`Archived too`, keys: ['archived'] },
]

const actsOn = (chosen: readonly CampaignRow[]): ReactNode => <CampaignActs campaigns={chosen} />

/** All campaigns with their results, sorted and filtered; n/a always last. */
export const CampaignsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [isAdding, setIsAdding] = useState(false)
  const [search, change] = useAddress('/marketing/campaigns', MarketingSearch)
  const { find = '', status = null, objective = null, platform = null, currency = null, sort = 'spend', direction = 'descending' } = search
  const edits = useCampaignEdits()
  const setStatus = useCommand(client.marketing.campaign.setStatus)
  const remove = useRemoveCampaigns()
  const { value: info } = useAnswer(client.workbook.info, {})
  const newestDay = useNewestDay(search.days !== undefined)
  const period = periodOfSearch(search, 'all', newestDay ?? null)
  const view = useTableView({ table: 'campaigns', name: 'campaigns', address: [search, change], usual: usualOrder, groupings })
  const choice = { search: find, status, objective, platform, currency, period, sort, direction, withArchived: search.archived !== undefined || status === 'archived' }
  const { value, rows, loaded, loadMore, isStale } = usePages(
    client.marketing.campaign.list,
    { ...choice, groupBy: search.groupBy ?? null },
    { enabled: newestDay !== undefined, folded: view.folded },
  )
  const columns = useViewColumns(view, withEdits(columnsFor(value?.sum ?? null, rows), edits))
  const isFiltered = find !== '' || status !== null || objective !== null || platform !== null || currency !== null
  const [isChoosingTemplate, setIsChoosingTemplate] = useState(false)
  const templatesButton = <Button variant="default" onClick={() => setIsChoosingTemplate(true)}>{t`Templates`}</Button>
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>{t`New campaign`}</Button>
  const saveButton = value !== undefined && value.total > 0 && (
    <SaveTableButton
      call={client.marketing.campaign.saveList}
      ask={(format) => ({ ...choice, format })}
      counted={t`${plural(value.total, { one: '# campaign', other: '# campaigns' })} with all figures`}
      offer={(format) => t`Save campaigns as ${format}`}
      doing={t`Writing campaigns`}
    />
  )
  const open = (id: number): void => void navigate({ to: '/marketing/campaigns/$id', params: { id: String(id) } })
  return (
    <Page title={t`Campaigns`} actions={<>{saveButton}{templatesButton}</>} begin={addButton}>
      <ViewedTable
        view={view}
        columns={columns}
        everything={t`All campaigns`}
        fields={<Fields search={search} onChange={change} />}
        filters={filtersOf(search)}
        label={t`Campaigns`}
        rows={value === undefined ? undefined : rows}
        groups={value?.groups}
        total={value?.total ?? 0}
        onReachEnd={loadMore}
        caption={value === undefined ? '' : captionOf(value, loaded)}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => open(id)}
        choices={(row) => [
          ...(row.status === 'archived' ? [] : [{ label: t`Archive`, icon: rowIcons.archive, run: () => void setStatus({ ids: [row.id], status: 'archived' }) }]),
          removeChoice(() => remove([row])),
        ]}
        acts={actsOn}
        hasFooter
        empty={
          // While the search is being cleared, what is known is still of less than everything.
          isFiltered || isStale ? (
            <EmptyState icon={<IconSearch size={24} />} title={t`No campaign matches`}>{t`Change or clear the search and filters above.`}</EmptyState>
          ) : info !== undefined && info.counts.campaigns > 0 ? (
            <EmptyState icon={<IconArchive size={24} />} title={t`All campaigns are archived`} action={<Button variant="default" onClick={() => change({ archived: 'yes' })}>{t`Show archived`}</Button>}>{t`They are kept with all their results, and can be brought back.`}</EmptyState>
          ) : (
            <EmptyState icon={<IconSpeakerphone size={24} />} title={t`No campaigns yet`} begins>{t`Plan one here, or drop an export of ads on the window: its campaigns appear by themselves.`}</EmptyState>
          )
        }
      />
      {value !== undefined && <OtherCurrencies left={value.otherCurrencies} onShow={(other) => change({ currency: other })} />}
      {value !== undefined && <Notes notes={value.warnings} />}
      {isChoosingTemplate && info !== undefined && <TemplatesDialog currency={info.settings.currency} onClose={() => setIsChoosingTemplate(false)} onStarted={open} />}
      {isAdding && info !== undefined && <CampaignDialog campaign={null} currency={info.settings.currency} onClose={() => setIsAdding(false)} onSaved={open} />}
    </Page>
  )
}
