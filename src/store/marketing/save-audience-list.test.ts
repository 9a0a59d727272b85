import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { recordsOf } from '../../../tests/support/saved-list'

it('tells of audiences who they are, the newest size on each platform, and where their ads are shown, in the order in which they are named', async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const { audience, campaign } = client.marketing
  const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring', currency: 'EUR' }))
  const { id } = valueOf(await audience.add({ name: 'Potters', kind: 'interest', ageFrom: 25, places: 'Berlin +25 km', interests: '=Clay', exclusions: 'Buyers', note: 'Ask Mara' }))
  const { id: buyers } = valueOf(await audience.add({ name: 'Buyers', kind: 'customer_list' }))
  valueOf(await audience.add({ name: 'Not asked for' }))
  for (const size of [{ platform: 'meta', low: 900, high: 1000, on: '2026-01-01' }, { platform: 'meta', low: 1000, high: 2000, on: '2026-03-01' }] as const) valueOf(await audience.setSize({ id, size }))
  valueOf(await audience.target({ id, campaignId, platform: 'meta' }))
  valueOf(await audience.target({ id: buyers, campaignId, platform: 'google', isExcluded: true }))
  valueOf(await audience.setOverlap({ id, otherId: buyers, share: 0.255, on: '2026-03-02' }))
  const output = valueOf(await audience.saveList({ ids: [id, buyers, 4711], format: 'csv' }))
  expect(output.fileName).toBe('Audiences 2026-03-10.csv')
  expect(recordsOf(store, output)).toEqual([
    'Audience,Kind,Age from,Age to,Places,Languages,Interests,Lookalike,Also,Kept out,"Size on Meta, from","Size on Meta, to","Size on Meta, day",Ads are shown in,Ads are kept from them in,Overlaps,Note',
    "Potters,Interests,25,,Berlin +25 km,,'=Clay,,,Buyers,1000,2000,2026-03-01,Spring (Meta),,Buyers 25.5% (2 Mar 2026),Ask Mara",
    'Buyers,Customer list,,,,,,,,,,,,,Spring (Google Ads),Potters 25.5% (2 Mar 2026),',
  ])
})
