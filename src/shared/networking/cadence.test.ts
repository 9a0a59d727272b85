import { expect, it } from 'vitest'
import { addDays, Day } from '../kernel/day'
import { dueDays, keepInTouchState } from './cadence'

const met = Day.parse('2028-02-15')
const facts: Parameters<typeof keepInTouchState>[0] = { ...dueDays({ idealDays: 14, longestDays: 20 }, met, met), owesReply: false, awaitsAnswer: false, snoozedUntil: null }

it('falls due and overdue on the very day, over a leap day too', () => {
  expect([facts.dueOn, facts.overdueOn]).toEqual(['2028-02-29', '2028-03-06'])
  const on = (days: number, more: Partial<typeof facts> = {}) => keepInTouchState({ ...facts, ...more }, addDays(met, days))
  expect([13, 14, 19, 20].map((days) => on(days))).toEqual(['fine', 'due', 'due', 'overdue'])
  expect([19, 20].map((days) => on(days, { awaitsAnswer: true }))).toEqual(['due', 'went_quiet'])
  expect([13, 20].map((days) => on(days, { owesReply: true }))).toEqual(['owe_reply', 'owe_reply'])
})

it('is hidden by a snooze until its day, and no longer', () => {
  const until = addDays(met, 25)
  expect([24, 25].map((days) => keepInTouchState({ ...facts, snoozedUntil: until, owesReply: true }, addDays(met, days)))).toEqual(['snoozed', 'owe_reply'])
})
