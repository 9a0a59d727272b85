import { expect, it } from 'vitest'
import { Day } from '../../shared/kernel/day'
import { daysOfPoint, followerChart, sizeChart } from './follower-chart'

const day = (text: string): Day => Day.parse(text)

it('draws short stretches by the day and long ones by the week, whose last may be cut short', () => {
  const [from, to] = [day('2026-01-01'), day('2026-05-02')]
  expect(daysOfPoint(2, from, day('2026-01-31'))).toEqual({ from: '2026-01-03', to: '2026-01-03' })
  expect(daysOfPoint(0, from, to)).toEqual({ from: '2026-01-01', to: '2026-01-07' })
  const { categories, series } = followerChart('@juniper', [{ on: to, followers: 120, gained: null }], from, to)
  expect(daysOfPoint(categories.length - 1, from, to)).toEqual({ from: '2026-04-30', to: '2026-05-02' })
  expect(series[0]?.values.at(-1)).toBe(120)
})

it('draws the noted sizes of a community as far apart as their days are', () => {
  const size = (on: string, members: number) => ({ on: day(on), members })
  const [first, second, last] = [size('2026-01-01', 900), size('2026-01-03', 950), size('2026-01-11', 1200)]
  const { categories, series, description } = sizeChart(first, last, [first, second, last])
  expect(categories).toHaveLength(11)
  expect(series[0]?.values).toEqual([900, null, 950, null, null, null, null, null, null, null, 1200])
  expect(daysOfPoint(2, first.on, last.on)).toEqual({ from: '2026-01-03', to: '2026-01-03' })
  expect(description).toBe('From 900 on 1 Jan 2026 to 1,200 on 11 Jan 2026.')
})
