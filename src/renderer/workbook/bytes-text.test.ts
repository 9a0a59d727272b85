import { expect, it } from 'vitest'
import { bytesText } from './bytes-text'

it('says bytes in powers of ten, with the unit on the line of its number', () => {
  expect([0, 999, 1_100_000, 72_500_000_000].map(bytesText)).toEqual(['0\u00A0bytes', '999\u00A0bytes', '1.1\u00A0MB', '72.5\u00A0GB'])
})
