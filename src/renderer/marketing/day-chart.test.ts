import { expect, it } from 'vitest'
import type { Day } from '../../shared/kernel/day'
import type { Currency } from '../../shared/kernel/money'
import { dayChart, everyDay } from './day-chart'

const day = (on: string, spendMinor: number | null, revenueMinor: number | null = null) => ({ on: on as Day, spendMinor, revenueMinor })
const euro = 'EUR' as Currency

it('the chart of a campaign has every day between the first and the last, those without results as gaps', () => {
  const chart = dayChart(everyDay([day('2026-02-27', 100), day('2026-03-02', 0, 900)]), euro, [])
  expect(chart?.categories).toEqual(['27 Feb 2026', '28 Feb 2026', '1 Mar 2026', '2 Mar 2026'])
  expect(chart?.series.map(({ values }) => values)).toEqual([[100, null, null, 0], [null, null, null, 900]])
})

it('a day of a mistyped year does not have it be of centuries', () => {
  expect(everyDay([day('1026-03-01', 100), day('2026-03-01', 100)])).toHaveLength(2)
  expect(everyDay([day('2021-03-01', 100), day('2026-03-01', 100)])).toHaveLength(1827)
})

it('a single day is no chart', () => {
  expect(dayChart(everyDay([day('2026-03-01', 100)]), euro, [])).toBeNull()
  expect(dayChart([], euro, [])).toBeNull()
})
