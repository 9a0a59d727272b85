import type { ReadEntity, ReadSummary } from '../../imports/reading'
import { toDayNumber } from '../../shared/kernel/day'
import { plural, t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import type { CollectedRows } from './collected-rows'
import type { Dictionaries } from './dictionaries'

interface OldSums {
  readonly name: string
  readonly entityId: number
  readonly fromDay: number
  readonly toDay: number
  readonly spendMinor: number
  readonly impressions: number
}

const nameOf = ({ campaignName, adSetName, adName }: ReadEntity): string => [campaignName, adSetName, adName].filter((name) => name !== '').join(' › ')

/** By position, which of a file's entities no file had before. */
const unmetEntities = ({ prepare }: StoreContext, { entityIds }: Dictionaries): readonly boolean[] => {
  const isMentioned = prepare("SELECT EXISTS (SELECT 1 FROM import_use WHERE kind = 'entity' AND item_id = ?)").pluck()
  return Array.from(entityIds, (id) => id < 0 || isMentioned.get(id) === 0)
}

const stretchAndSums = ({ fromDay, toDay, spendMinor, impressions }: Omit<OldSums, 'name' | 'entityId'>): string => `${fromDay} ${toDay} ${spendMinor} ${impressions}`

/** Which of these entities of a file cost so much and were seen so often on which days. */
const entitiesBySums = (rows: CollectedRows, isMeant: readonly boolean[]): ReadonlyMap<string, ReadonlySet<number>> => {
  const sums = new Map<string, { readonly entity: number; readonly fromDay: number; readonly toDay: number; spendMinor: number; impressions: number }>()
  for (let row = 0; row < rows.count; row += 1) {
    const entity = rows.entity.at(row)
    if (isMeant[entity] !== true) continue
    const [fromDay, toDay] = [rows.fromDay.at(row), rows.toDay.at(row)]
    const key = `${entity} ${fromDay} ${toDay}`
    const sum = sums.get(key) ?? { entity, fromDay, toDay, spendMinor: 0, impressions: 0 }
    sums.set(key, sum)
    sum.spendMinor += rows.measures.spendMinor.at(row) || 0
    sum.impressions += rows.measures.impressions.at(row) || 0
  }
  const bySums = new Map<string, Set<number>>()
  for (const sum of sums.values()) {
    const key = stretchAndSums(sum)
    bySums.set(key, (bySums.get(key) ?? new Set<number>()).add(sum.entity))
  }
  return bySums
}

/** What the workbook knows, by stretch, of entities of the file's kind on the file's days that the file does not have. */
const missedBy = ({ prepare }: StoreContext, { summary: { from, to, currency }, dictionaries: { breakdownId, entityIds, accountIds } }: { readonly summary: ReadSummary; readonly dictionaries: Dictionaries }): readonly OldSums[] =>
  // Columns as selected.
  prepare(
    `SELECT entity.campaign_name || iif(entity.ad_set_name = '', '', ' › ' || entity.ad_set_name) || iif(entity.ad_name = '', '', ' › ' || entity.ad_name) AS name,
       row.entity_id AS entityId, row.from_day AS fromDay, row.to_day AS toDay, sum(row.spend_minor) AS spendMinor, COALESCE(sum(row.impressions), 0) AS impressions
     FROM actual AS row JOIN ad_entity AS entity ON entity.id = row.entity_id
     WHERE row.from_day BETWEEN ? AND ? AND row.breakdown_id = ? AND row.currency = ?
       AND entity.account_id IN (SELECT value FROM json_each(?)) AND row.entity_id NOT IN (SELECT value FROM json_each(?))
     GROUP BY row.entity_id, row.from_day, row.to_day HAVING sum(row.spend_minor) > 0 ORDER BY row.entity_id, row.from_day`,
  ).all(from === null ? 0 : toDayNumber(from), to === null ? 0 : toDayNumber(to), breakdownId, currency, JSON.stringify([...accountIds]), JSON.stringify([...entityIds])) as OldSums[]

/**
 * Says what looks renamed: without ids a new name is another thing, and the rows under the old one count on beside it. Taken for renamed is what the file lacks
 * where something that no file had before has the same spend and impressions on at least half of its days. Asked before the file's names are noted as met.
 */
export const renamedNotes = (context: StoreContext, { summary, rows }: { readonly summary: ReadSummary; readonly rows: CollectedRows }, dictionaries: Dictionaries): readonly string[] => {
  const unmet = unmetEntities(context, dictionaries)
  const old = unmet.includes(true) ? missedBy(context, { summary, dictionaries }) : []
  if (old.length === 0) return []
  const bySums = entitiesBySums(rows, unmet)
  const missed = new Map<number, { readonly name: string; stretches: number; readonly alike: Map<number, number> }>()
  for (const sums of old) {
    const entry = missed.get(sums.entityId) ?? { name: sums.name, stretches: 0, alike: new Map<number, number>() }
    missed.set(sums.entityId, entry)
    entry.stretches += 1
    for (const entity of bySums.get(stretchAndSums(sums)) ?? []) entry.alike.set(entity, (entry.alike.get(entity) ?? 0) + 1)
  }
  const renamed = [...missed.values()].flatMap(({ name, stretches, alike }) => {
    const [best] = [...alike].filter(([, count]) => count * 2 >= stretches).sort(([, left], [, right]) => right - left)
    const entity = best === undefined ? undefined : rows.entities[best[0]]
    return entity === undefined ? [] : [{ before: name, now: nameOf(entity) }]
  })
  const [first] = renamed
  if (first === undefined) return []
  const others = renamed.length - 1
  return [
    t`“${first.now}” has the very spend and impressions that “${first.before}” had on the same days, and this file no longer has “${first.before}”. If it was renamed, both are counted: undo the import that brought “${first.before}”. Files with IDs know it again under any name.`,
    ...(others === 0 ? [] : [t`${plural(others, { one: 'The same holds of one more name', other: 'The same holds of # more names' })}.`]),
  ]
}
