import type { Day } from '../../shared/kernel/day'
import type { SortDirection } from '../../shared/kernel/page'
import type { ContactRow } from '../../shared/networking/contact'
import type { ContactSelection, ContactSort } from '../../shared/networking/contact.contract'
import type { CustomFieldId, CustomValue } from '../../shared/networking/custom-field'
import type { StoreContext } from '../context'
import { compileSelection, type SqlPart } from './contact-filter-sql'
import { listedColumns, toContactRow } from './contact-rows'

/** Where an order finds its contacts `c`, so that each part of it is read from an index. */
interface Order {
  readonly from: string
  /** What it is sorted by, the same way each; the number of the contact follows. */
  readonly keys: readonly string[]
  /** Holds where the value is known, and where it is not: those follow, by name. Null: it always is. */
  readonly known: string | null
  readonly unknown: string
}

const fromContact = 'contact c'
const always = (key: string): Order => ({ from: fromContact, keys: [key], known: null, unknown: '0' })
const orNull = (key: string): Order => ({ from: fromContact, keys: [key, 'c.sort_name'], known: `${key} IS NOT NULL`, unknown: `${key} IS NULL` })
const orEmpty = (key: string): Order => ({ from: fromContact, keys: [key, 'c.sort_name'], known: `${key} > ''`, unknown: `${key} = ''` })
const within = (table: string, key: string, condition: string): Order => ({ from: `${table} x CROSS JOIN contact c ON c.id = x.contact_id`, keys: [`x.${key}`], known: `x.${condition}`, unknown: `NOT EXISTS (SELECT 1 FROM ${table} WHERE contact_id = c.id AND ${condition})` })

const orders: Readonly<Record<Extract<ContactSort, string>, Order>> = {
  name: always('c.sort_name'),
  createdAt: always('c.created_at'),
  interactionCount: always('c.interaction_count'),
  organization: orEmpty('c.organization'),
  role: orEmpty('c.role'),
  source: orEmpty('c.source'),
  lastTouchOn: orNull('c.last_touch_on'),
  dueOn: orNull('c.due_on'),
  strength: orNull('c.strength_rank'),
  birthday: orNull('substr(c.birthday, -5)'),
  group: { from: 'contact_group g CROSS JOIN contact c ON c.group_id = g.id', keys: ['g.sort_name', 'g.id', 'c.sort_name'], known: 'c.group_id IS NOT NULL', unknown: 'c.group_id IS NULL' },
  email: within('contact_email', 'email', 'position = 0'),
}

/** The order of a custom field; its kind says in which column it lies. */
const customOrder = ({ prepare }: StoreContext, fieldId: CustomFieldId): Order => {
  const column = prepare('SELECT kind FROM custom_field WHERE id = ?').pluck().get(fieldId) === 'number' ? 'number_value' : 'text_value'
  // A number by our own schema, so that it may stand in the text.
  return within('custom_value', column, `field_id = ${Number(fieldId)}`)
}

const and = (where: SqlPart, condition: string): SqlPart => ({ sql: `${where.sql} AND ${condition}`, values: where.values })

const selectIds = ({ sqlite }: StoreContext, from: string, where: SqlPart, order: string, limit: number, offset: number): number[] =>
  limit <= 0 ? [] : sqlite.prepare(`SELECT c.id FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?`).pluck().all(...where.values, limit, offset).map(Number)

const count = ({ sqlite }: StoreContext, from: string, where: SqlPart): number => Number(sqlite.prepare(`SELECT count(*) FROM ${from} WHERE ${where.sql}`).pluck().get(...where.values))

/** Whom a selection found, as long as nothing is written. */
interface Found {
  readonly question: string
  readonly changes: number
  readonly total: number
  /** The selection itself, or those it found where that is quicker to ask. */
  readonly where: SqlPart
}

/** Of a search or filter that finds fewer than this share of all, those found are asked for instead: the filter is not worked out again for each order and page. */
const fewShare = 0.25

const found = new WeakMap<StoreContext['sqlite'], Found>()

/** Whom a selection means: worked out once for all pages of a list, until something is written. */
const find = (context: StoreContext, selection: ContactSelection, today: Day): Found => {
  const { sqlite, prepare } = context
  const question = JSON.stringify([selection.search, selection.filter, selection.isArchived, today])
  const changes = Number(prepare('SELECT total_changes()').pluck().get())
  const before = found.get(sqlite)
  if (before?.question === question && before.changes === changes) return before
  const where = compileSelection(selection, today)
  const isPlain = selection.search.trim() === '' && selection.filter === null
  const answer = isPlain ? { total: count(context, fromContact, where), where } : findOnce(context, where)
  const made = { question, changes, ...answer }
  found.set(sqlite, made)
  return made
}

const findOnce = ({ sqlite, prepare }: StoreContext, where: SqlPart): Pick<Found, 'total' | 'where'> => {
  const ids = sqlite.prepare(`SELECT c.id FROM contact c WHERE ${where.sql}`).pluck().all(...where.values)
  const isFew = ids.length < fewShare * Number(prepare('SELECT count(*) FROM contact').pluck().get())
  return { total: ids.length, where: isFew ? { sql: 'c.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] } : where }
}

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
  const { where, total } = find(context, input, today)
  const { from, keys, known, unknown } = typeof sort === 'string' ? orders[sort] : customOrder(context, sort.customField)
  const way = direction === 'ascending' ? 'ASC' : 'DESC'
  const whereKnown = known === null ? where : and(where, known)
  const sorted = selectIds(context, from, whereKnown, [...keys, 'c.id'].map((key) => `${key} ${way}`).join(', '), limit, offset)
  const room = Math.min(limit, total - offset) - sorted.length
  // Only at the end of those with a value does it matter how many there are.
  const isAtEnd = known !== null && room > 0
  const skipped = isAtEnd && sorted.length === 0 ? Math.max(0, offset - count(context, from, whereKnown)) : 0
  const rest = isAtEnd ? selectIds(context, fromContact, and(where, unknown), 'c.sort_name, c.id', room, skipped) : []
  return { rows: readContactRows(context, [...sorted, ...rest], today, custom), total }
}
