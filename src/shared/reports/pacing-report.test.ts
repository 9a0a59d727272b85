import { describe, expect, it } from 'vitest'
import { Day } from '../kernel/day'
import { PacingLine } from '../marketing/pacing'
import { pacingReport } from './pacing-report'

const day = (text: string): Day => Day.parse(text)

type Part = Partial<PacingLine>

/** A line of 3,000.00 over November, 2,700.00 of it planned and spent by the 27th. */
const line = (part: Part): PacingLine =>
  PacingLine.parse({
    campaignId: 1, campaignName: 'Autumn', platform: 'meta', currency: 'EUR', flightIds: [1], startsOn: '2026-11-01', endsOn: '2026-11-30', amountMinor: 3000_00, dataTo: '2026-11-27', lastCompleteDay: '2026-11-27', otherSpend: [], ended: [],
    state: 'on_track', asOf: '2026-11-27', plannedToDateMinor: 2700_00, spentToDateMinor: 2700_00, spentBeforeMinor: 0, ratio: 1, remainingMinor: 300_00, remainingActiveDays: 3, requiredDailyMinor: 100_00, trailingDailyMinor: 90_00, projectedMinor: 2970_00, projectedReason: null, leftOutMinor: 0,
    ...part,
  })

const toCome: Part = { startsOn: day('2026-12-01'), endsOn: day('2026-12-24'), amountMinor: 1500_00, state: 'not_started', plannedToDateMinor: 0, spentToDateMinor: 0, ratio: null, remainingMinor: 1500_00, remainingActiveDays: 24, requiredDailyMinor: 62_50, trailingDailyMinor: null, projectedMinor: null, projectedReason: 'No active day is complete yet.' }

const documentOf = (...parts: readonly Part[]) => pacingReport.toDocument({ workbook: 'Acme', filters: { planId: null }, plan: 'Plan', today: day('2026-11-28'), lines: parts.map(line), alerts: [] })

const totalOf = (...parts: readonly Part[]) => {
  const { table } = documentOf(...parts)
  const cell = (key: string) => table.total?.cells[table.columns.findIndex((column) => column.key === key)]
  return { required: cell('required'), projected: cell('projected'), projectedPace: cell('projectedPace') }
}

describe('the pacing report', () => {
  it('adds what lines need a day only where they share their days', () => {
    expect(totalOf({}, { platform: 'google', requiredDailyMinor: 50_00 }).required).toMatchObject({ value: 150_00 })
    expect(totalOf({}, { platform: 'google', remainingMinor: 0, remainingActiveDays: 0, endsOn: day('2026-11-20'), requiredDailyMinor: null }).required).toMatchObject({ value: 100_00 })
    expect(totalOf({ remainingActiveDays: 0, requiredDailyMinor: null, endsOn: day('2026-11-27') }).required).toMatchObject({ value: null, reason: 'No day is left on which to spend.' })
    const apart = { value: null, reason: 'The lines do not have the same days left, so what they need a day is not added.' }
    expect(totalOf({}, toCome).required).toMatchObject(apart)
    expect(totalOf({}, { platform: 'google', remainingActiveDays: 1 }).required).toMatchObject(apart)
    expect(totalOf({}, { platform: 'google', asOf: day('2026-11-26') }).required).toMatchObject(apart)
  })

  it('projects the end of the whole plan where a line is still to come: that counts as planned', () => {
    expect(totalOf({}, toCome)).toMatchObject({ projected: { value: 4470_00 }, projectedPace: { value: 4470 / 4500 } })
    expect(totalOf(toCome).projected).toMatchObject({ value: null, reason: 'No line has started yet.' })
    expect(totalOf({}, { platform: 'google', state: 'no_data', spentToDateMinor: null, projectedMinor: null }).projected).toMatchObject({ value: null, reason: 'Some lines have no such figure.' })
  })

  it('tells lines of one campaign and platform apart by their days, in the chart too', () => {
    const { table, chart } = documentOf({}, toCome, { platform: 'google' })
    expect(table.rows.map(({ cells }) => cells[0]?.value)).toEqual(['Autumn · Meta, 1 Nov – 30 Nov 2026', 'Autumn · Meta, 1 Dec – 24 Dec 2026', 'Autumn · Google Ads, 1 Nov – 30 Nov 2026'])
    expect([chart, documentOf({}).chart].map((each) => each?.description.split('.')[0])).toEqual(['3 of 3 lines of the plan', '1 of 1 line of the plan'])
    expect(chart?.categories).toEqual(['Autumn · Meta, 1 Nov – 30 Nov 2026', 'Autumn · Meta, 1 Dec – 24 Dec 2026', 'Autumn · Google Ads'])
  })
})
