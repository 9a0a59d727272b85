import { afterEach, describe, expect, it } from 'vitest'
import { addDays, Day } from '../../shared/kernel/day'
import { speak } from '../../shared/kernel/language'
import { keyShift, monthHeadings, pixelsAlong, planWindow, proposedDays, windowsOnPaper } from './plan-view'

const week = (from: string, to: string) => ({ from: Day.parse(from), to: Day.parse(to) })

afterEach(() => speak('en'))

describe('the months over a plan', () => {
  it('are named as long as there is room for', () => {
    const weeks = [week('2026-09-28', '2026-10-04'), week('2026-10-05', '2026-10-11'), week('2026-10-12', '2026-10-18'), week('2026-11-02', '2026-11-08'), week('2026-11-09', '2026-11-15')]
    expect(monthHeadings(weeks, 'week').map(({ label, count }) => [label, count])).toEqual([['Sep', 1], ['October 2026', 2], ['November 2026', 2]])
    expect(monthHeadings([week('2026-12-31', '2026-12-31')], 'week').map(({ label }) => label)).toEqual([''])
    expect(monthHeadings([week('2026-12-01', '2026-12-31')], 'week').map(({ label }) => label)).toEqual(['December 2026'])
  })

  it('lie where their periods begin', () => {
    const places = monthHeadings([week('2026-09-28', '2026-10-04'), week('2026-10-05', '2026-10-11')], 'week').map(({ place }) => place)
    expect(places).toEqual([{ insetInlineStart: 0, width: 56 }, { insetInlineStart: 56, width: 56 }])
  })
})

describe('a plan on paper', () => {
  const weeks = Array.from({ length: 30 }, (_, index) => ({ from: addDays(Day.parse('2026-01-05'), 7 * index), to: addDays(Day.parse('2026-01-11'), 7 * index) }))
  const stretchesOf = (grain: 'week' | 'day', periods = weeks, days: { from: Day; to: Day } | null = null) => {
    const window = planWindow(periods, grain, days)
    return window === null ? [] : windowsOnPaper(window).map(({ periods: { length }, ...stretch }) => ({ ...stretch, length }))
  }

  it('lies in stretches that a sheet has room for, which say that the sums are those of the whole plan', () => {
    expect(stretchesOf('week')).toEqual([
      { grain: 'week', offset: 0, first: '2026-01-05', width: 784, isPart: true, length: 14 },
      { grain: 'week', offset: 14, first: '2026-04-13', width: 784, isPart: true, length: 14 },
      { grain: 'week', offset: 28, first: '2026-07-20', width: 112, isPart: true, length: 2 },
    ])
    expect(stretchesOf('week', weeks.slice(0, 9))).toEqual([{ grain: 'week', offset: 0, first: '2026-01-05', width: 504, isPart: false, length: 9 }])
  })

  it('begins where what is drawn begins, and has a period in each stretch', () => {
    expect(stretchesOf('week', weeks, { from: Day.parse('2026-04-13'), to: Day.parse('2026-04-20') })).toEqual([{ grain: 'week', offset: 14, first: '2026-04-13', width: 112, isPart: true, length: 2 }])
    expect(stretchesOf('day', [{ from: Day.parse('2026-01-01'), to: Day.parse('2026-01-31') }])).toMatchObject([{ length: 1, isPart: false }])
  })
})

describe('the days proposed for a new flight', () => {
  const day = (text: string) => Day.parse(text)
  const proposed = (startsOn: string | null, endsOn: string | null, today = '2026-11-28', plan = { from: day('2026-10-26'), to: day('2027-01-31') }) =>
    Object.values(proposedDays(plan, { startsOn: startsOn === null ? null : day(startsOn), endsOn: endsOn === null ? null : day(endsOn) }, day(today)))

  it('are those of its campaign, within the plan', () => {
    expect(proposed('2026-12-28', '2027-01-03')).toEqual(['2026-12-28', '2027-01-03'])
    expect(proposed('2026-12-28', '2027-06-30')).toEqual(['2026-12-28', '2027-01-31'])
    expect(proposed('2026-11-01', '2027-01-10')).toEqual(['2026-11-28', '2027-01-10'])
    expect(proposed('2026-10-01', '2026-11-20')).toEqual(['2026-10-26', '2026-11-20'])
    expect(proposed(null, '2026-12-01')).toEqual(['2026-11-28', '2026-12-01'])
    expect(proposed('2026-12-31', null)).toEqual(['2026-12-31', '2027-01-27'])
    expect(proposed(null, '2026-11-20')).toEqual(['2026-10-26', '2026-11-20'])
    expect(proposed('2026-09-01', '2026-12-31', '2026-11-28', { from: day('2026-07-01'), to: day('2026-09-30') })).toEqual(['2026-09-01', '2026-09-30'])
  })

  it('are four weeks from today where the campaign says none, or lies outside the plan', () => {
    const weeks = ['2026-11-28', '2026-12-25']
    expect([proposed(null, null), proposed('2027-03-01', '2027-03-31'), proposed('2026-01-01', '2026-02-01')]).toEqual([weeks, weeks, weeks])
    expect(proposed(null, null, '2026-01-01')).toEqual(['2026-10-26', '2026-11-22'])
    expect(proposed(null, null, '2027-01-20')).toEqual(['2027-01-20', '2027-01-31'])
  })
})

describe('where one reads from right to left', () => {
  const key = { key: 'ArrowLeft', shiftKey: false, altKey: false, ctrlKey: false, metaKey: false }

  it('days go on to the left, and so does an arrow', () => {
    expect([keyShift(key)?.days, pixelsAlong()]).toEqual([-7, 1])
    speak('ar-XB')
    expect([keyShift(key)?.days, pixelsAlong()]).toEqual([7, -1])
  })
})
