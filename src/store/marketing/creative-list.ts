import { asc, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { groupBy } from '../../shared/kernel/group-by'
import { sortName } from '../../shared/kernel/sort-name'
import { Creative, type CreativeEvent, CreativeState, CreativeVariant, VariantFields, variantProblems } from '../../shared/marketing/creative'
import type { CreativeChoice, creativeContract, CreativeGrouping, CreativeSort } from '../../shared/marketing/creative.contract'
import { limitFor } from '../../shared/marketing/placement-limits'
import type { OutputOf } from '../../shared/rpc/contract'
import type { StoreContext } from '../context'
import { namedRows } from '../named-rows'
import { countGroups, groupOrder, placeAmong, type SqlGrouping } from '../sql-groups'
import { creatives, creativeVariants } from './creative.table'

/** A variant with what its platform would say to it. */
export const toVariant = (row: typeof creativeVariants.$inferSelect): CreativeVariant => {
  const fields = VariantFields.parse(row)
  const limit = limitFor(fields.platform, fields.placement)
  return CreativeVariant.parse({ ...fields, id: row.id, problems: variantProblems(fields), limits: limit && { source: limit.source, readOn: limit.readOn } })
}

/** Some creatives in the order given, with everything of theirs. */
export const readCreatives = ({ db, prepare }: StoreContext, ids: readonly number[]): readonly Creative[] => {
  const rows = namedRows(ids, db.select().from(creatives).where(inArray(creatives.id, [...ids])).all(), ({ id }) => id)
  const variants = groupBy(db.select().from(creativeVariants).where(inArray(creativeVariants.creativeId, [...ids])).orderBy(asc(creativeVariants.position), asc(creativeVariants.id)).all(), ({ creativeId }) => creativeId)
  // Columns as selected.
  const events = prepare(
    'SELECT creative_id AS creativeId, from_state AS "from", to_state AS "to", at, by, note FROM creative_event WHERE creative_id IN (SELECT value FROM json_each(?)) ORDER BY id',
  ).all(JSON.stringify(ids)) as (CreativeEvent & { creativeId: number })[]
  const eventsById = groupBy(events, ({ creativeId }) => creativeId)
  const nameOf = prepare('SELECT name FROM campaign WHERE id = ?').pluck()
  return rows.map((row) =>
    Creative.parse({ ...row, campaignName: row.campaignId === null ? null : nameOf.get(row.campaignId), variants: (variants.get(row.id) ?? []).map(toVariant), events: eventsById.get(row.id) ?? [] }),
  )
}

const matching = `FROM creative LEFT JOIN campaign ON campaign.id = campaign_id
  WHERE instr(creative.sort_name, @search) > 0 AND (@campaignId IS NULL OR campaign_id = @campaignId) AND (@state IS NULL OR state = @state) AND (@isPlanned IS NULL OR (scheduled_on IS NOT NULL) = @isPlanned)
    AND (@platform IS NULL OR EXISTS (SELECT 1 FROM creative_variant WHERE creative_id = creative.id AND platform = @platform))`

/** States in the order in which a creative goes through them. */
const order: Readonly<Record<CreativeSort, string>> = {
  name: 'creative.sort_name', campaign: 'campaign.sort_name', scheduledOn: 'scheduled_on', state: placeAmong('state', CreativeState.options),
}

const month = 'substr(scheduled_on, 1, 7)'

const groupings: Readonly<Record<CreativeGrouping, SqlGrouping>> = {
  state: { key: 'state', order: order.state },
  campaign: { key: 'campaign_id', label: 'campaign.name', order: 'campaign.sort_name, campaign_id' },
  month: { key: month, order: month },
}

const wantedOf = ({ search, campaignId, state, platform, isPlanned }: CreativeChoice) => ({ search: sortName(search), campaignId, state, platform, isPlanned: isPlanned === null ? null : Number(isPlanned) })

/** The ids of the creatives that are found, in order, after what stands in `before`; those without a day or campaign come last. `limit` −1: all. */
const idsInOrder = ({ prepare }: StoreContext, choice: CreativeChoice, { before, offset, limit }: { readonly before: string; readonly offset: number; readonly limit: number }): readonly number[] =>
  prepare(`SELECT creative.id ${matching} ORDER BY ${before}${order[choice.sort]} ${choice.direction === 'ascending' ? 'ASC' : 'DESC'} NULLS LAST, creative.sort_name, creative.id LIMIT @limit OFFSET @offset`)
    .pluck()
    .all({ ...wantedOf(choice), limit, offset })
    .map(Number)

/** The ids of all creatives that are found, in order. */
export const creativeIds = (context: StoreContext, choice: CreativeChoice): readonly number[] => idsInOrder(context, choice, { before: '', offset: 0, limit: -1 })

/** A page of creatives. */
export const listCreatives = (context: StoreContext, { limit, offset, groupBy: by, ...choice }: z.output<typeof creativeContract.list.input>): OutputOf<typeof creativeContract.list> => {
  const wanted = wantedOf(choice)
  const total = Number(context.prepare(`SELECT count(*) ${matching}`).pluck().get(wanted))
  const groups = by === null ? null : countGroups(context, groupings[by], matching, wanted)
  const before = by === null || groups === null ? '' : `${groupOrder(groupings[by])}, `
  return { rows: [...readCreatives(context, idsInOrder(context, choice, { before, offset, limit }))], total, groups: offset === 0 ? (groups ?? []) : [] }
}
