import type { SortDirection } from '../../shared/kernel/page'
import { t } from '../../shared/kernel/words'
import type { DataColumn } from './data-column'
import type { TableOrder } from './DataTable'
import { HeadCell, type HeadMenu } from './HeadCell'
import type { ColumnWidths } from './use-column-widths'
import type { RowSelection } from './use-row-selection'
import type { ColumnChoice } from './use-shown-columns'
import classes from './DataTable.module.css'

interface HeadRowProps<Row> {
  readonly columns: readonly DataColumn<Row>[]
  readonly choice: Pick<ColumnChoice<DataColumn<Row>>, 'choosable' | 'choose' | 'move'>
  readonly sizes: ColumnWidths
  readonly order: TableOrder | null
  readonly onSort: (key: string, direction: SortDirection) => void
  /** Null: rows cannot be selected. */
  readonly selection: RowSelection<Row> | null
  /** Whether rows have a menu at their end. */
  readonly hasActions: boolean
  readonly onMenu: (menu: HeadMenu) => void
}

/** The line of headings above a table's rows, with the box that selects them all. */
export const HeadRow = <Row,>({ columns, choice: { choosable, choose, move }, sizes, order, onSort, selection, hasActions, onMenu }: HeadRowProps<Row>) => (
  <div role="rowgroup" className={classes['head']}>
    <div role="row" aria-rowindex={1} className={classes['row']}>
      {selection !== null && (
        <div role="columnheader" className={classes['check']}>
          <input ref={(box) => { if (box !== null) box.indeterminate = !selection.isAll && selection.isSome }} type="checkbox" aria-label={t`Select all rows`} checked={selection.isAll} onChange={() => selection.selectAll(!selection.isAll)} />
        </div>
      )}
      {columns.map((column, index) => (
        <HeadCell
          key={column.key}
          column={column}
          isSortable={column.sortable === true || column.sortValue !== undefined}
          direction={order?.key === column.key ? order.direction : null}
          onSort={(direction) => onSort(column.key, direction)}
          sizes={sizes}
          onHide={choosable.includes(column) ? () => choose(column.key, false) : null}
          onMove={{ before: index > 1 ? () => move(column.key, -1) : null, after: index > 0 && index + 1 < columns.length ? () => move(column.key, 1) : null }}
          onMenu={onMenu}
        />
      ))}
      {hasActions && <div role="columnheader" className={classes['more']}><span className="visually-hidden">{t`Actions`}</span></div>}
    </div>
  </div>
)
