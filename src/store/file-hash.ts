import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** SHA-256 of a file's bytes, in hexadecimal. `onRead` is told how many were read so far, about once a megabyte; what it throws ends the reading. Rejects as reading does. */
export const hashOfFile = async (path: string, onRead: (bytes: number) => void = () => undefined): Promise<string> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    // A stream without an encoding gives bytes.
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
    onRead(bytes)
  }
  return hash.digest('hex')
}
