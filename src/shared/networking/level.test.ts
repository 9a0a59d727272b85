import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, Day, daysBetween } from '../kernel/day'
import type { ActivityTouch } from './activity'
import { Direction, InteractionType, interactionTypes } from './interaction'
import { commitmentOf, gravityOf, levelMoves } from './level'

const start = Day.parse('2024-01-01')
const touch = fc.record({ type: fc.constantFrom(...InteractionType.options), direction: fc.constantFrom(...Direction.options), on: fc.integer({ min: 0, max: 700 }).map((day) => addDays(start, day)) })

/** The level of one day, counted afresh. */
const levelOn = (touches: readonly ActivityTouch[], day: Day): number => {
  const within = touches.filter(({ on, direction, type }) => direction !== 'outgoing' && interactionTypes[type].isTouch && on <= day && daysBetween(on, day) < 365)
  const contributed = within.filter(({ type }) => ['share', 'mention', 'introduction', 'event', 'meeting', 'gift'].includes(type)).length
  return contributed >= 5 ? 1 : contributed >= 1 ? 2 : within.length >= 3 ? 3 : 4
}

it('the newest move up to any day is the level of that day, whatever was logged and in whatever order', () =>
  fc.assert(
    fc.property(fc.array(touch, { maxLength: 25 }), fc.array(fc.integer({ min: -10, max: 1200 }), { minLength: 5, maxLength: 30 }), (touches, days) => {
      const moves = levelMoves(touches)
      for (const day of days.map((offset) => addDays(start, offset))) expect(moves.filter(({ on }) => on <= day).at(-1)?.to ?? 4).toBe(levelOn(touches, day))
      expect(moves.every(({ from, to }, index) => from !== to && from === (moves[index - 1]?.to ?? 4))).toBe(true)
    }),
  ))

it('somebody who wrote three times is a participant for a year', () => {
  const touches = [0, 1, 2].map((day): ActivityTouch => ({ type: 'comment', direction: 'incoming', on: addDays(start, day) }))
  expect(levelMoves(touches)).toEqual([{ on: '2024-01-03', from: 4, to: 3 }, { on: '2024-12-31', from: 3, to: 4 }])
})

it('likes, and what we say ourselves, bring nobody closer', () => {
  const said = (type: InteractionType, direction: Direction): ActivityTouch[] => [0, 1, 2, 3, 4].map((day) => ({ type, direction, on: addDays(start, day) }))
  expect([...levelMoves(said('like', 'incoming')), ...levelMoves(said('meeting', 'outgoing'))]).toEqual([])
})

it('a community draws its members closer by the commitment gained, a member', () => {
  const before = commitmentOf([{ level: 3, members: 2 }, { level: 4, members: 3 }])
  const now = commitmentOf([{ level: 1, members: 1 }, { level: 2, members: 1 }, { level: 4, members: 3 }])
  expect([before, now, commitmentOf([])]).toEqual([35, 152, 0])
  expect([gravityOf(now - before, 5), gravityOf(before - now, 5), gravityOf(0, 0)]).toEqual([23.4, -23.4, null])
})
