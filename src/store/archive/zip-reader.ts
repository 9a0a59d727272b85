import { Buffer } from 'node:buffer'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createInflateRaw } from 'node:zlib'
import { t } from '../../shared/kernel/words'

/** An archive that cannot be read; the sentence says which of its files is at fault. */
export class ArchiveError extends Error {}

/** Bounds of what is read. A workbook's own archive stays far below each of them. */
const limits = { entries: 1100, nameBytes: 200, directoryBytes: 1024 * 1024, unpackedBytes: 16 * 1024 ** 3, ratio: 1100 } as const

interface Entry {
  readonly offset: number
  readonly packedSize: number
  readonly size: number
  readonly method: number
}

/** A zip file as its directory has it. Nothing is unpacked before it is asked for, and never more than was said. */
export interface ZipReader {
  readonly sizeOf: (name: string) => number | null
  readonly read: (name: string) => AsyncIterable<Buffer>
  readonly close: () => Promise<void>
}

const endBytes = 22
const longestComment = 65_535

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = Number.isSafeInteger(position) ? await file.read(buffer, 0, length, position) : { bytesRead: 0 }
  if (bytesRead !== length) throw new ArchiveError(t`The archive ends too early.`)
  return buffer
}

/** A number that has no room where it should stand, and stands in an extra field of the 64-bit extension. */
const elsewhere = 0xffffffff
const longField = 0x0001
const longEndBytes = 56
const locatorBytes = 20

const damagedDirectory = (): ArchiveError => new ArchiveError(t`The directory of the archive is damaged.`)

/** Beyond what a float keeps it is larger than any file. */
const readLong = (bytes: Buffer, at: number): number => {
  if (at + 8 > bytes.length) throw damagedDirectory()
  return Number(bytes.readBigUInt64LE(at))
}

/** Those of an entry's numbers that have no room in its line, in their order. */
const longNumbers = (extra: Buffer, values: readonly number[]): readonly number[] => {
  if (!values.includes(elsewhere)) return values
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== longField) continue
    let position = at + 4
    return values.map((value) => (value === elsewhere ? readLong(extra, (position += 8) - 8) : value))
  }
  throw damagedDirectory()
}

interface DirectoryPlace {
  readonly count: number
  readonly length: number
  readonly start: number
}

/** Where the directory lies, of which the last bytes of the file tell; `at` is where they do. */
const findDirectory = async (file: FileHandle, tail: Buffer, at: number): Promise<DirectoryPlace> => {
  const place = { count: tail.readUInt16LE(at + 10), length: tail.readUInt32LE(at + 12), start: tail.readUInt32LE(at + 16) }
  const locator = at - locatorBytes
  if (locator < 0 || tail.readUInt32LE(locator) !== 0x07064b50) return place
  const end = await readAt(file, readLong(tail, locator + 8), longEndBytes)
  if (end.readUInt32LE(0) !== 0x06064b50) throw damagedDirectory()
  return { count: readLong(end, 32), length: readLong(end, 40), start: readLong(end, 48) }
}

