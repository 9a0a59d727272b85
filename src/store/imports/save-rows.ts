import type { StoreContext } from '../context'
import { type CollectedRows, type MeasureName, measureNames } from './collected-rows'
import type { Dictionaries } from './dictionaries'
import type { OrderedRows, Stretch } from './row-order'
import { inStretch, keyColumns, keyList, valueColumns, valueList } from './saved-columns'
import type { SliceSums } from './slices'

type Cell = number | string | null

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
export interface RowSink {
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
}

/** Rows between two looks at the cancel flag. */
const rowsPerLook = 500

interface Comparison {
  readonly rows: CollectedRows
  readonly ordered: OrderedRows
  readonly dictionaries: Dictionaries
  readonly currency: string
}

const conversionsColumn = valueColumns.indexOf('conversions')

/** The row at a place of the order, as it would lie in the workbook. */
const rowAt = ({ rows, ordered, dictionaries, currency }: Comparison, place: number): SavedRow => {
  const row = ordered.row[place] ?? 0
  const values: Cell[] = [currency]
  for (const name of measureNames) {
    const value = rows.measures[name].at(row)
    values.push(Number.isNaN(value) ? null : value)
  }
  const kind = dictionaries.conversionKindIds[rows.conversionKind.at(row)] ?? 0
  values.push(values[conversionsColumn] === null || kind === 0 ? null : kind)
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
  const counts: RowCounts = { added: 0, changed: 0, unchanged: 0, emptied: 0 }
  const { ordered, dictionaries } = comparison
  for (const stretch of ordered.stretches) {
    const existing = existingRows(context, stretch, dictionaries.breakdownId)
    let last: SavedRow | null = null
    /** Passes a row that the file does not have. One beyond the file's last of the same key was restated away. */
    const passExisting = (old: ExistingRow): void => {
      if (last !== null && sameEntityAndSegment(old, last) && saysSomething(old)) {
        sink.change(stretch, emptied(old), old)
        counts.emptied += 1
      } else sink.keep(old)
      existing.advance()
    }
    for (let place = stretch.start; place < stretch.end; place += 1) {
      if (place % rowsPerLook === 0) onBlock(place)
      const row = rowAt(comparison, place)
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
        }
      }
      last = row
    }
    for (let old = existing.current(); old !== null; old = existing.current()) passExisting(old)
    sink.endStretch(stretch)
  }
  sink.flush()
  return counts
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
  let page = breakdownId < 0 ? [] : read(0, 0, -1)
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
export const countingSink: RowSink = { add: () => undefined, change: () => undefined, confirm: () => undefined, keep: () => undefined, endStretch: () => undefined, flush: () => undefined }

/** Rows of one statement, largest first; what is left over takes the smaller ones. */
const statementSizes = [64, 16, 4, 1] as const

interface BulkInsert {
  readonly add: (...parts: readonly (readonly Cell[])[]) => void
  /** Writes what waits, with these values for the shared columns of each row. */
  readonly flush: (shared?: readonly Cell[]) => void
}

/**
 * Collects rows of cells and inserts many with one statement. `shared` columns have one value for all rows that are written at once:
 * binding a value costs as much as storing it.
 */
