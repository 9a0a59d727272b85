import { t } from '../shared/kernel/words'
import { normaliseHeader } from './headers'
import type { Recognised } from './recognise'
import { cellText, TableError, type TableRow } from './table'

/** Headings in one row that no row of data has. */
const fewestHeadings = 3

/**
 * Whether a row has the headings again as they were, as of exports put one below the other, which do no harm. Refuses a file in which a row has
 * other ones than those above: what stands below it would be read under the wrong ones.
 */
export const hasHeadingsAgain = ({ line, cells }: TableRow, { format, face: { columns } }: Recognised, headerLine: number): boolean => {
  const headings = cells.map((cell) => normaliseHeader(cellText(cell)))
  if (headings.filter((heading) => format.lookup.has(heading)).length < fewestHeadings) return false
  if (columns.every(({ index, header, field }) => field === 'ignored' || normaliseHeader(header) === headings[index])) return true
  throw new TableError(t`Line ${line} has headings again, and other ones than line ${headerLine}: the file holds several tables. Save each as a file of its own, and import them one by one.`, line)
}
