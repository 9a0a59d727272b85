import { describe, expect, it } from 'vitest'
import type { Day } from '../kernel/day'
import { ExchangeRate } from './exchange-rate'
import { Flight } from './flight'
import { MediaPlan } from './media-plan'
import { PlanCost } from './plan-cost'
import { comparePlans, layOutPlan, type PlannedVersion, quartersOf } from './plan-sheet'

const plan = MediaPlan.parse({ id: 1, name: 'Plan', startsOn: '2026-01-01', endsOn: '2026-03-31', isCurrent: false, createdAt: '2026-01-01T00:00:00.000Z' })

const flight = (lineage: number, fields: object = {}): Flight =>
  Flight.parse({ id: lineage, planId: 1, lineage, campaignId: 1, campaignName: 'Spring', platform: 'meta', startsOn: '2026-01-30', endsOn: '2026-02-02', amountMinor: 400, currency: 'EUR', customMinor: null, ...fields })

const cost = (lineage: number, rule: object, fields: object = {}): PlanCost => PlanCost.parse({ id: lineage, planId: 1, lineage, kind: 'fee', label: 'Agency', rule, ...fields })

const version = (fields: Partial<PlannedVersion> = {}): PlannedVersion => ({ plan, flights: [], costs: [], ...fields })

const byMonth = { grain: 'month', firstWeekday: 1, convert: null } as const

describe('a version laid out over time', () => {
  it('has a line for each campaign, channel and currency, with what lies in each period', () => {
    const flights = [flight(1), flight(2, { amountMinor: 100, startsOn: '2026-03-01', endsOn: '2026-03-01' }), flight(3, { currency: 'CHF', amountMinor: 50, startsOn: '2026-01-01', endsOn: '2026-01-02' }), flight(4, { placement: 'search', platform: 'google' }), flight(5, { campaignId: 2, campaignName: 'Autumn' })]
    const { rows, periods, totals } = layOutPlan(version({ flights }), byMonth)
    expect(periods).toEqual([{ from: '2026-01-01', to: '2026-01-31' }, { from: '2026-02-01', to: '2026-02-28' }, { from: '2026-03-01', to: '2026-03-31' }])
    expect(rows.map(({ campaignName, platform, placement, currency, cellsMinor, totalMinor, flights: own }) => [campaignName, platform, placement, currency, cellsMinor, totalMinor, own.map(({ id }) => id)])).toEqual([
      ['Spring', 'meta', 'any', 'EUR', [200, 200, 100], 500, [1, 2]],
      ['Spring', 'meta', 'any', 'CHF', [50, 0, 0], 50, [3]],
      ['Spring', 'google', 'search', 'EUR', [200, 200, 0], 400, [4]],
      ['Autumn', 'meta', 'any', 'EUR', [200, 200, 0], 400, [5]],
    ])
    expect(totals.map(({ currency, cellsMinor, mediaMinor }) => [currency, cellsMinor, mediaMinor])).toEqual([['CHF', [50, 0, 0], 50], ['EUR', [600, 600, 100], 1300]])
  })

  it('offers the quarters in which anything of it lies, and none of which only the rim of a week is drawn', () => {
    const quarters = (fields: Partial<PlannedVersion>) => quartersOf(layOutPlan(version(fields), { ...byMonth, grain: 'week' }))
    expect(quarters({})).toEqual(['2026-Q1'])
    expect(quarters({ flights: [flight(1, { startsOn: '2025-12-30', endsOn: '2026-01-02' })], costs: [cost(1, { rule: 'once', amountMinor: 1, currency: 'EUR', on: '2026-07-01' })] })).toEqual(['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'])
  })

  it('is as long as everything in it, in whole periods, also beyond the days of the plan', () => {
    const daysOf = (fields: Partial<PlannedVersion>) => {
      const { periods } = layOutPlan(version(fields), byMonth)
      return [periods[0]?.from, periods.at(-1)?.to]
    }
    expect(daysOf({})).toEqual(['2026-01-01', '2026-03-31'])
    expect(daysOf({ flights: [flight(1, { startsOn: '2025-12-30', endsOn: '2026-04-02' })] })).toEqual(['2025-12-01', '2026-04-30'])
    expect(daysOf({ costs: [cost(1, { rule: 'once', amountMinor: 1, currency: 'EUR', on: '2026-06-15' })] })).toEqual(['2026-01-01', '2026-06-30'])
    expect(daysOf({ costs: [cost(1, { rule: 'monthly', amountMinor: 1, currency: 'EUR', from: '2025-11', to: '2026-05' })] })).toEqual(['2025-11-01', '2026-05-31'])
  })

  it('adds costs to media by currency and by quarter', () => {
    const costs = [
      cost(1, { rule: 'percent', ratePpm: 100_000 }), cost(2, { rule: 'percent', ratePpm: 500_000 }, { campaignId: 2 }), cost(3, { rule: 'percent', ratePpm: 500_000 }, { campaignId: 9 }),
      cost(4, { rule: 'monthly', amountMinor: 7, currency: 'EUR', from: '2026-03', to: '2026-04' }), cost(5, { rule: 'once', amountMinor: 30, currency: 'USD', on: '2026-02-10' }),
    ]
    const { totals, costs: told } = layOutPlan(version({ flights: [flight(1), flight(2, { campaignId: 2, amountMinor: 200, startsOn: '2026-04-01', endsOn: '2026-04-02' })], costs }), byMonth)
    expect(told.map(({ cost: { id }, amounts }) => [id, amounts])).toEqual([
      [1, [{ currency: 'EUR', amountMinor: 60 }]], [2, [{ currency: 'EUR', amountMinor: 100 }]], [3, []], [4, [{ currency: 'EUR', amountMinor: 14 }]], [5, [{ currency: 'USD', amountMinor: 30 }]],
    ])
    expect(totals).toEqual([
      { currency: 'EUR', cellsMinor: [200, 200, 0, 200], mediaMinor: 600, costMinor: 174, totalMinor: 774, quarters: [{ quarter: '2026-Q1', mediaMinor: 400, costMinor: 47, totalMinor: 447 }, { quarter: '2026-Q2', mediaMinor: 200, costMinor: 127, totalMinor: 327 }] },
      { currency: 'USD', cellsMinor: [0, 0, 0, 0], mediaMinor: 0, costMinor: 30, totalMinor: 30, quarters: [{ quarter: '2026-Q1', mediaMinor: 0, costMinor: 30, totalMinor: 30 }, { quarter: '2026-Q2', mediaMinor: 0, costMinor: 0, totalMinor: 0 }] },
    ])
  })
})

