import { expect, test } from 'vitest'
import { isAboutOther } from './queries'

test('what is known of one thing stands in for the same thing asked otherwise, never for another', () => {
  expect(isAboutOther({ id: 1, grain: 'week' }, { id: 1, grain: 'day' })).toBe(false)
  expect(isAboutOther({ id: 1, grain: 'week' }, { id: 2, grain: 'week' })).toBe(true)
  expect(isAboutOther({ contactId: 1, limit: 20 }, { contactId: 2, limit: 20 })).toBe(true)
})

test('a list narrowed to one thing still shows what it had', () => {
  expect(isAboutOther({ campaignId: null }, { campaignId: 2 })).toBe(false)
  expect(isAboutOther({ search: 'a' }, { search: 'ab' })).toBe(false)
  expect(isAboutOther(undefined, { id: 2 })).toBe(false)
})
