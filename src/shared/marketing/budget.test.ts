import { expect, it } from 'vitest'
import type { Day } from '../kernel/day'
import { Budget, budgetAllocations, budgetLine } from './budget'
import { Flight, layFlights } from './flight'

const budget = (fields: object = {}): Budget => Budget.parse({ id: 1, planId: 1, amountMinor: 1000, currency: 'EUR', ...fields })

const flight = (fields: object = {}): Flight =>
  Flight.parse({ id: 1, planId: 1, lineage: 1, campaignId: 1, campaignName: 'Spring', platform: 'meta', startsOn: '2026-01-30', endsOn: '2026-02-02', amountMinor: 400, currency: 'EUR', customMinor: null, ...fields })

it('a budget holds the flights of its campaign, platform and placement, and no others', () => {
  const flights = layFlights([flight(), flight({ placement: 'feed', amountMinor: 30 }), flight({ platform: 'google', amountMinor: 5 }), flight({ campaignId: 2, amountMinor: 1 })])
  // Tests write days that exist.
  const days = { from: '2026-01-01' as Day, to: '2026-12-31' as Day }
  const placed = (fields: object): number => budgetLine(budget(fields), null, { days, flights, spend: { spentMinor: null, reason: null, notes: [] } }).placedMinor
  expect([placed({}), placed({ campaignId: 1 }), placed({ platform: 'meta' }), placed({ platform: 'meta', placement: 'feed' }), placed({ platform: 'meta', placement: 'story' }), placed({ campaignId: 2, platform: 'meta' })]).toEqual([436, 435, 431, 30, 0, 1])
})

it('what is given out to a placement is within its platform’s budget of the same currency alone', () => {
  const placement = { platform: 'meta', placement: 'feed', amountMinor: 300 }
  const given = (...budgets: readonly object[]) => budgetAllocations(budgets.map(budget)).map(({ by, currency, allocatedMinor, leftToAllocateMinor }) => [by, currency, allocatedMinor, leftToAllocateMinor])
  expect(given({}, { platform: 'meta', amountMinor: 700 }, placement)).toEqual([['channel', 'EUR', 700, 300]])
  expect(given({}, { platform: 'meta', amountMinor: 700, currency: 'CHF' }, placement)).toEqual([['channel', 'CHF', 700, null], ['channel', 'EUR', 300, 700]])
  expect(given({}, { platform: 'google', amountMinor: 700 }, placement)).toEqual([['channel', 'EUR', 1000, 0]])
})
