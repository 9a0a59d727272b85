import { expect, it, vi } from 'vitest'
import { addDays, Day, dayOfMoment, fromDayNumber, monthAround, toDayNumber } from './day'

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
