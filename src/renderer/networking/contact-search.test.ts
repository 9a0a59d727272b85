import { describe, expect, it } from 'vitest'
import { columnOfSort, ContactSearch, sortOfColumn } from './contact-search'

describe('the address of the contacts list', () => {
  it('leaves out what is not legal, and keeps the rest', () =>
    expect(ContactSearch.parse({ find: 'ada', filter: { field: 'shoe size' }, sort: 'height', view: 'x', columns: 7 })).toEqual({ find: 'ada' }))

  it('knows a custom field by its column', () => {
    expect(columnOfSort({ customField: 3 as never })).toBe('custom:3')
    expect(sortOfColumn('custom:12')).toEqual({ customField: 12 })
    expect(sortOfColumn('tags')).toBeNull()
  })
})
