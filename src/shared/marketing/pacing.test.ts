import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { addDays, type Day } from '../kernel/day'
import { flightCells, planFlight } from './flighting'
import { lastCompleteDay, pace, type Pacing, type PacingBasis, type PacingLine, pacingAlert, type SpendStretch } from './pacing'

// Tests write days that exist.
const day = (text: string): Day => text as Day

const thresholds = { underBelow: 0.9, overAbove: 1.1 }

const flight = (fields: Partial<Parameters<typeof planFlight>[0]> = {}) => {
  const plan = planFlight({ startsOn: day('2026-03-01'), endsOn: day('2026-03-30'), amountMinor: 3000_00, shape: 'even', dark: [], ...fields })
  if (plan === null) throw new Error('No such flight')
  return plan
}

/** The same spend on each day. */
const daily = (from: string, days: number, spendMinor: number): SpendStretch[] => Array.from({ length: days }, (_, index) => ({ days: { from: addDays(day(from), index), to: addDays(day(from), index) }, spendMinor }))

const paced = (fields: Partial<PacingBasis> = {}): Pacing => {
  const dataTo = fields.dataTo === undefined ? day('2026-03-10') : fields.dataTo
  const result = pace({ flights: [flight()], spend: [], lastCompleteDay: dataTo ?? day('2026-03-10'), thresholds, ...fields, dataTo })
  if (result === null) throw new Error('Nothing to pace')
  return result
}

