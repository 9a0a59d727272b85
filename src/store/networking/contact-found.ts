import type { Day } from '../../shared/kernel/day'
import type { SortDirection } from '../../shared/kernel/page'
import type { ContactSelection, ContactSort } from '../../shared/networking/contact.contract'
import type { CustomFieldId } from '../../shared/networking/custom-field'
import type { StoreContext } from '../context'
import { hasId, type IdSet, idSetOf, idsIn } from '../id-set'
import { oncePerQuestion } from '../once-per-question'
import type { SqlPart } from './contact-filter-sql'
import { amongIds, fewAtMost, inScope, narrowest, parseIds, selectedContacts } from './contact-selection'

/** Where an order finds its contacts `c`, so that each part of it is read from an index. */
interface Order {
  /** `?` stands for how the contacts are looked up. */
  readonly from: string
  /** The index that has the contacts in this order. Null: what it is joined with gives it. */
  readonly index: string | null
  /** What it is sorted by, the same way each; the number of the contact follows. */
  readonly keys: readonly string[]
  /** Holds where the value is known, and where it is not: those follow, by name. Null: it always is. */
  readonly known: string | null
  readonly unknown: string
  /** The index that has those by name. */
  readonly unknownIndex: string
  /** The table, as `x`, that alone has everything of the order. Null: the contacts themselves have it. */
  readonly beside: string | null
}

const byName = 'contact_by_name'
const always = (key: string, index: string): Order => ({ from: 'contact c ?', index, keys: [key], known: null, unknown: '0', unknownIndex: byName, beside: null })
const orNull = (key: string, index: string): Order => ({ from: 'contact c ?', index, keys: [key, 'c.sort_name'], known: `${key} IS NOT NULL`, unknown: `${key} IS NULL`, unknownIndex: index, beside: null })
const orEmpty = (key: string, index: string): Order => ({ from: 'contact c ?', index, keys: [key, 'c.sort_name'], known: `${key} > ''`, unknown: `${key} = ''`, unknownIndex: index, beside: null })
const within = (table: string, key: string, condition: string): Order => ({ from: `${table} x CROSS JOIN contact c ON c.id = x.contact_id`, index: null, keys: [`x.${key}`], known: `x.${condition}`, unknown: `NOT EXISTS (SELECT 1 FROM ${table} WHERE contact_id = c.id AND ${condition})`, unknownIndex: byName, beside: `${table} x` })

const orders: Readonly<Record<Extract<ContactSort, string>, Order>> = {
  name: always('c.sort_name', byName),
  createdAt: always('c.created_at', 'contact_by_creation'),
  interactionCount: always('c.interaction_count', 'contact_by_interactions'),
  organization: orEmpty('c.organization', 'contact_by_organization'),
  role: orEmpty('c.role', 'contact_by_role'),
  source: orEmpty('c.source', 'contact_by_source'),
  lastTouchOn: orNull('c.last_touch_on', 'contact_by_last_touch'),
  dueOn: orNull('c.due_on', 'contact_by_due'),
  strength: orNull('c.strength_rank', 'contact_by_strength'),
  birthday: orNull('substr(c.birthday, -5)', 'contact_by_birthday'),
  group: {
    from: 'contact_group g CROSS JOIN contact c ? ON c.group_id = g.id',
    index: 'contact_by_group',
    keys: ['g.sort_name', 'g.id', 'c.sort_name'],
    known: 'c.group_id IS NOT NULL',
    unknown: 'c.group_id IS NULL',
    unknownIndex: 'contact_by_group',
    beside: null,
  },
  email: within('contact_email', 'email', 'position = 0'),
}

/** The order of a custom field; its kind says in which column it lies. */
const customOrder = ({ prepare }: StoreContext, fieldId: CustomFieldId): Order => {
  const column = prepare('SELECT kind FROM custom_field WHERE id = ?').pluck().get(fieldId) === 'number' ? 'number_value' : 'text_value'
  // A number by our own schema, so that it may stand in the text.
  return within('custom_value', column, `field_id = ${Number(fieldId)}`)
}

const and = (where: SqlPart, condition: string): SqlPart => ({ sql: `${where.sql} AND ${condition}`, values: where.values })

/** A limit below 0: all. What has a limit keeps its order when it is gathered. */
const selectIds = ({ sqlite }: StoreContext, from: string, where: SqlPart, order: string, limit: number, offset: number, id = 'c.id'): readonly number[] =>
  limit === 0 ? [] : parseIds(sqlite.prepare(`SELECT json_group_array(id) FROM (SELECT ${id} AS id FROM ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT ? OFFSET ?)`).pluck().get(...where.values, limit, offset))

