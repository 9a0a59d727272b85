import { Button } from '@mantine/core'
import { IconArchive, IconFileImport, IconPlus, IconSearch, IconUsers } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import { mostGroups } from '../../shared/kernel/page'
import { plural, t } from '../../shared/kernel/words'
import { keepInTouchNames } from '../../shared/networking/cadence'
import type { ContactId, ContactRow } from '../../shared/networking/contact'
import type { ContactGrouping } from '../../shared/networking/contact.contract'
import type { CustomField } from '../../shared/networking/custom-field'
import { useClient } from '../platform/client'
import { useAnswer, useCommand, usePages } from '../platform/queries'
import { useAddress } from '../platform/use-address'
import { EmptyState } from '../ui/EmptyState'
import { SelectField } from '../ui/fields'
import { Page } from '../ui/Page'
import { removeChoice, rowIcons } from '../ui/RowMenu'
import { showDefect } from '../ui/toasts'
import { countedText } from '../views/counted-text'
import { inWords } from '../views/group-headings'
import { type TableGrouping, type TableView, useTableView } from '../views/use-table-view'
import { useViewColumns } from '../views/use-view-columns'
import { ViewedTable } from '../views/ViewedTable'
import { BulkAskDialog, BulkBar, type BulkAsk, type BulkTarget, stillFound } from './BulkBar'
import { contactColumns } from './contact-columns'
import { columnOfSort, ContactSearch, selectionOf, sortOfColumn, usualOrder } from './contact-search'
import { ContactDialog } from './ContactDialog'
import { FilterBar } from './FilterBar'
import { partsOf } from './filter-words'
import { LogDialog } from './LogDialog'
import { SaveContactsButton } from './SaveContactsButton'
import { Timeline } from './Timeline'
import { useContactEdits } from './use-contact-edits'
import { useNoReply } from './use-no-reply'

/** Before they are known there are none. */
const noFields: readonly CustomField[] = []

const address = '/networking/contacts'

interface Selected {
  /** The question whose answer it was made in; in another one nobody is selected. */
  readonly question: string
  readonly ids: ReadonlySet<number | string>
  readonly isEverything: boolean
}

const nobody: ReadonlySet<number | string> = new Set()

const groupings: readonly TableGrouping<ContactRow, ContactGrouping>[] = [
  { key: 'group', label: t`Group` },
  { key: 'organization', label: t`Organisation` },
  { key: 'state', label: t`Keep in touch`, headingOf: inWords(keepInTouchNames) },
  { key: 'source', label: t`Source` },
]

/** All columns there are, with the person's own, and those on screen. */
const useColumns = (view: TableView<ContactRow>, customFields: readonly CustomField[]) => {
  const edits = useContactEdits(customFields)
  return useViewColumns(view, useMemo(() => contactColumns(customFields, edits), [customFields, edits]))
}

const timelineOf = ({ id }: ContactRow) => <Timeline key={id} contactId={id} />

