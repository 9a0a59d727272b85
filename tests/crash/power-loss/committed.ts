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

/**
 * The bytes of a write-ahead log that SQLite takes for committed: up to the last frame that ends a transaction, of the first frames whose salts and running
 * checksum are right (https://sqlite.org/walformat.html). 0: none of it.
 */
export const committedBytes = (log: Buffer): number => {
  if (log.length < headerBytes) return 0
  const magic = log.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return 0
  const isBigEndian = magic === 0x377f0683
  let running = sum(log, 0, 24, isBigEndian, [0, 0])
  if (running[0] !== log.readInt32BE(24) || running[1] !== log.readInt32BE(28)) return 0
  const frameBytes = frameHeaderBytes + log.readUInt32BE(8)
  let committed = 0
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes) {
    if (log.readUInt32BE(at) === 0 || log.readUInt32BE(at + 8) !== log.readUInt32BE(16) || log.readUInt32BE(at + 12) !== log.readUInt32BE(20)) break
    running = sum(log, at + frameHeaderBytes, at + frameBytes, isBigEndian, sum(log, at, at + 8, isBigEndian, running))
    if (running[0] !== log.readInt32BE(at + 16) || running[1] !== log.readInt32BE(at + 20)) break
    if (log.readUInt32BE(at + 4) !== 0) committed = at + frameBytes
  }
  return committed
}

/**
 * What SQLite has to go by in an image: the workbook's bytes, the committed part of its log, and any journal. Images that agree in it are one state, however
 * the rest of their logs is torn, so that of many images only the unlike ones need be opened. The tests open every so many all the same.
 */
export const stateKey = (image: Image, name: string): string => {
  const hash = createHash('sha1')
  for (const suffix of ['', '-wal', '-journal']) {
    const bytes = image.get(name + suffix)
    hash.update(bytes === undefined ? 'absent;' : `${suffix} ${bytes.length};`)
    if (suffix !== '-wal') hash.update(bytes ?? '')
    else if (bytes !== undefined) hash.update(bytes.subarray(0, committedBytes(bytes)))
  }
  return hash.digest('hex')
}
