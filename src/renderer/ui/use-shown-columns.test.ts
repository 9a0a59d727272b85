import { describe, expect, it } from 'vitest'
import { chosenColumns, inOrder, parseChoices, parseOrder, shownColumns } from './use-shown-columns'
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

describe('the order of the columns of a table', () => {
  const ordered = (kept: string | null): string => inOrder(columns, parseOrder(kept)).map(({ key }) => key).join(' ')

  it('is that of the table until the person moves one, and the name stays the first', () => {
    for (const kept of [null, 'nonsense', '{"cpm":1}', '[1]', '["moonPhase"]']) expect(ordered(kept)).toBe('name spend cpm actions')
    expect(ordered('["actions","spend","cpm"]')).toBe('name actions spend cpm')
    expect(ordered('["cpm","name","spend","cpm"]')).toBe('name cpm actions spend')
  })

  it('has a column that came since after the one that it follows', () => {
    expect(ordered('["cpm","spend"]')).toBe('name cpm actions spend')
  })

  it('is that of the address where it names the columns, and one moves past its neighbour there', () => {
    const said: (readonly string[] | undefined)[] = []
    const { shown, move, choose } = chosenColumns(columns, ['name', 'actions', 'cpm'], (keys) => said.push(keys))
    expect(shown.map(({ key }) => key)).toEqual(['name', 'actions', 'cpm'])
    move('cpm', -1)
    move('actions', 1)
    move('cpm', 1)
    choose('spend', true)
    expect(said).toEqual([['name', 'cpm', 'actions'], ['name', 'cpm', 'actions'], ['name', 'actions', 'cpm'], ['name', 'spend', 'actions', 'cpm']])
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
