import { expect, it, vi } from 'vitest'
import { dayOfMoment } from './day'

it('a moment is of the day on this computer’s calendar, not of the day in Greenwich', () => {
  vi.stubEnv('TZ', 'Pacific/Honolulu')
  expect(dayOfMoment('2026-04-01T05:00:00.000Z')).toBe('2026-03-31')
  vi.stubEnv('TZ', 'Europe/Berlin')
  expect(dayOfMoment('2026-03-31T22:00:00.000Z')).toBe('2026-04-01')
})
