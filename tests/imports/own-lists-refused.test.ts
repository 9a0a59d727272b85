import { expect, it } from 'vitest'
import { readFollowers } from '../../src/imports/organic/read-followers'
import { readPosts } from '../../src/imports/organic/read-posts'
import { failureOf } from '../../src/imports/read-failure'
import { temporaryFile } from '../support/read-import'

it('a list with damaged letters is refused, and not read with other letters', async () => {
  const line = 'Post ID,Permalink,Publish time,Description,Reach\n1,https://www.instagram.com/p/a/,03/27/2026,Grün,10\n'
  // The start proves UTF-8; past what is looked at a letter is broken.
  const bytes = Buffer.concat([Buffer.from(line + `2,https://www.instagram.com/p/b/,03/27/2026,${'x'.repeat(400_000)},10\n`), Buffer.from([0xff]), Buffer.from(',,,,1\n')])
  expect(await readPosts(temporaryFile('posts.csv', bytes))).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('damaged') } })
})

it('a list that is gone is refused with a sentence', async () => {
  for (const read of [readPosts, readFollowers]) expect(await read('/nowhere/posts.csv')).toMatchObject({ ok: false, error: { type: 'ImportRefused', sentence: expect.stringContaining('could not be opened') } })
})

it('a full disk is called that, and not a damaged archive', () => {
  expect(failureOf(Object.assign(new Error('write'), { syscall: 'write', code: 'ENOSPC' }))).toMatchObject({ ok: false, error: { sentence: expect.stringContaining('disk is full') } })
})
