import { describe, expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { openTestStore, valueOf } from '../../../tests/support/open-test-store'
import { Day, toDayNumber } from '../../shared/kernel/day'
import { CampaignId } from '../../shared/marketing/campaign'
import { experimentHandlers } from './experiment.handlers'

describe('experiments', () => {
  it('are planned, recorded, judged and decided; the plan holds once there are results', async () => {
    const { client } = await openTestStore()
    const { experiment, campaign } = client.marketing
    const { id: campaignId } = valueOf(await campaign.add({ name: 'Spring' }))
    const design = { baseline: 0.2, lift: 0.05 }
    expect(valueOf(await experiment.size(design))).toEqual({ perVariant: 1030 })
    const { id } = valueOf(await experiment.add({ fields: { name: 'Colour', campaignId, firstLabel: 'Blue', secondLabel: 'Red' }, design }))
    const fields = { name: 'Colour', campaignId, firstLabel: 'Blue', secondLabel: 'Red' }
    const edited = await experiment.edit({ id, fields: { ...fields, name: 'Shape' }, design: { ...design, power: 0.9 } })
    expect(valueOf(edited).verdict.neededPerVariant).toBeGreaterThan(1030)
    // What is saved by one press is undone by one.
    valueOf(await client.workbook.undo({ step: edited.undoStep }))
    expect(valueOf(await experiment.get({ id }))).toMatchObject({ name: 'Colour', verdict: { neededPerVariant: 1030 } })
    expect(valueOf(await experiment.record({ id, first: { trials: 500, successes: 100 }, second: { trials: 500, successes: 150 } })).verdict).toMatchObject({ kind: 'not_enough', missing: 1060, difference: null })
    expect(await experiment.edit({ id, fields, design: { ...design, lift: 0.2 } })).toMatchObject({ error: { type: 'ExperimentHasResults' } })
    expect(valueOf(await experiment.record({ id, first: { trials: 1100, successes: 220 }, second: { trials: 1100, successes: 290 } })).verdict).toMatchObject({ kind: 'second_better', missing: 0 })
    expect(await experiment.record({ id, first: { trials: 1200, successes: 240 }, second: { trials: 1200, successes: 290 } })).toMatchObject({ error: { type: 'ExperimentIsJudged' } })
    expect(valueOf(await experiment.decide({ id, decision: 'Red everywhere' })).decision).toBe('Red everywhere')
    expect(await experiment.record({ id, first: { trials: 1, successes: 2 }, second: { trials: 1, successes: 1 } })).toMatchObject({ error: { type: 'InvalidInput', issues: [{ path: 'first.successes' }] } })
    expect(await experiment.size({ baseline: 0.97, lift: 0.05 })).toMatchObject({ error: { type: 'InvalidInput' } })
    valueOf(await experiment.edit({ id, fields: { name: 'Colour of the button', hypothesis: 'Red is seen first' } }))
    expect(valueOf(await experiment.list({}))).toMatchObject([{ name: 'Colour of the button', campaignId: null }])
    const removed = await experiment.remove({ ids: [id] })
    expect(await experiment.get({ id })).toMatchObject({ error: { type: 'ExperimentNotFound' } })
    valueOf(await client.workbook.undo({ step: removed.undoStep }))
    expect(valueOf(await experiment.get({ id }))).toMatchObject({ decision: 'Red everywhere', verdict: { kind: 'second_better' } })
  })

  it('take results back to correct them, and say so in the next verdict', async () => {
    const { client } = await openTestStore()
    const { experiment } = client.marketing
    const { id } = valueOf(await experiment.add({ fields: { name: 'Colour' }, design: { baseline: 0.2, lift: 0.05 } }))
    const record = (successes: number, trials = 1100) => experiment.record({ id, first: { trials, successes: trials / 5 }, second: { trials, successes } })
    valueOf(await record(10, 100))
    // Nothing was shown yet, so nothing was looked at.
    expect(valueOf(await experiment.clear({ id }))).toMatchObject({ first: null, looks: 0 })
    expect(valueOf(await record(230))).toMatchObject({ looks: 1, verdict: { kind: 'no_difference', cautions: [] } })
    expect(valueOf(await experiment.clear({ id }))).toMatchObject({ first: null, second: null, looks: 1, verdict: { kind: 'not_enough' } })
    expect(await experiment.edit({ id, fields: { name: 'Colour' }, design: { baseline: 0.2, lift: 0.1 } })).toMatchObject({ error: { type: 'ExperimentHasResults' } })
    const again = valueOf(await record(290))
    expect(again).toMatchObject({ looks: 2, verdict: { kind: 'second_better' } })
    expect(again.verdict.cautions.join()).toContain('This is verdict 2')
  })
})

describe('how long a test will take', () => {
  const number = (day: string): number => toDayNumber(Day.parse(day))

  it('comes from the last 28 days with results where it is to run', async () => {
    const context = openMarketingContext()
    const day = (on: string, campaignName: string, linkClicks: number, conversions: number) => ({ from: number(on), to: number(on), entity: { campaignName }, spendMinor: 100, impressions: linkClicks * 50, linkClicks, conversions })
    expect(valueOf(experimentHandlers.history(context, { measure: 'cvr', platform: null, campaignId: null }))).toEqual({ from: null, to: null, trialsPerDay: null, rate: null, reason: 'No results were imported for this.', leftOut: [] })
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [day('2026-01-01', 'Spring', 9_000, 9_000), day('2026-03-04', 'Spring', 100, 2), day('2026-03-31', 'Spring', 180, 5), day('2026-03-31', 'Brand', 28, 0)] })
    // 308 clicks and 7 conversions on the 28 days to 31 March; January is too long ago.
    expect(valueOf(experimentHandlers.history(context, { measure: 'cvr', platform: 'meta', campaignId: null }))).toEqual({ from: '2026-03-04', to: '2026-03-31', trialsPerDay: 11, rate: 7 / 308, reason: null, leftOut: [] })
    expect(valueOf(experimentHandlers.history(context, { measure: 'ctr', platform: null, campaignId: null }))).toMatchObject({ trialsPerDay: 550, rate: 0.02 })
    // A platform whose files tell no conversions has no part in the rate, but its clicks come to the page too.
    await context.importFile({ name: 'x.csv', level: 'campaign', platform: 'x', rows: [{ from: number('2026-03-31'), to: number('2026-03-31'), entity: { campaignName: 'Posts' }, linkClicks: 700 }] })
    expect(valueOf(experimentHandlers.history(context, { measure: 'cvr', platform: null, campaignId: null }))).toMatchObject({ trialsPerDay: 36, rate: 7 / 308 })
    const campaignId = CampaignId.parse(context.prepare("SELECT id FROM campaign WHERE name = 'Brand'").pluck().get())
    // Brand ran on one day only.
    expect(valueOf(experimentHandlers.history(context, { measure: 'cvr', platform: null, campaignId }))).toMatchObject({ from: '2026-03-31', trialsPerDay: 28, rate: 0 })
    expect(valueOf(experimentHandlers.history(context, { measure: 'cvr', platform: 'google', campaignId: null }))).toMatchObject({ trialsPerDay: null, reason: 'No results were imported for this.' })
  })

  it('is not known where results are known for longer stretches only, or without dates, and that is said', async () => {
    const context = openMarketingContext()
    const results = { entity: { campaignName: 'Spring' }, spendMinor: 100, impressions: 5000, linkClicks: 900, conversions: 9 }
    await context.importFile({ name: 'quarter.csv', level: 'campaign', rows: [{ ...results, from: number('2026-01-01'), to: number('2026-03-31') }] })
    await context.importFile({ name: 'undated.csv', level: 'campaign', platform: 'x', rows: [{ ...results, from: 0, to: 0 }] })
    const reason = (platform: 'meta' | 'x') => valueOf(experimentHandlers.history(context, { measure: 'cvr', platform, campaignId: null })).reason
    expect(reason('meta')).toBe('The newest results for this are known only for stretches longer than 28 days; export them day by day.')
    expect(reason('x')).toBe('The results for this are known without dates only.')
  })

  it('says which platforms it leaves out, since they are known for longer stretches only', async () => {
    const context = openMarketingContext()
    const results = { entity: { campaignName: 'Spring' }, spendMinor: 10_000, impressions: 5000, linkClicks: 280, conversions: 28 }
    await context.importFile({ name: 'days.csv', level: 'campaign', rows: [{ ...results, from: number('2026-03-31'), to: number('2026-03-31') }] })
    await context.importFile({ name: 'quarter.csv', level: 'campaign', platform: 'tiktok', rows: [{ ...results, from: number('2026-01-01'), to: number('2026-03-31') }] })
    const history = (platform: 'meta' | null) => valueOf(experimentHandlers.history(context, { measure: 'cvr', platform, campaignId: null }))
    expect(history(null)).toMatchObject({ trialsPerDay: 280, rate: 0.1, leftOut: ['Left out: TikTok results of 1 Jan – 31 Mar 2026, 100.00 EUR; they are known as a whole only and reach beyond the period.'] })
    expect(history('meta').leftOut).toEqual([])
  })

  it('counts people whatever currency the ads were paid in', async () => {
    const context = openMarketingContext()
    const rows = [{ from: number('2026-03-31'), to: number('2026-03-31'), entity: { campaignName: 'Spring' }, spendMinor: 100, impressions: 1000, linkClicks: 50, conversions: 5 }]
    await context.importFile({ name: 'dollars.csv', level: 'campaign', currency: 'USD', rows })
    context.prepare("INSERT INTO cost_line (kind, label, amount_minor, currency, on_day) VALUES ('labour', 'Texts', 100, 'EUR', '2026-03-31')").run()
    expect(valueOf(experimentHandlers.history(context, { measure: 'cvr', platform: null, campaignId: null }))).toMatchObject({ trialsPerDay: 50, rate: 0.1 })
    await context.importFile({ name: 'euros.csv', level: 'campaign', rows: rows.map((row) => ({ ...row, entity: { campaignName: 'Autumn', accountId: '2' }, linkClicks: 30, conversions: 3 })) })
    expect(valueOf(experimentHandlers.history(context, { measure: 'cvr', platform: null, campaignId: null }))).toMatchObject({ trialsPerDay: 80, rate: 0.1 })
  })
})
