import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { publishCopy } from './durable-file'

vi.mock(import('node:fs'), async (load) => {
  const real = await load()
  return { ...real, chmodSync: vi.fn<typeof real.chmodSync>(real.chmodSync) }
})

const failing = (code: string) => (): never => {
  throw Object.assign(new Error('chmod'), { code })
}

it('a copy is its owner’s to write, whatever rights its original has', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'original'), join(folder, 'copy')]
  writeFileSync(from, 'content', { mode: 0o444 })
  await publishCopy(from, to, { replace: false })
  expect([readFileSync(to, 'utf8'), statSync(to).mode & 0o777]).toEqual(['content', 0o600])
})

it('a share that knows no rights takes a copy all the same; a disk that fails is told', async () => {
  const folder = temporaryFolder()
  const [from, to] = [join(folder, 'original'), join(folder, 'copy')]
  writeFileSync(from, 'content')
  vi.mocked(chmodSync).mockImplementationOnce(failing('EIO'))
  await expect(publishCopy(from, to, { replace: false })).rejects.toMatchObject({ code: 'EIO' })
  vi.mocked(chmodSync).mockImplementationOnce(failing('EPERM'))
  await publishCopy(from, to, { replace: false })
  expect(readFileSync(to, 'utf8')).toBe('content')
})
