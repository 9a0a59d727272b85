import { useRef } from 'react'
import type { DataTableProps } from './DataTable'

/** Which rows of a table are selected, and how that is changed. */
export interface RowSelection<Row> {
  readonly isAll: boolean
  readonly isSome: boolean
  readonly has: (row: Row) => boolean
  /** Selects the row at a place, or no more; as a range all from the one toggled before to it. */
  readonly toggle: (index: number, isRange: boolean) => void
  /** Selects the rows from one place to another. Gone on with from there, it gives back those of its own that it leaves. `from` null: at no row, such as at a heading it goes over. */
  readonly stretch: (from: number | null, to: number) => void
  /** Goes elsewhere: what is selected from one place to another begins anew. */
  readonly rest: () => void
  /** All rows that are loaded, or none. */
  readonly selectAll: (isAll: boolean) => void
}

/** Rows selected from one place to another, key by key. */
interface Stretch<Row> {
  readonly start: number
  readonly startRow: Row | undefined
  readonly to: number
  readonly before: ReadonlySet<number | string>
  readonly after: ReadonlySet<number | string>
}

const isSame = (left: ReadonlySet<number | string>, right: ReadonlySet<number | string>): boolean => left.size === right.size && [...left].every((key) => right.has(key))

/** Rows selected one by one, in ranges, or all of them. Null: they cannot be selected. */
export const useRowSelection = <Row>(rows: readonly Row[], { rowKey, selected, onSelect }: Pick<DataTableProps<Row>, 'rowKey' | 'selected' | 'onSelect'>): RowSelection<Row> | null => {
  /** The row from which a range goes on, by its key: others may come before it. Null: the first. */
  const anchor = useRef<number | string | null>(null)
  const last = useRef<Stretch<Row> | null>(null)
  if (selected === undefined || onSelect === undefined) return null
  const has = (row: Row): boolean => selected.has(rowKey(row))
  return {
    isAll: rows.length > 0 && selected.size >= rows.length && rows.every(has),
    isSome: selected.size > 0,
    has,
    toggle: (index, isRange) => {
      const next = new Set(selected)
      const row = rows[index]
      const start = !isRange ? index : anchor.current === null ? 0 : rows.findIndex((each) => rowKey(each) === anchor.current)
      // One that went begins nothing.
      const [from, to] = start < 0 ? [index, index] : [Math.min(start, index), Math.max(start, index)]
      const isAdding = row !== undefined && (isRange || !has(row))
      for (const each of rows.slice(from, to + 1)) {
        if (isAdding) next.add(rowKey(each))
        else next.delete(rowKey(each))
      }
      anchor.current = row === undefined ? null : rowKey(row)
      last.current = null
      onSelect(next)
    },
    stretch: (from, to) => {
      const known = last.current
      // What was chosen otherwise since, or stands elsewhere now, is none of its own.
      const isGoneOn = known !== null && isSame(known.after, selected) && (from === null || from === known.to) && rows[known.start] === known.startRow
      const { start, before } = isGoneOn ? known : { start: from ?? to, before: selected }
      const after = new Set([...before, ...rows.slice(Math.min(start, to), Math.max(start, to) + 1).map(rowKey)])
      last.current = { start, startRow: rows[start], to, before, after }
      const end = rows[to]
      anchor.current = end === undefined ? null : rowKey(end)
      onSelect(after)
    },
    rest: () => {
      last.current = null
    },
    selectAll: (isAll) => {
      last.current = null
      onSelect(new Set(isAll ? rows.map(rowKey) : []))
    },
  }
}