describe('pacing, by hand', () => {
  it('of an even flight on its tenth day of thirty', () => {
    // 100 a day planned, 80 a day spent.
    expect(paced({ spend: daily('2026-03-01', 10, 80_00) })).toEqual({
      state: 'under', asOf: '2026-03-10', plannedToDateMinor: 1000_00, spentToDateMinor: 800_00, ratio: 0.8, remainingMinor: 2200_00, remainingActiveDays: 20,
      requiredDailyMinor: 110_00, trailingDailyMinor: 80_00, projectedMinor: 2400_00, projectedReason: null, spentBeforeMinor: 0, leftOutMinor: 0,
    })
    expect(paced({ spend: daily('2026-03-01', 10, 90_00) }).state).toBe('on_track')
    expect(paced({ spend: daily('2026-03-01', 10, 110_00) }).state).toBe('on_track')
    expect(paced({ spend: daily('2026-03-01', 10, 111_00) })).toMatchObject({ state: 'over', projectedMinor: 3330_00 })
    // More than the whole plan is spent: nothing a day, not less than nothing.
    expect(paced({ spend: daily('2026-03-01', 10, 330_00) })).toMatchObject({ state: 'over', remainingMinor: -300_00, remainingActiveDays: 20, requiredDailyMinor: 0 })
  })

  it('of two flights at once runs on the days of either', () => {
    const rests = flight({ startsOn: day('2026-03-08'), endsOn: day('2026-03-20'), amountMinor: 900_00, dark: [{ from: day('2026-03-12'), to: day('2026-03-15') }] })
    const short = flight({ startsOn: day('2026-03-05'), endsOn: day('2026-03-12') })
    // The 11th and 12th, of the short one, too, and the 16th to the 20th.
    for (const flights of [[rests, short], [short, rests]]) expect(paced({ flights })).toMatchObject({ remainingActiveDays: 7, plannedToDateMinor: 2250_00 + 300_00 })
  })

  it('projects by the last seven days, not the lifetime', () => {
    // 3 days at 200, one at 120, then 6 at 50: 1020 to date, 420 of it in the last seven; 1020 + 20 × 60.
    expect(paced({ spend: [...daily('2026-03-01', 3, 200_00), ...daily('2026-03-04', 1, 120_00), ...daily('2026-03-05', 6, 50_00)] })).toMatchObject({ state: 'on_track', trailingDailyMinor: 60_00, projectedMinor: 2220_00 })
    // After two days there are only two to go by.
    expect(paced({ dataTo: day('2026-03-02'), spend: [...daily('2026-03-01', 1, 100_00), ...daily('2026-03-02', 1, 60_00)] })).toMatchObject({ trailingDailyMinor: 80_00, projectedMinor: 2400_00 })
    // The last seven of a flight that is over are its own, not those after it.
    expect(paced({ dataTo: day('2026-04-05'), spend: [...daily('2026-03-01', 29, 120_00), ...daily('2026-03-30', 1, 50_00), ...daily('2026-03-31', 6, 7_00)] })).toMatchObject({ trailingDailyMinor: 110_00 })
  })

  it('has no rate where one of the last seven days is known by period only', () => {
    const withPeriod = (from: string, to: string, dataTo = '2026-03-10'): Pacing => paced({ dataTo: day(dataTo), spend: [{ days: { from: day(from), to: day(to) }, spendMinor: 70_00 }] })
    expect(withPeriod('2026-03-01', '2026-03-03')).toMatchObject({ trailingDailyMinor: 0, projectedMinor: 70_00 })
    expect(withPeriod('2026-03-01', '2026-03-04')).toMatchObject({ trailingDailyMinor: null, projectedMinor: null })
    expect(withPeriod('2026-03-30', '2026-04-02', '2026-04-02')).toMatchObject({ trailingDailyMinor: null, projectedMinor: 70_00, projectedReason: null })
    // One day is to come, of which nothing can be said.
    expect(withPeriod('2026-03-01', '2026-03-29', '2026-03-29')).toMatchObject({ remainingActiveDays: 1, projectedMinor: null, projectedReason: 'Spend of the last days is known by period, not by day.' })
    expect(withPeriod('2026-03-01', '2026-03-30', '2026-03-30')).toMatchObject({ state: 'finished', projectedMinor: 70_00, projectedReason: null })
  })

  it('of a front-loaded flight asks for more at first', () => {
    // Four days of 900, 700, 500, 300: after two, 1600 of 2400 are planned; even would be 1200.
    const flights = [flight({ endsOn: day('2026-03-04'), amountMinor: 2400, shape: 'front' })]
    expect(paced({ flights, dataTo: day('2026-03-02'), spend: daily('2026-03-01', 2, 600) })).toMatchObject({ state: 'under', plannedToDateMinor: 1600, ratio: 0.75, requiredDailyMinor: 600 })
  })

  it('stands still over two dark weeks', () => {
    // 30 days, 14 dark, 16 active at 187.50.
    const flights = [flight({ dark: [{ from: day('2026-03-08'), to: day('2026-03-21') }] })]
    const spend = daily('2026-03-01', 7, 187_50)
    for (const dataTo of ['2026-03-07', '2026-03-14', '2026-03-21']) {
      expect(paced({ flights, spend, dataTo: day(dataTo) })).toMatchObject({ state: 'on_track', ratio: 1, plannedToDateMinor: 1312_50, remainingActiveDays: 9, requiredDailyMinor: 187_50, trailingDailyMinor: 187_50, projectedMinor: 3000_00 })
    }
    // A period on dark days alone is none of the last active ones: 1312.50 + 70 + 9 × 187.50.
    const onDarkDays = { days: { from: day('2026-03-09'), to: day('2026-03-10') }, spendMinor: 70_00 }
    expect(paced({ flights, spend: [...spend, onDarkDays], dataTo: day('2026-03-14') })).toMatchObject({ trailingDailyMinor: 187_50, projectedMinor: 3070_00 })
  })

  it('says what was spent before the start, and before that nothing', () => {
    expect(paced({ dataTo: day('2026-02-27'), spend: daily('2026-02-26', 1, 5_00) })).toMatchObject({ state: 'spent_before_start', ratio: null, plannedToDateMinor: 0, spentToDateMinor: 0, spentBeforeMinor: 5_00, requiredDailyMinor: 3000_00 / 30, projectedMinor: null, projectedReason: 'No active day is complete yet.' })
    // What a campaign spent a month before was spent on something else; once the flight runs, early spend is not its own.
    expect(paced({ dataTo: day('2026-02-27'), spend: daily('2026-01-10', 20, 5_00) })).toMatchObject({ state: 'not_started', spentBeforeMinor: 0, leftOutMinor: 0 })
    expect(paced({ spend: [...daily('2026-01-10', 50, 5_00), ...daily('2026-03-01', 10, 100_00)] })).toMatchObject({ state: 'on_track', ratio: 1, spentBeforeMinor: 35_00 })
    // A stretch that ends on the first day is neither before it nor within.
    expect(paced({ spend: [{ days: { from: day('2026-02-27'), to: day('2026-03-01') }, spendMinor: 9 }] })).toMatchObject({ spentBeforeMinor: 0, spentToDateMinor: 0, leftOutMinor: 9 })
    // A flight that opens dark.
    const flights = [flight({ dark: [{ from: day('2026-03-01'), to: day('2026-03-10') }] })]
    expect(paced({ flights, dataTo: day('2026-03-05'), spend: daily('2026-03-04', 1, 1) })).toMatchObject({ state: 'spent_before_start', spentToDateMinor: 1 })
    expect(paced({ dataTo: day('2026-02-27') })).toMatchObject({ state: 'not_started', spentToDateMinor: 0 })
    expect(paced({ dataTo: null, lastCompleteDay: day('2026-02-27') })).toMatchObject({ state: 'not_started', asOf: null, spentToDateMinor: null })
  })

  it('of a finished flight has no day left', () => {
    expect(paced({ dataTo: day('2026-04-02'), spend: daily('2026-03-01', 30, 120_00) })).toMatchObject({ state: 'finished', ratio: 1.2, remainingMinor: -600_00, remainingActiveDays: 0, requiredDailyMinor: null, projectedMinor: 3600_00, projectedReason: null })
    // Money that ran on after the end belongs to it.
    expect(paced({ dataTo: day('2026-04-02'), spend: daily('2026-03-01', 31, 100_00) })).toMatchObject({ ratio: 3100 / 3000 })
  })

  it('has no data where no result reaches the first day', () => {
    expect(paced({ dataTo: null, lastCompleteDay: day('2026-03-10') })).toMatchObject({ state: 'no_data', plannedToDateMinor: 1000_00, spentToDateMinor: null, ratio: null, requiredDailyMinor: null, projectedReason: 'No results yet.' })
    expect(paced({ dataTo: null, lastCompleteDay: day('2026-04-05') })).toMatchObject({ state: 'no_data', remainingActiveDays: 0, projectedMinor: null, projectedReason: 'No results yet.' })
    expect(paced({ dataTo: day('2026-02-20'), lastCompleteDay: day('2026-03-10') })).toMatchObject({ state: 'no_data', asOf: '2026-02-20' })
    // Results that end early are paced as of their end, not as if nothing had been spent since.
    expect(paced({ dataTo: day('2026-03-05'), lastCompleteDay: day('2026-03-20'), spend: daily('2026-03-01', 5, 100_00) })).toMatchObject({ state: 'on_track', asOf: '2026-03-05', ratio: 1 })
  })

  it('leaves out today, and stretches that reach into it', () => {
    const spend = [...daily('2026-03-01', 10, 100_00), ...daily('2026-03-11', 1, 37_00)]
    expect(paced({ dataTo: day('2026-03-11'), lastCompleteDay: day('2026-03-10'), spend })).toMatchObject({ asOf: '2026-03-10', ratio: 1, leftOutMinor: 37_00, remainingActiveDays: 20 })
    const period: SpendStretch[] = [{ days: { from: day('2026-03-01'), to: day('2026-03-10') }, spendMinor: 1000_00 }, { days: { from: day('2026-03-09'), to: day('2026-03-11') }, spendMinor: 1 }, { days: null, spendMinor: 2 }]
    expect(paced({ spend: period })).toMatchObject({ spentToDateMinor: 1000_00, leftOutMinor: 3, trailingDailyMinor: null, projectedMinor: null, projectedReason: 'Spend of the last days is known by period, not by day.' })
  })

  it('counts the days of a change of the hour as days like any other', () => {
    // 28, 29 and 30 March 2026: 24, 23 and 24 hours in Berlin. Three of ten days at 100 are planned whatever their length.
    const flights = [flight({ startsOn: day('2026-03-28'), endsOn: day('2026-04-06'), amountMinor: 1000_00 })]
    expect(flightCells(flights[0] ?? flight())).toEqual(Array(10).fill(100_00))
    const lastDay = lastCompleteDay(new Date('2026-03-30T22:00:00Z'), 'Europe/Berlin')
    expect(lastDay).toBe('2026-03-30')
    expect(paced({ flights, dataTo: day('2026-03-31'), lastCompleteDay: lastDay, spend: daily('2026-03-28', 4, 90_00) })).toMatchObject({ state: 'on_track', asOf: '2026-03-30', plannedToDateMinor: 300_00, spentToDateMinor: 270_00, leftOutMinor: 90_00, remainingActiveDays: 7, requiredDailyMinor: 730_00 / 7 })
  })

  it('is as of another day in each account’s zone, by the same rule', () => {
    // One instant, 1 April 2026 10:30 in London; the flight runs in March at 100 a day, and results reach 1 April.
    const asOf = (zone: string) => {
      const { asOf: on, spentToDateMinor, leftOutMinor } = paced({ dataTo: day('2026-04-01'), lastCompleteDay: lastCompleteDay(new Date('2026-04-01T09:30:00Z'), zone), spend: daily('2026-03-01', 32, 100_00) })
      return [on, spentToDateMinor, leftOutMinor]
    }
    // Midnight has passed twice in Kiritimati, once in most, and not yet in Pago Pago.
    expect([asOf('Pacific/Kiritimati'), asOf('Asia/Tokyo'), asOf('Asia/Kolkata'), asOf('Europe/Berlin'), asOf('Europe/London'), asOf('America/New_York'), asOf('America/Los_Angeles'), asOf('Pacific/Pago_Pago')]).toEqual([
      ['2026-03-31', 3100_00, 100_00], ['2026-03-31', 3100_00, 100_00], ['2026-03-31', 3100_00, 100_00], ['2026-03-31', 3100_00, 100_00],
      ['2026-03-31', 3100_00, 100_00], ['2026-03-31', 3100_00, 100_00], ['2026-03-31', 3100_00, 100_00], ['2026-03-30', 3000_00, 200_00],
    ])
  })

  it('takes flights that run at the same time as one', () => {
    const flights = [flight(), flight({ startsOn: day('2026-03-11'), endsOn: day('2026-04-09'), amountMinor: 600_00 })]
    expect(paced({ flights, dataTo: day('2026-03-20'), spend: daily('2026-03-01', 20, 100_00) })).toMatchObject({ plannedToDateMinor: 2000_00 + 200_00, ratio: 2000 / 2200, remainingActiveDays: 20, remainingMinor: 1600_00 })
    // 2, 3 and 4 March at 1200, 800 and 400, and on 2 and 4 March 100 more: 0, 1300, 800, 500, whichever stands first.
    const shaped = flight({ endsOn: day('2026-03-04'), amountMinor: 2400, shape: 'front', dark: [{ from: day('2026-03-01'), to: day('2026-03-01') }] })
    const within = flight({ startsOn: day('2026-03-02'), endsOn: day('2026-03-04'), amountMinor: 200, dark: [{ from: day('2026-03-03'), to: day('2026-03-03') }] })
    const short = flight({ startsOn: day('2026-03-02'), endsOn: day('2026-03-03'), amountMinor: 20 })
    for (const together of [[shaped, within, short], [short, within, shaped]]) {
      expect(paced({ flights: together, dataTo: day('2026-03-02') })).toMatchObject({ state: 'under', plannedToDateMinor: 1310, remainingActiveDays: 2, remainingMinor: 2620 })
      expect(paced({ flights: together, dataTo: day('2026-03-03') })).toMatchObject({ state: 'under', plannedToDateMinor: 2120, remainingActiveDays: 1 })
      expect(paced({ flights: together, dataTo: day('2026-03-04') })).toMatchObject({ state: 'finished', plannedToDateMinor: 2620, remainingActiveDays: 0 })
    }
    expect(pace({ flights: [], spend: [], dataTo: null, lastCompleteDay: day('2026-03-01'), thresholds })).toBeNull()
  })
})

