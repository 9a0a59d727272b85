import { createHash } from 'node:crypto'
import type { Image } from './replay'

const headerBytes = 32
const frameHeaderBytes = 24

/** SQLite's checksum of a log, over words of 32 bits, from `from` to `to`. */
const sum = (bytes: Buffer, from: number, to: number, isBigEndian: boolean, [start0, start1]: readonly [number, number]): readonly [number, number] => {
  let [s0, s1] = [start0, start1]
  for (let at = from; at < to; at += 8) {
    s0 = (s0 + (isBigEndian ? bytes.readInt32BE(at) : bytes.readInt32LE(at)) + s1) | 0
    s1 = (s1 + (isBigEndian ? bytes.readInt32BE(at + 4) : bytes.readInt32LE(at + 4)) + s0) | 0
  }
  return [s0, s1]
}

/** A place in a log up to which everything is committed, and the running checksum there. */
interface Point {
  readonly at: number
  readonly running: readonly [number, number]
}

/** How many transactions back it is looked for what a log has in common with the one before. */
const pointsBack = 8

/**
 * Tells what SQLite takes for committed in write-ahead logs: up to the last frame that ends a transaction, of the first frames whose salts and running checksum
 * are right (https://sqlite.org/walformat.html). Logs of one run begin alike, so that of each only what follows that is summed.
 */
export class LogReader {
  private log: Buffer = Buffer.alloc(0)
  private points: Point[] = []

  /** Names the committed part of a log by its length, salts and checksum. */
  read(log: Buffer): string {
    const header = this.start(log)
    if (header === null) return 'empty'
    const { isBigEndian } = header
    const frameBytes = frameHeaderBytes + log.readUInt32BE(8)
    let running = this.points.at(-1)?.running ?? [0, 0]
    for (let at = this.points.at(-1)?.at ?? headerBytes; at + frameBytes <= log.length; at += frameBytes) {
      if (log.readUInt32BE(at) === 0 || log.readUInt32BE(at + 8) !== log.readUInt32BE(16) || log.readUInt32BE(at + 12) !== log.readUInt32BE(20)) break
      running = sum(log, at + frameHeaderBytes, at + frameBytes, isBigEndian, sum(log, at, at + 8, isBigEndian, running))
      if (running[0] !== log.readInt32BE(at + 16) || running[1] !== log.readInt32BE(at + 20)) break
      if (log.readUInt32BE(at + 4) !== 0) this.points.push({ at: at + frameBytes, running })
    }
    const last = this.points.at(-1)
    this.log = Buffer.from(log.subarray(0, last?.at ?? 0))
    return `${log.toString('hex', 0, 24)} ${last?.at} ${last?.running.join(' ')}`
  }

  /** Goes back to where this log and the one before are alike. Null: it has no header that counts. */
  private start(log: Buffer): { readonly isBigEndian: boolean } | null {
    if (log.length < headerBytes) return null
    const magic = log.readUInt32BE(0)
    if (magic !== 0x377f0682 && magic !== 0x377f0683) return null
    const isBigEndian = magic === 0x377f0683
    for (let back = 0; back < pointsBack && this.points.length > 0; back += 1) {
      const { at } = this.points.at(-1) ?? { at: 0 }
      if (log.length >= at && log.compare(this.log, 0, at, 0, at) === 0) return { isBigEndian }
      this.points.pop()
    }
    const running = sum(log, 0, 24, isBigEndian, [0, 0])
    this.points = [{ at: headerBytes, running }]
    return running[0] === log.readInt32BE(24) && running[1] === log.readInt32BE(28) ? { isBigEndian } : this.none()
  }

  private none(): null {
    this.points = []
    return null
  }
}

/** The same buffer holds the same bytes in every image, and most images differ in their logs alone. */
const digests = new WeakMap<Buffer, string>()

const digestOf = (bytes: Buffer | undefined): string => {
  if (bytes === undefined) return 'absent'
  const known = digests.get(bytes) ?? createHash('sha1').update(bytes).digest('hex')
  digests.set(bytes, known)
  return known
}

/**
 * What SQLite has to go by in an image: the workbook's bytes, the committed part of its log, and any journal. Images that agree in it are one state, however
 * the rest of their logs is torn, so that of many images only the unlike ones need be opened. The tests open every so many all the same.
 */
export const stateKey = (image: Image, name: string, logs: LogReader): string => {
  const log = image.get(`${name}-wal`)
  return `${digestOf(image.get(name))} ${digestOf(image.get(`${name}-journal`))} ${log === undefined ? 'no log' : logs.read(log)}`
}
