import { chosenColumns, type ColumnChoice, useShownColumns } from '../ui/use-shown-columns'
import type { TableView } from './use-table-view'

interface NamedColumn {
  readonly key: string
  readonly header: string
  readonly isHiddenAtFirst?: boolean
  readonly isFixed?: boolean
}

/** The columns of a table with views, and which of them are shown. */
export interface ViewColumns<Column> extends ColumnChoice<Column> {
  readonly all: readonly Column[]
}

/** The columns on screen: those the address names, else those kept for the table; and how they are changed in either. */
export const useViewColumns = <Column extends NamedColumn>({ name, search, change }: Pick<TableView<never>, 'name' | 'search' | 'change'>, columns: readonly Column[]): ViewColumns<Column> => {
  const kept = useShownColumns(name, columns)
  return { all: columns, ...(search.columns === undefined ? kept : chosenColumns(columns, search.columns, (keys) => change({ columns: keys }))) }
}
