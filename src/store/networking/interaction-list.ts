import type { z } from 'zod'
import { groupBy } from '../../shared/kernel/group-by'
import type { RowGroup } from '../../shared/kernel/page'
import { Direction, InteractionType } from '../../shared/networking/interaction'
import type { interactionContract, InteractionGrouping } from '../../shared/networking/interaction.contract'
import type { StoreContext } from '../context'
import { fullTextQuery, textMatcher } from '../full-text'
import { groupStretches } from '../group-stretches'
import { countGroups, groupOrder, placeAmong, type SqlGrouping } from '../sql-groups'

/** What a list of interactions is asked for, defaults filled in. */
type ListInput = z.output<(typeof interactionContract)['list']['input']>

interface InteractionPage {
  readonly ids: readonly number[]
  readonly total: number
  readonly groups: readonly RowGroup[]
}

/** A common word is in half of a million notes; to put all of them in order takes longer than anybody waits. */
const mostFound = 1000

/** Notes of one person or place up to this number are read one by one; of more, the whole index is asked, which takes longer the commoner the word. */
const mostReadThrough = 5000

interface Scope {
  readonly contactId: number | null
  readonly communityId: number | null
}

/** Interactions with one contact, in one community, or both. */
const scopeSql = ({ contactId, communityId }: Scope): string =>
  `${contactId === null ? 'FROM interaction i' : 'FROM interaction_contact ic CROSS JOIN interaction i ON i.id = ic.interaction_id'} WHERE ${[contactId === null ? null : 'ic.contact_id = @contactId', communityId === null ? null : 'i.community_id = @communityId'].filter((condition) => condition !== null).join(' AND ')}`

/** Interactions of a scope whose notes have the words, as a condition on `i`: none is left out, however many others have the words too. */
const foundInScope = ({ prepare }: StoreContext, scope: Scope, search: string, words: string): { readonly sql: string; readonly values: object } => {
  const isSmall = prepare(`SELECT 1 ${scopeSql(scope)} LIMIT 1 OFFSET ${mostReadThrough}`).get(scope) === undefined
  if (!isSmall) return { sql: `i.id IN (SELECT i.id ${scopeSql(scope)}) AND i.id IN (SELECT rowid FROM interaction_search WHERE interaction_search MATCH @words)`, values: { ...scope, words } }
  const isMeant = textMatcher(search)
  // The two columns of the statement.
  const notes = prepare(`SELECT i.id, i.note ${scopeSql(scope)} AND i.note <> ''`).raw().all(scope) as [number, string][]
  return { sql: 'i.id IN (SELECT value FROM json_each(@found))', values: { found: JSON.stringify(notes.filter(([, note]) => isMeant(note)).map(([id]) => id)) } }
}

/** What a list of interactions asks, as a condition on `i`. */
const listCondition = (context: StoreContext, scope: Scope, search: string): { readonly sql: string; readonly values: object } => {
  const words = fullTextQuery(search)
  const { contactId, communityId } = scope
  // A search of signs only finds nothing; an empty one asks for nothing.
  if (words === null && search.trim() !== '') return { sql: '0', values: {} }
  if (words === null) return { sql: [contactId === null ? '1' : 'i.id IN (SELECT interaction_id FROM interaction_contact WHERE contact_id = @contactId)', communityId === null ? '1' : 'i.community_id = @communityId'].join(' AND '), values: scope }
  if (contactId !== null || communityId !== null) return foundInScope(context, scope, search, words)
  return { sql: `i.id IN (SELECT rowid FROM interaction_search WHERE interaction_search MATCH @words ORDER BY rowid DESC LIMIT ${mostFound})`, values: { words } }
}

/** How many interactions of a scope are meant. Of one person or place without further wishes they need not be passed through. */
const countListed = ({ prepare }: StoreContext, { contactId, communityId, search, type, touchDirection }: ListInput, condition: string, values: object): number => {
  const counted = (from: string): number => Number(prepare(`SELECT ${from}`).pluck().get(values) ?? 0)
  if (search.trim() !== '' || type !== null || touchDirection !== null || (contactId !== null && communityId !== null)) return counted(`count(*) ${condition}`)
  return contactId === null ? counted('sum(interactions) FROM community_month WHERE community_id = @communityId') : counted('count(*) FROM interaction_contact WHERE contact_id = @contactId')
}

/** Interactions of one month, type and direction. */
interface KeptCount {
  readonly month: string
  readonly type: InteractionType
  readonly direction: Direction
  readonly total: number
}

/** Interactions that stand under one heading, by the months and kinds that are counted already. */
interface Counted {
  readonly key: string
  readonly total: number
  readonly counts: readonly KeptCount[]
}

