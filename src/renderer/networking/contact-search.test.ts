import { describe, expect, it } from 'vitest'
import { SavedView } from '../../shared/networking/saved-view'
import { columnOfSort, hasChanged, parseContactSearch, searchOfView, selectionOf, sortOfColumn } from './contact-search'

const filter = { any: [{ field: 'lastTouchOn', test: { is: 'more_than_days_ago', days: 30 } }, { field: 'custom', fieldId: 12, test: { kind: 'number', atLeast: 3 } }] }
const view = SavedView.parse({ id: 3, name: 'To write to', search: 'ada', filter, sort: { customField: 12 }, direction: 'descending', columns: ['name', 'custom:12', 'group'] })

describe('the address of the contacts list', () => {
  it('brings a saved view back unchanged, through text too', () => {
    const search = parseContactSearch(JSON.parse(JSON.stringify(searchOfView(view))))
    expect(selectionOf(search)).toEqual({ search: 'ada', filter: view.filter, isArchived: false })
    expect(hasChanged(view, search, ['name', 'group', 'custom:12'])).toBe(false)
  })

  it.each([{ find: 'bo' }, { filter: undefined }, { archived: true }, { sort: 'name' as const }, { direction: 'ascending' as const }])('is another list with %j', (part) => {
    const search = { ...searchOfView(view), ...part }
    expect(hasChanged(view, search, view.columns)).toBe(true)
  })

  it('is another list with a column less, unless the view names none', () => {
    expect(hasChanged(view, searchOfView(view), ['name'])).toBe(true)
    const open = { ...view, columns: [] }
    expect(hasChanged(open, searchOfView(open), ['name'])).toBe(false)
  })

  it('leaves out what is not legal, and keeps the rest', () =>
    expect(parseContactSearch({ find: 'ada', filter: { field: 'shoe size' }, sort: 'height', view: 'x', columns: 7 })).toEqual({ find: 'ada' }))

  it('knows a custom field by its column', () => {
    expect(columnOfSort({ customField: view.id as never })).toBe('custom:3')
    expect(sortOfColumn('custom:12')).toEqual({ customField: 12 })
    expect(sortOfColumn('tags')).toBeNull()
  })
})
