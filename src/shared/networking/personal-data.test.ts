import { expect, it } from 'vitest'
import type { Day } from '../kernel/day'
import { consentHolds } from './personal-data.contract'

it('a consent holds from the day it was given, and not from the day on which it, or any after it, was withdrawn', () => {
  // Tests write days that exist.
  const record = (givenOn: string, withdrawnOn: string | null = null) => ({ givenOn: givenOn as Day, withdrawnOn: withdrawnOn as Day | null })
  const holds = (today: string, ...records: readonly ReturnType<typeof record>[]): boolean => consentHolds(records, today as Day)
  expect([holds('2026-03-01'), holds('2026-02-28', record('2026-03-01')), holds('2026-03-01', record('2026-03-01'))]).toEqual([false, false, true])
  const withdrawn = record('2026-03-01', '2026-04-01')
  expect([holds('2026-03-31', withdrawn), holds('2026-04-01', withdrawn), holds('2026-04-02', withdrawn)]).toEqual([true, false, false])
  // Given anew: on the day of the withdrawal one cannot tell which came last.
  expect([record('2026-03-15'), record('2026-04-01'), record('2026-04-02')].map((again) => [holds('2026-04-01', withdrawn, again), holds('2026-04-02', again, withdrawn)])).toEqual([[false, false], [false, false], [false, true]])
})
