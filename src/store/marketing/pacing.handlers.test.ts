import { describe, expect, it } from 'vitest'
import { openMarketingContext } from '../../../tests/support/marketing-context'
import { valueOf } from '../../../tests/support/open-test-store'
import { type Day, toDayNumber } from '../../shared/kernel/day'
import { CampaignFields } from '../../shared/marketing/campaign'
import { FlightFields } from '../../shared/marketing/flight'
import { MediaPlanFields } from '../../shared/marketing/media-plan'
import { RoiFilters } from '../../shared/reports/roi.contract'
import { pacingReport } from '../../shared/reports/pacing-report'
import { PlanVsActualFilters } from '../../shared/reports/plan-vs-actual'
import { pacingAnswer } from '../reports/pacing-answer'
import { planVsActual } from '../reports/plan-vs-actual'
import { roiReport } from '../reports/roi-report'
import { campaignHandlers } from './campaign.handlers'
import { flightHandlers } from './flight.handlers'
import { mediaPlanHandlers } from './media-plan.handlers'
import { pacingHandlers } from './pacing.handlers'
import { planningHandlers } from './planning.handlers'

// Tests write days that exist.
const number = (day: string): number => toDayNumber(day as Day)

const open = (now = '2026-03-11T12:00:00Z') => {
  const context = openMarketingContext({ now: () => new Date(now) })
  valueOf(planningHandlers.configure(context, { timeZone: 'UTC' }))
  const plan = valueOf(mediaPlanHandlers.add(context, MediaPlanFields.parse({ name: 'First', startsOn: '2026-01-01', endsOn: '2026-12-31' })))
  const campaign = (name: string) => valueOf(campaignHandlers.add(context, CampaignFields.parse({ name }))).id
  const [spring, brand] = [campaign('Spring'), campaign('Brand')]
  const place = (fields: object = {}) =>
    valueOf(flightHandlers.add(context, { planId: plan.id, fields: FlightFields.parse({ campaignId: spring, platform: 'meta', currency: 'EUR', startsOn: '2026-03-01', endsOn: '2026-03-30', amountMinor: 3000_00, ...fields }) }))
  const spend = (campaignName: string, from: string, days: number, spendMinor: number) =>
    Array.from({ length: days }, (_, index) => ({ from: number(from) + index, to: number(from) + index, entity: { campaignName }, spendMinor }))
  const lines = () => valueOf(pacingHandlers.overview(context, { planId: null })).lines
  return { context, plan, spring, brand, place, spend, lines }
}

