import type { LinePlace } from './DataRow'
import type { Lines } from './row-lines'
import { useIsPrinting } from './use-is-printing'

/** Lines that are printed at most, some fifty pages: to lay out ten times as many the window would stand still for half a minute. */
const mostLines = 1000

interface LinesOnPaper {
  readonly drawn: readonly LinePlace[]
  /** How many of them are rows, and no headings. */
  readonly rows: number
}

/** What a table draws on paper, which has no scrolling: the lines that are there, not those in view alone. Null: it is not being printed. */
export const useLinesOnPaper = (lines: Lines, rowHeight: number): LinesOnPaper | null => {
  if (!useIsPrinting()) return null
  const drawn = Array.from({ length: Math.min(lines.count, mostLines) }, (_, index) => ({ index, start: index * rowHeight, size: rowHeight }))
  return { drawn, rows: drawn.filter(({ index }) => 'row' in lines.at(index)).length }
}
