import { IconPencil } from '@tabler/icons-react'
import type { CSSProperties } from 'react'
import { CellEditor } from './CellEditor'
import type { DataColumn } from './DataTable'
import classes from './DataTable.module.css'

export const cellClass = (column: { readonly align?: 'start' | 'end' }): string => `${classes['cell']} ${column.align === 'end' ? classes['end'] : ''}`

export const cellStyle = ({ width }: { readonly width: number }): CSSProperties => ({ flex: `${width} 0 ${width}px` })

interface DataCellsProps<Row> {
  readonly row: Row
  readonly rowId: string
  /** What the row is called. */
  readonly name: string
  readonly columns: readonly DataColumn<Row>[]
  /** The column whose cell the keys would edit. Null: none, or another row's. */
  readonly active: string | null
  /** The column being typed in. Null: none of this row's. */
  readonly editing: string | null
  readonly onEdit: (column: string) => void
  readonly onProblem: (problem: string | null) => void
  readonly onEnd: (step: 1 | -1 | 0, isLeft: boolean) => void
}

/** The cells of one row; those that can be changed have a pencil, and become a field. */
export const DataCells = <Row,>({ row, rowId, name, columns, active, editing, onEdit, onProblem, onEnd }: DataCellsProps<Row>) =>
  columns.map((column) => {
    const { key, header, edit, render } = column
    if (edit !== undefined && editing === key) {
      return (
        <div key={key} role="gridcell" className={`${cellClass(column)} ${classes['edited']}`} style={cellStyle(column)}>
          <CellEditor label={`${header} of ${name}`} row={row} edit={edit} onProblem={onProblem} onEnd={onEnd} />
        </div>
      )
    }
    return (
      <div key={key} id={`${rowId}-${key}`} role="gridcell" className={`${cellClass(column)} ${edit === undefined ? '' : classes['editable']}`} style={cellStyle(column)} data-active={active === key || undefined}>
        {render(row)}
        {edit !== undefined && (
          <button type="button" className={classes['pencil']} tabIndex={-1} aria-label={`Edit ${header} of ${name}`} title={`Edit ${header} (F2)`} onClick={() => onEdit(key)}>
            <IconPencil size={14} aria-hidden />
          </button>
        )}
      </div>
    )
  })
