import type { Day } from '../shared/kernel/day'
import { t } from '../shared/kernel/words'

/** What an import of one file did, or would do. */
export interface Outcome {
  /** For scripts. */
  readonly told: object
  /** For the terminal. */
  readonly text: string
  readonly isAllRefused: boolean
}

/** Rows that were not read, each in a line. */
export const linesOf = (refusals: readonly { readonly line: number; readonly reason: string }[]): string[] => refusals.map(({ line, reason }) => `  ${t`line ${line}: ${reason}`}`)

/** The days a list covers. */
export const daysOf = ({ from, to }: { readonly from: Day | null; readonly to: Day | null }): string => (from === null || to === null ? t`no dates` : t`${from} to ${to}`)

/** How it is taken back, once it is there. */
export const undoLines = (batch: number | null): string[] => (batch === null ? [] : [`  ${t`to take it back: ${`rapport undo-import ${batch} --workbook W`}`}`])