const readDirectory = async (file: FileHandle): Promise<ReadonlyMap<string, Entry>> => {
  const { size } = await file.stat()
  const tailLength = Math.min(size, endBytes + longestComment)
  const tail = await readAt(file, size - tailLength, tailLength)
  const at = tail.lastIndexOf('PK\x05\x06', tail.length, 'latin1')
  if (at === -1 || at + endBytes > tail.length) throw new ArchiveError(t`This is not a zip archive, or only the beginning of one.`)
  const { count, length, start } = await findDirectory(file, tail, at)
  if (count > limits.entries || length > limits.directoryBytes) throw new ArchiveError(t`The archive holds far more files than a workbook has tables.`)
  if (start + length > size) throw damagedDirectory()
  const directory = await readAt(file, start, length)
  const entries = new Map<string, Entry>()
  let unpacked = 0
  for (let position = 0, index = 0; index < count; index += 1) {
    if (position + 46 > length || directory.readUInt32LE(position) !== 0x02014b50) throw damagedDirectory()
    const [flags, method, nameLength, extra, comment] = [
      directory.readUInt16LE(position + 8), directory.readUInt16LE(position + 10), directory.readUInt16LE(position + 28), directory.readUInt16LE(position + 30), directory.readUInt16LE(position + 32),
    ]
    const name = directory.toString('utf8', position + 46, position + 46 + nameLength)
    const short = [directory.readUInt32LE(position + 24), directory.readUInt32LE(position + 20), directory.readUInt32LE(position + 42)]
    const [own = 0, packedSize = 0, offset = 0] = longNumbers(directory.subarray(position + 46 + nameLength, position + 46 + nameLength + extra), short)
    position += 46 + nameLength + extra + comment
    // Folders come from programs that unpack and pack again.
    if (name.endsWith('/')) continue
    if (nameLength > limits.nameBytes || entries.has(name) || (flags & 1) === 1 || (method !== 0 && method !== 8)) throw new ArchiveError(t`The archive holds a file that cannot be read: ${name.slice(0, 80)}.`)
    if (own > packedSize * limits.ratio + 1024 || (unpacked += own) > limits.unpackedBytes) throw new ArchiveError(t`${name.slice(0, 80)} unpacks to far more than it should.`)
    entries.set(name, { offset, packedSize, size: own, method })
  }
  return entries
}

const pieceBytes = 65_536

const readPieces = async function* (file: FileHandle, start: number, length: number): AsyncIterable<Buffer> {
  for (let at = 0; at < length; at += pieceBytes) yield await readAt(file, start + at, Math.min(pieceBytes, length - at))
}

const unpack = async function* (file: FileHandle, name: string, { offset, packedSize, size, method }: Entry): AsyncIterable<Buffer> {
  const header = await readAt(file, offset, 30)
  if (header.readUInt32LE(0) !== 0x04034b50) throw new ArchiveError(t`${name} is not where the archive says it is.`)
  const start = offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  const inflate = createInflateRaw()
  const pieces = method === 0 ? readPieces(file, start, packedSize) : Readable.from(readPieces(file, start, packedSize)).on('error', (error) => inflate.destroy(error)).pipe(inflate)
  let read = 0
  try {
    for await (const piece of pieces) {
      // Streams without an encoding hand out buffers.
      const bytes = piece as Buffer
      read += bytes.length
      if (read > size) throw new ArchiveError(t`${name} unpacks to more than the archive says.`)
      yield bytes
    }
  } catch (error) {
    throw error instanceof ArchiveError ? error : new ArchiveError(t`${name} in the archive is damaged.`)
  } finally {
    inflate.destroy()
  }
  if (read !== size) throw new ArchiveError(t`${name} in the archive ends too early.`)
}

const manifest = 'manifest.json'

/** What an archive holds that was unpacked and packed again, where its files lie in one folder: by their names within that. */
const withoutFolder = (entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, Entry> => {
  if (entries.has(manifest)) return entries
  const [found, ...others] = [...entries.keys()].filter((name) => name.endsWith(`/${manifest}`))
  if (found === undefined || others.length > 0) return entries
  const folder = found.slice(0, -manifest.length)
  return new Map([...entries].flatMap(([name, entry]) => (name.startsWith(folder) ? [[name.slice(folder.length), entry]] : [])))
}

/** Opens a zip file for reading. Throws `ArchiveError` where it is none, or one that would unpack without end. */
export const openZip = async (path: string): Promise<ZipReader> => {
  const file = await open(path, 'r')
  try {
    const entries = withoutFolder(await readDirectory(file))
    return {
      sizeOf: (name) => entries.get(name)?.size ?? null,
      read: (name) => {
        const entry = entries.get(name)
        if (entry === undefined) throw new ArchiveError(t`${name} is missing in the archive.`)
        return unpack(file, name, entry)
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}
