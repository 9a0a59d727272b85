import { describe, expect, it } from 'vitest'
import { contradictionSentence, dayOfDate, haveHours, periodOfFileName, proveDateOrder, readCertainDay, readDay, readDays, readPeriod, stretchEnds, unreadDaySentence } from './dates'

const day = '2026-09-07'

describe('a day that can mean one day only', () => {
  it.each([
    '2026-09-07', '2026-9-7', ' 2026-09-07 ', '2026-09-07T23:59:59Z', '2026-09-07 00:00 - 2026-09-07 23:59', '2026-09-07 10:00 - 11:00', '2026-09-07 -0500', '2026-09-07 Monday', '20260907', '2026年9月7日', '2026년 9월 7일', '2026/09/07', '2026.09.07', '2026. 09. 07.', '2026. 9. 7', '7. September 2026', '7.September 2026', '07-Sep-2026', '7/Sep/2026', 'Mon, 7 Sep 2026', 'Mo., 7. Sept. 2026',
    '7 de septiembre de 2026', '7 września 2026', '7 eylül 2026', 'September 7, 2026', 'Sep 7 2026', 'Monday, September 7, 2026',
  ])('is read: %s', (text) => {
    expect(readCertainDay(text)).toBe(day)
    for (const order of ['YMD', 'DMY', 'MDY'] as const) expect(readDay(text, order)).toBe(day)
  })

  it.each(['2026-09-07 - 2026-09-08', '2026-09-07T00:00 - 2026-09-13', '2026-09-07 - 13.09.2026', '2026-09-07 – 09-13', '2026-09-07 - today', '2026-09-07 to Now', '2026-09-07 – heute', '2026-02-29', '2026-13-01', '19991301', '18991231', '21000101', '7 listopada 2026', '7 Foo 2026', 'Foo 7, 2026', '30 February 2026', '07.09.2026', '07/09/26', '7', '', '2026'])('is none: %s', (text) => expect(readCertainDay(text)).toBeNull())

  it('is one where day and month are the same number', () => expect([readCertainDay('09/09/2026'), readCertainDay('13/13/2026'), readCertainDay('09/09/26')]).toEqual(['2026-09-09', null, null]))
})

it('a day of numbers is read in the order of its column, with any hour behind it', () => {
  expect([readDay('07/09/2026', 'DMY'), readDay('09/07/2026', 'MDY'), readDay('07/09/2026', 'YMD'), readDay('31/12/2026', 'MDY'), readDay('07/09/26', 'DMY')]).toEqual([day, day, null, null, null])
  for (const hour of [' 10:00', ', 10:00', ' 10.00', ' 9:05:59.5 PM', ' 9:05 p.m.', ' 10:00 UTC', ' 10:00:00+02:00', ' 10:00 -0500']) expect([hour, readDay(`07.09.2026${hour}`, 'DMY')]).toEqual([hour, day])
  expect([readDay('7. 9. 2026', 'DMY'), readDay('7.9.2026.', 'DMY'), readDay('7.9.2026 г.', 'DMY'), readDay('07.09.2026 later', 'DMY')]).toEqual([day, day, day, null])
})

describe('the order of day and month', () => {
  it.each([
    ['DMY', ['13/12/2026']], ['DMY', ['25/12/2026', '01/02/2026']], ['DMY', ['01.02.2026']], ['DMY', ['1. 2. 2026']], ['MDY', ['12/13/2026']], ['MDY', ['12/25/2026', '01/02/2026']], ['ambiguous', ['01/02/2026']], ['ambiguous', ['12/11/2026', '']],
    ['certain', ['2026-09-07', '09/09/2026', '', ' ']], ['certain', ['07/09/26', 'total']], ['contradiction', ['13/12/2026', '12/13/2026']], ['contradiction', ['01.02.2026', '12/13/2026']], ['ambiguous', ['13/13/2026']],
  ] as const)('is %s by %j', (order, cells) => expect(proveDateOrder(cells)).toBe(order))

  it('is told by the first that has the day first, and the first that has the month first, where they contradict each other', () => {
    const days = ['01/02/2026', '12/13/2026', '12/14/2026', '13/12/2026'].map((text, index) => ({ line: index + 2, text }))
    expect(contradictionSentence(days)).toBe('The dates of the file contradict each other: “13/12/2026” on line 5 has the day first, “12/13/2026” on line 3 the month.')
  })
})

