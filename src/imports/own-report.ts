import type { ImportQuestion } from '../shared/imports/import'
import { t } from '../shared/kernel/words'
import type { Column } from './platform-format'

/** The headings that only a report of this program has together, in every language that Rapport speaks: a file may be read in another one than it was written in. */
const ownHeadings: readonly (readonly (readonly string[])[])[] = [
  [['ROAS'], ['ROI (profit)', 'ROI (Gewinn)'], ['CPA']],
  [['Planned', 'Geplant'], ['Spent', 'Ausgegeben'], ['Against plan', 'Gegenüber dem Plan']],
  [['Promised', 'Zugesagt'], ['Counted ÷ promised', 'Gezählt ÷ zugesagt']],
  [['File', 'Datei'], ['Already here', 'Schon hier'], ['SHA-256 of the file', 'SHA-256 der Datei']],
  [['Own time', 'Eigene Zeit'], ['Media'], ['Cost', 'Kosten']],
]

/** The last heading: what is said of a row. */
const notesHeadings: readonly string[] = ['Notes', 'Hinweise']

const hasOwnHeadings = (headers: readonly string[]): boolean => ownHeadings.some((report) => report.every((names) => names.some((name) => headers.includes(name))))

/** Whether these are the headings of a report of this program as CSV, with its notes last. Its texts may carry an apostrophe against formulas. */
export const isOwnReport = (columns: readonly Column[]): boolean => {
  const headers = columns.map(({ header }) => header)
  return notesHeadings.includes(headers.at(-1) ?? '') && hasOwnHeadings(headers)
}

/** Asks about a report of this program: the workbook it was made of has what it is worked out from. Null: it is none. */
export const ownReportQuestion = (columns: readonly Column[]): ImportQuestion | null =>
  hasOwnHeadings(columns.map(({ header }) => header))
    ? {
        id: 'own-report',
        option: 'accepted',
        text: t`These are figures of a report that Rapport wrote, not what a platform told. In a workbook that has the results they were worked out from, they would count twice.`,
        choices: [{ value: 'own-report', label: t`Import the figures of the report`, example: '' }],
      }
    : null