describe('the last complete day', () => {
  it.each([
    // One instant, in eight zones: 31 December, 23:30 in London.
    ['Pacific/Kiritimati', '2025-12-31'], ['Asia/Tokyo', '2025-12-31'], ['Asia/Kolkata', '2025-12-31'], ['Europe/Berlin', '2025-12-31'],
    ['Europe/London', '2025-12-30'], ['America/Sao_Paulo', '2025-12-30'], ['America/Los_Angeles', '2025-12-30'], ['Pacific/Pago_Pago', '2025-12-30'],
  ])('in %s is that zone’s yesterday', (zone, expected) => {
    expect(lastCompleteDay(new Date('2025-12-31T23:30:00Z'), zone)).toBe(expected)
  })

  it('follows the clock over both changes of the hour', () => {
    const berlin = (instant: string) => lastCompleteDay(new Date(instant), 'Europe/Berlin')
    // 29 March 2026 has 23 hours, 25 October has 25.
    expect([berlin('2026-03-28T22:59:59Z'), berlin('2026-03-28T23:00:00Z'), berlin('2026-03-29T21:59:59Z'), berlin('2026-03-29T22:00:00Z')]).toEqual(['2026-03-27', '2026-03-28', '2026-03-28', '2026-03-29'])
    expect([berlin('2026-10-24T22:00:00Z'), berlin('2026-10-25T22:59:59Z'), berlin('2026-10-25T23:00:00Z')]).toEqual(['2026-10-24', '2026-10-24', '2026-10-25'])
  })

  it('follows this computer’s clock where no zone is set', () => {
    vi.stubEnv('TZ', 'Europe/Berlin')
    onTestFinished(() => { vi.unstubAllEnvs() })
    const here = (instant: string) => lastCompleteDay(new Date(instant), null)
    // Half past midnight on the day after one of 23 hours, and half past eleven at night on one of 25: 24 hours earlier are other days.
    expect([here('2026-03-29T22:30:00Z'), here('2026-10-25T22:30:00Z')]).toEqual(['2026-03-29', '2026-10-24'])
  })
})

