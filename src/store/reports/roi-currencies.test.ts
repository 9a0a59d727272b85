import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { type FiltersInput, report, row } from '../../../tests/support/roi-of'
import { OrganicPaidFilters } from '../../shared/bridge/organic-paid-report'
import { addDays, type Day, toDayNumber } from '../../shared/kernel/day'
import { ExchangeRateFields } from '../../shared/marketing/exchange-rate'
import { PedigreeScope } from '../../shared/bridge/pedigree.contract'
import { ClientReportFilters } from '../../shared/reports/client-report'
import { QuarterReviewFilters } from '../../shared/reports/period-review'
import { type ReportCell } from '../../shared/reports/document'
import { formatCell, reasonOf } from '../../shared/reports/format'
import { claimedCell, metricCell, roiDocument, typedCosts } from '../../shared/reports/roi-document'
import { roiJson } from '../../shared/reports/roi-json'
import { subjectOfRow } from '../../shared/reports/roi-place'
import { OtherCurrencies, RoiGrouping } from '../../shared/reports/roi.contract'
import { pedigreeHandlers } from '../bridge/pedigree.handlers'
import { exchangeRateHandlers } from '../marketing/exchange-rate.handlers'
import { clientAnswer } from './client-answer'
import { organicPaidAnswer } from './organic-paid-answer'
import { quarterReview } from './period-review'

const addCost = ({ prepare }: MarketingContext, kind: string, amount: number, on: string, currency: string): unknown =>
  prepare("INSERT INTO cost_line (campaign_id, platform, kind, label, amount_minor, currency, on_day) VALUES (NULL, NULL, ?, 'x', ?, ?, ?)").run(kind, amount, currency, on)

const addDeal = ({ prepare }: MarketingContext, amount: number, on: string, currency: string): unknown =>
  prepare("INSERT INTO deal (name, campaign_id, amount_minor, currency, status, on_day, note) VALUES ('Deal', NULL, ?, ?, 'won', ?, '')").run(amount, currency, on)

const addRate = (context: MarketingContext, from: string, rate: string, on: string, to = 'EUR'): unknown =>
  valueOf(exchangeRateHandlers.set(context, ExchangeRateFields.parse({ from, to, on, rate, source: 'bank' })))

const first = { from: '2026-01-01', to: '2026-03-31' }

/** Spend in euros and dollars in two quarters; a dollar is 0.9 euros from February, 0.8 from April. */
const twoCurrencies = async (): Promise<MarketingContext> => {
  const context = openMarketingContext()
  await context.importFile({ name: 'euros.csv', level: 'campaign', rows: [row('2026-02-01', 'Spring', { spendMinor: 100_00, impressions: 1000, linkClicks: 10 }), row('2026-05-01', 'Summer', { spendMinor: 50_00 })] })
  await context.importFile({ name: 'dollars.csv', currency: 'USD', level: 'campaign', rows: [row('2026-01-15', 'Fall', { spendMinor: 10_00, impressions: 100, linkClicks: 5 }), row('2026-03-15', 'Fall', { spendMinor: 30_00 }), row('2026-05-02', 'Fall', { spendMinor: 20_00 })] })
  addRate(context, 'USD', '0.9', '2026-02-10')
  addRate(context, 'USD', '0.8', '2026-04-10')
  return context
}