describe('the pacing of a version', () => {
  it('holds flights against the results of their campaign and platform', async () => {
    const { context, place, spend, brand } = open()
    const [feed, story] = [place({ placement: 'feed' }), place({ placement: 'story', amountMinor: 1500_00 })]
    place({ campaignId: brand })
    place({ platform: 'google' })
    expect(valueOf(pacingHandlers.overview(context, { planId: null })).lines.map(({ state }) => state)).toEqual(['no_data', 'no_data', 'no_data'])
    // 150 a day are planned for Spring on Meta; Brand spends nothing, but its account reports.
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [...spend('Spring', '2026-03-01', 11, 120_00), ...spend('Brand', '2026-03-01', 1, 100_00)] })
    const { lines, alerts } = valueOf(pacingHandlers.overview(context, { planId: null }))
    expect(lines).toMatchObject([
      { campaignName: 'Brand', state: 'under', asOf: '2026-03-10', dataTo: '2026-03-11', ratio: 0.1, trailingDailyMinor: 0 },
      { campaignName: 'Spring', platform: 'google', state: 'no_data', dataTo: null },
      { campaignName: 'Spring', platform: 'meta', state: 'under', flightIds: [feed.id, story.id], ratio: 0.8, spentToDateMinor: 1200_00, plannedToDateMinor: 1500_00, leftOutMinor: 120_00, requiredDailyMinor: 165_00 },
    ])
    expect(alerts.map(({ kind }) => kind)).toEqual(['under', 'no_data', 'under'])
    expect(alerts[2]?.sentence).toBe('Spring on Meta has spent 80% of what was planned to 10 Mar 2026; 165.00 EUR a day would end as planned.')
    valueOf(planningHandlers.configure(context, { underBelow: 0.75 }))
    expect(valueOf(pacingHandlers.overview(context, { planId: null })).lines[2]?.state).toBe('on_track')
  })

  it('gives spend between two flights to the one before', async () => {
    const { context, place, spend, lines } = open('2026-03-31T12:00:00Z')
    place({ startsOn: '2026-03-01', endsOn: '2026-03-10', amountMinor: 1000_00 })
    place({ startsOn: '2026-03-21', endsOn: '2026-03-30', amountMinor: 1000_00 })
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: spend('Spring', '2026-02-27', 32, 10_00) })
    expect(lines().map(({ startsOn, state, spentToDateMinor, spentBeforeMinor }) => [startsOn, state, spentToDateMinor, spentBeforeMinor])).toEqual([['2026-03-01', 'finished', 200_00, 20_00], ['2026-03-21', 'finished', 100_00, 0]])
  })

  it('says what was spent just before the first day of the plan itself', async () => {
    const { context, place, spend, lines } = open('2026-01-02T12:00:00Z')
    place({ startsOn: '2026-01-01', endsOn: '2026-01-31' })
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: spend('Spring', '2025-12-20', 12, 10_00) })
    expect(lines()).toMatchObject([{ state: 'spent_before_start', spentToDateMinor: 0, spentBeforeMinor: 70_00 }])
    // Plan vs actual of these days has it; the report of pacing says so.
    const days = PlanVsActualFilters.parse({ period: { from: '2025-12-25', to: '2026-01-31' } })
    expect(planVsActual(context, days).total.actualMinor).toBe(70_00)
    expect(pacingReport.toDocument(pacingAnswer(context, { planId: null })).notes).toContain('“Spring” on Meta spent 70.00 EUR in the week before its first day: in none of these figures, but in Plan vs actual.')
  })

  it('counts the last day of the plan, and none after it', async () => {
    const { context, place, spend, lines } = open('2027-01-11T12:00:00Z')
    place({ startsOn: '2026-12-01', endsOn: '2026-12-31' })
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [...spend('Spring', '2026-12-31', 1, 10_00), ...spend('Spring', '2027-01-01', 10, 7_00)] })
    expect(lines()).toMatchObject([{ state: 'finished', spentToDateMinor: 10_00, leftOutMinor: 0 }])
  })

  it('counts a period that is of two flights in neither', async () => {
    const { context, place, lines } = open('2026-03-31T12:00:00Z')
    place({ startsOn: '2026-03-01', endsOn: '2026-03-10', amountMinor: 1000_00 })
    place({ startsOn: '2026-03-21', endsOn: '2026-03-30', amountMinor: 1000_00 })
    const period = (from: string, to: string, spendMinor: number) => ({ from: number(from), to: number(to), entity: { campaignName: 'Spring' }, spendMinor })
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [period('2026-03-01', '2026-03-09', 900_00), period('2026-03-10', '2026-03-21', 500_00), period('2026-03-22', '2026-03-30', 800_00)] })
    expect(lines().map(({ spentToDateMinor, leftOutMinor }) => [spentToDateMinor, leftOutMinor])).toEqual([[900_00, 500_00], [800_00, 0]])
  })

  it('leaves spend without days out of the first flight alone, and gives each the spend from its first day on', async () => {
    const { context, place, lines } = open('2026-03-31T12:00:00Z')
    place({ startsOn: '2026-03-21', endsOn: '2026-03-30', amountMinor: 1000_00 })
    place({ startsOn: '2026-03-01', endsOn: '2026-03-05', amountMinor: 400_00 })
    // It touches the one before on its last day and runs longer, so that the two are one until the 12th.
    place({ startsOn: '2026-03-05', endsOn: '2026-03-12', amountMinor: 800_00 })
    const period = (from: string, to: string, spendMinor: number) => ({ from: number(from), to: number(to), entity: { campaignName: 'Spring' }, spendMinor })
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [period('2026-03-12', '2026-03-12', 300_00), period('2026-03-18', '2026-03-20', 50_00), period('2026-03-21', '2026-03-21', 7_00), period('2026-03-30', '2026-03-30', 8_00)] })
    await context.importFile({ name: 'undated.csv', level: 'campaign', rows: [{ from: 0, to: 0, entity: { campaignName: 'Spring', accountId: '2', accountName: 'Second' }, spendMinor: 99_00 }] })
    expect(lines().map(({ startsOn, endsOn, amountMinor, spentToDateMinor, leftOutMinor }) => [startsOn, endsOn, amountMinor, spentToDateMinor, leftOutMinor])).toEqual([
      ['2026-03-01', '2026-03-12', 1200_00, 350_00, 99_00], ['2026-03-21', '2026-03-30', 1000_00, 15_00, 0],
    ])
  })

  it('counts days in the zone of the ad account', async () => {
    const { context, place, spend, lines } = open('2026-03-11T02:00:00Z')
    place()
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: spend('Spring', '2026-03-01', 11, 100_00) })
    expect(lines()).toMatchObject([{ asOf: '2026-03-10', ratio: 1 }])
    valueOf(planningHandlers.setZone(context, { platform: 'meta', timeZone: 'America/Los_Angeles' }))
    expect(lines()).toMatchObject([{ asOf: '2026-03-09', ratio: 1, leftOutMinor: 200_00 }])
    valueOf(planningHandlers.setZone(context, { platform: 'meta', timeZone: null }))
    expect(lines()).toMatchObject([{ asOf: '2026-03-10' }])
  })

  it('never adds another currency or money known twice', async () => {
    const { context, place, spend, lines } = open()
    place()
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: spend('Spring', '2026-03-01', 10, 100_00) })
    await context.importFile({ name: 'again.csv', level: 'campaign', segments: ['age'], rows: spend('Spring', '2026-03-01', 10, 100_00).map((row) => ({ ...row, segment: '18-24' })) })
    await context.importFile({ name: 'usd.csv', currency: 'USD', level: 'campaign', rows: spend('Spring', '2026-03-01', 2, 7_00).map((row) => ({ ...row, entity: { ...row.entity, accountId: '2', accountName: 'Second' } })) })
    expect(lines()).toMatchObject([{ currency: 'EUR', dataTo: '2026-03-02', spentToDateMinor: 200_00, ratio: 1, otherSpend: [{ currency: 'USD', amountMinor: 14_00 }] }])
  })

  it('waits for every account of a campaign, but not for one that ended', async () => {
    const { context, place, spend, lines } = open()
    place()
    const bring = async (account: string, from: string, days: number): Promise<void> => {
      await context.importFile({ name: `${account}.csv`, level: 'campaign', rows: spend('Spring', from, days, 100_00) }, { options: { account } })
    }
    await bring('New', '2026-03-01', 9)
    await bring('Late', '2026-02-01', 33)
    await bring('Old', '2026-01-05', 29)
    expect(lines()).toMatchObject([{ state: 'no_data', dataTo: '2026-02-02', ended: [] }])
    // More than five weeks after its last day with results.
    await bring('New', '2026-03-01', 11)
    expect(lines()).toMatchObject([{ state: 'over', dataTo: '2026-03-05', ended: [{ account: 'Meta (Old)', on: '2026-02-02' }] }])
    expect(pacingReport.toDocument(pacingAnswer(context, { planId: null })).notes).toContain('Results of Meta (Old) end on 2 Feb 2026; nothing more is waited for from there.')
    // To a flight that was over then, they are whole.
    place({ startsOn: '2026-01-10', endsOn: '2026-02-02' })
    expect(lines().map(({ ended }) => ended.length)).toEqual([0, 1])
  })

  it('is empty without a plan, and fails for one that is not there', () => {
    const context = openMarketingContext()
    expect(pacingHandlers.overview(context, { planId: null })).toEqual({ ok: true, value: { plan: null, lines: [], alerts: [] } })
    expect(pacingHandlers.overview(context, { planId: 9 as never })).toMatchObject({ error: { type: 'MediaPlanNotFound', id: 9 } })
  })
})

