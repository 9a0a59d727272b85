import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconUsersGroup } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { Community, CommunityId } from '../../shared/networking/community'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import { useToday } from '../platform/today'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { CommunityDialog } from './CommunityDialog'
import { dayText } from './labels'
import classes from './networking.module.css'

const columns: readonly DataColumn<Community>[] = [
  { key: 'name', header: t`Name`, width: 300, render: ({ name }) => <strong><bdi>{name}</bdi></strong> },
  { key: 'platform', header: t`Platform`, width: 140, render: ({ platform }) => platformNames[platform] },
  { key: 'members', header: t`Members`, width: 110, align: 'end', render: ({ members }) => members },
  { key: 'activeMembers', header: t`Active, 90 days`, width: 140, align: 'end', render: ({ activeMembers }) => activeMembers },
  { key: 'interactions', header: t`Interactions`, width: 120, align: 'end', render: ({ interactions }) => interactions },
  { key: 'lastInteractionOn', header: t`Last`, width: 130, align: 'end', render: ({ lastInteractionOn }) => dayText(lastInteractionOn) },
]

/** All communities with their size and life. */
export const CommunitiesPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [isAdding, setIsAdding] = useState(false)
  const { value: rows } = useAnswer(client.networking.community.list, { today: useToday(), search })
  const open = (id: CommunityId): void => void navigate({ to: '/networking/communities/$id', params: { id: String(id) } })
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>{t`New community`}</Button>
  return (
    <Page title={t`Communities`} actions={addButton}>
      <div className={classes['filters']}>
        <TextInput className={classes['grow']} type="search" label={t`Search`} leftSection={<IconSearch size={15} />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      </div>
      {rows !== undefined && (
        <DataTable
          name="communities"
          label={t`Communities`}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          rowLabel={({ name }) => name}
          onOpen={({ id }) => open(id)}
          empty={
            search === '' ? (
              <EmptyState icon={<IconUsersGroup size={24} />} title={t`No communities yet`} action={addButton}>{t`Groups, subreddits, servers, hashtags and meetups this brand takes part in, with their members and rules.`}</EmptyState>
            ) : (
              <EmptyState icon={<IconSearch size={24} />} title={t`No community matches`}>{t`Change or clear the search above.`}</EmptyState>
            )
          }
        />
      )}
      {isAdding && <CommunityDialog community={null} onClose={() => setIsAdding(false)} onSaved={open} />}
    </Page>
  )
}
