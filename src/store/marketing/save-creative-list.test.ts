import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { recordsOf } from '../../../tests/support/saved-list'

it('has a line for each variant of the creatives that a list finds, in its order, and one for a creative without any', async () => {
  const { client, store } = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const { creative, campaign } = client.marketing
  const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring', currency: 'EUR' }))
  const { id } = valueOf(await creative.add({ name: 'Kiln, film', campaignId, landingUrl: 'https://example.com', note: 'Warm light', scheduledOn: '2026-03-20' }))
  valueOf(await creative.addVariant({ id, fields: { platform: 'meta', placement: 'feed', label: 'a', headline: '=New', body: 'Come', description: 'Now', asset: 'kiln.mp4', width: 1080, height: 1080, seconds: 12.5 } }))
  valueOf(await creative.addVariant({ id, fields: { platform: 'tiktok', label: 'b', body: 'x'.repeat(101) } }))
  valueOf(await creative.advance({ ids: [id], to: 'review', by: 'Mara' }))
  valueOf(await creative.add({ name: 'Idea' }))
  const save = async (asked: object): Promise<readonly string[]> => recordsOf(store, valueOf(await creative.saveList({ format: 'csv', ...asked })))
  expect(valueOf(await creative.saveList({ format: 'xlsx' }))).toMatchObject({ fileName: 'Creatives 2026-03-10.xlsx' })
  const records = await save({ direction: 'descending' })
  expect([records[0], records[1], records[3]]).toEqual([
    'Creative,State,Campaign,Day,Leads to,Platform,Placement,Label,Headline,Text,Description,Picture or film,"Width, pixels","Height, pixels","Length, seconds",Limits,Last step,Note',
    '"Kiln, film",In review,Spring,2026-03-20,https://example.com,Meta,Feed,a,\'=New,Come,Now,kiln.mp4,1080,1080,12.5,Within limits,In review by Mara,Warm light',
    'Idea,Draft,,,,,,,,,,,,,,,,',
  ])
  expect(records[2]).toContain('The text has 101 characters; 100 are allowed.')
  expect(records).toHaveLength(4)
  expect(await save({ state: 'draft' })).toHaveLength(2)
  expect(await save({ platform: 'pinterest' })).toHaveLength(1)
})
