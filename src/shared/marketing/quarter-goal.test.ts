import { expect, it } from 'vitest'
import { addDays, type Day } from '../kernel/day'
import type { MetricRow } from './metrics'
import { GoalMetric, goalMetrics, judgeGoal } from './quarter-goal'

// Tests write days that exist.
const day = (text: string): Day => text as Day

it('a quarter’s goal is held against the time that is over', () => {
  const judge = (metric: GoalMetric, actual: number | null, on: string) => judgeGoal({ quarter: '2026-Q1', metric, target: 900 }, actual, day(on)).state
  // 45 of 90 days are over on 14 February.
  expect(judgeGoal({ quarter: '2026-Q1', metric: 'revenue', target: 900 }, 450, addDays(day('2026-01-01'), 44))).toEqual({ progress: 0.5, elapsed: 0.5, state: 'ahead' })
  expect([judge('revenue', 449, '2026-02-14'), judge('revenue', 900, '2026-02-14'), judge('revenue', 899, '2026-03-31'), judge('revenue', 900, '2026-05-01')]).toEqual(['behind', 'met', 'missed', 'met'])
  expect([judge('spend', 450, '2026-02-14'), judge('spend', 451, '2026-02-14'), judge('spend', 901, '2026-02-14'), judge('spend', 900, '2026-03-31')]).toEqual(['ahead', 'behind', 'missed', 'met'])
  expect([judge('cpa', 900, '2026-02-14'), judge('cpa', 901, '2026-02-14'), judge('roas', 899, '2026-02-14'), judge('roas', 900, '2026-02-14')]).toEqual(['ahead', 'behind', 'behind', 'ahead'])
  // More is spent before the end, which a profit is less by; what was earned stays.
  expect([judge('profit', 900, '2026-03-30'), judge('profit', 900, '2026-03-31'), judge('profit', 899, '2026-03-31')]).toEqual(['ahead', 'met', 'missed'])
  expect([judge('conversions', 900, '2026-02-14'), judge('roi', 2, '2026-02-14'), judge('cost', 901, '2026-02-14')]).toEqual(['met', 'behind', 'missed'])
  expect([judge('revenue', null, '2026-02-14'), judge('revenue', 0, '2025-12-31')]).toEqual([null, null])
  // Sums need but half of it by now, ratios all of it; of all of it more is kept, and a ceiling that was passed is missed.
  const statesOf = (metric: GoalMetric) => [450, 899, 900, 901].map((actual) => judge(metric, actual, '2026-02-14'))
  for (const metric of ['revenue', 'impressions', 'clicks', 'conversions'] as const) expect([metric, ...statesOf(metric)]).toEqual([metric, 'ahead', 'ahead', 'met', 'met'])
  expect(statesOf('profit')).toEqual(['ahead', 'ahead', 'ahead', 'ahead'])
  for (const metric of ['spend', 'cost'] as const) expect([metric, ...statesOf(metric)]).toEqual([metric, 'ahead', 'behind', 'behind', 'missed'])
  for (const metric of ['ctr', 'cvr', 'roas', 'roi'] as const) expect([metric, ...statesOf(metric)]).toEqual([metric, 'behind', 'behind', 'ahead', 'ahead'])
  for (const metric of ['cpc', 'cpm', 'cpa'] as const) expect([metric, ...statesOf(metric)]).toEqual([metric, 'ahead', 'ahead', 'ahead', 'behind'])
  expect(judgeGoal({ quarter: '2026-Q1', metric: 'roas', target: 900 }, 899, day('2026-05-01'))).toMatchObject({ elapsed: 1, state: 'missed' })
})

it('each goal is held against its own measure', () => {
  // All that is read of it.
  const row = { spendMinor: 1, costMinor: 2, revenueMinor: 3, profitMinor: 4, impressions: 5, clicks: 6, conversions: 7, ctr: 8, cvr: 9, cpcMinor: 10, cpmMinor: 11, cpaMinor: 12, roas: 13, roi: 14 } as MetricRow
  expect(Object.fromEntries(GoalMetric.options.map((metric) => [metric, goalMetrics[metric].valueOf(row)]))).toEqual({ spend: 1, cost: 2, revenue: 3, profit: 4, impressions: 5, clicks: 6, conversions: 7, ctr: 8, cvr: 9, cpc: 10, cpm: 11, cpa: 12, roas: 13, roi: 14 })
})
