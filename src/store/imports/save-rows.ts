import { measureNames } from '../../imports/reading'
import type { StoreContext } from '../context'
import { bulkInsert, type Cell, fullStatement } from './bulk-insert'
import type { CollectedRows } from './collected-rows'
import type { Dictionaries } from './dictionaries'
import type { EntityMonths } from './entity-months'
import { knownPlaces } from './measure-sums'
import type { OrderedRows, Stretch } from './row-order'
import { inStretch, keyColumns, keyList, valueColumns, valueList } from './saved-columns'
import type { SliceSums } from './slices'

/** One row as it lies in `actual`: key beyond the stretch, then values. */
interface SavedRow {
  readonly entity: number
  readonly segment: number
  readonly occurrence: number
  readonly values: readonly Cell[]
}

/** A row that the workbook has, with the batch that wrote it. */
interface ExistingRow extends SavedRow {
  readonly batchId: number
}

/** What becomes of each row, in the order of the key. A preview only counts; an import writes. */
interface RowSink {
  /** All rows of a stretch of which the workbook has none. `onPlace` is called with each place, before it. */
  readonly addAll: (stretch: PlacedStretch, onPlace: (place: number) => void) => void
  /** All rows of a stretch that the workbook has as the file has them, and no other. */
  readonly confirmAll: (stretch: PlacedStretch) => void
  readonly add: (stretch: Stretch, row: SavedRow) => void
  readonly change: (stretch: Stretch, row: SavedRow, old: ExistingRow) => void
  readonly confirm: (stretch: Stretch, row: SavedRow) => void
  /** A row of the workbook that the file says nothing of. */
  readonly keep: (row: SavedRow) => void
  readonly endStretch: (stretch: Stretch) => void
  readonly flush: () => void
}

export interface RowCounts {
  added: number
  changed: number
  unchanged: number
  /** Rows known before under a key of which the file now has fewer; they are emptied, not counted as read. */
  emptied: number
  /** Of the changed rows, by the places of `valueColumns`: those that had a figure there and now have none. */
  blanked: number[]
}

/** Rows between two looks at the cancel flag. */
const rowsPerLook = 500

type PlacedStretch = OrderedRows['stretches'][number]

/** A file's rows, in order, as the workbook would have them. */
interface Comparison {
  readonly rows: CollectedRows
  readonly ordered: OrderedRows
  readonly dictionaries: Dictionaries
  readonly currency: string
  /** Batches of rows that this file has, too, but could not be read in it. */
  readonly corrections: ReadonlySet<unknown>
}

const conversionsPlace = valueColumns.indexOf('conversions')
const kindPlace = valueColumns.indexOf('conversion_kind_id')

/** Lays the values of rows into one list again and again: a list for each row would cost more than the values. */
const valueFiller = ({ rows, dictionaries, currency }: Comparison): ((row: number) => readonly Cell[]) => {
  const values: Cell[] = valueColumns.map((_, place) => (place === 0 ? currency : null))
  const known = measureNames.flatMap((name, index) => (rows.measures[name].isKnown ? [{ place: index + 1, column: rows.measures[name] }] : []))
  return (row) => {
    for (const { place, column } of known) {
      const value = column.at(row)
      values[place] = Number.isNaN(value) ? null : value
    }
    const kind = dictionaries.conversionKindIds[rows.conversionKind.at(row)] ?? 0
    values[kindPlace] = values[conversionsPlace] === null || kind === 0 ? null : kind
    return values
  }
}

/** The row at a place of the order, as it would lie in the workbook. */
const rowAt = ({ rows, ordered, dictionaries }: Comparison, place: number, valuesOf: (row: number) => readonly Cell[]): SavedRow => {
  const row = ordered.row[place] ?? 0
  const values = [...valuesOf(row)]
  return {
    entity: dictionaries.entityIds[rows.entity.at(row)] ?? 0,
    segment: dictionaries.segmentIds[rows.segment.at(row)] ?? 0,
    occurrence: ordered.occurrence[place] ?? 0,
    values,
  }
}

const sameEntityAndSegment = (left: SavedRow, right: SavedRow): boolean => left.entity === right.entity && left.segment === right.segment

/** A row without any measure; the currency stays. */
const emptied = (row: SavedRow): SavedRow => ({ ...row, values: row.values.map((value, index) => (index === 0 ? value : null)) })

const saysSomething = ({ values }: SavedRow): boolean => values.some((value, index) => index > 0 && value !== null)

/**
 * Holds a file's rows against the workbook's and hands each to the sink: new, different, or the same.
 * `onBlock` is called every few hundred rows with the number done; it may throw to stop.
 */
