import { describe, expect, it } from 'vitest'
import { type FileRow, type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { expectGrouped } from '../../../tests/support/grouped-list'
import { fromDayNumber } from '../../shared/kernel/day'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { CampaignFields, type CampaignId, type CampaignRow } from '../../shared/marketing/campaign'
import { campaignContract, CampaignGrouping, CampaignSort } from '../../shared/marketing/campaign.contract'
import { CostLineFields } from '../../shared/marketing/cost-line'
import { CreativeFields } from '../../shared/marketing/creative'
import { DealFields } from '../../shared/marketing/deal'
import { pedigreeHandlers } from '../bridge/pedigree.handlers'
import { campaignHandlers } from './campaign.handlers'
import { costLineHandlers } from './cost-line.handlers'
import { creativeHandlers } from './creative.handlers'
import { dealHandlers } from './deal.handlers'

const add = (context: MarketingContext, fields: Parameters<typeof CampaignFields.parse>[0]) => valueOf(campaignHandlers.add(context, CampaignFields.parse(fields)))

const list = (context: MarketingContext, input: Parameters<typeof campaignContract.list.input.parse>[0] = {}) => valueOf(campaignHandlers.list(context, campaignContract.list.input.parse(input)))

const withResults = async (): Promise<MarketingContext> => {
  const context = openMarketingContext()
  const ad = (campaignName: string, adSetName: string) => ({ campaignName, adSetName, adName: 'Ad' })
  await context.importFile({
    name: 'days.csv',
    level: 'ad',
    rows: [
      { from: 20_500, to: 20_500, entity: ad('Éclair', 'Set 1'), spendMinor: 100, impressions: 1000, linkClicks: 10 },
      { from: 20_501, to: 20_501, entity: ad('Éclair', 'Set 2'), spendMinor: 300, impressions: 1000, linkClicks: 10 },
      { from: 20_500, to: 20_500, entity: ad('Beta', 'Set 1'), spendMinor: 50, impressions: 0 },
    ],
  })
  return context
}

describe('campaigns', () => {
  it('are added, edited in part and removed', () => {
    const context = openMarketingContext()
    const added = add(context, { name: 'Spring', objective: 'sales', kpi: 'roas', target: 4, startsOn: '2026-03-01' })
    expect(added).toMatchObject({ id: 1, name: 'Spring', platforms: [], isImported: false })
    expect(campaignHandlers.edit(context, { id: added.id, changes: { name: 'Summer', endsOn: '2026-02-01' as never } })).toEqual({ ok: false, error: { type: 'EndsBeforeStart' } })
    expect(campaignHandlers.edit(context, { id: added.id, changes: { name: 'Summer' } })).toMatchObject({ ok: true, value: { name: 'Summer', kpi: 'roas', target: 4 } })
    expect(campaignHandlers.remove(context, { ids: [added.id] })).toEqual({ ok: true, value: { removed: 1 } })
    expect(campaignHandlers.get(context, { id: added.id })).toEqual({ ok: false, error: { type: 'CampaignNotFound', id: 1 } })
  })

  it('stand under the headings of what they have in common, in any order', async () => {
    const context = await withResults()
    for (let number = 0; number < 9; number += 1) add(context, { name: `Plan ${number % 4}`, objective: number % 2 === 0 ? 'sales' : 'leads', status: number % 3 === 0 ? 'draft' : 'active', owner: ['', 'Mara', 'äna'][number % 3] ?? '' })
    await context.importFile({ name: 'g.csv', platform: 'google', level: 'campaign', rows: [{ from: 20_500, to: 20_500, entity: { campaignName: 'Beta' }, spendMinor: 2 }] })
    const keyOf: Readonly<Record<CampaignGrouping, (row: CampaignRow) => string>> = { status: ({ status }) => status, objective: ({ objective }) => objective, platforms: ({ platforms }) => platforms.join(','), owner: ({ owner }) => owner }
    const keys = new Map<CampaignGrouping, readonly string[]>()
    for (const by of CampaignGrouping.options) for (const sort of CampaignSort.options) for (const direction of ['ascending', 'descending'] as const) keys.set(by, await expectGrouped<CampaignRow, CampaignGrouping>(async (asked) => list(context, { sort, direction, ...asked }), by, keyOf[by]))
    expect([...keys.values()]).toEqual([['draft', 'active'], ['leads', 'sales', 'unknown'], ['google,meta', 'meta', ''], ['äna', 'Mara', '']])
  })

  it('take in results of their name from any platform', async () => {
    const context = openMarketingContext()
    const { id } = add(context, { name: 'Spring' })
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [{ from: 20_500, to: 20_500, entity: { campaignName: 'Spring' }, spendMinor: 1 }] })
    await context.importFile({ name: 'g.csv', platform: 'google', level: 'campaign', rows: [{ from: 20_500, to: 20_500, entity: { campaignName: 'Spring' }, spendMinor: 2 }] })
    expect(campaignHandlers.get(context, { id })).toMatchObject({ value: { platforms: ['google', 'meta'], isImported: false } })
    expect(list(context)).toMatchObject({ total: 1, sum: { spendMinor: 3 } })
    // Several are removed together or not at all.
    const other = add(context, { name: 'Autumn' })
    expect(campaignHandlers.remove(context, { ids: [other.id, id] })).toEqual({ ok: false, error: { type: 'CampaignHasResults', ids: [id], batches: ['m.csv', 'g.csv'] } })
    expect(list(context).total).toBe(2)
    expect(campaignHandlers.remove(context, { ids: [other.id, add(context, { name: 'Winter' }).id] })).toEqual({ ok: true, value: { removed: 2 } })
    expect(list(context).rows.map(({ name }) => name)).toEqual(['Spring'])
  })

  it('are sorted by amounts within their currency, the one of the sum first', async () => {
    const context = openMarketingContext()
    const file = async (currency: string, spends: Readonly<Record<string, number>>): Promise<void> =>
      void (await context.importFile({ name: `${currency}.csv`, currency, level: 'campaign', rows: Object.entries(spends).map(([campaignName, spendMinor]) => ({ from: 20_500, to: 20_500, entity: { campaignName, accountName: currency }, spendMinor, impressions: 1000 })) }))
    await file('EUR', { 'A few euros': 100, 'Many euros': 900 })
    await file('USD', { Dollars: 500 })
    await file('JPY', { Yen: 100_000, 'More yen': 200_000 })
    expect(list(context).otherCurrencies.map(({ currency }) => currency)).toEqual(['JPY', 'USD'])
    // Of what matches alone, as the sum is: results that name no campaign are in neither.
    expect(list(context, { currency: 'USD' }).otherCurrencies).toEqual([])
    await context.importFile({ name: 'account.csv', currency: 'USD', level: 'account', rows: [{ from: 20_400, to: 20_400, entity: { accountName: 'Other' }, spendMinor: 700 }] })
    const sentences = (input: Parameters<typeof list>[1]): string[] => list(context, input).otherCurrencies.map(({ sentence }) => sentence)
    expect(sentences({})).toEqual(['Not added, in JPY: 300,000 of spend.', 'Not added, in USD: 5.00 of spend.'])
    expect(sentences({ search: 'euros' })).toEqual([])
    // They are told, where nothing else narrows the list.
    const unnamed = 'Not in this list: 7.00 USD of spend whose files name no campaign. Reports have it.'
    expect(list(context).warnings).toContain(unnamed)
    expect(list(context, { currency: 'USD', period: { from: '2025-11-01', to: null } }).warnings).toContain(unnamed)
    for (const input of [{ search: 'euros' }, { currency: 'EUR' }, { platform: 'google' }, { period: { from: '2026-02-01', to: null } }] as const) expect(list(context, input).warnings).not.toContain(unnamed)
    // Nor are the results of currencies gone through in which none of them has anything.
    const gathered = new Set<unknown>()
    const watching: MarketingContext = {
      ...context,
      prepare: (sql) => {
        const statement = context.prepare(sql)
        if (!sql.includes('FROM actual_month AS slice')) return statement
        return new Proxy(statement, { get: (target, key) => (key === 'all' ? (scope: { readonly currency: string }) => [gathered.add(scope.currency), target.all(scope)][1] : Reflect.get(target, key)) })
      },
    }
    expect(list(watching, { search: 'euros' }).rows).toHaveLength(2)
    expect([...gathered]).toEqual(['EUR'])
    add(context, { name: 'Planned' })
    const names = (direction: 'ascending' | 'descending', sort: 'spend' | 'cpm' | 'impressions' = 'spend'): string[] => list(context, { sort, direction }).rows.map(({ name }) => name)
    expect(names('descending')).toEqual(['Many euros', 'A few euros', 'More yen', 'Yen', 'Dollars', 'Planned'])
    expect(names('ascending')).toEqual(['A few euros', 'Many euros', 'Yen', 'More yen', 'Dollars', 'Planned'])
    expect(names('ascending', 'cpm')).toEqual(names('ascending'))
    expect(names('ascending', 'impressions')).toEqual(['A few euros', 'Dollars', 'Many euros', 'More yen', 'Yen', 'Planned'])
  })

  it('are listed with metrics, sorted with n/a last, filtered and paged', async () => {
    const context = await withResults()
    add(context, { name: 'Planned', status: 'draft' })
    add(context, { name: 'Overseas', status: 'ended', currency: 'USD' })
    const names = (input: Parameters<typeof list>[1]): string[] => list(context, input).rows.map(({ name }) => name)
    expect(names({ sort: 'spend', direction: 'descending' })).toEqual(['Éclair', 'Beta', 'Overseas', 'Planned'])
    expect(names({ sort: 'cpm', direction: 'ascending' })).toEqual(['Éclair', 'Beta', 'Overseas', 'Planned'])
    expect(names({ sort: 'name', direction: 'ascending' })).toEqual(['Beta', 'Éclair', 'Overseas', 'Planned'])
    expect(names({ search: 'ECLAIR' })).toEqual(['Éclair'])
    expect(names({ status: 'draft' })).toEqual(['Planned'])
    expect(names({ platform: 'meta', limit: 1, offset: 1 })).toEqual(['Beta'])
    expect(names({ currency: 'USD' })).toEqual(['Overseas'])
    expect(names({ ids: list(context).rows.filter(({ name }) => name.startsWith('P')).map(({ id }) => id) })).toEqual(['Planned'])
    expect(names({ ids: [] })).toEqual([])
    expect(names({ currency: 'EUR', sort: 'name', direction: 'ascending' })).toEqual(['Beta', 'Éclair', 'Planned'])
    expect(list(context, { currency: 'USD' }).sum).toMatchObject({ currency: 'USD', spendMinor: null })
    expect(list(context)).toMatchObject({ total: 4, sum: { spendMinor: 450, impressions: 2000, cpmMinor: 225 }, rows: [{ metrics: { ctr: 0.01 } }, {}, {}, { metrics: { spendMinor: null, costMinor: null } }] })
  })

  it('hold the whole spend against the budget, whatever part is looked at', async () => {
    const context = await withResults()
    for (const { id } of list(context).rows) valueOf(campaignHandlers.edit(context, { id, changes: { budgetMinor: 1000 } }))
    const spent = (input: { readonly period?: { readonly from?: string; readonly to?: string } }): unknown => list(context, { ...input, search: 'éclair' }).rows.map(({ metrics, spentMinor }) => [metrics.spendMinor, spentMinor])
    expect(spent({})).toEqual([[400, 400]])
    expect(spent({ period: { from: fromDayNumber(20_501) } })).toEqual([[300, 400]])
    expect(spent({ period: { to: fromDayNumber(20_000) } })).toEqual([[null, 400]])
  })

  it('show their results by day, period and ad set', async () => {
    const context = await withResults()
    const id = 1 as CampaignId
    const days = valueOf(campaignHandlers.results(context, { id, period: { from: null, to: null } }))
    expect(days.byDay.map(({ on, spendMinor }) => [on, spendMinor])).toEqual([['2026-02-16', 100], ['2026-02-17', 300]])
    expect(days.byAdSet.map(({ name, metrics }) => [name, metrics.spendMinor])).toEqual([['Set 2', 300], ['Set 1', 100]])
    expect(days).toMatchObject({ dataTo: '2026-02-17', byPeriod: [], sum: { spendMinor: 400 } })
    await context.importFile({ name: 'p.csv', level: 'campaign', rows: [{ from: 20_500, to: 20_510, entity: { campaignName: 'Éclair' }, spendMinor: 900, reach: 70 }] })
    const period = valueOf(campaignHandlers.results(context, { id, period: { from: null, to: null } }))
    expect(period.byDay).toEqual([])
    expect(period.byPeriod).toMatchObject([{ from: '2026-02-16', to: '2026-02-26', metrics: { spendMinor: 900, reach: 70 } }])
    expect(period.warnings.join()).toContain('is known from several files')
  })

  it('show the ads, those of one name as one in whichever ad sets, and those of files that name no ad set', async () => {
    const context = openMarketingContext()
    const ad = (day: number, adSetName: string, adName: string, spendMinor: number, reach: number): FileRow => ({ from: day, to: day, entity: { campaignName: 'Spring', adSetName, adName }, spendMinor, reach })
    await context.importFile({ name: 'a.csv', level: 'ad', rows: [ad(20_500, 'Set 1', 'Plates', 100, 50), ad(20_500, 'Set 2', 'Plates', 30, 20), ad(20_500, 'Set 2', 'Cups', 200, 90)] })
    await context.importFile({ name: 'b.csv', level: 'ad', rows: [ad(20_501, '', 'Cups', 7, 5)] })
    await context.importFile({ name: 'c.csv', level: 'ad_set', rows: [{ from: 20_502, to: 20_502, entity: { campaignName: 'Spring', adSetName: 'Set 1' }, spendMinor: 1000 }] })
    const { sum, byAdSet, byAd } = valueOf(campaignHandlers.results(context, { id: 1 as CampaignId, period: { from: null, to: null } }))
    expect(sum.spendMinor).toBe(1337)
    expect(byAd.map(({ name, metrics }) => [name, metrics.spendMinor, metrics.reach])).toEqual([['Cups', 207, null], ['Plates', 130, null]])
    expect(byAdSet.map(({ name, metrics }) => [name, metrics.spendMinor])).toEqual([['Set 1', 1100], ['Set 2', 230]])
  })

  it('show what each of their creatives brought by the ads named after it, platform by platform', async () => {
    const context = openMarketingContext()
    const ad = (adSetName: string, adName: string, spendMinor: number, linkClicks: number): FileRow => ({ from: 20_500, to: 20_500, entity: { campaignName: 'Spring', adSetName, adName }, spendMinor, linkClicks })
    const rows = [ad('Set 1', 'Plates a', 100, 10), ad('Set 2', 'Plates a', 30, 1), ad('Set 2', 'plates_b', 250, 8), ad('Set 2', 'Plates and cups', 7, 1), ad('Set 2', 'Bowls', 4, 1)]
    await context.importFile({ name: 'm.csv', level: 'ad', rows })
    await context.importFile({ name: 'x.csv', platform: 'x', level: 'ad', rows: [ad('Set 1', 'Plates', 50, 5)] })
    const add = (name: string, campaignId: number | null) => valueOf(creativeHandlers.add(context, CreativeFields.parse({ name, campaignId }))).id
    const [plates] = [add('Plates', 1), add('Cups', 1), add('Bowls', null)]
    const { byAd, byCreative } = valueOf(campaignHandlers.results(context, { id: 1 as CampaignId, period: { from: null, to: null } }))
    expect(byCreative.map(({ id, name, platform, metrics }) => [id, name, platform, metrics.spendMinor, metrics.clicks, metrics.cpcMinor])).toEqual([[plates, 'Plates', 'meta', 380, 19, 20], [plates, 'Plates', 'x', 50, 5, 10]])
    expect(byAd.filter(({ creativeId }) => creativeId === plates).map(({ name }) => name)).toEqual(['plates_b', 'Plates a', 'Plates'])
    // As the page opens it.
    const opened = valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse({ campaignId: 1, platform: 'meta', part: { kind: 'creative', id: plates } }), metric: 'cpc' }))
    expect(opened).toMatchObject({ figure: { value: 20 }, arithmetic: '3.80 ÷ 19', rowCount: 3 })
  })

  it('have the deals in the revenue of the days on which they were won, as in their sum', async () => {
    const context = await withResults()
    const id = 1 as CampaignId
    const results = () => valueOf(campaignHandlers.results(context, { id, period: { from: null, to: null } }))
    const claimed = results().sum.revenueMinor
    const win = (on: string, amountMinor: number, status = 'won') => context.prepare("INSERT INTO deal (name, campaign_id, amount_minor, currency, status, on_day, note) VALUES ('Deal', 1, ?, 'EUR', ?, ?, '')").run(amountMinor, status, on)
    win('2026-02-17', 5000)
    win('2026-02-20', 700)
    win('2026-02-20', 9999, 'lost')
    const { byDay, sum } = results()
    expect(byDay.map(({ on, spendMinor }) => [on, spendMinor])).toEqual([['2026-02-16', 100], ['2026-02-17', 300], ['2026-02-20', null]])
    expect(byDay[2]?.revenueMinor).toBe(700)
    expect(sum.revenueMinor).toBe((claimed ?? 0) + 5700)
    expect(byDay.reduce((all, { revenueMinor }) => all + (revenueMinor ?? 0), 0)).toBe(sum.revenueMinor)
  })

  it('take the ratios of an ad set over what its files tell of both measures, too', async () => {
    const context = openMarketingContext()
    const ad = (day: number, adSetName: string, measures: Omit<FileRow, 'from' | 'to' | 'entity'>): FileRow => ({ from: day, to: day, entity: { campaignName: 'Spring', adSetName }, ...measures })
    await context.importFile({ name: 'a.csv', level: 'ad_set', rows: [ad(20_500, 'Set 1', { spendMinor: 100, conversions: 2, kind: 'Sales' }), ad(20_500, 'Set 2', { spendMinor: 30 })] })
    await context.importFile({ name: 'b.csv', level: 'ad_set', rows: [ad(20_501, 'Set 1', { spendMinor: 300 }), ad(20_501, 'Set 2', { spendMinor: 70 })] })
    const { sum, byAdSet } = valueOf(campaignHandlers.results(context, { id: 1 as CampaignId, period: { from: null, to: null } }))
    expect(sum).toMatchObject({ spendMinor: 500, cpaMinor: 65 })
    expect(list(context).warnings).toEqual(['Some files of Meta tell no conversions (17 Feb 2026); CPA and CVR leave their spend and clicks out.'])
    expect(list(context, { search: 'nothing' }).warnings).toEqual([])
    expect(byAdSet.map(({ name, metrics }) => [name, metrics.spendMinor, metrics.cpaMinor, metrics.paired.cpa])).toEqual([['Set 1', 400, 50, { upper: 100, lower: 2 }], ['Set 2', 100, null, undefined]])
  })

  it('keep showing their own results where a view without campaigns counts in totals', async () => {
    const context = await withResults()
    await context.importFile({ name: 'ages.csv', level: 'account', segments: ['age'], rows: [{ from: 20_500, to: 20_501, segment: '18-24', spendMinor: 1000 }] })
    expect(list(context)).toMatchObject({ sum: { spendMinor: null } })
    expect(list(context).warnings.join()).toContain('on their own page only')
    expect(campaignHandlers.results(context, { id: 1 as CampaignId, period: { from: null, to: null } })).toMatchObject({ value: { sum: { spendMinor: 400 } } })
  })
})

