import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'

/** What an entry is made of. */
export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

/** A zip file in the making (PKWARE APPNOTE 6.3.3, without its 64-bit extension: entries and file stay below 4 GB). */
interface ZipFile {
  /** Packs texts or bytes as one entry. They are asked for no faster than the file takes them. */
  readonly add: (name: string, texts: Pieces) => Promise<void>
  readonly close: () => Promise<void>
}

/** 1 January 1980, the first day a zip knows: equal content makes equal files. */
const firstDay = 0x21
const deflated = 8
const version = 20

interface Entry {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly size: number
  readonly packedSize: number
}

/** The fields that an entry's own header and its line in the directory have in common. */
const writeFields = (header: Buffer, at: number, { name, crc, size, packedSize }: Entry): void => {
  header.writeUInt16LE(version, at)
  header.writeUInt16LE(deflated, at + 4)
  header.writeUInt16LE(firstDay, at + 8)
  header.writeUInt32LE(crc, at + 10)
  header.writeUInt32LE(packedSize, at + 14)
  header.writeUInt32LE(size, at + 18)
  header.writeUInt16LE(name.length, at + 22)
}

const localHeader = (entry: Entry): Buffer => {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeFields(header, 4, entry)
  return Buffer.concat([header, entry.name])
}

const directoryLine = (entry: Entry): Buffer => {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(version, 4)
  writeFields(header, 6, entry)
  header.writeUInt32LE(entry.offset, 42)
  return Buffer.concat([header, entry.name])
}

const directoryEnd = (count: number, size: number, offset: number): Buffer => {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** Writes all of it: a disk that is about to be full takes a part, says how much, and fails only at the next. */
const writeAll = async (file: FileHandle, bytes: Buffer, position: number): Promise<void> => {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten
}

/** Packs texts behind a header that is written once their sums are known. */
const writeEntry = async (file: FileHandle, offset: number, fileName: string, texts: Pieces): Promise<Entry> => {
  const name = Buffer.from(fileName)
  const start = offset + 30 + name.length
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
  const header = localHeader(entry)
  await writeAll(file, header, offset)
  return entry
}

/** Begins a zip file, readable by this person alone. */
export const createZipFile = async (path: string): Promise<ZipFile> => {
  const file = await open(path, 'w', 0o600)
  const entries: Entry[] = []
  let offset = 0
  return {
    add: async (name, texts) => {
      const entry = await writeEntry(file, offset, name, texts)
      entries.push(entry)
      offset += 30 + entry.name.length + entry.packedSize
    },
    close: async () => {
      const directory = Buffer.concat(entries.map(directoryLine))
      const end = Buffer.concat([directory, directoryEnd(entries.length, directory.length, offset)])
      try {
        await writeAll(file, end, offset)
      } finally {
        await file.close()
      }
    },
  }
}
