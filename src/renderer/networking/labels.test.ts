import { afterEach, expect, it } from 'vitest'
import { speakIn } from '../../locales/speak-in'
import { speak } from '../../shared/kernel/language'
import { rhythmText } from './labels'

afterEach(() => speak('en'))

it.each([
  ['en', 1, 1, 'every day, at most 1 day'],
  ['en', 1, null, 'every day, at most 2 days'],
  ['en', 30, 45, 'every 30 days, at most 45 days'],
  ['de', 1, 1, 'jeden Tag, höchstens 1 Tag'],
  ['de', 30, null, 'alle 30 Tage, höchstens 60 Tage'],
] as const)('says a rhythm in %s of %i and %s days', async (language, idealDays, longestDays, words) => {
  await speakIn(language)
  expect(rhythmText({ idealDays, longestDays })).toBe(words)
})
