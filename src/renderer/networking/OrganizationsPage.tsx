import { Button } from '@mantine/core'
import { IconBuilding, IconPlus } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { z } from 'zod'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import { allOf } from '../../shared/networking/counted-contacts'
import type { Organization, OrganizationId } from '../../shared/networking/organization'
import { OrganizationSort } from '../../shared/networking/organization.contract'
import { useClient } from '../platform/client'
import { useCommandForMany, usePages } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { cellProblem } from '../ui/cell-edit'
import type { DataColumn } from '../ui/data-column'
import { EmptyState } from '../ui/EmptyState'
import { Page } from '../ui/Page'
import { editChoice, removeChoice } from '../ui/RowMenu'
import { countedText } from '../views/counted-text'
import { NothingMatches } from '../views/NothingMatches'
import { SaveTableButton } from '../views/SaveTableButton'
import { tableSearch, type UsualOrder } from '../views/table-view'
import { useTableView } from '../views/use-table-view'
import { onlyRemove } from '../views/SelectionBar'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { OrganizationDialog } from './OrganizationDialog'

const OrganizationsSearch = z.object({ ...tableSearch, sort: OrganizationSort.optional().catch(undefined) })

const usualOrder: UsualOrder = { sort: 'name', direction: 'ascending' }

type Changes = Partial<Pick<Organization, 'name' | 'url'>>

const columnsFor = (save: (organization: Organization, changes: Changes) => Promise<string | null>): readonly DataColumn<Organization>[] => [
  { key: 'name', header: t`Name`, width: 280, sortable: true, render: ({ name }) => <strong><bdi>{name}</bdi></strong>, edit: { kind: 'text', valueOf: ({ name }) => name, save: (organization, name) => save(organization, { name }) } },
  { key: 'contacts', header: t`Contacts`, width: 100, align: 'end', sortable: true, render: ({ contacts }) => numberText(contacts) },
  { key: 'url', header: t`Address`, width: 220, sortable: true, render: ({ url }) => <bdi>{url}</bdi>, edit: { kind: 'text', valueOf: ({ url }) => url, save: (organization, url) => save(organization, { url: url.trim() }) } },
  { key: 'note', header: t`Notes`, width: 260, render: ({ note }) => <bdi>{note}</bdi> },
]

/** All organisations that contacts belong to or something is written about. */
export const OrganizationsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, change] = useAddress('/networking/organizations', OrganizationsSearch)
  const { find = '', sort = 'name', direction = 'ascending' } = search
  const [edited, setEdited] = useState<Organization | 'new' | null>(null)
  const edit = useCommandForMany(client.networking.organization.edit)
  const remove = useCommandForMany(client.networking.organization.remove)
  const allColumns = useMemo(
    () =>
      columnsFor(async (organization, changes) => {
        const result = await edit({ id: organization.id, changes }, allOf(organization))
        return cellProblem(result, result?.ok === false && result.error.type === 'NameTaken' ? t`Another organisation has this name.` : t`This organisation was removed meanwhile.`)
      }),
    [edit],
  )
  const { value, rows, loaded, loadMore, isStale } = usePages(client.networking.organization.list, { search: find, sort, direction })
  const total = value?.total ?? 0
  const view = useTableView({ table: 'organizations', name: 'organisations', address: [search, change], usual: usualOrder })
  const columns = useViewColumns(view, allColumns)
  const open = (id: OrganizationId): void => void navigate({ to: '/networking/organizations/$id', params: { id: String(id) } })
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>{t`New organisation`}</Button>
  const saveButton = total > 0 && (
    <SaveTableButton
      call={client.networking.organization.saveList}
      ask={(format) => ({ search: find, sort, direction, format })}
      counted={t`${plural(total, { one: '# organisation', other: '# organisations' })}`}
      offer={(format) => t`Save organisations as ${format}`}
      doing={t`Writing organisations`}
    />
  )
  return (
    <Page title={t`Organisations`} actions={saveButton} begin={addButton}>
      <ViewedTable
        view={view}
        columns={columns}
        everything={t`All organisations`}
        label={t`Organisations`}
        rows={value === undefined ? undefined : rows}
        total={total}
        onReachEnd={loadMore}
        caption={countedText(t`${plural(total, { one: '# organisation', other: '# organisations' })}`, loaded)}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        onOpen={({ id }) => open(id)}
        choices={(organization) => [editChoice(() => setEdited(organization)), removeChoice(() => void remove({ ids: [organization.id] }, allOf(organization)))]}
        acts={onlyRemove((ids, chosen: readonly Organization[]) => void remove({ ids }, chosen.reduce((sum, organization) => sum + allOf(organization), 0)))}
        empty={
          // While the search is being cleared, what is known is still of less than everything.
          find === '' && !isStale ? (
            <EmptyState icon={<IconBuilding size={24} />} title={t`No organisations yet`} begins>{t`Companies, newsrooms and clubs appear here by themselves when a contact names one.`}</EmptyState>
          ) : (
            <NothingMatches title={t`No organisation matches`} />
          )
        }
      />
      {edited !== null && <OrganizationDialog organization={edited === 'new' ? null : edited} onClose={() => setEdited(null)} {...(edited === 'new' && { onSaved: open })} />}
    </Page>
  )
}
