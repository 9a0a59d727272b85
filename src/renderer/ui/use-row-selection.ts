import { useRef } from 'react'
import type { DataTableProps } from './DataTable'

/** Which rows of a table are selected, and how that is changed. */
export interface RowSelection<Row> {
  readonly isAll: boolean
  readonly isSome: boolean
  readonly has: (row: Row) => boolean
  /** Selects the row at a place, or no more; as a range all from the one toggled before to it. */
  readonly toggle: (index: number, isRange: boolean) => void
  /** Selects the rows from one place to another; over rows that are selected already it goes back, and those it leaves are selected no more. */
  readonly stretch: (from: number, to: number) => void
  /** All rows that are loaded, or none. */
  readonly selectAll: (isAll: boolean) => void
}

/** Rows selected one by one, in ranges, or all of them. Null: they cannot be selected. */
export const useRowSelection = <Row>(rows: readonly Row[], { rowKey, selected, onSelect }: Pick<DataTableProps<Row>, 'rowKey' | 'selected' | 'onSelect'>): RowSelection<Row> | null => {
  const anchor = useRef(0)
  if (selected === undefined || onSelect === undefined) return null
  const has = (row: Row): boolean => selected.has(rowKey(row))
  return {
    isAll: rows.length > 0 && selected.size >= rows.length && rows.every(has),
    isSome: selected.size > 0,
    has,
    toggle: (index, isRange) => {
      const next = new Set(selected)
      const [from, to] = isRange ? [Math.min(anchor.current, index), Math.max(anchor.current, index)] : [index, index]
      const row = rows[index]
      const isAdding = row !== undefined && (isRange || !has(row))
      for (const each of rows.slice(from, to + 1)) {
        if (isAdding) next.add(rowKey(each))
        else next.delete(rowKey(each))
      }
      anchor.current = index
      onSelect(next)
    },
    stretch: (from, to) => {
      const over = rows.slice(Math.min(from, to), Math.max(from, to) + 1)
      const isBack = from !== to && over.every(has)
      const next = new Set(selected)
      for (const row of over) {
        if (isBack && row !== rows[to]) next.delete(rowKey(row))
        else next.add(rowKey(row))
      }
      anchor.current = to
      onSelect(next)
    },
    selectAll: (isAll) => onSelect(new Set(isAll ? rows.map(rowKey) : [])),
  }
}
