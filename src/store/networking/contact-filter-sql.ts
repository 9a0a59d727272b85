import { addDays, type Day, startOfLocalDay } from '../../shared/kernel/day'
import { exhausted } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import type { KeepInTouchState } from '../../shared/networking/contact'
import type { ContactCondition, ContactFilter, DayTest, TextTest } from '../../shared/networking/contact-filter'
import { rankOfStrength } from '../../shared/networking/strength'
import { foldCase, fullTextQuery } from '../full-text'

/** SQL text with the values of its question marks, in order. What a person typed is only ever a value. */
export interface SqlPart {
  readonly sql: string
  readonly values: readonly (string | number | null)[]
}

const part = (sql: string, ...values: SqlPart['values']): SqlPart => ({ sql, values })

/**
 * A filter as it is worked out: `where` over contacts `c` by themselves, in one pass; `list`, a statement that lists numbers of contacts as `id`,
 * perhaps several times; and sets of them joined. Null days and numbers match no test, so that `not` of one matches them.
 */
export type CompiledFilter =
  | { readonly where: SqlPart }
  | { readonly list: SqlPart }
  | { readonly all: readonly CompiledFilter[] }
  | { readonly any: readonly CompiledFilter[] }
  | { readonly not: CompiledFilter }

const join = (parts: readonly SqlPart[], word: 'AND' | 'OR', ofNone: string): SqlPart =>
  parts.length === 0 ? part(ofNone) : { sql: `(${parts.map(({ sql }) => sql).join(` ${word} `)})`, values: parts.flatMap(({ values }) => values) }

const sortColumn = 'c.sort_name'

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')

/** LIKE heeds no capital letters of ASCII; texts with others are folded, which takes longer. A column of names for sorting is folded as it is. */
const isLike = (column: string, pattern: string): SqlPart => {
  const folded = foldCase(pattern)
  return /^\p{ASCII}*$/u.test(folded) || column === sortColumn ? part(`${column} LIKE ? ESCAPE '\\'`, pattern) : part(`folded(${column}) LIKE ? ESCAPE '\\'`, folded)
}

const textCondition = (column: string, test: TextTest): SqlPart => {
  switch (test.is) {
    case 'empty':
      return part(`coalesce(${column}, '') = ''`)
    case 'filled':
      return part(`coalesce(${column}, '') <> ''`)
    case 'equals':
      return isLike(column, escaped(test.text))
    case 'starts_with':
      return isLike(column, `${escaped(test.text)}%`)
    case 'contains':
      return isLike(column, `%${escaped(test.text)}%`)
  }
}

/** A text of which a contact may have several; `empty` means none at all. */
const listCondition = (table: string, column: string, test: TextTest): CompiledFilter => {
  if (test.is === 'empty') return { not: { list: part(`SELECT contact_id AS id FROM ${table}`) } }
  const inner = textCondition(column, test)
  return { list: { sql: `SELECT contact_id AS id FROM ${table} WHERE ${inner.sql}`, values: inner.values } }
}

/** `beginOf`: how the column writes the beginning of a day; by itself, the day. To work the day out of a moment for each row would take as long as all the rest. */
const dayCondition = (column: string, test: DayTest, today: Day, beginOf: (day: Day) => string = (day) => day): SqlPart => {
  const within = (from: Day, after: Day): SqlPart => part(`(${column} >= ? AND ${column} < ?)`, beginOf(from), beginOf(after))
  switch (test.is) {
    case 'unknown':
      return part(`${column} IS NULL`)
    case 'before':
      return part(`${column} < ?`, beginOf(test.day))
    case 'on_or_after':
      return part(`${column} >= ?`, beginOf(test.day))
    case 'more_than_days_ago':
      return part(`${column} < ?`, beginOf(addDays(today, -test.days)))
    case 'in_last_days':
      return within(addDays(today, 1 - test.days), addDays(today, 1))
    case 'in_next_days':
      return within(today, addDays(today, test.days))
  }
}

