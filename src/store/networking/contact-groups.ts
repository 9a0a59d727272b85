import { groupBy } from '../../shared/kernel/group-by'
import { compareNames } from '../../shared/kernel/language'
import { mostGroups } from '../../shared/kernel/page'
import type { KeepInTouchState } from '../../shared/networking/contact'
import type { ContactGrouping } from '../../shared/networking/contact.contract'
import type { StoreContext } from '../context'
import { groupStretches } from '../group-stretches'
import { compileSelection, type SqlPart } from './contact-filter-sql'
import { type Found, type FoundPage, foundAs, isPlainQuestion, type ListQuestion, oncePerQuestion, pageOfFound, parseIds, theseFew } from './contact-found'

/** Contacts that have something in common. */
interface ContactGroup {
  readonly key: string
  readonly label: string
  readonly total: number
  readonly idsOf: () => readonly number[]
  /** Worked out when a page meets a large group. */
  readonly foundOf: () => Found
}

interface ContactGroups {
  readonly groups: readonly ContactGroup[]
  readonly total: number
}

/** Of groups up to this size a page's are looked up and sorted: quicker than to go through the order of all for them. */
const sortedAtMost = 2000

interface GroupQuestion extends ListQuestion {
  readonly groupBy: ContactGrouping
}

/** States as a person goes through them: what waits first, who has no rhythm last. */
const statesInOrder: readonly KeepInTouchState[] = ['owe_reply', 'went_quiet', 'overdue', 'due', 'fine', 'snoozed', 'none']

/** The place of a contact's state among those; the same rules as `keepInTouchState`. */
const stateSql = 'CASE WHEN c.snoozed_until > ? THEN 5 WHEN c.owes_reply = 1 THEN 0 WHEN c.due_on IS NULL THEN 6 WHEN c.overdue_on <= ? THEN iif(c.awaits_answer = 1, 1, 2) WHEN c.due_on <= ? THEN 3 ELSE 4 END'

/** How contacts `c` are grouped. */
interface KeySql {
  readonly key: SqlPart
  /** The index that has all contacts group by group. Null: there is none. */
  readonly index: string | null
}

const keySql = ({ groupBy, today }: GroupQuestion): KeySql => {
  switch (groupBy) {
    case 'organization':
      return { key: { sql: 'c.organization', values: [] }, index: 'contact_by_organization' }
    case 'source':
      return { key: { sql: 'c.source', values: [] }, index: 'contact_by_source' }
    case 'group':
      return { key: { sql: 'c.group_id', values: [] }, index: 'contact_by_group' }
    case 'state':
      return { key: { sql: stateSql, values: [today, today, today] }, index: null }
  }
}

interface Members {
  readonly total: number
  readonly idsOf: () => readonly number[]
}

/** Whom a list is about, by what they have in common. `byKey` is null where there are more groups than anybody looks through; `everybody`, where they are known. */
interface Gathered {
  readonly byKey: ReadonlyMap<string | number, Members> | null
  readonly everybody: Members | null
}

