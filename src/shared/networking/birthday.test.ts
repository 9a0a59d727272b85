import { expect, it } from 'vitest'
import { Birthday } from './contact'

it('says how a birthday is written where it is written otherwise', () => {
  expect(Birthday.safeParse('in May').error?.issues.map(({ message }) => message)).toEqual(['A birthday is written like 1990-04-15 or --04-15'])
  for (const right of ['1990-04-15', '--04-15']) expect(Birthday.safeParse(right).success).toBe(true)
})
