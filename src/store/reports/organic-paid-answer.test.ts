import { describe, expect, it } from 'vitest'
import { type MarketingContext, openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { cellOf, day, hands, quarter, reason, report, value } from '../../../tests/support/organic-paid'
import { addDays, toDayNumber } from '../../shared/kernel/day'
import { speak } from '../../shared/kernel/language'
import type { CampaignId } from '../../shared/marketing/campaign'
import type { ContactId } from '../../shared/networking/contact'
import { partsOf } from '../../shared/reports/document'
import { organicPaidReport } from '../../shared/reports/organic-paid-document'
import { RoiFilters } from '../../shared/reports/roi.contract'
import { attributionHandlers } from '../bridge/attribution.handlers'
import { effortHandlers } from '../bridge/effort.handlers'
import { roiReport } from './roi-report'

/** Twelve contacts, three campaigns and five deals, small enough to be worked out on paper. */
const paperCase = async (): Promise<MarketingContext> => {
  const context = openMarketingContext({ currency: 'EUR' })
  context.prepare('UPDATE workbook SET gross_margin = 0.5').run()
  const { contact, meet, deal, stage, answer } = hands(context)
  const [one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve] = Array.from({ length: 12 }, (_, index) => contact(`Contact ${index + 1}`)) as [ContactId, ContactId, ContactId, ContactId, ContactId, ContactId, ContactId, ContactId, ContactId, ContactId, ContactId, ContactId]

  const row = (campaignName: string, on: string, spendMinor: number, conversions: number, kind: string) => ({ from: toDayNumber(day(on)), to: toDayNumber(day(on)), entity: { campaignName }, spendMinor, impressions: 1000, linkClicks: 50, conversions, kind, conversionValueMinor: conversions * 12_500 })
  await context.importFile({ name: 'meta.csv', level: 'campaign', rows: [row('Spring', '2026-02-01', 40_000, 4, 'Purchases'), row('Contact form', '2026-02-10', 20_000, 3, 'Leads'), row('Film', '2026-03-05', 10_000, 0, 'Purchases')] })
  const campaignId = (name: string, objective: string): CampaignId => {
    context.prepare('UPDATE campaign SET objective = ? WHERE name = ?').run(objective, name)
    return context.prepare('SELECT id FROM campaign WHERE name = ?').pluck().get(name) as CampaignId
  }
  const [spring, form] = [campaignId('Spring', 'sales'), campaignId('Contact form', 'leads')]
  campaignId('Film', 'awareness')
  const cost = (id: number, kind: string, amount: number, on: string): unknown => context.prepare("INSERT INTO cost_line (campaign_id, platform, kind, label, amount_minor, currency, on_day) VALUES (?, NULL, ?, 'x', ?, 'EUR', ?)").run(id, kind, amount, on)
  cost(spring, 'fee', 5000, '2026-02-15')
  cost(form, 'labour', 15_000, '2026-02-20')

  valueOf(effortHandlers.setRate(context, { from: day('2026-01-01'), amountMinor: 3000, currency: 'EUR' }))
  valueOf(effortHandlers.setRate(context, { from: day('2026-03-01'), amountMinor: 3600, currency: 'EUR' }))
  valueOf(effortHandlers.addCost(context, { kind: 'event', label: 'Table at the fair', amountMinor: 8000, currency: 'EUR', on: day('2026-02-14') }))
  valueOf(effortHandlers.addCost(context, { kind: 'gift', label: 'Cup', amountMinor: 640, currency: 'EUR', on: day('2026-03-01') }))

  meet('2025-12-20', 'meeting', 'mutual', 60, eight)
  meet('2026-01-10', 'meeting', 'mutual', 90, one)
  meet('2026-02-02', 'call', 'mutual', null, two)
  meet('2026-02-03', 'message', 'incoming', 10, three)
  meet('2026-03-04', 'message', 'outgoing', 10, three)
  meet('2026-03-10', 'meeting', 'mutual', 60, four, five)
  meet('2026-03-11', 'like', 'incoming', null, six)
  meet('2026-03-12', 'email', 'outgoing', null, seven)
  answer(two, form, '2026-01-20')
  answer(nine, spring, '2026-02-05')

  deal('2026-02-20', 100_000, [one], null, { said: { source: 'relationship', contactId: one } })
  deal('2026-03-01', 60_000, [two], null, { said: { source: 'campaign', campaignId: spring } })
  deal('2026-03-15', 40_000, [eight], spring)
  deal('2026-03-20', 30_000, [], form, { said: { source: 'neither', words: 'Read of it in the newspaper' } })
  deal('2026-03-25', 20_000, [ten], null, { last: { source: 'relationship' }, said: { source: 'relationship' } })
  stage(nine, '2026-02-06', null)
  stage(eleven, '2026-03-02', null, { source: 'relationship' })
  stage(four, '2026-03-10', null)
  stage(twelve, '2026-04-02', '2026-03-30', { source: 'campaign' })
  return context
}

describe('twelve contacts, three campaigns, five deals', () => {
  it('names the gross margin as it was stated', async () => {
    const context = await paperCase()
    context.prepare('UPDATE workbook SET gross_margin = 0.125').run()
    expect(report(context).notes).toContain('Revenue counts at a gross margin of 12.5%.')
  })

  it('counts effort as it was worked out by hand', async () => {
    const all = report(await paperCase())
    // January and February: 90 + 30 + 10 = 130 minutes at 30.00; March: 10 + 60 + 1 + 10 = 81 minutes at 36.00. 65.00 + 48.60.
    expect(all.time).toEqual({ loggedMinutes: 170, estimatedMinutes: 41, estimatedShare: 41 / 211 })
    expect(['time', 'direct', 'cost'].map((key) => value(all, key, 'organic'))).toEqual([11_360, 8640, 20_000])
    expect(['media', 'fees', 'production', 'labour', 'cost'].map((key) => value(all, key, 'paid'))).toEqual([70_000, 5000, 0, 15_000, 90_000])
    expect(value(all, 'cost', 'total')).toBe(110_000)
    expect([value(all, 'cost', 'unattributed'), reason(all, 'cost', 'unattributed')]).toEqual([null, 'What has no known source has no known cost.'])
    // One, two, four and five by mutual interactions; three wrote and was written to.
    expect([value(all, 'engaged', 'organic'), value(all, 'costPerEngaged', 'organic')]).toEqual([5, 4000])
    expect(all.notes).toContain('Estimate: 0 h 41 min of 3 h 31 min (19%) have no logged minutes and count with the usual ones of their type.')
  })

  it('compares with as many days before, of which nothing is asked where the period is open', async () => {
    const context = await paperCase()
    const march = { from: day('2026-03-01'), to: day('2026-03-31') }
    const compared = report(context, { period: march, compare: 'previous' })
    const february = report(context, { period: { from: day('2026-01-29'), to: day('2026-02-28') } })
    expect(compared.before).toEqual({ from: '2026-01-29', to: '2026-02-28', lines: february.lines })
    expect(compared.lines).toEqual(report(context, { period: march }).lines)
    const document = organicPaidReport.toDocument(compared)
    expect(document.subtitle).toContain('Compared with 29 Jan – 28 Feb 2026')
    const [cost, earlier] = [value(compared, 'cost', 'paid'), value(february, 'cost', 'paid')]
    // Of the ads of March, 100.00 were media; of the days before 600.00, with a fee of 50.00 and labour of 150.00.
    expect([cost, earlier]).toEqual([10_000, 80_000])
    expect(document.keyFigures.find(({ label }) => label === 'Cost, paid')?.change).toMatchObject({ kind: 'change', value: -0.875 })
    const table = partsOf(document).find((part) => part.heading === 'Against the days before')?.table
    expect(table?.rows.find(({ cells }) => cells[0]?.value === 'Paid')?.cells.slice(1, 4)).toMatchObject([{ value: 10_000 }, { value: 80_000 }, { value: -0.875 }])
    expect(organicPaidReport.toDocument(report(context, { period: { from: null, to: null }, compare: 'previous' })).keyFigures.every(({ change }) => change === null)).toBe(true)
  })

  it('gives the table under each rule that was worked out by hand', async () => {
    const { rules } = report(await paperCase())
    const table = rules.map(({ rule, side, deals, revenue, leads, customers, roi }) => [rule, side, deals.value, revenue.value, leads.value, customers.value, roi.value === null ? null : Number(roi.value.toFixed(6))])
    expect(table).toEqual([
      ['first', 'organic', 2, 140_000, 1, 2, 2.5],
      ['first', 'paid', 2, 90_000, 1, 2, -0.5],
      ['first', 'unattributed', 1, 20_000, 1, 2, null],
      ['first', 'total', 5, 250_000, 3, 6, 0.136364],
      ['last', 'organic', 3, 180_000, 1, 3, 3.5],
      ['last', 'paid', 2, 70_000, 1, 2, -0.611111],
      ['last', 'unattributed', 0, 0, 1, 1, null],
      ['last', 'total', 5, 250_000, 3, 6, 0.136364],
      ['said', 'organic', 2, 120_000, 1, 2, 2],
      ['said', 'paid', 1, 60_000, 0, 2, -0.666667],
      ['said', 'unattributed', 2, 70_000, 2, 2, null],
      ['said', 'total', 5, 250_000, 3, 6, 0.136364],
    ])
  })

  it('shows the chosen rule in the lines, the same as in the table of rules', async () => {
    const context = await paperCase()
    for (const rule of ['first', 'last', 'said'] as const) {
      const all = report(context, { rule })
      for (const line of all.rules.filter((one) => one.rule === rule)) expect([value(all, 'deals', line.side), value(all, 'revenue', line.side), value(all, 'leads', line.side), value(all, 'customers', line.side)]).toEqual([line.deals.value, line.revenue.value, line.leads.value, line.customers.value])
    }
  })

  it('puts campaigns for other goals in a column of their own, and loses nothing of the total', async () => {
    const context = await paperCase()
    const sales = report(context, { goal: 'sales' })
    expect(sales.sides).toEqual(['organic', 'paid', 'other', 'unattributed', 'total'])
    expect((['paid', 'other', 'total'] as const).map((side) => value(sales, 'cost', side))).toEqual([45_000, 45_000, 110_000])
    expect((['organic', 'paid', 'other', 'unattributed', 'total'] as const).map((side) => value(sales, 'revenue', side))).toEqual([140_000, 0, 90_000, 20_000, 250_000])
    expect([cellOf(sales, 'engaged', 'paid')?.note, value(sales, 'costPerEngaged', 'paid')]).toEqual(['Purchases', 11_250])
    // Twelve said “a campaign”, of which nobody knows whether it serves this goal: it is counted where the cost of no campaign is.
    const said = report(context, { goal: 'sales', rule: 'said' })
    expect((['paid', 'other'] as const).map((side) => value(said, 'customers', side))).toEqual([1, 1])
    // Purchases and leads are unlike.
    expect([value(report(context), 'engaged', 'paid'), reason(report(context), 'engaged', 'paid')]).toEqual([null, 'Unlike conversions are not added: Leads, Purchases.'])
  })

  it('holds no media against conversions that its files do not tell, and says how much it leaves out', async () => {
    const context = await paperCase()
    await context.importFile({ name: 'x.csv', platform: 'x', level: 'campaign', rows: [{ from: toDayNumber(day('2026-03-01')), to: toDayNumber(day('2026-03-01')), entity: { campaignName: 'Spring posts' }, spendMinor: 30_000 }] })
    context.prepare("UPDATE campaign SET objective = 'sales' WHERE name = 'Spring posts'").run()
    const sales = report(context, { goal: 'sales' })
    // 400.00 of media and 50.00 of fees for 4 purchases; 300.00 told none.
    expect(cellOf(sales, 'cost', 'paid')?.value).toBe(75_000)
    expect(cellOf(sales, 'costPerEngaged', 'paid')).toMatchObject({ value: 11_250, note: 'Purchases, without 300.00 EUR of media whose files tell no conversions' })
    const table = partsOf(organicPaidReport.toDocument(sales)).map(({ table }) => table).find(({ columns }) => columns.some(({ key }) => key === 'costPerEngaged'))
    expect(table?.rows.map(({ withoutFormula }) => withoutFormula ?? [])).toEqual([[], ['costPerEngaged'], [], []])
  })

  it('has the reach of a single post of ours, and of several none, though it is known of one alone', () => {
    const context = openMarketingContext()
    const post = (reach: number | null): unknown => context.prepare("INSERT INTO post (kind, platform, on_day, reach, url, text, search_text, permission, permission_note, read_sentiment, external_id) VALUES ('own', 'mastodon', '2026-02-01', ?, '', '', '', 'none', '', 'none', '')").run(reach)
    const reach = () => [value(report(context), 'reach', 'organic'), reason(report(context), 'reach', 'organic')]
    expect(reach()).toEqual([null, 'No post of ours has a reach in these days.'])
    post(800)
    expect(reach()).toEqual([800, null])
    post(null)
    expect(reach()).toEqual([null, 'Reach is not added over posts: they reach the same people.'])
  })

  it('calls ad results provisional while they are new, whenever the period ends', async () => {
    const context = await paperCase()
    const resultNotes = (to: string): string[] => report(context, { period: { from: day('2026-01-01'), to: day(to) } }).notes.filter((note) => note.startsWith('Ad results'))
    expect(resultNotes('2026-03-06')).toEqual(['Ad results to 5 Mar 2026.'])
    await context.importFile({ name: 'april.csv', level: 'campaign', rows: ['2026-04-01', '2026-04-02'].map((on) => ({ from: toDayNumber(day(on)), to: toDayNumber(day(on)), entity: { campaignName: 'Spring' }, spendMinor: 100 })) })
    expect(resultNotes('2026-04-01')).toEqual(['Ad results to 1 Apr 2026. Those since 1 Apr 2026 are provisional: platforms still restate them.'])
    expect(resultNotes('2026-12-31')).toEqual(['Ad results to 2 Apr 2026. Those since 1 Apr 2026 are provisional: platforms still restate them.'])
  })

  it('says by which windows platforms counted, and which days are known from several files', async () => {
    const context = await paperCase()
    expect(report(context).notes.filter((note) => /Attribution|several files/.test(note))).toEqual([])
    const on = toDayNumber(day('2026-02-01'))
    await context.importFile({ name: 'by-age.csv', level: 'campaign', segments: ['Age'], rows: [{ from: on, to: on, entity: { campaignName: 'Spring' }, segment: '18-24', spendMinor: 30_000 }], attributions: [{ setting: '7-day click', fromDay: on, toDay: on }] })
    const told = ['Attribution window on Meta, as the files say: “7-day click”.', 'Meta: 1 Feb 2026 is known from several files. Counted: by campaign, day by day. Left out as the same money: by campaign and Age, day by day. They disagree: by campaign and Age, day by day says 300.00 EUR, counted are 400.00 EUR.']
    expect(report(context).notes).toEqual(expect.arrayContaining(told))
    expect(report(context, { period: { from: day('2026-02-02'), to: day('2026-03-31') } }).notes).not.toEqual(expect.arrayContaining(told.slice(0, 1)))
    context.prepare("INSERT INTO definition_break (platform, on_day, what) VALUES ('meta', '2026-02-15', 'purchases are counted by day')").run()
    expect(report(context).notes).toContain('Meta, 15 Feb 2026: purchases are counted by day. Figures before and after are not alike.')
  })

  it('does not deny the reach that a file tells for each ad set of a day', async () => {
    const context = openMarketingContext()
    const on = toDayNumber(day('2026-02-01'))
    await context.importFile({ name: 'sets.csv', level: 'ad_set', rows: ['Cold', 'Warm'].map((adSetName) => ({ from: on, to: on, entity: { campaignName: 'Spring', adSetName }, spendMinor: 100, reach: 50 })) })
    expect(reason(report(context), 'reach', 'paid')).toBe('No file tells the reach of all this as one figure.')
  })

  it('never adds what is unlike, and says so', async () => {
    const all = report(await paperCase())
    expect(['reach', 'engaged', 'claimed'].map((key) => value(all, key, 'total'))).toEqual([null, null, null])
    expect(value(all, 'claimed', 'paid')).toBe(87_500)
    expect(all.lines.flatMap(({ cells }) => Object.values(cells)).filter((cell) => (cell.value === null) !== (cell.reason !== null))).toEqual([])
  })
})

describe('what is not known', () => {
  it('has no cost of time where no hourly rate holds, and no ROI either', () => {
    const context = openMarketingContext()
    const { contact, meet } = hands(context)
    meet('2026-02-01', 'call', 'mutual', 60, contact('Ada'))
    const all = report(context)
    expect([value(all, 'time', 'organic'), value(all, 'cost', 'organic'), value(all, 'roi', 'organic')]).toEqual([null, null, null])
    expect(reason(all, 'roi', 'organic')).toBe('No hourly rate holds for 1 h 0 min of the time. Set one that holds on those days under “Rates and costs”.')
    expect([value(all, 'cost', 'paid'), reason(all, 'cost', 'paid'), value(all, 'cost', 'total')]).toEqual([null, 'No cost is known.', null])
    expect([value(all, 'media', 'total'), reason(all, 'media', 'total')]).toEqual([null, 'No media spend is known.'])
  })

  it('says that nothing is there', () => {
    expect(report(openMarketingContext())).toMatchObject({ isEmpty: true, time: { estimatedShare: null } })
    // A fee alone, of a known or an unknown rate, people alone, and the reach of a post are something.
    const fee = (currency: string): MarketingContext => {
      const context = openMarketingContext()
      context.prepare("INSERT INTO cost_line (kind, label, amount_minor, currency, on_day) VALUES ('fee', 'Agency', 5000, ?, '2026-02-01')").run(currency)
      return context
    }
    const people = openMarketingContext()
    hands(people).meet('2026-02-01', 'call', 'mutual', 0, hands(people).contact('Ada'))
    expect([fee('EUR'), fee('USD'), people].map((context) => report(context).isEmpty)).toEqual([false, false, false])
  })

  it('has no ROI without any won deal, as the ROI report has none; where others were won, a side without one has lost its cost', async () => {
    const context = openMarketingContext()
    const { contact, meet, deal } = hands(context)
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [{ from: toDayNumber(day('2026-02-01')), to: toDayNumber(day('2026-02-01')), entity: { campaignName: 'Spring' }, spendMinor: 5000 }] })
    const blended = (): unknown => roiReport(context, RoiFilters.parse({ period: quarter })).total.blendedRoi
    expect([value(report(context), 'roi', 'paid'), reason(report(context), 'roi', 'paid'), value(report(context), 'roi', 'total'), blended()]).toEqual([null, 'No deal was won here.', null, null])
    const ada = contact('Ada')
    meet('2026-01-20', 'call', 'mutual', 0, ada)
    deal('2026-02-02', 10_000, [ada], null)
    expect([value(report(context), 'roi', 'paid'), value(report(context), 'roi', 'total'), blended()]).toEqual([-1, 1, 1])
  })

  it('has no sum of two currencies without a rate, and prints the rate that it used', () => {
    const context = openMarketingContext()
    const { deal } = hands(context)
    deal('2026-02-01', 10_000, [], null)
    deal('2026-02-02', 10_000, [], null, {}, { currency: 'CHF' })
    expect([value(report(context), 'revenue', 'total'), reason(report(context), 'revenue', 'total')]).toEqual([null, 'No exchange rate from CHF to EUR on 31 Mar 2026 or before.'])
    expect(report(context).missingRates).toEqual([{ from: 'CHF', on: '2026-03-31' }])
    context.prepare("INSERT INTO exchange_rate (from_currency, to_currency, on_day, rate, source) VALUES ('CHF', 'EUR', '2026-03-01', '1.05', 'ECB')").run()
    const all = report(context)
    expect(value(all, 'revenue', 'total')).toBe(20_500)
    expect(all.notes).toContain('Converted to EUR: 1 CHF = 1.05 EUR on 1 Mar 2026 (ECB), the rate that held on 31 Mar 2026.')
    expect(all.rates).toMatchObject([{ rate: '1.05' }])
    expect(all.missingRates).toEqual([])
    speak('de')
    try {
      expect(report(context).notes.find((note) => note.includes('CHF'))).toContain('1,05')
    } finally {
      speak('en')
    }
  })
})

