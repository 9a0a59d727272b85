import { expect, it } from 'vitest'
import { addDays, Day } from '../kernel/day'
import { dueDays, keepInTouchState, longestProblem } from './cadence'

const met = Day.parse('2028-02-15')
const facts: Parameters<typeof keepInTouchState>[0] = { ...dueDays({ idealDays: 14, longestDays: 20 }, met, met), owesReply: false, awaitsAnswer: false, snoozedUntil: null }

it('falls due and overdue on the very day, over a leap day too', () => {
  expect([facts.dueOn, facts.overdueOn]).toEqual(['2028-02-29', '2028-03-06'])
  const on = (days: number, more: Partial<typeof facts> = {}) => keepInTouchState({ ...facts, ...more }, addDays(met, days))
  expect([13, 14, 19, 20].map((days) => on(days))).toEqual(['fine', 'due', 'due', 'overdue'])
  expect([19, 20].map((days) => on(days, { awaitsAnswer: true }))).toEqual(['due', 'went_quiet'])
  expect([13, 20].map((days) => on(days, { owesReply: true }))).toEqual(['owe_reply', 'owe_reply'])
})

it('has no state without a rhythm, but that a reply is owed', () => {
  const without = { ...facts, ...dueDays({ idealDays: null, longestDays: null }, met, met) }
  expect([keepInTouchState(without, addDays(met, 400)), keepInTouchState({ ...without, owesReply: true }, met)]).toEqual(['none', 'owe_reply'])
})

it('is hidden by a snooze until its day, and no longer', () => {
  const until = addDays(met, 25)
  expect([24, 25].map((days) => keepInTouchState({ ...facts, snoozedUntil: until, owesReply: true }, addDays(met, days)))).toEqual(['snoozed', 'owe_reply'])
})

it('is overdue after twice the ideal interval where no longest one is set, never before it is due, and counts from the day of adding without a touch', () => {
  expect(dueDays({ idealDays: 14, longestDays: null }, null, met)).toEqual({ dueOn: '2028-02-29', overdueOn: '2028-03-14' })
  expect(dueDays({ idealDays: 14, longestDays: 7 }, met, addDays(met, -100))).toEqual({ dueOn: '2028-02-29', overdueOn: '2028-02-29' })
  expect(dueDays({ idealDays: null, longestDays: 7 }, met, met)).toEqual({ dueOn: null, overdueOn: null })
})

it('takes a longest interval beside an ideal one that is no longer', () => {
  expect([[14, 13], [null, 30]].map(([idealDays = null, longestDays = null]) => longestProblem({ idealDays, longestDays }))).toEqual(['The longest interval cannot be shorter than the ideal one', 'A longest interval has no effect without an ideal one beside it'])
  expect([[14, 14], [14, null], [null, null]].map(([idealDays = null, longestDays = null]) => longestProblem({ idealDays, longestDays }))).toEqual([null, null, null])
})
