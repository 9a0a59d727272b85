import type { ReportColumn, ReportRow } from '../../shared/reports/document'
import { sorted } from '../ui/sorted'
import type { TableSort } from './roi-search'

/** The table's rows in another order; n/a comes last in both directions and equals keep their order. An unknown column changes nothing. */
export const sortRows = <Row extends ReportRow>({ columns, rows }: { readonly columns: readonly ReportColumn[]; readonly rows: readonly Row[] }, sort: TableSort | null): readonly Row[] => {
  const index = sort === null ? -1 : columns.findIndex(({ key }) => key === sort.column)
  return sort === null || index < 0 ? rows : sorted(rows, ({ cells }) => cells[index]?.value ?? null, sort.direction)
}
