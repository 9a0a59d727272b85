import { openStretches, type Stretch } from '../../shared/kernel/group-rows'
import type { RowGroup } from '../../shared/kernel/page'

/** How many rows a list is asked for at once; pages begin at multiples of it. */
export const pageRows = 200

/** What of a list is to be seen: all of it, or of a grouped one what is not folded away. */
const seenOf = (groups: readonly RowGroup[], folded: ReadonlySet<string>, total: number): readonly Stretch[] => (groups.length === 0 ? [{ from: 0, to: total }] : openStretches(groups, folded))

/** A list as far as it is loaded: its groups (none: it is not grouped), how many rows it has, and its pages by where they begin. */
interface LoadedList<Row> {
  readonly groups: readonly RowGroup[]
  readonly total: number
  readonly pages: ReadonlyMap<number, readonly Row[]>
}

/** Where the next page begins that is needed for what is to be seen. Undefined: all is there. */
export const nextPage = ({ groups, total, pages }: LoadedList<unknown>, folded: ReadonlySet<string>): number | undefined => {
  for (const { from, to } of seenOf(groups, folded, total)) {
    for (let page = from - (from % pageRows); page < to; page += pageRows) if (!pages.has(page)) return page
  }
  return undefined
}

/** The rows to be seen, in order, up to the first that is not loaded. */
export const loadedRows = <Row>({ groups, total, pages }: LoadedList<Row>, folded: ReadonlySet<string>): readonly Row[] => {
  const rows: Row[] = []
  for (const { from, to } of seenOf(groups, folded, total)) {
    for (let at = from; at < to; ) {
      const page = at - (at % pageRows)
      const part = pages.get(page)?.slice(at - page, to - page) ?? []
      rows.push(...part)
      const end = Math.min(page + pageRows, to)
      if (at + part.length < end) return rows
      at = end
    }
  }
  return rows
}
