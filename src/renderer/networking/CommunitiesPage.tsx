import { Button } from '@mantine/core'
import { IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { type Platform, platformNames } from '../../shared/kernel/platform'
import { plural, t } from '../../shared/kernel/words'
import type { Community, CommunityId } from '../../shared/networking/community'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { useToday } from '../platform/today'
import { useAddress } from '../platform/use-address'
import { cellProblem } from '../ui/cell-edit'
import type { DataColumn } from '../ui/data-column'
import { EmptyState } from '../ui/EmptyState'
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
import { CommunityDialog } from './CommunityDialog'
import { dayText, platformOptions } from './labels'

type Changes = Partial<Pick<Community, 'name' | 'platform' | 'url'>>

const columnsFor = (save: (community: Community, changes: Changes) => Promise<string | null>): readonly DataColumn<Community>[] => [
  {
    key: 'name',
    header: t`Name`,
    width: 240,
    sortValue: ({ name }) => name,
    render: ({ name }) => (
      <strong>
        <bdi>{name}</bdi>
      </strong>
    ),
    edit: { kind: 'text', valueOf: ({ name }) => name, save: (community, name) => save(community, { name }) },
  },
  // The list offers platforms only.
  {
    key: 'platform',
    header: t`Platform`,
    width: 140,
    sortValue: ({ platform }) => platformNames[platform],
    render: ({ platform }) => platformNames[platform],
    edit: {
      kind: 'choice',
      options: platformOptions,
      valueOf: ({ platform }) => platform,
      save: (community, platform) => save(community, { platform: platform as Platform }),
    },
  },
  { key: 'members', header: t`Members`, width: 110, align: 'end', sortValue: ({ members }) => members, render: ({ members }) => numberText(members) },
  {
    key: 'activeMembers',
    header: t`Active, 90 days`,
    width: 140,
    align: 'end',
    sortValue: ({ activeMembers }) => activeMembers,
    render: ({ activeMembers }) => numberText(activeMembers),
  },
  {
    key: 'interactions',
    header: t`Interactions`,
    width: 120,
    align: 'end',
    sortValue: ({ interactions }) => interactions,
    render: ({ interactions }) => numberText(interactions),
  },
  {
    key: 'lastInteractionOn',
    header: t`Last`,
    width: 130,
    align: 'end',
    sortValue: ({ lastInteractionOn }) => lastInteractionOn,
    render: ({ lastInteractionOn }) => dayText(lastInteractionOn),
  },
  {
    key: 'url',
    header: t`Address`,
    width: 220,
    isHiddenAtFirst: true,
    render: ({ url }) => <bdi title={url}>{url}</bdi>,
    edit: { kind: 'text', valueOf: ({ url }) => url, save: (community, url) => save(community, { url: url.trim() }) },
  },
]

const groupings: readonly TableGrouping<Community>[] = [{ key: 'platform', label: t`Platform`, groupOf: ({ platform }) => wordGroup(platform, platformNames) }]

/** All communities with their size and life. */
export const CommunitiesPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, change] = useAddress('/networking/communities', ListSearch)
  const { find = '' } = search
  const [edited, setEdited] = useState<Community | 'new' | null>(null)
  const edit = useCommand(client.networking.community.edit)
  const remove = useCommand(client.networking.community.remove)
  const { value: rows, isStale } = useAnswer(client.networking.community.list, { today: useToday(), search: find })
  const view = useTableView({ table: 'communities', name: 'communities', address: [search, change], usual: listOrder, groupings })
  const allColumns = useMemo(() => columnsFor(async ({ id }, changes) => cellProblem(await edit({ id, changes }), t`This community was removed meanwhile.`)), [edit])
  const columns = useViewColumns(view, allColumns)
  const open = (id: CommunityId): void => void navigate({ to: '/networking/communities/$id', params: { id: String(id) } })
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t`New community`}</Button>
  const saveButton = rows !== undefined && rows.length > 0 && (
    <SaveTableButton
      call={client.networking.community.saveList}
      ask={(format) => ({ ids: inOrder(rows, allColumns, view.order).map(({ id }) => id), format })}
      counted={t`${plural(rows.length, { one: '# community', other: '# communities' })}`}
      offer={(format) => t`Save communities as ${format}`}
      doing={t`Writing communities`}
    />
  )
  return (
    <Page title={t`Communities`} actions={saveButton} begin={addButton}>
      <ViewedTable
        view={view}
        columns={columns}
        everything={t`All communities`}
        label={t`Communities`}
        rows={rows}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => open(id)}
        choices={(community) => [editChoice(() => setEdited(community)), removeChoice(() => void remove({ ids: [community.id] }))]}
        acts={onlyRemove((ids) => void remove({ ids }))}
        caption={rows === undefined ? '' : t`${plural(rows.length, { one: '# community', other: '# communities' })}`}
        empty={
          // While the search is being cleared, what is known is still of less than everything.
          find === '' && !isStale ? (
            <EmptyState icon={<IconUsersGroup size={24} />} title={t`No communities yet`} begins>{t`Groups, subreddits, servers, hashtags and meetups this brand takes part in, with their members and rules.`}</EmptyState>
          ) : (
            <NothingMatches title={t`No community matches`} />
          )
        }
      />
      {edited !== null && <CommunityDialog community={edited === 'new' ? null : edited} onClose={() => setEdited(null)} {...(edited === 'new' && { onSaved: open })} />}
    </Page>
  )
}
