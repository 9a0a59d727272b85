import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, daysBetween } from '../../shared/kernel/day'
import { type CalendarItem, daysMeant, daysShown, headingOf, itemLabel, layOut, shiftedItem, stepped, turned, weeksOf } from './calendar-view'

// Tests write days that exist.
const on = (text: string): Day => text as Day
const item = (kind: CalendarItem['kind'], id: number, from: string, to = from): CalendarItem => ({ key: `${kind}-${id}`, kind, id, title: `${kind} ${id}`, from: on(from), to: on(to), detail: 'Meta', state: kind === 'creative' ? 'draft' : null, campaignId: null })

describe('the calendar’s days', () => {
  it('are whole weeks around the month or the week meant', () => {
    expect(daysMeant('month', on('2026-02-14'), 1)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(daysShown('month', on('2026-02-14'), 1)).toEqual({ from: '2026-01-26', to: '2026-03-01' })
    expect(daysShown('month', on('2026-02-14'), 7)).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(daysShown('week', on('2026-02-14'), 7)).toEqual({ from: '2026-02-08', to: '2026-02-14' })
    expect(weeksOf(daysShown('month', on('2026-03-10'), 1)).map((week) => [week[0], week.length])).toEqual([['2026-02-23', 7], ['2026-03-02', 7], ['2026-03-09', 7], ['2026-03-16', 7], ['2026-03-23', 7], ['2026-03-30', 7]])
    expect(headingOf('week', on('2026-01-01'), 1)).toBe('29 Dec 2025 – 4 Jan 2026')
  })

  it('ends with the last day that there is, and begins with the first', () => {
    expect(daysMeant('month', on('9999-12-15'), 1)).toEqual({ from: '9999-12-01', to: '9999-12-31' })
    expect([turned('month', on('9999-12-15'), 1), turned('month', on('0001-01-15'), -1)]).toEqual(['9999-12-15', '0001-01-15'])
  })

  it('turn by the month and by the week, over the end of a year', () => {
    expect(turned('month', on('2026-01-31'), 1)).toBe('2026-02-01')
    expect(turned('month', on('2026-01-31'), -1)).toBe('2025-12-01')
    expect(turned('week', on('2025-12-30'), 1)).toBe('2026-01-06')
  })

  it('hold every day of the month once, wherever weeks begin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 7 }), (offset, firstWeekday) => {
        const day = addDays(on('1970-01-01'), offset)
        const days = weeksOf(daysShown('month', day, firstWeekday)).flat()
        const { from, to } = daysMeant('month', day, firstWeekday)
        expect(days.filter((each) => each >= from && each <= to)).toHaveLength(daysBetween(from, to) + 1)
        expect(new Set(days).size).toBe(days.length)
      }),
    )
  })
})

describe('what is laid out', () => {
  const weeks = weeksOf({ from: on('2026-03-02'), to: on('2026-03-15') })

  it('puts flights into lanes over their weeks and the rest on its day', () => {
    const [first, second] = layOut([item('flight', 1, '2026-02-20', '2026-03-04'), item('flight', 2, '2026-03-05', '2026-03-10'), item('flight', 3, '2026-03-03', '2026-03-05'), item('creative', 4, '2026-03-05'), item('post', 5, '2026-03-05')], weeks, { lanes: 3, items: 4 })
    expect(first?.bars.map(({ item: { id }, lane, column, span, isContinued }) => [id, lane, column, span, isContinued])).toEqual([[1, 0, 0, 3, false], [3, 1, 1, 3, false], [2, 0, 3, 4, false]])
    expect(first?.lanes).toBe(2)
    expect(first?.cells[3]?.items.map(({ key }) => key)).toEqual(['creative-4', 'post-5'])
    expect(second?.bars.map(({ item: { id }, column, span, isContinued }) => [id, column, span, isContinued])).toEqual([[2, 0, 2, true]])
  })

  it('draws as much as there is room for and counts the rest', () => {
    const many = [...Array.from({ length: 2000 }, (_, index) => item('creative', index, '2026-03-05')), ...Array.from({ length: 5 }, (_, index) => item('flight', index, '2026-03-04', '2026-03-06'))]
    const [first] = layOut(many, weeks, { lanes: 3, items: 4 })
    expect(first?.cells.map(({ items, hidden }) => [items.length, hidden])).toEqual([[0, 0], [0, 0], [0, 2], [4, 1998], [0, 2], [0, 0], [0, 0]])
    expect(first?.bars).toHaveLength(3)
  })

  it('never lets two bars of one lane share a day, and loses none', () => {
    const flight = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.nat(30))
    fc.assert(
      fc.property(fc.array(flight, { maxLength: 12 }), (pairs) => {
        const items = pairs.map(([start, length], index) => item('flight', index, addDays(on('2026-03-02'), start), addDays(on('2026-03-02'), start + length)))
        for (const { bars, days } of layOut(items, weeks, { lanes: 99, items: 1 })) {
          expect(bars).toHaveLength(items.filter(({ from, to }) => from <= (days[6] ?? from) && to >= (days[0] ?? to)).length)
          const taken = bars.flatMap(({ lane, column, span }) => Array.from({ length: span }, (_, offset) => `${lane} ${column + offset}`))
          expect(new Set(taken).size).toBe(taken.length)
        }
      }),
    )
  })

  it('keeps what is moved by keys within what is drawn', () => {
    const shown = { from: on('2026-03-02'), to: on('2026-03-15') }
    expect(stepped(item('creative', 1, '2026-03-13'), 1, 7, shown)).toBe(1)
    expect(stepped(item('creative', 1, '2026-03-14'), 0, 1, shown)).toBe(1)
    expect(stepped(item('creative', 1, '2026-03-03'), 0, -7, shown)).toBe(0)
    expect(stepped(item('flight', 1, '2026-02-01', '2026-03-20'), 0, 7, shown)).toBe(7)
    expect(itemLabel(shiftedItem(item('creative', 1, '2026-03-14'), 1))).toBe('Creative, creative 1, Meta, 15 Mar 2026, Draft')
  })
})