const rangeCondition = (column: string, atLeast: number | null, atMost: number | null): SqlPart =>
  join([part(`${column} IS NOT NULL`), ...(atLeast === null ? [] : [part(`${column} >= ?`, atLeast)]), ...(atMost === null ? [] : [part(`${column} <= ?`, atMost)])], 'AND', '1')

/** Conditions of each keep-in-touch state, the same rules as `keepInTouchState`; `$today` is a day. */
const awake = '(c.snoozed_until IS NULL OR c.snoozed_until <= $today)'
const unowed = `${awake} AND c.owes_reply = 0`
export const stateConditions: Readonly<Record<KeepInTouchState, string>> = {
  snoozed: 'c.snoozed_until > $today',
  owe_reply: `${awake} AND c.owes_reply = 1`,
  none: `${unowed} AND c.due_on IS NULL`,
  went_quiet: `${unowed} AND c.overdue_on <= $today AND c.awaits_answer = 1`,
  overdue: `${unowed} AND c.overdue_on <= $today AND c.awaits_answer = 0`,
  due: `${unowed} AND c.due_on <= $today AND c.overdue_on > $today`,
  fine: `${unowed} AND c.due_on > $today`,
}

const stateCondition = (state: KeepInTouchState, today: Day): SqlPart => {
  const sql = stateConditions[state]
  return { sql: `(${sql.replaceAll('$today', '?')})`, values: Array.from({ length: sql.split('$today').length - 1 }, () => today) }
}

/** Months and days, `03-31`, of a stretch of days. In a year without 29 February, its birthdays are kept on the 28th. */
export const birthdaysBetween = (from: Day, days: number): string[] =>
  Array.from({ length: days }, (_, index) => addDays(from, index)).flatMap((day) => (day.endsWith('02-28') && addDays(day, 1).endsWith('03-01') ? ['02-28', '02-29'] : [day.slice(5)]))

const inList = (values: SqlPart['values']): SqlPart => part(`(SELECT value FROM json_each(?))`, JSON.stringify(values))

/** `from` ends in the column that has one of the values. */
const memberCondition = (from: string, values: SqlPart['values']): CompiledFilter => {
  const list = inList(values)
  return { list: { sql: `SELECT contact_id AS id FROM ${from} IN ${list.sql}`, values: list.values } }
}

const textColumns = { organization: 'c.organization', role: 'c.role', source: 'c.source', howMet: 'c.how_met', note: 'c.note' } as const
const dayColumns = { lastTouchOn: 'c.last_touch_on', dueOn: 'c.due_on' } as const

const customCondition = (condition: Extract<ContactCondition, { field: 'custom' }>, today: Day): CompiledFilter => {
  const { fieldId, test } = condition
  const having = 'SELECT contact_id AS id FROM custom_value WHERE field_id = ?'
  const isAbsent = test.kind !== 'number' && (test.test.is === 'empty' || test.test.is === 'unknown')
  if (isAbsent) return { not: { list: part(having, fieldId) } }
  const inner = test.kind === 'number' ? rangeCondition('number_value', test.atLeast, test.atMost) : test.kind === 'date' ? dayCondition('text_value', test.test, today) : textCondition('text_value', test.test)
  return { list: { sql: `${having} AND ${inner.sql}`, values: [fieldId, ...inner.values] } }
}

const groupCondition = (anyOf: readonly (number | null)[]): SqlPart => {
  const list = inList(anyOf.filter((id) => id !== null))
  const isIn: SqlPart = { sql: `c.group_id IN ${list.sql}`, values: list.values }
  return anyOf.includes(null) ? join([isIn, part('c.group_id IS NULL')], 'OR', '0') : isIn
}

