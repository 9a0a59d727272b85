import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { recordsOf } from '../../../tests/support/saved-list'

it('tells of communities what is kept of each, in the order in which they are named', async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const { community, contact, interaction } = client.networking
  const first = valueOf(await community.add({ name: 'Makers', platform: 'discord', url: 'https://discord.example/makers', rules: 'Be kind', note: 'Quiet on Mondays' }))
  const second = valueOf(await community.add({ name: 'Kilns', platform: 'reddit' }))
  const ada = valueOf(await contact.add({ name: 'Ada' }))
  const bo = valueOf(await contact.add({ name: 'Bo' }))
  valueOf(await community.join({ id: first.id, contactIds: [ada.id, bo.id] }))
  // Beyond the 90 days to this one.
  valueOf(await interaction.log({ type: 'call', direction: 'outgoing', on: '2025-12-10', communityId: first.id, people: [{ id: bo.id }] }))
  valueOf(await interaction.log({ type: 'call', direction: 'outgoing', on: '2025-12-11', communityId: first.id, people: [{ id: ada.id }] }))
  const made = valueOf(await community.saveList({ ids: [first.id, 4711, second.id], format: 'csv' }))
  expect(made.fileName).toBe('Communities 2026-03-10.csv')
  expect(recordsOf(store, made)).toEqual([
    'Community,Platform,Address,Members,"Active, 90 days",Interactions,Last interaction,House rules,Notes',
    'Makers,Discord,https://discord.example/makers,2,1,2,2025-12-11,Be kind,Quiet on Mondays',
    'Kilns,Reddit,,0,0,0,,,',
  ])
})
