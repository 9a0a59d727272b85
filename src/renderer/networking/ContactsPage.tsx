import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconSearch, IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery, keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { SortDirection } from '../../shared/kernel/page'
import { type Platform, platformNames } from '../../shared/kernel/platform'
import { type ContactRow, type ContactId, KeepInTouchState } from '../../shared/networking/contact'
import type { InputOf } from '../../shared/rpc/contract'
import type { contactContract } from '../../shared/networking/contact.contract'
import { useClient } from '../platform/client'
import { useAnswer, useCommand } from '../platform/queries'
import { type DataColumn, DataTable } from '../ui/DataTable'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { Page } from '../ui/Page'
import { Person } from './Avatar'
import { ContactDialog } from './ContactDialog'
import { dayText, platformOptions, stateNames } from './labels'
import classes from './networking.module.css'
import { StateBadge } from './StateBadge'

type Filters = Omit<InputOf<typeof contactContract.list>, 'offset' | 'limit'>

const pageRows = 200

const columns: readonly DataColumn<ContactRow>[] = [
  { key: 'name', header: 'Name', width: 250, sortable: true, render: ({ name }) => <Person name={name} /> },
  { key: 'organization', header: 'Organisation', width: 190, sortable: true, render: ({ organization }) => <bdi>{organization}</bdi> },
  { key: 'email', header: 'E-mail', width: 220, render: ({ email }) => email },
  { key: 'platforms', header: 'Platforms', width: 150, render: ({ platforms }) => platforms.map((platform) => platformNames[platform]).join(', ') },
  { key: 'tags', header: 'Tags', width: 170, render: ({ tags }) => tags.join(', ') },
  { key: 'state', header: 'Keep in touch', width: 140, render: ({ state }) => <StateBadge state={state} /> },
  { key: 'lastTouchOn', header: 'Last touch', width: 120, align: 'end', sortable: true, render: ({ lastTouchOn }) => dayText(lastTouchOn) },
  { key: 'dueOn', header: 'Due', width: 120, align: 'end', sortable: true, render: ({ dueOn }) => dayText(dueOn) },
  { key: 'interactionCount', header: 'Touches', width: 90, align: 'end', sortable: true, render: ({ interactionCount }) => interactionCount },
]

/** Loads the list a page at a time, as far as the person scrolls. */
const useContacts = (filters: Filters) => {
  const client = useClient()
  const { list } = client.networking.contact
  return useInfiniteQuery({
    queryKey: [list.path, 'pages', filters],
    queryFn: async ({ pageParam }) => {
      const result = await list({ ...filters, offset: pageParam, limit: pageRows })
      return result.ok ? result.value : { rows: [], total: 0 }
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.rows.length < pageRows ? undefined : pages.length * pageRows),
    placeholderData: keepPreviousData,
    throwOnError: true,
  })
}

const BulkBar = ({ ids, onDone }: { readonly ids: readonly ContactId[]; readonly onDone: () => void }) => {
  const client = useClient()
  const editMany = useCommand(client.networking.contact.editMany)
  const remove = useCommand(client.networking.contact.remove)
  const [name, setName] = useState('')
  const change = (part: 'add' | 'remove'): void => {
    if (name.trim() !== '') void editMany({ target: { ids: [...ids] }, changes: { [part === 'add' ? 'addTags' : 'removeTags']: [name] } }).then(onDone)
  }
  return (
    <div className={classes['bar']} role="group" aria-label="Selected contacts">
      <span>{ids.length} selected</span>
      <TextInput size="xs" aria-label="Tag" placeholder="Tag" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Button size="compact-sm" variant="default" onClick={() => change('add')}>Add tag</Button>
      <Button size="compact-sm" variant="default" onClick={() => change('remove')}>Take tag away</Button>
      <Button size="compact-sm" variant="default" onClick={() => void remove({ ids: [...ids] }).then(onDone)}>Remove</Button>
      <Button size="compact-sm" variant="subtle" onClick={onDone}>Clear selection</Button>
    </div>
  )
}

/** All contacts: searched as one types, filtered, sorted, selected. */
export const ContactsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [tag, setTag] = useState('')
  const [platform, setPlatform] = useState<Platform | ''>('')
  const [state, setState] = useState<KeepInTouchState | ''>('')
  const [sort, setSort] = useState<{ key: Extract<Filters['sort'], string>; direction: SortDirection }>({ key: 'name', direction: 'ascending' })
  const [selected, setSelected] = useState<ReadonlySet<number | string>>(new Set())
  const [isAdding, setIsAdding] = useState(false)
  const { value: tags = [] } = useAnswer(client.networking.contact.tags, {})
  const conditions = [
    ...(tag === '' ? [] : [{ field: 'tag' as const, anyOf: [tag] }]),
    ...(platform === '' ? [] : [{ field: 'platform' as const, anyOf: [platform] }]),
    ...(state === '' ? [] : [{ field: 'state' as const, anyOf: [state] }]),
  ]
  const filters: Filters = { search, filter: { all: conditions }, sort: sort.key, direction: sort.direction }
  const { data, fetchNextPage, isFetchingNextPage } = useContacts(filters)
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const total = data?.pages.at(-1)?.total ?? 0
  const isFiltered = search !== '' || tag !== '' || platform !== '' || state !== ''
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>New contact</Button>
  // Row keys of this table are contact ids.
  const ids = [...selected] as ContactId[]

  return (
    <Page title="Contacts" actions={addButton}>
      <div className={classes['filters']}>
        <TextInput className={classes['grow']} type="search" label="Search" placeholder="Name, organisation, handle, e-mail, tag" leftSection={<IconSearch size={15} />} value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <SelectField label="Tag" value={tag} onChange={setTag} options={[{ value: '', label: 'All tags' }, ...tags.map(({ name, contacts }) => ({ value: name, label: `${name} (${contacts})` }))]} />
        <SelectField label="Platform" value={platform} onChange={setPlatform} options={[{ value: '', label: 'All platforms' }, ...platformOptions]} />
        <SelectField label="Keep in touch" value={state} onChange={setState} options={[{ value: '', label: 'All' }, ...KeepInTouchState.options.map((value) => ({ value, label: stateNames[value] }))]} />
        <span className={classes['soft']} aria-live="polite">{total.toLocaleString('en')} contacts</span>
      </div>
      {ids.length > 0 && <BulkBar ids={ids} onDone={() => setSelected(new Set())} />}
      <DataTable
        label="Contacts"
        columns={columns}
        rows={rows}
        total={total}
        onReachEnd={() => { if (!isFetchingNextPage) void fetchNextPage() }}
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        sort={sort}
        // The table only knows the columns above.
        onSort={(key, direction) => setSort({ key: key as typeof sort.key, direction })}
        onOpen={({ id }) => void navigate({ to: '/networking/contacts/$id', params: { id: String(id) } })}
        selected={selected}
        onSelect={setSelected}
        empty={
          data === undefined ? null : isFiltered ? (
            <EmptyState icon={<IconSearch size={24} />} title="Nobody matches">Change or clear the search and filters above.</EmptyState>
          ) : (
            <EmptyState icon={<IconUsers size={24} />} title="No contacts yet" action={addButton}>The people this brand knows: with their handles, tags, notes, and how often to be in touch.</EmptyState>
          )
        }
      />
      {isAdding && <ContactDialog contact={null} onClose={() => setIsAdding(false)} onSaved={(id) => void navigate({ to: '/networking/contacts/$id', params: { id: String(id) } })} />}
    </Page>
  )
}
