import { describe, expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { file, row } from '../../../tests/support/roi-of'
import { QuarterReviewFilters, quarterReviewReport, yearReviewReport } from '../../shared/reports/period-review'
import { quarterReview } from './period-review'

/** A workbook on a day, with touches of one contact and fees on some days. */
const openOn = async (today: string, touches: readonly string[], fees: Readonly<Record<string, number>>) => {
  const { client } = await openTestStore({ now: () => new Date(`${today}T12:00:00`) })
  const { id } = valueOf(await client.networking.contact.add({ name: 'Ada' }))
  for (const on of touches) valueOf(await client.networking.interaction.log({ type: 'call', direction: 'mutual', on, note: '', people: [{ id }] }))
  for (const [on, amountMinor] of Object.entries(fees)) valueOf(await client.marketing.costLine.add({ kind: 'fee', label: 'Fee', amountMinor, currency: 'EUR', on }))
  return client.report
}

describe('the review of a quarter', () => {
  it('that still runs counts the days so far against as many of the quarter before, and no month that is to come', async () => {
    const report = await openOn('2026-11-27', ['2026-10-05', '2026-11-27', '2026-08-27', '2026-08-28', '2026-07-01'], { '2026-10-31': 300_00, '2026-07-31': 100_00, '2026-08-28': 5_00 })
    const review = valueOf(await report.quarterReview({}))
    expect(review).toMatchObject({
      period: '2026-Q4',
      counted: { from: '2026-10-01', to: '2026-11-27' },
      previousDays: { from: '2026-07-01', to: '2026-08-27' },
      months: [{ month: '2026-10', touches: 1 }, { month: '2026-11', touches: 1 }],
      work: { touches: 2 },
      workBefore: { touches: 2 },
      results: { previousPeriod: { from: '2026-07-01', to: '2026-08-27' }, rows: [{ key: '2026-10', costMinor: 300_00, previous: { costMinor: 100_00 } }] },
    })
    expect(quarterReviewReport.toDocument(review).subtitle.slice(1)).toEqual(['Quarter 4 of 2026 · 1 Oct – 27 Nov 2026', 'Still running; compared with as many days of the quarter before, 1 Jul – 27 Aug 2026'])
  })

  it('tells of followers, own posts and sentiment what the review of the networking screens tells', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-04-10T12:00:00') })
    const { networking } = client
    const id = valueOf(await networking.ownHandle.add({ platform: 'instagram', handle: '@juniper' })).id
    for (const [on, followers] of [['2026-01-01', 1000], ['2026-03-31', 1100]] as const) valueOf(await networking.ownHandle.noteFollowers({ id, on, followers }))
    valueOf(await networking.post.add({ kind: 'own', platform: 'instagram', ownHandleId: id, on: '2026-02-01', reach: 500, reactions: 20, comments: 5 }))
    for (let each = 0; each < 10; each += 1) valueOf(await networking.post.add({ kind: 'mention', platform: 'x', on: '2026-02-02', text: each < 8 ? 'I love this bowl' : 'This bowl is awful' }))
    const review = valueOf(await client.report.quarterReview({ quarter: '2026-Q1' }))
    const { ownPosts, sentiment, handles } = valueOf(await networking.review.of({ period: '2026-Q1', today: '2026-04-10' }))
    expect(review.presence).toEqual({ ownPosts, sentiment, handles })
    const { sections = [], definitions } = quarterReviewReport.toDocument(review)
    const cells = (heading: string) => sections.find((section) => section.heading === heading)?.table.rows.map((each) => each.cells.map((cell) => cell.value)) ?? []
    expect(cells('Own channels')).toEqual([['@juniper', 'Instagram', 1000, 1100, 100, 0.1, null, null, null]])
    expect(cells('Posts').filter(([label]) => ['Own posts', 'Engagement by reach, pooled', 'Engagement by impressions, pooled', 'Posts about us', 'Net sentiment, −100 to +100'].includes(String(label)))).toEqual([
      ['Own posts', 1, 0, null],
      ['Engagement by reach, pooled', 0.05, null, null],
      ['Engagement by impressions, pooled', null, null, null],
      ['Posts about us', 10, 0, null],
      ['Net sentiment, −100 to +100', 60, null, null],
    ])
    // Whatever is n/a says why.
    expect(sections.flatMap(({ table }) => table.rows).flatMap((each) => each.cells).filter((cell) => cell.value === null && cell.kind !== 'text' && cell.kind !== 'day' && (cell.reason ?? '') === '')).toEqual([])
    expect(definitions.map(({ label }) => label)).toEqual(expect.arrayContaining(['Growth', 'Engagement', 'Net sentiment, −100 to +100']))
  })

  it('that is over sets each month against the one three before, whatever their lengths', async () => {
    const report = await openOn('2026-11-27', ['2026-03-31', '2025-10-01', '2025-12-31'], { '2026-03-31': 300_00, '2025-12-31': 100_00, '2025-10-01': 1_00, '2026-01-01': 2_00, '2025-11-30': 7_00 })
    const review = valueOf(await report.quarterReview({ quarter: '2026-Q1' }))
    expect(review).toMatchObject({ counted: { from: '2026-01-01', to: '2026-03-31' }, previousDays: { from: '2025-10-01', to: '2025-12-31' }, work: { touches: 1 }, workBefore: { touches: 2 } })
    expect(review.months.map(({ month, touches }) => [month, touches])).toEqual([['2026-01', 0], ['2026-02', 0], ['2026-03', 1]])
    expect(review.results.rows.map(({ key, costMinor, previous }) => [key, costMinor, previous?.costMinor])).toEqual([['2026-01', 2_00, 1_00], ['2026-02', null, 7_00], ['2026-03', 300_00, 100_00]])
    expect(quarterReviewReport.toDocument(review).subtitle.slice(1)).toEqual(['Quarter 1 of 2026 · 1 Jan – 31 Mar 2026', 'Compared with 1 Oct – 31 Dec 2025', 'The quarter is over'])
  })

  it('draws a line across the results where a platform began to count otherwise within the quarter', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-11-27T12:00:00') })
    for (const on of ['2026-01-05', '2026-02-05', '2026-03-05']) valueOf(await client.marketing.costLine.add({ kind: 'fee', label: 'Fee', amountMinor: 100_00, currency: 'EUR', on }))
    for (const on of ['2025-12-10', '2026-02-10', '2026-04-01']) valueOf(await client.bridge.pedigree.addBreak({ platform: 'meta', on, what: 'views count no more' }))
    const { sections = [] } = quarterReviewReport.toDocument(valueOf(await client.report.quarterReview({ quarter: '2026-Q1' })))
    expect(sections.find(({ heading }) => heading === 'Marketing results')?.chart?.marks).toEqual([{ position: 1, label: 'Meta: views count no more' }])
  })

  it('tells platform by platform what has no sum over all of them, and nothing so where all has one', async () => {
    const context = openMarketingContext()
    const documentOf = () => quarterReviewReport.toDocument(quarterReview(context, QuarterReviewFilters.parse({ quarter: '2026-Q1' })))
    await context.importFile(file([row('2026-02-01', 'Spring', { spendMinor: 5_00, conversions: 2, kind: 'Sales', conversionValueMinor: 9_00 })]))
    expect(documentOf().sections?.map(({ heading }) => heading)).toEqual(['Communities', 'Marketing results'])
    await context.importFile(file([row('2026-03-01', 'Search', { spendMinor: 7_00, conversions: 3, kind: 'Leads', conversionValueMinor: 8_00 }), row('2026-04-01', 'Search', { spendMinor: 1_00 })], { platform: 'google' }))
    const platforms = documentOf().sections?.find(({ heading }) => heading === 'Marketing results by platform')?.table
    const column = (key: string) => platforms?.rows.map(({ cells }) => cells[platforms.columns.findIndex((each) => each.key === key)]?.value)
    expect(['label', 'spend', 'revenue', 'conversions'].map(column)).toEqual([['Google Ads', 'Meta'], [7_00, 5_00], [8_00, 9_00], [3, 2]])
  })

  it('sets communities against the same days before as everything else', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-11-27T12:00:00') })
    const { id: communityId } = valueOf(await client.networking.community.add({ name: 'Makers', platform: 'discord' }))
    for (const [newName, on] of [['July', '2026-07-01'], ['August', '2026-08-27'], ['September', '2026-09-15'], ['November', '2026-11-01']] as const) valueOf(await client.networking.interaction.log({ type: 'comment', direction: 'incoming', on, communityId, people: [{ newName, handles: [], emails: [] }] }))
    const { communities } = valueOf(await client.report.quarterReview({}))
    expect(communities).toMatchObject({ previousDays: { from: '2026-07-01', to: '2026-08-27' }, rows: [{ active: 1, activeBefore: 2, lapsed: 2 }], total: { active: 1, activeBefore: 2 } })
  })

  it('of a year has its twelve months, each against the one twelve before, and the goals of its quarters by their own last days', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-11-27T12:00:00') })
    const { networking, marketing, report } = client
    const { id } = valueOf(await networking.contact.add({ name: 'Ada' }))
    for (const on of ['2024-02-29', '2024-12-31', '2025-01-01', '2025-02-28', '2025-12-31', '2026-01-01']) valueOf(await networking.interaction.log({ type: 'call', direction: 'mutual', on, people: [{ id }] }))
    for (const [on, amountMinor] of [['2024-02-29', 4_00], ['2025-02-28', 6_00], ['2025-12-31', 1_00]] as const) valueOf(await marketing.costLine.add({ kind: 'fee', label: 'Fee', amountMinor, currency: 'EUR', on }))
    for (const quarter of ['2024-Q4', '2025-Q1', '2025-Q4', '2026-Q1']) valueOf(await marketing.quarterGoal.set({ quarter, metric: 'cost', target: 5_00 }))
    const review = valueOf(await report.yearReview({ year: '2025' }))
    expect(review).toMatchObject({ period: '2025', counted: { from: '2025-01-01', to: '2025-12-31' }, previousDays: { from: '2024-01-01', to: '2024-12-31' }, work: { touches: 3, people: 1 }, workBefore: { touches: 2 } })
    expect(review.months.map(({ touches }) => touches)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(review.results.rows.flatMap(({ key, costMinor, previous }) => (costMinor === null ? [] : [[key, costMinor, previous?.costMinor ?? null]]))).toEqual([['2025-02', 6_00, 4_00], ['2025-12', 1_00, null]])
    const { title, subtitle, sections = [], table } = yearReviewReport.toDocument(review)
    expect([title, ...subtitle.slice(1)]).toEqual(['Year review', '2025 · 1 Jan – 31 Dec 2025', 'Compared with 1 Jan – 31 Dec 2024', 'The year is over'])
    expect(table.total?.cells[0]).toMatchObject({ value: 'Year, each person once' })
    expect(sections.find(({ heading }) => heading === 'Marketing goals')?.table.rows.map(({ cells }) => [cells[1]?.value, cells[3]?.value])).toEqual([['2025-03-31', 6_00], ['2025-12-31', 1_00]])
    // The one that is running, where none is asked for.
    expect(valueOf(await report.yearReview({}))).toMatchObject({ period: '2026', counted: { from: '2026-01-01', to: '2026-11-27' }, previousDays: { from: '2025-01-01', to: '2025-11-27' }, work: { touches: 1 }, workBefore: { touches: 2 } })
    expect(await report.yearReview({ year: '1999' })).toMatchObject({ ok: false, error: { type: 'InvalidInput', issues: [{ path: 'year', message: 'A year is written like 2026' }] } })
  })

  it('that has not begun says so', async () => {
    const report = await openOn('2026-11-27', [], {})
    expect(quarterReviewReport.toDocument(valueOf(await report.quarterReview({ quarter: '2027-Q1' }))).subtitle.at(-1)).toBe('Not begun yet')
  })

  it('says of goals of relationships what was so at its end: those that run on are not missed, and those of which nothing is known are not either', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-11-27T12:00:00') })
    const { id } = valueOf(await client.networking.contact.add({ name: 'Ada' }))
    valueOf(await client.networking.interaction.log({ type: 'call', direction: 'mutual', on: '2026-05-05', note: '', people: [{ id }] }))
    const { id: ownHandleId } = valueOf(await client.networking.ownHandle.add({ platform: 'mastodon', handle: 'us' }))
    const goal = async (name: string, startsOn: string, dueOn: string, fields: object = {}) => valueOf(await client.networking.goal.add({ name, measure: 'touches', target: 1, startsOn, dueOn, ...fields }))
    await goal('Over', '2026-01-01', '2026-03-31')
    await goal('Runs on', '2026-03-01', '2026-06-30')
    await goal('Unseen', '2026-02-01', '2026-03-15', { measure: 'followers', target: 10, ownHandleId })
    await goal('To come', '2026-12-01', '2026-12-31')
    await goal('Slow', '2026-10-01', '2026-12-30', { target: 100 })
    await goal('Begun today', '2026-11-27', '2026-12-29')
    await goal('No pace', '2026-10-01', '2026-12-28', { measure: 'followers', target: 10, ownHandleId })
    const statesIn = async (quarter: string) => {
      const { sections = [] } = quarterReviewReport.toDocument(valueOf(await client.report.quarterReview({ quarter })))
      return sections.find(({ heading }) => heading === 'Relationship goals')?.table?.rows.map(({ cells }) => [cells[0]?.value, cells[6]?.value])
    }
    expect(await statesIn('2026-Q1')).toEqual([['Unseen (followers)', 'Not known'], ['Over (touches)', 'Missed'], ['Runs on (touches)', 'Running']])
    expect(await statesIn('2026-Q2')).toEqual([['Runs on (touches)', 'Reached']])
    expect(await statesIn('2026-Q4')).toEqual([['No pace (followers)', 'Not known'], ['Begun today (touches)', 'On track'], ['Slow (touches)', 'Behind'], ['To come (touches)', 'Not started']])
  })

  it('has no progress of followers that began at their target or beyond, and says so', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-11-27T12:00:00') })
    const { id } = valueOf(await client.networking.ownHandle.add({ platform: 'mastodon', handle: 'us' }))
    for (const [on, followers] of [['2026-10-01', 120], ['2026-11-26', 130]] as const) valueOf(await client.networking.ownHandle.noteFollowers({ id, on, followers }))
    for (const target of [100, 120, 140]) valueOf(await client.networking.goal.add({ name: `To ${target}`, measure: 'followers', target, startsOn: '2026-10-01', dueOn: '2026-12-31', ownHandleId: id }))
    const { sections = [], definitions } = quarterReviewReport.toDocument(valueOf(await client.report.quarterReview({})))
    const table = sections.find(({ heading }) => heading === 'Relationship goals')?.table
    const beyond = { value: null, reason: 'It began at its target or beyond.' }
    expect(table?.rows.map(({ cells }) => cells[5])).toMatchObject([beyond, beyond, { value: 0.5 }])
    expect(definitions).toContainEqual({ label: 'Progress', definition: 'Reached ÷ target; of a relationship goal (reached − began at) ÷ (target − began at).' })
  })

  it('says of a goal of marketing that it has not started, or that nothing is known of it', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-11-27T12:00:00') })
    for (const quarter of ['2026-Q1', '2027-Q1']) valueOf(await client.marketing.quarterGoal.set({ quarter, metric: 'clicks', target: 100 }))
    const stateIn = async (quarter: string) => {
      const { sections = [] } = quarterReviewReport.toDocument(valueOf(await client.report.quarterReview({ quarter })))
      return sections.find(({ heading }) => heading === 'Marketing goals')?.table?.rows[0]?.cells[5]?.value
    }
    expect([await stateIn('2026-Q1'), await stateIn('2027-Q1')]).toEqual(['Not known', 'Not started'])
  })

  it('lets a spreadsheet work out no progress of a cost per something, which it has to the whole minor unit only', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-11-27T12:00:00') })
    for (const metric of ['cost', 'cpc'] as const) valueOf(await client.marketing.quarterGoal.set({ quarter: '2026-Q4', metric, target: 50 }))
    const review = valueOf(await client.report.quarterReview({}))
    const goals = review.marketingGoals.map((goal) => ({ ...goal, actual: goal.metric === 'cpc' ? 12.34 : 12, progress: goal.metric === 'cpc' ? 0.2468 : 0.24 }))
    const { sections = [] } = quarterReviewReport.toDocument({ ...review, marketingGoals: goals })
    const rows = sections.find(({ heading }) => heading === 'Marketing goals')?.table?.rows ?? []
    expect(new Map(rows.map(({ cells, withoutFormula = [] }) => [cells[0]?.value, withoutFormula]))).toEqual(new Map([['Cost (at most)', []], ['CPC (at most)', ['progress']]]))
  })

  it('writes a goal of marketing in the currency it was set in, whatever the results are asked in', async () => {
    const { client } = await openTestStore({ now: () => new Date('2026-11-27T12:00:00') })
    valueOf(await client.marketing.quarterGoal.set({ quarter: '2026-Q4', metric: 'cost', target: 500_00 }))
    valueOf(await client.marketing.costLine.add({ kind: 'fee', label: 'Fee', amountMinor: 100_00, currency: 'EUR', on: '2026-10-05' }))
    const { sections = [] } = quarterReviewReport.toDocument(valueOf(await client.report.quarterReview({ currency: 'JPY' })))
    const [row] = sections.find(({ heading }) => heading === 'Marketing goals')?.table?.rows ?? []
    expect(row?.cells.slice(2, 4)).toMatchObject([{ kind: 'money', value: 500_00, currency: 'EUR' }, { kind: 'money', value: 100_00, currency: 'EUR' }])
  })
})
