import { expect, it } from 'vitest'
import { erasureText } from './erasure-text'

it('says of one backup and of several that they still hold it', () => {
  const erased = { erased: 1, interactionsRemoved: 0, sharedInteractions: 0 }
  expect([0, 1, 2].map((backupsLeft) => erasureText({ ...erased, backupsLeft }))).toEqual([
    'Erased: 1 contact, 0 interactions.',
    'Erased: 1 contact, 0 interactions. One older backup still holds this for at most 60 days.',
    'Erased: 1 contact, 0 interactions. 2 older backups still hold this for at most 60 days.',
  ])
})