const gather = ({ sqlite }: StoreContext, question: GroupQuestion, where: SqlPart, { key: sqlKey, index }: KeySql): Gathered => {
  if (index !== null && isPlainQuestion(question)) {
    const sql = `SELECT ${sqlKey.sql}, count(*), json_group_array(c.id) FROM contact c INDEXED BY ${index} WHERE ${where.sql} GROUP BY 1 LIMIT ${mostGroups + 1}`
    // The three columns of the statement.
    const rows = sqlite.prepare(sql).raw().all(...sqlKey.values, ...where.values) as (readonly [string | number | null, number, string])[]
    return { byKey: rows.length > mostGroups ? null : new Map(rows.map(([value, total, ids]) => [value ?? '', { total, idsOf: () => parseIds(ids) }])), everybody: null }
  }
  // In one pass, as text: to have SQLite put everybody in groups takes twice as long.
  const sql = `SELECT json_group_array(c.id), json_group_array(${sqlKey.sql}) FROM contact c NOT INDEXED WHERE ${where.sql}`
  // The two columns of the statement.
  const [ids, keys] = sqlite.prepare(sql).raw().get(...sqlKey.values, ...where.values) as readonly [string, string]
  const numbers = parseIds(ids)
  const everybody = { total: numbers.length, idsOf: () => numbers }
  const groups = new Map<string | number, number[]>()
  // Made by the statement, in the same order.
  for (const [at, key] of (JSON.parse(keys) as (string | number | null)[]).entries()) {
    const value = key ?? ''
    const group = groups.get(value)
    const id = numbers[at] ?? 0
    if (group !== undefined) group.push(id)
    else if (groups.size === mostGroups) return { byKey: null, everybody }
    else groups.set(value, [id])
  }
  return { byKey: new Map([...groups].map(([value, members]) => [value, { total: members.length, idsOf: () => members }])), everybody }
}

interface Named {
  readonly key: string
  readonly label: string
  /** What those of the group have, as it was gathered. */
  readonly value: string | number
}

/** All there may be, in the order of their headings, each with its name where the key is a number. */
const inOrder = ({ prepare }: StoreContext, by: ContactGrouping, values: Iterable<string | number>): readonly Named[] => {
  switch (by) {
    case 'state':
      return statesInOrder.map((key, value) => ({ key, label: '', value }))
    case 'organization':
    case 'source':
      return [...values].map(String).sort((left, right) => Number(left === '') - Number(right === '') || compareNames(left, right)).map((key) => ({ key, label: '', value: key }))
    case 'group': {
      // The two columns of the statement.
      const groups = prepare('SELECT id, name FROM contact_group ORDER BY sort_name, id').raw().all() as (readonly [number, string])[]
      return [...groups.map(([id, label]) => ({ key: String(id), label, value: id })), { key: '', label: '', value: '' }]
    }
  }
}

/** The groups of a list, with whom each has, or, where they are too many, everybody: worked out once for all its pages, until something is written. Null: there are too many, and nobody was looked for. */
export const contactGroups = oncePerQuestion((context, question: GroupQuestion): ContactGroups | Found | null => {
  const where = compileSelection(question, question.today)
  const { byKey, everybody } = gather(context, question, where, keySql(question))
  if (byKey === null) return everybody && foundAs(context, everybody.total, everybody.idsOf)
  const groups = inOrder(context, question.groupBy, byKey.keys()).flatMap(({ key, label, value }): readonly ContactGroup[] => {
    const members = byKey.get(value)
    if (members === undefined) return []
    const { total, idsOf } = members
    let found: Found | null = null
    const foundOf = (): Found => (found ??= foundAs(context, total, idsOf))
    return [{ key, label, total, idsOf, foundOf }]
  })
  return { groups, total: groups.reduce((sum, group) => sum + group.total, 0) }
})

/** The numbers of one page of a grouped list: group by group, each in the order that was asked for. */
export const pageOfGroups = (context: StoreContext, { groups }: ContactGroups, page: FoundPage): readonly number[] => {
  const stretches = groupStretches(groups, page.offset, page.limit)
  // Small groups, of which a page may hold many, are put in order together.
  const groupOf = new Map(stretches.flatMap(({ group }) => (group.total <= sortedAtMost ? group.idsOf().map((id) => [id, group] as const) : [])))
  const together = groupOf.size === 0 ? [] : pageOfFound(context, theseFew([...groupOf.keys()]), { ...page, offset: 0, limit: groupOf.size })
  const sorted = groupBy(together, (id) => groupOf.get(id))
  return stretches.flatMap(({ group, skip, take }) => (group.total <= sortedAtMost ? (sorted.get(group) ?? []).slice(skip, skip + take) : pageOfFound(context, group.foundOf(), { ...page, offset: skip, limit: take })))
}
