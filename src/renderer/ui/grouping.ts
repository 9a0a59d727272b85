import { type KeyboardEvent, useMemo } from 'react'
import { type GroupOfRow, groupRows, openStretches } from '../../shared/kernel/group-rows'
import type { RowGroup } from '../../shared/kernel/page'
import { type Lines, linesOf } from './row-lines'

/** Something that rows can be grouped by. */
export interface GroupOption {
  readonly key: string
  readonly label: string
}

/** How the rows of a table stand under headings, and how that is changed. */
export interface Grouping<Row> {
  readonly options: readonly GroupOption[]
  /** The key of the option chosen. Null: the rows are not grouped. */
  readonly by: string | null
  readonly onChoose: (key: string | null) => void
  /** Keys of the groups whose rows are folded away. */
  readonly folded: ReadonlySet<string>
  readonly onFold: (folded: ReadonlySet<string>) => void
  /** What the heading of a group says. */
  readonly headingOf: (group: RowGroup) => string
  /** The groups in order, where who owns the rows put them so, and left out those that are folded. Null: the table does, by `groupOf`. */
  readonly groups: readonly RowGroup[] | null
  /** Null for a row that has nothing there. */
  readonly groupOf: ((row: Row) => GroupOfRow | null) | null
}

interface GroupedRows<Row> {
  readonly rows: readonly Row[]
  readonly groups: readonly RowGroup[]
  readonly lines: Lines
}

const none: readonly RowGroup[] = []
const nothingFolded: ReadonlySet<string> = new Set()

/** Rows as they are shown: those of folded groups left out, with the lines they and their headings stand in. */
export const useGroupedRows = <Row>(ordered: readonly Row[], { groups: given = none, groupOf = null, folded = nothingFolded }: Partial<Grouping<Row>>): GroupedRows<Row> => {
  const { groups, rows } = useMemo(() => {
    if (groupOf === null) return { groups: given ?? none, rows: ordered }
    const grouped = groupRows(ordered, groupOf)
    return { groups: grouped.groups, rows: openStretches(grouped.groups, folded).flatMap(({ from, to }) => grouped.rows.slice(from, to)) }
  }, [ordered, given, groupOf, folded])
  const lines = useMemo(() => linesOf(groups, folded, rows.length), [groups, folded, rows.length])
  return { rows, groups, lines }
}

/** What folds and unfolds a group at its heading. */
const foldKeys: ReadonlySet<string> = new Set(['Enter', ' ', 'ArrowLeft', 'ArrowRight'])

/** Which groups of a table are folded away, and what folds them. */
export const foldingOf = <Row>(grouping: Grouping<Row> | undefined) => {
  const folded = grouping?.folded ?? nothingFolded
  const fold = (key: string, isFolded: boolean): void => grouping?.onFold(new Set(isFolded ? [...folded, key] : [...folded].filter((each) => each !== key)))
  /** Takes the keys that fold and unfold the group whose heading is active. Answers whether it did. */
  const takeFoldKey = ({ key }: KeyboardEvent, active: RowGroup | null): boolean => {
    if (active === null || !foldKeys.has(key)) return false
    fold(active.key, key === 'ArrowLeft' || (key !== 'ArrowRight' && !folded.has(active.key)))
    return true
  }
  return { folded, fold, takeFoldKey }
}
