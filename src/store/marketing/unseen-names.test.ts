import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'

const unseen = '\u200b\u3164'
const days = { startsOn: '2026-01-01', endsOn: '2026-12-31' } as const
const deal = { amountMinor: 100, currency: 'EUR', status: 'won', on: '2026-03-05' } as const
const design = { measure: 'cvr', baseline: 0.05, lift: 0.2 } as const

it('no name in which nothing can be seen is taken, of whatever it is', async () => {
  const { client: { marketing, savedReport } } = await openTestStore()
  const campaign = valueOf(await marketing.campaign.add({ name: 'Spring' }))
  const plan = valueOf(await marketing.mediaPlan.add({ name: 'First', ...days }))
  const audience = valueOf(await marketing.audience.add({ name: 'Potters' }))
  const results = await Promise.all([
    marketing.campaign.add({ name: unseen }),
    marketing.campaign.edit({ id: campaign.id, changes: { name: unseen } }),
    marketing.campaign.duplicate({ id: campaign.id, name: unseen }),
    marketing.campaignTemplate.save({ campaignId: campaign.id, name: unseen }),
    marketing.mediaPlan.add({ name: unseen, ...days }),
    marketing.mediaPlan.edit({ id: plan.id, changes: { name: unseen } }),
    marketing.mediaPlan.duplicate({ id: plan.id, name: unseen }),
    marketing.audience.add({ name: unseen }),
    marketing.audience.edit({ id: audience.id, changes: { name: unseen } }),
    marketing.creative.add({ name: unseen }),
    marketing.experiment.add({ fields: { name: unseen }, design }),
    marketing.deal.add({ name: unseen, ...deal }),
    savedReport.add({ name: unseen, ask: { report: 'pacing' } }),
  ])
  expect(results.map((result) => (result.ok ? result.value : result.error.type))).toEqual(results.map(() => 'InvalidInput'))
})

it('what has such a name in a file of before is shown, and can be edited', async () => {
  const before = await openTestStore()
  const { marketing, savedReport } = before.client
  const campaign = valueOf(await marketing.campaign.add({ name: 'Spring' }))
  const plan = valueOf(await marketing.mediaPlan.add({ name: 'First', ...days }))
  const audience = valueOf(await marketing.audience.add({ name: 'Potters' }))
  const creative = valueOf(await marketing.creative.add({ name: 'Kiln' }))
  valueOf(await marketing.experiment.add({ fields: { name: 'Colour' }, design }))
  valueOf(await marketing.deal.add({ name: 'Café', ...deal }))
  valueOf(await savedReport.add({ name: 'Monday', ask: { report: 'pacing' } }))
  await before.store.close()
  const sqlite = new Database(before.file)
  for (const table of ['campaign', 'media_plan', 'audience', 'creative', 'experiment', 'deal', 'saved_report']) sqlite.prepare(`UPDATE ${table} SET name = ?`).run(unseen)
  sqlite.close()
  const { client } = await openTestStore({ file: before.file })
  const named = [{ name: unseen }]
  for (const list of [client.marketing.campaign.list({}), client.marketing.creative.list({})]) expect(await list).toMatchObject({ ok: true, value: { rows: named } })
  for (const list of [client.marketing.deal.list({}), client.marketing.mediaPlan.list({}), client.marketing.audience.list({}), client.marketing.experiment.list({}), client.savedReport.list({})]) expect(await list).toMatchObject({ ok: true, value: named })
  const edits = [
    client.marketing.campaign.edit({ id: campaign.id, changes: { brief: 'B' } }), client.marketing.mediaPlan.edit({ id: plan.id, changes: { note: 'N' } }),
    client.marketing.audience.edit({ id: audience.id, changes: { note: 'N' } }), client.marketing.creative.edit({ id: creative.id, changes: { note: 'N' } }),
  ]
  for (const edit of edits) expect(await edit).toMatchObject({ ok: true, value: { name: unseen } })
})
