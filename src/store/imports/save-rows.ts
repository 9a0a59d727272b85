import type { StoreContext } from '../context'
import { type CollectedRows, measureNames } from './collected-rows'
import type { Dictionaries } from './dictionaries'
import type { OrderedRows, Stretch } from './row-order'
import { inStretch, keyColumns, keyList, valueColumns, valueList } from './saved-columns'

type Cell = number | string | null

/** One row as it lies in `actual`: key beyond the stretch, then values. */
interface SavedRow {
  readonly entity: number
  readonly segment: number
  readonly occurrence: number
  readonly values: readonly Cell[]
}

/** What becomes of each row. A preview only counts; an import writes. */
export interface RowSink {
  readonly add: (stretch: Stretch, row: SavedRow) => void
  readonly change: (stretch: Stretch, row: SavedRow) => void
  readonly confirm: (stretch: Stretch, row: SavedRow) => void
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

/**
 * Holds a file's rows against the workbook's and hands each to the sink: new, different, or the same.
 * `onBlock` is called every few hundred rows with the number done; it may throw to stop.
 */
export const compareRows = (
  context: StoreContext,
  { rows, ordered, dictionaries, currency }: { readonly rows: CollectedRows; readonly ordered: OrderedRows; readonly dictionaries: Dictionaries; readonly currency: string },
  sink: RowSink,
  onBlock: (done: number) => void,
): RowCounts => {
  const counts: RowCounts = { added: 0, changed: 0, unchanged: 0, emptied: 0 }
  const empty: readonly Cell[] = valueColumns.map((_, index) => (index === 0 ? currency : null))

  const rowAt = (place: number): SavedRow => {
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

  for (const stretch of ordered.stretches) {
    const existing = existingRows(context, stretch, dictionaries.breakdownId)
    let old = existing()
    let last: SavedRow | null = null
    const passOld = (): void => {
      // A row beyond the file's last of the same key was restated away.
      if (old !== null && last !== null && old.entity === last.entity && old.segment === last.segment && old.values.some((value, index) => index > 0 && value !== null)) {
        sink.change(stretch, { ...old, values: [old.values[0] ?? currency, ...empty.slice(1)] })
        counts.emptied += 1
      }
      old = existing()
    }
    for (let place = stretch.start; place < stretch.end; place += 1) {
      if (place % rowsPerLook === 0) onBlock(place)
      const row = rowAt(place)
      while (old !== null && compareKeys(old, row) < 0) passOld()
      if (old === null || compareKeys(old, row) > 0) {
        sink.add(stretch, row)
        counts.added += 1
      } else {
        if (old.values.every((value, index) => value === row.values[index])) {
          sink.confirm(stretch, row)
          counts.unchanged += 1
        } else {
          sink.change(stretch, row)
          counts.changed += 1
        }
        old = existing()
      }
      last = row
    }
    while (old !== null && last !== null && old.entity === last.entity && old.segment === last.segment) passOld()
  }
  sink.flush()
  return counts
}

const conversionsColumn = valueColumns.indexOf('conversions')

const compareKeys = (left: SavedRow, right: SavedRow): number => left.entity - right.entity || left.segment - right.segment || left.occurrence - right.occurrence

const pageLength = 2000

/** The workbook's rows of a stretch in key order, a page at a time: the connection must be free for writes between them. Null at the end. */
const existingRows = ({ prepare }: StoreContext, { fromDay, toDay }: Stretch, breakdownId: number): (() => SavedRow | null) => {
  const select = prepare(
    `SELECT entity_id, segment_id, occurrence, ${valueList} FROM actual WHERE ${inStretch('actual')} AND (entity_id, segment_id, occurrence) > (?, ?, ?)
     ORDER BY entity_id, segment_id, occurrence LIMIT ${pageLength}`,
  ).raw()
  // Columns as selected above.
  const read = (entity: number, segment: number, occurrence: number): Cell[][] => select.all(fromDay, toDay, breakdownId, entity, segment, occurrence) as Cell[][]
  let page = breakdownId < 0 ? [] : read(0, 0, -1)
  let index = 0
  let isLast = page.length < pageLength
  return () => {
    if (index === page.length && !isLast) {
      const [entity, segment, occurrence] = page.at(-1) ?? []
      page = read(Number(entity), Number(segment), Number(occurrence))
      index = 0
      isLast = page.length < pageLength
    }
    const cells = page[index]
    if (cells === undefined) return null
    index += 1
    return { entity: Number(cells[0]), segment: Number(cells[1]), occurrence: Number(cells[2]), values: cells.slice(3) }
  }
}

/** A sink that only lets itself be counted. */
export const countingSink: RowSink = { add: () => undefined, change: () => undefined, confirm: () => undefined, flush: () => undefined }

/** Collects rows of cells and inserts many with one statement. */
const bulkInsert = ({ prepare }: StoreContext, table: string, columns: readonly string[], rowsPerStatement: number): { readonly add: (...cells: readonly Cell[]) => void; readonly flush: () => void } => {
  const rowSql = `(${columns.map(() => '?').join(', ')})`
  const sql = (count: number): string => `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: count }, () => rowSql).join(', ')}`
  const insertMany = prepare(sql(rowsPerStatement))
  const insertOne = prepare(sql(1))
  let cells: Cell[] = []
  return {
    add: (...row) => {
      for (const cell of row) cells.push(cell)
      if (cells.length < rowsPerStatement * columns.length) return
      insertMany.run(cells)
      cells = []
    },
    flush: () => {
      for (let start = 0; start < cells.length; start += columns.length) insertOne.run(cells.slice(start, start + columns.length))
      cells = []
    },
  }
}

/** A sink that writes, and keeps what it overwrites for the batch's undo. */
export const writingSink = (context: StoreContext, batchId: number, breakdownId: number): RowSink => {
  const { prepare } = context
  const added = bulkInsert(context, 'actual', [...keyColumns, ...valueColumns, 'batch_id'], 60)
  const confirmed = bulkInsert(context, 'actual_confirmed', [...keyColumns, 'batch_id'], 120)
  const keyIs = keyColumns.map((column) => `${column} = ?`).join(' AND ')
  const keep = prepare(
    `INSERT INTO actual_replaced (${keyList}, batch_id, ${valueList}, previous_batch_id) SELECT ${keyList}, ?, ${valueList}, batch_id FROM actual WHERE ${keyIs}`,
  )
  const overwrite = prepare(`UPDATE actual SET ${valueColumns.map((column) => `${column} = ?`).join(', ')}, batch_id = ? WHERE ${keyIs}`)
  const keyOf = ({ fromDay, toDay }: Stretch, { entity, segment, occurrence }: SavedRow): Cell[] => [fromDay, toDay, breakdownId, entity, segment, occurrence]
  return {
    add: ({ fromDay, toDay }, { entity, segment, occurrence, values }) => added.add(fromDay, toDay, breakdownId, entity, segment, occurrence, ...values, batchId),
    change: (stretch, row) => {
      const key = keyOf(stretch, row)
      keep.run(batchId, ...key)
      overwrite.run(...row.values, batchId, ...key)
    },
    confirm: (stretch, row) => confirmed.add(...keyOf(stretch, row), batchId),
    flush: () => {
      added.flush()
      confirmed.flush()
    },
  }
}

/** Notes the stretches a batch has rows in. */
export const writeStretches = ({ prepare }: StoreContext, batchId: number, breakdownId: number, stretches: readonly Stretch[]): void => {
  const insert = prepare('INSERT INTO import_stretch (batch_id, from_day, to_day, breakdown_id) VALUES (?, ?, ?, ?)')
  for (const { fromDay, toDay } of stretches) insert.run(batchId, fromDay, toDay, breakdownId)
}
