import { addDays, type Day, startOfLocalDay } from '../../shared/kernel/day'
import { exhausted } from '../../shared/kernel/result'
import { sortName } from '../../shared/kernel/sort-name'
import type { KeepInTouchState } from '../../shared/networking/contact'
import type { ContactSelection } from '../../shared/networking/contact.contract'
import type { ContactCondition, ContactFilter, DayTest, TextTest } from '../../shared/networking/contact-filter'
import { rankOfStrength } from '../../shared/networking/strength'
import { foldCase, fullTextQuery } from '../full-text'

/** SQL text with the values of its question marks, in order. What a person typed is only ever a value. */
export interface SqlPart {
  readonly sql: string
  readonly values: readonly (string | number | null)[]
}

const part = (sql: string, ...values: SqlPart['values']): SqlPart => ({ sql, values })

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
const listCondition = (table: string, column: string, test: TextTest): SqlPart => {
  if (test.is === 'empty') return part(`NOT EXISTS (SELECT 1 FROM ${table} WHERE contact_id = c.id)`)
  const inner = textCondition(column, test)
  return { sql: `c.id IN (SELECT contact_id FROM ${table} WHERE ${inner.sql})`, values: inner.values }
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

/** Conditions of each keep-in-touch state, the same rules as `keepInTouchState`; `?1` is today. */
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

const memberCondition = (sql: string, values: SqlPart['values']): SqlPart => {
  const list = inList(values)
  return { sql: `c.id IN (${sql} IN ${list.sql})`, values: list.values }
}

const textColumns = { organization: 'c.organization', role: 'c.role', source: 'c.source', howMet: 'c.how_met', note: 'c.note' } as const
const dayColumns = { lastTouchOn: 'c.last_touch_on', dueOn: 'c.due_on' } as const

const customCondition = (condition: Extract<ContactCondition, { field: 'custom' }>, today: Day): SqlPart => {
  const { fieldId, test } = condition
  const isAbsent = test.kind !== 'number' && (test.test.is === 'empty' || test.test.is === 'unknown')
  if (isAbsent) return part('c.id NOT IN (SELECT contact_id FROM custom_value WHERE field_id = ?)', fieldId)
  const inner = test.kind === 'number' ? rangeCondition('number_value', test.atLeast, test.atMost) : test.kind === 'date' ? dayCondition('text_value', test.test, today) : textCondition('text_value', test.test)
  return { sql: `c.id IN (SELECT contact_id FROM custom_value WHERE field_id = ? AND ${inner.sql})`, values: [fieldId, ...inner.values] }
}

const groupCondition = (anyOf: readonly (number | null)[]): SqlPart => {
  const list = inList(anyOf.filter((id) => id !== null))
  const isIn: SqlPart = { sql: `coalesce(c.group_id IN ${list.sql}, 0)`, values: list.values }
  return anyOf.includes(null) ? join([isIn, part('c.group_id IS NULL')], 'OR', '0') : isIn
}

const compileCondition = (condition: ContactCondition, today: Day): SqlPart => {
  switch (condition.field) {
    case 'name':
      return textCondition(sortColumn, 'text' in condition.test ? { ...condition.test, text: sortName(condition.test.text) } : condition.test)
    case 'organization':
    case 'role':
    case 'source':
    case 'howMet':
    case 'note':
      return textCondition(textColumns[condition.field], condition.test)
    case 'email':
    case 'phone':
    case 'handle':
      return listCondition(`contact_${condition.field}`, condition.field, condition.test)
    case 'tag':
      return memberCondition('SELECT contact_id FROM contact_tag JOIN tag ON tag.id = tag_id WHERE tag.name', condition.anyOf)
    case 'community':
      return memberCondition('SELECT contact_id FROM membership WHERE community_id', condition.anyOf)
    case 'platform':
      return memberCondition('SELECT contact_id FROM contact_handle WHERE platform', condition.anyOf)
    case 'group':
      return groupCondition(condition.anyOf)
    case 'state':
      return join(condition.anyOf.map((state) => stateCondition(state, today)), 'OR', '0')
    case 'interactionCount':
      return rangeCondition('c.interaction_count', condition.atLeast, condition.atMost)
    case 'strength': {
      const rank = (strength: number | null): number | null => (strength === null ? null : rankOfStrength(strength, today))
      return rangeCondition('c.strength_rank', rank(condition.atLeast), rank(condition.atMost))
    }
    case 'lastTouchOn':
    case 'dueOn':
      return dayCondition(dayColumns[condition.field], condition.test, today)
    case 'createdOn':
      return dayCondition('c.created_at', condition.test, today, startOfLocalDay)
    case 'birthday': {
      const list = inList(birthdaysBetween(today, condition.inNextDays))
      return { sql: `(c.birthday IS NOT NULL AND substr(c.birthday, -5) IN ${list.sql})`, values: list.values }
    }
    case 'custom':
      return customCondition(condition, today)
    default:
      return exhausted(condition)
  }
}

/** A filter as the condition of a WHERE over contacts `c`. Null days and numbers match no test, so that `not` of one matches them. */
export const compileFilter = (filter: ContactFilter, today: Day): SqlPart => {
  if ('all' in filter) return join(filter.all.map((inner) => compileFilter(inner, today)), 'AND', '1')
  if ('any' in filter) return join(filter.any.map((inner) => compileFilter(inner, today)), 'OR', '0')
  if ('not' in filter) {
    const inner = compileFilter(filter.not, today)
    return { sql: `NOT coalesce(${inner.sql}, 0)`, values: inner.values }
  }
  return compileCondition(filter, today)
}

/** Everything a selection asks for as a WHERE over contacts `c`. */
export const compileSelection = ({ search, filter, isArchived }: ContactSelection, today: Day): SqlPart => {
  const query = fullTextQuery(search)
  // A search of signs only finds nobody; an empty one asks for nothing.
  const searched = query !== null ? [part('c.id IN (SELECT rowid FROM contact_search WHERE contact_search MATCH ?)', query)] : search.trim() === '' ? [] : [part('0')]
  return join([part(`c.is_archived = ${isArchived ? 1 : 0}`), ...searched, ...(filter === null ? [] : [compileFilter(filter, today)])], 'AND', '1')
}