describe('a version in one currency', () => {
  const rates = [ExchangeRate.parse({ id: 1, from: 'USD', to: 'EUR', on: '2026-01-01', rate: '0.923', source: 'Bank' })]
  const inEuros = (flights: readonly Flight[], costs: readonly PlanCost[], known = rates) => layOutPlan(version({ flights: [...flights], costs: [...costs] }), { ...byMonth, convert: { to: 'EUR', on: '2026-02-01' as Day, rates: known } }).converted

  it('has media and costs that add up to both together, which is rounded once', () => {
    // 4,000.06 and 600.01 dollars are 3,692.05538 and 553.80923 euros; together 4,600.07 are 4,245.86461.
    const converted = inEuros([flight(1, { amountMinor: 4000_06, currency: 'USD' })], [cost(1, { rule: 'percent', ratePpm: 150_000 })])
    expect([converted?.media, converted?.cost, converted?.total].map((one) => one?.amountMinor)).toEqual([3692_06, 553_80, 4245_86])
    for (let amountMinor = 1; amountMinor <= 300; amountMinor += 1) {
      const { media, cost: costs, total } = inEuros([flight(1, { amountMinor, currency: 'USD' }), flight(2)], [cost(1, { rule: 'percent', ratePpm: 150_000 })]) ?? {}
      expect((media?.amountMinor ?? Number.NaN) + (costs?.amountMinor ?? Number.NaN)).toBe(total?.amountMinor)
    }
  })

  it('has none of what has no rate', () => {
    expect(inEuros([flight(1, { currency: 'USD' })], [], [])).toMatchObject({ media: { amountMinor: null }, cost: { amountMinor: null }, total: { amountMinor: null } })
  })
})

