import type { ReactNode } from 'react'
import type { RowGroup } from '../../shared/kernel/page'
import { t } from '../../shared/kernel/words'
import { type DataColumn, DataTable, type DataTableProps } from '../ui/DataTable'
import { FilterChips, type FilterInForce } from '../ui/FilterChips'
import { FindField } from '../ui/FindField'
import { foundBy, without } from './filters-in-force'
import { SavedViews } from './SavedViews'
import type { TableView } from './use-table-view'
import type { ViewColumns } from './use-view-columns'
import classes from './ViewedTable.module.css'

interface ViewedTableProps<Row> extends Omit<DataTableProps<Row>, 'name' | 'columns' | 'columnChoice' | 'grouping' | 'rows'> {
  readonly view: TableView<Row>
  readonly columns: ViewColumns<DataColumn<Row>>
  /** What the table shows at first: `All contacts`. */
  readonly everything: string
  readonly findLabel?: string
  readonly findPlaceholder?: string
  /** What else narrows the table, beside the search. */
  readonly fields?: ReactNode
  /** The same in words, besides what is looked for. */
  readonly filters?: readonly FilterInForce[]
  /** Filters that say themselves what they are set to: how many, by which names in the address. */
  readonly toldElsewhere?: { readonly count: number; readonly keys: readonly string[] }
  /** What stands between all this and the rows. */
  readonly children?: ReactNode
  /** Undefined until they are there. */
  readonly rows: readonly Row[] | undefined
  /** The groups of the rows, where the store makes them. */
  readonly groups?: readonly RowGroup[] | undefined
}

/** A table with its saved views, its search and filters, what these are set to, and its rows. */
export const ViewedTable = <Row,>({ view, columns, everything, findLabel, findPlaceholder, fields, filters = [], toldElsewhere, children, rows, groups, ...rest }: ViewedTableProps<Row>) => {
  const { table, name, search, change, usual, order, onSort, grouping } = view
  return (
    <>
      <SavedViews table={table} search={search} usual={usual} columns={columns.shown} everything={everything} />
      <div className={classes['filters']} role="group" aria-label={t`Filters`}>
        <FindField {...(findLabel !== undefined && { label: findLabel })} {...(findPlaceholder !== undefined && { placeholder: findPlaceholder })} value={search.find ?? ''} onChange={(find) => change({ find: find === '' ? undefined : find })} />
        {fields}
      </div>
      <FilterChips filters={[foundBy(search), ...filters]} {...(toldElsewhere !== undefined && { toldElsewhere })} onRemove={(keys) => change(without(keys))} />
      {children}
      {rows !== undefined && <DataTable sort={order} onSort={onSort} {...rest} name={name} columns={columns.all} columnChoice={columns} rows={rows} grouping={grouping === undefined ? undefined : { ...grouping, groups: groups ?? null }} />}
    </>
  )
}
