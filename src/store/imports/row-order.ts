import { measureNames } from '../../imports/reading'
import { compareValues } from '../../shared/kernel/compare'
import { t } from '../../shared/kernel/words'
import type { CollectedRows, IndexColumn } from './collected-rows'
import { type Look, unobserved } from '../pace'

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
  /** Rows that share their key with one before them. */
  readonly repeated: number
  /** Those of them that have the very figures of one before them, and not none. */
  readonly alike: number
}

/** One stable pass of a radix sort: rows ordered by a small whole number, given for each row of the file. */
const countingPass = (rows: Uint32Array, ranks: Uint32Array, rankCount: number): Uint32Array<ArrayBuffer> => {
  const starts = new Uint32Array(rankCount + 1)
  for (const row of rows) {
    const next = (ranks[row] ?? 0) + 1
    starts[next] = (starts[next] ?? 0) + 1
  }
  for (let rank = 0; rank < rankCount; rank += 1) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0)
  const sorted = new Uint32Array(rows.length)
  for (const row of rows) {
    const rank = ranks[row] ?? 0
    const place = starts[rank] ?? 0
    sorted[place] = row
    starts[rank] = place + 1
  }
  return sorted
}

/** Whether the file's rows stand in the order of their keys already, as exports that list the same names day after day do. */
const isInOrder = (count: number, keys: readonly Uint32Array[]): boolean => {
  for (let row = 1; row < count; row += 1) {
    for (const ranks of keys) {
      const difference = (ranks[row] ?? 0) - (ranks[row - 1] ?? 0)
      if (difference < 0) return false
      if (difference > 0) break
    }
  }
  return true
}

/** Position of each id among the ids in ascending order. */
const ranksOf = (ids: ArrayLike<number>): Uint32Array => {
  const sorted = [...new Set(Array.from(ids))].sort((left, right) => left - right)
  const rankById = new Map(sorted.map((id, rank) => [id, rank]))
  return Uint32Array.from(Array.from(ids), (id) => rankById.get(id) ?? 0)
}

/** The rank of each row, where its column points into a dictionary. */
const ranksOfRows = (rows: CollectedRows, column: IndexColumn, ids: ArrayLike<number>): Uint32Array => {
  const ranks = ranksOf(ids)
  const ofRows = new Uint32Array(rows.count)
  for (let row = 0; row < rows.count; row += 1) ofRows[row] = ranks[column.at(row)] ?? 0
  return ofRows
}

/** The stretches of a file in order, and the rank of each row's. */
const rankStretches = (rows: CollectedRows): { readonly stretches: readonly Stretch[]; readonly ranks: Uint32Array } => {
  const met: Stretch[] = []
  const numbers = new Map<number, Map<number, number>>()
  const ranks = new Uint32Array(rows.count)
  let last = { fromDay: Number.NaN, toDay: Number.NaN, number: 0 }
  for (let row = 0; row < rows.count; row += 1) {
    const fromDay = rows.fromDay.at(row)
    const toDay = rows.toDay.at(row)
    // Rows of one day mostly follow each other.
    if (fromDay === last.fromDay && toDay === last.toDay) {
      ranks[row] = last.number
      continue
    }
    let byTo = numbers.get(fromDay)
    if (byTo === undefined) numbers.set(fromDay, (byTo = new Map<number, number>()))
    let number = byTo.get(toDay)
    if (number === undefined) {
      byTo.set(toDay, (number = met.length))
      met.push({ fromDay, toDay })
    }
    ranks[row] = number
    last = { fromDay, toDay, number }
  }
  const stretches = [...met].sort((left, right) => left.fromDay - right.fromDay || left.toDay - right.toDay)
  const rankOf = new Map(stretches.map((stretch, rank) => [stretch, rank]))
  const rankOfNumber = Uint32Array.from(met, (stretch) => rankOf.get(stretch) ?? 0)
  for (let row = 0; row < rows.count; row += 1) ranks[row] = rankOfNumber[ranks[row] ?? 0] ?? 0
  return { stretches, ranks }
}