describe('the results of a campaign by flight', () => {
  it('are those of its platform, currency and days in the ROI report', async () => {
    const { context, place, spend, spring, brand } = open()
    const [first, second] = [place({ endsOn: '2026-03-05' }), place({ startsOn: '2026-03-04', endsOn: '2026-03-08', placement: 'story' })]
    const third = place({ startsOn: '2026-03-09', endsOn: '2026-03-20' })
    const google = place({ platform: 'google', startsOn: '2026-03-02', endsOn: '2026-03-03' })
    const dollars = place({ currency: 'USD', startsOn: '2026-03-01', endsOn: '2026-03-02' })
    place({ campaignId: brand })
    const results = () => valueOf(pacingHandlers.results(context, { campaignId: spring }))
    expect(results().flights.map(({ metrics }) => metrics.spendMinor)).toEqual([null, null, null, null])
    const rows = spend('Spring', '2026-02-27', 14, 10_00).map((row, index) => ({ ...row, impressions: 1000, linkClicks: 10 + index, conversions: 1, conversionValueMinor: 45_00 }))
    await context.importFile({ name: 'm.csv', level: 'campaign', rows: [...rows, ...spend('Brand', '2026-03-01', 9, 500_00)] })
    await context.importFile({ name: 'usd.csv', level: 'campaign', currency: 'USD', rows: spend('Spring', '2026-03-02', 3, 7_00).map((row) => ({ ...row, entity: { ...row.entity, accountName: 'Overseas' } })) })
    await context.importFile({ name: 'g.csv', platform: 'google', level: 'campaign', rows: [{ from: number('2026-03-03'), to: number('2026-03-04'), entity: { campaignName: 'Spring' }, spendMinor: 80_00 }] })
    const { flights, warnings } = results()
    expect(flights.map(({ flightIds, metrics }) => [flightIds, metrics.currency, metrics.spendMinor, metrics.clicks])).toEqual([
      [[first.id, second.id], 'EUR', 80_00, 124],
      [[dollars.id], 'USD', 7_00, null],
      [[google.id], 'EUR', null, null],
      [[third.id], 'EUR', 40_00, 86],
    ])
    expect(warnings).toEqual(['Left out: Google Ads results of 3 Mar – 4 Mar 2026, 80.00 EUR; they are known as a whole only and reach beyond the period.'])
    for (const { platform, startsOn, endsOn, metrics } of flights)
      expect(roiReport(context, RoiFilters.parse({ campaignId: spring, platform, currency: metrics.currency, period: { from: startsOn, to: endsOn } })).total).toMatchObject(metrics)
  })
})
