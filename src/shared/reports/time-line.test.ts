import { expect, it } from 'vitest'
import { type TimeGrouping, withoutGaps } from './time-line'

const filled = (keys: readonly string[], by: TimeGrouping, room = 60): readonly string[] => withoutGaps(keys.map((key) => ({ key, label: 'known' })), by, room, (key, label) => ({ key, label })).map(({ key, label }) => (label === 'known' ? key : label))

it('a line of time has the months, weeks and days in between of which nothing is known', () => {
  expect(filled(['2025-11', '2026-02', '2026-03'], 'month')).toEqual(['2025-11', 'December 2025', 'January 2026', '2026-02', '2026-03'])
  expect(filled(['2026-02-23', '2026-03-16'], 'week')).toEqual(['2026-02-23', 'Week of 2 Mar 2026', 'Week of 9 Mar 2026', '2026-03-16'])
  expect(filled(['2026-02-27', '2026-03-01'], 'day')).toEqual(['2026-02-27', '28 Feb 2026', '2026-03-01'])
})

it('keeps what is known as a whole alone in its place, and as many of the last lines as there is room for, however far back the first lies', () => {
  expect(filled(['2026-01', '2026-01-15..2026-02-14', '2026-03'], 'month')).toEqual(['2026-01', '2026-01-15..2026-02-14', 'February 2026', '2026-03'])
  expect(filled(['0001-01-01', '2026-03-30', '2026-04-01'], 'day', 3)).toEqual(['2026-03-30', '31 Mar 2026', '2026-04-01'])
  expect(filled(['0001-01-01', '2026-04-01'], 'day', 3)).toEqual(['30 Mar 2026', '31 Mar 2026', '2026-04-01'])
  expect(filled(['2026-02', '2026-03'], 'month', 1)).toEqual(['2026-03'])
  expect(filled([], 'month')).toEqual([])
})
