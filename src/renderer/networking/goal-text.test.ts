import { describe, expect, it } from 'vitest'
import { Day } from '../../shared/kernel/day'
import { Goal } from '../../shared/networking/goal.contract'
import { goalReason } from './goal-text'

const day = (text: string): Day => Day.parse(text)
const goal = (part: Partial<Record<keyof Goal, unknown>>): Goal =>
  Goal.parse({ id: 1, name: 'Talk', measure: 'touches', target: 40, startsOn: '2026-03-01', dueOn: '2026-03-20', communityId: null, ownHandleId: null, unit: 'touches', about: null, value: 9, valueOn: null, archived: 0, start: 0, progress: 0.225, elapsed: 0.25, expected: 10, state: 'behind', ...part })

describe('why a goal is where it is', () => {
  it('names the days, the pace and what is missing', () => {
    expect(goalReason(goal({}), day('2026-03-06'))).toBe('5 of 20 days are over: an even pace would be at 10 touches now.')
    expect(goalReason(goal({ state: 'missed', value: 30 }), day('2026-04-06'))).toBe('Its last day is over: 30 of 40 touches.')
  })

  it('of followers says where they began, when they were last noted, and why nothing can be said', () => {
    const followers = { measure: 'followers', ownHandleId: 3, unit: 'followers', start: 100, expected: 130, valueOn: '2026-03-04' }
    expect(goalReason(goal({ ...followers, state: 'on_track' }), day('2026-03-02'))).toBe('1 of 20 days is over: an even pace from 100 would be at 130 followers now. Followers were last noted on 4 Mar 2026.')
    expect(goalReason(goal({ ...followers, state: 'behind', start: 120, target: 100, value: 99, expected: null }), day('2026-03-11'))).toBe('It began at 120 followers, its target or beyond, and has fallen below it. Followers were last noted on 4 Mar 2026.')
    expect(goalReason(goal({ ...followers, state: 'unknown', start: null, expected: null }), day('2026-03-06'))).toContain('within 3 days of its first day')
    expect(goalReason(goal({ ...followers, state: 'unknown', value: null, valueOn: null }), day('2026-03-06'))).toContain('No followers were noted yet')
    expect(goalReason(goal({ ...followers, state: 'unknown', value: null, ownHandleId: null }), day('2026-03-06'))).toContain('Its handle was removed')
  })
})