describe('pacing, of any flight', () => {
  const shape = fc.constantFrom('even' as const, 'front' as const, 'back' as const)

  it('is exactly on track when every cell is spent as planned', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 10 ** 8 }), shape, fc.nat(89), (length, amountMinor, shape, done) => {
        const plan = flight({ endsOn: addDays(day('2026-03-01'), length - 1), amountMinor, shape })
        const spend = flightCells(plan).map((spendMinor, index) => ({ days: { from: addDays(plan.startsOn, index), to: addDays(plan.startsOn, index) }, spendMinor }))
        const dataTo = addDays(plan.startsOn, Math.min(done, length - 1))
        const result = paced({ flights: [plan], spend, dataTo })
        expect(result.ratio ?? 1).toBe(1)
        expect(result.state).toBe(dataTo === plan.endsOn ? 'finished' : 'on_track')
        expect(result.spentToDateMinor).toBe(result.plannedToDateMinor)
        expect((result.spentToDateMinor ?? 0) + result.leftOutMinor).toBe(amountMinor)
        if (result.requiredDailyMinor !== null) expect(result.requiredDailyMinor * result.remainingActiveDays).toBeCloseTo(amountMinor - result.plannedToDateMinor, 3)
      }),
    )
  })
})

describe('an alert', () => {
  const line = (pacing: Pacing): PacingLine =>
    ({ ...pacing, campaignId: 1, campaignName: 'Spring', platform: 'meta', currency: 'EUR', flightIds: [1], startsOn: '2026-03-01', endsOn: '2026-03-30', amountMinor: 3000_00, dataTo: pacing.asOf, lastCompleteDay: '2026-03-10', otherSpend: [], ended: [] }) as unknown as PacingLine
  const sentence = (pacing: Pacing) => pacingAlert(line(pacing), thresholds)?.sentence ?? null

  it('says what is wrong and what would end as planned; nothing where nothing is', () => {
    expect(sentence(paced({ spend: daily('2026-03-01', 10, 80_00) }))).toBe('Spring on Meta has spent 80% of what was planned to 10 Mar 2026; 110.00 EUR a day would end as planned.')
    for (const share of [300, 400]) expect(sentence(paced({ spend: daily('2026-03-01', 10, share * 100) }))).toBe(`Spring on Meta has spent ${share}% of what was planned to 10 Mar 2026; nothing is left for the days to come.`)
    expect(sentence(paced({ spend: daily('2026-03-01', 10, 100_00) }))).toBeNull()
    expect(sentence(paced({ spend: [...daily('2026-03-01', 3, 200_00), ...daily('2026-03-04', 7, 50_00)] }))).toBe('Spring on Meta is on track today, but at the pace of its last days ends with 65% of its plan spent.')
    expect(sentence(paced({ dataTo: day('2026-04-02'), spend: daily('2026-03-01', 30, 80_00) }))).toBe('Spring on Meta ended with 80% of its plan spent.')
    expect(sentence(paced({ dataTo: day('2026-04-02'), spend: daily('2026-03-01', 30, 120_00) }))).toBe('Spring on Meta ended with 120% of its plan spent.')
    expect(sentence(paced({ dataTo: null }))).toBe('Spring on Meta runs since 1 Mar 2026, but no results reach that day.')
    expect(sentence(paced({ dataTo: day('2026-02-27'), spend: daily('2026-02-26', 1, 5_00) }))).toBe('Spring on Meta spent 5.00 EUR before its first planned day.')
    expect(sentence(paced({ dataTo: day('2026-02-27') }))).toBeNull()
    expect(sentence(paced({ dataTo: day('2026-02-20'), lastCompleteDay: day('2026-03-10') }))).toBe('Spring on Meta runs since 1 Mar 2026, but no results reach that day; they end on 20 Feb 2026.')
    // Money on the opening days, which are dark, and on the day before.
    const opensDark = [flight({ dark: [{ from: day('2026-03-01'), to: day('2026-03-10') }] })]
    expect(sentence(paced({ flights: opensDark, dataTo: day('2026-03-05'), spend: [...daily('2026-02-28', 1, 2_00), ...daily('2026-03-04', 1, 5_00)] }))).toBe('Spring on Meta spent 7.00 EUR before its first planned day.')
    // Nothing is to run any more, so nothing a day would end as planned.
    const endsDark = [flight({ dark: [{ from: day('2026-03-11'), to: day('2026-03-30') }] })]
    expect(sentence(paced({ flights: endsDark, spend: daily('2026-03-01', 10, 240_00) }))).toBe('Spring on Meta has spent 80% of what was planned to 10 Mar 2026.')
  })

  it('asks nothing at the thresholds themselves', () => {
    expect([90_00, 110_00].map((spendMinor) => sentence(paced({ spend: daily('2026-03-01', 10, spendMinor) })))).toEqual([null, null])
    expect([90_00, 110_00].map((spendMinor) => sentence(paced({ dataTo: day('2026-03-30'), spend: daily('2026-03-01', 30, spendMinor) })))).toEqual([null, null])
  })

  it('asks nothing of days that are over: it says that their results are missing', () => {
    const over = { lastCompleteDay: day('2026-04-05') }
    expect(paced({ lastCompleteDay: day('2026-03-30'), dataTo: day('2026-03-29') })).toMatchObject({ state: 'no_data', remainingActiveDays: 0, projectedMinor: null })
    const stale = paced({ ...over, dataTo: day('2026-03-10'), spend: daily('2026-03-01', 10, 80_00) })
    expect(stale).toMatchObject({ state: 'no_data', ratio: 0.8, remainingActiveDays: 0, requiredDailyMinor: null, projectedMinor: null, projectedReason: 'It is over, and results do not reach its last day.' })
    const ended = (pacing: Pacing) => pacingAlert({ ...line(pacing), ...over }, thresholds)?.sentence
    expect(ended(stale)).toBe('Spring on Meta ended on 30 Mar 2026, but results reach only to 10 Mar 2026.')
    expect(pacingAlert({ ...line(stale), lastCompleteDay: day('2026-03-30') }, thresholds)?.sentence).toBe(ended(stale))
    expect(ended(paced({ ...over, dataTo: null }))).toBe('Spring on Meta ended on 30 Mar 2026, but no results were imported for it.')
  })

  it('calls what is spent on a flight of nothing unplanned, not early', () => {
    const free = { flights: [flight({ amountMinor: 0 })], spend: daily('2026-03-02', 2, 5_00) }
    const unplanned = 'Spring on Meta has spent 10.00 EUR, though nothing is planned for it.'
    const said = (pacing: Pacing) => pacingAlert({ ...line(pacing), amountMinor: 0 }, thresholds)
    expect(paced(free).state).toBe('over')
    expect(said(paced(free))?.sentence).toBe(unplanned)
    expect(said(paced({ ...free, dataTo: day('2026-03-30') }))).toMatchObject({ kind: 'finished', sentence: unplanned })
    expect(paced({ ...free, lastCompleteDay: day('2026-04-05'), dataTo: day('2026-03-10') }).state).toBe('over')
    expect(said(paced({ ...free, lastCompleteDay: day('2026-04-05'), dataTo: day('2026-03-10') }))?.sentence).toBe(unplanned)
    expect(said(paced({ ...free, spend: [] }))).toBeNull()
    expect(said(paced({ ...free, spend: [], dataTo: null }))).toBeNull()
  })
})