/** All contacts: searched as one types, filtered, sorted, selected, and seen again as they were saved. */
export const ContactsPage = () => {
  const client = useClient()
  const navigate = useNavigate()
  const [search, change] = useAddress(address, ContactSearch)
  const { value: info } = useAnswer(client.workbook.info, {})
  const { value: fields } = useAnswer(client.networking.customField.list, {})
  const customFields = fields ?? noFields
  const view = useTableView({ table: 'contacts', name: 'contacts', address: [search, change], usual: usualOrder, groupings })
  const columns = useColumns(view, customFields)
  const [selected, setSelected] = useState<Selected>({ question: '', ids: nobody, isEverything: false })
  const [timesDone, setTimesDone] = useState(0)
  const [asked, setAsked] = useState<{ readonly action: BulkAsk; readonly target: BulkTarget } | null>(null)
  const [isAdding, setIsAdding] = useState(false)
  const [loggedWith, setLoggedWith] = useState<ContactRow | null>(null)
  const remove = useCommand(client.networking.contact.remove)
  const editMany = useCommand(client.networking.contact.editMany)
  const needsNoReply = useNoReply()
  const { sort = 'name', direction = 'ascending' } = search
  const selection = selectionOf(search)
  const question = JSON.stringify(selection)
  const conditions = partsOf(selection.filter).parts.length
  const { value, rows, loaded, loadMore, isStale } = usePages(
    client.networking.contact.list,
    { ...selection, sort, direction, custom: customFields.map(({ id }) => id), groupBy: search.groupBy ?? null },
    { enabled: fields !== undefined, folded: view.folded },
  )

  const isEverything = selected.question === question && selected.isEverything
  // Whoever left the list, such as by being archived, is not meant any more. Rows that are folded away or not loaded yet say nothing.
  const isWhole = loaded === null && view.folded.size === 0
  const ids = useMemo(() => {
    if (selected.question !== question) return nobody
    return selected.isEverything || isWhole ? new Set(rows.map(({ id }) => id).filter((id) => selected.isEverything || selected.ids.has(id))) : selected.ids
  }, [selected, question, rows, isWhole])
  // Row keys of this table are contact ids.
  const target: BulkTarget = isEverything ? { everything: selection } : { ids: [...ids] as ContactId[] }
  const total = value?.total ?? 0
  const isFiltered = search.find !== undefined || search.filter !== undefined || search.archived === true
  const isTooMany = search.groupBy !== undefined && !isStale && total > 0 && value?.groups.length === 0
  const select = (next: ReadonlySet<number | string>): void => setSelected({ question, ids: next, isEverything: false })
  const keepFound = async (): Promise<void> => {
    const found = await stillFound(client, selection, ids)
    setSelected((now) => (now.question === question ? { ...now, ids: new Set([...now.ids].filter((id) => found.has(id))) } : now))
  }
  /** Who is in the list still stays selected, to be changed further; of one that is not loaded whole, that is asked. */
  const onDone = (haveLeft: boolean): void => {
    setTimesDone(timesDone + 1)
    if (haveLeft) select(nobody)
    else if (!isEverything && !isWhole && isFiltered) keepFound().catch(showDefect)
  }
  const open = (id: ContactId): void => void navigate({ to: '/networking/contacts/$id', params: { id: String(id) } })
  const addButton = <Button leftSection={<IconPlus size={16} />} onClick={() => setIsAdding(true)}>{t`New contact`}</Button>
  const importButton = <Button component={Link} to="/imports/new" variant="default" leftSection={<IconFileImport size={16} />}>{t`Import files`}</Button>

  return (
    <Page
      title={t`Contacts`}
      actions={
        <>
          {total > 0 && <SaveContactsButton target={ids.size > 0 || isEverything ? target : { everything: selection }} count={isEverything || ids.size === 0 ? total : ids.size} sort={sort} direction={direction} />}
          <Button component={Link} to="/networking/duplicates" variant="default">{t`Find duplicates`}</Button>
        </>
      }
      begin={<>{importButton}{addButton}</>}
    >
      <ViewedTable
        view={view}
        columns={columns}
        everything={t`All contacts`}
        findPlaceholder={t`Name, organisation, handle, e-mail, tag`}
        fields={
          <>
            <SelectField
              label={t`Show`}
              value={search.archived === true ? 'archived' : 'current'}
              onChange={(which) => change({ archived: which === 'archived' ? true : undefined })}
              options={[
                { value: 'current', label: t`Not archived` },
                { value: 'archived', label: t`Archived` },
              ]}
            />
            <FilterBar filter={selection.filter} customFields={customFields} onChange={(filter) => change({ filter: filter ?? undefined })} />
          </>
        }
        filters={[{ label: t`Show`, value: search.archived === true ? t`Archived` : null, keys: ['archived'] }]}
        toldElsewhere={{ count: conditions, keys: ['filter'] }}
        label={t`Contacts`}
        rows={rows}
        groups={value?.groups}
        total={total}
        onReachEnd={loadMore}
        caption={
          <>
            {value === undefined ? '' : countedText(t`${plural(total, { one: '# contact', other: '# contacts' })}`, loaded)}
            {isTooMany && ` ${t`Too many groups to show them: more than ${numberText(mostGroups)}.`}`}
          </>
        }
        rowKey={({ id }) => id}
        rowLabel={({ name }) => name}
        sort={{ key: columnOfSort(sort), direction }}
        onSort={(key, next) => change({ sort: sortOfColumn(key) ?? undefined, direction: next })}
        onOpen={({ id }) => open(id)}
        peek={timelineOf}
        choices={(row) => [
          { label: t`Log interaction`, icon: rowIcons.log, run: () => setLoggedWith(row) },
          ...(row.state === 'owe_reply' ? [{ label: t`No reply needed`, icon: rowIcons.done, run: () => needsNoReply(row) }] : []),
          {
            label: selection.isArchived ? t`Bring back` : t`Archive`,
            icon: rowIcons.archive,
            run: () => void editMany({ target: { ids: [row.id] }, changes: { isArchived: !selection.isArchived } }),
          },
          removeChoice(() => void remove({ ids: [row.id] })),
        ]}
        selected={ids}
        onSelect={select}
        empty={
          // While the search is being cleared, what is known is still of less than everyone.
          value === undefined ? null : isFiltered || isStale ? (
            <EmptyState icon={<IconSearch size={24} />} title={t`Nobody matches`}>{t`Change or clear the search and filters above.`}</EmptyState>
          ) : info !== undefined && info.counts.archivedContacts > 0 ? (
            <EmptyState
              icon={<IconArchive size={24} />}
              title={t`All contacts are archived`}
              action={<Button variant="default" onClick={() => change({ archived: true })}>{t`Show archived`}</Button>}
            >{t`They are kept with all their interactions, and can be brought back.`}</EmptyState>
          ) : (
            <EmptyState
              icon={<IconUsers size={24} />}
              title={t`No contacts yet`}
              begins
            >{t`The people this brand knows: with their handles, tags, notes, and how often to be in touch.`}</EmptyState>
          )
        }
        bulk={
          <BulkBar
            target={target}
            count={isEverything ? total : ids.size}
            total={total}
            isArchived={selection.isArchived}
            onEverything={() => setSelected({ question, ids: nobody, isEverything: true })}
            onAsk={(action) => setAsked({ action, target })}
            onDone={onDone}
            timesDone={timesDone}
            onClear={() => select(nobody)}
          />
        }
      />
      {asked !== null && <BulkAskDialog {...asked} count={'ids' in asked.target ? asked.target.ids.length : total} onDone={onDone} onClose={() => setAsked(null)} />}
      {loggedWith !== null && (
        <LogDialog people={[{ id: loggedWith.id, name: loggedWith.name, isArchived: selection.isArchived }]} onClose={() => setLoggedWith(null)} />
      )}
      {isAdding && <ContactDialog contact={null} onClose={() => setIsAdding(false)} onSaved={open} />}
    </Page>
  )
}