export const compareRows = (context: StoreContext, comparison: Comparison, sink: RowSink, onBlock: (done: number) => void): RowCounts => {
  const counts: RowCounts = { added: 0, changed: 0, unchanged: 0, emptied: 0, blanked: valueColumns.map(() => 0) }
  const { ordered, dictionaries } = comparison
  const valuesOf = valueFiller(comparison)
  const isSame = sameness(context, comparison)
  const anyRow = context.prepare(`SELECT EXISTS (SELECT 1 FROM actual WHERE ${inStretch('actual')})`).pluck()
  // A breakdown that the workbook lacks has a negative number in a preview, and no rows.
  const hasRows = ({ fromDay, toDay }: Stretch): boolean => anyRow.get(fromDay, toDay, dictionaries.breakdownId) === 1
  const onPlace = (place: number): void => {
    if (place % rowsPerLook === 0) onBlock(place)
  }
  for (const stretch of ordered.stretches) {
    if (!hasRows(stretch)) {
      sink.addAll(stretch, onPlace)
      counts.added += stretch.end - stretch.start
    } else if (isSame(stretch, onPlace)) {
      sink.confirmAll(stretch)
      counts.unchanged += stretch.end - stretch.start
    } else compareStretch({ comparison, stretch, existing: existingRows(context, stretch, dictionaries.breakdownId), sink, counts, valuesOf, onPlace })
    sink.endStretch(stretch)
  }
  sink.flush()
  return counts
}

interface StretchComparison {
  readonly comparison: Comparison
  readonly stretch: PlacedStretch
  readonly existing: Walk
  readonly sink: RowSink
  readonly counts: RowCounts
  readonly valuesOf: (row: number) => readonly Cell[]
  readonly onPlace: (place: number) => void
}

/** Row by row, both sides in the order of the key. */
const compareStretch = ({ comparison, stretch, existing, sink, counts, valuesOf, onPlace }: StretchComparison): void => {
  let last: SavedRow | null = null
  /** Passes a row that the file does not have. One beyond the file's last of the same key was restated away; that it was so before is confirmed, for the undo of who said it first. */
  const passExisting = (old: ExistingRow): void => {
    if (last === null || !sameEntityAndSegment(old, last) || comparison.corrections.has(old.batchId)) sink.keep(old)
    else if (saysSomething(old)) {
      sink.change(stretch, emptied(old), old)
      counts.emptied += 1
    } else sink.confirm(stretch, old)
    existing.advance()
  }
  for (let place = stretch.start; place < stretch.end; place += 1) {
    onPlace(place)
    const row = rowAt(comparison, place, valuesOf)
    let old = existing.current()
    for (; old !== null && compareKeys(old, row) < 0; old = existing.current()) passExisting(old)
    if (old === null || compareKeys(old, row) > 0) {
      sink.add(stretch, row)
      counts.added += 1
    } else {
      existing.advance()
      if (old.values.every((value, index) => value === row.values[index])) {
        sink.confirm(stretch, row)
        counts.unchanged += 1
      } else {
        sink.change(stretch, row, old)
        counts.changed += 1
        for (const [place, value] of row.values.entries()) if (value === null && old.values[place] !== null) counts.blanked[place] = (counts.blanked[place] ?? 0) + 1
      }
    }
    last = row
  }
  for (let old = existing.current(); old !== null; old = existing.current()) passExisting(old)
}

/** Rows of a stretch that are read at once; more are read one after another. */
const rowsAtOnce = 20_000

/**
 * Tells whether the workbook has exactly a stretch's rows, the commonest answer when a file comes again. What is the same for all rows
 * SQLite compares, so that only what differs from row to row is fetched.
 */
