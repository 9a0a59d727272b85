import { describe, expect, it } from 'vitest'
import { Day } from '../kernel/day'
import { GoalFields, goalProgress } from './goal.contract'

const day = (text: string): Day => Day.parse(text)
const goal = { target: 40, startsOn: day('2026-03-01'), dueOn: day('2026-03-20') }
const at = (today: string, value: number | null, start: number | null = 0) => goalProgress(goal, { start, value }, day(today))

describe('a goal', () => {
  it('keeps up with an even pace over the days that are over', () => {
    // 5 of 20 days are over: 10 of 40 were to be expected.
    expect(at('2026-03-06', 10)).toEqual({ progress: 0.25, elapsed: 0.25, expected: 10, state: 'on_track' })
    expect(at('2026-03-06', 9).state).toBe('behind')
    expect(at('2026-03-01', 0)).toMatchObject({ elapsed: 0, expected: 0, state: 'on_track' })
  })

  it('has its last day to be reached, and is missed after it', () => {
    // 19 of 20 days are over: 38 were to be expected.
    expect([at('2026-03-20', 37).state, at('2026-03-20', 39).state]).toEqual(['behind', 'on_track'])
    expect(at('2026-03-21', 39)).toMatchObject({ elapsed: 1, state: 'missed' })
    expect(at('2026-05-01', 39)).toMatchObject({ elapsed: 1, expected: 40, state: 'missed' })
    expect(at('2026-03-21', 40).state).toBe('reached')
    expect(at('2026-03-02', 41)).toMatchObject({ progress: 41 / 40, state: 'reached' })
    expect(at('2026-02-28', 50).state).toBe('not_started')
  })

  it('of followers begins with those it had, and says where that is not known', () => {
    expect(at('2026-03-11', 31, 20)).toMatchObject({ progress: 11 / 20, expected: 30, state: 'on_track' })
    expect(at('2026-03-01', 20, 20)).toMatchObject({ progress: 0, state: 'on_track' })
    expect(at('2026-03-11', 18, 20)).toMatchObject({ progress: -0.1, state: 'behind' })
    expect(at('2026-03-11', 31, null)).toMatchObject({ progress: null, expected: null, state: 'unknown' })
    expect(at('2026-03-11', null, 20)).toMatchObject({ progress: null, state: 'unknown' })
    expect(at('2026-03-11', 40, 40)).toMatchObject({ progress: null, expected: null, state: 'reached' })
    // From beyond its target no way leads to it, neither up nor down.
    expect([130, 110, 100, 99].map((value) => goalProgress({ ...goal, target: 100 }, { start: 120, value }, day('2026-03-11'))).map(({ progress, expected, state }) => [progress, expected, state])).toEqual([[null, null, 'reached'], [null, null, 'reached'], [null, null, 'reached'], [null, null, 'behind']])
    // Whether it was reached needs no beginning.
    expect(at('2026-03-11', 40, null).state).toBe('reached')
    expect(at('2026-03-21', 31, null).state).toBe('missed')
  })

  it('of followers needs a handle, and no goal ends before it starts', () => {
    const fields = { name: 'More', measure: 'followers', target: 1, startsOn: '2026-03-02', dueOn: '2026-03-01' }
    expect(GoalFields.safeParse(fields).error?.issues.map(({ path }) => path.join('.'))).toEqual(['dueOn', 'ownHandleId'])
    expect([{ dueOn: '2026-03-02', ownHandleId: 1 }, { dueOn: '2026-03-02', measure: 'touches' }].map((part) => GoalFields.safeParse({ ...fields, ...part }).success)).toEqual([true, true])
  })
})
