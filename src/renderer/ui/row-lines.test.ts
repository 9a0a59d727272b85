import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOf } from './row-lines'

const groups = ['a', 'b', 'c'].map((key, index) => ({ key, label: '', count: index + 1 }))
const words = (folded: readonly string[], loaded: number) => {
  const lines = linesOf(groups, new Set(folded), loaded)
  return Array.from({ length: lines.count }, (_, index) => lines.at(index)).map((line) => ('group' in line ? line.group.key : line.row))
}

describe('the lines of a table', () => {
  it('are headings and the rows below them', () => expect(words([], 6)).toEqual(['a', 0, 'b', 1, 2, 'c', 3, 4, 5]))

  it('are headings alone of what is folded', () => {
    expect(words(['a'], 5)).toEqual(['a', 'b', 0, 1, 'c', 2, 3, 4])
    expect(words(['b', 'c'], 1)).toEqual(['a', 0, 'b', 'c'])
    expect(words(['a', 'b', 'c'], 0)).toEqual(['a', 'b', 'c'])
  })

  it('end with what is loaded: no heading stands where rows are still to come', () => expect(words([], 2)).toEqual(['a', 0, 'b', 1]))

  it('lead from a group to its heading, where that is there', () => {
    const lines = linesOf(groups, new Set(['b']), 1)
    expect(['a', 'b', 'c', 'd'].map(lines.ofGroup)).toEqual([0, 2, 3, -1])
    expect(linesOf([], new Set(), 3).ofGroup('a')).toBe(-1)
  })

  it('are the rows, where there are no groups', () => {
    const lines = linesOf([], new Set(), 3)
    expect([lines.count, lines.at(2), lines.ofRow(2)]).toEqual([3, { row: 2 }, 2])
  })

  it('lead from a row to its line and back', () => {
    fc.assert(
      fc.property(fc.subarray(['a', 'b', 'c']), fc.nat({ max: 6 }), (folded, most) => {
        const open = groups.reduce((sum, { key, count }) => sum + (folded.includes(key) ? 0 : count), 0)
        const loaded = Math.min(most, open)
        const lines = linesOf(groups, new Set(folded), loaded)
        const rows = Array.from({ length: loaded }, (_, row) => row)
        expect(rows.map((row) => lines.at(lines.ofRow(row)))).toEqual(rows.map((row) => ({ row })))
      }),
    )
  })
})
