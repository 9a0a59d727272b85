import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync } from 'node:fs'

/** Bytes read at a time: files may be larger than memory, and beyond 2 GiB the system reads none whole. */
const pieceBytes = 1 << 20

/** SHA-256 of a file's bytes, in hexadecimal. `onRead` is told how many were read so far, about once a megabyte; what it throws ends the reading. Rejects as reading does. */
export const hashOfFile = async (path: string, onRead: (bytes: number) => void = () => undefined): Promise<string> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: pieceBytes })) {
    // A stream without an encoding gives bytes.
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
    onRead(bytes)
  }
  return hash.digest('hex')
}

/** The same at once. Throws as reading does. */
export const hashOfFileNow = (path: string): string => {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(pieceBytes)
  const file = openSync(path, 'r')
  try {
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece)) hash.update(piece.subarray(0, length))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}
