import { isAscii, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { type Container, encodingProof, unknownLetters } from './container'
import { CsvReader } from './csv'
import { decodePiece, encodingNames, lostLetters, refuseChanged } from './decode'
import { detectDelimiter, splitSample } from './delimiter'
import type { PlainRows } from './plain-rows'
import { countHeaderHits } from './recognise'
import { TableError, type TableRow } from './table'

/** Small enough that a file of a few thousand rows gains from what its first rows show. */
const blockBytes = 128 * 1024
const lineFeed = 10

/** Lines that are decoded at once, at most, where rows cannot be read from their bytes. */
const mostOddLines = 4096

/** Where in a block of bytes the next line begins, where the last whole one ends, and which byte of the file the block begins with. */
interface Place {
  readonly at: number
  readonly whole: number
  readonly offset: number
}

/** Who takes the rows of a text. */
interface RowTaker {
  readonly add: (row: TableRow) => void
  readonly settle: () => void
  readonly notes: Set<string>
  readonly headerLine: number
  /** Null: no row can be read from bytes, or none yet. */
  readonly plainRows: PlainRows | null
  delimiter: string | null
}

type TextContainer = Extract<Container, { kind: 'text' }>

const lost = Buffer.from('\ufffd')

/** Whether bytes are text without damage or lost letters, in an encoding in which ASCII stands for itself. */
const isSoundText = (bytes: Uint8Array, encoding: TextContainer['encoding']): boolean => {
  if (bytes.includes(0)) return false
  return isAscii(bytes) || encoding === 'windows-1252' || (encoding === 'utf-8' && isUtf8(bytes) && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(lost))
}

/** Refuses a text whose headings are known in the encoding of Central Europe and not in the Western one, in which the first bytes were read: `Wyœwietlenia` is `Wyświetlenia`. */
const refuseOtherHeadings = (bytes: Uint8Array, delimiter: string): void => {
  const hits = (encoding: string): number => countHeaderHits(splitSample(new TextDecoder(encoding).decode(bytes), delimiter))
  if (hits('windows-1250') > hits('windows-1252')) throw new TableError(unknownLetters, null)
}

/** Feeds a text's bytes to who takes its rows: most as they are, the rest decoded and split. */
class TextFeed {
  private readonly decoder: InstanceType<typeof TextDecoder>
  private csv: CsvReader | null = null
  private oddLines = 1
  delimiter = ','
  delimiterProof = ''
  /** Lines that are taken off the front: one that names the delimiter. */
  linesBefore = 0

  constructor(
    private readonly taker: RowTaker,
    private readonly encoding: TextContainer['encoding'],
  ) {
    this.decoder = new TextDecoder(encoding, { fatal: true })
  }

  /** Takes from the front of these bytes, the first of which is byte `offset` of the file, and answers how many: an unfinished line may be left, to come again with its end. */
  push(bytes: Uint8Array, offset: number, isAll: boolean): number {
    const { csv } = this
    const { plainRows } = this.taker
    const whole = bytes.lastIndexOf(lineFeed) + 1
    if (csv === null || plainRows === null || whole === 0 || !isSoundText(bytes.subarray(0, whole), this.encoding)) {
      this.decode(bytes, offset, !isAll)
      return bytes.length
    }
    let at = 0
    while (at < whole) at = csv.isBetweenRecords ? this.takeLines(csv, plainRows, bytes, { at, whole, offset }) : this.decodeLines(bytes, { at, whole, offset }, 1)
    if (isAll) this.decode(bytes.subarray(at), offset + at, false)
    return isAll ? bytes.length : at
  }

  /** Ends the text. Throws TableError when a quote was never closed. */
  end(): void {
    this.csv?.end()
  }

  /** Takes rows from whole lines as far as they can be, then decodes the line that stopped it; and more lines with it, the longer none could be. Answers where it stopped. */
  private takeLines(csv: CsvReader, plainRows: PlainRows, bytes: Uint8Array, place: Place): number {
    const taken = plainRows.take(bytes, place.at, place.whole, csv.nextLine + this.linesBefore)
    csv.passLines(taken.rows)
    let { at } = taken
    if (at === place.whole) return at
    if (taken.rows > 0) this.oddLines = 1
    if (taken.isNew) {
      at = this.decodeLines(bytes, { ...place, at }, 1)
      if (plainRows.learn(bytes)) {
        this.oddLines = 1
        return at
      }
    }
    at = this.decodeLines(bytes, { ...place, at }, this.oddLines)
    this.oddLines = Math.min(mostOddLines, this.oddLines * 2)
    return at
  }

  private decodeLines(bytes: Uint8Array, { at, whole, offset }: Place, count: number): number {
    let end = at
    for (let line = 0; line < count && end < whole; line += 1) end = bytes.indexOf(lineFeed, end) + 1
    this.decode(bytes.subarray(at, end), offset + at, true)
    return end
  }

  private decode(bytes: Uint8Array, offset: number, hasMore: boolean): void {
    const text = decodePiece(this.decoder, bytes, hasMore, offset)
    if (text.includes('\ufffd')) this.taker.notes.add(lostLetters)
    if (this.csv === null) {
      const found = detectDelimiter(text.slice(0, 64 * 1024))
      if (this.encoding === 'windows-1252') refuseOtherHeadings(bytes.subarray(0, 64 * 1024), found.delimiter)
      this.delimiter = found.delimiter
      this.delimiterProof = found.why
      this.linesBefore = found.nameLength > 0 ? 1 : 0
      const csv = new CsvReader(found.delimiter, (cells, line) => this.taker.add({ line: line + this.linesBefore, cells }))
      this.csv = csv
      this.taker.delimiter = found.delimiter
      csv.push(text.slice(found.nameLength))
    } else this.csv.push(text)
  }
}

/** Reads a text to its end and answers with what is known of it apart from its rows. `turn` is called after each block; it may throw to stop. */
export const readText = async (path: string, container: TextContainer, taker: RowTaker, turn: (done: number, total: number) => Promise<void>) => {
  const { encoding, size, byteOrderMarkBytes } = container
  const hash = createHash('sha256')
  const descriptor = openSync(path, 'r')
  try {
    const feed = new TextFeed(taker, encoding)
    const block = Buffer.allocUnsafe(blockBytes)
    let held = 0
    for (let done = 0; ; ) {
      const count = readSync(descriptor, block, held, blockBytes - held, null)
      if (count === 0) refuseChanged(done, size)
      hash.update(block.subarray(held, held + count))
      const bytes = block.subarray(0, held + count)
      const used = feed.push(bytes, done - held, count === 0)
      bytes.copyWithin(0, used)
      held = bytes.length - used
      if (count === 0) break
      done += count
      await turn(done, size)
    }
    feed.end()
    taker.settle()
    return {
      sha256: hash.digest('hex'), size, encoding: encodingNames[encoding], delimiter: feed.delimiter, sheets: [], headerLine: taker.headerLine,
      layout: { encoding, hasMark: byteOrderMarkBytes > 0, delimiter: feed.delimiter, isDelimiterNamed: feed.linesBefore > 0 },
      layoutProof: [encodingProof(container), feed.delimiterProof],
    }
  } finally {
    closeSync(descriptor)
  }
}
