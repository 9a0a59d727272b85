/** Sizes of a zip archive's records without what varies in them: the one that ends it, and the one of an entry in its directory. */
const [endBytes, entryBytes] = [22, 46]

/** From an archive's end the record that ends it, which a comment may follow. -1: it has none. */
export const endRecordAt = (tail: Buffer): number => {
  const at = tail.lastIndexOf('PK\x05\x06', tail.length, 'latin1')
  return at + endBytes > tail.length ? -1 : at
}

const checksumsIn = (directory: Buffer, count: number): ReadonlySet<number> | null => {
  const found = new Set<number>()
  let at = 0
  for (let entry = 0; entry < count; entry += 1) {
    if (at + entryBytes > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null
    found.add(directory.readUInt32LE(at + 16))
    at += entryBytes + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return found
}

/**
 * The CRC-32 of all that an archive holds, by its directory, which lies before the record that ends it; `read` answers with bytes from a place in it. Unpacking
 * alone does not tell a digit that was changed on the way from one that was written. Null: the directory is not where it should be.
 */
export const checksumsOf = (end: Buffer, endAt: number, read: (from: number, bytes: number) => Buffer): ReadonlySet<number> | null => {
  const [count, size, start] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)]
  // Where something was put before the archive, its own offsets are too small.
  for (const from of [start, endAt - size]) {
    const found = from >= 0 && from + size <= endAt ? checksumsIn(read(from, size), count) : null
    if (found !== null) return found
  }
  return null
}
