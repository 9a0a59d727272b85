import type { ReadEntity, ReadSummary } from '../../imports/reading'
import type { ImportQuestion } from '../../shared/imports/import'
import { plural, t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import type { CollectedRows } from './collected-rows'
import type { Dictionaries } from './dictionaries'

/** First days of stretches that are compared, spread evenly over the file's: a quarter's, so that a file of years is not held against all that years brought. */
const mostDays = 92

interface OldSums {
  readonly entityId: number
  readonly toDay: number
  readonly spendMinor: number
  readonly impressions: number
}

type Names = Pick<ReadEntity, 'campaignName' | 'adSetName' | 'adName'>

const nameOf = ({ campaignName, adSetName, adName }: Names): string => [campaignName, adSetName, adName].filter((name) => name !== '').join(' › ')

/** What a file has under a name that no file had before, and the workbook under another. */
export interface Renaming {
  readonly entity: ReadEntity
  readonly now: string
  readonly before: string
  readonly entityId: number
  /** The workbook's campaign that it belongs to. Null: to none. */
  readonly campaignId: number | null
}

/** The first days of a file's stretches that are held against the workbook. `isMeant`: of which of its entities. */
export const comparedDays = (rows: CollectedRows, isMeant: (entity: number) => boolean): readonly number[] => {
  const found = new Set<number>()
  for (let row = 0; row < rows.count; row += 1) if (isMeant(rows.entity.at(row))) found.add(rows.fromDay.at(row))
  const days = [...found].sort((left, right) => left - right)
  const every = Math.ceil(days.length / mostDays)
  return days.filter((_, index) => index % every === 0)
}

const stretchAndSums = (fromDay: number, { toDay, spendMinor, impressions }: Pick<OldSums, 'toDay' | 'spendMinor' | 'impressions'>): string => `${fromDay} ${toDay} ${spendMinor} ${impressions}`

/** Which of these entities of a file cost so much and were seen so often on which of these days. */
const entitiesBySums = (rows: CollectedRows, isMeant: readonly boolean[], days: ReadonlySet<number>): ReadonlyMap<string, ReadonlySet<number>> => {
  const sums = new Map<string, { readonly entity: number; readonly fromDay: number; readonly toDay: number; spendMinor: number; impressions: number }>()
  for (let row = 0; row < rows.count; row += 1) {
    const entity = rows.entity.at(row)
    const [fromDay, toDay] = [rows.fromDay.at(row), rows.toDay.at(row)]
    if (isMeant[entity] !== true || !days.has(fromDay)) continue
    const key = `${entity} ${fromDay} ${toDay}`
    const sum = sums.get(key) ?? { entity, fromDay, toDay, spendMinor: 0, impressions: 0 }
    sums.set(key, sum)
    sum.spendMinor += rows.measures.spendMinor.at(row) || 0
    sum.impressions += rows.measures.impressions.at(row) || 0
  }
  const bySums = new Map<string, Set<number>>()
  for (const sum of sums.values()) {
    const key = stretchAndSums(sum.fromDay, sum)
    bySums.set(key, (bySums.get(key) ?? new Set<number>()).add(sum.entity))
  }
  return bySums
}

/** What the workbook knows of all that a file lacks of its own accounts and kind, and that cost anything, in stretches that begin on a day. */
const missedFrom = ({ prepare }: StoreContext, { breakdownId, accountIds, entityIds }: Dictionaries, currency: string) => {
  const sums = prepare(
    `SELECT row.entity_id AS entityId, row.to_day AS toDay, sum(row.spend_minor) AS spendMinor, COALESCE(sum(row.impressions), 0) AS impressions
     FROM actual AS row JOIN ad_entity AS entity ON entity.id = row.entity_id
     WHERE row.from_day = ? AND row.breakdown_id = ? AND row.currency = ?
       AND entity.account_id IN (SELECT value FROM json_each(?)) AND row.entity_id NOT IN (SELECT value FROM json_each(?))
     GROUP BY row.to_day, row.entity_id HAVING sum(row.spend_minor) > 0`,
  )
  const [accounts, own] = [JSON.stringify([...accountIds]), JSON.stringify([...entityIds])]
  // Columns as selected.
  return (fromDay: number): readonly OldSums[] => sums.all(fromDay, breakdownId, currency, accounts, own) as OldSums[]
}

/**
 * What looks renamed: without ids a new name is another thing, and the rows under the old one count on beside it. Taken for renamed is what the file lacks
 * where something that no file had before has the same spend and impressions on at least half of the days that are compared; each is paired with one, those
 * first that are alike on most days. `dictionaries` as they are before anything is created. `look` is called for each of those days.
 */
export const findRenamed = (context: StoreContext, { summary, rows }: { readonly summary: ReadSummary; readonly rows: CollectedRows }, dictionaries: Dictionaries, look: () => void): readonly Renaming[] => {
  const unmet = Array.from(dictionaries.entityIds, (id) => id < 0)
  const days = comparedDays(rows, (entity) => unmet[entity] === true)
  let known: ReturnType<typeof entitiesBySums> | null = null
  /** Made once something is missed, which into most workbooks nothing is. */
  const bySums = (): ReturnType<typeof entitiesBySums> => (known ??= entitiesBySums(rows, unmet, new Set(days)))
  const missedOn = missedFrom(context, dictionaries, summary.currency)
  const missed = new Map<number, { stretches: number; readonly alike: Map<number, number> }>()
  for (const day of days) {
    look()
    for (const sums of missedOn(day)) {
      const entry = missed.get(sums.entityId) ?? { stretches: 0, alike: new Map<number, number>() }
      missed.set(sums.entityId, entry)
      entry.stretches += 1
      for (const entity of bySums().get(stretchAndSums(day, sums)) ?? []) entry.alike.set(entity, (entry.alike.get(entity) ?? 0) + 1)
    }
  }
  const oldName = context.prepare('SELECT campaign_name AS campaignName, ad_set_name AS adSetName, ad_name AS adName, campaign_id AS campaignId FROM ad_entity WHERE id = ?')
  const pairs = [...missed]
    .flatMap(([entityId, { stretches, alike }]) => [...alike].filter(([, count]) => count * 2 >= stretches).map(([position, count]) => ({ entityId, position, count })))
    .sort((left, right) => right.count - left.count)
  const taken = { before: new Set<number>(), now: new Set<number>() }
  return pairs.flatMap(({ entityId, position }) => {
    const entity = rows.entities[position]
    if (entity === undefined || taken.before.has(entityId) || taken.now.has(position)) return []
    taken.before.add(entityId)
    taken.now.add(position)
    // Columns as selected.
    const old = oldName.get(entityId) as Names & { readonly campaignId: number | null }
    return [{ entity, now: nameOf(entity), before: nameOf(old), entityId, campaignId: old.campaignId }]
  })
}

/** That the same holds of further names: a sentence, or none. */
const ofOthers = (renamed: readonly Renaming[]): readonly string[] =>
  renamed.length < 2 ? [] : [t`${plural(renamed.length - 1, { one: 'The same holds of one more name', other: 'The same holds of # more names' })}.`]

/** Names shown with a question. */
const mostExamples = 5

/** Asks whether what looks renamed is. Null: nothing does. */
export const renamedQuestion = (renamed: readonly Renaming[]): ImportQuestion | null => {
  const [first] = renamed
  if (first === undefined) return null
  const asked = t`“${first.now}” has the very spend and impressions that “${first.before}” had on the same days, and this file no longer has “${first.before}”. Was it renamed?`
  return {
    id: 'renamed',
    option: 'renamed',
    text: [asked, ...ofOthers(renamed)].join(' '),
    choices: [
      { value: 'same', label: t`Yes: its rows go on under the name it had, and count once`, example: renamed.slice(0, mostExamples).map(({ before, now }) => `${before} → ${now}`).join('; ') },
      { value: 'other', label: t`No: it is another, and both count`, example: '' },
    ],
  }
}

/** What a receipt says of names that were said to be new ones of the same. */
export const renamedNotes = (renamed: readonly Renaming[]): readonly string[] => {
  const [first] = renamed
  return first === undefined ? [] : [t`“${first.now}” is kept under the name it had, “${first.before}”.`, ...ofOthers(renamed)]
}
