import { expect, it } from 'vitest'
import { Birthday } from '../../shared/networking/contact'
import { typedBirthday } from './typed-birthday'

it('takes a birthday with points, with and without its year', () => {
  expect(['15.04.1990', '1.4.', ' 15. 4. 1990 ', '1990-04-15', '--04-15', '  '].map((text) => typedBirthday(text))).toEqual(['1990-04-15', '--04-01', '1990-04-15', '1990-04-15', '--04-15', null])
  expect(Birthday.safeParse(typedBirthday('29.2.')).success).toBe(true)
})

it('leaves what is no day to be refused', () => {
  expect(['31.2.1990', '4/5/1990', '15.4.90'].filter((wrong) => Birthday.safeParse(typedBirthday(wrong)).success)).toEqual([])
})
