import type { ListFile } from '../exports/list'
import type { ReportCell } from '../shared/reports/document'

/** A column of a list, by what its cell says of each thing. `width`: in a spreadsheet, in characters. */
export interface ListColumn<Item> {
  readonly label: string
  readonly width: number
  readonly cell: (item: Item) => ReportCell
}

/** Things read together: enough to ask once for many, few enough that others get their turn in between. */
const readTogether = 250

/** Things by their numbers, in that order, some at a time as they are taken. */
export const readInTurns = function* <Item>(ids: readonly number[], read: (ids: readonly number[]) => readonly Item[]): Iterable<Item> {
  for (let start = 0; start < ids.length; start += readTogether) yield* read(ids.slice(start, start + readTogether))
}

/** So many things as a list, which are taken as it is written. */
export const listOf = <Item>(name: string, columns: readonly ListColumn<Item>[], items: Iterable<Item>, total: number): ListFile => {
  const rows = function* (): Iterable<readonly ReportCell[]> {
    for (const item of items) yield columns.map(({ cell }) => cell(item))
  }
  return { name, columns, rows: rows(), total }
}
