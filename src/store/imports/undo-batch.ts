import type { StoreContext } from '../context'
import { readReferences, type Reference } from '../row-references'
import { rebuildEntityMonths } from './entity-months'
import { inStretch, sameKey, valueColumns, valueList } from './saved-columns'
import { rebuildSlices, recount } from './slices'

/**
 * Takes a batch back as if it had never been: its rows go, or get back what it replaced; rows that a later batch confirmed or
 * replaced stay that batch's. Needs a transaction. `onStretch` may throw to stop.
 */
export const undoBatch = (context: StoreContext, batchId: number, onStretch: (done: number, total: number) => void): { readonly removed: number; readonly restored: number } => {
  const { prepare } = context
  // Columns as selected.
  const stretches = prepare('SELECT from_day, to_day, breakdown_id FROM import_stretch WHERE batch_id = ?').raw().all(batchId) as [number, number, number][]
  const accountIds = prepare("SELECT item_id FROM import_use WHERE batch_id = ? AND kind = 'account'").pluck().all(batchId) as number[]
  let removed = 0
  let restored = 0
  for (const [index, stretch] of stretches.entries()) {
    onStretch(index, stretches.length * 2)
    passOnToHeirs(context, batchId, stretch)
    const counts = takeBackStretch(context, batchId, stretch)
    removed += counts.removed
    restored += counts.restored
  }
  const hasChanged = removed + restored > 0
  if (hasChanged) {
    rebuildSlices(context, batchId, accountIds, (done, total) => onStretch(stretches.length + done, total * 2))
    rebuildEntityMonths(context, batchId, accountIds, () => onStretch(stretches.length * 2, stretches.length * 2))
  }
  const mentioned = mentionedBy(context, batchId)
  prepare('DELETE FROM import_batch WHERE id = ?').run(batchId)
  forgetUnused(context, mentioned)
  if (hasChanged) recount(context, accountIds)
  return { removed, restored }
}

type StretchKey = readonly [fromDay: number, toDay: number, breakdownId: number]

/** A row's next owner: the first later batch that confirmed it before another changed it. */
const heirOf = (row: string, changedBy: string): string =>
  `(SELECT min(heir.batch_id) FROM actual_confirmed AS heir WHERE ${sameKey('heir', row)} AND heir.batch_id > :batch AND heir.batch_id < ${changedBy})`

const lastBatch = '9007199254740991'

/** Gives rows that later batches found as this batch left them to the first of these. */
const passOnToHeirs = ({ prepare }: StoreContext, batchId: number, [from, to, breakdown]: StretchKey): void => {
  const isInStretch = (table: string): string => `${table}.from_day = :from AND ${table}.to_day = :to AND ${table}.breakdown_id = :breakdown`
  const stretch = { batch: batchId, from, to, breakdown }
  const hasHeirs = prepare(`SELECT 1 FROM actual_confirmed WHERE ${isInStretch('actual_confirmed')} AND batch_id > :batch LIMIT 1`).get(stretch)
  if (hasHeirs === undefined) return
  const held = prepare(
    `SELECT actual.entity_id, actual.segment_id, actual.occurrence, ${heirOf('actual', lastBatch)} AS heir FROM actual
       WHERE ${isInStretch('actual')} AND actual.batch_id = :batch AND heir IS NOT NULL
     UNION ALL
     SELECT later.entity_id, later.segment_id, later.occurrence, ${heirOf('later', 'later.batch_id')} AS heir FROM actual_replaced AS later
       WHERE ${isInStretch('later')} AND later.previous_batch_id = :batch AND heir IS NOT NULL`,
  )
    .raw()
    // Columns as selected.
    .all(stretch) as [number, number, number, number][]
  const isKey = 'from_day = ? AND to_day = ? AND breakdown_id = ? AND entity_id = ? AND segment_id = ? AND occurrence = ?'
  const own = prepare(`UPDATE actual SET batch_id = ? WHERE ${isKey} AND batch_id = ?`)
  const unlink = prepare(`UPDATE actual_replaced SET previous_batch_id = ? WHERE ${isKey} AND previous_batch_id = ?`)
  const move = prepare(`UPDATE actual_replaced SET batch_id = ? WHERE ${isKey} AND batch_id = ?`)
  const forget = prepare(`DELETE FROM actual_confirmed WHERE ${isKey} AND batch_id = ?`)
  for (const [entity, segment, occurrence, heir] of held) {
    const key = [from, to, breakdown, entity, segment, occurrence]
    own.run(heir, ...key, batchId)
    unlink.run(heir, ...key, batchId)
    move.run(heir, ...key, batchId)
    forget.run(...key, heir)
  }
}

