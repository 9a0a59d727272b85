import { expect, it } from 'vitest'
import { dueNoticeText } from './due-notice'

it('tells of who waits in counts alone, and says nothing when nobody does', () => {
  expect(dueNoticeText({ waiting: 0, followUps: 0 })).toBeNull()
  expect(dueNoticeText({ waiting: 1, followUps: 0 })).toBe('One person waits.')
  expect(dueNoticeText({ waiting: 1200, followUps: 1 })).toBe('One follow-up has come up, and 1,200 people wait.')
  expect(dueNoticeText({ waiting: 0, followUps: 2 })).toBe('2 follow-ups have come up.')
})
