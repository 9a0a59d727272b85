import { expect, it } from 'vitest'
import { Day } from '../../shared/kernel/day'
import { daysOfPoint, followerChart } from './follower-chart'

const day = (text: string): Day => Day.parse(text)

it('draws short stretches by the day and long ones by the week, whose last may be cut short', () => {
  const [from, to] = [day('2026-01-01'), day('2026-05-02')]
  expect(daysOfPoint(2, from, day('2026-01-31'))).toEqual({ from: '2026-01-03', to: '2026-01-03' })
  expect(daysOfPoint(0, from, to)).toEqual({ from: '2026-01-01', to: '2026-01-07' })
  const { categories, series } = followerChart('@juniper', [{ on: to, followers: 120, gained: null }], from, to)
  expect(daysOfPoint(categories.length - 1, from, to)).toEqual({ from: '2026-04-30', to: '2026-05-02' })
  expect(series[0]?.values.at(-1)).toBe(120)
})
