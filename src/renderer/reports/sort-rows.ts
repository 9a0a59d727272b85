import type { ReportRow, ReportTable } from '../../shared/reports/document'
import { compareNullsLast } from '../../shared/kernel/ratio'
import type { TableSort } from './roi-search'

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** The table's rows in another order; n/a comes last in both directions and equals keep their order. An unknown column changes nothing. */
export const sortRows = ({ columns, rows }: ReportTable, sort: TableSort | null): readonly ReportRow[] => {
  const index = sort === null ? -1 : columns.findIndex(({ key }) => key === sort.column)
  if (sort === null || index < 0) return rows
  const { direction } = sort
  return [...rows].sort((left, right) => {
    const [leftValue, rightValue] = [left.cells[index]?.value ?? null, right.cells[index]?.value ?? null]
    if (typeof leftValue === 'string' && typeof rightValue === 'string') return direction === 'ascending' ? collator.compare(leftValue, rightValue) : collator.compare(rightValue, leftValue)
    const number = (value: string | number | null): number | null => (typeof value === 'number' ? value : null)
    return compareNullsLast(number(leftValue), number(rightValue), direction)
  })
}