describe('two versions side by side', () => {
  const differences = (before: object, after: object) => comparePlans(version({ flights: [flight(1, before)] }), version({ flights: [flight(1, after)] })).flights[0]?.differences ?? []

  it('say what is not the same of a flight', () => {
    expect(differences({}, {})).toEqual([])
    expect(differences({}, { startsOn: '2026-02-01', endsOn: '2026-02-04' })).toEqual(['moved'])
    expect(differences({}, { endsOn: '2026-02-05' })).toEqual(['stretched'])
    expect(differences({}, { startsOn: '2026-01-29' })).toEqual(['stretched'])
    expect(differences({}, { amountMinor: 401 })).toEqual(['amount'])
    expect(differences({}, { currency: 'CHF' })).toEqual(['currency'])
    expect(differences({}, { shape: 'front' })).toEqual(['shape'])
    expect(differences({}, { isBooked: true })).toEqual(['booked'])
    expect([{ campaignId: 2 }, { platform: 'google' }, { placement: 'feed' }].map((after) => differences({}, after))).toEqual([['assigned'], ['assigned'], ['assigned']])
    expect(differences({}, { dark: [{ from: '2026-01-31', to: '2026-01-31' }] })).toEqual(['dark'])
  })

  it('take dark days that moved along for the same, and cells of one’s own for a shape only where nothing else changed them', () => {
    const dark = [{ from: '2026-01-31', to: '2026-01-31' }]
    const later = { startsOn: '2026-02-01', endsOn: '2026-02-04' }
    expect(differences({ dark }, { ...later, dark: [{ from: '2026-02-02', to: '2026-02-02' }] })).toEqual(['moved'])
    expect(differences({ dark }, { ...later, dark })).toEqual(['moved'])
    expect(differences({ dark }, { ...later, dark: [{ from: '2026-02-03', to: '2026-02-03' }] })).toEqual(['moved', 'dark'])
    const custom = { shape: 'custom', customMinor: [100, 100, 100, 100] }
    expect(differences(custom, { shape: 'custom', customMinor: [400, 0, 0, 0] })).toEqual(['shape'])
    expect(differences(custom, { shape: 'custom', customMinor: [200, 200, 200, 200], amountMinor: 800 })).toEqual(['amount'])
  })

  it('tell what was added and removed, what was left, and what each total becomes', () => {
    const before = version({ flights: [flight(1), flight(2, { amountMinor: 100 }), flight(3)], costs: [cost(1, { rule: 'percent', ratePpm: 100_000 }), cost(2, { rule: 'once', amountMinor: 5, currency: 'CHF', on: '2026-01-05' })] })
    const after = version({ flights: [flight(1), flight(2, { amountMinor: 300 }), flight(4, { currency: 'USD' })], costs: [cost(1, { rule: 'percent', ratePpm: 200_000 }), cost(3, { rule: 'once', amountMinor: 6, currency: 'EUR', on: '2026-01-05' })] })
    const comparison = comparePlans(before, after)
    expect(comparison.flights.map((change) => [change.before?.lineage ?? null, change.after?.lineage ?? null, change.differences])).toEqual([[2, 2, ['amount']], [3, null, []], [null, 4, []]])
    expect(comparison.unchangedFlights).toBe(1)
    expect(comparison.costs.map((change) => [change.before?.lineage ?? null, change.after?.lineage ?? null])).toEqual([[1, 1], [2, null], [null, 3]])
    expect(comparison.totals).toEqual([
      { currency: 'CHF', mediaBeforeMinor: 0, mediaAfterMinor: 0, costBeforeMinor: 5, costAfterMinor: 0 },
      { currency: 'EUR', mediaBeforeMinor: 900, mediaAfterMinor: 700, costBeforeMinor: 90, costAfterMinor: 146 },
      { currency: 'USD', mediaBeforeMinor: 0, mediaAfterMinor: 400, costBeforeMinor: 0, costAfterMinor: 80 },
    ])
    expect(comparePlans(before, before)).toMatchObject({ flights: [], costs: [], unchangedFlights: 3 })
  })
})
