import { type ListFile, writeList } from '../exports/list'
import { localDay } from '../shared/kernel/day'
import type { Output } from '../shared/kernel/output'
import type { Result } from '../shared/kernel/result'
import type { ReportCell } from '../shared/reports/document'
import type { Cancelled, JobControl } from '../shared/rpc/contract'
import type { StoreContext } from './context'
import { writeOutput } from './write-output'

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

/** What a list's file is called. Without the workbook's name: file names travel further than files. */
export const listFileName = ({ now }: StoreContext, name: string, format: string): string => `${name} ${localDay(now())}.${format}`

interface SavedList<Item> {
  readonly format: 'csv' | 'xlsx'
  /** What they are, by which the file and its sheet are called. */
  readonly name: string
  /** What is being done, as it is shown. */
  readonly label: string
  readonly columns: readonly ListColumn<Item>[]
  /** Reads them, once for each time that the file is made. */
  readonly items: () => Iterable<Item>
  readonly total: number
}

/** Has a list of things made as a file that waits to be saved. */
export const saveList = <Item>(context: StoreContext, control: JobControl, { format, name, label, columns, items, total }: SavedList<Item>): Promise<Result<Output, Cancelled>> =>
  writeOutput(context, control, {
    format,
    fileName: listFileName(context, name, format),
    label,
    total,
    write: (path, watch) => writeList(listOf(name, columns, items(), total), format, path, watch),
  })
