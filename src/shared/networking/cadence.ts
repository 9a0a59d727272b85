import { addDays, type Day } from '../kernel/day'
import { t } from '../kernel/words'
import type { KeepInTouchState } from './contact'

/** Where keeping in touch stands, in words. */
export const keepInTouchNames: Readonly<Record<KeepInTouchState, string>> = { none: t`No rhythm`, fine: t`Not due`, due: t`Due`, overdue: t`Overdue`, went_quiet: t`Went quiet`, owe_reply: t`You owe a reply`, snoozed: t`Snoozed` }

/** Intervals of a contact in days, both null without a rhythm. */
export interface Rhythm {
  readonly idealDays: number | null
  readonly longestDays: number | null
}

/** Why a longest interval would change nothing: it counts beside an ideal one of the same contact or group only, and from there on. Null: it has an effect, or is not set. */
export const longestProblem = ({ idealDays, longestDays }: Rhythm): string | null => {
  if (longestDays === null) return null
  if (idealDays === null) return t`A longest interval has no effect without an ideal one beside it`
  return longestDays < idealDays ? t`The longest interval cannot be shorter than the ideal one` : null
}

/** Days on which a contact falls due and overdue. Null without a rhythm. */
interface DueDays {
  readonly dueOn: Day | null
  readonly overdueOn: Day | null
}

/**
 * When the next touch is due: the ideal interval after the last real touch, or after the contact was added where there was none.
 * Overdue after the longest interval, which is twice the ideal where it is not set, and never shorter than the ideal, as files of before may have it.
 */
export const dueDays = ({ idealDays, longestDays }: Rhythm, lastTouchOn: Day | null, addedOn: Day): DueDays => {
  if (idealDays === null) return { dueOn: null, overdueOn: null }
  const from = lastTouchOn ?? addedOn
  return { dueOn: addDays(from, idealDays), overdueOn: addDays(from, Math.max(longestDays ?? 2 * idealDays, idealDays)) }
}

interface KeepInTouchFacts extends DueDays {
  /** Their turn was last. */
  readonly owesReply: boolean
  /** Our touch was last, to somebody who has answered before. */
  readonly awaitsAnswer: boolean
  readonly snoozedUntil: Day | null
}

/** Where keeping in touch stands on a day. A snooze hides everything until its day; a reply owed comes before what is due. */
export const keepInTouchState = ({ owesReply, awaitsAnswer, snoozedUntil, dueOn, overdueOn }: KeepInTouchFacts, today: Day): KeepInTouchState => {
  if (snoozedUntil !== null && snoozedUntil > today) return 'snoozed'
  if (owesReply) return 'owe_reply'
  if (dueOn === null) return 'none'
  if (overdueOn !== null && overdueOn <= today) return awaitsAnswer ? 'went_quiet' : 'overdue'
  return dueOn <= today ? 'due' : 'fine'
}
