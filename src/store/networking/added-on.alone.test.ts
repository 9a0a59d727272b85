import { beforeEach, expect, it, vi } from 'vitest'
import { openTestStore, type TestStore, valueOf } from '../../../tests/support/open-test-store'
import { Day } from '../../shared/kernel/day'

/** The evening of 31 March in Hawaii, where it is the first of April in UTC already. */
const evening = new Date('2026-04-01T05:00:00Z')
const march = Day.parse('2026-03-31')
const april = Day.parse('2026-04-01')

let client: TestStore['client']
beforeEach(async () => {
  vi.stubEnv('TZ', 'Pacific/Honolulu')
  ;({ client } = await openTestStore({ now: () => evening }))
  valueOf(await client.networking.contact.add({ name: 'Ada' }))
})

it('a contact who is added in the evening counts for that day’s goal', async () => {
  const fields = { measure: 'new_contacts', target: 1, communityId: null, ownHandleId: null } as const
  valueOf(await client.networking.goal.add({ name: 'March', startsOn: march, dueOn: march, ...fields }))
  valueOf(await client.networking.goal.add({ name: 'April', startsOn: april, dueOn: april, ...fields }))
  const standing = async () => valueOf(await client.networking.goal.list({ today: april })).map(({ name, value, archived }) => [name, value, archived])
  expect(await standing()).toEqual([['March', 1, 0], ['April', 0, 0]])
  // Archived, they were added all the same; a list of their own has them.
  valueOf(await client.networking.contact.editMany({ target: { ids: valueOf(await client.networking.contact.list({})).rows.map(({ id }) => id) }, changes: { isArchived: true } }))
  expect(await standing()).toEqual([['March', 1, 1], ['April', 0, 0]])
})

it('… for that quarter’s review', async () => {
  expect(valueOf(await client.networking.review.of({ period: '2026-Q1', today: april })).contactsAdded.now).toBe(1)
  expect(valueOf(await client.networking.review.of({ period: '2026-Q2', today: april })).contactsAdded.now).toBe(0)
  const review = valueOf(await client.report.quarterReview({ quarter: '2026-Q1' }))
  expect(review.work.newContacts).toBe(1)
  expect(review.months.map(({ newContacts }) => newContacts)).toEqual([0, 0, 1])
})

it('… and is found by that day', async () => {
  const found = async (is: 'before' | 'on_or_after') => valueOf(await client.networking.contact.list({ filter: { field: 'createdOn', test: { is, day: april } } })).total
  expect([await found('before'), await found('on_or_after')]).toEqual([1, 0])
})

it('… and is due as many days after that one as their rhythm says, also after undo', async () => {
  const { id, dueOn } = valueOf(await client.networking.contact.add({ name: 'Grace', idealDays: 7 }))
  expect(dueOn).toBe('2026-04-07')
  expect(valueOf(await client.networking.contact.edit({ id, changes: { idealDays: 30 } })).dueOn).toBe('2026-04-30')
  valueOf(await client.workbook.undo({}))
  expect(valueOf(await client.networking.contact.get({ id })).dueOn).toBe('2026-04-07')
})
