import { type ReactNode, useMemo, useState } from 'react'
import { numberText } from '../../shared/kernel/language'
import type { RowGroup } from '../../shared/kernel/page'
import { t } from '../../shared/kernel/words'
import type { DataColumn } from '../ui/data-column'
import { DataTable, type DataTableProps } from '../ui/DataTable'
import { FilterChips, type FilterInForce } from '../ui/FilterChips'
import { FindField } from '../ui/FindField'
import { foundBy, without } from './filters-in-force'
import { SavedViews } from './SavedViews'
import { SelectionBar } from './SelectionBar'
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
  /** What can be done with the rows selected, where the table itself keeps which these are. */
  readonly acts?: (chosen: readonly Row[]) => ReactNode
  /** What stands between all this and the rows. */
  readonly children?: ReactNode
  /** Undefined until they are there. */
  readonly rows: readonly Row[] | undefined
  /** The groups of the rows, where the store makes them. */
  readonly groups?: readonly RowGroup[] | undefined
}

type Keys = ReadonlySet<number | string>

const nothing: Keys = new Set()

/** Which rows are selected: only what is still in the list can be meant. */
const useSelection = <Row,>({ rows, rowKey, acts }: Pick<ViewedTableProps<Row>, 'rows' | 'rowKey' | 'acts'>) => {
  const [ticked, setTicked] = useState(nothing)
  const chosen = useMemo(() => (ticked.size === 0 ? [] : (rows?.filter((row) => ticked.has(rowKey(row))) ?? [])), [ticked, rows, rowKey])
  const selected = useMemo(() => new Set(chosen.map(rowKey)), [chosen, rowKey])
  return acts === undefined ? null : {
    selected,
    onSelect: setTicked,
    bulk: <SelectionBar label={t`Selected rows`} count={t`${numberText(chosen.length)} selected`} onClear={() => setTicked(nothing)}>{acts(chosen)}</SelectionBar>,
  }
}

/** A table with its saved views, its search and filters, what these are set to, and its rows. */
export const ViewedTable = <Row,>({ view, columns, everything, findLabel, findPlaceholder, fields, filters = [], toldElsewhere, acts, children, rows, groups, ...rest }: ViewedTableProps<Row>) => {
  const { table, name, search, change, usual, order, onSort, grouping } = view
  const selection = useSelection({ rows, rowKey: rest.rowKey, ...(acts !== undefined && { acts }) })
  return (
    <>
      <SavedViews table={table} search={search} usual={usual} columns={columns.shown} offered={columns.all} everything={everything} />
      <div className={classes['filters']} role="group" aria-label={t`Filters`}>
        <FindField
          {...(findLabel !== undefined && { label: findLabel })}
          {...(findPlaceholder !== undefined && { placeholder: findPlaceholder })}
          value={search.find ?? ''}
          onChange={(find) => change({ find: find === '' ? undefined : find })}
        />
        {fields}
      </div>
      <FilterChips filters={[foundBy(search), ...filters]} {...(toldElsewhere !== undefined && { toldElsewhere })} onRemove={(keys) => change(without(keys))} />
      {children}
      {rows !== undefined && (
        <DataTable
          sort={order}
          onSort={onSort}
          {...rest}
          {...selection}
          name={name}
          columns={columns.all}
          columnChoice={columns}
          rows={rows}
          grouping={grouping === undefined ? undefined : { ...grouping, groups: groups ?? null }}
        />
      )}
    </>
  )
}