/** Few contacts are looked up by their numbers, many in the order of an index: told by name, since SQLite takes nearly everybody's not being archived for a rare thing. */
const lookedUp = (from: string, index: string | null, isFew: boolean): string => from.replace('?', isFew || index === null ? 'NOT INDEXED' : `INDEXED BY ${index}`)

const count = ({ sqlite }: StoreContext, from: string, where: SqlPart): number => Number(sqlite.prepare(`SELECT count(*) FROM ${from} WHERE ${where.sql}`).pluck().get(...where.values))

/** Few contacts, or all of them: their pages are asked of SQLite. */
interface AskedContacts {
  readonly total: number
  readonly where: SqlPart
  /** Looked up by their numbers and sorted. Else they are all there are, or all that are archived, and indexes have them in order. */
  readonly isFew: boolean
  /** How many of them have a value, by what they are sorted by; as far as it was asked. */
  readonly knownCounts: Map<string, number>
  /** Those without a value, by name, likewise. */
  readonly unknownIds: Map<string, readonly number[]>
}

/** Many contacts, of whom it is known who they are: their pages are cut out of the order of all. A condition is never worked out along an order: where the two have to do with each other, that may be for nearly everybody. */
export interface CutContacts {
  readonly total: number
  /** Which part of all they are. */
  readonly share: number
  readonly ids: IdSet
  /** Those with a value, upwards, by what they are sorted by; as far as it was asked. */
  readonly knownIds: Map<string, readonly number[]>
  /** Those without a value, by name, likewise. */
  readonly unknownIds: Map<string, readonly number[]>
}

/** Whom a selection, or one group of it, found. */
export type Found = AskedContacts | CutContacts

/** Up to this row of those found the beginning of the order of all is read, further on the whole of it. */
const farOffset = 400

/** Which contacts a list asks for, and on which day. */
export interface ListQuestion {
  readonly search: string
  readonly filter: ContactSelection['filter']
  readonly isArchived: boolean
  readonly today: Day
}

const askedContacts = (total: number, where: SqlPart, isFew: boolean): AskedContacts => ({ total, where, isFew, knownCounts: new Map(), unknownIds: new Map() })

/** Whether a question is for all contacts, or all that are archived. */
export const isPlainQuestion = ({ search, filter }: ListQuestion): boolean => search.trim() === '' && filter === null

/** Whom a selection means: worked out once for all pages of a list, until something is written. */
export const findContacts = oncePerQuestion((context, question: ListQuestion): Found => {
  if (!isPlainQuestion(question)) return foundAs(context, selectedContacts(context, question, question.today))
  const where = inScope(question.isArchived)
  return askedContacts(count(context, `contact c ${narrowest(where)}`, where), where, false)
})

/** Contacts that are looked up by their numbers. */
export const theseFew = (ids: readonly number[]): Found => askedContacts(ids.length, amongIds(ids), true)

/** Contacts of whom it is known who they are. */
export const foundAs = ({ prepare }: StoreContext, ids: IdSet): Found =>
  ids.size <= fewAtMost ? theseFew(idsIn(ids)) : { total: ids.size, share: ids.size / Number(prepare('SELECT count(*) FROM contact').pluck().get()), ids, knownIds: new Map(), unknownIds: new Map() }

/** Which stretch of those found, in which order. */
export interface FoundPage {
  readonly sort: ContactSort
  readonly direction: SortDirection
  readonly isArchived: boolean
  readonly offset: number
  readonly limit: number
}

/** What a map has, made where it is missing. */
const keep = <Value>(map: Map<string, Value>, key: string, make: () => Value): Value => {
  const value = map.get(key) ?? make()
  map.set(key, value)
  return value
}

/** The numbers of those with a value that are first in an order. A limit below 0: all. */
const inOrder = (context: StoreContext, { from, index, keys, known, beside }: Order, { isArchived, direction }: Pick<FoundPage, 'isArchived' | 'direction'>, limit: number): readonly number[] => {
  const condition = known ?? '1'
  const sorted = (id: string): string => [...keys, id].map((key) => `${key} ${direction === 'ascending' ? 'ASC' : 'DESC'}`).join(', ')
  // What lies beside contacts is read without them.
  return beside === null
    ? selectIds(context, lookedUp(from, index, false), and(inScope(isArchived), condition), sorted('c.id'), limit, 0)
    : selectIds(context, beside, { sql: condition, values: [] }, sorted('x.contact_id'), limit, 0, 'x.contact_id')
}

/** Orders of all, by what they are sorted by, as far as they were asked: each is read once, whatever is searched and filtered meanwhile, until something is written. */
const wholeOrders = oncePerQuestion(() => new Map<string, readonly number[]>())

const orderKey = (sort: ContactSort, isArchived: boolean): string => JSON.stringify([sort, isArchived])

