import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, Day } from '../kernel/day'
import { type ActivityTouch, activityOf } from './activity'
import { Direction, InteractionType } from './interaction'

const start = Day.parse('2026-01-01')
const at = (day: number, direction: Direction = 'incoming', type: InteractionType = 'message'): ActivityTouch => ({ type, direction, on: addDays(start, day) })
const touch = fc.record({ type: fc.constantFrom(...InteractionType.options), direction: fc.constantFrom(...Direction.options), on: fc.integer({ min: 0, max: 60 }).map((day) => addDays(start, day)) })

describe('what a contact’s interactions say', () => {
  it('does not depend on the order in which they were logged', () =>
    fc.assert(fc.property(fc.array(touch, { minLength: 1, maxLength: 40 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
      expect(activityOf(shuffled)).toEqual(activityOf(list))
    })))

  it('a like is no touch: it neither restarts the clock nor asks for a reply', () => {
    expect(activityOf([at(0, 'outgoing'), at(9, 'incoming', 'like')])).toMatchObject({ lastTouchOn: '2026-01-01', owesReply: false, interactionCount: 2 })
  })

  it('a reply is owed only where the last day was theirs alone', () => {
    expect(activityOf([at(0, 'outgoing'), at(1)])).toMatchObject({ owesReply: true, awaitsAnswer: false })
    expect(activityOf([at(1), at(1, 'outgoing')])).toMatchObject({ owesReply: false, awaitsAnswer: false })
    expect(activityOf([at(1), at(2, 'outgoing')])).toMatchObject({ owesReply: false, awaitsAnswer: true })
    expect(activityOf([at(2, 'outgoing')])).toMatchObject({ awaitsAnswer: false, firstContributionOn: null })
  })

  it('a regular goes quiet after three of their own gaps, and not before 21 days', () => {
    expect(activityOf([0, 20, 40, 60].map((day) => at(day))).quietOn).toBeNull()
    expect(activityOf([0, 20, 40, 60, 80].map((day) => at(day))).quietOn).toBe(addDays(start, 80 + 60))
    expect(activityOf([0, 1, 2, 3, 4].map((day) => at(day))).quietOn).toBe(addDays(start, 4 + 21))
    expect(activityOf([0, 100, 200, 300, 400].map((day) => at(day))).quietOn).toBeNull()
    // A touch 180 days before the last is none of theirs: 4 gaps of 20 days.
    expect(activityOf([0, 100, 120, 140, 160, 180].map((day) => at(day))).quietOn).toBe(addDays(start, 180 + 60))
    // 180 days, both ends among them, and one more.
    expect([179, 180].map((last) => activityOf([0, 45, 90, 135, last].map((day) => at(day))).quietOn)).toEqual([addDays(start, 179 + 135), null])
  })

  it('a regular comes back with the first touch after having gone quiet', () => {
    const regular = [0, 1, 2, 3, 4].map((day) => at(day))
    expect(activityOf([...regular, at(24)]).cameBackOn).toBeNull()
    expect(activityOf([...regular, at(25)]).cameBackOn).toBe(addDays(start, 25))
    expect(activityOf([...regular, at(25), at(26)]).cameBackOn).toBe(addDays(start, 25))
  })

  it('asks for no reply to what was said to need none, unless more was said that day', () => {
    const settled: ActivityTouch = { ...at(1), needsNoReply: 1 }
    expect([[settled], [settled, at(1)], [{ ...at(1), needsNoReply: 0 as const }], []].map((touches) => activityOf(touches).owesReply)).toEqual([false, true, true, false])
    expect(activityOf([])).toMatchObject({ lastTouchOn: null, lastInteractionOn: null, awaitsAnswer: false, firstContributionOn: null, firstInPeriods: {}, firstEngaged: {} })
  })

  it('has first and last days, of touches or of anything, in all and in each year and quarter', () => {
    const on = (day: string, direction: Direction, type: InteractionType = 'message'): ActivityTouch => ({ type, direction, on: Day.parse(day) })
    const touches = [
      on('2026-02-10', 'outgoing'), on('2026-01-15', 'incoming'), on('2026-04-09', 'incoming', 'like'), on('2025-11-10', 'outgoing'),
      on('2026-04-02', 'mutual', 'call'), on('2026-01-05', 'incoming'), on('2025-12-20', 'incoming', 'like'), on('2026-05-01', 'outgoing', 'like'),
    ]
    expect(activityOf(touches)).toMatchObject({ interactionCount: 8, lastTouchOn: '2026-04-02', lastInteractionOn: '2026-05-01', firstContributionOn: '2026-01-05' })
    expect(activityOf(touches).firstInPeriods).toEqual({ '2025': '2025-11-10', '2025-Q4': '2025-11-10', '2026': '2026-01-05', '2026-Q1': '2026-01-05', '2026-Q2': '2026-04-02' })
    // We wrote in November, and they liked something in December; in 2026 they spoke on 5 January and we on 10 February.
    expect(activityOf(touches).firstEngaged).toEqual({ ever: '2025-12-20', '2025': '2025-12-20', '2026': '2026-02-10' })
  })

  it('counts as engaged from the first day that both spoke, or each had', () => {
    const engaged = (...touches: ActivityTouch[]) => activityOf(touches).firstEngaged['ever']
    expect([engaged(at(1)), engaged(at(1, 'outgoing')), engaged(at(3, 'mutual')), engaged(at(5), at(1, 'outgoing')), engaged(at(1), at(5, 'outgoing'), at(3, 'mutual')), engaged(at(1), at(5, 'outgoing'), at(9, 'mutual'))])
      .toEqual([undefined, undefined, addDays(start, 3), addDays(start, 5), addDays(start, 3), addDays(start, 5)])
  })
})