describe('the ROI report of several currencies', () => {
  it('converts them by the rates that held on the last day of the period, and says so in every form', async () => {
    const context = await twoCurrencies()
    const answer = report(context, { period: first })
    expect(answer.total).toMatchObject({ currency: 'EUR', spendMinor: 136_00, impressions: 1100, clicks: 15 })
    expect(answer.rows.map(({ label, spendMinor }) => [label, spendMinor])).toEqual([['Spring', 100_00], ['Fall', 36_00]])
    const sentence = 'Converted to EUR: 1 USD = 0.9 EUR on 10 Feb 2026 (bank), the rate that held on 31 Mar 2026.'
    const document = roiDocument(answer)
    expect(document.subtitle[2]).toMatch(/^Amounts in EUR, those in USD converted · /u)
    expect(document.notes[0]).toBe(sentence)
    expect(roiJson(answer)).toMatchObject({ total: { spend: '136.00' }, conversions: [{ currency: 'USD', on: '2026-03-31', isOfPrevious: false, rate: { from: 'USD', to: 'EUR', on: '2026-02-10', rate: '0.9', source: 'bank' } }], otherCurrencies: [], warnings: expect.arrayContaining([sentence]) })
    // The open period ends today.
    expect(report(context).total.spendMinor).toBe(150_00 + 48_00)
    expect(report(context, { period: first, currency: 'USD' }).total).toMatchObject({ currency: 'USD', spendMinor: 40_00 + 111_11 })
  })

  it('shows one currency alone where that is asked for', async () => {
    const context = await twoCurrencies()
    expect(report(context, { period: first, otherCurrencies: 'leave_out' })).toMatchObject({ total: { spendMinor: 100_00 }, conversions: [], warnings: ['Not added, in USD: 40.00 of spend.'] })
    expect(report(context, { period: first, otherCurrencies: 'leave_out', currency: 'USD' })).toMatchObject({ total: { spendMinor: 40_00 }, warnings: ['Not added, in EUR: 100.00 of spend.'] })
  })

  it('is so in a client report, and in a quarter review, as it is asked for there', async () => {
    const context = await twoCurrencies()
    const spends = (otherCurrencies: 'convert' | 'leave_out') => {
      const [block] = clientAnswer(context, ClientReportFilters.parse({ blocks: ['roi'], period: first, otherCurrencies })).blocks
      return [block?.block === 'roi' && block.answer.total.spendMinor, quarterReview(context, QuarterReviewFilters.parse({ quarter: '2026-Q1', otherCurrencies })).results.total.spendMinor]
    }
    expect([spends('convert'), spends('leave_out')]).toEqual([[136_00, 136_00], [100_00, 100_00]])
  })

  it('in one currency alone says of what others have alone that it is known there, and not that it is 0', async () => {
    const context = await twoCurrencies()
    addCost(context, 'fee', 5_00, '2026-02-02', 'USD')
    addCost(context, 'labour', 7_00, '2026-02-02', 'EUR')
    addCost(context, 'labour', 7_00, '2026-02-02', 'USD')
    addDeal(context, 40_00, '2026-02-20', 'USD')
    const alone = (filters: FiltersInput = {}) => report(context, { period: first, otherCurrencies: 'leave_out', ...(filters as object) })
    const euros = alone()
    expect(euros.total).toMatchObject({ feeMinor: null, productionMinor: 0, labourMinor: 7_00, costMinor: 107_00, revenueMinor: null, dealRevenueMinor: null, inOthersAlone: { fee: ['USD'], deals: ['USD'], revenue: ['USD'] } })
    const leftOut = 'Known in other currencies alone, which are left out: USD.'
    expect((['revenue', 'roas', 'roi', 'blendedRoi', 'mer'] as const).map((key) => reasonOf(metricCell(key, euros.total)))).toEqual(Array.from({ length: 5 }, () => leftOut))
    const document = roiDocument(euros)
    const [at, noCampaign] = [document.table.columns.findIndex(({ key }) => key === 'fees'), document.table.rows.find(({ cells }) => cells[0]?.value === 'No campaign')]
    expect([document.table.total?.cells[at], noCampaign?.cells[at], document.table.rows[0]?.cells[at]].map((cell) => cell && formatCell(cell))).toEqual(['n/a', 'n/a', '0.00'])
    expect(roiJson(euros)).toMatchObject({ total: { fees: null, labour: '7.00', reasons: { fee: leftOut, revenue: leftOut } } })
    // A cost of nothing but 0 is no cost that is known.
    expect(alone({ campaignId: Number(context.prepare("SELECT id FROM campaign WHERE name = 'Fall'").pluck().get()) }).total).toMatchObject({ spendMinor: null, costMinor: null, impressions: null, inOthersAlone: { spend: ['USD'], impressions: ['USD'], clicks: ['USD'], cost: ['USD'] } })
    // The days before, too, and a currency that no rate leads from.
    expect(alone({ period: { from: '2026-04-01', to: '2026-06-30' }, compare: 'previous' }).total.previous).toMatchObject({ feeMinor: null, costMinor: 107_00 })
    addCost(context, 'production', 3_00, '2026-02-02', 'CHF')
    expect(report(context, { period: first }).total).toMatchObject({ feeMinor: 4_50, productionMinor: null, inOthersAlone: { production: ['CHF'] } })
  })

  it('in one currency alone says so, too, in a line that only the days before have, or that they have not', async () => {
    const context = await twoCurrencies()
    addCost(context, 'fee', 5_00, '2025-12-02', 'EUR')
    addCost(context, 'fee', 6_00, '2026-02-02', 'USD')
    const { rows } = report(context, { period: first, otherCurrencies: 'leave_out', compare: 'previous' })
    expect(rows.find(({ key }) => key === 'none')).toMatchObject({ feeMinor: null, costMinor: null, inOthersAlone: { fee: ['USD'], cost: ['USD'] }, previous: { feeMinor: 5_00 } })
    addCost(context, 'fee', 7_00, '2026-05-02', 'EUR')
    const [none] = report(context, { period: { from: '2026-04-01', to: '2026-06-30' }, otherCurrencies: 'leave_out', compare: 'previous' }).rows.filter(({ key }) => key === 'none')
    expect(none).toMatchObject({ feeMinor: 7_00, previous: { feeMinor: null, inOthersAlone: { fee: ['USD'] } } })
  })

  it('leaves out what no rate covers, and says why', async () => {
    const context = await twoCurrencies()
    addCost(context, 'fee', 5_00, '2026-02-02', 'CHF')
    const january = { from: '2026-01-01', to: '2026-01-31' }
    expect(report(context, { period: january })).toMatchObject({ total: { spendMinor: null }, conversions: [], warnings: ['Not added, in USD: 10.00 of spend. No exchange rate from USD to EUR on 31 Jan 2026 or before.'] })
    const answer = report(context, { period: first })
    expect(answer).toMatchObject({ total: { costMinor: 136_00 }, otherCurrencies: [{ currency: 'CHF', sentence: 'Not added, in CHF: 5.00 of typed-in costs. No exchange rate from CHF to EUR on 31 Mar 2026 or before.' }] })
    expect(roiDocument(answer).subtitle[2]).toMatch(/^Amounts in EUR, those in USD converted, without those in CHF · /u)
  })

  it('leaves out an amount that is too large to be told in the other currency', async () => {
    const context = await twoCurrencies()
    addRate(context, 'IDR', '900000000', '2026-01-01')
    addDeal(context, 10 ** 12, '2026-03-01', 'IDR')
    expect(report(context, { period: first })).toMatchObject({ total: { spendMinor: 136_00, dealRevenueMinor: null }, otherCurrencies: [{ sentence: expect.stringMatching(/ The amount in IDR is too large to be converted\.$/u) }] })
  })

  it('converts the period before by the rate of its own last day, as its own report does', async () => {
    const context = await twoCurrencies()
    const second = { from: '2026-04-01', to: '2026-06-30' }
    const compared = report(context, { period: second, compare: 'previous' })
    expect(compared.previousPeriod).toEqual({ from: '2025-12-31', to: '2026-03-31' })
    expect(compared.total).toMatchObject({ spendMinor: 50_00 + 16_00, previous: { spendMinor: report(context, { period: compared.previousPeriod }).total.spendMinor } })
    expect(compared.warnings.slice(0, 2)).toEqual([
      'Converted to EUR: 1 USD = 0.8 EUR on 10 Apr 2026 (bank), the rate that held on 30 Jun 2026.',
      'The period before is converted by 1 USD = 0.9 EUR of 10 Feb 2026 (bank), the rate that held on 31 Mar 2026.',
    ])
  })

  it('is not compared with days whose amounts no rate covers, as they would be held against more than they hold', async () => {
    const context = await twoCurrencies()
    const february = { from: '2026-02-01', to: '2026-03-31' }
    addCost(context, 'fee', 7_00, '2025-12-20', 'USD')
    expect(report(context, { period: february, compare: 'previous' })).toMatchObject({ total: { spendMinor: 127_00, previous: null }, previousPeriod: null, warnings: expect.arrayContaining(['There is no comparison: no exchange rate from USD to EUR is known on 31 Jan 2026 or before.']) })
    // One currency alone may be.
    expect(report(context, { period: february, compare: 'previous', otherCurrencies: 'leave_out' })).toMatchObject({ previousPeriod: { to: '2026-01-31' } })
  })

  it('explains a line by the rate of its report', async () => {
    const context = await twoCurrencies()
    const lines = report(context, { by: 'month' })
    expect(lines.rows.map(({ key, spendMinor }) => [key, spendMinor])).toEqual([['2026-01', 8_00], ['2026-02', 100_00], ['2026-03', 24_00], ['2026-05', 66_00]])
    const march = { period: { from: '2026-03-01', to: '2026-03-31' }, ratesOn: lines.conversions[0]?.on }
    expect(report(context, march).total.spendMinor).toBe(24_00)
    const opened = valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse({ ...march, otherCurrencies: 'convert' }), metric: 'spend' }))
    expect(opened).toMatchObject({ currency: 'EUR', figure: { value: 24_00 }, rowCount: 1, rows: [{ currency: 'USD', spendMinor: 30_00 }], notes: expect.arrayContaining([expect.stringMatching(/^Converted to EUR: 1 USD = 0\.8 EUR/u)]) })
    const quarter = valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse({ period: first, otherCurrencies: 'convert' }), metric: 'spend' }))
    expect(quarter).toMatchObject({ figure: { value: 136_00 }, rowCount: 3, batches: [{ rows: 2 }, { rows: 1 }] })
    // A campaign's page has its own currency alone.
    expect(valueOf(pedigreeHandlers.of(context, { ...PedigreeScope.parse({ period: first }), metric: 'spend' }))).toMatchObject({ figure: { value: 100_00 }, rowCount: 1 })
  })

  it('counts in MER the deals of all days on which any of the currencies was spent', async () => {
    const context = await twoCurrencies()
    addDeal(context, 136_00, '2026-01-20', 'EUR')
    addDeal(context, 40_00, '2026-03-20', 'USD')
    addDeal(context, 9_00, '2026-01-02', 'EUR')
    expect(report(context, { period: first }).total).toMatchObject({ dealRevenueMinor: 136_00 + 36_00 + 9_00, dealRevenueBesideSpendMinor: 9_00, mer: (136_00 + 36_00) / 136_00 })
    // In euros alone, the first day of spend is later.
    expect(report(context, { period: first, otherCurrencies: 'leave_out' }).total.mer).toBeNull()
  })

  it('counts the same deals in the MER of a line and of what it is made of, though nothing of it is in another currency', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'euros.csv', level: 'campaign', rows: [row('2026-02-10', 'Spring', { spendMinor: 100_00 })] })
    await context.importFile({ name: 'dollars.csv', currency: 'USD', level: 'campaign', rows: [row('2026-01-05', 'Fall', { spendMinor: 10_00 })] })
    addRate(context, 'USD', '0.9', '2026-01-01')
    addDeal(context, 500_00, '2026-02-02', 'EUR')
    context.prepare("UPDATE deal SET campaign_id = (SELECT id FROM campaign WHERE name = 'Spring')").run()
    for (const by of ['campaign', 'month'] as const) {
      const lines = report(context, { by, period: first })
      for (const line of lines.rows) {
        const narrowed = by === 'campaign' ? { campaignId: Number(line.key) } : { period: { from: `${line.key}-01`, to: line.key === '2026-01' ? '2026-01-31' : '2026-02-28' } }
        expect([line.label, report(context, { period: first, ratesOn: lines.conversions[0]?.on, ...narrowed }).total.mer]).toEqual([line.label, line.mer])
      }
      expect(lines.rows.map(({ mer }) => mer)).toContain(5)
    }
  })

  it('counts the same deals in the MER of a campaign’s month opened by itself, though no rate was known in it and nothing of the campaign is converted', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'euros.csv', level: 'campaign', rows: [row('2026-01-20', 'Spring', { spendMinor: 100_00 })] })
    await context.importFile({ name: 'dollars.csv', currency: 'USD', level: 'campaign', rows: [row('2026-01-05', 'Fall', { spendMinor: 10_00 })] })
    addRate(context, 'USD', '0.9', '2026-02-10')
    addDeal(context, 500_00, '2026-01-10', 'EUR')
    context.prepare("UPDATE deal SET campaign_id = (SELECT id FROM campaign WHERE name = 'Spring')").run()
    for (const period of [first, { from: null, to: null }]) {
      const lines = report(context, { by: 'month', period, campaignId: Number(context.prepare("SELECT id FROM campaign WHERE name = 'Spring'").pluck().get()) })
      const [line] = lines.rows
      const opened = line && subjectOfRow(line, lines)
      expect([lines.conversions, line?.key, line?.mer, opened?.kind === 'results' && report(context, opened.filters).total.mer]).toEqual([[], '2026-01', 5, 5])
    }
  })

  it('compares what a line is made of by the rates of its report, so that no rate looks like a change', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'euros.csv', level: 'campaign', rows: [row('2026-01-10', 'Spring', { spendMinor: 100_00 }), row('2026-02-10', 'Spring', { spendMinor: 100_00 })] })
    await context.importFile({ name: 'dollars.csv', currency: 'USD', level: 'campaign', rows: [row('2026-01-10', 'Fall', { spendMinor: 10_00 }), row('2026-02-10', 'Fall', { spendMinor: 10_00 })] })
    addRate(context, 'USD', '0.5', '2026-01-01')
    addRate(context, 'USD', '2', '2026-06-01')
    const opened = report(context, { period: { from: '2026-02-01', to: '2026-02-28' }, ratesOn: '2026-06-30', compare: 'previous' })
    expect(opened.total).toMatchObject({ spendMinor: 120_00, previous: { spendMinor: 120_00 } })
  })

  it('is not compared with days of which an amount is too large to be converted', async () => {
    const context = openMarketingContext()
    await context.importFile({ name: 'euros.csv', level: 'campaign', rows: [row('2026-02-10', 'Spring', { spendMinor: 100_00 })] })
    addRate(context, 'IDR', '900000000', '2025-01-01')
    addDeal(context, 10 ** 12, '2026-01-15', 'IDR')
    expect(report(context, { period: { from: '2026-02-01', to: '2026-03-31' }, compare: 'previous' })).toMatchObject({ previousPeriod: null, total: { previous: null }, warnings: expect.arrayContaining(['There is no comparison. The amount in IDR is too large to be converted.']) })
  })

  it('says of a currency that it converts, too, which results the period cuts', async () => {
    const context = await twoCurrencies()
    await context.importFile({ name: 'stretch.csv', currency: 'USD', platform: 'google', level: 'campaign', rows: [{ ...row('2026-03-20', 'Long', { spendMinor: 70_00 }), to: toDayNumber('2026-04-20' as Day) }] })
    expect(report(context, { period: first }).warnings.join()).toContain('Left out: Google Ads results of 20 Mar – 20 Apr 2026, 70.00 USD')
  })
})