const compileCondition = (condition: ContactCondition, today: Day): CompiledFilter => {
  switch (condition.field) {
    case 'name':
      return { where: textCondition(sortColumn, 'text' in condition.test ? { ...condition.test, text: sortName(condition.test.text) } : condition.test) }
    case 'organization':
    case 'role':
    case 'source':
    case 'howMet':
    case 'note':
      return { where: textCondition(textColumns[condition.field], condition.test) }
    case 'email':
    case 'phone':
    case 'handle':
      return listCondition(`contact_${condition.field}`, condition.field, condition.test)
    case 'tag':
      return memberCondition('contact_tag JOIN tag ON tag.id = tag_id WHERE tag.name', condition.anyOf)
    case 'community':
      return memberCondition('membership WHERE community_id', condition.anyOf)
    case 'platform':
      return memberCondition('contact_handle WHERE platform', condition.anyOf)
    case 'group':
      return { where: groupCondition(condition.anyOf) }
    case 'state':
      return { where: join(condition.anyOf.map((state) => stateCondition(state, today)), 'OR', '0') }
    case 'interactionCount':
      return { where: rangeCondition('c.interaction_count', condition.atLeast, condition.atMost) }
    case 'strength': {
      const rank = (strength: number | null): number | null => (strength === null ? null : rankOfStrength(strength, today))
      return { where: rangeCondition('c.strength_rank', rank(condition.atLeast), rank(condition.atMost)) }
    }
    case 'lastTouchOn':
    case 'dueOn':
      return { where: dayCondition(dayColumns[condition.field], condition.test, today) }
    case 'createdOn':
      return { where: dayCondition('c.created_at', condition.test, today, startOfLocalDay) }
    case 'birthday': {
      const list = inList(birthdaysBetween(today, condition.inNextDays))
      return { where: { sql: `(c.birthday IS NOT NULL AND substr(c.birthday, -5) IN ${list.sql})`, values: list.values } }
    }
    case 'custom':
      return customCondition(condition, today)
    default:
      return exhausted(condition)
  }
}

/** Those of some parts that stand over contacts by themselves as one, then the others. */
const gather = (parts: readonly CompiledFilter[], word: 'AND' | 'OR', ofNone: string): readonly [CompiledFilter, ...CompiledFilter[]] => {
  const wheres = parts.flatMap((compiled) => ('where' in compiled ? [compiled.where] : []))
  const [first, ...others] = parts.filter((compiled) => !('where' in compiled))
  const where = { where: join(wheres, word, ofNone) }
  return first === undefined ? [where] : wheres.length === 0 ? [first, ...others] : [where, first, ...others]
}

/** All of these parts; of none, everybody. */
export const allOf = (parts: readonly CompiledFilter[]): CompiledFilter => {
  const [first, ...others] = gather(parts, 'AND', '1')
  return others.length === 0 ? first : { all: [first, ...others] }
}

const anyOf = (parts: readonly CompiledFilter[]): CompiledFilter => {
  const [first, ...others] = gather(parts, 'OR', '0')
  return others.length === 0 ? first : { any: [first, ...others] }
}

/** Compiles a filter as it is on a day. What an unknown value makes unknown is not matched, and by `not` it is. */
export const compileFilter = (filter: ContactFilter, today: Day): CompiledFilter => {
  if ('all' in filter) return allOf(filter.all.map((part) => compileFilter(part, today)))
  if ('any' in filter) return anyOf(filter.any.map((part) => compileFilter(part, today)))
  if (!('not' in filter)) return compileCondition(filter, today)
  const inner = compileFilter(filter.not, today)
  return 'where' in inner ? { where: { sql: `NOT coalesce(${inner.where.sql}, 0)`, values: inner.where.values } } : { not: inner }
}

/** The words of a search. Null: it asks for nothing. */
export const compileSearch = (search: string): CompiledFilter | null => {
  const query = fullTextQuery(search)
  if (query !== null) return { list: part('SELECT rowid AS id FROM contact_search WHERE contact_search MATCH ?', query) }
  // A search of signs only finds nobody.
  return search.trim() === '' ? null : { where: part('0') }
}
