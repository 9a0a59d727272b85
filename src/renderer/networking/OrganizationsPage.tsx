import { Button, TextInput } from '@mantine/core'
import { IconBuilding, IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { Organization, OrganizationId } from '../../shared/networking/organization'
import { useClient } from '../platform/client'
import { usePages } from '../platform/queries'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import classes from './networking.module.css'
import { OrganizationDialog } from './OrganizationDialog'

const columns: readonly DataColumn<Organization>[] = [
  { key: 'name', header: t`Name`, width: 280, render: ({ name }) => <strong><bdi>{name}</bdi></strong> },
  { key: 'contacts', header: t`Contacts`, width: 100, align: 'end', render: ({ contacts }) => numberText(contacts) },
  { key: 'url', header: t`Address`, width: 220, render: ({ url }) => <bdi>{url}</bdi> },
  { key: 'note', header: t`Notes`, width: 260, render: ({ note }) => <bdi>{note}</bdi> },
]

/** All organisations that contacts belong to or something is written about. */
export const OrganizationsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [isAdding, setIsAdding] = useState(false)
  const { value, rows, loadMore } = usePages(client.networking.organization.list, { search })
  const open = (id: OrganizationId): void => void navigate({ to: '/networking/organizations/$id', params: { id: String(id) } })
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>{t`New organisation`}</Button>
  return (
    <Page title={t`Organisations`} actions={addButton}>
      <div className={classes['filters']}>
        <TextInput className={classes['grow']} type="search" label={t`Search`} leftSection={<IconSearch size={15} />} maxLength={200} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
      </div>
      {value !== undefined && (
        <DataTable
          name="organisations"
          label={t`Organisations`}
          columns={columns}
          rows={rows}
          total={value.total}
          onReachEnd={loadMore}
          caption={t`${plural(value.total, { one: '# organisation', other: '# organisations' })}`}
          rowKey={({ id }) => id}
          rowLabel={({ name }) => name}
          onOpen={({ id }) => open(id)}
          empty={
            search === '' ? (
              <EmptyState icon={<IconBuilding size={24} />} title={t`No organisations yet`} action={addButton}>{t`Companies, newsrooms and clubs appear here by themselves when a contact names one.`}</EmptyState>
            ) : (
              <EmptyState icon={<IconSearch size={24} />} title={t`No organisation matches`}>{t`Change or clear the search above.`}</EmptyState>
            )
          }
        />
      )}
      {isAdding && <OrganizationDialog organization={null} onClose={() => setIsAdding(false)} onSaved={open} />}
    </Page>
  )
}
