import { describe, expect, it } from 'vitest'
import { Day, toDayNumber } from '../shared/kernel/day'
import type { Column } from './platform-format'
import { countsFrom, noDaySentence, refuseSwappedDays, serialDays } from './sheet-days'
import type { Cell, TableRow } from './table'

const columns: readonly Column[] = (['day', 'spend', 'period_to'] as const).map((field, index) => ({ index, header: ` Column ${index} `, field, currencies: [], isPinned: false }))

/** Rows of cells of the first column; the second holds as many days as the first, as an amount. */
const rowsOf = (...cells: readonly Cell[]): readonly TableRow[] => cells.map((cell, index) => ({ line: index + 2, cells: [cell, cell, null] }))

const serial = (day: string, from: number = countsFrom[1900]): number => toDayNumber(Day.parse(day)) - from

const date = (day: string): Date => new Date(`${day}T00:00:00Z`)

describe('numbers in a column of days', () => {
  const read = (cells: readonly Cell[], from: number = countsFrom[1900]): readonly unknown[] | null => {
    const rows = rowsOf(...cells)
    const found = serialDays(rows, columns, from)
    return found === null ? null : rows.map((row) => found.toDates(row).cells[0])
  }

  it('are the days that spreadsheets count them to, of either kind, whatever the hour, beside dates and blanks', () => {
    expect(serial('2026-09-07')).toBe(46_272)
    expect(read([46_272, 46_272.99, date('2026-09-08'), '', null])).toEqual([date('2026-09-07'), date('2026-09-07'), date('2026-09-08'), '', null])
    expect(read([serial('2026-09-07', countsFrom[1904])], countsFrom[1904])).toEqual([date('2026-09-07')])
    // So that 1 March 1900 is 61, and 1 January 1904 is 0.
    expect([serial('1900-03-01'), serial('1904-01-01', countsFrom[1904])]).toEqual([61, 0])
  })

  it('are days of this century alone', () => {
    expect([read([36_526]), read([73_050])]).toEqual([[date('2000-01-01')], [date('2099-12-31')]])
    for (const number of [36_525, 73_051, 0, 7, 123_456, -46_272, 46_272.5e3]) expect([number, read([number])]).toEqual([number, null])
  })

  it('are none where the column has anything else, or no number', () => {
    for (const cells of [[46_272, 'Total'], [46_272, '46272'], [46_272, 5], [date('2026-09-07')], ['46272'], [46_272, true], []]) expect(read(cells)).toBeNull()
  })

  it('are told, and change nothing else', () => {
    const rows = rowsOf(46_272)
    const found = serialDays(rows, columns, countsFrom[1900])
    expect(found?.notes).toEqual(['The column “Column 0” has numbers without the format of a date. They were read as spreadsheets count days: 46272 is 7 Sep 2026.'])
    expect(rows.map((row) => found?.toDates(row))).toEqual([{ line: 2, cells: [date('2026-09-07'), 46_272, null] }])
    expect(serialDays([{ line: 2, cells: [date('2026-09-07'), 46_272, 46_273] }], columns, countsFrom[1900])?.notes).toEqual([expect.stringContaining('“Column 2”')])
  })

  it('that stand alone are said to look like one', () => {
    expect(noDaySentence('46272', 'Day')).toContain('is not a day, but looks like one as spreadsheets count them: 7 Sep 2026')
    expect([noDaySentence('4627', 'Day'), noDaySentence('46272 EUR', 'Day')]).toEqual(['“4627” in the column “Day” is not a day.', '“46272 EUR” in the column “Day” is not a day.'])
  })
})

describe('a column of which a spreadsheet took the day for the month', () => {
  const refused = (...cells: readonly Cell[]): boolean => {
    try {
      refuseSwappedDays(rowsOf(...cells), columns)
      return false
    } catch (error) {
      expect(error).toMatchObject({ sentence: expect.stringContaining('has taken the day of those for the month'), line: 2 + cells.findIndex((cell) => typeof cell === 'string') })
      return true
    }
  }

  it('has dates up to the 12th beside later days as text, of one order', () => {
    for (const cells of [[date('2026-09-01'), '13/09/2026'], [date('2026-09-12'), '13.09.2026', '31.09.2026'], [date('2026-09-01'), '13/09/2026', 'Total'], [date('2026-12-01'), '09/13/2026']]) expect([cells, refused(...cells)]).toEqual([cells, true])
  })

  it('is none with a date after the 12th, without dates, without texts, or with texts of other days', () => {
    for (const cells of [[date('2026-09-13'), '14/09/2026'], [date('2026-09-01'), date('2026-09-13'), '14/09/2026'], ['13/09/2026'], [date('2026-09-01')], [date('2026-09-01'), '13/09/2026', '12/09/2026'], [date('2026-09-01'), '12.09.2026'], [date('2026-09-01'), '13/09/2026', '09/14/2026'], [date('2026-09-01'), '2026-09-13'], [date('2026-09-01'), 'Total']]) expect([cells, refused(...cells)]).toEqual([cells, false])
  })
})
