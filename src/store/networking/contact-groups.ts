import { groupBy } from '../../shared/kernel/group-by'
import { compareNames } from '../../shared/kernel/language'
import { mostGroups } from '../../shared/kernel/page'
import type { KeepInTouchState } from '../../shared/networking/contact'
import type { ContactGrouping } from '../../shared/networking/contact.contract'
import type { StoreContext } from '../context'
import { groupStretches } from '../group-stretches'
import { hasId, idSetOf, idsIn } from '../id-set'
import { oncePerQuestion } from '../once-per-question'
import type { SqlPart } from './contact-filter-sql'
import { type CutContacts, findContacts, type Found, type FoundPage, foundAs, isPlainQuestion, type ListQuestion, pageOfFound, theseFew } from './contact-found'
import { amongIds, inScope, parseIds } from './contact-selection'

/** Contacts that have something in common. */
interface ContactGroup {
  readonly key: string
  readonly label: string
  readonly total: number
  readonly ids: readonly number[]
  /** Worked out when a page meets a large group. */
  readonly foundOf: () => Found
}

interface ContactGroups {
  readonly groups: readonly ContactGroup[]
  readonly total: number
}

/** Of groups up to this size a page's are looked up and sorted: quicker than to go through the order of all for them. */
const sortedAtMost = 2000

/** By what contacts are grouped. */
interface Grouping extends Pick<ListQuestion, 'isArchived' | 'today'> {
  readonly groupBy: ContactGrouping
}

type GroupQuestion = ListQuestion & Grouping

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

const keySql = ({ groupBy, today }: Grouping): KeySql => {
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

/** Numbers of contacts by what they have in common. */
type Members = ReadonlyMap<string | number, readonly number[]>

/** Puts contacts in groups here: to have SQLite do it takes twice as long. `stretches`: FROM and WHERE over contacts `c`, read one after the other. Null: they are more groups than anybody looks through. */
const inGroups = ({ sqlite }: StoreContext, key: SqlPart, stretches: readonly SqlPart[], isWanted: (id: number) => boolean = () => true): Members | null => {
  const groups = new Map<string | number, number[]>()
  for (const { sql, values } of stretches) {
    // The two columns of the statement.
    const [ids, keys] = sqlite.prepare(`SELECT json_group_array(id), json_group_array(key) FROM (SELECT c.id AS id, ${key.sql} AS key FROM ${sql})`).raw().get(...key.values, ...values) as readonly [string, string]
    const keyOf = JSON.parse(keys) as (string | number | null)[]
    for (const [at, id] of parseIds(ids).entries()) {
      if (!isWanted(id)) continue
      const value = keyOf[at] ?? ''
      const group = groups.get(value)
      if (group !== undefined) group.push(id)
      else if (groups.size === mostGroups) return null
      else groups.set(value, [id])
    }
  }
  return groups
}

/** Everybody, worked out once until something is written: out of an index that has them group by group, where there is one. */
const everybodyInGroups = oncePerQuestion((context, grouping: Grouping): Members | null => {
  const { key, index } = keySql(grouping)
  if (index === null) return inGroups(context, key, [{ sql: `contact c NOT INDEXED WHERE ${inScope(grouping.isArchived).sql}`, values: [] }])
  const sql = `SELECT ${key.sql}, json_group_array(c.id) FROM contact c INDEXED BY ${index} WHERE ${inScope(grouping.isArchived).sql} GROUP BY 1 LIMIT ${mostGroups + 1}`
  // The two columns of the statement.
  const rows = context.sqlite.prepare(sql).raw().all(...key.values) as (readonly [string | number | null, string])[]
  return rows.length > mostGroups ? null : new Map(rows.map(([value, ids]) => [value ?? '', parseIds(ids)]))
})

/** Up to so many contacts are asked one by one for what they have, further on everybody in the order of it. */
const askedAtMost = 5000

/** How many contacts are read at once in that order. */
const stretchSize = 10_000

const askedOneByOne = (context: StoreContext, grouping: Grouping, where: SqlPart): Members | null => inGroups(context, keySql(grouping).key, [{ sql: `contact c NOT INDEXED WHERE ${where.sql}`, values: where.values }])

/** Many contacts of whom everybody has too many groups: mostly they have too many themselves, which the first of them tell. */
const manyInGroups = (context: StoreContext, grouping: Grouping, { ids, share }: CutContacts): Members | null => {
  if (ids.size <= askedAtMost) return askedOneByOne(context, grouping, amongIds(idsIn(ids)))
  const { key, index } = keySql(grouping)
  const everybody = ids.size / share
  const stretches = Array.from({ length: Math.ceil(everybody / stretchSize) }, (_, stretch) => ({ sql: `contact c INDEXED BY ${index} WHERE ${inScope(grouping.isArchived).sql} ORDER BY ${key.sql} LIMIT ? OFFSET ?`, values: [stretchSize, stretch * stretchSize] }))
  return inGroups(context, key, stretches, (id) => hasId(ids, id))
}

/** Whom the list means is asked by the list's own question, so that it is not worked out a second time where there are too many groups. */
const membersOf = (context: StoreContext, { groupBy: by, ...question }: GroupQuestion): Members | null => {
  const { isArchived, today } = question
  const grouping = { groupBy: by, isArchived, today }
  if (isPlainQuestion(question)) return everybodyInGroups(context, grouping)
  const found = findContacts(context, question)
  if (!('ids' in found)) return askedOneByOne(context, grouping, found.where)
  const everybody = everybodyInGroups(context, grouping)
  if (everybody === null) return manyInGroups(context, grouping, found)
  return new Map([...everybody].map(([value, ids]) => [value, ids.filter((id) => hasId(found.ids, id))]))
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

/** The groups of a list, with whom each has: worked out once for all its pages, until something is written. Null: there are too many. */
export const contactGroups = oncePerQuestion((context, question: GroupQuestion): ContactGroups | null => {
  const members = membersOf(context, question)
  if (members === null) return null
  const groups = inOrder(context, question.groupBy, members.keys()).flatMap(({ key, label, value }): readonly ContactGroup[] => {
    const ids = members.get(value) ?? []
    if (ids.length === 0) return []
    let found: Found | null = null
    const foundOf = (): Found => (found ??= foundAs(context, idSetOf(ids)))
    return [{ key, label, total: ids.length, ids, foundOf }]
  })
  return { groups, total: groups.reduce((sum, group) => sum + group.total, 0) }
})

/** The numbers of one page of a grouped list: group by group, each in the order that was asked for. */
export const pageOfGroups = (context: StoreContext, { groups }: ContactGroups, page: FoundPage): readonly number[] => {
  const stretches = groupStretches(groups, page.offset, page.limit)
  // Small groups, of which a page may hold many, are put in order together.
  const groupOf = new Map(stretches.flatMap(({ group }) => (group.total <= sortedAtMost ? group.ids.map((id) => [id, group] as const) : [])))
  const together = groupOf.size === 0 ? [] : pageOfFound(context, theseFew([...groupOf.keys()]), { ...page, offset: 0, limit: groupOf.size })
  const sorted = groupBy(together, (id) => groupOf.get(id))
  return stretches.flatMap(({ group, skip, take }) => (group.total <= sortedAtMost ? (sorted.get(group) ?? []).slice(skip, skip + take) : pageOfFound(context, group.foundOf(), { ...page, offset: skip, limit: take })))
}
