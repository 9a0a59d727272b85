import { Button } from '@mantine/core'
import { IconFlask, IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import { numberText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { Experiment, ExperimentId } from '../../shared/marketing/experiment'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { FilterChips } from '../ui/FilterChips'
import { FindField } from '../ui/FindField'
import { Page } from '../ui/Page'
import { foundBy, without } from '../views/filters-in-force'
import { SavedViews } from '../views/SavedViews'
import { listOrder, orderOf, parseListSearch } from '../views/table-view'
import { useViewColumns } from '../views/use-view-columns'
import { experimentState, progressOf, rateText } from './experiment-view'
import { ExperimentDialog } from './ExperimentDialog'
import classes from './marketing.module.css'

const columnsOf = (campaignName: (experiment: Experiment) => string): readonly DataColumn<Experiment>[] => [
  { key: 'name', header: t`Test`, width: 240, sortValue: ({ name }) => name, render: ({ name }) => <strong title={name}><bdi>{name}</bdi></strong> },
  { key: 'state', header: t`State`, width: 170, sortValue: experimentState, render: (experiment) => <bdi>{experimentState(experiment)}</bdi> },
  { key: 'progress', header: t`People so far`, width: 110, align: 'end', sortValue: progressOf, render: (experiment) => `${Math.floor(progressOf(experiment) * 100)} %` },
  { key: 'needed', header: t`Needed each`, width: 110, align: 'end', sortValue: ({ verdict }) => verdict.neededPerVariant, render: ({ verdict }) => numberText(verdict.neededPerVariant) },
  { key: 'baseline', header: t`Rate now`, width: 90, align: 'end', isHiddenAtFirst: true, sortValue: ({ design }) => design.baseline, render: ({ design }) => rateText(design.baseline) },
  { key: 'campaign', header: t`Campaign`, width: 180, sortValue: (experiment) => campaignName(experiment) || null, render: (experiment) => <bdi>{campaignName(experiment)}</bdi> },
  { key: 'platform', header: t`Platform`, width: 110, sortValue: ({ platform }) => (platform === null ? null : platformNames[platform]), render: ({ platform }) => (platform === null ? '' : platformNames[platform]) },
  { key: 'startsOn', header: t`Starts`, width: 110, align: 'end', sortValue: ({ startsOn }) => startsOn, render: ({ startsOn }) => (startsOn === null ? '' : dayText(startsOn)) },
]

/** Every test of two variants, with how far it is. */
export const ExperimentsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const { value: rows } = useAnswer(client.marketing.experiment.list, {})
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  const [search, change] = useAddress('/marketing/experiments', parseListSearch)
  const { find = '' } = search
  const [isPlanning, setIsPlanning] = useState(false)
  const open = (id: ExperimentId): void => void navigate({ to: '/marketing/experiments/$id', params: { id: String(id) } })
  const names = new Map(campaigns?.map(({ id, name }) => [id, name]))
  const campaignName = ({ campaignId }: Experiment): string => (campaignId === null ? '' : (names.get(campaignId) ?? ''))
  const columns = columnsOf(campaignName)
  const choice = useViewColumns('tests', columns, search, change)
  const shown = rows?.filter((experiment) => [experiment.name, experiment.hypothesis, campaignName(experiment)].some((text) => text.toLocaleLowerCase().includes(find.trim().toLocaleLowerCase())))
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsPlanning(true)}>{t`New test`}</Button>
  return (
    <Page title={t`Tests`} actions={addButton}>
      {rows !== undefined && rows.length > 0 && (
        <>
          <SavedViews table="experiments" search={search} usual={listOrder} columns={choice.shown} everything={t`All tests`} />
          <div className={classes['filters']} role="group" aria-label={t`Filters`}>
            <FindField value={find} onChange={(text) => change({ find: text === '' ? undefined : text })} />
          </div>
          <FilterChips filters={[foundBy(search)]} onRemove={(keys) => change(without(keys))} />
        </>
      )}
      {shown !== undefined && (
        <DataTable
          name="tests"
          label={t`Tests`}
          columns={columns}
          columnChoice={choice}
          rows={shown}
          sort={orderOf(search)}
          onSort={(key, next) => change({ sort: key, direction: next })}
          rowKey={({ id }) => id}
          rowLabel={({ name }) => name}
          onOpen={({ id }) => open(id)}
          empty={rows !== undefined && rows.length > 0 ? <EmptyState icon={<IconSearch size={24} />} title={t`No test matches`}>{t`Change or clear the search above.`}</EmptyState> : <EmptyState icon={<IconFlask size={24} />} title={t`No tests yet`} action={addButton}>{t`Two variants, and how many people each needs before a difference can be told from chance. Plan it first; the verdict comes when they are complete.`}</EmptyState>}
        />
      )}
      {isPlanning && <ExperimentDialog experiment={null} onClose={() => setIsPlanning(false)} onSaved={open} />}
    </Page>
  )
}
