import { expect, it } from 'vitest'
import { openTestStore, type TestStore, valueOf } from '../support/open-test-store'
import { asUtf16, fixture, temporaryFile } from '../support/read-import'

const importFile = async ({ client, store }: TestStore, path: string): Promise<number> => {
  const handle = store.admitFile(path)
  if (handle === null) throw new Error(`No file ${path}`)
  const { batch, warnings } = valueOf(await client.import.run({ file: handle.id }))
  if (batch === null) throw new Error(warnings.join())
  return batch
}

/** LinkedIn without its link clicks, so that its chargeable clicks are all there is. */
const linkedin = (): string => temporaryFile('li.csv', 'Start Date (in UTC),Campaign Name,Campaign ID,Currency,Total Spent,Impressions,Clicks,Conversions\n9/13/2026,Autumn,11,EUR,10.00,1000,20,1\n')

const microsoft = (): string => temporaryFile('ms.csv', '"Gregorian date","Campaign name","Campaign ID","Currency code","Impressions","Clicks","Spend","Conversions"\n"2026-09-13","Brand","5","EUR","100","5","2.50","1"\n')

it('adds what is alike over platforms, and names what is not', async () => {
  const test = await openTestStore({ currency: 'EUR' })
  for (const path of [linkedin(), microsoft(), fixture('pinterest/ads.csv'), fixture('snapchat/daily.csv'), fixture('tiktok/ads.csv')]) await importFile(test, path)
  const { rows, total } = valueOf(await test.client.report.roi({ by: 'platform' }))
  const kinds = Object.fromEntries(rows.map(({ label, clicks, clickType, conversionKind }) => [label, [clicks, clickType, conversionKind]]))
  expect(kinds).toEqual({
    LinkedIn: [20, 'chargeable', 'LinkedIn conversions'],
    'Microsoft Advertising': [5, 'clicks', 'Microsoft Advertising conversions'],
    Pinterest: [165, 'link', 'Pinterest checkouts'],
    Snapchat: [120, 'swipe', 'Snapchat purchases'],
    TikTok: [200, 'link', 'TikTok conversions'],
  })
  expect(total).toMatchObject({ spendMinor: 1000 + 250 + 2700 + 2000 + 3251, clicks: null, clickType: 'mixed', conversions: null, conversionKind: null, ctr: null, cpaMinor: null })
  expect(total.reasons.clicks).toContain('Chargeable clicks')
  expect(total.reasons.conversions).toContain('Unlike conversions are not added')
})

it.each([['linkedin/daily.tsv', 'daily.tsv'], ['microsoft/campaigns.csv', null], ['x/new.csv', null], ['x/old.csv', null], ['reddit/ads.csv', null]])('%s changes nothing when it comes again, and undoing it leaves nothing', async (name, utf16) => {
  const test = await openTestStore({ currency: 'USD' })
  const digests = async () => valueOf(await test.client.workbook.check({})).digests
  const before = await digests()
  const path = utf16 === null ? fixture(name) : asUtf16(fixture(name))
  const first = await importFile(test, path)
  const spend = valueOf(await test.client.report.roi({})).total.spendMinor
  const second = await importFile(test, path)
  expect(valueOf(await test.client.report.roi({})).total.spendMinor).toBe(spend)
  for (const id of [second, first]) valueOf(await test.client.import.undo({ id }))
  expect(await digests()).toEqual(before)
})
