import type { RowGroup } from '../../shared/kernel/page'

/** A line of a table: a row by its place among the rows, or the heading of a group. */
type Line = { readonly row: number } | { readonly group: RowGroup }

/** The lines of a table, headings and rows, from above. */
export interface Lines {
  readonly count: number
  readonly at: (line: number) => Line
  /** The line of a row. */
  readonly ofRow: (row: number) => number
  /** The line of a group's heading. Below 0: it is not there. */
  readonly ofGroup: (key: string) => number
}

interface Heading {
  readonly line: number
  /** The row that follows it. */
  readonly row: number
  readonly group: RowGroup
}

/** The last heading at or above a place. */
const lastUpTo = (headings: readonly Heading[], part: 'line' | 'row', place: number): Heading | undefined => {
  let [low, high] = [0, headings.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((headings[middle]?.[part] ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return headings[low - 1]
}

/**
 * Where rows and headings stand. `loaded`: the rows that are there, without those of folded groups; headings that follow rows still to come are not there yet either.
 * Without groups each row is a line.
 */
export const linesOf = (groups: readonly RowGroup[], folded: ReadonlySet<string>, loaded: number): Lines => {
  if (groups.length === 0) return { count: loaded, at: (line) => ({ row: line }), ofRow: (row) => row, ofGroup: () => -1 }
  const headings: Heading[] = []
  let [line, row] = [0, 0]
  for (const group of groups) {
    headings.push({ line, row, group })
    const rows = folded.has(group.key) ? 0 : Math.min(group.count, loaded - row)
    line += 1 + rows
    row += rows
    if (rows < group.count && !folded.has(group.key)) break
  }
  return {
    count: line,
    at: (place) => {
      const heading = lastUpTo(headings, 'line', place)
      if (heading === undefined) return { row: place }
      return heading.line === place ? { group: heading.group } : { row: heading.row + place - heading.line - 1 }
    },
    ofRow: (place) => {
      const heading = lastUpTo(headings, 'row', place)
      return heading === undefined ? place : heading.line + 1 + place - heading.row
    },
    ofGroup: (key) => headings.find(({ group }) => group.key === key)?.line ?? -1,
  }
}
