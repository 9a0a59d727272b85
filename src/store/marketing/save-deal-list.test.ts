import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestStore, temporaryFolder, valueOf } from '../../../tests/support/open-test-store'

const open = () => openTestStore({ now: () => new Date('2026-03-10T12:00:00') })

it.each(['csv', 'xlsx'] as const)('tells of deals what is known of each, in the order in which they are named, and is read again as it was: %s', async (format) => {
  const { client, store } = await open()
  const { deal, campaign } = client.marketing
  const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring', objective: 'sales', kpi: 'roas', currency: 'EUR' }))
  const first = valueOf(await deal.add({ name: 'Plates, six', customer: 'Haus Nord', campaignId, amountMinor: 1_234_50, currency: 'EUR', status: 'won', on: '2026-02-01', note: 'Paid\nat once' }))
  const second = valueOf(await deal.add({ name: 'Cups', amountMinor: 900, currency: 'JPY', status: 'lost', on: '2026-02-03' }))
  await deal.add({ name: 'Not asked for', amountMinor: 5, currency: 'EUR', status: 'open', on: '2026-02-02' })
  const { id, fileName } = valueOf(await deal.saveList({ ids: [first.id, second.id, 4711], format }))
  expect(fileName).toBe(`Deals 2026-03-10.${format}`)
  const file = join(temporaryFolder(), `deals.${format}`)
  copyFileSync(store.takeOutput(id)?.path ?? '', file)
  if (format === 'csv')
    expect(readFileSync(file, 'utf8').replace(/^\ufeff/, '').split('\r\n')).toEqual(['Day,Deal,Customer,Campaign,Status,Amount,Currency,Note', '2026-02-01,"Plates, six",Haus Nord,Spring,Won,1234.50,EUR,"Paid\nat once"', '2026-02-03,Cups,,,Lost,900,JPY,', ''])
  const again = await open()
  const input = { file: again.store.admitFile(file)?.id ?? '' }
  const { sha256 } = valueOf(await again.client.marketing.deal.readFile(input))
  valueOf(await again.client.marketing.deal.importFile({ ...input, sha256 }))
  expect(valueOf(await again.client.marketing.deal.list({}))).toMatchObject([
    { name: 'Cups', customer: '', amountMinor: 900, currency: 'JPY', status: 'lost', on: '2026-02-03' },
    { name: 'Plates, six', customer: 'Haus Nord', amountMinor: 1_234_50, currency: 'EUR', status: 'won', on: '2026-02-01', note: 'Paid\nat once' },
  ])
})