const currencies = ['EUR', 'USD', 'JPY', 'KWD'] as const
const anyAmount = fc.record({ currency: fc.constantFrom(...currencies), dayNumber: fc.nat(80), amount: fc.integer({ min: 1, max: 5000 }) })

describe('the ROI report and the Bridge over the same days', () => {
  it('tell the same cost and revenue to the last digit, and each line of the report adds up to them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ money: anyAmount, campaign: fc.nat(4), value: fc.option(fc.integer({ min: -300, max: 5000 }), { nil: undefined }) }), { minLength: 1, maxLength: 25 }),
        fc.array(fc.record({ money: anyAmount, kind: fc.constantFrom('fee', 'production', 'labour') }), { maxLength: 12 }),
        fc.array(anyAmount, { maxLength: 12 }),
        fc.constantFrom('EUR', 'JPY'),
        fc.array(fc.record({ pair: fc.constantFrom(['USD', 'EUR'], ['EUR', 'USD'], ['EUR', 'JPY'], ['JPY', 'EUR'], ['JPY', 'KWD']), dayNumber: fc.nat(130), rate: fc.integer({ min: 1, max: 99_999 }) }), { maxLength: 12 }),
        async (results, costs, deals, currency, later) => {
          const context = openMarketingContext()
          const dayOf = (dayNumber: number): Day => addDays('2026-01-05' as Day, dayNumber)
          for (const own of currencies) {
            const rows = results.filter(({ money }) => money.currency === own).map(({ money, campaign, value }, index) => ({ ...row(dayOf(money.dayNumber), `Campaign ${campaign} ${index}`, { spendMinor: money.amount }), ...(value !== undefined && { conversionValueMinor: value }) }))
            if (rows.length > 0) await context.importFile({ name: `${own}.csv`, currency: own, level: 'campaign', rows })
          }
          for (const { kind, money } of costs) addCost(context, kind, money.amount, dayOf(money.dayNumber), money.currency)
          for (const { amount, currency: own, dayNumber } of deals) addDeal(context, amount, dayOf(dayNumber), own)
          for (const [from, rate, to] of [['USD', '0.917', 'EUR'], ['EUR', '163.21', 'JPY'], ['KWD', '2.9871', 'EUR'], ['USD', '149.77', 'JPY'], ['KWD', '487.3', 'JPY']] as const) addRate(context, from, rate, '2026-01-01', to)
          for (const { pair: [from = '', to], dayNumber, rate } of later) addRate(context, from, `${rate / 1000}`, dayOf(dayNumber), to)

          for (const others of OtherCurrencies.options) for (const by of RoiGrouping.options) {
            const bridge = organicPaidAnswer(context, OrganicPaidFilters.parse({ period: first, currency, otherCurrencies: others }))
            const figure = (key: string, side: 'paid' | 'total' = 'paid'): number | null | undefined => bridge.lines.find((line) => line.key === key)?.cells[side]?.value
            const { total, rows, otherCurrencies } = report(context, { by, period: first, currency, otherCurrencies: others })
            if (others === 'convert') expect(otherCurrencies).toEqual([])
            for (const { sentence } of otherCurrencies) expect(bridge.notes).toContain(sentence)
            expect([total.spendMinor, total.feeMinor, total.productionMinor, total.labourMinor, total.costMinor]).toEqual(['media', 'fees', 'production', 'labour', 'cost'].map((key) => figure(key)))
            // Without any deal the Bridge counts revenue of 0, on its sides.
            expect(total.dealRevenueMinor).toBe(deals.length === 0 ? null : figure('revenue', 'total'))
            const reason = (key: string, side: 'paid' | 'total' = 'paid'): string | null | undefined => bridge.lines.find((line) => line.key === key)?.cells[side]?.reason
            const why = (cell: ReportCell | undefined): string | null => (cell === undefined ? null : reasonOf(cell))
            expect([...(['spend', 'cost'] as const).map((key) => metricCell(key, total)), ...typedCosts.map(({ cell }) => cell(total)), claimedCell(total)].map(why)).toEqual(['media', 'cost', 'fees', 'production', 'labour', 'claimed'].map((key) => reason(key)))
            expect(total.attributedRevenueMinor).toBe(figure('claimed'))
            for (const measure of ['spendMinor', 'costMinor', 'attributedRevenueMinor', 'dealRevenueMinor'] as const) expect([measure, rows.reduce((sum, one) => sum + (one[measure] ?? 0), 0)]).toEqual([measure, total[measure] ?? 0])
          }
        },
      ),
      { numRuns: 40 },
    )
  })
})
