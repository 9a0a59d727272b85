import { mostGroups, type RowGroup } from '../shared/kernel/page'
import type { StoreContext } from './context'

/** How a list is grouped in SQL. */
export interface SqlGrouping {
  /** What rows have in common. Null in SQL: nothing. */
  readonly key: string
  /** The name of what the key stands for; by default none, the key says it. */
  readonly label?: string
  /** The order of the groups: the same for all rows of one. */
  readonly order: string
}

/** The place of a word among those there are, in SQL. */
export const placeAmong = (column: string, words: readonly string[]): string => `instr(' ${words.join(' ')} ', ' ' || ${column} || ' ')`

/** What a grouped list is sorted by before all else. */
export const groupOrder = ({ key, order }: SqlGrouping): string => `${key} IS NULL, ${order}`

/** All groups of a list with how many each has. Null: there are more than anybody looks through. */
export const countGroups = ({ prepare }: StoreContext, grouping: SqlGrouping, from: string, values: object): RowGroup[] | null => {
  const sql = `SELECT coalesce(${grouping.key}, '') AS key, coalesce(${grouping.label ?? "''"}, '') AS label, count(*) AS count ${from} GROUP BY ${grouping.key} ORDER BY ${groupOrder(grouping)} LIMIT ${mostGroups + 1}`
  // The three columns of the statement.
  const groups = prepare(sql).all(values) as { readonly key: string | number; readonly label: string; readonly count: number }[]
  return groups.length > mostGroups ? null : groups.map(({ key, label, count }) => ({ key: String(key), label, count }))
}
