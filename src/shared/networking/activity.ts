import { addDays, type Day, daysBetween, monthOf } from '../kernel/day'
import { t } from '../kernel/words'
import { type Direction, type InteractionType, interactionTypes } from './interaction'
import { quarterOfDay, type ReviewPeriod, yearOfDay } from './review-period'
import { strengthRank } from './strength'

/** One interaction with a contact, as far as the contact's own figures need it. */
export interface ActivityTouch {
  readonly type: InteractionType
  readonly direction: Direction
  readonly on: Day
  /** 1: it was said to need no reply. */
  readonly needsNoReply?: 0 | 1
}

/** What a contact's interactions say, none of it depending on today or on the order in which they were logged. */
interface Activity {
  readonly interactionCount: number
  readonly strengthRank: number | null
  /** Day of the last real touch. Null: none was ever logged. */
  readonly lastTouchOn: Day | null
  /** Day of the last interaction of any kind. Null: nothing was ever logged. */
  readonly lastInteractionOn: Day | null
  /** On the last day only they spoke, and something of it was not said to need no reply. A day on which both did counts as a conversation: nobody owes anything. */
  readonly owesReply: boolean
  /** On the last day only we spoke, and they had spoken before. */
  readonly awaitsAnswer: boolean
  /** The day from which a regular counts as gone quiet, unless they are heard of before. Null: not a regular. */
  readonly quietOn: Day | null
  /** The last day on which a regular was back after having gone quiet. */
  readonly cameBackOn: Day | null
  /** The day they first spoke. */
  readonly firstContributionOn: Day | null
  /** The first day of a real touch in each calendar year and quarter that has one. */
  readonly firstInPeriods: Readonly<Record<ReviewPeriod, Day>>
  /** The first day by which both sides had spoken, in any way, `ever` and within each calendar year (`2026`) that has one. */
  readonly firstEngaged: Readonly<Record<string, Day>>
}

/** A regular has real touches on this many days … */
const regularDays = 5
/** … within this many days. */
const regularWithinDays = 180

export const regularDefinition = t`A regular has real touches on at least 5 days within 180. A regular went quiet after three times their own usual gap, at least 21 days, without a touch; their own rhythm is the yardstick, as in Orbit’s presence.`

/** The day from which a silence after the last of these days (ascending) is too long for somebody this regular. Null: they are none. */
const quietAfter = (days: readonly Day[], last: number): Day | null => {
  const to = days[last]
  if (to === undefined) return null
  let first = last
  while (first > 0 && daysBetween(days[first - 1] ?? to, to) < regularWithinDays) first -= 1
  const count = last - first + 1
  if (count < regularDays) return null
  const usualGap = daysBetween(days[first] ?? to, to) / (count - 1)
  return addDays(to, Math.max(21, Math.ceil(3 * usualGap)))
}

const lastReturn = (days: readonly Day[]): Day | null => {
  for (let index = days.length - 1; index > 0; index -= 1) {
    const day = days[index]
    const quietOn = quietAfter(days, index - 1)
    if (day !== undefined && quietOn !== null && day >= quietOn) return day
  }
  return null
}

/** `days` ascend. */
const firstInPeriods = (days: readonly Day[]): Activity['firstInPeriods'] => {
  const firsts: Record<ReviewPeriod, Day> = {}
  let month = ''
  for (const day of days) {
    // Nothing is first that comes later in a month.
    if (monthOf(day) === month) continue
    month = monthOf(day)
    firsts[yearOfDay(day)] ??= day
    firsts[quarterOfDay(day)] ??= day
  }
  return firsts
}

const earlier = (left: Day | undefined, right: Day): Day => (left === undefined || right < left ? right : left)

const firstEngaged = (touches: readonly ActivityTouch[]): Activity['firstEngaged'] => {
  const spoken = new Map<string, Partial<Record<Direction, Day>>>()
  for (const { direction, on } of touches) {
    for (const period of ['ever', on.slice(0, 4)]) {
      const firsts = spoken.get(period) ?? {}
      firsts[direction] = earlier(firsts[direction], on)
      spoken.set(period, firsts)
    }
  }
  const engaged: Record<string, Day> = {}
  for (const [period, { incoming, outgoing, mutual }] of spoken) {
    const answered = incoming === undefined || outgoing === undefined ? undefined : incoming > outgoing ? incoming : outgoing
    const first = answered === undefined ? mutual : earlier(mutual, answered)
    if (first !== undefined) engaged[period] = first
  }
  return engaged
}

/** Everything kept about a contact from their interactions. */
export const activityOf = (touches: readonly ActivityTouch[]): Activity => {
  const real = touches.filter(({ type }) => interactionTypes[type].isTouch)
  // The text of days has their order.
  const days = [...new Set(real.map(({ on }) => on))].sort()
  const lastTouchOn = days.at(-1) ?? null
  const theirs = real.filter(({ direction }) => direction !== 'outgoing').map(({ on }) => on)
  const lastDay = real.filter(({ on }) => on === lastTouchOn)
  const firstContributionOn = theirs.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null)
  return {
    interactionCount: touches.length,
    strengthRank: strengthRank(touches),
    lastTouchOn,
    lastInteractionOn: touches.reduce<Day | null>((last, { on }) => (last === null || on > last ? on : last), null),
    owesReply: lastDay.some(({ needsNoReply }) => needsNoReply !== 1) && lastDay.every(({ direction }) => direction === 'incoming'),
    awaitsAnswer: lastDay.every(({ direction }) => direction === 'outgoing') && theirs.length > 0,
    quietOn: quietAfter(days, days.length - 1),
    cameBackOn: lastReturn(days),
    firstContributionOn,
    firstInPeriods: firstInPeriods(days),
    firstEngaged: firstEngaged(touches),
  }
}
