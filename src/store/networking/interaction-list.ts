import type { z } from 'zod'
import { monthOf } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import type { RowGroup } from '../../shared/kernel/page'
import { Direction, InteractionType } from '../../shared/networking/interaction'
import { type interactionContract, type InteractionGrouping, mostNotesFound } from '../../shared/networking/interaction.contract'
import type { StoreContext } from '../context'
import { fullTextQuery, textMatcher } from '../full-text'
import { groupStretches } from '../group-stretches'
import { hasLabel } from './read-notes'
import { touchTypes } from './touch-types'
import { countGroups, groupOrder, placeAmong, type SqlGrouping } from '../sql-groups'

/** What a list of interactions is asked for, defaults filled in. */
type ListInput = z.output<(typeof interactionContract)['list']['input']>

interface InteractionPage {
  readonly ids: readonly number[]
  readonly total: number
  readonly groups: readonly RowGroup[]
  /** Some that have the words were not looked at. */
  readonly isCut: boolean
}

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
  if (words === null)
    return {
      sql: [
        contactId === null ? '1' : 'i.id IN (SELECT interaction_id FROM interaction_contact WHERE contact_id = @contactId)',
        communityId === null ? '1' : 'i.community_id = @communityId',
      ].join(' AND '),
      values: scope,
    }
  if (contactId !== null || communityId !== null) return foundInScope(context, scope, search, words)
  return { sql: `i.id IN (SELECT rowid FROM interaction_search WHERE interaction_search MATCH @words ORDER BY rowid DESC LIMIT ${mostNotesFound})`, values: { words } }
}

/** Whether a search of everybody and everywhere leaves some out that have the words. */
const isCut = ({ prepare }: StoreContext, { contactId, communityId, search }: ListInput): boolean => {
  const words = fullTextQuery(search)
  if (words === null || contactId !== null || communityId !== null) return false
  return prepare(`SELECT 1 FROM interaction_search WHERE interaction_search MATCH ? LIMIT 1 OFFSET ${mostNotesFound}`).get(words) !== undefined
}

/** What a list can be narrowed by beside people, place and words. Null in each: whichever. */
type Narrowed = Pick<ListInput, 'type' | 'touchDirection' | 'platform' | 'sentiment' | 'from' | 'to'>

/** What narrows a list further, over `i`. Only what is asked for stands in the text, and labels as they are, so that an index can be used. */
const narrowing = ({ type, touchDirection, platform, sentiment, from, to }: Narrowed): string =>
  [
    ...(type === null ? [] : [type === 'touch' ? `i.type IN (${touchTypes})` : 'i.type = @type']),
    ...(touchDirection === null ? [] : [touchDirection === 'theirs' ? "i.direction <> 'outgoing'" : 'i.direction = @touchDirection']),
    ...(platform === null ? [] : ['i.platform = @platform']),
    ...(sentiment === null ? [] : [`i.sentiment_label = '${keptLabel(sentiment)}'`, hasLabel('i.sentiment_label')]),
    ...(from === null ? [] : ['i.on_day >= @from']),
    ...(to === null ? [] : ['i.on_day <= @to']),
  ].map((condition) => ` AND ${condition}`).join('')

const keptLabel = (sentiment: NonNullable<ListInput['sentiment']>): string => (sentiment === 'unread' ? 'none' : sentiment)

