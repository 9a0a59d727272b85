import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { createRecents } from './recents'

const at = (path: string) => createRecents(path, () => new Date('2026-03-31T10:00:00Z'))

it('keeps what was opened last first, each once', () => {
  const recents = at(join(temporaryFolder(), 'recent.json'))
  for (const name of ['one', 'two', 'one']) recents.note(`/books/${name}.rapport`)
  expect(recents.list().map(({ fileName }) => fileName)).toEqual(['one.rapport', 'two.rapport'])
})

it('does not stand in the way of opening where nothing can be written', () => {
  const recents = at(join(temporaryFolder(), 'absent', 'recent.json'))
  recents.note('/books/one.rapport')
  recents.forget('nobody')
  expect(recents.list()).toEqual([])
})
