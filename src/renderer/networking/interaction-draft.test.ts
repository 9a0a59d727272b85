import { expect, it } from 'vitest'
import { replyTo } from './interaction-draft'

it('a reply is by default what answers what was said, on the platform where it was said', () => {
  expect(replyTo({ type: 'comment', platform: 'instagram' })).toEqual({ type: 'reply', platform: 'instagram' })
  expect(replyTo({ type: 'email', platform: 'email' })).toEqual({ type: 'email', platform: 'email' })
  expect(replyTo({ type: 'message', platform: null })).toEqual({ type: 'message', platform: '' })
  // Whoever gave something in person is thanked in any way.
  expect(replyTo({ type: 'gift', platform: 'in_person' })).toEqual({})
})
