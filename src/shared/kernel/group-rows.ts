import { groupBy } from './group-by'
import { compareNames } from './language'
import type { RowGroup } from './page'

/** What a row has in common with others. */
export interface GroupOfRow {
  readonly key: string
  /** The name of what the key stands for. Empty: the key says it. */
  readonly label: string
  /** What the groups are put in order by: numbers by size, names as a person would. */
  readonly rank: number | string
}

const compareRanks = (left: number | string, right: number | string): number => (typeof left === 'number' && typeof right === 'number' ? left - right : compareNames(String(left), String(right)))

/** The group of a row that has nothing there. */
const nothing: GroupOfRow = { key: '', label: '', rank: '' }

/** Rows group by group, within each as they came; `groupOf` answers null for a row that has nothing there, and those come last. */
export const groupRows = <Row>(rows: readonly Row[], groupOf: (row: Row) => GroupOfRow | null): { readonly groups: readonly RowGroup[]; readonly rows: readonly Row[] } => {
  const named = rows.map((row) => ({ row, group: groupOf(row) ?? nothing }))
  const groups = [...groupBy(named, ({ group }) => group.key).values()]
    .flatMap((members) => members.slice(0, 1).map(({ group }) => ({ group, members })))
    .sort((left, right) => Number(left.group.key === '') - Number(right.group.key === '') || compareRanks(left.group.rank, right.group.rank))
  return { groups: groups.map(({ group: { key, label }, members }) => ({ key, label, count: members.length })), rows: groups.flatMap(({ members }) => members.map(({ row }) => row)) }
}

/** A run of rows: from the first of them to before `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where the rows of open groups lie, of rows that stand group by group. */
export const openStretches = (groups: readonly RowGroup[], folded: ReadonlySet<string>): readonly Stretch[] => {
  let from = 0
  return groups.flatMap(({ key, count }) => {
    const stretch = { from, to: from + count }
    from = stretch.to
    return folded.has(key) ? [] : [stretch]
  })
}
