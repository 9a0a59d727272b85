import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { Unzip, type UnzipFile, UnzipInflate } from 'fflate'
import { numberText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { foreignArchive } from '../foreign-archives'
import { isSystemError, TableError } from '../table'
import { endRecordAt, readDirectory } from '../zip-directory'

/** What an archive may be and unpack to; beyond it nothing in it is read. */
export const archiveLimits = { packedBytes: 2 * 1024 * 1024 * 1024, entries: 10_000, unpackedBytes: 512 * 1024 * 1024, ratio: 100, ratioFromBytes: 10 * 1024 * 1024 } as const

/** How much of an entry is looked at to tell what it holds. */
export const headBytes = 64 * 1024

const blockBytes = 64 * 1024

/** Entries that may hold people, by the end of their name; pictures and films are not even unpacked. */
const readable = /\.(csv|tsv|txt|json|js|vcf|vcard|html?|xml|rels)$|(^|\/)[^./]+$/i

export interface ArchiveEntry {
  /** Its position in the archive, by which it is found again: names may repeat. */
  readonly position: number
  readonly name: string
  /** Its first bytes. Null: of a kind that is not unpacked. */
  readonly head: Buffer | null
  readonly size: number
}

export interface Archive {
  readonly entries: readonly ArchiveEntry[]
  readonly isSpreadsheet: boolean
  readonly sha256: string
  readonly size: number
}

/** Called now and then; may throw to stop. */
type OnTurn = (done: number, total: number) => Promise<void>

const bomb = t`The archive unpacks to far more than it should. It was not read.`
const damaged = t`The archive is damaged or breaks off. Download it again.`

const endRecordBytes = 22
const longestCommentBytes = 65_535

const tooMany = (): TableError => new TableError(t`The archive holds more than ${numberText(archiveLimits.entries)} files. It was not read.`, null)

/** How many files an archive says it holds, in the record that ends it, and what its directory says of them; refused before anything is unpacked where it is too many, or where there is no such record because the archive breaks off. One that lies is caught while it is unpacked. */
const statedBy = (path: string, size: number): { readonly count: number; readonly directory: ReturnType<typeof readDirectory> } => {
  const descriptor = openSync(path, 'r')
  const read = (from: number, bytes: number): Buffer => {
    const part = Buffer.alloc(bytes)
    return part.subarray(0, readSync(descriptor, part, 0, bytes, from))
  }
  try {
    const tailBytes = Math.min(size, endRecordBytes + longestCommentBytes)
    const tail = read(size - tailBytes, tailBytes)
    const at = endRecordAt(tail)
    if (at === -1) throw new TableError(damaged, null)
    const count = tail.readUInt16LE(at + 10)
    if (count > archiveLimits.entries) throw tooMany()
    // Nothing but the record that ends it.
    if (count === 0 && size === tail.length - at) throw new TableError(t`This zip archive is empty.`, null)
    return { count, directory: readDirectory(tail.subarray(at), size - tailBytes + at, read) }
  } finally {
    closeSync(descriptor)
  }
}

/** Streams an archive through `onEntry`; what it asks for is unpacked and counted. Nothing is ever written, and no name is used as a path. */
const unpack = async (path: string, onEntry: (file: UnzipFile, position: number) => ((data: Uint8Array, isFinal: boolean) => void) | null, onTurn: OnTurn): Promise<{ readonly sha256: string; readonly size: number }> => {
  const { size } = statSync(path)
  if (size > archiveLimits.packedBytes) throw new TableError(t`The archive is larger than 2 GB. Unpack it, then import the files in it.`, null)
  const stated = statedBy(path, size)
  if (stated.directory?.isEncrypted === true) throw new TableError(t`The archive has a password. Unpack it first, then import what is inside.`, null)
  let [position, unpacked, unfinished] = [0, 0, 0]
  const unzip = new Unzip((file) => {
    const index = position
    position += 1
    if (position > archiveLimits.entries) throw tooMany()
    const onData = onEntry(file, index)
    if (onData === null) return
    unfinished += 1
    let checksum = 0
    file.ondata = (error, data, isFinal) => {
      // What is thrown below comes back here through the unpacker.
      if (error) throw isOurs(error) ? error : new TableError(damaged, null)
      if (isFinal) unfinished -= 1
      unpacked += data.length
      checksum = crc32(data, checksum)
      if (unpacked > archiveLimits.unpackedBytes || (unpacked > archiveLimits.ratioFromBytes && unpacked / size > archiveLimits.ratio)) throw new TableError(bomb, null)
      if (isFinal && stated.directory?.checksums.has(checksum) === false) throw new TableError(damaged, null)
      onData(data, isFinal)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  const hash = createHash('sha256')
  const descriptor = openSync(path, 'r')
  try {
    for (let done = 0; done < size; ) {
      const block = Buffer.alloc(Math.min(blockBytes, size - done))
      const count = readSync(descriptor, block, 0, block.length, done)
      if (count === 0) break
      done += count
      const bytes = block.subarray(0, count)
      hash.update(bytes)
      push(unzip, bytes, done >= size)
      await onTurn(done, size)
    }
  } finally {
    closeSync(descriptor)
  }
  // Damage may lie between files: what comes behind it would be missed.
  if (unfinished > 0 || position === 0 || position < stated.count) throw new TableError(damaged, null)
  return { sha256: hash.digest('hex'), size }
}

/** Readers throw sentences, and the system what it would not write; anything else is the unpacker's word for damage. */
const isOurs = (error: unknown): boolean => error instanceof TableError || isSystemError(error)

const push = (unzip: Unzip, bytes: Uint8Array, isFinal: boolean): void => {
  try {
    unzip.push(bytes, isFinal)
  } catch (error) {
    if (isOurs(error)) throw error
    throw new TableError(damaged, null)
  }
}

/** Counts all that an archive unpacks to, and keeps the start of each entry: nothing is parsed before the whole is known to be harmless. */
export const scanArchive = async (path: string, onTurn: OnTurn): Promise<Archive> => {
  const entries: ArchiveEntry[] = []
  let isSpreadsheet = false
  const whole = await unpack(
    path,
    (file, position) => {
      if (file.name === 'xl/workbook.xml') isSpreadsheet = true
      if (file.name.endsWith('/')) return null
      const entry: { position: number; name: string; head: Buffer | null; size: number } = { position, name: file.name, head: null, size: 0 }
      entries.push(entry)
      if (!readable.test(file.name)) return null
      entry.head = Buffer.alloc(0)
      if (file.originalSize === 0) return null
      return (data) => {
        if (entry.head !== null && entry.head.length < headBytes) entry.head = Buffer.concat([entry.head, data.subarray(0, headBytes - entry.head.length)])
        entry.size += data.length
      }
    },
    onTurn,
  )
  for (const { name, head } of entries) {
    const foreign = foreignArchive(name, head)
    if (foreign !== null) throw new TableError(foreign, null)
  }
  return { entries, isSpreadsheet, ...whole }
}

/** Streams the entries at these positions, each to its own receiver, in the archive's order. */
export const readEntries = async (path: string, receivers: ReadonlyMap<number, (data: Uint8Array, isFinal: boolean) => void>, onTurn: OnTurn): Promise<void> => {
  await unpack(path, (_file, position) => receivers.get(position) ?? null, onTurn)
}
