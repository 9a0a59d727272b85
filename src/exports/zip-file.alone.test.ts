import { readFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../tests/support/open-test-store'
import { openZip } from '../store/archive/zip-reader'
import { createPace } from './pace'
import { writeTexts } from './pieces'
import { createZipFile } from './zip-file'

vi.mock(import('node:fs/promises'), async (load) => {
  const real = await load()
  return { ...real, open: vi.fn<typeof real.open>(real.open) }
})

/** A disk that takes no more than so many bytes at a time. */
const inParts = (file: FileHandle, most: number): FileHandle =>
  new Proxy(file, {
    get: (handle, name) => {
      if (name === 'write') return (content: string | Uint8Array, from = 0, length = Infinity, position: number | null = null) => handle.write(Buffer.from(content), from, Math.min(length, most), position)
      const value: unknown = Reflect.get(handle, name)
      return typeof value === 'function' ? value.bind(handle) : value
    },
  })

const onDiskOfParts = async (): Promise<void> => {
  const real = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')
  vi.mocked(open).mockImplementationOnce(async (...args) => inParts(await real.open(...args), 7))
}

it('a list is whole, also where the disk takes each part of it in parts', async () => {
  const path = join(temporaryFolder(), 'list.csv')
  await onDiskOfParts()
  await writeTexts(['Jörg,1\r\n', 'Zoë,2\r\n'], path, createPace(2))
  expect(readFileSync(path, 'utf8')).toBe('Jörg,1\r\nZoë,2\r\n')
})

it.each([false, true])('a zip file is whole, also where the disk takes each part of it in parts (64-bit extension: %s)', async (isLarge) => {
  const path = join(temporaryFolder(), 'all.zip')
  await onDiskOfParts()
  const zip = await createZipFile(path, { isLarge })
  const text = Array.from({ length: 500 }, (_, line) => `line ${line}\n`).join('')
  await zip.add('lines.txt', [text])
  await zip.close()
  const read = await openZip(path)
  const pieces: Buffer[] = []
  for await (const piece of read.read('lines.txt')) pieces.push(piece)
  await read.close()
  expect(Buffer.concat(pieces).toString()).toBe(text)
})
