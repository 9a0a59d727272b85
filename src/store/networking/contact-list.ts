import type { Day } from '../../shared/kernel/day'
import type { RowGroup, SortDirection } from '../../shared/kernel/page'
import type { ContactRow } from '../../shared/networking/contact'
import type { ContactGrouping, ContactSelection, ContactSort } from '../../shared/networking/contact.contract'
import type { CustomFieldId, CustomValue } from '../../shared/networking/custom-field'
import type { StoreContext } from '../context'
import { idsIn } from '../id-set'
import { findContacts, pageOfFound } from './contact-found'
import { contactGroups, pageOfGroups } from './contact-groups'
import { listedColumns, toContactRow } from './contact-rows'
import { selectedContacts } from './contact-selection'

/** Contacts by their ids, in that order. */
export const readContactRows = ({ prepare }: StoreContext, ids: readonly number[], today: Day, custom: readonly CustomFieldId[] = []): ContactRow[] => {
  const list = JSON.stringify(ids)
  const values = new Map<number, { fieldId: CustomFieldId; value: CustomValue }[]>()
  if (custom.length > 0) {
    const sql = `SELECT contact_id AS contactId, field_id AS fieldId, coalesce(text_value, number_value) AS value FROM custom_value WHERE contact_id IN (SELECT value FROM json_each(?)) AND field_id IN (SELECT value FROM json_each(?))`
    // The three columns of the statement; one of the two values is always there.
    for (const { contactId, fieldId, value } of prepare(sql).all(list, JSON.stringify(custom)) as { contactId: number; fieldId: CustomFieldId; value: CustomValue }[]) {
      values.set(contactId, [...(values.get(contactId) ?? []), { fieldId, value }])
    }
  }
  return prepare(`SELECT ${listedColumns} FROM json_each(?) AS wanted JOIN contact c ON c.id = wanted.value ORDER BY wanted.key`)
    .all(list)
    .map((row) => toContactRow(row, today))
    .map((row) => ({ ...row, custom: values.get(row.id) ?? [] }))
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
