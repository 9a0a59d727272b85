import { describe, expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { SavedViewFields, ViewTable } from '../../shared/views/saved-view'

const quiet = SavedViewFields.parse({ table: 'contacts', name: 'Quiet press', filter: { groupBy: 'state', filter: { any: [{ field: 'tag', anyOf: ['press'] }, { not: { field: 'strength', atLeast: 20 } }] }, archived: true }, sort: { customField: 3 }, direction: 'descending', columns: ['name', 'custom:3'] })
const running = SavedViewFields.parse({ table: 'campaigns', name: 'Running', search: 'spring', filter: { status: 'active', campaign: 7 }, sort: 'roas', direction: 'descending', columns: ['name', 'roas'] })

describe('saved views', () => {
  it('keep search, filter, order and columns of any table', async () => {
    const { client: { savedView } } = await openTestStore()
    const views = [valueOf(await savedView.add(quiet)), valueOf(await savedView.add(running))]
    expect(views).toMatchObject([quiet, running])
    expect(valueOf(await savedView.list({}))).toEqual(views)
  })

  it('are kept of every table', async () => {
    const { client: { savedView } } = await openTestStore()
    for (const table of ViewTable.options) valueOf(await savedView.add({ table, name: 'Grouped' }))
    expect(valueOf(await savedView.list({})).map(({ table }) => table)).toEqual(ViewTable.options)
  })

  it('have a name of their own in their table, and may share it with another table’s', async () => {
    const { client: { savedView } } = await openTestStore()
    const { id } = valueOf(await savedView.add(running))
    expect(await savedView.add({ table: 'campaigns', name: 'Running' })).toMatchObject({ ok: false, error: { type: 'ViewNameTaken', name: 'Running' } })
    const deals = valueOf(await savedView.add({ table: 'deals', name: 'Running' }))
    expect(valueOf(await savedView.replace({ id, fields: { ...running, search: '' } }))).toMatchObject({ name: 'Running', search: '' })
    valueOf(await savedView.add({ table: 'deals', name: 'Won' }))
    expect(await savedView.replace({ id: deals.id, fields: { table: 'deals', name: 'Won' } })).toMatchObject({ ok: false, error: { type: 'ViewNameTaken' } })
  })

  it('are undone and redone as they were', async () => {
    const { client: { savedView, workbook } } = await openTestStore()
    const view = valueOf(await savedView.add(quiet))
    valueOf(await savedView.remove({ id: view.id }))
    valueOf(await workbook.undo({}))
    expect(valueOf(await savedView.list({}))).toEqual([view])
    expect(await savedView.remove({ id: view.id })).toMatchObject({ ok: true })
    expect(await savedView.remove({ id: view.id })).toMatchObject({ ok: false, error: { type: 'SavedViewNotFound' } })
  })
})
