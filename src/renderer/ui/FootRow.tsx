import { t } from '../../shared/kernel/words'
import { cellClass, cellStyle, onScreenOnly, type SizedColumns } from './DataRow'
import type { DataColumn } from './data-column'
import classes from './DataTable.module.css'

interface FootRowProps<Row> {
  readonly columns: readonly DataColumn<Row>[]
  readonly sized: SizedColumns
  /** Whether rows have a box to select them by. */
  readonly isSelectable: boolean
  /** Whether rows have a menu at their end. */
  readonly hasActions: boolean
}

/** The line below a table's rows: what they add up to. */
export const FootRow = <Row,>({ columns, sized, isSelectable, hasActions }: FootRowProps<Row>) => (
  <div role="rowgroup" className={classes['foot']}>
    <div role="row" className={classes['row']}>
      {isSelectable && <div role="gridcell" aria-label={t`No selection`} className={classes['check']} />}
      {columns.map((column) => (
        <div key={column.key} role="gridcell" className={cellClass(column)} style={cellStyle(column, sized)} data-on-screen={onScreenOnly(column)}>
          {column.footer}
        </div>
      ))}
      {hasActions && <div role="gridcell" aria-label={t`No actions`} className={classes['more']} />}
    </div>
  </div>
)
