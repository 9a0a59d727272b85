import { expect, it } from 'vitest'
import { isZoneNote, zoneNotes } from './day-zones'

it('says that one day is not the same hours on several platforms, by name where one counts in UTC', () => {
  expect(zoneNotes(['meta', 'meta'])).toEqual([])
  expect(zoneNotes(['linkedin'])).toEqual([])
  const [without = '', withUtc = ''] = [...zoneNotes(['meta', 'google']), ...zoneNotes(['linkedin', 'x'])]
  expect(without).toBe('Days are those of each platform’s ad account, in its time zone: one day need not be the same hours on each.')
  expect(withUtc).toBe('Days of LinkedIn are days in UTC, those of other platforms days in the time zone of their ad account: one day is not the same hours on each.')
  expect([without, withUtc, 'Data to 1 Mar 2026.'].map(isZoneNote)).toEqual([true, true, false])
})
