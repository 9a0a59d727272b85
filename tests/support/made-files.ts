import * as fc from 'fast-check'
import { type Day, toDayNumber } from '../../src/shared/kernel/day'
import type { MadeFile } from './marketing-context'

/** The last day of a short month, around which the files' days lie. */
export const february28 = toDayNumber('2026-02-28' as Day)

const row = fc.record({
  from: fc.oneof(fc.integer({ min: february28 - 35, max: february28 + 35 }), fc.constant(february28), fc.constant(february28 + 1)),
  length: fc.constantFrom(0, 0, 0, 0, 1, 6, 40),
  campaignName: fc.constantFrom('Spring', 'Summer', 'Autumn', ''),
  adSetName: fc.constantFrom('', 'Broad', 'Narrow', 'Fans'),
  adName: fc.constantFrom('One', 'Two'),
  segment: fc.constantFrom('Women', 'Men'),
  kind: fc.constantFrom('Leads', 'Leads', 'Sales'),
  spendMinor: fc.option(fc.integer({ min: 0, max: 500 }), { nil: undefined }),
  conversions: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
  reach: fc.option(fc.integer({ min: 0, max: 90 }), { nil: undefined }),
})

const view = fc.constantFrom<readonly [MadeFile['level'], readonly string[]]>(['ad_set', []], ['ad_set', []], ['ad', []], ['ad_set', ['gender']], ['campaign', []])

/** One to four files of few accounts, campaigns and ad sets, whose stretches overlap in every way. */
export const madeFiles: fc.Arbitrary<readonly MadeFile[]> = fc.array(
  fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 14 }), view, account: fc.constantFrom('Acme', 'Acme', 'Other'), currency: fc.constantFrom('EUR', 'EUR', 'USD'), isDated: fc.constantFrom(true, true, true, false) }).map(
    ({ rows, view: [level, segments], account, currency, isDated }): MadeFile => ({
      name: 'random.csv',
      level,
      segments,
      currency,
      rows: rows.map(({ from, length, campaignName, adSetName, adName, segment, kind, spendMinor, conversions, reach }) => ({
        from: isDated ? from : 0,
        to: isDated ? from + length : 0,
        entity: { accountName: account, campaignName, ...(level !== 'campaign' && { adSetName }), ...(level === 'ad' && { adName }) },
        kind,
        ...(segments.length > 0 && { segment }),
        ...(spendMinor !== undefined && { spendMinor }),
        ...(conversions !== undefined && { conversions }),
        ...(reach !== undefined && { reach }),
      })),
    }),
  ),
  { minLength: 1, maxLength: 4 },
)

/** An end of a period: none, any day, or one at the edge of a month. */
export const periodBound = fc.oneof(fc.constant(null), fc.integer({ min: february28 - 45, max: february28 + 45 }), fc.constantFrom(february28 - 27, february28, february28 + 1))
