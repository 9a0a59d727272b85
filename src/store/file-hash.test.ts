import { createHash } from 'node:crypto'
import { truncateSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { temporaryFile } from '../../tests/support/read-import'
import { hashOfFile, hashOfFileNow } from './file-hash'

describe('hashes of files', () => {
  it.each([0, 1, 1 << 20, (1 << 20) + 1])('are those of all bytes: %d', async (size) => {
    const bytes = Buffer.alloc(size, 7)
    const file = temporaryFile('some', bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    let read = 0
    expect([await hashOfFile(file, (soFar) => (read = soFar)), hashOfFileNow(file)]).toEqual([sha256, sha256])
    expect(read).toBe(size)
  })

  it('are of files that no program can read whole, too', () => {
    const file = temporaryFile('large', '')
    // Takes no room on the disk.
    truncateSync(file, 2 ** 31)
    expect(hashOfFileNow(file)).toBe('a7c744c13cc101ed66c29f672f92455547889cc586ce6d44fe76ae824958ea51')
  })
})
