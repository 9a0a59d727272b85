import { type Day, daysBetween } from '../../shared/kernel/day'
import { plural, t } from '../../shared/kernel/words'
import type { Goal, GoalState } from '../../shared/networking/goal.contract'
import { countText } from './figure-text'
import { dayText } from './labels'

export const goalStateNames: Readonly<Record<GoalState, string>> = { not_started: t`Not started`, on_track: t`On track`, behind: t`Behind`, reached: t`Reached`, missed: t`Missed`, unknown: t`Not known` }

export const goalStateTones: Readonly<Record<GoalState, 'good' | 'bad' | 'warn' | 'neutral'>> = { not_started: 'neutral', on_track: 'good', behind: 'warn', reached: 'good', missed: 'bad', unknown: 'neutral' }

/** Why a goal is in its state, in a sentence or two. */
export const goalReason = ({ state, value, valueOn, target, unit, start, startsOn, dueOn, expected, measure, ownHandleId }: Goal, today: Day): string => {
  const days = daysBetween(startsOn, dueOn) + 1
  const over = Math.min(days, Math.max(0, daysBetween(startsOn, today)))
  const noted = valueOn === null ? '' : ` ${t`Followers were last noted on ${dayText(valueOn)}.`}`
  switch (state) {
    case 'not_started':
      return t`It starts on ${dayText(startsOn)}.`
    case 'reached':
      return t`${countText(value)} of ${countText(target)} ${unit}: it is reached.${noted}`
    case 'missed':
      return t`Its last day is over, and ${countText(target - (value ?? 0))} ${unit} were missing.${noted}`
    case 'unknown':
      if (measure === 'followers' && ownHandleId === null) return t`Its handle was removed. Edit it, or remove it.`
      return value === null ? t`No followers were noted yet. Note them under Own channels.` : t`No followers were noted within 3 days of its first day, so there is no pace to compare with.${noted}`
    case 'on_track':
    case 'behind': {
      const from = start === null || start === 0 ? '' : ` ${t`from ${countText(start)}`}`
      const pace = t`${over} of ${plural(days, { one: '# day', other: '# days' })} ${plural(over, { one: 'is', other: 'are' })} over: an even pace${from} would be at ${countText(expected === null ? null : Math.round(expected * 10) / 10)} ${unit} now.`
      return `${pace}${noted}`
    }
  }
}
