import { expect, it } from 'vitest'
import { Day } from '../../shared/kernel/day'
import { alertsUntoldSince, dueNoticeOf, isNoticeUntold, isQuietHour, takeNotice } from './due-notice'
import { readKept } from './kept'

const day = (text: string): Day => Day.parse(text)

it('tells of who waits in counts alone, and says nothing when nobody does', () => {
  expect(dueNoticeOf({ waiting: 0, followUps: 0, alerts: 0 })).toBeNull()
  expect(dueNoticeOf({ waiting: 1, followUps: 0, alerts: 0 })).toEqual({ text: 'One person waits.', opens: 'keepInTouch' })
  expect(dueNoticeOf({ waiting: 1200, followUps: 1, alerts: 0 })).toEqual({ text: 'One follow-up has come up, and 1,200 people wait.', opens: 'keepInTouch' })
  expect(dueNoticeOf({ waiting: 0, followUps: 2, alerts: 0 })).toEqual({ text: '2 follow-ups have come up.', opens: 'keepInTouch' })
})

it('tells of new alerts beside who waits, and alone, and then opens the screen that has them', () => {
  expect(dueNoticeOf({ waiting: 1, followUps: 0, alerts: 1 })).toEqual({ text: 'One person waits. There is a new alert.', opens: 'networking' })
  expect(dueNoticeOf({ waiting: 0, followUps: 0, alerts: 1200 })).toEqual({ text: 'There are 1,200 new alerts.', opens: 'networking' })
})

it('counts alerts from the day of the notice before, of today where there was none, and not a second time on a day', () => {
  expect(alertsUntoldSince('/a/Shop.rapport', day('2026-03-10'))).toBe('2026-03-10')
  expect(takeNotice('due', '/a/Shop.rapport', day('2026-03-10'))).toBe(true)
  expect([alertsUntoldSince('/a/Shop.rapport', day('2026-03-10')), takeNotice('due', '/a/Shop.rapport', day('2026-03-10'))]).toEqual([null, false])
  expect(alertsUntoldSince('/a/Shop.rapport', day('2026-03-13'))).toBe('2026-03-10')
  // A clock that was set back.
  expect(alertsUntoldSince('/a/Shop.rapport', day('2026-03-09'))).toBe('2026-03-09')
})

it('gives each kind of notice once a day by itself', () => {
  expect(takeNotice('due', '/a/Shop.rapport', day('2026-04-01'))).toBe(true)
  expect([isNoticeUntold('pacing', '/a/Shop.rapport', day('2026-04-01')), takeNotice('pacing', '/a/Shop.rapport', day('2026-04-01'))]).toEqual([true, true])
  expect([isNoticeUntold('pacing', '/a/Shop.rapport', day('2026-04-01')), takeNotice('pacing', '/a/Shop.rapport', day('2026-04-01')), takeNotice('pacing', '/a/Shop.rapport', day('2026-04-02'))]).toEqual([false, false, true])
})

it('gives each workbook its own, of twenty at least, and keeps no name of them', () => {
  const places = Array.from({ length: 20 }, (_, index) => `/clients/${index}/Shop.rapport`)
  expect(places.map((place) => takeNotice('due', place, day('2026-05-01')))).toEqual(places.map(() => true))
  expect(places.map((place) => [alertsUntoldSince(place, day('2026-05-01')), alertsUntoldSince(place, day('2026-05-03'))])).toEqual(places.map(() => [null, '2026-05-01']))
  expect(alertsUntoldSince('/clients/new/Shop.rapport', day('2026-05-03'))).toBe('2026-05-03')
  expect(readKept('rapport-due-notice-day')).not.toContain('Shop')
})

it('keeps quiet from one hour to another, also over midnight, and never when both are the same', () => {
  const quiet = (from: number, to: number): readonly number[] => Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isQuietHour({ from, to }, hour))
  expect(quiet(12, 14)).toEqual([12, 13])
  expect(quiet(22, 2)).toEqual([0, 1, 22, 23])
  expect(quiet(8, 8)).toEqual([])
})
