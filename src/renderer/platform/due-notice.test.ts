import { expect, it } from 'vitest'
import { dueNoticeText, isQuietHour } from './due-notice'

it('tells of who waits in counts alone, and says nothing when nobody does', () => {
  expect(dueNoticeText({ waiting: 0, followUps: 0 })).toBeNull()
  expect(dueNoticeText({ waiting: 1, followUps: 0 })).toBe('One person waits.')
  expect(dueNoticeText({ waiting: 1200, followUps: 1 })).toBe('One follow-up has come up, and 1,200 people wait.')
  expect(dueNoticeText({ waiting: 0, followUps: 2 })).toBe('2 follow-ups have come up.')
})

it('keeps quiet from one hour to another, also over midnight, and never when both are the same', () => {
  const quiet = (from: number, to: number): readonly number[] => Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isQuietHour({ from, to }, hour))
  expect(quiet(12, 14)).toEqual([12, 13])
  expect(quiet(22, 2)).toEqual([0, 1, 22, 23])
  expect(quiet(8, 8)).toEqual([])
})
