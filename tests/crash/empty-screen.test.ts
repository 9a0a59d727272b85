import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../support/open-test-store'

// Logseq#2303: a screen that had loaded nothing saved that over a full file. Here a form says what was changed in it, and nothing else of the row is written.
it('a screen that loaded nothing, or something older, writes over nothing', async () => {
  const { client: { networking, marketing, workbook } } = await openTestStore()
  const contact = valueOf(await networking.contact.add({ name: 'Ada', emails: ['ada@example.com'], tags: ['press'], role: 'Editor' }))
  const campaign = valueOf(await marketing.campaign.add({ name: 'Spring', objective: 'leads', startsOn: '2026-03-01' }))
  const digests = async () => valueOf(await workbook.check({})).digests
  const before = await digests()
  for (const edited of [await networking.contact.edit({ id: contact.id, changes: {} }), await marketing.campaign.edit({ id: campaign.id, changes: {} }), await workbook.configure({})]) expect(edited.ok).toBe(true)
  expect(await digests()).toEqual(before)
  // Two screens with the same contact, each of which changed one thing.
  valueOf(await networking.contact.edit({ id: contact.id, changes: { role: 'Chief editor' } }))
  valueOf(await networking.contact.edit({ id: contact.id, changes: { tags: ['press', 'friend'] } }))
  expect(valueOf(await networking.contact.get({ id: contact.id }))).toMatchObject({ name: 'Ada', emails: ['ada@example.com'], role: 'Chief editor', tags: ['friend', 'press'] })
  // A row that is not there is not made by saving it.
  expect(await networking.contact.edit({ id: 9999, changes: { name: 'Nobody' } })).toMatchObject({ ok: false, error: { type: 'ContactNotFound' } })
  expect(valueOf(await networking.contact.list({})).total).toBe(1)
})
