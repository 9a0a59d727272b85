import { type FileHandle, open } from 'node:fs/promises'
import type { Pace } from './pace'

/** Characters packed or written at a time; between two, other work gets its turn. */
const pieceLength = 65_536

/** Joins texts to pieces of a size that is worth packing or writing at once. */
export const inPieces = function* (texts: Iterable<string>): Iterable<string> {
  let piece = ''
  for (const text of texts) {
    piece += text
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}

/** Pieces with a rest after each. */
export const paced = async function* (pieces: Iterable<string>, pace: Pace): AsyncIterable<string> {
  for (const piece of pieces) {
    yield piece
    await pace.rest()
  }
}

/** Writes all of it: a disk that is about to be full takes a part, says how much, and fails only at the next. `position` null: where the last bytes ended. */
export const writeAll = async (file: FileHandle, bytes: Buffer, position: number | null): Promise<void> => {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done, bytes.length - done, position === null ? null : position + done)).bytesWritten
}

/** Writes texts to a file in their order, readable by nobody else. */
export const writeTexts = async (texts: Iterable<string>, path: string, pace: Pace): Promise<void> => {
  const file = await open(path, 'w', 0o600)
  try {
    for await (const piece of paced(inPieces(texts), pace)) await writeAll(file, Buffer.from(piece), null)
  } finally {
    await file.close()
  }
}