const wordsOf = { type: InteractionType.options, direction: Direction.options }

const countedAs = (key: string, counts: readonly KeptCount[]): Counted => ({ key, total: counts.reduce((sum, { total }) => sum + total, 0), counts })

/** Everything logged, in months as the list goes through them, under the headings of what it is grouped by. */
const countedGroups = ({ prepare }: StoreContext, { type, touchDirection, direction, groupBy: by }: ListInput): readonly Counted[] => {
  const sql = `SELECT month, type, direction, interactions AS total FROM interaction_month WHERE interactions > 0 AND (@type IS NULL OR type = @type) AND (@touchDirection IS NULL OR direction = @touchDirection) ORDER BY month ${direction === 'ascending' ? 'ASC' : 'DESC'}`
  // The four columns of the statement.
  const counts = prepare(sql).all({ type, touchDirection }) as KeptCount[]
  if (by === null) return [countedAs('', counts)]
  const groups = groupBy(counts, (count) => count[by])
  const keys: readonly string[] = by === 'month' ? [...groups.keys()] : wordsOf[by]
  return keys.flatMap((key) => {
    const members = groups.get(key)
    return members === undefined ? [] : [countedAs(key, members)]
  })
}

/** Some of the interactions under one heading. Months before are passed over by their counts; of each further one the index by day is read. */
const idsOfStretch = ({ prepare }: StoreContext, { counts }: Counted, { type, touchDirection, direction, groupBy: by }: ListInput, key: string, offset: number, limit: number): readonly number[] => {
  const way = direction === 'ascending' ? 'ASC' : 'DESC'
  const conditions = [...(type === null ? [] : ['type = @type']), ...(touchDirection === null ? [] : ['direction = @touchDirection']), ...(by === null || by === 'month' ? [] : [`${by} = @key`])]
  const ofMonth = prepare(`SELECT id FROM interaction INDEXED BY interaction_by_day WHERE ${["on_day >= @month", "on_day < @month || '~'", ...conditions].join(' AND ')} ORDER BY on_day ${way}, id ${way} LIMIT @limit OFFSET @offset`).pluck()
  const months = [...groupBy(counts, ({ month }) => month)].map(([month, members]) => ({ month, total: countedAs(month, members).total }))
  return groupStretches(months, offset, limit).flatMap(({ group: { month }, skip, take }) => ofMonth.all({ month, type, touchDirection, key, limit: take, offset: skip }).map(Number))
}

const pageOfEverything = (context: StoreContext, input: ListInput): InteractionPage => {
  const groups = countedGroups(context, input)
  const ids = groupStretches(groups, input.offset, input.limit).flatMap(({ group, skip, take }) => idsOfStretch(context, group, input, group.key, skip, take))
  return { ids, total: groups.reduce((sum, { total }) => sum + total, 0), groups: input.groupBy === null ? [] : groups.map(({ key, total }) => ({ key, label: '', count: total })) }
}

const groupings = (by: InteractionGrouping, way: 'ASC' | 'DESC'): SqlGrouping => {
  const key = by === 'month' ? 'substr(i.on_day, 1, 7)' : `i.${by}`
  return { key, order: by === 'month' ? `${key} ${way}` : placeAmong(key, wordsOf[by]) }
}

/** One page of interactions, by their numbers. Those of everybody and everywhere, without words to look for, are counted already. */
export const pageOfInteractions = (context: StoreContext, input: ListInput): InteractionPage => {
  const { contactId, communityId, search, type, touchDirection, offset, limit, groupBy: by } = input
  if (contactId === null && communityId === null && search.trim() === '') return pageOfEverything(context, input)
  const condition = listCondition(context, { contactId, communityId }, search)
  const sql = `FROM interaction i WHERE ${condition.sql}${type === null ? '' : ' AND i.type = @type'}${touchDirection === null ? '' : ' AND i.direction = @touchDirection'}`
  const values = { ...condition.values, type, touchDirection }
  const way = input.direction === 'ascending' ? 'ASC' : 'DESC'
  const groups = by === null ? null : countGroups(context, groupings(by, way), sql, values)
  const grouped = by === null || groups === null ? '' : `${groupOrder(groupings(by, way))}, `
  const ids = context.prepare(`SELECT i.id ${sql} ORDER BY ${grouped}i.on_day ${way}, i.id ${way} LIMIT @limit OFFSET @offset`).pluck().all({ ...values, limit, offset }).map(Number)
  return { ids, total: countListed(context, input, sql, values), groups: groups ?? [] }
}