/** The numbers of all with a value, upwards. */
const allInOrder = (context: StoreContext, sort: ContactSort, order: Order, isArchived: boolean): readonly number[] =>
  keep(wholeOrders(context, null), orderKey(sort, isArchived), () => inOrder(context, order, { isArchived, direction: 'ascending' }, -1))

/** The numbers of all without a value there, by name: told apart here, since looking each of many up in a table beside them takes several times as long. */
const allWithout = (context: StoreContext, known: readonly number[], isArchived: boolean): readonly number[] => {
  const others = idSetOf(known)
  return allInOrder(context, 'name', orders.name, isArchived).filter((id) => !hasId(others, id))
}

/** Twice as many of the order are read for a page as would have it if those found lay evenly. */
const readAhead = 2

/** The numbers of one page, out of the order of all, which an index has by itself: worked out once for all pages of a list but the first ones, for which its beginning is enough. */
const cutPage = (context: StoreContext, { total, share, ids, knownIds, unknownIds }: CutContacts, order: Order, page: FoundPage): readonly number[] => {
  const { sort, direction, isArchived, offset, limit } = page
  const sortKey = JSON.stringify(sort)
  const isFound = (id: number): boolean => hasId(ids, id)
  if (offset + limit <= farOffset && !wholeOrders(context, null).has(orderKey(sort, isArchived))) {
    const first = inOrder(context, order, page, Math.ceil((readAhead * (offset + limit)) / share)).filter(isFound)
    if (first.length >= offset + limit) return first.slice(offset, offset + limit)
  }
  const known = keep(knownIds, sortKey, () => allInOrder(context, sort, order, isArchived).filter(isFound))
  const [from, to] = [Math.min(offset, known.length), Math.min(offset + limit, known.length)]
  const sorted = direction === 'ascending' ? known.slice(from, to) : known.slice(known.length - to, known.length - from).reverse()
  const room = offset + limit - Math.max(offset, known.length)
  if (room <= 0 || known.length === total) return sorted
  const unknown = keep(unknownIds, sortKey, () => allWithout(context, known, isArchived).filter(isFound))
  const skipped = Math.max(0, offset - known.length)
  return [...sorted, ...unknown.slice(skipped, skipped + room)]
}

/** The numbers of one page of those found. Who has nothing in the column comes last, by name, whichever way it is sorted; so both parts are read from an index. */
export const pageOfFound = (context: StoreContext, foundNow: Found, page: FoundPage): readonly number[] => {
  const { sort, direction, offset, limit } = page
  const order = typeof sort === 'string' ? orders[sort] : customOrder(context, sort.customField)
  if ('ids' in foundNow) return cutPage(context, foundNow, order, page)
  const { where, total, isFew, knownCounts, unknownIds: unknownKept } = foundNow
  const { index, keys, known, unknown, unknownIndex, beside } = order
  const way = direction === 'ascending' ? 'ASC' : 'DESC'
  // Of all contacts what lies beside them is read without them.
  const isAlone = beside !== null && !isFew
  const wanted = isAlone ? { sql: `x.contact_id ${page.isArchived ? '' : 'NOT '}IN (SELECT id FROM contact WHERE is_archived = 1)`, values: [] } : where
  const whereKnown = known === null ? wanted : and(wanted, known)
  const id = isAlone ? 'x.contact_id' : 'c.id'
  const source = isAlone ? beside : lookedUp(order.from, index, isFew)
  const sortKey = JSON.stringify(sort)
  const unknownIds = isAlone ? () => keep(unknownKept, sortKey, () => allWithout(context, allInOrder(context, sort, order, page.isArchived), page.isArchived)) : null
  const knownCount = known === null ? total : knownCounts.get(sortKey)
  const sorted = knownCount !== undefined && offset >= knownCount ? [] : selectIds(context, source, whereKnown, [...keys, id].map((key) => `${key} ${way}`).join(', '), limit, offset, id)
  const room = Math.min(limit, total - offset) - sorted.length
  // Only at the end of those with a value does it matter how many there are.
  const isAtEnd = known !== null && room > 0
  if (isAtEnd && !knownCounts.has(sortKey)) knownCounts.set(sortKey, sorted.length > 0 ? offset + sorted.length : unknownIds === null ? count(context, source, whereKnown) : total - unknownIds().length)
  const skipped = Math.max(0, offset - (knownCounts.get(sortKey) ?? 0))
  const byNameAfter = (): readonly number[] => unknownIds?.().slice(skipped, skipped + room) ?? selectIds(context, lookedUp('contact c ?', unknownIndex, isFew), and(where, unknown), 'c.sort_name, c.id', room, skipped)
  return [...sorted, ...(isAtEnd ? byNameAfter() : [])]
}
