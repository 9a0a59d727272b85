import { describe, expect, it } from 'vitest'
import { type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { cellOf, day, hands, quarter, reason, report, value } from '../../../tests/support/organic-paid'
import { toDayNumber } from '../../shared/kernel/day'
import type { CampaignId } from '../../shared/marketing/campaign'
import { ClientReportFilters } from '../../shared/reports/client-report'
import { effortHandlers } from '../bridge/effort.handlers'
import { clientAnswer } from './client-answer'

describe('in one currency alone', () => {
  it('leaves out what is in others whatever rates there are, and says what that is', async () => {
    const context = openMarketingContext()
    const { contact, meet, deal } = hands(context)
    context.prepare("INSERT INTO exchange_rate (from_currency, to_currency, on_day, rate, source) VALUES ('USD', 'EUR', '2026-01-01', '0.5', 'ECB')").run()
    const on = toDayNumber(day('2026-02-01'))
    for (const [currency, spendMinor] of [['EUR', 5000], ['USD', 800]] as const) await context.importFile({ name: `${currency}.csv`, currency, level: 'campaign', rows: [{ from: on, to: on, entity: { campaignName: `In ${currency}` }, spendMinor }] })
    valueOf(effortHandlers.setRate(context, { from: day('2026-01-01'), amountMinor: 3000, currency: 'EUR' }))
    valueOf(effortHandlers.addCost(context, { kind: 'gift', label: 'Cup', amountMinor: 640, currency: 'EUR', on: day('2026-03-01') }))
    meet('2026-01-20', 'call', 'mutual', 60, contact('Ada'))
    deal('2026-02-02', 10_000, [], null)
    deal('2026-02-03', 4000, [], null, {}, { currency: 'USD' })
    const [all, euros, dollars] = [report(context), report(context, { otherCurrencies: 'leave_out' }), report(context, { currency: 'USD', otherCurrencies: 'leave_out' })]
    expect([all, euros, dollars].map((one) => ['media', 'cost', 'revenue', 'deals', 'customers'].map((key) => value(one, key, 'total')))).toEqual([[5400, 9040, 12_000, 2, 2], [5000, 8640, 10_000, 1, 1], [800, 800, 4000, 1, 1]])
    // What networking cost is known, and in euros: in dollars it is not nothing.
    expect([value(dollars, 'cost', 'paid'), reason(dollars, 'time', 'organic'), cellOf(dollars, 'cost', 'total')?.note]).toEqual([800, 'Known in other currencies alone, which are left out: EUR.', 'without amounts in EUR'])
    expect([cellOf(euros, 'revenue', 'total')?.note, cellOf(euros, 'deals', 'total')?.note, cellOf(all, 'revenue', 'total')?.note]).toEqual(['without amounts in USD', 'without those in USD', null])
    expect(euros.notes).toContain('Not added, in USD: 8.00 of spend, 40.00 of won deals.')
    expect(dollars.notes).toEqual(expect.arrayContaining(['Not added, in EUR: 50.00 of spend, 100.00 of won deals.', 'Not added, in EUR: 36.40 that networking cost.']))
    expect([euros.rates, dollars.rates, all.notes.some((note) => note.startsWith('Not added'))]).toEqual([[], [], false])
    const { blocks } = clientAnswer(context, ClientReportFilters.parse({ period: quarter, currency: 'USD', otherCurrencies: 'leave_out', blocks: ['organic_paid'] }))
    expect(blocks).toMatchObject([{ answer: { lines: dollars.lines } }])
  })
})

describe('in one currency alone, what is known in others alone', () => {
  const leftOut = 'Known in other currencies alone, which are left out: USD.'
  const onlyEuros = { currency: 'EUR', otherCurrencies: 'leave_out' } as const
  const withTime = (): MarketingContext => {
    const context = openMarketingContext()
    valueOf(effortHandlers.setRate(context, { from: day('2026-01-01'), amountMinor: 100_000, currency: 'EUR' }))
    hands(context).meet('2026-01-20', 'call', 'mutual', 60, hands(context).contact('Ada'))
    return context
  }
  const gift = (context: MarketingContext, currency: string, amountMinor: number): unknown => valueOf(effortHandlers.addCost(context, { kind: 'gift', label: 'Cup', amountMinor, currency, on: day('2026-02-01') }))
  const costLine = (context: MarketingContext, kind: string, currency: string): unknown => context.prepare("INSERT INTO cost_line (kind, label, amount_minor, currency, on_day) VALUES (?, 'Agency', 5000, ?, '2026-02-01')").run(kind, currency)
  const media = (context: MarketingContext, currency: string): Promise<unknown> => {
    const on = toDayNumber(day('2026-02-01'))
    return context.importFile({ name: `${currency}.csv`, currency, level: 'campaign', rows: [{ from: on, to: on, entity: { campaignName: 'Spring' }, spendMinor: 5000 }] })
  }

  it('is something to compare', async () => {
    const [fee, given, deal, spend] = [openMarketingContext(), openMarketingContext(), openMarketingContext(), openMarketingContext()]
    costLine(fee, 'fee', 'USD')
    gift(given, 'USD', 2000)
    hands(deal).deal('2026-02-03', 4000, [], null, {}, { currency: 'USD' })
    await media(spend, 'USD')
    const reports = [fee, given, deal, spend].map((context) => report(context, onlyEuros))
    expect(reports.map(({ isEmpty, notes }) => [isEmpty, notes.some((note) => note.startsWith('Not added, in USD'))])).toEqual(Array.from({ length: 4 }, () => [false, true]))
    expect(report(openMarketingContext(), onlyEuros).isEmpty).toBe(true)
  })

  it('has no figure in its own line, and takes none from the cost of what is known beside it', async () => {
    const context = withTime()
    gift(context, 'USD', 2000)
    await media(context, 'EUR')
    costLine(context, 'fee', 'USD')
    costLine(context, 'labour', 'EUR')
    costLine(context, 'labour', 'USD')
    const euros = report(context, onlyEuros)
    expect([reason(euros, 'direct', 'organic'), reason(euros, 'fees', 'paid'), reason(euros, 'fees', 'total')]).toEqual([leftOut, leftOut, leftOut])
    expect((['organic', 'paid', 'total'] as const).map((side) => cellOf(euros, 'cost', side))).toMatchObject([100_000, 10_000, 110_000].map((sum) => ({ value: sum, note: 'without amounts in USD' })))
    expect(cellOf(euros, 'labour', 'paid')).toMatchObject({ value: 5000, note: 'without amounts in USD' })
    // What is taken of a cost leaves out what the cost does.
    hands(context).deal('2026-02-03', 200_000, [], null)
    const ratios = report(context, onlyEuros)
    expect([cellOf(ratios, 'costPerCustomer', 'total'), cellOf(ratios, 'roi', 'total'), cellOf(ratios, 'costPerEngaged', 'organic')]).toMatchObject([{ value: 110_000 }, { value: 90_000 / 110_000 }, { value: 100_000 }].map((one) => ({ ...one, note: 'without amounts in USD' })))
    gift(context, 'EUR', 1)
    expect(value(report(context, onlyEuros), 'cost', 'organic')).toBe(100_001)
  })

  it('is no cost of 0 where nothing else is known', async () => {
    const context = openMarketingContext()
    gift(context, 'USD', 2000)
    costLine(context, 'fee', 'USD')
    const all = (): unknown => (['organic', 'paid', 'total'] as const).map((side) => [value(report(context, onlyEuros), 'cost', side), reason(report(context, onlyEuros), 'cost', side)])
    const none = [null, leftOut]
    expect(all()).toEqual([none, none, none])
    await media(context, 'USD')
    expect(all()).toEqual([none, none, none])
  })

  it('is no revenue of 0, and no ROI of nothing won', async () => {
    const context = openMarketingContext()
    costLine(context, 'fee', 'EUR')
    await media(context, 'EUR')
    const campaignId = context.prepare('SELECT id FROM campaign').pluck().get() as CampaignId
    hands(context).deal('2026-02-03', 4000, [], campaignId, {}, { currency: 'USD' })
    const euros = report(context, onlyEuros)
    for (const side of ['paid', 'total'] as const) expect(['deals', 'revenue', 'roi', 'customers', 'costPerCustomer'].map((key) => [value(euros, key, side), reason(euros, key, side)])).toEqual(Array.from({ length: 5 }, () => [null, leftOut]))
    expect(euros.rules.filter(({ side }) => side === 'total').map(({ deals, revenue }) => [deals.reason, revenue.reason])).toEqual([[leftOut, leftOut], [leftOut, leftOut], [leftOut, leftOut]])
    expect([value(euros, 'deals', 'organic'), value(euros, 'revenue', 'organic')]).toEqual([0, 0])
    // Nor is anything lost on a side that none of them is credited to.
    context.prepare('UPDATE deal SET campaign_id = NULL').run()
    const elsewhere = report(context, onlyEuros)
    expect([value(elsewhere, 'roi', 'paid'), reason(elsewhere, 'roi', 'paid'), ...elsewhere.rules.filter(({ side }) => side === 'paid').map(({ roi }) => roi.reason)]).toEqual([null, leftOut, leftOut, leftOut, leftOut])
    // Who is said to be a customer is of no currency.
    hands(context).stage(hands(context).contact('Ada'), null, '2026-02-05')
    expect(cellOf(report(context, onlyEuros), 'customers', 'total')).toMatchObject({ value: 1, note: 'without those in USD' })
  })
})

describe('in one currency alone, conversions and reach that files tell in others', () => {
  const onlyEuros = { currency: 'EUR', otherCurrencies: 'leave_out' } as const
  const told = (context: MarketingContext, currency: string, campaignName: string, measures: object): Promise<unknown> => {
    const on = toDayNumber(day('2026-02-01'))
    return context.importFile({ name: `${campaignName}.csv`, currency, level: 'campaign', rows: [{ from: on, to: on, entity: { campaignName }, ...measures }] })
  }

  it('are not denied', async () => {
    const context = openMarketingContext()
    await told(context, 'USD', 'Fall', { conversions: 4, kind: 'Leads', reach: 900 })
    const euros = report(context, onlyEuros)
    const leftOut = 'Known in other currencies alone, which are left out: USD.'
    expect([euros.isEmpty, reason(euros, 'engaged', 'paid'), reason(euros, 'reach', 'paid')]).toEqual([false, leftOut, leftOut])
    context.prepare("INSERT INTO cost_line (kind, label, amount_minor, currency, on_day) VALUES ('fee', 'Agency', 5000, 'EUR', '2026-02-01')").run()
    expect(reason(report(context, onlyEuros), 'costPerEngaged', 'paid')).toBe(leftOut)
  })

  it('are named beside those that count', async () => {
    const context = openMarketingContext()
    await told(context, 'EUR', 'Spring', { spendMinor: 5000, conversions: 2, kind: 'Leads', reach: 500 })
    await told(context, 'USD', 'Fall', { spendMinor: 800, conversions: 4, kind: 'Leads', reach: 900 })
    const euros = report(context, onlyEuros)
    expect([cellOf(euros, 'engaged', 'paid'), cellOf(euros, 'reach', 'paid')]).toMatchObject([{ value: 2, note: 'Leads, without those in USD' }, { value: 500, note: 'without those in USD' }])
    expect(cellOf(euros, 'costPerEngaged', 'paid')).toMatchObject({ value: 2500, note: 'Leads, without amounts in USD' })
    context.prepare("INSERT INTO exchange_rate (from_currency, to_currency, on_day, rate, source) VALUES ('USD', 'EUR', '2026-01-01', '0.5', 'ECB')").run()
    expect(cellOf(report(context), 'engaged', 'paid')).toMatchObject({ value: 6, note: 'Leads' })
  })
})
