import type { Column } from './platform-format'

/** The headings that only a report of this program has together, in every language that Rapport speaks: a file may be read in another one than it was written in. */
const ownHeadings: readonly (readonly string[])[] = [['ROAS'], ['ROI (profit)', 'ROI (Gewinn)'], ['CPA']]

/** The last heading: what is said of a row. */
const notesHeadings: readonly string[] = ['Notes', 'Hinweise']

/** Whether these are the headings of a report of this program as CSV, with its notes last. Its texts may carry an apostrophe against formulas. */
export const isOwnReport = (columns: readonly Column[]): boolean => {
  const headers = columns.map(({ header }) => header)
  return notesHeadings.includes(headers.at(-1) ?? '') && ownHeadings.every((names) => names.some((name) => headers.includes(name)))
}
