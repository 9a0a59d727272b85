import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { writeAll } from './pieces'

/** What an entry is made of. */
type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** A zip file in the making (PKWARE APPNOTE 6.3.3). */
interface ZipFile {
  /** Packs texts or bytes as one entry. They are asked for no faster than the file takes them. */
  readonly add: (name: string, texts: Pieces) => Promise<void>
  readonly close: () => Promise<void>
}

/** 1 January 1980, the first day a zip knows: equal content makes equal files. */
const firstDay = 0x21
const deflated = 8
/** What a program must know to unpack an entry: 2.0, or 4.5 of the 64-bit extension. */
const versions = { short: 20, long: 45 } as const
/** Where a number has no room: it stands in the extra field of the 64-bit extension. */
const elsewhere = 0xffffffff
const longField = 0x0001

interface Entry {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly size: number
  readonly packedSize: number
}

/** The sizes and the place of an entry as the 64-bit extension has them. */
const longFields = (...values: readonly number[]): Buffer => {
  const field = Buffer.alloc(4 + 8 * values.length)
  field.writeUInt16LE(longField, 0)
  field.writeUInt16LE(8 * values.length, 2)
  values.forEach((value, index) => field.writeBigUInt64LE(BigInt(value), 4 + 8 * index))
  return field
}

/** The fields that an entry's own header and its line in the directory have in common. */
const writeFields = (header: Buffer, at: number, { name, crc, size, packedSize }: Entry, extra: Buffer | null): void => {
  header.writeUInt16LE(extra === null ? versions.short : versions.long, at)
  header.writeUInt16LE(deflated, at + 4)
  header.writeUInt16LE(firstDay, at + 8)
  header.writeUInt32LE(crc, at + 10)
  header.writeUInt32LE(extra === null ? packedSize : elsewhere, at + 14)
  header.writeUInt32LE(extra === null ? size : elsewhere, at + 18)
  header.writeUInt16LE(name.length, at + 22)
  header.writeUInt16LE(extra?.length ?? 0, at + 24)
}

const headerLength = (name: Buffer, isLarge: boolean): number => 30 + name.length + (isLarge ? 20 : 0)

const localHeader = (entry: Entry, isLarge: boolean): Buffer => {
  const header = Buffer.alloc(30)
  const extra = isLarge ? longFields(entry.size, entry.packedSize) : null
  header.writeUInt32LE(0x04034b50, 0)
  writeFields(header, 4, entry, extra)
  return Buffer.concat([header, entry.name, ...(extra === null ? [] : [extra])])
}

const directoryLine = (entry: Entry, isLarge: boolean): Buffer => {
  const header = Buffer.alloc(46)
  const extra = isLarge ? longFields(entry.size, entry.packedSize, entry.offset) : null
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(isLarge ? versions.long : versions.short, 4)
  writeFields(header, 6, entry, extra)
  header.writeUInt32LE(isLarge ? elsewhere : entry.offset, 42)
  return Buffer.concat([header, entry.name, ...(extra === null ? [] : [extra])])
}

/** Where the directory lies, as the 64-bit extension says it, and where that is said. */
const longDirectoryEnd = (count: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(56 + 20)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(versions.long, 12)
  end.writeUInt16LE(versions.long, 14)
  for (const [index, value] of [count, count, size, offset].entries()) end.writeBigUInt64LE(BigInt(value), 24 + 8 * index)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(offset + size), 64)
  end.writeUInt32LE(1, 72)
  return end
}

const directoryEnd = (count: number, size: number, offset: number, isLarge: boolean): Buffer => {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(isLarge ? elsewhere : size, 12)
  end.writeUInt32LE(isLarge ? elsewhere : offset, 16)
  return isLarge ? Buffer.concat([longDirectoryEnd(count, size, offset), end]) : end
}

/** Packs texts behind a header that is written once their sums are known. */
const writeEntry = async (file: FileHandle, { offset, isLarge, name, texts }: { readonly offset: number; readonly isLarge: boolean; readonly name: Buffer; readonly texts: Pieces }): Promise<Entry> => {
  const start = offset + headerLength(name, isLarge)
  let [crc, size, packedSize] = [0, 0, 0]
  const bytes = async function* (): AsyncIterable<Uint8Array> {
    for await (const text of texts) {
      const part = typeof text === 'string' ? Buffer.from(text) : text
      crc = crc32(part, crc)
      size += part.length
      yield part
    }
  }
  await pipeline(Readable.from(bytes()), createDeflateRaw(), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      await writeAll(file, chunk, start + packedSize)
      packedSize += chunk.length
    }
  })
  const entry: Entry = { name, offset, crc, size, packedSize }
  const header = localHeader(entry, isLarge)
  await writeAll(file, header, offset)
  return entry
}

/** Begins a zip file, readable by this person alone. `isLarge`: an entry or all of it may be 4 GiB or more, which takes the 64-bit extension, and a program that knows it to unpack. */
export const createZipFile = async (path: string, { isLarge = false } = {}): Promise<ZipFile> => {
  const file = await open(path, 'w', 0o600)
  const entries: Entry[] = []
  let offset = 0
  return {
    add: async (name, texts) => {
      const entry = await writeEntry(file, { offset, isLarge, name: Buffer.from(name), texts })
      entries.push(entry)
      offset += headerLength(entry.name, isLarge) + entry.packedSize
    },
    close: async () => {
      const directory = Buffer.concat(entries.map((entry) => directoryLine(entry, isLarge)))
      const end = Buffer.concat([directory, directoryEnd(entries.length, directory.length, offset, isLarge)])
      try {
        await writeAll(file, end, offset)
      } finally {
        await file.close()
      }
    },
  }
}
