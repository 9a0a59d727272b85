import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTestStore, temporaryFolder, valueOf } from '../../../tests/support/open-test-store'
import { readImport } from '../../../tests/support/read-import'
import { recordsOf } from '../../../tests/support/saved-list'

/** A workbook with a campaign of two platforms' results and one that is only planned. */
const open = async () => {
  const opened = await openTestStore({ now: () => new Date('2026-03-10T12:00:00') })
  const { client, store, folder } = opened
  const { campaign } = client.marketing
  valueOf(await campaign.add({ name: 'Spring, new', objective: 'sales', kpi: 'roas', target: 4, startsOn: '2026-03-01', endsOn: '2026-03-31', budgetMinor: 500_00, owner: 'Mara', brief: 'Cups first' }))
  valueOf(await campaign.add({ name: 'Autumn', objective: 'leads', kpi: 'cpa', target: 12_50, status: 'draft', currency: 'USD' }))
  const path = join(folder, 'meta.csv')
  writeFileSync(
    path,
    'Campaign name,Day,Amount spent (EUR),Impressions,Link clicks,Results,Result indicator,Purchases conversion value\n"Spring, new",2026-03-01,100.00,10000,200,8,Purchases,300.00\n"Spring, new",2026-03-02,50.00,5000,100,2,Purchases,\n',
  )
  valueOf(await client.import.run({ file: store.admitFile(path)?.id ?? '' }))
  return opened
}

it('tells of the campaigns that a list finds what is planned and what came of it, each in its own currency; what is not known is blank', async () => {
  const { client, store } = await open()
  const { campaign } = client.marketing
  const save = async (asked: object): Promise<readonly string[]> => recordsOf(store, valueOf(await campaign.saveList({ format: 'csv', ...asked })))
  expect(valueOf(await campaign.saveList({ format: 'xlsx' }))).toMatchObject({ fileName: 'Campaigns 2026-03-10.xlsx' })
  expect(await save({})).toEqual([
    'Campaign,Status,Platforms,Objective,Owner,Starts,Ends,Currency,Media budget,Budget used,KPI,Target,Spend,Cost,Revenue,Impressions,Clicks,Kind of clicks,Conversions,Kind of conversions,CTR,CPC,CPM,CVR,CPA,ROAS,ROI (profit),Brief',
    '"Spring, new",Active,Meta,Sales,Mara,2026-03-01,2026-03-31,EUR,500.00,150.00,ROAS,4,150.00,150.00,300.00,15000,300,Link clicks,10,Purchases,0.02,0.50,10.00,0.03333333333333333,15.00,2,1,Cups first',
    'Autumn,Draft,,Leads,,,,USD,,,CPA,12.50,,,,,,,,,,,,,,,,',
  ])
  // Of a part of the days, which is said; the budget is of all of them.
  const [heading = '', spring = ''] = await save({ period: { from: '2026-03-02', to: null }, platform: 'meta', search: 'spring' })
  expect(heading).toContain(',Target,Results from,Results on,Spend,')
  expect(spring).toContain(',500.00,150.00,ROAS,4,2026-03-02,Meta,50.00,50.00,')
  expect((await save({ period: { from: null, to: '2026-03-01' } }))[0]).toContain(',Target,Results to,Spend,')
  expect((await save({ sort: 'name', direction: 'ascending' })).slice(1).map((record) => record.slice(0, 6))).toEqual(['Autumn', '"Sprin'])
  expect(await save({ status: 'draft' })).toHaveLength(2)
})

it('is asked about before it is imported as if a platform had told it', async () => {
  const { client, store } = await open()
  const path = join(temporaryFolder(), 'Campaigns.csv')
  copyFileSync(store.takeOutput(valueOf(await client.marketing.campaign.saveList({ format: 'csv' })).id)?.path ?? '', path)
  expect((await readImport(path)).summary.questions).toMatchObject([{ id: 'own-report' }])
})
