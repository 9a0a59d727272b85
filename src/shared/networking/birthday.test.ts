import { expect, it } from 'vitest'
import { Birthday, Contact } from './contact'

it('says how a birthday is written where it is written otherwise', () => {
  expect(Birthday.safeParse('in May').error?.issues.map(({ message }) => message)).toEqual(['A birthday is written like 1990-04-15 or --04-15'])
  for (const wrong of ['--02-30', '--04-31', '--13-01', '2001-02-29', '04-15', '--4-15', '']) expect([wrong, Birthday.safeParse(wrong).success]).toEqual([wrong, false])
  for (const right of ['1990-04-15', '--04-15', '--02-29']) expect(Birthday.safeParse(right).success).toBe(true)
})

it('is read as it was kept, though no year has that day', () => {
  expect(Contact.shape.birthday.safeParse('--02-30').success).toBe(true)
})
