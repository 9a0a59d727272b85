import { Button } from '@mantine/core'
import { IconFlask, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayText } from '../../shared/kernel/day-text'
import { numberText, reachedText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { isMentioned } from '../../shared/kernel/sort-name'
import { plural, t } from '../../shared/kernel/words'
import type { Experiment, ExperimentId } from '../../shared/marketing/experiment'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { withEdits } from '../ui/cell-edit'
import type { DataColumn } from '../ui/data-column'
import { EmptyState } from '../ui/EmptyState'
import { dayWidth } from '../ui/fitting-width'
import { Page } from '../ui/Page'
import { editChoice, removeChoice } from '../ui/RowMenu'
import { inOrder } from '../ui/sorted'
import { wordGroup } from '../views/group-headings'
import { NothingMatches } from '../views/NothingMatches'
import { SaveTableButton } from '../views/SaveTableButton'
import { listOrder, ListSearch } from '../views/table-view'
import { type TableGrouping, useTableView } from '../views/use-table-view'
import { onlyRemove } from '../views/SelectionBar'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { experimentState, progressOf, rateText, stateGroup } from './experiment-view'
import { ExperimentDialog } from './ExperimentDialog'
import { useExperimentEdits } from './use-experiment-edits'

const columnsOf = (campaignName: (experiment: Experiment) => string): readonly DataColumn<Experiment>[] => [
  { key: 'name', header: t`Test`, width: 200, sortValue: ({ name }) => name, render: ({ name }) => <strong title={name}><bdi>{name}</bdi></strong> },
  { key: 'state', header: t`State`, width: 170, sortValue: experimentState, render: (experiment) => <bdi>{experimentState(experiment)}</bdi> },
  { key: 'progress', header: t`People so far`, width: 110, align: 'end', sortValue: progressOf, render: (experiment) => reachedText(progressOf(experiment)) },
  { key: 'needed', header: t`Needed each`, width: 110, align: 'end', sortValue: ({ verdict }) => verdict.neededPerVariant, render: ({ verdict }) => numberText(verdict.neededPerVariant) },
  { key: 'baseline', header: t`Rate now`, width: 90, align: 'end', isHiddenAtFirst: true, sortValue: ({ design }) => design.baseline, render: ({ design }) => rateText(design.baseline) },
  { key: 'campaign', header: t`Campaign`, width: 180, sortValue: (experiment) => campaignName(experiment) || null, render: (experiment) => <bdi>{campaignName(experiment)}</bdi> },
  { key: 'platform', header: t`Platform`, width: 110, sortValue: ({ platform }) => (platform === null ? null : platformNames[platform]), render: ({ platform }) => (platform === null ? '' : platformNames[platform]) },
  { key: 'startsOn', header: t`Starts`, width: dayWidth, align: 'end', sortValue: ({ startsOn }) => startsOn, render: ({ startsOn }) => (startsOn === null ? '' : dayText(startsOn)) },
]

const groupingsOf = (campaignName: (experiment: Experiment) => string): readonly TableGrouping<Experiment>[] => [
  { key: 'state', label: t`State`, groupOf: stateGroup },
  { key: 'campaign', label: t`Campaign`, groupOf: (experiment) => (experiment.campaignId === null ? null : { key: String(experiment.campaignId), label: campaignName(experiment), rank: campaignName(experiment) }) },
  { key: 'platform', label: t`Platform`, groupOf: ({ platform }) => wordGroup(platform, platformNames) },
]

/** Every test of two variants, with how far it is. */
export const ExperimentsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const { value: rows } = useAnswer(client.marketing.experiment.list, {})
  const { value: campaigns } = useAnswer(client.marketing.campaign.names, {})
  const [search, change] = useAddress('/marketing/experiments', ListSearch)
  const { find = '' } = search
  const remove = useCommand(client.marketing.experiment.remove)
  const [edited, setEdited] = useState<Experiment | 'new' | null>(null)
  const open = (id: ExperimentId): void => void navigate({ to: '/marketing/experiments/$id', params: { id: String(id) } })
  const names = new Map(campaigns?.map(({ id, name }) => [id, name]))
  const campaignName = ({ campaignId }: Experiment): string => (campaignId === null ? '' : (names.get(campaignId) ?? ''))
  const view = useTableView({ table: 'experiments', name: 'tests', address: [search, change], usual: listOrder, groupings: groupingsOf(campaignName) })
  const allColumns = columnsOf(campaignName)
  const columns = useViewColumns(view, withEdits(allColumns, useExperimentEdits()))
  const shown = rows?.filter((experiment) => isMentioned(find, [experiment.name, experiment.hypothesis, campaignName(experiment)]))
  const saveButton = shown !== undefined && shown.length > 0 && (
    <SaveTableButton
      call={client.marketing.experiment.saveList}
      ask={(format) => ({ ids: inOrder(shown, allColumns, view.order).map(({ id }) => id), format })}
      counted={t`${plural(shown.length, { one: '# test', other: '# tests' })}`}
      offer={(format) => t`Save tests as ${format}`}
      doing={t`Writing tests`}
    />
  )
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t`New test`}</Button>
  return (
    <Page title={t`Tests`} actions={saveButton} begin={addButton}>
      {rows?.length === 0 && <EmptyState icon={<IconFlask size={24} />} title={t`No tests yet`} begins>{t`Two variants, and how many people each needs before a difference can be told from chance. Plan it first; the verdict comes when they are complete.`}</EmptyState>}
      {rows !== undefined && rows.length > 0 && (
        <ViewedTable
          view={view}
          columns={columns}
          everything={t`All tests`}
          label={t`Tests`}
          rows={shown}
          rowKey={({ id }) => id}
          rowLabel={({ name }) => name}
          onOpen={({ id }) => open(id)}
          choices={(experiment) => [editChoice(() => setEdited(experiment)), removeChoice(() => void remove({ ids: [experiment.id] }))]}
          acts={onlyRemove((ids) => void remove({ ids }))}
          caption={t`${plural(shown?.length ?? 0, { one: '# test', other: '# tests' })}`}
          empty={<NothingMatches title={t`No test matches`} />}
        />
      )}
      {edited !== null && <ExperimentDialog experiment={edited === 'new' ? null : edited} onClose={() => setEdited(null)} {...(edited === 'new' && { onSaved: open })} />}
    </Page>
  )
}
