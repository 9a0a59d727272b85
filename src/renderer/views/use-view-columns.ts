import { chosenColumns, type ColumnChoice, useShownColumns } from '../ui/use-shown-columns'
import type { TableSearch } from './table-view'

interface NamedColumn {
  readonly key: string
  readonly header: string
  readonly isHiddenAtFirst?: boolean
  readonly isFixed?: boolean
}

/** The columns on screen: those the address names, else those kept for the table; and how they are changed in either. */
export const useViewColumns = <Column extends NamedColumn>(name: string, columns: readonly Column[], search: TableSearch, change: (part: { readonly columns: readonly string[] | undefined }) => void): ColumnChoice<Column> => {
  const kept = useShownColumns(name, columns)
  return search.columns === undefined ? kept : chosenColumns(columns, search.columns, (keys) => change({ columns: keys }))
}
