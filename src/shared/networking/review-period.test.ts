import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, Day } from '../kernel/day'
import { daysOfPeriod, periodAfter, quarterOfDay, ReviewPeriod, reviewWindows, yearOfDay } from './review-period'

const day = (text: string): Day => Day.parse(text)
const period = (text: string): ReviewPeriod => ReviewPeriod.parse(text)

describe('a review period', () => {
  it('is a quarter or a year of the calendar', () => {
    expect(daysOfPeriod(period('2026-Q2'))).toEqual({ from: '2026-04-01', to: '2026-06-30' })
    expect(daysOfPeriod(period('2026'))).toEqual({ from: '2026-01-01', to: '2026-12-31' })
    expect([quarterOfDay(day('2026-03-31')), quarterOfDay(day('2026-04-01')), yearOfDay(day('2026-04-01'))]).toEqual(['2026-Q1', '2026-Q2', '2026'])
    expect(['2026-Q5', '26', '2026-q1', '2026-Q'].map((text) => ReviewPeriod.safeParse(text).success)).toEqual([false, false, false, false])
  })

  it('lies around every day, and one that may be asked for has one before and one after it', () => {
    expect(['0001-01-01', '9999-12-31'].map((text) => [yearOfDay(day(text)), quarterOfDay(day(text))])).toEqual([['0001', '0001-Q1'], ['9999', '9999-Q4']])
    expect(['0001', '0002', '0002-Q1', '9998-Q4', '9999'].map((text) => ReviewPeriod.safeParse(text).success)).toEqual([false, true, true, true, false])
    expect(reviewWindows(period('0002-Q1'), day('2026-04-10'))).toMatchObject({ before: { from: '0001-10-01', to: '0001-12-31' } })
    expect(daysOfPeriod(periodAfter(period('9998-Q4'), 1))).toEqual({ from: '9999-01-01', to: '9999-03-31' })
  })

  it('follows the one before it without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2090 }), fc.constantFrom('', '-Q1', '-Q2', '-Q3', '-Q4'), fc.integer({ min: -9, max: 9 }), (year, quarter, steps) => {
        const one = period(`${year}${quarter}`)
        expect(periodAfter(periodAfter(one, steps), -steps)).toBe(one)
        expect(addDays(daysOfPeriod(periodAfter(one, -1)).to, 1)).toBe(daysOfPeriod(one).from)
      }),
    )
  })

  it('that still runs is compared with as many days of the one before, and never with more than it has', () => {
    expect(reviewWindows(period('2026-Q2'), day('2026-04-10'))).toEqual({ now: { from: '2026-04-01', to: '2026-04-10' }, before: { from: '2026-01-01', to: '2026-01-10' }, isRunning: true })
    expect(reviewWindows(period('2026-Q2'), day('2026-04-01'))).toEqual({ now: { from: '2026-04-01', to: '2026-04-01' }, before: { from: '2026-01-01', to: '2026-01-01' }, isRunning: true })
    expect(reviewWindows(period('2026-Q2'), day('2026-03-31'))).toEqual({ now: { from: '2026-04-01', to: '2026-06-30' }, before: { from: '2026-01-01', to: '2026-03-31' }, isRunning: true })
    for (const one of ['2024', '2024-Q1', '2025-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) {
      const [{ to }, before] = [daysOfPeriod(period(one)), daysOfPeriod(periodAfter(period(one), -1))]
      expect(reviewWindows(period(one), addDays(to, -1)).before.to <= before.to).toBe(true)
    }
    // The second quarter has a day more than the first.
    expect(reviewWindows(period('2026-Q2'), day('2026-06-30'))).toMatchObject({ before: { to: '2026-03-31' }, isRunning: false })
    expect(reviewWindows(period('2026-Q2'), day('2026-06-29'))).toMatchObject({ before: { to: '2026-03-31' }, isRunning: true })
    expect(reviewWindows(period('2026-Q1'), day('2026-06-29'))).toMatchObject({ now: { to: '2026-03-31' }, before: { from: '2025-10-01', to: '2025-12-31' }, isRunning: false })
  })
})
