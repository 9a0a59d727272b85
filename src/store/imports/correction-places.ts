import type { StoreContext } from '../context'
import type { Dictionaries } from './dictionaries'
import type { CollectedRows } from './collected-rows'
import type { OrderedRows } from './row-order'
import { inStretch, sameKey } from './saved-columns'

/** The batches, each with how its file is called by those that correct it, and which one it corrects. That at hand has no receipt yet. */
const batches = "batch AS (SELECT id, substr(file_sha256, 1, 12) AS own, CASE WHEN json_valid(receipt) THEN receipt ->> '$.corrects' END AS corrects FROM import_batch)"

/** Imports of the file that is called so, and of the one that it corrects in turn. */
const importsOf = ({ prepare }: StoreContext, file: string): readonly unknown[] =>
  prepare(`WITH RECURSIVE ${batches}, found (id, corrects) AS (SELECT id, corrects FROM batch WHERE own = ? UNION SELECT batch.id, batch.corrects FROM found JOIN batch ON batch.own = found.corrects) SELECT id FROM found`).pluck().all(file)

/** Imports of rows that were refused of a file and came back corrected, and of what was refused of those. */
export const correctionsOf = ({ prepare }: StoreContext, sha256: string): ReadonlySet<unknown> =>
  new Set(
    prepare(`WITH RECURSIVE ${batches}, found (id, own) AS (SELECT id, own FROM batch WHERE corrects = ? UNION SELECT batch.id, batch.own FROM found JOIN batch ON batch.corrects = found.own) SELECT id FROM found`)
      .pluck()
      .all(sha256.slice(0, 12)),
  )

/**
 * Refused rows that come back corrected stand beside the rows of their file, never in their place: where those have the same name and days,
 * the corrected ones are numbered after them. Imported once more they get the same numbers, so nothing doubles.
 */
export const behindOwnFile = (context: StoreContext, corrects: string | null, rows: CollectedRows, ordered: OrderedRows, dictionaries: Dictionaries): OrderedRows => {
  if (corrects === null) return ordered
  const files = '(SELECT value FROM json_each(?))'
  const first = context
    .prepare(
      `SELECT coalesce(max(occurrence) + 1, 0) FROM actual WHERE ${inStretch('actual')} AND entity_id = ? AND segment_id = ?
         AND (batch_id IN ${files} OR EXISTS (SELECT 1 FROM actual_confirmed AS known WHERE ${sameKey('known', 'actual')} AND known.batch_id IN ${files}))`,
    )
    .pluck()
  const own = JSON.stringify(importsOf(context, corrects))
  const occurrence = ordered.occurrence.slice()
  for (const { fromDay, toDay, start, end } of ordered.stretches) {
    for (let place = start; place < end; place += 1) {
      const row = ordered.row[place] ?? 0
      const before = Number(first.get(fromDay, toDay, dictionaries.breakdownId, dictionaries.entityIds[rows.entity.at(row)] ?? 0, dictionaries.segmentIds[rows.segment.at(row)] ?? 0, own, own))
      occurrence[place] = (ordered.occurrence[place] ?? 0) + before
    }
  }
  return { ...ordered, occurrence }
}