const sameness = ({ prepare }: StoreContext, { rows, ordered, dictionaries, currency }: Comparison): ((stretch: PlacedStretch, onPlace: (place: number) => void) => boolean) => {
  const { breakdownId, entityIds, segmentIds, conversionKindIds } = dictionaries
  const known = measureNames.flatMap((name, index) => (rows.measures[name].isKnown ? [{ name: valueColumns[index + 1] ?? '', column: rows.measures[name] }] : []))
  const unknown = valueColumns.slice(1).filter((column) => column !== 'conversion_kind_id' && !known.some(({ name }) => name === column))
  const isAlike = prepare(
    `SELECT count(*) = ? AND max(currency <> ?) = 0${unknown.map((column) => ` AND count(${column}) = 0`).join('')} FROM actual WHERE ${inStretch('actual')}`,
  ).pluck()
  const select = prepare(
    `SELECT entity_id, segment_id, occurrence, conversion_kind_id${known.map(({ name }) => `, ${name}`).join('')} FROM actual WHERE ${inStretch('actual')}
     ORDER BY entity_id, segment_id, occurrence`,
  ).raw()
  const { conversions } = rows.measures
  const isSameRow = (cells: readonly Cell[], place: number): boolean => {
    const row = ordered.row[place] ?? 0
    const kind = Number.isNaN(conversions.at(row)) ? 0 : (conversionKindIds[rows.conversionKind.at(row)] ?? 0)
    if (cells[0] !== entityIds[rows.entity.at(row)] || cells[1] !== segmentIds[rows.segment.at(row)] || cells[2] !== ordered.occurrence[place] || (cells[3] ?? 0) !== kind) return false
    return known.every(({ column }, index) => {
      const value = column.at(row)
      return Number.isNaN(value) ? cells[index + 4] === null : cells[index + 4] === value
    })
  }
  return ({ fromDay, toDay, start, end }, onPlace) => {
    if (isAlike.get(end - start, currency, fromDay, toDay, breakdownId) !== 1) return false
    // Columns as selected. The list ends early where the caller stops it.
    const existing = (end - start > rowsAtOnce ? select.iterate(fromDay, toDay, breakdownId) : select.all(fromDay, toDay, breakdownId)) as Iterable<readonly Cell[]>
    let place = start
    for (const cells of existing) {
      onPlace(place)
      if (!isSameRow(cells, place)) return false
      place += 1
    }
    return true
  }
}

const compareKeys = (left: SavedRow, right: SavedRow): number => left.entity - right.entity || left.segment - right.segment || left.occurrence - right.occurrence

const pageLength = 2000

/** Walks over rows; null at the end. */
interface Walk {
  readonly current: () => ExistingRow | null
  readonly advance: () => void
}

/** The workbook's rows of a stretch in key order, a page at a time: the connection must be free for writes between them. */
const existingRows = ({ prepare }: StoreContext, { fromDay, toDay }: Stretch, breakdownId: number): Walk => {
  const select = prepare(
    `SELECT entity_id, segment_id, occurrence, batch_id, ${valueList} FROM actual WHERE ${inStretch('actual')} AND (entity_id, segment_id, occurrence) > (?, ?, ?)
     ORDER BY entity_id, segment_id, occurrence LIMIT ${pageLength}`,
  ).raw()
  const toRow = (cells: readonly Cell[]): ExistingRow => ({ entity: Number(cells[0]), segment: Number(cells[1]), occurrence: Number(cells[2]), batchId: Number(cells[3]), values: cells.slice(4) })
  // Columns as selected above.
  const read = (entity: number, segment: number, occurrence: number): Cell[][] => select.all(fromDay, toDay, breakdownId, entity, segment, occurrence) as Cell[][]
  let page = read(0, 0, -1)
  let index = 0
  let current = page[0] === undefined ? null : toRow(page[0])
  return {
    current: () => current,
    advance: () => {
      index += 1
      if (index === page.length && page.length === pageLength && current !== null) {
        page = read(current.entity, current.segment, current.occurrence)
        index = 0
      }
      const cells = page[index]
      current = cells === undefined ? null : toRow(cells)
    },
  }
}

/** A sink that only lets itself be counted. */
export const countingSink: RowSink = {
  addAll: () => undefined,
  confirmAll: () => undefined,
  add: () => undefined,
  change: () => undefined,
  confirm: () => undefined,
  keep: () => undefined,
  endStretch: () => undefined,
  flush: () => undefined,
}

/** New rows that wait at most, so that a stretch of a whole file does not lie in memory twice. */
const waitingCells = 40_000

/** Writes rows that the workbook does not have. What no row of the file has is not written; what all have alike is bound once. */
const newRows = (context: StoreContext, { rows, ordered, dictionaries: { breakdownId }, currency }: Comparison, batchId: number) => {
  const hasSegments = rows.segments.length > 1
  const hasOccurrences = ordered.occurrence.some((occurrence) => occurrence > 0)
  const places = [...knownPlaces(rows), ...(rows.measures.conversions.isKnown ? [kindPlace] : [])]
  const added = bulkInsert(context, {
    table: 'actual',
    shared: ['from_day', 'to_day', 'breakdown_id', 'batch_id', 'currency', ...(hasSegments ? [] : ['segment_id']), ...(hasOccurrences ? [] : ['occurrence'])],
    columns: ['entity_id', ...(hasSegments ? ['segment_id'] : []), ...(hasOccurrences ? ['occurrence'] : []), ...places.map((place) => valueColumns[place] ?? '')],
  })
  const flush = ({ fromDay, toDay }: Stretch): void => added.flush([fromDay, toDay, breakdownId, batchId, currency, ...(hasSegments ? [] : [0]), ...(hasOccurrences ? [] : [0])])
  return {
    flush,
    add: (stretch: Stretch, entity: number, segment: number, occurrence: number, values: readonly Cell[]): void => {
      const { cells } = added
      cells.push(entity)
      if (hasSegments) cells.push(segment)
      if (hasOccurrences) cells.push(occurrence)
      for (const place of places) cells.push(values[place] ?? null)
      if (cells.length > waitingCells) flush(stretch)
    },
  }
}

