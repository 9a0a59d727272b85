import { compareNames } from '../../shared/kernel/language'
import type { SortDirection } from '../../shared/kernel/page'

/** What a row is sorted by. Null is n/a. */
export type SortValue = string | number | null

/** Rows in order of a value: names as a person would, n/a last in both directions, equals as they were. */
export const sorted = <Row>(rows: readonly Row[], valueOf: (row: Row) => SortValue, direction: SortDirection): readonly Row[] =>
  [...rows].sort((leftRow, rightRow) => {
    const [left, right] = [valueOf(leftRow), valueOf(rightRow)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const order = typeof left === 'number' && typeof right === 'number' ? left - right : compareNames(String(left), String(right))
    return direction === 'ascending' ? order : -order
  })

interface SortedColumn<Row> {
  readonly key: string
  readonly sortValue?: (row: Row) => SortValue
}

/** Rows as a table that holds all of them shows them. `order` null, or of no column: as they come. */
export const inOrder = <Row>(rows: readonly Row[], columns: readonly SortedColumn<Row>[], order: { readonly key: string; readonly direction: SortDirection } | null): readonly Row[] => {
  const valueOf = columns.find(({ key }) => key === order?.key)?.sortValue
  return order === null || valueOf === undefined ? rows : sorted(rows, valueOf, order.direction)
}
