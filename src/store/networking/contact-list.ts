import type { Day } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import type { RowGroup, SortDirection } from '../../shared/kernel/page'
import type { ContactRow, FoundContact } from '../../shared/networking/contact'
import type { ContactGrouping, ContactSelection, ContactSort } from '../../shared/networking/contact.contract'
import type { CustomFieldId, CustomValue } from '../../shared/networking/custom-field'
import type { StoreContext } from '../context'
import { type IdSet, idsIn } from '../id-set'
import { findContacts, foundAs, pageOfFound } from './contact-found'
import { contactGroups, pageOfGroups } from './contact-groups'
import { listedColumns, toContactRow } from './contact-rows'
import { currentAndArchived, selectedContacts } from './contact-selection'

interface CustomCell {
  readonly contactId: number
  readonly fieldId: CustomFieldId
  readonly value: CustomValue
}

/** Contacts by their ids, in that order. */
export const readContactRows = ({ prepare }: StoreContext, ids: readonly number[], today: Day, custom: readonly CustomFieldId[] = []): ContactRow[] => {
  const list = JSON.stringify(ids)
  let values: ReadonlyMap<number, readonly CustomCell[]> = new Map()
  if (custom.length > 0) {
    const sql = `SELECT contact_id AS contactId, field_id AS fieldId, coalesce(text_value, number_value) AS value FROM custom_value WHERE contact_id IN (SELECT value FROM json_each(?)) AND field_id IN (SELECT value FROM json_each(?))`
    // The three columns of the statement; one of the two values is always there.
    values = groupBy(prepare(sql).all(list, JSON.stringify(custom)) as CustomCell[], ({ contactId }) => contactId)
  }
  return prepare(`SELECT ${listedColumns} FROM json_each(?) AS wanted JOIN contact c ON c.id = wanted.value ORDER BY wanted.key`)
    .all(list)
    .map((row) => toContactRow(row, today))
    .map((row) => ({ ...row, custom: (values.get(row.id) ?? []).map(({ fieldId, value }) => ({ fieldId, value })) }))
}

/** All contacts a selection means, in no order. */
export const selectedIds = (context: StoreContext, selection: ContactSelection, today: Day): number[] => idsIn(selectedContacts(context, selection, today))

interface ContactListInput extends ContactSelection {
  readonly sort: ContactSort
  readonly direction: SortDirection
  readonly custom: readonly CustomFieldId[]
  readonly offset: number
  readonly limit: number
  readonly groupBy: ContactGrouping | null
}

/** One page of a contact list. */
export const listContacts = (context: StoreContext, input: ContactListInput, today: Day): { rows: ContactRow[]; total: number; groups: RowGroup[] } => {
  const { search, filter, isArchived, groupBy } = input
  const question = { search, filter, isArchived, today }
  const grouped = groupBy === null ? null : contactGroups(context, { ...question, groupBy })
  const rowsOf = (ids: readonly number[]): ContactRow[] => readContactRows(context, ids, today, input.custom)
  if (grouped === null) {
    const found = findContacts(context, question)
    return { rows: rowsOf(pageOfFound(context, found, input)), total: found.total, groups: [] }
  }
  return { rows: rowsOf(pageOfGroups(context, grouped, input)), total: grouped.total, groups: input.offset === 0 ? grouped.groups.map(({ key, label, total: rows }) => ({ key, label, count: rows })) : [] }
}

/** What tells contacts of one name apart. */
export const detailsSql = `c.organization, c.created_at AS createdAt,
  coalesce((SELECT email FROM contact_email WHERE contact_id = c.id ORDER BY position LIMIT 1), (SELECT handle FROM contact_handle WHERE contact_id = c.id ORDER BY position LIMIT 1), '') AS address`

const foundSql = `SELECT c.id, c.name, c.is_archived AS isArchived, ${detailsSql}
  FROM json_each(?) AS wanted CROSS JOIN contact c ON c.id = wanted.value ORDER BY wanted.key`

/** Those to choose among: who was in touch last first, archived ones after all others. */
export const findToChoose = (context: StoreContext, { limit, ...selection }: Omit<ContactSelection, 'isArchived'> & { readonly limit: number }, today: Day): FoundContact[] => {
  const [current, archived] = currentAndArchived(context, selection, today)
  const first = (ids: IdSet, isArchived: boolean, room: number): readonly number[] => (room === 0 ? [] : pageOfFound(context, foundAs(context, ids), { sort: 'lastTouchOn', direction: 'descending', isArchived, offset: 0, limit: room }))
  const ids = first(current, false, limit)
  // The columns of the statement.
  const rows = context.prepare(foundSql).all(JSON.stringify([...ids, ...first(archived, true, limit - ids.length)])) as (Omit<FoundContact, 'isArchived'> & { isArchived: number })[]
  return rows.map((row) => ({ ...row, isArchived: row.isArchived === 1 }))
}