describe('who is a new customer', () => {
  it('counts a buyer once, at their first deal, by name, contact, or each deal for itself', () => {
    const context = openMarketingContext()
    const { contact, deal, stage } = hands(context)
    const [ada, bruno] = [contact('Ada'), contact('Bruno')]
    deal('2025-11-01', 100, [], null, {}, { customer: 'Café Ida' })
    deal('2026-01-10', 100, [ada], null, {}, { customer: 'CAFÉ IDA ' })
    deal('2026-01-11', 100, [bruno], null)
    deal('2026-02-11', 100, [bruno], null)
    deal('2026-02-12', 100, [], null)
    deal('2026-02-13', 100, [], null)
    stage(bruno, null, '2026-01-01')
    expect(value(report(context), 'customers', 'total')).toBe(3)
  })
})

describe('attribution of a deal', () => {
  it('looks no further than the day of the deal', () => {
    const context = openMarketingContext()
    const { contact, deal, meet } = hands(context)
    const ada = contact('Ada')
    meet(addDays(day('2026-02-10'), 1), 'call', 'mutual', 5, ada)
    const { id } = deal('2026-02-10', 100, [ada], null)
    expect(valueOf(attributionHandlers.ofDeal(context, { dealId: id })).credits.last.side).toBe('unattributed')
    meet('2026-02-10', 'like', 'incoming', null, ada)
    expect(valueOf(attributionHandlers.ofDeal(context, { dealId: id })).credits.last.side).toBe('unattributed')
    meet('2026-02-09', 'comment', 'incoming', null, ada)
    expect(valueOf(attributionHandlers.ofDeal(context, { dealId: id })).credits).toMatchObject({ first: { touch: { contactName: 'Ada', type: 'comment', on: '2026-02-09' } }, last: { side: 'organic' } })
  })

  it('keeps what was typed in until it is taken out', () => {
    const context = openMarketingContext()
    const { contact, deal } = hands(context)
    const ada = contact('Ada')
    const { id, ...fields } = deal('2026-02-10', 100, [ada], null, { first: { source: 'neither', words: 'walked in' } })
    const sources = valueOf(attributionHandlers.ofDeal(context, { dealId: id }))
    expect(sources).toMatchObject({ contacts: [{ name: 'Ada' }], typed: { first: { source: 'neither', words: 'walked in' }, last: null } })
    valueOf(attributionHandlers.saveDeal(context, { id, fields, contactIds: [], typed: { first: null, last: null, said: null } }))
    expect(valueOf(attributionHandlers.ofDeal(context, { dealId: id }))).toMatchObject({ contacts: [], typed: { first: null } })
  })
})

it('says that a comparison was asked for which open days cannot give', () => {
  const context = openMarketingContext()
  const notesOf = (filters: Parameters<typeof report>[1]): readonly string[] => organicPaidReport.toDocument(report(context, filters)).notes
  const missing = 'There is no comparison: it needs a period with both ends.'
  expect(notesOf({ compare: 'previous', period: { from: null, to: null } })).toContain(missing)
  expect(notesOf({ compare: 'previous', period: quarter })).not.toContain(missing)
  expect(notesOf({ period: { from: null, to: null } })).not.toContain(missing)
})