/** A sink that writes, keeps what it overwrites for the batch's undo, and adds up what becomes of each stretch. */
export const writingSink = (context: StoreContext, comparison: Comparison, { batchId, slices, months }: { readonly batchId: number; readonly slices: SliceSums; readonly months: EntityMonths }): RowSink => {
  const { rows, ordered, dictionaries } = comparison
  const { breakdownId, entityIds, segmentIds } = dictionaries
  const columns = [...keyColumns, ...valueColumns, 'batch_id']
  const onConflict = `ON CONFLICT (${keyList}) DO UPDATE SET ${[...valueColumns, 'batch_id'].map((column) => `${column} = excluded.${column}`).join(', ')}`
  const limit = fullStatement
  const added = newRows(context, comparison, batchId)
  const changed = bulkInsert(context, { table: 'actual', columns, onConflict, limit })
  const replaced = bulkInsert(context, { table: 'actual_replaced', columns: [...columns, 'previous_batch_id'], limit })
  const confirmed = bulkInsert(context, { table: 'actual_confirmed', columns: [...keyColumns, 'batch_id'], limit })
  const confirmAll = context.prepare(`INSERT INTO actual_confirmed (${keyList}, batch_id) SELECT ${keyList}, ? FROM actual WHERE ${inStretch('actual')}`)
  const keyOf = ({ fromDay, toDay }: Stretch, { entity, segment, occurrence }: SavedRow): Cell[] => [fromDay, toDay, breakdownId, entity, segment, occurrence]
  const valuesOf = valueFiller(comparison)
  const known = knownPlaces(rows)
  let isTouched = false
  const add = (stretch: Stretch, entity: number, segment: number, occurrence: number, values: readonly Cell[]): void => {
    isTouched = true
    added.add(stretch, entity, segment, occurrence, values)
    slices.add(entity, values, known)
    months.add(stretch, entity, values)
  }
  return {
    addAll: (stretch, onPlace) => {
      for (let place = stretch.start; place < stretch.end; place += 1) {
        onPlace(place)
        const row = ordered.row[place] ?? 0
        add(stretch, entityIds[rows.entity.at(row)] ?? 0, segmentIds[rows.segment.at(row)] ?? 0, ordered.occurrence[place] ?? 0, valuesOf(row))
      }
    },
    confirmAll: ({ fromDay, toDay }) => confirmAll.run(batchId, fromDay, toDay, breakdownId),
    add: (stretch, { entity, segment, occurrence, values }) => add(stretch, entity, segment, occurrence, values),
    change: (stretch, row, old) => {
      isTouched = true
      const key = keyOf(stretch, row)
      replaced.add(key, old.values, [batchId, old.batchId])
      changed.add(key, row.values, [batchId])
      slices.replace(old.entity, old.values)
      slices.add(row.entity, row.values)
      months.change(stretch)
    },
    confirm: (stretch, row) => {
      confirmed.add(keyOf(stretch, row), [batchId])
      slices.add(row.entity, row.values)
    },
    keep: (row) => slices.add(row.entity, row.values),
    endStretch: (stretch) => {
      added.flush(stretch)
      if (isTouched) slices.write(stretch.fromDay, stretch.toDay, breakdownId)
      else slices.clear()
      isTouched = false
    },
    flush: () => {
      changed.flush()
      replaced.flush()
      confirmed.flush()
      slices.finish()
      months.finish()
    },
  }
}

/** Notes the stretches a batch has rows in. */
export const writeStretches = ({ prepare }: StoreContext, batchId: number, breakdownId: number, stretches: readonly Stretch[]): void => {
  const insert = prepare('INSERT INTO import_stretch (batch_id, from_day, to_day, breakdown_id) VALUES (?, ?, ?, ?)')
  for (const { fromDay, toDay } of stretches) insert.run(batchId, fromDay, toDay, breakdownId)
}
