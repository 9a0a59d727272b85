import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, Day } from '../kernel/day'
import { InteractionType, interactionTypes } from './interaction'
import { type DatedTouch, explainStrength, rankOfStrength, strengthOn, strengthRank } from './strength'

const today = Day.parse('2026-03-31')
const touch = fc.record({ type: fc.constantFrom(...InteractionType.options), on: fc.integer({ min: 0, max: 3000 }).map((days) => addDays(today, -days)) })
const touches = fc.array(touch, { maxLength: 60 })

/** The formula as metrics.md has it, straight. */
const plain = (list: readonly DatedTouch[], on: Day): number => {
  const sum = list.reduce((total, { type, on: day }) => total + interactionTypes[type].weight * 0.5 ** ((Date.parse(on) - Date.parse(day)) / 86_400_000 / 90), 0)
  return 100 * (1 - Math.exp(-sum / 12))
}

describe('strength', () => {
  it('is n/a, not 0, where nothing was logged', () => expect([strengthRank([]), strengthOn(null, today)]).toEqual([null, null]))

  it('of a meeting today is 63, and of one 90 days ago 39', () => {
    expect(strengthOn(strengthRank([{ type: 'meeting', on: today }]), today)).toBeCloseTo(100 * (1 - Math.exp(-1)), 10)
    expect(strengthOn(strengthRank([{ type: 'meeting', on: addDays(today, -90) }]), today)).toBeCloseTo(100 * (1 - Math.exp(-0.5)), 10)
  })

  it('is the formula, on the day of asking and any later one', () =>
    fc.assert(
      fc.property(fc.array(touch, { minLength: 1 }), fc.integer({ min: 0, max: 2000 }), (list, later) => {
        const day = addDays(today, later)
        expect(strengthOn(strengthRank(list), day)).toBeCloseTo(plain(list, day), 8)
      }),
    ))

  it('does not depend on the order of logging, to the last bit', () =>
    fc.assert(fc.property(fc.array(touch, { minLength: 2 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
      expect(strengthRank(shuffled)).toBe(strengthRank(list))
    })))

  it('keeps the order of two contacts whichever day it is', () =>
    fc.assert(
      fc.property(touches, touches, fc.integer({ min: 0, max: 400 }), (left, right, later) => {
        const [a, b] = [strengthRank(left), strengthRank(right)]
        fc.pre(a !== null && b !== null && Math.abs(a - b) > 1e-9)
        const day = addDays(today, later)
        const [now, then] = [(strengthOn(a, today) ?? 0) - (strengthOn(b, today) ?? 0), (strengthOn(a, day) ?? 0) - (strengthOn(b, day) ?? 0)]
        // Beyond what a float can tell apart near 0 and 100, both are as strong.
        expect(now * then >= 0).toBe(true)
      }),
    ))

  it('of a bound is turned into a rank and back', () => {
    for (const strength of [1, 20, 63, 99]) expect(strengthOn(rankOfStrength(strength, today), today)).toBeCloseTo(strength, 8)
    expect([rankOfStrength(0, today), rankOfStrength(100, today)]).toEqual([-Infinity, Infinity])
  })
})

describe('its explanation', () => {
  it('adds up: parts and others are the sum, and the next touch makes what it says', () =>
    fc.assert(
      fc.property(touches, fc.integer({ min: 1, max: 10 }), (list, shown) => {
        const numbered = list.map((one, index) => ({ ...one, interactionId: index + 1 }))
        const { strength, sum, parts, others, next } = explainStrength(numbered, today, shown)
        expect(parts.reduce((total, { adds }) => total + adds, 0) + others.adds).toBeCloseTo(sum, 8)
        expect(parts.length + others.count).toBe(list.length)
        for (const { type, strength: after, gain } of next) {
          expect(after).toBeCloseTo(strengthOn(strengthRank([...list, { type, on: today }]), today) ?? -1, 8)
          expect(gain).toBeCloseTo(after - (strength ?? 0), 8)
        }
      }),
    ))

  it('begins with the touch that adds most, of equal ones with the one logged last, and tells how it fades by the month, the quarter and the half-year', () => {
    const on = (daysAgo: number) => addDays(today, -daysAgo)
    const { parts, fading } = explainStrength([{ interactionId: 1, type: 'message', on: on(3) }, { interactionId: 2, type: 'meeting', on: on(5) }, { interactionId: 3, type: 'message', on: on(3) }, { interactionId: 4, type: 'meeting', on: on(400) }], today, 10)
    expect(parts.map(({ interactionId }) => interactionId)).toEqual([2, 3, 1, 4])
    expect(fading.map((later) => later.on)).toEqual([30, 90, 180].map((days) => addDays(today, days)))
    expect(explainStrength([{ interactionId: 1, type: 'meeting', on: today }], today, 1).fading[1]?.strength).toBeCloseTo(strengthOn(strengthRank([{ type: 'meeting', on: on(90) }]), today) ?? -1, 8)
  })

  it('has an answer where a touch is dated so far ahead that it adds more than a number holds', () => {
    const { strength, sum, parts, others } = explainStrength([1, 2, 3].map((interactionId) => ({ interactionId, type: 'meeting', on: Day.parse('9999-12-31') })), today, 1)
    expect(strength).toBe(100)
    expect([sum, others.adds, ...parts.map(({ adds }) => adds)].filter((value) => !Number.isFinite(value))).toEqual([])
  })
})
