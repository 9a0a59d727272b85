import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { recordsOf } from '../../../tests/support/saved-list'

it('tells of the organisations that a list finds, in its order, what is kept of each', async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const { organization, contact } = client.networking
  valueOf(await organization.add({ name: 'Studio, Nord', url: 'https://studio.example', note: '=Makes cups' }))
  for (const name of ['Ada', 'Bo']) valueOf(await contact.add({ name, organization: 'Radio Süd' }))
  const save = async (asked: object): Promise<readonly string[]> => recordsOf(store, valueOf(await organization.saveList({ format: 'csv', ...asked })))
  expect(valueOf(await organization.saveList({ format: 'xlsx' }))).toMatchObject({ fileName: 'Organisations 2026-03-10.xlsx' })
  expect(await save({})).toEqual(['Organisation,Contacts,Address,Notes', 'Radio Süd,2,,', '"Studio, Nord",0,https://studio.example,\'=Makes cups'])
  expect((await save({ direction: 'descending' })).slice(1).map((record) => record.slice(0, 3))).toEqual(['"St', 'Rad'])
  expect((await save({ sort: 'contacts' })).slice(1).map((record) => record.slice(0, 3))).toEqual(['"St', 'Rad'])
  expect(await save({ search: 'sud' })).toHaveLength(2)
})
