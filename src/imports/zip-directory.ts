/** Sizes of a zip archive's records without what varies in them: the one that ends it, and the one of an entry in its directory. */
const [endBytes, entryBytes] = [22, 46]

/** From an archive's end the record that ends it, which a comment may follow. -1: it has none. */
export const endRecordAt = (tail: Buffer): number => {
  const at = tail.lastIndexOf('PK\x05\x06', tail.length, 'latin1')
  return at + endBytes > tail.length ? -1 : at
}

/** What an archive's directory says of all that it holds. */
interface ZipDirectory {
  /** CRC-32 of each entry: unpacking alone does not tell a digit that was changed on the way from one that was written. */
  readonly checksums: ReadonlySet<number>
  /** Whether an entry wants a password; folders never do, so the first one need not say it. */
  readonly isEncrypted: boolean
}

const entriesIn = (directory: Buffer, count: number): ZipDirectory | null => {
  const checksums = new Set<number>()
  let [at, isEncrypted] = [0, false]
  for (let entry = 0; entry < count; entry += 1) {
    if (at + entryBytes > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null
    checksums.add(directory.readUInt32LE(at + 16))
    isEncrypted ||= (directory.readUInt16LE(at + 8) & 1) === 1
    at += entryBytes + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return { checksums, isEncrypted }
}

/** Of so many bytes a directory may be: more than all entries that are read can fill with names a person gives. */
const mostDirectoryBytes = 32 * 1024 * 1024

/** An archive's directory, which lies before the record that ends it; `read` answers with bytes from a place in the archive. Null: it is not where it should be, or larger than any. */
export const readDirectory = (end: Buffer, endAt: number, read: (from: number, bytes: number) => Buffer): ZipDirectory | null => {
  const [count, size, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
  // Where something was put before the archive, its own offsets are too small.
  for (const from of [start, endAt - size]) {
    const found = size <= mostDirectoryBytes && from >= 0 && from + size <= endAt ? entriesIn(read(from, size), count) : null
    if (found !== null) return found
  }
  return null
}
