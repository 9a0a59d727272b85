import { type Day, daysBetween } from '../../shared/kernel/day'
import { numberText } from '../../shared/kernel/language'
import { plural, t } from '../../shared/kernel/words'
import type { Goal, GoalState } from '../../shared/networking/goal.contract'
import { countText } from './figure-text'
import { dayText } from './labels'

export const goalStateNames: Readonly<Record<GoalState, string>> = { not_started: t`Not started`, on_track: t`On track`, behind: t`Behind`, reached: t`Reached`, missed: t`Missed`, unknown: t`Not known` }

export const goalStateTones: Readonly<Record<GoalState, 'good' | 'bad' | 'warn' | 'neutral'>> = { not_started: 'neutral', on_track: 'good', behind: 'warn', reached: 'good', missed: 'bad', unknown: 'neutral' }

/** Why a goal is in its state. */
const reasonOf = ({ state, value, target, unit, start, startsOn, dueOn, expected, measure, ownHandleId }: Goal, today: Day): string => {
  const days = daysBetween(startsOn, dueOn) + 1
  const over = Math.min(days, Math.max(0, daysBetween(startsOn, today)))
  switch (state) {
    case 'not_started':
      return t`It starts on ${dayText(startsOn)}.`
    case 'reached':
      return t`${countText(value)} of ${countText(target)} ${unit}: it is reached.`
    case 'missed':
      return t`Its last day is over: ${countText(value)} of ${countText(target)} ${unit}.`
    case 'unknown':
      if (measure === 'followers' && ownHandleId === null) return t`Its handle was removed. Edit it, or remove it.`
      return value === null ? t`No followers were noted yet. Note them under Own channels.` : t`No followers were noted within 3 days of its first day, so there is no pace to compare with.`
    case 'on_track':
    case 'behind': {
      if (expected === null) return t`It began at ${countText(start)} ${unit}, its target or beyond, and has fallen below it.`
      const even = countText(Math.round(expected * 10) / 10)
      return start === null || start === 0
        ? t`${numberText(over)} of ${plural(days, { one: '# day', other: '# days' })} ${plural(over, { one: 'is', other: 'are' })} over: an even pace would be at ${even} ${unit} now.`
        : t`${numberText(over)} of ${plural(days, { one: '# day', other: '# days' })} ${plural(over, { one: 'is', other: 'are' })} over: an even pace from ${countText(start)} would be at ${even} ${unit} now.`
    }
  }
}

/** Why a goal is in its state, in a sentence or two: followers are as they were noted last. */
export const goalReason = (goal: Goal, today: Day): string => {
  const { state, valueOn } = goal
  const reason = reasonOf(goal, today)
  return valueOn === null || state === 'not_started' ? reason : `${reason} ${t`Followers were last noted on ${dayText(valueOn)}.`}`
}
