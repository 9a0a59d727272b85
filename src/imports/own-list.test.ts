import { expect, it } from 'vitest'
import { isTotalRow, unreadNote } from './own-list'
import type { Cell } from './table'

it.each<[readonly Cell[], boolean]>([
  [['Total', '', 5], true], [['', ' Summe ', 5], true], [[' ', '-', 5], true], [['', '', ''], true], [['Total', 'Spring', 5], false], [['Spring', '', 5], false], [['', 'Spring', 5], false],
])('a row sums up others where it names nothing but a total: %o %s', (cells, isTotal) => expect(isTotalRow({ line: 1, cells }, [0, 1])).toBe(isTotal))

it('of the headings that are not read, those are told that have something below them', () => {
  const header = { line: 1, cells: ['Date', ' Mood ', ' ', 'Empty', 'Place'] }
  const body = [['d', '', 'x', ' ', ''], ['d', 'good', 'x', '', 'Kiel'], ['d']].map((cells, index) => ({ line: index + 2, cells }))
  expect(unreadNote(header, body, [0])).toEqual(['Not taken over: Mood, Place.'])
  expect(unreadNote(header, body, [0, 1, 4])).toEqual([])
  expect(unreadNote(undefined, body, [])).toEqual([])
  const wide = Array.from({ length: 41 }, (_, index) => `H${index}`)
  expect(unreadNote({ line: 1, cells: wide }, [{ line: 2, cells: wide }], [])).toEqual([`Not taken over: ${wide.slice(0, 40).join(', ')}.`])
})
