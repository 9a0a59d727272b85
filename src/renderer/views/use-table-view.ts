import { useEffect, useState } from 'react'
import type { GroupOfRow } from '../../shared/kernel/group-rows'
import type { RowGroup, SortDirection } from '../../shared/kernel/page'
import { sense } from '../../shared/kernel/words'
import type { ViewTable } from '../../shared/views/saved-view'
import { useHistoryMemory } from '../platform/history-memory'
import type { Grouping, GroupOption } from '../ui/grouping'
import { asItIs } from './group-headings'
import { orderOf, type TableSearch, type UsualOrder } from './table-view'

/** Something that the rows of a table can be grouped by. */
export interface TableGrouping<Row, Key extends string = string> extends GroupOption {
  readonly key: Key
  /** What the heading of a group says that has something. By default its name, else its key. */
  readonly headingOf?: (group: RowGroup) => string
  /** The group of a row, where the table holds all of them. Null: it has nothing there. */
  readonly groupOf?: (row: Row) => GroupOfRow | null
}

type ChangeAddress = (part: Partial<Record<keyof TableSearch, unknown>>) => void

interface TableViewOptions<Row> {
  readonly table: ViewTable
  /** By which its columns are kept: the same in every language. */
  readonly name: string
  /** What the table shows, and how a part of that is changed. */
  readonly address: readonly [TableSearch, ChangeAddress]
  readonly usual: UsualOrder
  readonly groupings?: readonly TableGrouping<Row>[]
}

/** A table whose search, order and groups stand in the address, so that a view of it can be saved. */
export interface TableView<Row> extends Omit<TableViewOptions<Row>, 'address' | 'groupings'> {
  readonly search: TableSearch
  readonly change: ChangeAddress
  readonly order: ReturnType<typeof orderOf>
  readonly onSort: (key: string, direction: SortDirection) => void
  /** Undefined where nothing is offered to group by. */
  readonly grouping: Grouping<Row> | undefined
  /** Keys of the groups whose rows are folded away. */
  readonly folded: ReadonlySet<string>
}

interface Folded {
  /** What the rows were grouped by. */
  readonly by: string | null
  readonly keys: ReadonlySet<string>
}

const nothing: ReadonlySet<string> = new Set()

/** Which groups are folded away: as they were left, for who comes back to the screen; none after another choice. */
const useFolded = (name: string, by: string | null): readonly [ReadonlySet<string>, (keys: ReadonlySet<string>) => void] => {
  const { recall, keep } = useHistoryMemory<Folded>(`${name}/folded`)
  const [folded, setFolded] = useState<Folded>(() => recall() ?? { by: null, keys: nothing })
  // Each time: what is typed into the search is a place of its own in the history.
  useEffect(() => keep(folded))
  return [folded.by === by ? folded.keys : nothing, (keys) => setFolded({ by, keys })]
}

/** What tables with views have in common: their place in the address, their order and their groups. Their columns follow by `useViewColumns`. */
export const useTableView = <Row>({ table, name, address: [search, change], usual, groupings = [] }: TableViewOptions<Row>): TableView<Row> => {
  const chosen = groupings.find(({ key }) => key === search.groupBy)
  const [folded, onFold] = useFolded(name, chosen?.key ?? null)
  const grouping: Grouping<Row> = {
    options: groupings,
    by: chosen?.key ?? null,
    onChoose: (groupBy) => change({ groupBy: groupBy ?? undefined }),
    folded,
    onFold,
    headingOf: (group) => (group.key === '' ? sense('of rows without a value')`None` : (chosen?.headingOf ?? asItIs)(group)),
    groups: null,
    groupOf: chosen?.groupOf ?? null,
  }
  return { table, name, search, change, usual, order: orderOf(search, usual), onSort: (sort, direction) => change({ sort, direction }), grouping: groupings.length === 0 ? undefined : grouping, folded }
}
