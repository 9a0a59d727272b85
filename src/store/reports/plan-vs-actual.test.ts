import { describe, expect, it } from 'vitest'
import { type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { type Day, localDay, toDayNumber } from '../../shared/kernel/day'
import { PlanVsActualFilters } from '../../shared/reports/plan-vs-actual'
import { currenciesInUse } from '../marketing/report-basis'
import { planVsActual } from './plan-vs-actual'

const day = (text: string): number => toDayNumber(text as Day)

const spend = (on: string, campaignName: string, spendMinor: number) => ({ from: day(on), to: day(on), entity: { campaignName }, spendMinor })

const addFlight = ({ prepare }: MarketingContext, campaignId: number, { amountMinor, currency = 'EUR' }: { readonly amountMinor: number; readonly currency?: string }, lineage: number): unknown =>
  prepare(
    `INSERT INTO flight (plan_id, lineage, campaign_id, platform, placement, starts_on, ends_on, amount_minor, currency, shape, custom_minor, dark, is_booked, note)
     VALUES (1, ?, ?, 'meta', 'any', '2026-03-01', '2026-03-31', ?, ?, 'even', NULL, '[]', 0, '')`,
  ).run(lineage, campaignId, amountMinor, currency)

/** Two campaigns with results in February and March; the first is planned at 310.00 over the 31 days of March. */
const planned = async (): Promise<MarketingContext> => {
  const context = openMarketingContext()
  await context.importFile({ name: 'file.csv', level: 'campaign', rows: [spend('2026-02-20', 'Spring', 400), spend('2026-03-01', 'Spring', 1500), spend('2026-03-02', 'Spring', 500), spend('2026-03-02', 'Unplanned', 700)] })
  context.prepare("INSERT INTO media_plan (id, name, note, starts_on, ends_on, is_current, created_at) VALUES (1, 'Agreed', '', '2026-03-01', '2026-03-31', 1, '2026-01-01T00:00:00.000Z')").run()
  addFlight(context, 1, { amountMinor: 310_00 }, 1)
  return context
}

const ask = (context: MarketingContext, filters: Parameters<typeof PlanVsActualFilters.parse>[0] = {}) => planVsActual(context, PlanVsActualFilters.parse(filters))

describe('plan against actual', () => {
  it('holds the days that have results against what the flights put on them', async () => {
    const report = ask(await planned(), { by: 'campaign' })
    expect(report).toMatchObject({ plan: 'Agreed', currency: 'EUR', days: { from: '2026-03-01', to: '2026-03-02' }, dataTo: '2026-03-02' })
    expect(report.rows.map(({ label, plannedMinor, actualMinor }) => [label, plannedMinor, actualMinor])).toEqual([
      ['Spring', 20_00, 20_00],
      ['Unplanned', null, 700],
    ])
    expect(report.total).toEqual({ plannedMinor: 20_00, actualMinor: 27_00, beforeMinor: null })
  })

  it('has the largest plan first, then what was spent without one, and of equal ones the first by name', async () => {
    const context = await planned()
    await context.importFile({ name: 'more.csv', level: 'campaign', rows: [spend('2026-03-02', 'Zeal', 900), spend('2026-03-01', 'Able', 700), spend('2026-03-02', 'Grand', 1)] })
    addFlight(context, Number(context.prepare("SELECT id FROM campaign WHERE name = 'Grand'").pluck().get()), { amountMinor: 620_00 }, 2)
    const report = ask(context, { by: 'campaign' })
    expect(report.rows.map(({ label }) => label)).toEqual(['Grand', 'Spring', 'Zeal', 'Able', 'Unplanned'])
    // 27 and 28 February are the two days before, and nobody asked for them.
    await context.importFile({ name: 'before.csv', level: 'campaign', rows: [spend('2026-02-28', 'Able', 5)] })
    expect(ask(context, { by: 'campaign' })).toMatchObject({ previousDays: null, total: { beforeMinor: null } })
  })

  it('gives each month its own, planned or not, and compares with as many days before', async () => {
    const context = await planned()
    const months = ask(context, { by: 'month', period: { from: '2026-02-01', to: '2026-03-31' } })
    expect(months.rows.map(({ key, label, plannedMinor, actualMinor }) => [key, label, plannedMinor, actualMinor])).toEqual([
      ['2026-02', 'February 2026', null, 400],
      ['2026-03', 'March 2026', 310_00, 27_00],
    ])
    // 20 February lies 31 days before 23 March, and so under March; by lines of campaigns nothing moves.
    const before = ask(context, { by: 'month', period: { from: '2026-03-01', to: '2026-03-31' }, compare: 'previous' })
    expect(before.rows.map(({ key, actualMinor, beforeMinor }) => [key, actualMinor, beforeMinor])).toEqual([['2026-03', 27_00, 400]])
    const compared = ask(context, { by: 'channel', period: { from: '2026-03-01', to: '2026-03-10' }, compare: 'previous' })
    expect(compared).toMatchObject({ previousDays: { from: '2026-02-19', to: '2026-02-28' }, rows: [{ key: 'meta', plannedMinor: 100_00, actualMinor: 27_00, beforeMinor: 400 }] })
  })

  it('counts the first and the last day of a month in that month', async () => {
    const context = await planned()
    await context.importFile({ name: 'ends.csv', level: 'campaign', rows: [spend('2026-02-01', 'Ends', 10), spend('2026-02-28', 'Ends', 20), spend('2026-03-31', 'Ends', 40)] })
    const { rows } = ask(context, { by: 'month', period: { from: '2026-02-01', to: '2026-03-31' } })
    expect(rows.map(({ key, actualMinor }) => [key, actualMinor])).toEqual([['2026-02', 430], ['2026-03', 27_40]])
  })

  it('is in the workbook’s currency where a flight of the plan is, else in that of most of its flights', async () => {
    const context = await planned()
    for (const [lineage, currency] of ['GBP', 'CHF', 'CHF', 'USD'].entries()) addFlight(context, 1, { amountMinor: 100, currency }, lineage + 2)
    expect(ask(context).currency).toBe('EUR')
    context.prepare("DELETE FROM flight WHERE currency = 'EUR'").run()
    expect(ask(context).currency).toBe('CHF')
  })

  it('says what of the plan stands against no spend that is known', async () => {
    const context = await planned()
    context.prepare("INSERT INTO campaign (name, sort_name, objective, status, owner, brief, created_at) VALUES ('Unseen', 'unseen', 'leads', 'active', '', '', '2026-01-01T00:00:00.000Z')").run()
    addFlight(context, Number(context.prepare("SELECT id FROM campaign WHERE name = 'Unseen'").pluck().get()), { amountMinor: 62_00 }, 2)
    // Two of thirty-one days of 62.00 in its own line; on days after the results 29 of 31 of both.
    const unknown = (amount: string): string => `${amount} EUR is planned in lines of which no spend is known; the total sets it against none.`
    expect(ask(context, { by: 'campaign' }).warnings).toEqual([unknown('4.00')])
    expect(ask(context, { by: 'campaign', period: { to: '2026-03-01' } }).warnings).toEqual([unknown('2.00')])
    const after = '348.00 EUR is planned after 2 Mar 2026, the last day with results, and stands against no spend yet.'
    expect(ask(context, { by: 'month', period: { from: '2026-03-01', to: '2026-03-31' } }).warnings).toEqual([after])
    expect(ask(context, { by: 'channel', period: { from: '2026-02-01', to: '2026-02-28' } }).warnings).toEqual([])
    // Shown, and nothing is known of what it cost: it is still a line without spend.
    await context.importFile({ name: 'shown.csv', level: 'campaign', rows: [{ from: day('2026-03-01'), to: day('2026-03-01'), entity: { campaignName: 'Unseen' }, impressions: 5 }] })
    expect(ask(context, { by: 'campaign' }).warnings).toEqual([unknown('4.00')])
  })

  it('does not say that the total sets a plan against no spend where the total has none', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'seen.csv', level: 'campaign', rows: [{ from: day('2026-03-01'), to: day('2026-03-31'), entity: { campaignName: 'Spring' }, impressions: 5 }] })
    context.prepare("INSERT INTO media_plan (id, name, note, starts_on, ends_on, is_current, created_at) VALUES (1, 'Agreed', '', '2026-03-01', '2026-03-31', 1, '2026-01-01T00:00:00.000Z')").run()
    addFlight(context, 1, { amountMinor: 310_00 }, 1)
    expect(ask(context, { by: 'campaign' })).toMatchObject({ total: { plannedMinor: 310_00, actualMinor: null }, warnings: [] })
  })

  it('never adds another currency, and names what is planned in it', async () => {
    const context = await planned()
    addFlight(context, 2, { amountMinor: 90_00, currency: 'CHF' }, 2)
    const report = ask(context)
    expect(report.total.plannedMinor).toBe(20_00)
    // Two of its thirty-one days; nothing of it on others, and no word of deals, which are in no figure here.
    context.prepare("INSERT INTO deal (name, amount_minor, currency, status, on_day, note) VALUES ('Sold', 100, 'CHF', 'won', '2026-03-01', '')").run()
    expect(report.warnings).toEqual(['Not added, in CHF: 5.82 planned by flights.'])
    expect(ask(context, { period: { from: '2026-02-01', to: '2026-02-28' } }).warnings).toEqual([])
    expect(ask(context).warnings).toEqual(report.warnings)
    expect(ask(context, { currency: 'CHF' }).total.plannedMinor).toBe(90_00)
    // Else nobody could choose it.
    expect(currenciesInUse(context, 'EUR')).toEqual(['CHF', 'EUR'])
    context.prepare("INSERT INTO networking_cost (kind, label, amount_minor, currency, on_day) VALUES ('event', 'Fair', 100, 'GBP', '2026-03-01')").run()
    expect(currenciesInUse(context, 'EUR')).toEqual(['CHF', 'EUR', 'GBP'])
  })

  it('says which days are known from several files, and that one view of them counts', async () => {
    const context = await planned()
    expect(ask(context).warnings).toEqual([])
    await context.importFile({ name: 'by-age.csv', level: 'campaign', segments: ['Age'], rows: [{ ...spend('2026-03-01', 'Spring', 1000), segment: '18-24' }] })
    expect(ask(context).total.actualMinor).toBe(27_00)
    expect(ask(context).warnings.join()).toContain('Counted: by campaign, day by day. Left out as the same money: by campaign and Age, day by day. They disagree')
    expect(ask(context, { period: { from: '2026-03-02', to: '2026-03-02' } }).warnings).toEqual([])
  })

  it('says that files disagree where they do by more than one percent', async () => {
    const disagreement = async (spendMinor: number) => {
      const context = await planned()
      await context.importFile({ name: 'large.csv', level: 'campaign', rows: [spend('2026-03-03', 'Spring', 100_00)] })
      await context.importFile({ name: 'by-age.csv', level: 'campaign', segments: ['Age'], rows: [{ ...spend('2026-03-03', 'Spring', spendMinor), segment: '18-24' }] })
      return ask(context).warnings.join().includes('They disagree')
    }
    expect([await disagreement(99_00), await disagreement(98_99)]).toEqual([false, true])
  })

  it('never reaches beyond the last day asked, also where that is before the plan', async () => {
    const report = ask(await planned(), { period: { to: '2026-02-20' } })
    expect(report).toMatchObject({ days: { from: '2026-02-20', to: '2026-02-20' }, total: { plannedMinor: null, actualMinor: 400 } })
  })

  it('says nothing of a plan that is not there', () => {
    const context = openMarketingContext()
    const today = localDay(context.now())
    expect(ask(context)).toMatchObject({ plan: null, days: { from: today, to: today }, rows: [], total: { plannedMinor: null, actualMinor: null } })
  })

  it('tells all that was spent where there is no plan, as the ROI report does, not that of the newest day', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [spend('2026-02-20', 'Spring', 400), spend('2026-03-02', 'Spring', 250)] })
    expect(ask(context)).toMatchObject({ plan: null, days: { from: '2026-02-20', to: '2026-03-02' }, total: { plannedMinor: null, actualMinor: 650 } })
  })
})
