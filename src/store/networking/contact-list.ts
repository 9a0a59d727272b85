import type { Day } from '../../shared/kernel/day'
import type { SortDirection } from '../../shared/kernel/page'
import type { ContactRow } from '../../shared/networking/contact'
import type { ContactSelection, ContactSort } from '../../shared/networking/contact.contract'
import type { CustomFieldId, CustomValue } from '../../shared/networking/custom-field'
import type { StoreContext } from '../context'
import { compileSelection, type SqlPart } from './contact-filter-sql'
import { listedColumns, toContactRow } from './contact-rows'

/** Where an order finds its contacts `c`. */
interface Order {
  readonly from: string
  readonly key: string
  /** Holds where the value is known; the others follow, by name. Null: it always is. */
  readonly known: SqlPart | null
  /** What an index continues with after the key. */
  readonly second?: string
}

const knownText = (column: string): SqlPart => ({ sql: `${column} > ''`, values: [] })
const notNull = (column: string): SqlPart => ({ sql: `${column} IS NOT NULL`, values: [] })
const fromContact = 'contact c'

const orders: Readonly<Record<Extract<ContactSort, string>, Order>> = {
  name: { from: fromContact, key: 'c.sort_name', known: null },
  createdAt: { from: fromContact, key: 'c.created_at', known: null },
  interactionCount: { from: fromContact, key: 'c.interaction_count', known: null },
  organization: { from: fromContact, key: 'c.organization', known: knownText('c.organization'), second: 'c.sort_name' },
  role: { from: fromContact, key: 'c.role', known: knownText('c.role') },
  source: { from: fromContact, key: 'c.source', known: knownText('c.source') },
  lastTouchOn: { from: fromContact, key: 'c.last_touch_on', known: notNull('c.last_touch_on') },
  dueOn: { from: fromContact, key: 'c.due_on', known: notNull('c.due_on') },
  strength: { from: fromContact, key: 'c.strength_rank', known: notNull('c.strength_rank') },
  birthday: { from: fromContact, key: 'substr(c.birthday, -5)', known: notNull('c.birthday') },
  group: { from: 'contact_group g JOIN contact c ON c.group_id = g.id', key: 'g.sort_name', known: notNull('c.group_id'), second: 'c.sort_name' },
  email: { from: 'contact_email e JOIN contact c ON c.id = e.contact_id AND e.position = 0', key: 'e.email', known: { sql: 'c.id IN (SELECT contact_id FROM contact_email)', values: [] } },
}

/** The order of a custom field; its kind says in which column it lies. */
const customOrder = ({ prepare }: StoreContext, fieldId: CustomFieldId): Order => {
  const column = prepare('SELECT kind FROM custom_field WHERE id = ?').pluck().get(fieldId) === 'number' ? 'number_value' : 'text_value'
  // A number by our own schema, so that it may stand in the text.
  const id = Number(fieldId)
  return { from: `custom_value v JOIN contact c ON c.id = v.contact_id AND v.field_id = ${id}`, key: `v.${column}`, known: { sql: `c.id IN (SELECT contact_id FROM custom_value WHERE field_id = ${id})`, values: [] } }
}

const selectIds = ({ sqlite }: StoreContext, from: string, where: SqlPart, order: string, limit: number, offset: number): number[] =>
  limit <= 0 ? [] : sqlite.prepare(`SELECT c.id FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`).pluck().all(...where.values, limit, offset).map(Number)

const count = ({ sqlite }: StoreContext, where: SqlPart): number => Number(sqlite.prepare(`SELECT count(*) FROM contact c WHERE ${where.sql}`).pluck().get(...where.values))

const both = (where: SqlPart, more: SqlPart, isNegated = false): SqlPart => ({ sql: `${where.sql} AND ${isNegated ? `NOT (${more.sql})` : more.sql}`, values: [...where.values, ...more.values] })

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
export const selectedIds = (context: StoreContext, selection: ContactSelection, today: Day): number[] => {
  const where = compileSelection(selection, today)
  return context.sqlite.prepare(`SELECT c.id FROM contact c WHERE ${where.sql}`).pluck().all(...where.values).map(Number)
}

export interface ContactListInput extends ContactSelection {
  readonly sort: ContactSort
  readonly direction: SortDirection
  readonly custom: readonly CustomFieldId[]
  readonly offset: number
  readonly limit: number
}

/** One page of a contact list. Who has nothing in the column comes last, by name, whichever way it is sorted; so both parts are read from an index. */
export const listContacts = (context: StoreContext, input: ContactListInput, today: Day): { rows: ContactRow[]; total: number } => {
  const { sort, direction, custom, offset, limit } = input
  const where = compileSelection(input, today)
  const { from, key, known, second } = typeof sort === 'string' ? orders[sort] : customOrder(context, sort.customField)
  const way = direction === 'ascending' ? 'ASC' : 'DESC'
  const total = count(context, where)
  const knownCount = known === null ? total : count(context, both(where, known))
  const sorted = selectIds(context, from, known === null || from !== fromContact ? where : both(where, known), `${key} ${way}, ${second === undefined ? '' : `${second} ${way}, `}c.id ${way}`, Math.min(limit, knownCount - offset), offset)
  const rest = known === null ? [] : selectIds(context, fromContact, both(where, known, true), 'c.sort_name, c.id', limit - sorted.length, Math.max(0, offset - knownCount))
  return { rows: readContactRows(context, [...sorted, ...rest], today, custom), total }
}
