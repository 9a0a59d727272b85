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
