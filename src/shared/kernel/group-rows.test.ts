import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupRows } from './group-rows'

const someRows = fc.array(fc.record({ id: fc.integer(), group: fc.option(fc.constantFrom('10', '9', 'ä', 'b', 'Z')) }))

describe('rows by group', () => {
  it('are there once each, in the order they came in within their group, with counts that come to all', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const { groups, rows: grouped } = groupRows(rows, ({ group }) => (group === null ? null : { key: group, label: '', rank: group }))
        expect(grouped).toEqual(groups.flatMap(({ key }) => rows.filter(({ group }) => (group ?? '') === key)))
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length)
        expect(groups.every(({ key, count }) => count === rows.filter(({ group }) => (group ?? '') === key).length)).toBe(true)
      }),
    )
  })

  it('come in the order of names or numbers, those with nothing last', () => {
    const named = groupRows(['b', 'Z', '', '10', 'ä', '9'], (key) => (key === '' ? null : { key, label: key.toUpperCase(), rank: key }))
    expect(named.groups).toEqual([{ key: '9', label: '9', count: 1 }, { key: '10', label: '10', count: 1 }, { key: 'ä', label: 'Ä', count: 1 }, { key: 'b', label: 'B', count: 1 }, { key: 'Z', label: 'Z', count: 1 }, { key: '', label: '', count: 1 }])
    expect(groupRows([3, 20, 1], (value) => ({ key: String(value), label: '', rank: -value })).rows).toEqual([20, 3, 1])
  })
})
