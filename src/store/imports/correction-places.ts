import type { StoreContext } from '../context'
import type { Dictionaries } from './dictionaries'
import type { CollectedRows } from './collected-rows'
import type { OrderedRows } from './row-order'
import { inStretch } from './saved-columns'

/**
 * Refused rows that come back corrected stand beside the rows of their file, never in their place: where those have the same name and days,
 * the corrected ones are numbered after them. Imported once more they get the same numbers, so nothing doubles.
 */
export const behindOwnFile = ({ prepare }: StoreContext, corrects: string | null, rows: CollectedRows, ordered: OrderedRows, dictionaries: Dictionaries): OrderedRows => {
  if (corrects === null) return ordered
  const count = prepare(
    `SELECT count(*) FROM actual WHERE ${inStretch('actual')} AND entity_id = ? AND segment_id = ? AND batch_id IN (SELECT id FROM import_batch WHERE substr(file_sha256, 1, 12) = ?)`,
  ).pluck()
  const occurrence = ordered.occurrence.slice()
  for (const { fromDay, toDay, start, end } of ordered.stretches) {
    for (let place = start; place < end; place += 1) {
      const row = ordered.row[place] ?? 0
      const before = Number(count.get(fromDay, toDay, dictionaries.breakdownId, dictionaries.entityIds[rows.entity.at(row)] ?? 0, dictionaries.segmentIds[rows.segment.at(row)] ?? 0, corrects))
      occurrence[place] = (ordered.occurrence[place] ?? 0) + before
    }
  }
  return { ...ordered, occurrence }
}