const takeBackStretch = ({ prepare }: StoreContext, batchId: number, stretch: StretchKey): { readonly removed: number; readonly restored: number } => {
  const isMine = `${inStretch('mine')} AND mine.batch_id = ? AND ${sameKey('mine', 'later')}`
  // A later batch that replaced this one's values now replaced what was before them, or nothing.
  const hasBefore = `EXISTS (SELECT 1 FROM actual_replaced AS mine WHERE ${isMine})`
  prepare(
    `UPDATE actual_replaced AS later SET (${valueList}, previous_batch_id) = (SELECT ${valueList}, previous_batch_id FROM actual_replaced AS mine WHERE ${isMine})
     WHERE ${inStretch('later')} AND later.previous_batch_id = ? AND ${hasBefore}`,
  ).run(...stretch, batchId, ...stretch, batchId, ...stretch, batchId)
  // Those just relinked no longer name this batch.
  prepare(`DELETE FROM actual_replaced WHERE ${inStretch('actual_replaced')} AND previous_batch_id = ?`).run(...stretch, batchId)

  const values = valueColumns.map((column) => `${column} = before.${column}`).join(', ')
  const restored = prepare(
    `UPDATE actual SET ${values}, batch_id = before.previous_batch_id FROM actual_replaced AS before
     WHERE ${inStretch('actual')} AND actual.batch_id = ? AND before.batch_id = ? AND ${sameKey('before', 'actual')}`,
  ).run(...stretch, batchId, batchId).changes
  prepare(`DELETE FROM actual_replaced WHERE ${inStretch('actual_replaced')} AND batch_id = ?`).run(...stretch, batchId)
  const removed = prepare(`DELETE FROM actual WHERE ${inStretch('actual')} AND batch_id = ?`).run(...stretch, batchId).changes
  prepare(`DELETE FROM actual_confirmed WHERE ${inStretch('actual_confirmed')} AND batch_id = ?`).run(...stretch, batchId)
  return { removed, restored }
}

interface Mentioned {
  readonly kind: string
  readonly id: number
}

const mentionedBy = ({ prepare }: StoreContext, batchId: number): readonly Mentioned[] =>
  // Columns as selected.
  prepare('SELECT kind, item_id AS id FROM import_use WHERE batch_id = ?').all(batchId) as Mentioned[]

const tableByKind: Readonly<Record<string, string>> = { entity: 'ad_entity', source: 'campaign_source', segment: 'segment', conversion_kind: 'conversion_kind', breakdown: 'breakdown', account: 'ad_account' }

/** Deletes what no batch mentions any more, entities before the campaigns and accounts they belong to. */
const forgetUnused = (context: StoreContext, mentioned: readonly Mentioned[]): void => {
  const { prepare, sqlite } = context
  const isUsed = prepare('SELECT 1 FROM import_use WHERE kind = ? AND item_id = ? LIMIT 1')
  const campaigns = new Set<number>()
  const campaignOfSource = prepare('SELECT campaign_id FROM campaign_source WHERE id = ?').pluck()
  for (const [kind, table] of Object.entries(tableByKind)) {
    const remove = prepare(`DELETE FROM ${table} WHERE id = ?`)
    for (const { id } of mentioned.filter((item) => item.kind === kind)) {
      if (isUsed.get(kind, id) !== undefined) continue
      if (kind === 'source') campaigns.add(Number(campaignOfSource.get(id)))
      remove.run(id)
    }
  }
  const references = readReferences(sqlite).filter(({ parent }) => parent === 'campaign')
  for (const campaignId of campaigns) forgetCampaign(context, campaignId, references)
}

/** A campaign that came with imports goes with the last of them, unless a person has put something into it or refers to it. */
const forgetCampaign = ({ prepare }: StoreContext, campaignId: number, references: readonly Reference[]): void => {
  const hasSource = prepare('SELECT 1 FROM campaign_source WHERE campaign_id = ? LIMIT 1').get(campaignId) !== undefined
  if (hasSource) return
  const isReferredTo = references.some(({ child, childColumn }) => prepare(`SELECT 1 FROM ${child} WHERE ${childColumn} = ? LIMIT 1`).get(campaignId) !== undefined)
  const untouched = `name = imported_name AND objective = 'unknown' AND kpi IS NULL AND target IS NULL AND status = 'active' AND starts_on IS NULL
    AND ends_on IS NULL AND budget_minor IS NULL AND owner = '' AND brief = ''`
  const { changes } = isReferredTo ? { changes: 0 } : prepare(`DELETE FROM campaign WHERE id = ? AND ${untouched}`).run(campaignId)
  if (changes === 0) prepare('UPDATE campaign SET imported_name = NULL WHERE id = ?').run(campaignId)
}
