import { expect, it } from 'vitest'
import { listCountText } from './list-count-text'

it('says how many can be in a list, with figures as they are written everywhere', () => {
  expect(listCountText({ found: 12_345, people: 10_234, objected: 1, withoutConsent: 2110, withoutEmail: 0 })).toBe('10,234 of 12,345 contacts can be in the list. One has objected. 2,110 have no consent to this that holds.')
})
