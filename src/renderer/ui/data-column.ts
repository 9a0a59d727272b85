import type { ReactNode } from 'react'
import type { CellEdit } from './cell-edit'
import type { SortValue } from './sorted'

/** A column of a `DataTable`. */
export interface DataColumn<Row> {
  readonly key: string
  readonly header: string
  /** Pixels at least; what is left over is shared out in proportion. */
  readonly width: number
  readonly align?: 'start' | 'end'
  /** Sorted by whoever owns the rows, who hears of it by `onSort`. */
  readonly sortable?: boolean
  /** What the table itself sorts by, where it holds all rows. */
  readonly sortValue?: (row: Row) => SortValue
  /** Not shown until the person asks for it. */
  readonly isHiddenAtFirst?: boolean
  /** Shown always. */
  readonly isFixed?: boolean
  /** All that stands in it is to be pressed: on paper it is left out. */
  readonly isToPress?: boolean
  readonly render: (row: Row) => ReactNode
  /** What a copied cell says, where drawing it would take more than it is worth. */
  readonly copyText?: (row: Row) => string
  /** How its cells are changed where they stand: by F2 on the cell that the arrows lead to, or by its pencil. */
  readonly edit?: CellEdit<Row>
  /** The column's cell in the line below the table. */
  readonly footer?: ReactNode
}
