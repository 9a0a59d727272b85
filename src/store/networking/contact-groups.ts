import { groupBy } from '../../shared/kernel/group-by'
import { compareNames } from '../../shared/kernel/language'
import { mostGroups } from '../../shared/kernel/page'
import { KeepInTouchState } from '../../shared/networking/contact'
import type { ContactGrouping } from '../../shared/networking/contact.contract'
import { GroupId } from '../../shared/networking/group'
import type { StoreContext } from '../context'
import { groupStretches } from '../group-stretches'
import { compileFilter, compileSelection, type SqlPart, stateConditions } from './contact-filter-sql'
import { fewAtMost, type Found, type FoundPage, foundAs, isPlainQuestion, type ListQuestion, oncePerQuestion, pageOfFound, parseIds, theseFew } from './contact-found'

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

interface GroupQuestion extends ListQuestion {
  readonly groupBy: ContactGrouping
}

/** States as a person goes through them: what waits first, who has no rhythm last. */
const statesInOrder: readonly KeepInTouchState[] = ['owe_reply', 'went_quiet', 'overdue', 'due', 'fine', 'snoozed', 'none']

/** How contacts `c` are grouped. */
interface KeySql {
  readonly key: SqlPart
  /** The index that has all contacts group by group. Null: there is none. */
  readonly index: string | null
  /** What those of a group have. */
  readonly conditionOf: (key: string) => SqlPart
}

const textKey = (column: string, index: string): KeySql => ({ key: { sql: column, values: [] }, index, conditionOf: (key) => ({ sql: `${column} = ?`, values: [key] }) })

const keySql = ({ groupBy, today }: GroupQuestion): KeySql => {
  switch (groupBy) {
    case 'organization':
      return textKey('c.organization', 'contact_by_organization')
    case 'source':
      return textKey('c.source', 'contact_by_source')
    case 'group':
      return { key: { sql: "coalesce(c.group_id, '')", values: [] }, index: 'contact_by_group', conditionOf: (key) => compileFilter({ field: 'group', anyOf: [key === '' ? null : GroupId.parse(Number(key))] }, today) }
    case 'state': {
      const cases = KeepInTouchState.options.map((state) => `WHEN ${stateConditions[state]} THEN '${state}'`).join(' ')
      return { key: { sql: `CASE ${cases.replaceAll('$today', '?')} END`, values: Array.from({ length: cases.split('$today').length - 1 }, () => today) }, index: null, conditionOf: (key) => compileFilter({ field: 'state', anyOf: [KeepInTouchState.parse(key)] }, today) }
    }
  }
}

/** Numbers of contacts by what they have in common. Null: there are more groups than anybody looks through. */
const gather = ({ sqlite }: StoreContext, question: GroupQuestion, where: SqlPart, { key, index }: KeySql): ReadonlyMap<string, { readonly total: number; readonly idsOf: () => readonly number[] }> | null => {
  if (index !== null && isPlainQuestion(question)) {
    const sql = `SELECT ${key.sql}, count(*), json_group_array(c.id) FROM contact c INDEXED BY ${index} WHERE ${where.sql} GROUP BY 1 LIMIT ${mostGroups + 1}`
    // The three columns of the statement.
    const rows = sqlite.prepare(sql).raw().all(...key.values, ...where.values) as (readonly [string | number, number, string])[]
    return rows.length > mostGroups ? null : new Map(rows.map(([value, total, ids]) => [String(value), { total, idsOf: () => parseIds(ids) }]))
  }
  // In one pass, as text: to have SQLite put everybody in groups takes twice as long.
  const sql = `SELECT json_group_array(c.id), json_group_array(${key.sql}) FROM contact c NOT INDEXED WHERE ${where.sql}`
  // The two columns of the statement.
  const [ids, keys] = sqlite.prepare(sql).raw().get(...key.values, ...where.values) as readonly [string, string]
  const groups = new Map<string, number[]>()
  const numbers = parseIds(ids)
  // Made by the statement, in the same order.
  for (const [at, value] of (JSON.parse(keys) as (string | number)[]).entries()) {
    const name = String(value)
    const group = groups.get(name)
    const id = numbers[at] ?? 0
    if (group !== undefined) group.push(id)
    else if (groups.size === mostGroups) return null
    else groups.set(name, [id])
  }
  return new Map([...groups].map(([name, members]) => [name, { total: members.length, idsOf: () => members }]))
}

/** The keys there are, in the order of their headings, each with its name where the key is a number. */
const inOrder = ({ prepare }: StoreContext, by: ContactGrouping, keys: readonly string[]): readonly { readonly key: string; readonly label: string }[] => {
  const named = (key: string) => ({ key, label: '' })
  switch (by) {
    case 'state':
      return statesInOrder.filter((state) => keys.includes(state)).map(named)
    case 'organization':
    case 'source':
      return keys.toSorted((left, right) => Number(left === '') - Number(right === '') || compareNames(left, right)).map(named)
    case 'group': {
      // The two columns of the statement.
      const groups = prepare('SELECT id, name FROM contact_group ORDER BY sort_name, id').raw().all() as (readonly [number, string])[]
      return [...groups.map(([id, label]) => ({ key: String(id), label })), named('')].filter(({ key }) => keys.includes(key))
    }
  }
}

/** The groups of a list, with whom each has: worked out once for all its pages, until something is written. Null: there are too many. */
export const contactGroups = oncePerQuestion((context, question: GroupQuestion): ContactGroups | null => {
  const where = compileSelection(question, question.today)
  const how = keySql(question)
  const gathered = gather(context, question, where, how)
  if (gathered === null) return null
  const groups = inOrder(context, question.groupBy, [...gathered.keys()]).flatMap(({ key, label }): readonly ContactGroup[] => {
    const members = gathered.get(key)
    if (members === undefined) return []
    const { total, idsOf } = members
    let found: Found | null = null
    const foundOf = (): Found => {
      const condition = how.conditionOf(key)
      found ??= foundAs(context, { sql: `${where.sql} AND ${condition.sql}`, values: [...where.values, ...condition.values] }, total, idsOf)
      return found
    }
    return [{ key, label, total, idsOf, foundOf }]
  })
  return { groups, total: groups.reduce((sum, group) => sum + group.total, 0) }
})

/** The numbers of one page of a grouped list: group by group, each in the order that was asked for. */
export const pageOfGroups = (context: StoreContext, { groups }: ContactGroups, page: FoundPage): readonly number[] => {
  const stretches = groupStretches(groups, page.offset, page.limit)
  // Small groups, of which a page may hold many, are put in order together.
  const groupOf = new Map(stretches.flatMap(({ group }) => (group.total <= fewAtMost ? group.idsOf().map((id) => [id, group] as const) : [])))
  const together = groupOf.size === 0 ? [] : pageOfFound(context, theseFew([...groupOf.keys()]), { ...page, offset: 0, limit: groupOf.size })
  const sorted = groupBy(together, (id) => groupOf.get(id))
  return stretches.flatMap(({ group, skip, take }) => (group.total <= fewAtMost ? (sorted.get(group) ?? []).slice(skip, skip + take) : pageOfFound(context, group.foundOf(), { ...page, offset: skip, limit: take })))
}
