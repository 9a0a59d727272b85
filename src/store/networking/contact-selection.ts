import type { Day } from '../../shared/kernel/day'
import type { ContactSelection } from '../../shared/networking/contact.contract'
import type { ContactFilter } from '../../shared/networking/contact-filter'
import type { StoreContext } from '../context'
import { type IdSet, idSetOf, idsIn, inBoth, inEither, without } from '../id-set'
import { oncePerQuestion } from '../once-per-question'
import { allOf, type CompiledFilter, compileFilter, compileSearch, type SqlPart } from './contact-filter-sql'

/** Of no more contacts than these, each is looked up by its number; of more, what is asked is read of everybody, in an order an index has. */
export const fewAtMost = 1000

/** Indexes that have whether a contact is archived, smallest first, and what else they have. */
const narrowIndexes: readonly (readonly [index: string, ...columns: string[]])[] = [
  ['contact_by_interactions', 'interaction_count'], ['contact_by_name', 'sort_name'], ['contact_by_creation', 'created_at'], ['contact_by_strength', 'strength_rank', 'sort_name'], ['contact_by_last_touch', 'last_touch_on', 'sort_name'],
  ['contact_by_due', 'due_on', 'sort_name'], ['contact_by_organization', 'organization', 'sort_name'], ['contact_by_role', 'role', 'sort_name'], ['contact_by_source', 'source', 'sort_name'], ['contact_by_group', 'group_id', 'sort_name'],
]

/** Where a condition is worked out for everybody: in an index that has all it asks of contacts, a tenth as large as they are; else in the contacts themselves. */
export const narrowest = ({ sql }: SqlPart): string => {
  const asked = Array.from(sql.matchAll(/\bc\.(\w+)/g), ([, column = '']) => column).filter((column) => column !== 'id' && column !== 'is_archived')
  const index = narrowIndexes.find(([, ...columns]) => asked.every((column) => columns.includes(column)))
  return index === undefined ? 'NOT INDEXED' : `INDEXED BY ${index[0]}`
}

/** Numbers as a statement gathered them: to hand 100,000 over one by one takes half as long as finding them. */
export const parseIds = (ids: unknown): readonly number[] => JSON.parse(String(ids)) as number[]

/** The condition of being one of these. */
export const amongIds = (ids: readonly number[]): SqlPart => ({ sql: 'c.id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(ids)] })

/** Who is asked about: those that are archived, those that are not, or (null) both. */
type Scope = boolean | null

/** The condition of being one of them, over contacts `c`. */
export const inScope = (scope: Scope): SqlPart => ({ sql: scope === null ? 'c.is_archived IN (0, 1)' : `c.is_archived = ${scope ? 1 : 0}`, values: [] })

/** Lists those who meet a condition over contacts `c`. */
export const whereSql = (where: SqlPart, scope: Scope): string => `SELECT json_group_array(c.id) FROM contact c ${narrowest(where)} WHERE ${inScope(scope).sql} AND ${where.sql}`

const idsWhere = ({ sqlite }: StoreContext, where: SqlPart, scope: Scope): IdSet => idSetOf(parseIds(sqlite.prepare(whereSql(where, scope)).pluck().get(...where.values)))

const anybody: SqlPart = { sql: '1', values: [] }

const everybody = oncePerQuestion((context, scope: Scope) => idsWhere(context, anybody, scope))

/** Those of a set who meet a condition. */
const among = (context: StoreContext, found: IdSet, where: SqlPart, scope: Scope): IdSet => {
  if (found.size > fewAtMost) return inBoth(found, idsWhere(context, where, scope))
  const these = amongIds(idsIn(found))
  const sql = `SELECT json_group_array(c.id) FROM contact c NOT INDEXED WHERE ${these.sql} AND ${where.sql}`
  return idSetOf(parseIds(context.sqlite.prepare(sql).pluck().get(...these.values, ...where.values)))
}

/** Sets are joined here: to look up each of a hundred thousand in what another condition found takes SQLite several times as long as either. Numbers out of other tables may also be of contacts outside the scope. */
const find = (context: StoreContext, compiled: CompiledFilter, scope: Scope): IdSet => {
  if ('where' in compiled) return idsWhere(context, compiled.where, scope)
  if ('list' in compiled) return idSetOf(parseIds(context.sqlite.prepare(`SELECT json_group_array(id) FROM (${compiled.list.sql})`).pluck().get(...compiled.list.values)))
  if ('not' in compiled) return without(everybody(context, scope), find(context, compiled.not, scope))
  if ('any' in compiled) return compiled.any.map((part) => find(context, part, scope)).reduce(inEither)
  // Conditions over contacts last: where few are left, of those alone.
  const lists = compiled.all.filter((part) => !('where' in part))
  const found = lists.map((part) => find(context, part, scope)).reduce(inBoth)
  return compiled.all.reduce((left, part) => ('where' in part ? among(context, left, part.where, scope) : left), found)
}

/** Whom a filter means, whether archived or not. */
export const filteredContacts = (context: StoreContext, filter: ContactFilter, today: Day): IdSet => find(context, compileFilter(filter, today), null)

const compileSelection = ({ search, filter }: Omit<ContactSelection, 'isArchived'>, today: Day): CompiledFilter => {
  const searched = compileSearch(search)
  return allOf([...(searched === null ? [] : [searched]), ...(filter === null ? [] : [compileFilter(filter, today)])])
}

/** Whom a selection means. */
export const selectedContacts = (context: StoreContext, selection: ContactSelection, today: Day): IdSet => {
  const { isArchived } = selection
  const compiled = compileSelection(selection, today)
  const found = find(context, compiled, isArchived)
  return 'where' in compiled ? found : without(found, idsWhere(context, anybody, !isArchived))
}

/** Whom a search and a filter mean: those that are not archived, and those that are. */
export const currentAndArchived = (context: StoreContext, selection: Omit<ContactSelection, 'isArchived'>, today: Day): readonly [current: IdSet, archived: IdSet] => {
  const found = find(context, compileSelection(selection, today), null)
  const archived = idsWhere(context, anybody, true)
  return [without(found, archived), inBoth(found, archived)]
}
