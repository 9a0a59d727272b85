import { spawnSync } from 'node:child_process'
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { readKeptFile, whyUnreadable } from './kept-file'

it('a kept file in whose place something without an end lies, or what waits for a writer, is as good as none, and is not written over', () => {
  const folder = temporaryFolder()
  const kept = join(folder, 'kept.json')
  writeFileSync(kept, '"kept"')
  expect([readKeptFile(kept, z.string()), whyUnreadable(kept), whyUnreadable(join(folder, 'none.json'))]).toEqual(['kept', null, null])
  const long = join(folder, 'long.json')
  writeFileSync(long, '')
  truncateSync(long, 700 * 1024 * 1024)
  const places = [folder, long]
  if (process.platform !== 'win32') {
    const [pipe, device] = [join(folder, 'pipe.json'), join(folder, 'device.json')]
    spawnSync('mkfifo', [pipe])
    symlinkSync('/dev/zero', device)
    places.push(pipe, device)
  }
  for (const place of places) expect([place, readKeptFile(place, z.string()), whyUnreadable(place)?.type]).toEqual([place, null, 'WorkbookProblem'])
})
