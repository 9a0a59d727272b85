import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { recordsOf } from '../../../tests/support/saved-list'

it('has a line for each marked link, in the order in which variants are named, and says which cannot be told apart', async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const { creative, campaign } = client.marketing
  const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring', currency: 'EUR' }))
  const { id } = valueOf(await creative.add({ name: 'Kiln', campaignId, landingUrl: 'https://example.com/kiln' }))
  const add = async (label: string, platform: 'meta' | 'tiktok') => valueOf(await creative.addVariant({ id, fields: { platform, label, body: 'Come' } })).id
  const [first, second, alike] = [await add('a', 'meta'), await add('b', 'tiktok'), await add('a', 'meta')]
  const output = valueOf(await creative.saveLinks({ ids: [second, first, 4711], format: 'csv' }))
  expect(output.fileName).toBe('Links 2026-03-10.csv')
  expect(recordsOf(store, output)).toEqual([
    'Campaign,Creative,Variant,Platform,Placement,Link,Told apart',
    'Spring,Kiln,b,TikTok,All placements,https://example.com/kiln?utm_source=tiktok&utm_medium=paid_social&utm_campaign=spring&utm_content=kiln_b,Yes',
    'Spring,Kiln,a,Meta,All placements,https://example.com/kiln?utm_source=meta&utm_medium=paid_social&utm_campaign=spring&utm_content=kiln_a,"No, 2 alike"',
  ])
  expect(alike).not.toBe(first)
})