/**
 * Orders rows by stretch, entity and segment, and numbers those that share a key by their content, so that
 * the same rows in another order are the same rows.
 * `entityIds` and `segmentIds` translate the file's dictionaries into the workbook's. `look` may throw to stop.
 */
export const orderRows = (rows: CollectedRows, entityIds: ArrayLike<number>, segmentIds: ArrayLike<number>, look: Look = unobserved): OrderedRows => {
  const step = (): void => look(t`Putting rows in order`, 0, rows.count)
  step()
  const { stretches, ranks: stretchRanks } = rankStretches(rows)
  step()
  const entityRanks = ranksOfRows(rows, rows.entity, entityIds)
  step()
  const segmentRanks = ranksOfRows(rows, rows.segment, segmentIds)
  step()
  const keys = [stretchRanks, entityRanks, segmentRanks] as const
  let order = new Uint32Array(rows.count)
  for (let row = 0; row < rows.count; row += 1) order[row] = row
  if (!isInOrder(rows.count, keys)) {
    const passes = [...(segmentIds.length > 1 ? [[segmentRanks, segmentIds.length] as const] : []), [entityRanks, entityIds.length] as const, [stretchRanks, stretches.length] as const]
    for (const [ranks, rankCount] of passes) {
      step()
      order = countingPass(order, ranks, rankCount)
    }
  }
  step()
  const { occurrence, repeated, alike } = numberOccurrences(rows, order, keys)
  const bounds = new Uint32Array(stretches.length + 1)
  for (const rank of stretchRanks) bounds[rank + 1] = (bounds[rank + 1] ?? 0) + 1
  for (let rank = 0; rank < stretches.length; rank += 1) bounds[rank + 1] = (bounds[rank + 1] ?? 0) + (bounds[rank] ?? 0)
  return { stretches: stretches.map((stretch, rank) => ({ ...stretch, start: bounds[rank] ?? 0, end: bounds[rank + 1] ?? 0 })), row: order, occurrence, repeated, alike }
}

/** Sorts each run of rows with one key by content, in place, and numbers it. */
const numberOccurrences = (rows: CollectedRows, order: Uint32Array, [stretches, entities, segments]: readonly [Uint32Array, Uint32Array, Uint32Array]): Pick<OrderedRows, 'occurrence' | 'repeated' | 'alike'> => {
  const occurrence = new Uint32Array(order.length)
  let start = 0
  let repeated = 0
  let alike = 0
  const endRun = (end: number): void => {
    if (end - start < 2) return
    repeated += end - start - 1
    order.subarray(start, end).sort((left, right) => compareContent(rows, left, right))
    for (let place = start; place < end; place += 1) occurrence[place] = place - start
    for (let place = start + 1; place < end; place += 1) {
      const row = order[place] ?? 0
      if (hasFigures(rows, row) && compareContent(rows, order[place - 1] ?? 0, row) === 0) alike += 1
    }
  }
  for (let place = 1; place < order.length; place += 1) {
    const row = order[place] ?? 0
    const previous = order[place - 1] ?? 0
    if (entities[row] === entities[previous] && stretches[row] === stretches[previous] && segments[row] === segments[previous]) continue
    endRun(place)
    start = place
  }
  endRun(order.length)
  return { occurrence, repeated, alike }
}

const hasFigures = (rows: CollectedRows, row: number): boolean => measureNames.some((name) => rows.measures[name].at(row) > 0)

/** Largest first, unknown last; the kind of conversion by its text, since its number depends on the file's order. */
const compareContent = (rows: CollectedRows, left: number, right: number): number => {
  for (const name of measureNames) {
    const leftValue = rows.measures[name].at(left)
    const rightValue = rows.measures[name].at(right)
    const difference = (Number.isNaN(rightValue) ? -Infinity : rightValue) - (Number.isNaN(leftValue) ? -Infinity : leftValue)
    // Unknown on both sides is no difference; the subtraction makes it NaN.
    if (difference !== 0 && !Number.isNaN(difference)) return difference
  }
  const kindAt = (row: number): string => rows.conversionKinds[rows.conversionKind.at(row)] ?? ''
  return compareValues(kindAt(left), kindAt(right))
}
