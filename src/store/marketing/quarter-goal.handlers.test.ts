import { describe, expect, it } from 'vitest'
import { type FileRow, openMarketingContext } from '../../../tests/support/marketing-context'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { topicsTold } from '../../../tests/support/topics-told'
import { Day, toDayNumber } from '../../shared/kernel/day'
import type { CampaignId } from '../../shared/marketing/campaign'
import { ExchangeRateFields } from '../../shared/marketing/exchange-rate'
import { GoalFields, type GoalMetric, quarterGoalName } from '../../shared/marketing/quarter-goal'
import { exchangeRateHandlers } from './exchange-rate.handlers'
import { customerValueHandlers, quarterGoalHandlers } from './quarter-goal.handlers'

// 45 of the 90 days of the quarter are over.
const now = () => new Date('2026-02-15T12:00:00')

describe('goals and customer value', () => {
  it('say what their ratio leaves out', async () => {
    const context = openMarketingContext({ now })
    const row = (on: string, measures: Pick<FileRow, 'spendMinor' | 'conversions' | 'kind'>): FileRow => ({ from: toDayNumber(Day.parse(on)), to: toDayNumber(Day.parse(on)), entity: { campaignName: 'Spring' }, ...measures })
    await context.importFile({ name: 'a.csv', level: 'campaign', rows: [row('2026-01-10', { spendMinor: 300, conversions: 3, kind: 'Sales' })] })
    await context.importFile({ name: 'b.csv', level: 'campaign', rows: [row('2026-02-10', { spendMinor: 100 })] })
    for (const metric of ['cpa', 'spend'] as const) valueOf(quarterGoalHandlers.set(context, GoalFields.parse({ quarter: '2026-Q1', metric, target: 500 })))
    expect(valueOf(quarterGoalHandlers.list(context, {}))).toMatchObject([
      { metric: 'cpa', actual: 100, leftOut: ['CPA leaves out 25.00% (spend): no file tells its conversions.'] },
      { metric: 'spend', actual: 400, leftOut: [] },
    ])
    expect(valueOf(customerValueHandlers.summary(context, { to: Day.parse('2026-02-28'), currency: null })).cautions.join()).toContain('Media spend is known for 10 Jan – 10 Feb 2026 only')
  })

  it('say of each ratio what it lacks, as the ROI report does', async () => {
    const context = openMarketingContext({ now })
    const day = toDayNumber(Day.parse('2026-01-10'))
    await context.importFile({ name: 'a.csv', level: 'campaign', rows: [{ from: day, to: day, entity: { campaignName: 'Spring' }, spendMinor: 0, impressions: 0, linkClicks: 0, conversions: 2, kind: 'Sales' }] })
    for (const metric of ['ctr', 'cpc', 'cpm', 'cvr', 'roas', 'profit'] as const) valueOf(quarterGoalHandlers.set(context, GoalFields.parse({ quarter: '2026-Q1', metric, target: 500 })))
    const reasons = () => valueOf(quarterGoalHandlers.list(context, {})).map(({ metric, reason }) => `${metric}: ${reason}`)
    expect(reasons()).toEqual(['ctr: There are no impressions.', 'cpc: There are no clicks.', 'cpm: There are no impressions.', 'cvr: There are no clicks.', 'roas: No revenue is known.', 'profit: No revenue is known.'])
    context.prepare("INSERT INTO deal (name, amount_minor, currency, status, on_day, note) VALUES ('Kitchen', 4000, 'EUR', 'won', '2026-01-10', '')").run()
    expect(reasons().slice(4)).toEqual(['roas: There is no media spend.', 'profit: null'])
  })

  it('count people whatever currency the ads were paid in, and money of others by the rates there are', async () => {
    const context = openMarketingContext({ now })
    const day = toDayNumber(Day.parse('2026-01-10'))
    const row = (accountId: string): FileRow => ({ from: day, to: day, entity: { campaignName: 'Spring', accountId }, spendMinor: 300, linkClicks: 30, conversions: 3, kind: 'Sales' })
    await context.importFile({ name: 'a.csv', level: 'campaign', currency: 'USD', rows: [row('1')] })
    for (const metric of ['conversions', 'cvr', 'spend'] as const) valueOf(quarterGoalHandlers.set(context, GoalFields.parse({ quarter: '2026-Q1', metric, target: 500 })))
    const goals = () => valueOf(quarterGoalHandlers.list(context, {}))
    const actuals = () => goals().map(({ actual }) => actual)
    expect(actuals()).toEqual([3, 0.1, null])
    await context.importFile({ name: 'b.csv', level: 'campaign', rows: [row('2')] })
    expect(actuals()).toEqual([6, 0.1, 300])
    expect(goals().map(({ leftOut }) => leftOut)).toEqual([[], [], ['Not added, in USD: 3.00 of spend.']])
    valueOf(exchangeRateHandlers.set(context, ExchangeRateFields.parse({ from: 'USD', to: 'EUR', on: '2026-01-01', rate: '0.9', source: 'bank' })))
    expect(goals().map(({ actual, leftOut }) => [actual, leftOut])).toEqual([[6, []], [0.1, []], [570, ['Converted to EUR: 1 USD = 0.9 EUR on 1 Jan 2026 (bank), the rate that held on 10 Jan 2026.']]])
  })

  it('may be for one campaign or platform, whose kinds of results are alike where all of them are not', async () => {
    const context = openMarketingContext({ now })
    const day = toDayNumber(Day.parse('2026-01-10'))
    const row = (campaignName: string, spendMinor: number, conversions: number, kind: string): FileRow => ({ from: day, to: day, entity: { campaignName }, spendMinor, conversions, kind, conversionValueMinor: conversions * 1000 })
    await context.importFile({ name: 'meta.csv', level: 'campaign', platform: 'meta', rows: [row('Spring', 300, 3, 'Leads'), row('Summer', 500, 1, 'Leads')] })
    await context.importFile({ name: 'google.csv', level: 'campaign', platform: 'google', rows: [row('Spring', 100, 5, 'Purchases')] })
    const { id: spring } = context.prepare("SELECT id FROM campaign WHERE name = 'Spring'").get() as { id: CampaignId }
    context.prepare("INSERT INTO deal (name, campaign_id, amount_minor, currency, status, on_day, note) VALUES ('Kitchen', ?, 4000, 'EUR', 'won', '2026-01-10', '')").run(spring)
    const set = (fields: object) => quarterGoalHandlers.set(context, GoalFields.parse({ quarter: '2026-Q1', metric: 'conversions', target: 10, ...fields }))
    const whole = valueOf(set({}))
    const [meta, both] = [valueOf(set({ platform: 'meta' })), valueOf(set({ platform: 'meta', campaignId: spring }))]
    context.prepare("INSERT INTO cost_line (kind, label, amount_minor, currency, on_day) VALUES ('fee', 'Agency', 5000, 'EUR', '2026-01-10')").run()
    for (const fields of [{ metric: 'cost', platform: 'meta' }, { metric: 'spend', campaignId: spring }, { metric: 'revenue', platform: 'google' }, { metric: 'spend', platform: 'google' }]) valueOf(set(fields))
    const goals = valueOf(quarterGoalHandlers.list(context, {}))
    expect(goals.map((goal) => [quarterGoalName(goal), goal.actual, goal.leftOut])).toEqual([
      ['Conversions', null, []],
      ['Conversions on Meta', 4, []],
      ['Conversions of “Spring” on Meta', 3, []],
      ['Cost on Meta', 800, ['Costs that name no platform are not in it.']],
      ['Spend of “Spring”', 400, []],
      ['Revenue on Google Ads', 5000, ['Won deals name no platform and are not in it.']],
      ['Spend on Google Ads', 100, []],
    ])
    // Each takes the place of its own alone.
    expect([valueOf(set({ target: 20 })).id, valueOf(set({ platform: 'meta', target: 20 })).id, valueOf(set({ platform: 'meta', campaignId: spring, target: 20 })).id]).toEqual([whole.id, meta.id, both.id])
    expect(set({ campaignId: 999 })).toMatchObject({ ok: false, error: { type: 'CampaignNotFound', id: 999 } })
  })

  it('of a quarter that runs count nothing of today, as its time does not', async () => {
    const context = openMarketingContext({ now })
    const row = (on: string, spendMinor: number): FileRow => ({ from: toDayNumber(Day.parse(on)), to: toDayNumber(Day.parse(on)), entity: { campaignName: 'Spring' }, spendMinor, impressions: spendMinor })
    await context.importFile({ name: 'a.csv', level: 'campaign', rows: [row('2026-02-14', 300), row('2026-02-15', 40)] })
    context.prepare("INSERT INTO cost_line (kind, label, amount_minor, currency, on_day) VALUES ('fee', 'Agency', 5, 'EUR', '2026-02-14'), ('fee', 'Agency', 7, 'EUR', '2026-02-15')").run()
    for (const metric of ['spend', 'cost', 'impressions'] as const) valueOf(quarterGoalHandlers.set(context, GoalFields.parse({ quarter: '2026-Q1', metric, target: 600 })))
    // 45 of 90 days are over: 600 × 45 ÷ 90 = 300 are due.
    expect(valueOf(quarterGoalHandlers.list(context, {})).map(({ metric, actual, elapsed, state }) => [metric, actual, elapsed, state])).toEqual([
      ['spend', 300, 0.5, 'ahead'], ['cost', 305, 0.5, 'behind'], ['impressions', 300, 0.5, 'ahead'],
    ])
  })

  describe('count and pace the same days', () => {
    const row = (on: string, measures: Partial<FileRow>): FileRow => ({ from: toDayNumber(Day.parse(on)), to: toDayNumber(Day.parse(on)), entity: { campaignName: 'Spring' }, ...measures })
    /** Goals of 900 on a day, with results and with deals and fees of 100 on some days. */
    const goalsOn = async (today: string, metrics: readonly GoalMetric[], { results = [], deals = [], fees = [] }: { readonly results?: readonly FileRow[]; readonly deals?: readonly string[]; readonly fees?: readonly string[] }) => {
      const context = openMarketingContext({ now: () => new Date(`${today}T12:00:00`) })
      if (results.length > 0) await context.importFile({ name: 'a.csv', level: 'campaign', rows: results })
      for (const on of deals) context.prepare("INSERT INTO deal (name, amount_minor, currency, status, on_day, note) VALUES ('Kitchen', 100, 'EUR', 'won', ?, '')").run(on)
      for (const on of fees) context.prepare("INSERT INTO cost_line (kind, label, amount_minor, currency, on_day) VALUES ('fee', 'Agency', 100, 'EUR', ?)").run(on)
      for (const metric of metrics) valueOf(quarterGoalHandlers.set(context, GoalFields.parse({ quarter: '2026-Q1', metric, target: 900 })))
      return valueOf(quarterGoalHandlers.list(context, {})).map(({ metric, actual, dataTo, elapsed, state, leftOut }) => [metric, actual, dataTo, Math.round(elapsed * 90), state, ...leftOut])
    }

    it('to the newest with results where they rest on them', async () => {
      const results = [row('2026-01-10', { spendMinor: 300, impressions: 800, conversionValueMinor: 400 })]
      expect(await goalsOn('2026-01-31', ['impressions', 'spend', 'revenue', 'cost', 'profit'], { results, deals: ['2026-01-09', '2026-01-20'], fees: ['2026-01-08', '2026-01-30'] })).toEqual([
        ['impressions', 800, '2026-01-10', 10, 'ahead'],
        ['spend', 300, '2026-01-10', 10, 'behind'],
        ['revenue', 500, '2026-01-10', 10, 'ahead'],
        ['cost', 400, '2026-01-10', 10, 'behind'],
        ['profit', 100, '2026-01-10', 10, 'ahead'],
      ])
      // Of results to yesterday, or to today, nothing is to be said.
      for (const on of ['2026-01-30', '2026-01-31']) expect(await goalsOn('2026-01-31', ['impressions'], { results: [...results, row(on, { impressions: 1 })] })).toMatchObject([['impressions', expect.any(Number), null, 30, 'ahead']])
    })

    it('to yesterday where they rest on deals alone, and on ads that ended long ago', async () => {
      const deals = ['2026-02-20', '2026-03-20']
      expect(await goalsOn('2026-03-22', ['revenue'], { deals })).toEqual([['revenue', 200, null, 80, 'behind']])
      // Results before the quarter, or without a value, are not what it rests on.
      expect(await goalsOn('2026-03-22', ['revenue', 'impressions'], { deals, results: [row('2025-11-10', { spendMinor: 300, impressions: 800, conversionValueMinor: 400 })] })).toEqual([['revenue', 200, null, 80, 'behind'], ['impressions', null, null, 80, null]])
      expect(await goalsOn('2026-03-22', ['revenue', 'roas'], { deals, results: [row('2026-03-10', { spendMinor: 300, conversionValueMinor: 0 })] })).toEqual([['revenue', 200, null, 80, 'behind'], ['roas', 100 / 300, '2026-03-10', 69, 'behind']])
      expect(await goalsOn('2026-03-22', ['revenue', 'cost', 'impressions'], { deals, results: [row('2026-01-10', { spendMinor: 300, impressions: 800, conversionValueMinor: 400 })] })).toEqual([
        ['revenue', 600, null, 80, 'behind', 'There are no ad results after 10 Jan 2026.'],
        ['cost', 300, null, 80, 'ahead', 'There are no ad results after 10 Jan 2026.'],
        ['impressions', 800, '2026-01-10', 10, 'ahead'],
      ])
    })

    it('and a quarter that is over waits for results as long as more may come', async () => {
      const results = [row('2026-03-22', { impressions: 800 })]
      expect(await goalsOn('2026-04-10', ['impressions'], { results })).toEqual([['impressions', 800, '2026-03-22', 81, 'behind']])
      expect(await goalsOn('2026-04-29', ['impressions'], { results })).toEqual([['impressions', 800, null, 90, 'missed', 'There are no ad results after 22 Mar 2026.']])
    })

    it('and say which results they leave out, which the first or the last of these days cuts', async () => {
      const results = [{ ...row('2025-12-20', { spendMinor: 300, impressions: 50 }), to: toDayNumber(Day.parse('2026-01-10')) }, row('2026-01-31', { spendMinor: 100, impressions: 10 })]
      const leftOut = 'Left out: Meta results of 20 Dec 2025 – 10 Jan 2026, 3.00 EUR; they are known as a whole only and reach beyond the period.'
      expect(await goalsOn('2026-02-01', ['spend', 'impressions'], { results })).toEqual([['spend', 100, null, 31, 'ahead', leftOut], ['impressions', 10, null, 31, 'behind', leftOut]])
    })

    it('of a campaign to the newest day of its accounts, though it ended before', async () => {
      const context = openMarketingContext({ now: () => new Date('2026-03-22T12:00:00') })
      await context.importFile({ name: 'a.csv', level: 'campaign', rows: [row('2026-01-10', { impressions: 800 }), row('2026-03-20', { entity: { campaignName: 'Summer' }, impressions: 1 })] })
      const { id } = context.prepare("SELECT id FROM campaign WHERE name = 'Spring'").get() as { id: CampaignId }
      valueOf(quarterGoalHandlers.set(context, GoalFields.parse({ quarter: '2026-Q1', metric: 'impressions', campaignId: id, target: 900 })))
      expect(valueOf(quarterGoalHandlers.list(context, {}))).toMatchObject([{ actual: 800, dataTo: '2026-03-20', state: 'ahead' }])
    })
  })

  it('go with their campaign, and are named anew with it', async () => {
    const { client: { marketing, workbook }, store } = await openTestStore({ now })
    const { id } = valueOf(await marketing.campaign.add({ name: 'Spring' }))
    for (const campaignId of [null, id]) valueOf(await marketing.quarterGoal.set({ quarter: '2026-Q1', metric: 'spend', campaignId, target: 500 }))
    const names = async () => valueOf(await marketing.quarterGoal.list({})).map(quarterGoalName)
    expect(await topicsTold(store, async () => valueOf(await marketing.campaign.edit({ id, changes: { name: 'Easter' } })))).toContain('quarterGoal')
    expect(await names()).toEqual(['Spend', 'Spend of “Easter”'])
    expect(await topicsTold(store, async () => valueOf(await marketing.exchangeRate.set({ from: 'USD', to: 'EUR', on: '2026-01-01', rate: '0.9', source: 'bank' })))).toContain('quarterGoal')
    expect(await topicsTold(store, async () => valueOf(await marketing.campaign.remove({ ids: [id] })))).toContain('quarterGoal')
    expect(await names()).toEqual(['Spend'])
    valueOf(await workbook.undo({}))
    expect(await names()).toEqual(['Spend', 'Spend of “Easter”'])
  })

  it('come from deals and costs that count, in one currency', async () => {
    const { client } = await openTestStore({ now })
    const { quarterGoal, customerValue, deal, costLine } = client.marketing
    const sell = async (customer: string, on: string, amountMinor: number, currency = 'EUR', status: 'won' | 'open' = 'won') => valueOf(await deal.add({ name: 'Order', customer, on, amountMinor, currency, status }))
    for (const [customer, on, amount] of [['Ada', '2026-01-10', 400_00], ['Bo', '2026-02-10', 200_00], ['Bo', '2026-04-10', 100_00]] as const) await sell(customer, on, amount)
    await sell('Cy', '2026-02-01', 9999_00, 'USD')
    await sell('Di', '2026-02-01', 9999_00, 'EUR', 'open')
    valueOf(await costLine.add({ kind: 'fee', label: 'Agency', amountMinor: 100_00, currency: 'EUR', on: '2026-02-01' }))

    const goal = valueOf(await quarterGoal.set({ quarter: '2026-Q1', metric: 'revenue', target: 1000_00 }))
    valueOf(await quarterGoal.set({ quarter: '2026-Q1', metric: 'roi', target: 4 }))
    valueOf(await quarterGoal.set({ quarter: '2026-Q2', metric: 'conversions', target: 10 }))
    expect(valueOf(await quarterGoal.set({ quarter: '2026-Q1', metric: 'revenue', target: 1200_00 })).id).toBe(goal.id)
    expect(valueOf(await quarterGoal.list({}))).toMatchObject([
      { metric: 'revenue', actual: 600_00, progress: 0.5, elapsed: 0.5, state: 'ahead', reason: null },
      { metric: 'roi', actual: 5, state: 'ahead' },
      { quarter: '2026-Q2', actual: null, state: null, reason: 'No file had conversions.' },
    ])
    // Without a stated margin nobody knows what a customer leaves; with a whole one, all of the revenue.
    expect(valueOf(await customerValue.summary({ to: '2026-12-31' }))).toMatchObject({ customers: 2, ltvMinor: null, ltvToCac: null })
    valueOf(await client.workbook.configure({ grossMargin: 1 }))
    expect(valueOf(await customerValue.summary({ to: '2026-12-31' }))).toMatchObject({ currency: 'EUR', customers: 2, newCustomers: 2, revenueMinor: 700_00, costMinor: 100_00, ltvMinor: 350_00, cacMinor: 50_00, ltvToCac: 7 })
    expect(valueOf(await customerValue.summary({ to: '2026-12-31', currency: 'USD' }))).toMatchObject({ customers: 1, costMinor: null, cacMinor: null })
    expect(valueOf(await customerValue.summary({ to: '2026-12-31' })).otherCurrencies).toEqual([{ currency: 'USD', sentence: expect.stringMatching(/^Not added, in USD: .* of won deals\.$/) }])
    valueOf(await quarterGoal.remove({ id: goal.id }))
    expect(await quarterGoal.remove({ id: goal.id })).toMatchObject({ error: { type: 'QuarterGoalNotFound' } })
    valueOf(await client.workbook.undo({}))
    expect(valueOf(await quarterGoal.list({}))).toHaveLength(3)
  })
})
