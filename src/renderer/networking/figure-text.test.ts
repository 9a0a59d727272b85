import { expect, it } from 'vitest'
import { sentimentText } from './figure-text'

it('shows net sentiment with its sign, and none where it rounds to nothing', () =>
  expect([33.4, -12.6, 0.4, -0.4, 0, null].map(sentimentText)).toEqual(['+33', '−13', '0', '0', '0', 'n/a']))
