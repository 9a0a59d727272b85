import type { Refusal } from '../../shared/imports/import'
import type { Day } from '../../shared/kernel/day'
import { plural, t } from '../../shared/kernel/words'
import { outcomeOf, type OwnRow } from './own-rows'

/** Refusals that a preview shows; the receipt keeps more. */
const shownRefusals = 50

/** The first rows that were not read, for a preview. */
export const firstRefusals = (refusals: readonly Refusal[]): Pick<Refusal, 'line' | 'reason'>[] => refusals.slice(0, shownRefusals).map(({ line, reason }) => ({ line, reason }))

/** What becomes of the rows that a list tells of. */
export const countOutcomes = (rows: readonly OwnRow[]): { readonly added: number; readonly changed: number; readonly unchanged: number } => {
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (const row of rows) counts[outcomeOf(row)] += 1
  return counts
}

/** The first and the last of some days. Null: there are none. */
export const daysCovered = (days: readonly Day[]): { readonly from: Day | null; readonly to: Day | null } => {
  const inOrder = days.toSorted()
  return { from: inOrder[0] ?? null, to: inOrder.at(-1) ?? null }
}

/** Says of rows that they sum up the others. Empty: there are none. */
export const totalsNotice = (totals: number): readonly string[] => (totals > 0 ? [t`${plural(totals, { one: '# row sums up the others and is left out.', other: '# rows sum up the others and are left out.' })}`] : [])

/** Says how many rows were not read. Empty: all were. */
export const refusedNotice = ({ length }: readonly Refusal[]): readonly string[] => (length > 0 ? [t`${plural(length, { one: '# row could not be read and is left out.', other: '# rows could not be read and are left out.' })}`] : [])
