import { describe, expect, it } from 'vitest'
import { type FileRow, type MadeFile, type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'

let day = 20_000
/** A row of another day each time, so that no row is one of before. */
const row = (entity: NonNullable<FileRow['entity']>, fields: Partial<FileRow> = {}): FileRow => {
  day += 1
  return { from: day, to: day, entity, spendMinor: 100, ...fields }
}

const bring = async (context: MarketingContext, rows: readonly FileRow[], made: Partial<MadeFile> = {}): Promise<string> => {
  const { warnings } = await context.importFile({ name: `${day}.csv`, level: 'campaign', rows, ...made })
  return warnings.join()
}

const all = ({ prepare }: MarketingContext, sql: string): readonly unknown[] => prepare(sql).raw().all()

describe('an ad account', () => {
  const accounts = (context: MarketingContext) => all(context, 'SELECT platform, identity, name FROM ad_account ORDER BY id')

  it('that was known by its name alone is the one that comes with an id later, and the other way round', async () => {
    const context = openMarketingContext()
    await bring(context, [row({ accountName: 'Shop', campaignName: 'A' })])
    await bring(context, [row({ accountName: 'Shop', accountId: '9', campaignName: 'A' })])
    await bring(context, [row({ accountName: 'Shop', campaignName: 'A' })])
    expect(accounts(context)).toEqual([['meta', 'Shop', 'Shop']])
    await bring(context, [row({ accountName: 'Market', accountId: '7', campaignName: 'A' })])
    await bring(context, [row({ accountName: 'Market', campaignName: 'A' })])
    await bring(context, [row({ accountName: 'Market, renamed', accountId: '7', campaignName: 'A' })])
    expect(accounts(context)).toEqual([['meta', 'Shop', 'Shop'], ['meta', '7', 'Market']])
  })

  it('is none of two that have its name, and of its platform alone; without a name it is called by its id', async () => {
    const context = openMarketingContext()
    for (const accountId of ['1', '2']) await bring(context, [row({ accountName: 'Twin', accountId, campaignName: 'A' })])
    await bring(context, [row({ accountName: 'Twin', campaignName: 'A' })])
    await bring(context, [row({ accountName: 'Twin', accountId: '1', campaignName: 'A' })], { platform: 'google' })
    for (const entity of [{ accountId: '3' }, { accountId: '3' }, { accountName: 'Twin' }]) await bring(context, [row({ ...entity, campaignName: 'A' })])
    await bring(context, [row({ campaignName: 'A' })], { platform: 'generic' })
    expect(accounts(context)).toEqual([['meta', '1', 'Twin'], ['meta', '2', 'Twin'], ['meta', 'Twin', 'Twin'], ['google', '1', 'Twin'], ['meta', '3', '3'], ['other', '', '']])
  })

  it('that a person names is that one, whatever the file says', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'a.csv', level: 'campaign', rows: [row({ accountName: 'File', accountId: '5', campaignName: 'A' })] }, { options: { account: 'Mine' } })
    expect(accounts(context)).toEqual([['meta', 'Mine', 'Mine']])
  })
})

describe('a campaign', () => {
  const spent = (context: MarketingContext) => all(context, 'SELECT c.name, sum(s.spend_minor) FROM actual_slice s JOIN campaign c ON c.id = s.campaign_id GROUP BY c.id ORDER BY c.id')

  it('belongs where its id did, before where its name did', async () => {
    const context = openMarketingContext()
    await bring(context, [row({ campaignId: '7', campaignName: 'Spring' }), row({ campaignId: '8', campaignName: 'Summer' })])
    // What is called as the other, but is the first by its id.
    const said = await bring(context, [row({ campaignId: '7', campaignName: 'Summer' })])
    expect(said).toContain('Campaign 7 is “Summer” in this file and “Spring” in the workbook; it keeps the name it has there.')
    await bring(context, [row({ campaignName: 'Summer' }), row({ campaignId: '9' })])
    expect(spent(context)).toEqual([['Spring', 200], ['Summer', 200], ['9', 100]])
  })

  it('is the one that a person made under its name, in whatever account; and what names none is of none', async () => {
    const context = openMarketingContext()
    context.prepare("INSERT INTO campaign (name, sort_name, objective, status, owner, brief, created_at) VALUES ('Spring', 'spring', 'leads', 'active', '', '', '2026-01-01T00:00:00.000Z')").run()
    for (const accountName of ['Shop', 'Market']) expect(await bring(context, [row({ accountName, campaignName: 'Spring' }), row({ accountName })])).not.toContain('in the workbook')
    expect(all(context, 'SELECT name, objective FROM campaign')).toEqual([['Spring', 'leads']])
    expect(all(context, 'SELECT campaign_id, sum(spend_minor) FROM actual_slice GROUP BY 1 ORDER BY 1')).toEqual([[0, 200], [1, 200]])
  })
})

it('an ad set is known by its id, whatever it and its campaign are called, and apart from where no campaign is named; without an id by the names of all its parts', async () => {
  const context = openMarketingContext()
  const count = async (entity: NonNullable<FileRow['entity']>): Promise<unknown> => {
    await bring(context, [row(entity)], { level: 'ad_set' })
    return context.prepare('SELECT count(*) FROM ad_entity').pluck().get()
  }
  expect([await count({ campaignName: 'Spring', adSetId: '5', adSetName: 'Women' }), await count({ campaignName: 'Spring sale', adSetId: '5', adSetName: 'Women 30+' }), await count({ adSetId: '5', adSetName: 'Women' }), await count({ campaignName: 'Spring', adSetId: '6', adSetName: 'Women' })]).toEqual([1, 1, 2, 3])
  expect([await count({ campaignName: 'Spring', adSetName: 'Men' }), await count({ campaignName: 'Spring', adSetName: 'Men' }), await count({ campaignName: 'Summer', adSetName: 'Men' }), await count({ campaignName: 'Summer', adSetName: 'Boys' })]).toEqual([4, 4, 5, 6])
})

it('conversions without a name are called so where there are any, and a name that no row has is none', async () => {
  const context = openMarketingContext()
  await bring(context, [row({ campaignName: 'A' })])
  expect(all(context, 'SELECT name FROM conversion_kind')).toEqual([])
  await bring(context, [row({ campaignName: 'A' }, { conversions: 2, kind: 'Leads' }), row({ campaignName: 'A' }, { kind: 'Leads' })])
  expect(all(context, 'SELECT name FROM conversion_kind')).toEqual([['Leads']])
  await bring(context, [row({ campaignName: 'A' }, { conversions: 1 })])
  expect(all(context, 'SELECT name FROM conversion_kind ORDER BY id')).toEqual([['Leads'], ['Conversions']])
})
