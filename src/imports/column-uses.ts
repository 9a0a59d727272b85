import { type Column, dimensionFields } from './platform-format'
import { isRatio, type RatioName } from './ratios'
import type { MeasureName } from './reading'

/** How the figures of a column are written: amounts of money, whole counts, or counts that may have decimals. */
export type FigureKind = 'money' | 'count' | 'decimal'

export interface MeasureColumn {
  readonly name: MeasureName
  readonly column: Column
  readonly kind: FigureKind
}

const roles = [
  ['spendMinor', 'spend', 'money'], ['impressions', 'impressions', 'count'], ['reach', 'reach', 'count'], ['linkClicks', 'link_clicks', 'count'], ['clicksAll', 'clicks_all', 'count'],
  ['clicks', 'clicks', 'count'], ['conversions', 'conversions', 'decimal'], ['conversionValueMinor', 'conversion_value', 'money'],
] as const

/** The columns that measures are read from: the first of each. */
export const measureColumns = (columns: readonly Column[]): readonly MeasureColumn[] =>
  roles.flatMap(([name, field, kind]) => {
    const column = columns.find((candidate) => candidate.field === field)
    return column === undefined ? [] : [{ name, column, kind }]
  })

/** Position of the first column of a field; −1: there is none. */
export const indexOfField = (columns: readonly Column[], field: Column['field']): number => columns.find((column) => column.field === field)?.index ?? -1

/** What reading a row looks at a column for. `text`: for what it says, letter by letter; `nothing`: not at all. */
export type ColumnUse =
  | { readonly kind: 'measure'; readonly name: MeasureName | 'results'; readonly as: FigureKind }
  | { readonly kind: 'ratio'; readonly name: RatioName }
  | { readonly kind: 'day'; readonly end: 'first' | 'last' | 'both' }
  | { readonly kind: 'text' }
  | { readonly kind: 'nothing' }

const textFields: ReadonlySet<Column['field']> = new Set(['account_id', 'account_name', 'currency', 'result_kind', 'attribution'])

/** What each column of a table is looked at for, by position. */
export const columnUses = (columns: readonly Column[], columnCount: number): readonly ColumnUse[] => {
  const uses: ColumnUse[] = Array.from({ length: columnCount }, () => ({ kind: 'nothing' }))
  for (const { index, field } of columns) {
    if (isRatio(field)) uses[index] = { kind: 'ratio', name: field }
    else if (textFields.has(field) || dimensionFields.has(field)) uses[index] = { kind: 'text' }
  }
  for (const { name, column, kind } of measureColumns(columns)) uses[column.index] = { kind: 'measure', name, as: kind }
  const results = indexOfField(columns, 'results')
  if (results !== -1) uses[results] = { kind: 'measure', name: 'results', as: 'decimal' }
  const [day, from, to] = [indexOfField(columns, 'day'), indexOfField(columns, 'period_from'), indexOfField(columns, 'period_to')]
  if (day !== -1) uses[day] = { kind: 'day', end: 'both' }
  else if (from !== -1) {
    uses[from] = { kind: 'day', end: to === -1 ? 'both' : 'first' }
    if (to !== -1) uses[to] = { kind: 'day', end: 'last' }
  }
  return uses
}
