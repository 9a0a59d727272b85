import { readdirSync, readFileSync, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
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
  const lines = Array.from({ length: 500 }, (_, line) => `line ${line}\n`)
  const text = lines.join('')
  await zip.add('lines.txt', lines)
  await zip.close()
  const read = await openZip(path)
  const pieces: Buffer[] = []
  for await (const piece of read.read('lines.txt')) pieces.push(piece)
  await read.close()
  expect(Buffer.concat(pieces).toString()).toBe(text)
  // As whoever unpacks it from its beginning reads it: by what stands before an entry, not by the directory at the end.
  const file = readFileSync(path)
  const extra = 30 + 'lines.txt'.length
  const [packed, size] = isLarge ? [Number(file.readBigUInt64LE(extra + 12)), Number(file.readBigUInt64LE(extra + 4))] : [file.readUInt32LE(18), file.readUInt32LE(22)]
  const start = extra + (isLarge ? 20 : 0)
  expect([size, file.readUInt32LE(14), inflateRawSync(file.subarray(start, start + packed)).toString()]).toEqual([text.length, crc32(text), text])
  expect(statSync(path).mode & 0o077).toBe(0)
  if (process.platform === 'linux') expect(readdirSync('/proc/self/fd').filter((fd) => statSync(join('/proc/self/fd', fd), { throwIfNoEntry: false })?.ino === statSync(path).ino)).toEqual([])
  // 1 January 1980: a day 0 of a month 0 is none.
  expect(file.readUInt16LE(12)).toBe(0x21)
  if (!isLarge) return
  const directory = start + packed
  const end = file.length - 22 - 20 - 56
  const longAt = (...places: readonly number[]): readonly number[] => places.map((place) => Number(file.readBigUInt64LE(end + place)))
  // Its own length, versions, entries on this disk and in all, where the directory lies; where all this is said, and the disks there are.
  expect([longAt(4), file.readUInt16LE(end + 12), file.readUInt16LE(end + 14), longAt(24, 32, 40, 48), longAt(56 + 8), file.readUInt32LE(end + 56 + 16)]).toEqual([[44], 45, 45, [1, 1, end - directory, directory], [end], 1])
  expect([file.readUInt16LE(directory + 4), file.readUInt16LE(directory + 6)]).toEqual([45, 45])
})
