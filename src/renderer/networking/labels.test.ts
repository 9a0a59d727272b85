import { afterEach, expect, it } from 'vitest'
import { speakIn } from '../../locales/speak-in'
import { speak } from '../../shared/kernel/language'
import { platformBeside, rhythmText, sharedText } from './labels'

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

it.each([
  ['handle', 'instagram:claywork.collective', 'claywork.collective, Instagram'],
  ['handle', 'mastodon:ada:kiln', 'ada:kiln, Mastodon'],
  ['handle', 'myspace:ada', 'myspace:ada'],
  ['email', 'x:ada@example.com', 'x:ada@example.com'],
] as const)('says that two share the %s %s', (kind, shared, words) => expect(sharedText(kind, shared)).toBe(words))

it.each([
  ['email', 'email', null],
  ['email', 'linkedin', 'LinkedIn'],
  ['message', 'email', 'E-mail'],
  ['meeting', null, null],
] as const)('says beside the kind %s on the platform %s no more than the kind does not', (type, platform, words) => expect(platformBeside({ type, platform })).toBe(words))
