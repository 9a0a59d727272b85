import { type CollectedRows, measureNames } from './collected-rows'

/** A stretch of days that rows of a file are about. 0 and 0: the file names no date. */
export interface Stretch {
  readonly fromDay: number
  readonly toDay: number
}

/** A file's rows in the order of the key of `actual`. */
export interface OrderedRows {
  readonly stretches: readonly (Stretch & { readonly start: number; readonly end: number })[]
  /** Position in the file of the row at each place of the order. */
  readonly row: Uint32Array
  /** Which of the rows that share one key it is, from 0. */
  readonly occurrence: Uint32Array
}

/** One stable pass of a radix sort: rows ordered by a small whole number. */
const countingPass = (rows: Uint32Array, rankOf: (row: number) => number, rankCount: number): Uint32Array => {
  const starts = new Uint32Array(rankCount + 1)
  for (const row of rows) starts[rankOf(row) + 1] = (starts[rankOf(row) + 1] ?? 0) + 1
  for (let rank = 0; rank < rankCount; rank += 1) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0)
  const sorted = new Uint32Array(rows.length)
  for (const row of rows) {
    const rank = rankOf(row)
    const place = starts[rank] ?? 0
    sorted[place] = row
    starts[rank] = place + 1
  }
  return sorted
}

/** Position of each id among the ids in ascending order. */
const ranksOf = (ids: ArrayLike<number>): Uint32Array => {
  const sorted = [...new Set(Array.from(ids))].sort((left, right) => left - right)
  const rankById = new Map(sorted.map((id, rank) => [id, rank]))
  return Uint32Array.from(Array.from(ids), (id) => rankById.get(id) ?? 0)
}

/**
 * Orders rows by stretch, entity and segment, and numbers those that share a key by their content, so that
 * the same rows in another order are the same rows.
 * `entityIds` and `segmentIds` translate the file's dictionaries into the workbook's.
 */
export const orderRows = (rows: CollectedRows, entityIds: ArrayLike<number>, segmentIds: ArrayLike<number>): OrderedRows => {
  const stretchByKey = new Map<string, Stretch>()
  const keyCache = new Map<number, Map<number, Stretch>>()
  const stretchOf = (row: number): Stretch => {
    const fromDay = rows.fromDay.at(row)
    const toDay = rows.toDay.at(row)
    const byTo = keyCache.get(fromDay) ?? new Map<number, Stretch>()
    keyCache.set(fromDay, byTo)
    const known = byTo.get(toDay)
    if (known !== undefined) return known
    const stretch = { fromDay, toDay }
    byTo.set(toDay, stretch)
    stretchByKey.set(`${fromDay} ${toDay}`, stretch)
    return stretch
  }
  for (let row = 0; row < rows.count; row += 1) stretchOf(row)
  const stretches = [...stretchByKey.values()].sort((left, right) => left.fromDay - right.fromDay || left.toDay - right.toDay)
  const stretchRank = new Map(stretches.map((stretch, rank) => [stretch, rank]))
  const rankOfStretch = (row: number): number => stretchRank.get(stretchOf(row)) ?? 0

  const entityRank = ranksOf(entityIds)
  const segmentRank = ranksOf(segmentIds)
  let order: Uint32Array = Uint32Array.from({ length: rows.count }, (_, row) => row)
  if (segmentIds.length > 1) order = countingPass(order, (row) => segmentRank[rows.segment.at(row)] ?? 0, segmentIds.length)
  order = countingPass(order, (row) => entityRank[rows.entity.at(row)] ?? 0, entityIds.length)
  order = countingPass(order, rankOfStretch, stretches.length)

  const occurrence = numberOccurrences(rows, order, (row) => [rankOfStretch(row), entityRank[rows.entity.at(row)] ?? 0, segmentRank[rows.segment.at(row)] ?? 0])
  const bounds = new Uint32Array(stretches.length + 1)
  for (let row = 0; row < rows.count; row += 1) bounds[rankOfStretch(row) + 1] = (bounds[rankOfStretch(row) + 1] ?? 0) + 1
  for (let rank = 0; rank < stretches.length; rank += 1) bounds[rank + 1] = (bounds[rank + 1] ?? 0) + (bounds[rank] ?? 0)
  return { stretches: stretches.map((stretch, rank) => ({ ...stretch, start: bounds[rank] ?? 0, end: bounds[rank + 1] ?? 0 })), row: order, occurrence }
}

/** Sorts each run of rows with one key by content, in place, and numbers it. */
const numberOccurrences = (rows: CollectedRows, order: Uint32Array, keyOf: (row: number) => readonly [number, number, number]): Uint32Array => {
  const occurrence = new Uint32Array(order.length)
  let start = 0
  let previous: readonly [number, number, number] | null = null
  const endRun = (end: number): void => {
    if (end - start < 2) return
    order.subarray(start, end).sort((left, right) => compareContent(rows, left, right))
    for (let place = start; place < end; place += 1) occurrence[place] = place - start
  }
  for (const [place, row] of order.entries()) {
    const key = keyOf(row)
    if (previous !== null && (key[0] !== previous[0] || key[1] !== previous[1] || key[2] !== previous[2])) {
      endRun(place)
      start = place
    }
    previous = key
  }
  endRun(order.length)
  return occurrence
}

/** Largest first, unknown last; the kind of conversion by its text, since its number depends on the file's order. */
const compareContent = (rows: CollectedRows, left: number, right: number): number => {
  for (const name of measureNames) {
    const leftValue = rows.measures[name].at(left)
    const rightValue = rows.measures[name].at(right)
    const difference = (Number.isNaN(rightValue) ? -Infinity : rightValue) - (Number.isNaN(leftValue) ? -Infinity : leftValue)
    // Unknown on both sides is no difference; the subtraction makes it NaN.
    if (difference !== 0 && !Number.isNaN(difference)) return difference
  }
  const leftKind = rows.conversionKinds[rows.conversionKind.at(left)] ?? ''
  const rightKind = rows.conversionKinds[rows.conversionKind.at(right)] ?? ''
  return leftKind < rightKind ? -1 : Number(leftKind > rightKind)
}