describe('a stretch of days', () => {
  it.each(['2026-09-07 - 2026-09-13', '07.09.2026 – 13.09.2026', '7 Sep 2026 to 13 Sep 2026', '7. September 2026 bis 13. September 2026', '2026年9月7日～2026年9月13日', '2026/09/07 ~ 2026/09/13', '2026.09.07至2026.09.13', '2026-09-07 - 13.09.2026', '2026-09-07 to 13/09/2026'])('is read: %s', (text) => expect(readDays(text, 'DMY')).toEqual({ from: day, to: '2026-09-13' }))

  it('is one day where it has one, and none that ends before it starts, lacks an end or has three', () => {
    expect([readDays('07/09/2026', 'DMY'), readDays('2026-09-07 - 2026-09-07', 'DMY')]).toEqual([{ from: day, to: day }, { from: day, to: day }])
    for (const text of ['2026-09-13 - 2026-09-07', '2026-09-07 - 09-13', '2026-09-07 - today', ' - 2026-09-07', '2026-09-07 - 2026-09-08 - 2026-09-09', 'all']) expect([text, readDays(text, 'DMY')]).toEqual([text, null])
  })

  it('is not looked for in what is longer than two days', () => expect([100, 101].map((length) => stretchEnds(`a - ${'b'.repeat(length - 4)}`).length)).toEqual([2, 1]))

  it('stands above a table in words, in quotes or with points, where the day comes first', () => {
    for (const text of ['September 7, 2026 - September 13, 2026', '"September 7, 2026 - September 13, 2026"', '7. September 2026 – 13. September 2026', '07.09.2026 - 13.09.2026', ' 2026-09-07 - 2026-09-13 ']) expect([text, readPeriod(text)]).toEqual([text, { from: day, to: '2026-09-13' }])
    for (const text of ['2026-09-07', '07.09.2026', '"September 7, 2026"']) expect([text, readPeriod(text)]).toEqual([text, { from: day, to: day }])
    for (const text of ['07/09/2026 - 13/09/2026', '07/09/2026', 'Campaigns', 'today - 2026-09-07', '2026-09-07 - 2026-09-08 - 2026-09-09']) expect([text, readPeriod(text)]).toEqual([text, null])
  })

  it('stands in the name of a file', () => {
    const of = { from: day, to: '2026-09-13' }
    expect(['x_2026-09-07_2026-09-13.csv', 'x 2026-09-07 to 2026-09-13.csv', 'x 2026-09-07 00 ~ 2026-09-13 23.xlsx', 'Report (2026.09.07-2026.09.13).csv'].map(periodOfFileName)).toEqual([of, of, of, of])
    expect([periodOfFileName('Report(2026.09.07).csv'), periodOfFileName('x_2026-09-07_2026-09-07.csv')]).toEqual([{ from: day, to: day }, { from: day, to: day }])
    for (const name of ['x_2026-09-13_2026-09-07.csv', 'x (2026.09.13-2026.09.07).csv', 'x (2026.02.30).csv', 'x (2026.09.07-2026.13.01).csv', 'x 2026-09-07.csv', 'x_12026-09-07_2026-09-13.csv', 'x_2026-09-07_2026-09-131.csv', 'x_2026-02-30_2026-09-13.csv', 'x_2026-09-07_2026-13-13.csv']) expect([name, periodOfFileName(name)]).toEqual([name, null])
  })
})

it('hours differ where they do', () => {
  expect([haveHours(['2026-09-07 10:00', '2026-09-08 10:00']), haveHours(['2026-09-07 10:00', '2026-09-07T11:00']), haveHours(['2026-09-07', '2026-09-08 11:00']), haveHours([new Date('2026-09-07T10:00Z'), new Date('2026-09-08T10:00Z')]), haveHours([new Date('2026-09-07T10:00Z'), new Date('2026-09-07T11:00Z')])]).toEqual([false, true, false, false, true])
  expect([dayOfDate(new Date('2026-09-07T23:59:59Z')), dayOfDate(new Date('2026-01-31T00:00:00Z'))]).toEqual([day, '2026-01-31'])
})

it('a text that is no day is said to be none, and where its year has two digits what to do', () => {
  expect([unreadDaySentence('soon'), unreadDaySentence('soon', 'Day')]).toEqual(['“soon” is not a day.', '“soon” in the column “Day” is not a day.'])
  for (const text of ['1/9/26', '01.09.26', '1-Sep-26', '1. Sep. 26']) expect([unreadDaySentence(text), unreadDaySentence(text, 'Day')]).toEqual([expect.stringContaining(`“${text}” has a year of two digits`), expect.stringContaining(`“${text}” in the column “Day” has a year of two digits`)])
  for (const text of ['1/9/2026', '1/9.26']) expect(unreadDaySentence(text)).not.toContain('two digits')
})