const bulkInsert = (
  { prepare }: StoreContext,
  { table, shared = [], columns, onConflict = '', limit = Number.POSITIVE_INFINITY }: { readonly table: string; readonly shared?: readonly string[]; readonly columns: readonly string[]; readonly onConflict?: string; readonly limit?: number },
): BulkInsert => {
  const row = `(${columns.map(() => '?').join(', ')})`
  // WHERE true: without it, ON CONFLICT would be read as a part of a join.
  const sqlOf = (size: number): string =>
    `INSERT INTO ${table} (${[...shared, ...columns].join(', ')}) SELECT ${[...shared.map(() => '?'), ...columns.map((_, index) => `column${index + 1}`)].join(', ')}
     FROM (VALUES ${Array.from({ length: size }, () => row).join(', ')}) WHERE true ${onConflict}`
  const statements = statementSizes.map((size) => ({ size, statement: prepare(sqlOf(size)) }))
  let cells: Cell[] = []
  const flush = (values: readonly Cell[] = []): void => {
    let start = 0
    for (const { size, statement } of statements) {
      const length = size * columns.length
      for (; cells.length - start >= length; start += length) statement.run(...values, cells.slice(start, start + length))
    }
    cells = []
  }
  return {
    add: (...parts) => {
      for (const part of parts) for (const cell of part) cells.push(cell)
      if (cells.length >= limit * columns.length) flush()
    },
    flush,
  }
}

/** A sink that writes, keeps what it overwrites for the batch's undo, and adds up what becomes of each stretch. */
export const writingSink = (context: StoreContext, { batchId, breakdownId, known, slices }: { readonly batchId: number; readonly breakdownId: number; /** The measures that any row of the file has. */ readonly known: readonly MeasureName[]; readonly slices: SliceSums }): RowSink => {
  const columns = [...keyColumns, ...valueColumns, 'batch_id']
  const places = [0, ...known.map((name) => measureNames.indexOf(name) + 1), valueColumns.length - 1]
  const stretchColumns = ['from_day', 'to_day', 'breakdown_id', 'batch_id']
  const added = bulkInsert(context, { table: 'actual', shared: stretchColumns, columns: ['entity_id', 'segment_id', 'occurrence', ...places.map((place) => valueColumns[place] ?? '')] })
  const onConflict = `ON CONFLICT (${keyList}) DO UPDATE SET ${[...valueColumns, 'batch_id'].map((column) => `${column} = excluded.${column}`).join(', ')}`
  const limit = statementSizes[0]
  const changed = bulkInsert(context, { table: 'actual', columns, onConflict, limit })
  const replaced = bulkInsert(context, { table: 'actual_replaced', columns: [...columns, 'previous_batch_id'], limit })
  const confirmed = bulkInsert(context, { table: 'actual_confirmed', columns: [...keyColumns, 'batch_id'], limit })
  const keyOf = ({ fromDay, toDay }: Stretch, { entity, segment, occurrence }: SavedRow): Cell[] => [fromDay, toDay, breakdownId, entity, segment, occurrence]
  let isTouched = false
  return {
    add: (_stretch, row) => {
      isTouched = true
      added.add([row.entity, row.segment, row.occurrence], places.map((place) => row.values[place] ?? null))
      slices.add(row.entity, row.values)
    },
    change: (stretch, row, old) => {
      isTouched = true
      const key = keyOf(stretch, row)
      replaced.add(key, old.values, [batchId, old.batchId])
      changed.add(key, row.values, [batchId])
      slices.replace(old.entity, old.values)
      slices.add(row.entity, row.values)
    },
    confirm: (stretch, row) => {
      confirmed.add(keyOf(stretch, row), [batchId])
      slices.add(row.entity, row.values)
    },
    keep: (row) => slices.add(row.entity, row.values),
    endStretch: ({ fromDay, toDay }) => {
      added.flush([fromDay, toDay, breakdownId, batchId])
      if (isTouched) slices.write(fromDay, toDay, breakdownId)
      else slices.clear()
      isTouched = false
    },
    flush: () => {
      changed.flush()
      replaced.flush()
      confirmed.flush()
    },
  }
}

/** Notes the stretches a batch has rows in. */
export const writeStretches = ({ prepare }: StoreContext, batchId: number, breakdownId: number, stretches: readonly Stretch[]): void => {
  const insert = prepare('INSERT INTO import_stretch (batch_id, from_day, to_day, breakdown_id) VALUES (?, ?, ?, ?)')
  for (const { fromDay, toDay } of stretches) insert.run(batchId, fromDay, toDay, breakdownId)
}
