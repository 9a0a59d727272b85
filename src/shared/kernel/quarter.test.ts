import { expect, it } from 'vitest'
import { Quarter, quarterAfter, quarterDays, quarterOf } from './quarter'

it('the months of a year lie in its four quarters', () => {
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2026-${month}`)
  expect(months.map(quarterOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q1', '2026-Q2', '2026-Q2', '2026-Q2', '2026-Q3', '2026-Q3', '2026-Q3', '2026-Q4', '2026-Q4', '2026-Q4'])
  expect(quarterOf('2026-12-31')).toBe('2026-Q4')
})

it('a quarter has a first and a last day', () => {
  expect(['2028-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '0001-Q1', '9999-Q4'].map(quarterDays)).toEqual([
    { from: '2028-01-01', to: '2028-03-31' }, { from: '2026-04-01', to: '2026-06-30' }, { from: '2026-07-01', to: '2026-09-30' }, { from: '2026-10-01', to: '2026-12-31' },
    { from: '0001-01-01', to: '0001-03-31' }, { from: '9999-10-01', to: '9999-12-31' },
  ])
})

it('quarters follow one another over the years', () => {
  expect([-5, -1, 0, 1, 4, 7].map((quarters) => quarterAfter('2026-Q1', quarters))).toEqual(['2024-Q4', '2025-Q4', '2026-Q1', '2026-Q2', '2027-Q1', '2027-Q4'])
  expect(quarterAfter('1000-Q1', -1)).toBe('0999-Q4')
})

it('one that a person asks for is written like 2026-Q1', () => {
  expect(['2026-Q1', '2000-Q4', '2199-Q1', '1999-Q4', '2200-Q1', '2026-Q0', '2026-Q5', '2026-q1', '2026'].map((text) => Quarter.safeParse(text).success)).toEqual([true, true, true, false, false, false, false, false, false])
})
