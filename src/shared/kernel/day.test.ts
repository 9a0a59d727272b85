import { expect, it, vi } from 'vitest'
import { addDays, Day, dayOf, dayOfMoment, daysBetween, firstOfMonth, fromDayNumber, monthAround, monthOf, startOfLocalDay, toDayNumber, Weekday, weekStart } from './day'

it('the calendar has every day between its first and its last, and no other', () => {
  // Each day of a cycle of 400 years is the day after the one before, by the calendar of the language itself.
  const days = Array.from({ length: 146_097 }, (_, index) => new Date(Date.UTC(1900, 0, 1 + index)))
  expect(days.filter((day) => dayOf(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()) !== day.toISOString().slice(0, 10))).toEqual([])
  const lengths = [1900, 1904, 2000, 2023, 2100].map((year) => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => [28, 29, 30, 31, 32].filter((day) => dayOf(year, month, day) !== null).at(-1)))
  const [common, leap] = [[31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]]
  expect(lengths).toEqual([common, leap, leap, common, common])
  expect([dayOf(0, 1, 1), dayOf(1, 1, 1), dayOf(9999, 12, 31), dayOf(10_000, 1, 1), dayOf(2026, 0, 1), dayOf(2026, 13, 1), dayOf(2026, 1, 0)]).toEqual([null, '0001-01-01', '9999-12-31', null, null, null, null])
})

it.each(['2026-3-1', '26-03-01', '2026-03-01T00:00', ' 2026-03-01', '2026-02-29', '2026-13-01', '2026-00-10', '2026-01-00', '0000-01-01', '2026-04-31', '-2026-01-01'])('%s is no day', (text) => expect(Day.safeParse(text).success).toBe(false))

it('days are counted from 1970, and between two of them', () => {
  expect(['1970-01-01', '1969-12-31', '2000-03-01', '2026-03-31'].map((day) => toDayNumber(Day.parse(day)))).toEqual([0, -1, 11_017, 20_543])
  expect(daysBetween(Day.parse('2026-02-27'), Day.parse('2026-03-02'))).toBe(3)
  expect(daysBetween(Day.parse('2026-03-02'), Day.parse('2026-02-27'))).toBe(-3)
})

it('a week begins on its Monday, or on the weekday that it is said to begin on', () => {
  const week = ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05']
  expect(week.map((day) => weekStart(Day.parse(day)))).toEqual(week.map(() => '2026-03-30'))
  expect(week.map((day) => weekStart(Day.parse(day), 7))).toEqual(['2026-03-29', '2026-03-29', '2026-03-29', '2026-03-29', '2026-03-29', '2026-03-29', '2026-04-05'])
  expect(weekStart(Day.parse('1969-12-31'), 6)).toBe('1969-12-27')
  expect([0, 1, 7, 8].map((weekday) => Weekday.safeParse(weekday).success)).toEqual([false, true, true, false])
})

it('a day is of its month, which begins on its first', () => expect([monthOf(Day.parse('2026-03-31')), firstOfMonth('2026-03')]).toEqual(['2026-03', '2026-03-01']))

it('a day begins at midnight on this computer’s calendar', () => {
  vi.stubEnv('TZ', 'Europe/Berlin')
  expect(startOfLocalDay(Day.parse('2026-04-01'))).toBe('2026-03-31T22:00:00.000Z')
})

it('a moment is of the day on this computer’s calendar, not of the day in Greenwich', () => {
  vi.stubEnv('TZ', 'Pacific/Honolulu')
  expect(dayOfMoment('2026-04-01T05:00:00.000Z')).toBe('2026-03-31')
  vi.stubEnv('TZ', 'Europe/Berlin')
  expect(dayOfMoment('2026-03-31T22:00:00.000Z')).toBe('2026-04-01')
})

it('no day is before the first or after the last that there is', () => {
  const [first, last] = [Day.parse('0001-01-01'), Day.parse('9999-12-31')]
  expect([addDays(first, -1), addDays(first, 1), addDays(last, 400), addDays(last, -1)]).toEqual(['0001-01-01', '0001-01-02', '9999-12-31', '9999-12-30'])
})

it.each([['0001-01-31', '0001-01-01', '0001-01-31'], ['0050-12-05', '0050-12-01', '0050-12-31'], ['0099-02-28', '0099-02-01', '0099-02-28'], ['2028-02-29', '2028-02-01', '2028-02-29'], ['9999-12-01', '9999-12-01', '9999-12-31']])('the month around %s goes from %s to %s, in whatever century', (day, first, last) => {
  const { from, to } = monthAround(toDayNumber(Day.parse(day)))
  expect([fromDayNumber(from), fromDayNumber(to)]).toEqual([first, last])
})
