import { describe, expect, it } from 'vitest'
import { parseChoices, shownColumns } from './use-shown-columns'
import { sorted } from './sorted'

const columns = [
  { key: 'name', header: 'Name' },
  { key: 'spend', header: 'Spend' },
  { key: 'cpm', header: 'CPM', isHiddenAtFirst: true },
  { key: 'actions', header: 'Actions', isFixed: true },
]
const keys = (kept: string | null): readonly string[] => shownColumns(columns, parseChoices(kept)).map(({ key }) => key)

describe('the chosen columns of a table', () => {
  it('are those the table suggests until the person chooses', () => {
    expect(keys(null)).toEqual(['name', 'spend', 'actions'])
    expect(keys('{"spend":false,"cpm":true}')).toEqual(['name', 'cpm', 'actions'])
  })

  it('survive a damaged or newer memory, and never lose the name', () => {
    for (const kept of ['nonsense', '[1]', '{"spend":"no"}', 'null']) expect(keys(kept)).toEqual(['name', 'spend', 'actions'])
    expect(keys('{"moonPhase":true,"name":false,"actions":false}')).toEqual(['name', 'spend', 'actions'])
  })
})

describe('rows sorted by a value', () => {
  const rows = [null, 2, -1, 5]

  it('have n/a last in both directions', () => {
    expect(sorted(rows, (row) => row, 'ascending')).toEqual([-1, 2, 5, null])
    expect(sorted(rows, (row) => row, 'descending')).toEqual([5, 2, -1, null])
    expect(sorted([null, 'b', 'a'], (row) => row, 'ascending')).toEqual(['a', 'b', null])
    expect(sorted([null, 'b', 'a'], (row) => row, 'descending')).toEqual(['b', 'a', null])
  })

  it('stand by name as a person would put them', () => {
    expect(sorted(['Campaign 10', 'beta', 'Alpha', 'Campaign 9'], (row) => row, 'ascending')).toEqual(['Alpha', 'beta', 'Campaign 9', 'Campaign 10'])
  })
})
