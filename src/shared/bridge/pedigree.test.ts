import { expect, it } from 'vitest'
import type { Day } from '../kernel/day'
import { type AttributionSetting, breakText, settingBreaks } from './pedigree'

const setting = (name: string, from: string | null, to: string | null = from): AttributionSetting => ({ platform: 'meta', setting: name, from: from as Day | null, to: to as Day | null, file: 'x.csv' })

it('finds the day on which the files change to another setting', () => {
  expect(settingBreaks([setting('7-day click', '2026-01-01', '2026-02-28'), setting('1-day click', '2026-03-01', '2026-03-31')])).toEqual([{ id: null, platform: 'meta', on: '2026-03-01', what: 'attribution changes from “7-day click” to “1-day click”' }])
})

it('begins the new one where the old one ends when they overlap', () => {
  expect(settingBreaks([setting('7-day click', '2026-01-01', '2026-03-10'), setting('1-day click', '2026-03-01', '2026-03-31')]).map(({ on }) => on)).toEqual(['2026-03-11'])
})

it('sees no break where settings stand beside each other, are the same, or have no days', () => {
  expect(settingBreaks([setting('a', '2026-01-01', '2026-01-31'), setting('b', '2026-01-01', '2026-01-31')])).toEqual([])
  expect(settingBreaks([setting('a', '2026-01-01'), setting('a', '2026-02-01')])).toEqual([])
  expect(settingBreaks([setting('a', '2026-01-01'), setting('b', null)])).toEqual([])
})

it('takes a setting that files name again and again for one that went on until its last day', () => {
  const days = (...settings: AttributionSetting[]) => settingBreaks(settings).map(({ on }) => on)
  const [month, within] = [setting('a', '2026-01-01', '2026-01-31'), setting('a', '2026-01-10', '2026-01-20')]
  // February's file names it until the 20th: what begins within is a change on the day after.
  expect(days(month, setting('a', '2026-02-05', '2026-02-20'), setting('b', '2026-02-15', '2026-03-31'))).toEqual(['2026-02-21'])
  // A file of days that another covers too takes none of them away.
  expect(days(month, within, setting('b', '2026-01-25', '2026-02-28'))).toEqual(['2026-02-01'])
  expect(days(month, { ...setting('b', '2026-03-01'), to: null }, { ...setting('c', '2026-03-01'), from: null })).toEqual([])
})

it('sees no break where two settings stand beside each other from file to file, whichever begins, pauses or ends first', () => {
  const beside = [
    [setting('a', '2026-01-01', '2026-01-31'), setting('b', '2026-01-01', '2026-01-30'), setting('a', '2026-02-01', '2026-02-28'), setting('b', '2026-02-01', '2026-02-28')],
    [setting('a', '2026-01-01', '2026-01-31'), setting('b', '2026-01-15', '2026-01-31'), setting('a', '2026-02-01', '2026-02-28'), setting('b', '2026-02-01', '2026-02-15')],
    [setting('a', '2026-01-01', '2026-01-31'), setting('b', '2026-01-05', '2026-01-30'), setting('a', '2026-02-07', '2026-02-28'), setting('b', '2026-02-01', '2026-02-25')],
    [setting('a', '2026-01-01', '2026-01-31'), setting('b', '2026-01-05', '2026-01-30'), setting('a', '2026-02-07', '2026-02-25'), setting('b', '2026-02-01', '2026-02-28')],
    [setting('a', '2026-01-01', '2026-01-28'), setting('b', '2026-01-02', '2026-01-31')],
    [setting('a', '2026-01-01', '2026-01-31'), setting('b', '2026-01-01', '2026-02-28'), setting('b', '2026-03-01', '2026-03-31')],
  ]
  for (const settings of beside) for (const order of [settings, settings.toReversed()]) expect(settingBreaks(order)).toEqual([])
})

it('finds a change, and the change back after more than a week, whatever stood beside', () => {
  const settings = [setting('a', '2026-01-01', '2026-01-31'), setting('a', '2026-02-08', '2026-02-28'), setting('b', '2026-02-01', '2026-02-07'), setting('c', '2026-01-01', '2026-01-15')]
  expect(settingBreaks(settings).map(({ on, what }) => [on, what])).toEqual([
    ['2026-02-01', 'attribution changes from “a” to “b”'],
    ['2026-02-08', 'attribution changes from “b” to “a”'],
  ])
  expect(settingBreaks([setting('a', '2026-01-01'), setting('a', '2026-02-01', '2026-02-10'), setting('b', '2026-02-05', '2026-02-20')]).map(({ on }) => on)).toEqual(['2026-02-11'])
})

it('finds a change with days of both as soon as the new setting is more than a week past the old one, or goes on without it', () => {
  const overlap = (to: string): AttributionSetting[] => [setting('a', '2026-01-01', '2026-01-28'), setting('b', '2026-01-26', to)]
  const days = (settings: readonly AttributionSetting[]): readonly string[] => settingBreaks(settings).map(({ on }) => on)
  expect(days(overlap('2026-02-04'))).toEqual([])
  expect(days(overlap('2026-02-05'))).toEqual(['2026-01-29'])
  expect(days([...overlap('2026-02-04'), setting('b', '2026-02-15', '2026-03-31')])).toEqual(['2026-02-15'])
  expect(days([setting('a', '2026-01-01', '2026-01-28'), setting('b', '2026-01-29', '2026-01-31')])).toEqual(['2026-01-29'])
})

it('says a break in a sentence', () => {
  expect(breakText({ platform: 'meta', on: '2026-03-01' as Day, what: 'click-through counts link clicks only' })).toBe('Meta, 1 Mar 2026: click-through counts link clicks only. Figures before and after are not alike.')
})
