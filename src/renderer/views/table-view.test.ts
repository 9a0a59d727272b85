import { describe, expect, it } from 'vitest'
import { SavedView, type SavedViewFields } from '../../shared/views/saved-view'
import { MarketingSearch } from '../marketing/marketing-search'
import { ContactSearch, contactViews, selectionOf, selectionOfView, usualOrder } from '../networking/contact-search'
import { hasChanged, isPlain, searchOfView, type TableSearch, viewFieldsOf } from './table-view'

const filter = { any: [{ field: 'lastTouchOn', test: { is: 'more_than_days_ago', days: 30 } }, { field: 'custom', fieldId: 12, test: { kind: 'number', atLeast: 3 } }] }
const people = SavedView.parse({ id: 3, table: 'contacts', name: 'To write to', search: 'ada', filter: { filter, groupBy: 'state' }, sort: { customField: 12 }, direction: 'descending', columns: ['name', 'custom:12', 'group'] })
const bySpend = { sort: 'spend', direction: 'descending' } as const
const running = SavedView.parse({ id: 4, table: 'campaigns', name: 'Running', filter: { status: 'active', days: 'last30', campaign: 7, groupBy: 'owner' }, sort: 'roas', direction: 'descending', columns: ['name', 'roas'] })

/** An address as it comes back from the bar of a browser. */
const throughText = <Search>(search: Search): Search => JSON.parse(JSON.stringify(search)) as Search

describe('the view of a table in its address', () => {
  it('comes back unchanged for contacts, conditions and all', () => {
    const search = ContactSearch.parse(throughText(searchOfView(people)))
    expect(contactViews([people, running]).map(selectionOfView)).toEqual([selectionOf(search)])
    expect(hasChanged(people, search, usualOrder, ['name', 'group', 'custom:12'], people.columns)).toBe(false)
  })

  it('comes back unchanged for campaigns, numbers and all', () => {
    const search = MarketingSearch.parse(throughText(searchOfView(running)))
    expect(search).toMatchObject({ status: 'active', days: 'last30', campaign: 7, groupBy: 'owner', sort: 'roas', view: 4 })
    expect(hasChanged(running, search, bySpend, ['roas', 'name'], running.columns)).toBe(false)
  })

  it('does not ask in which order the filters were chosen', () => {
    const search = { campaign: 7, groupBy: 'owner', days: 'last30', status: 'active', sort: 'roas', direction: 'descending' } as TableSearch
    expect(hasChanged(running, search, bySpend, running.columns, running.columns)).toBe(false)
  })

  it.each([{ find: 'bo' }, { filter: undefined }, { archived: true }, { groupBy: undefined }, { sort: 'name' as const }, { direction: 'ascending' as const }])('is another list of contacts with %j', (part) => expect(hasChanged(people, { ...searchOfView(people), ...part }, usualOrder, people.columns, people.columns)).toBe(true))

  it.each([{ find: 'bo' }, { status: undefined }, { platform: 'meta' }, { groupBy: 'status' }, { sort: undefined }, { direction: 'ascending' as const }])('is another list of campaigns with %j', (part) => expect(hasChanged(running, { ...searchOfView(running), ...part }, bySpend, running.columns, running.columns)).toBe(true))

  it('is another list with a column less, unless the view names none', () => {
    expect(hasChanged(running, searchOfView(running), bySpend, ['name'], running.columns)).toBe(true)
    const open = { ...running, columns: [] }
    expect(hasChanged(open, searchOfView(open), bySpend, ['name'], running.columns)).toBe(false)
  })

  it('is the same list where the table lost a column, such as of a removed field', () => {
    expect(hasChanged(people, searchOfView(people), usualOrder, ['name', 'group'], ['name', 'group', 'state'])).toBe(false)
    expect(hasChanged(people, searchOfView(people), usualOrder, ['name'], ['name', 'group', 'state'])).toBe(true)
  })

  it('has nothing to save while nothing was chosen', () => {
    expect([isPlain({}), isPlain({ find: undefined }), isPlain({ find: 'a' })]).toEqual([true, true, false])
    expect(viewFieldsOf('deals', 'All', {}, { sort: null, direction: 'ascending' }, ['name'])).toEqual<SavedViewFields>({ table: 'deals', name: 'All', search: '', filter: null, sort: null, direction: 'ascending', columns: ['name'] })
  })
})
