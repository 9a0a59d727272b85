import { describe, expect, it } from 'vitest'
import type { Day } from '../../shared/kernel/day'
import type { QuarterGoal } from '../../shared/marketing/quarter-goal'
import { goalInput, goalText, goalView, parseGoal, quartersAround } from './goal-view'

describe('a goal’s number', () => {
  it('is typed and read in its own unit', () => {
    expect([parseGoal('1200,50', 'revenue', 'EUR'), parseGoal('1200', 'revenue', 'JPY'), parseGoal('2.5', 'ctr', 'EUR'), parseGoal('3', 'roas', 'EUR'), parseGoal('0', 'clicks', 'EUR'), parseGoal('many', 'clicks', 'EUR'), parseGoal('500 €', 'revenue', 'EUR'), parseGoal('500 €', 'clicks', 'EUR')]).toEqual([1200_50, 1200, 0.025, 3, null, null, 500_00, null])
    expect([goalText('revenue', 1200_50, 'EUR'), goalText('ctr', 0.025, 'EUR'), goalText('roas', 3, 'EUR'), goalText('impressions', 1_500_000, 'EUR')]).toEqual(['1,200.50 EUR', '2.50%', '3.00', '1,500,000'])
    for (const [metric, value] of [['revenue', 1200_50], ['ctr', 0.025], ['roas', 3.2], ['clicks', 40]] as const) expect(parseGoal(goalInput(metric, value, 'EUR'), metric, 'EUR')).toBe(value)
  })
})

describe('quarters to choose from', () => {
  it('go over the ends of years', () => {
    // Tests write days that exist.
    expect(quartersAround('2026-02-14' as Day, 2, 4)).toEqual(['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1'])
  })
})

describe('a goal in words', () => {
  const goal = (part: Partial<QuarterGoal>): QuarterGoal => ({ quarter: '2026-Q1', metric: 'revenue', target: 900_00, currency: null, note: '', actual: 450_00, reason: null, leftOut: [], dataTo: null, progress: 0.5, elapsed: 0.5, state: 'ahead', ...part }) as QuarterGoal

  it('says what would be on track, and never guesses', () => {
    expect(goalView(goal({}), 'EUR')).toMatchObject({ target: 'at least 900.00 EUR', actual: '450.00 EUR', progress: '50%', state: 'On track', tone: 'good', sentence: '50% of the quarter is over, so 450.00 EUR would be on track.' })
    // 3.60 of 900.00 short: 99.6%. 59 of 90 days are over: 65.56%, and 900.00 × 59 ÷ 90 = 590.00.
    expect(goalView(goal({ actual: 896_40, progress: 896_40 / 900_00, elapsed: 59 / 90 }), 'EUR')).toMatchObject({ actual: '896.40 EUR', progress: '99%', sentence: '66% of the quarter is over, so 590.00 EUR would be on track.' })
    // Tests write days that exist.
    expect(goalView(goal({ dataTo: '2026-02-14' as Day }), 'EUR').sentence).toBe('By 14 Feb 2026, the newest day with ad results, 50% of the quarter was over, so 450.00 EUR would be on track.')
    expect(goalView(goal({ metric: 'cpa', state: 'behind' }), 'EUR')).toMatchObject({ target: 'at most 900.00 EUR', tone: 'warn', sentence: '50% of the quarter is over; a ratio is held against the goal itself.' })
    expect(goalView(goal({ metric: 'cpa', leftOut: ['CPA leaves out 40.00% (spend): no file tells its conversions.'] }), 'EUR').sentence).toBe('50% of the quarter is over; a ratio is held against the goal itself. CPA leaves out 40.00% (spend): no file tells its conversions.')
    expect(goalView(goal({ actual: null, progress: null, state: null, reason: 'Unlike clicks are not added.' }), 'EUR')).toMatchObject({ actual: 'n/a', reason: 'Unlike clicks are not added.', progress: 'n/a', state: 'Not known', tone: 'soft' })
    expect(goalView(goal({ actual: null, progress: null, state: null, elapsed: 0 }), 'EUR')).toMatchObject({ state: 'Not started', sentence: 'The quarter has not begun.' })
  })
})