/** How many interactions of a scope are meant. Of one person or place without further wishes they need not be passed through. */
const countListed = ({ prepare }: StoreContext, input: ListInput, condition: string, values: object): number => {
  const { contactId, communityId, search } = input
  const counted = (from: string): number => Number(prepare(`SELECT ${from}`).pluck().get(values) ?? 0)
  if (search.trim() !== '' || narrowing(input) !== '' || (contactId !== null && communityId !== null)) return counted(`count(*) ${condition}`)
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

/** The days of a month that a list asks for. */
const daysOfMonth = ({ from, to }: Narrowed, month: string) => ({ first: from !== null && from > month ? from : month, last: to !== null && to < `${month}~` ? to : `${month}~` })

/** Interactions by month, type and direction: of whole months as they are counted already, of months that the list asks for in part as the index by day has them. */
const countMonths = ({ prepare }: Pick<StoreContext, 'prepare'>, input: Narrowed): readonly KeptCount[] => {
  const { type, touchDirection, platform, sentiment, from, to } = input
  const inPart = new Set([from, to].flatMap((day) => (day === null ? [] : [monthOf(day)])))
  const values = { type, touchDirection, platform, from, to }
  const kept = sentiment === null ? 'interaction_month i WHERE i.interactions > 0' : `sentiment_month i WHERE i.sentiment_label = '${keptLabel(sentiment)}'`
  const whole = `SELECT i.month, i.type, i.direction, sum(i.interactions) AS total FROM ${kept}${narrowing({ ...input, sentiment: null, from: null, to: null })} AND (@from IS NULL OR i.month > substr(@from, 1, 7)) AND (@to IS NULL OR i.month < substr(@to, 1, 7)) GROUP BY i.month, i.type, i.direction`
  const partly = `SELECT @month AS month, i.type, i.direction, count(*) AS total FROM interaction i INDEXED BY ${indexFor(input)} WHERE i.on_day >= @first AND i.on_day <= @last${narrowing({ ...input, from: null, to: null })} GROUP BY i.type, i.direction`
  // The four columns of both statements.
  return [...prepare(whole).all(values), ...[...inPart].flatMap((month) => prepare(partly).all({ ...values, month, ...daysOfMonth(input, month) }))] as KeptCount[]
}

/** How many interactions there are of all people and places. */
export const countInteractions = (context: Pick<StoreContext, 'prepare'>, input: Partial<Narrowed>): number =>
  countMonths(context, { type: null, touchDirection: null, platform: null, sentiment: null, from: null, to: null, ...input }).reduce((sum, { total }) => sum + total, 0)

const indexFor = ({ sentiment }: Narrowed): string => (sentiment === null ? 'interaction_by_day' : 'interaction_by_sentiment')

/** Everything logged, in months as the list goes through them, under the headings of what it is grouped by. */
const countedGroups = (context: StoreContext, input: ListInput): readonly Counted[] => {
  const { direction, groupBy: by } = input
  const way = direction === 'ascending' ? 1 : -1
  const counts = countMonths(context, input).toSorted((left, right) => (left.month < right.month ? -way : left.month > right.month ? way : 0))
  if (by === null) return [countedAs('', counts)]
  const groups = groupBy(counts, (count) => count[by])
  const keys: readonly string[] = by === 'month' ? [...groups.keys()] : wordsOf[by]
  return keys.flatMap((key) => {
    const members = groups.get(key)
    return members === undefined ? [] : [countedAs(key, members)]
  })
}

/** Some of the interactions under one heading. Months before are passed over by their counts; of each further one the index by day is read. */
const idsOfStretch = ({ prepare }: StoreContext, { counts }: Counted, input: ListInput, key: string, offset: number, limit: number): readonly number[] => {
  const { type, touchDirection, platform, direction, groupBy: by } = input
  const way = direction === 'ascending' ? 'ASC' : 'DESC'
  const ofKey = by === null || by === 'month' ? '' : ` AND i.${by} = @key`
  const ofMonth = prepare(`SELECT i.id FROM interaction i INDEXED BY ${indexFor(input)} WHERE i.on_day >= @first AND i.on_day <= @last${narrowing({ ...input, from: null, to: null })}${ofKey} ORDER BY i.on_day ${way}, i.id ${way} LIMIT @limit OFFSET @offset`).pluck()
  const months = [...groupBy(counts, ({ month }) => month)].map(([month, members]) => ({ month, total: countedAs(month, members).total }))
  return groupStretches(months, offset, limit).flatMap(({ group: { month }, skip, take }) => ofMonth.all({ ...daysOfMonth(input, month), type, touchDirection, platform, key, limit: take, offset: skip }).map(Number))
}

const pageOfEverything = (context: StoreContext, input: ListInput): InteractionPage => {
  const groups = countedGroups(context, input)
  const ids = groupStretches(groups, input.offset, input.limit).flatMap(({ group, skip, take }) => idsOfStretch(context, group, input, group.key, skip, take))
  return { ids, total: groups.reduce((sum, { total }) => sum + total, 0), groups: input.groupBy === null ? [] : groups.map(({ key, total }) => ({ key, label: '', count: total })), isCut: false }
}

const groupings = (by: InteractionGrouping, way: 'ASC' | 'DESC'): SqlGrouping => {
  const key = by === 'month' ? 'substr(i.on_day, 1, 7)' : `i.${by}`
  return { key, order: by === 'month' ? `${key} ${way}` : placeAmong(key, wordsOf[by]) }
}

/** One page of interactions, by their numbers. Those of everybody and everywhere, without words to look for, are counted already. */
export const pageOfInteractions = (context: StoreContext, input: ListInput): InteractionPage => {
  const { contactId, communityId, search, type, touchDirection, platform, from, to, offset, limit, groupBy: by } = input
  if (contactId === null && communityId === null && search.trim() === '') return pageOfEverything(context, input)
  const condition = listCondition(context, { contactId, communityId }, search)
  const sql = `FROM interaction i WHERE ${condition.sql}${narrowing(input)}`
  const values = { ...condition.values, type, touchDirection, platform, from, to }
  const way = input.direction === 'ascending' ? 'ASC' : 'DESC'
  const groups = by === null ? null : countGroups(context, groupings(by, way), sql, values)
  const grouped = by === null || groups === null ? '' : `${groupOrder(groupings(by, way))}, `
  const total = countListed(context, input, sql, values)
  const ids = context.prepare(`SELECT i.id ${sql} ORDER BY ${grouped}i.on_day ${way}, i.id ${way} LIMIT @limit OFFSET @offset`).pluck().all({ ...values, limit, offset }).map(Number)
  return { ids, total, groups: groups ?? [], isCut: isCut(context, input) }
}