describe('a campaign', () => {
  it('is duplicated as a draft, its dates and flights moved, and archived', async () => {
    const { client } = await openTestStore()
    const { campaign, flight, mediaPlan, campaignTemplate } = client.marketing
    const { id } = valueOf(await campaign.add({ name: 'Spring', objective: 'sales', kpi: 'roas', target: 4, startsOn: '2026-03-01', endsOn: '2026-03-31', brief: 'Pots' }))
    const { id: planId } = valueOf(await mediaPlan.add({ name: 'First', startsOn: '2026-01-01', endsOn: '2027-12-31' }))
    valueOf(await flight.add({ planId, fields: { campaignId: id, platform: 'meta', startsOn: '2026-03-05', endsOn: '2026-03-10', amountMinor: 600, currency: 'EUR', isBooked: true } }))
    const copy = await campaign.duplicate({ id, name: 'Spring 2027', startsOn: '2027-03-01', planId })
    expect(copy).toMatchObject({ value: { name: 'Spring 2027', status: 'draft', startsOn: '2027-03-01', endsOn: '2027-03-31', kpi: 'roas', brief: 'Pots' } })
    expect(valueOf(await flight.list({ planId, campaignId: valueOf(copy).id }))).toMatchObject([{ startsOn: '2027-03-05', endsOn: '2027-03-10', isBooked: false, amountMinor: 600 }])
    valueOf(await client.workbook.undo({ step: copy.undoStep }))
    expect(valueOf(await flight.list({ planId }))).toHaveLength(1)
    expect(valueOf(await campaign.setStatus({ ids: [id, valueOf(copy).id], status: 'archived' }))).toEqual({ changed: 1 })
    // Put away, not gone: listed only where it is asked for.
    expect(valueOf(await campaign.list({ withArchived: false })).rows.map((row) => row.id)).not.toContain(id)
    expect(valueOf(await campaign.list({})).rows.map((row) => row.id)).toContain(id)
    expect(valueOf(await client.workbook.info({})).counts).toMatchObject({ campaigns: 1, archivedCampaigns: 1 })
    expect(valueOf(await campaign.setStatus({ ids: [id], status: 'archived' }))).toEqual({ changed: 0 })

    const template = valueOf(await campaignTemplate.save({ campaignId: id, name: 'Seasonal' }))
    expect(template).toMatchObject({ objective: 'sales', kpi: 'roas', lengthDays: 31, brief: 'Pots' })
    expect(valueOf(await campaignTemplate.start({ id: template.id, name: 'Summer', startsOn: '2026-07-01' }))).toMatchObject({ status: 'draft', target: 4, startsOn: '2026-07-01', endsOn: '2026-07-31' })
    expect(valueOf(await campaignTemplate.start({ id: template.id, name: 'Open' }))).toMatchObject({ startsOn: null, endsOn: null })
    valueOf(await campaign.edit({ id, changes: { target: 5 } }))
    expect(valueOf(await campaignTemplate.save({ campaignId: id, name: 'Seasonal' }))).toMatchObject({ id: template.id, target: 5 })
    expect(valueOf(await campaignTemplate.list({}))).toHaveLength(1)
    valueOf(await campaignTemplate.remove({ id: template.id }))
    expect(await campaignTemplate.start({ id: template.id, name: 'Late' })).toMatchObject({ error: { type: 'CampaignTemplateNotFound' } })
  })
})

