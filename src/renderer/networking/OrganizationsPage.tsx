import { Button } from '@mantine/core'
import { IconBuilding, IconPlus, IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { Organization, OrganizationId } from '../../shared/networking/organization'
import { useClient } from '../platform/client'
import { useCommand, usePages } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { cellProblem } from '../ui/cell-edit'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { FilterChips } from '../ui/FilterChips'
import { FindField } from '../ui/FindField'
import { Page } from '../ui/Page'
import { rowIcons } from '../ui/RowMenu'
import { foundBy, without } from '../views/filters-in-force'
import { SavedViews } from '../views/SavedViews'
import { listOrder, parseListSearch } from '../views/table-view'
import { useViewColumns } from '../views/use-view-columns'
import classes from './networking.module.css'
import { OrganizationDialog } from './OrganizationDialog'

type Changes = Partial<Pick<Organization, 'name' | 'url'>>

const columnsFor = (save: (organization: Organization, changes: Changes) => Promise<string | null>): readonly DataColumn<Organization>[] => [
  { key: 'name', header: t`Name`, width: 280, render: ({ name }) => <strong><bdi>{name}</bdi></strong>, edit: { kind: 'text', valueOf: ({ name }) => name, save: (organization, name) => save(organization, { name }) } },
  { key: 'contacts', header: t`Contacts`, width: 100, align: 'end', render: ({ contacts }) => numberText(contacts) },
  { key: 'url', header: t`Address`, width: 220, render: ({ url }) => <bdi>{url}</bdi>, edit: { kind: 'text', valueOf: ({ url }) => url, save: (organization, url) => save(organization, { url: url.trim() }) } },
  { key: 'note', header: t`Notes`, width: 260, render: ({ note }) => <bdi>{note}</bdi> },
]

/** All organisations that contacts belong to or something is written about. */
export const OrganizationsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, change] = useAddress('/networking/organizations', parseListSearch)
  const { find = '' } = search
  const [isAdding, setIsAdding] = useState(false)
  const edit = useCommand(client.networking.organization.edit)
  const remove = useCommand(client.networking.organization.remove)
  const columns = useMemo(
    () =>
      columnsFor(async ({ id }, changes) => {
        const result = await edit({ id, changes })
        return cellProblem(result, result?.ok === false && result.error.type === 'NameTaken' ? t`Another organisation has this name.` : t`This organisation was removed meanwhile.`)
      }),
    [edit],
  )
  const { value, rows, loadMore } = usePages(client.networking.organization.list, { search: find })
  const choice = useViewColumns('organisations', columns, search, change)
  const open = (id: OrganizationId): void => void navigate({ to: '/networking/organizations/$id', params: { id: String(id) } })
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>{t`New organisation`}</Button>
  return (
    <Page title={t`Organisations`} actions={addButton}>
      <SavedViews table="organizations" search={search} usual={listOrder} columns={choice.shown} everything={t`All organisations`} />
      <div className={classes['filters']} role="group" aria-label={t`Filters`}>
        <FindField value={find} onChange={(text) => change({ find: text === '' ? undefined : text })} />
      </div>
      <FilterChips filters={[foundBy(search)]} onRemove={(keys) => change(without(keys))} />
      {value !== undefined && (
        <DataTable
          name="organisations"
          label={t`Organisations`}
          columns={columns}
          columnChoice={choice}
          rows={rows}
          total={value.total}
          onReachEnd={loadMore}
          caption={t`${plural(value.total, { one: '# organisation', other: '# organisations' })}`}
          rowKey={({ id }) => id}
          rowLabel={({ name }) => name}
          onOpen={({ id }) => open(id)}
          choices={({ id }) => [{ label: t`Remove`, icon: rowIcons.remove, run: () => void remove({ id }) }]}
          empty={
            find === '' ? (
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
