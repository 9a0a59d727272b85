import { IconDots } from '@tabler/icons-react'
import { type CSSProperties, memo, type MouseEvent, type ReactNode } from 'react'
import { t } from '../../shared/kernel/words'
import { CellEditor } from './CellEditor'
import type { DataColumn } from './data-column'
import { fittingWords } from './fitting-width'
import classes from './DataTable.module.css'

/** Marks the cells of a column that paper leaves out. */
export const onScreenOnly = ({ isToPress = false }: { readonly isToPress?: boolean }): '' | undefined => (isToPress ? '' : undefined)

export const cellClass = (column: { readonly align?: 'start' | 'end' }): string => `${classes['cell']} ${column.align === 'end' ? classes['end'] : ''}`

/** What a column takes at least: never less than its heading. */
export const leastWidth = ({ width, header }: { readonly width: number; readonly header: string }): number => Math.max(width, fittingWords(header))

/** By which a table says how wide a person made a column, without its cells being drawn anew. */
const widthVariable = (key: string): string => `--column-${key.replaceAll(/[^\w-]/g, '_')}`

/** The columns that a person made wider or narrower, by their keys. The others do without a variable: one in each cell made a jump through a long list a task of 63 ms (docs/decisions/0023). */
export type SizedColumns = ReadonlySet<string>

export const cellStyle = (column: { readonly key: string; readonly width: number; readonly header: string }, sized: SizedColumns): CSSProperties =>
  sized.has(column.key) ? { flex: `var(${widthVariable(column.key)})` } : { flex: `${leastWidth(column)} 0 ${leastWidth(column)}px` }

/** The style of a table whose columns a person made wider or narrower: `widths` in pixels by their keys. */
export const widthStyle = (widths: Readonly<Record<string, number>>): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(widths).map(([key, width]) => [widthVariable(key), `0 0 ${width}px`]))

interface DataCellsProps<Row> {
  readonly row: Row
  /** Of the row's element. */
  readonly rowId: string
  /** What the row is called. */
  readonly name: string
  readonly columns: readonly DataColumn<Row>[]
  /** The column whose cell the keys would edit. Null: none, or another row's. */
  readonly active: string | null
  /** The column being typed in. Null: none of this row's. */
  readonly editing: string | null
  readonly sized: SizedColumns
  /** By which the row is known to what follows. */
  readonly rowKey: number | string
  /** The same functions for as long as the table is there. */
  readonly actions: CellActions
}

/** What cells ask of their table. */
export interface CellActions {
  readonly edit: (row: number | string, column: string) => void
  readonly problem: (problem: string | null) => void
  readonly end: (row: number | string, step: 1 | -1 | 0, isLeft: boolean) => void
}

const Cells = <Row,>({ row, rowKey, rowId, name, columns, sized, active, editing, actions }: DataCellsProps<Row>): ReactNode =>
  columns.map((column) => {
    const { key, header, edit, render } = column
    if (edit !== undefined && editing === key) {
      return (
        <div key={key} role="gridcell" className={`${cellClass(column)} ${classes['edited']}`} style={cellStyle(column, sized)}>
          <CellEditor label={t`${header} of ${name}`} row={row} edit={edit} onProblem={actions.problem} onEnd={(step, isLeft) => actions.end(rowKey, step, isLeft)} />
        </div>
      )
    }
    return (
      <div key={key} id={`${rowId}-${key}`} role="gridcell" className={`${cellClass(column)} ${edit === undefined ? '' : classes['editable']}`} style={cellStyle(column, sized)} data-active={active === key || undefined} data-on-screen={onScreenOnly(column)}>
        {render(row)}
        {edit !== undefined && (
          <button type="button" className={classes['pencil']} tabIndex={-1} aria-label={t`Edit ${header} of ${name}`} title={t`Edit ${header} (F2)`} onClick={() => actions.edit(rowKey, key)} />
        )}
      </div>
    )
  })

/** The cells of one row; those that can be changed have a pencil, and become a field. Drawn anew only where something of theirs changed: not while one scrolls. */
// A memoised component loses its type parameter; it is called as the one it wraps.
const DataCells = memo(Cells) as typeof Cells

/** A place among the lines of a table, in pixels. */
export interface LinePlace {
  readonly index: number
  readonly start: number
  readonly size: number
}

export const lineStyle = ({ start, size }: LinePlace) => ({ transform: `translateY(${start}px)`, height: size })

interface DataRowProps<Row> extends DataCellsProps<Row> {
  readonly place: LinePlace
  /** Whether it is the one that the keys mean. */
  readonly isActive: boolean
  readonly isGrouped: boolean
  readonly isOpenable: boolean
  /** Null: rows cannot be selected. */
  readonly selection: { readonly isSelected: boolean; readonly onToggle: (isRange: boolean) => void } | null
  readonly onClick: (event: MouseEvent) => void
  readonly onContextMenu: (event: MouseEvent) => void
  /** Null: rows have no menu of their own. */
  readonly onMenuButton: ((event: MouseEvent) => void) | null
}

/** One row of a table: its box, its cells, and the button of its menu. */
export const DataRow = <Row,>({ place, isActive, isGrouped, isOpenable, selection, onClick, onContextMenu, onMenuButton, ...cells }: DataRowProps<Row>) => {
  const { rowId, name } = cells
  return (
    // Keys are handled by the grid, which has the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={rowId}
      role="row"
      aria-rowindex={place.index + 2}
      aria-level={isGrouped ? 2 : undefined}
      aria-label={name}
      aria-selected={selection?.isSelected}
      data-active={isActive}
      className={`${classes['row']} ${classes['line']} ${isOpenable ? classes['openable'] : ''}`}
      style={lineStyle(place)}
      // Shift would choose the text up to here, which a copy then is of.
      onMouseDown={(event) => { if (event.shiftKey) event.preventDefault() }}
      onClick={onClick}
      onContextMenu={onContextMenu}
    >
      {selection !== null && (
        <div role="gridcell" className={classes['check']}>
          <input type="checkbox" tabIndex={-1} aria-label={t`Select ${name}`} checked={selection.isSelected} onClick={(event) => selection.onToggle(event.shiftKey)} onChange={() => undefined} />
        </div>
      )}
      <DataCells {...cells} />
      {onMenuButton !== null && (
        <div role="gridcell" className={classes['more']}>
          <button type="button" className={classes['moreButton']} tabIndex={-1} aria-haspopup="menu" aria-label={t`Actions of ${name}`} title={t`Actions (Shift F10)`} onClick={onMenuButton}><IconDots size={16} aria-hidden /></button>
        </div>
      )}
    </div>
  )
}