describe('cost lines and deals', () => {
  it('belong to a campaign that exists, or to none', () => {
    const context = openMarketingContext()
    const { id } = add(context, { name: 'Spring' })
    const cost = CostLineFields.parse({ campaignId: id, kind: 'fee', label: 'Agency', amountMinor: 5000, currency: 'EUR', on: '2026-03-01' })
    const deal = DealFields.parse({ campaignId: id, name: 'Acme', amountMinor: 90_000, currency: 'EUR', status: 'won', on: '2026-03-02' })
    const missing = { type: 'CampaignNotFound', id: 9 }
    expect(costLineHandlers.add(context, { ...cost, campaignId: 9 as CampaignId })).toEqual({ ok: false, error: missing })
    expect(dealHandlers.add(context, { ...deal, campaignId: 9 as CampaignId })).toEqual({ ok: false, error: missing })
    const savedCost = valueOf(costLineHandlers.add(context, cost))
    const savedDeal = valueOf(dealHandlers.add(context, deal))
    expect(costLineHandlers.list(context, { campaignId: id })).toEqual({ ok: true, value: [{ ...cost, id: savedCost.id }] })
    expect(costLineHandlers.edit(context, { id: savedCost.id, fields: { ...cost, amountMinor: 1 } })).toMatchObject({ value: { amountMinor: 1 } })
    expect(dealHandlers.edit(context, { id: savedDeal.id, changes: { status: 'lost' } })).toMatchObject({ value: { status: 'lost' } })
    // The cell beside it, changed before the list was asked again, does not put the other back.
    expect(dealHandlers.edit(context, { id: savedDeal.id, changes: { amountMinor: 1 } })).toEqual({ ok: true, value: { ...savedDeal, status: 'lost', amountMinor: 1 } })
    expect(dealHandlers.edit(context, { id: savedDeal.id, changes: { campaignId: 9 as CampaignId } })).toEqual({ ok: false, error: missing })
    expect(campaignHandlers.remove(context, { ids: [id] })).toMatchObject({ ok: true })
    expect(costLineHandlers.list(context, { campaignId: null })).toEqual({ ok: true, value: [] })
    expect(dealHandlers.list(context, { campaignId: null })).toMatchObject({ value: [{ name: 'Acme', campaignId: null }] })
    expect(dealHandlers.setStatus(context, { ids: [savedDeal.id], status: 'won' })).toEqual({ ok: true, value: { changed: 1 } })
    expect(dealHandlers.remove(context, { ids: [savedDeal.id] })).toEqual({ ok: true, value: { removed: 1 } })
    expect(dealHandlers.remove(context, { ids: [savedDeal.id] })).toEqual({ ok: true, value: { removed: 0 } })
    expect(costLineHandlers.edit(context, { id: savedCost.id, fields: { ...cost, campaignId: null } })).toMatchObject({ error: { type: 'CostLineNotFound' } })
  })
})
