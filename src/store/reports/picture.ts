import { Buffer } from 'node:buffer'
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { err, ok, type Result } from '../../shared/kernel/result'
import type { ReportPicture } from '../../shared/reports/document'

/** A picture without anything but itself: no text, place, profile or trailing bytes. */
interface Picture {
  readonly mediaType: ReportPicture['mediaType']
  readonly bytes: Buffer
  readonly width: number
  readonly height: number
}

type Refusal = 'not_an_image' | 'too_large' | 'damaged'

/** Pixels along either side; more than paper shows. */
const longestSide = 2000

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

/** The chunks of a PNG, each with a right sum. Null: it is damaged. */
const readChunks = (bytes: Buffer): readonly Chunk[] | null => {
  const chunks: Chunk[] = []
  for (let at = pngSignature.length; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 12 + length
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4) })
    if (type === 'IEND') return chunks
    at = end
  }
  return null
}

const writeChunk = ({ type, data }: Chunk): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** Samples of a pixel by the kind of colour (PNG, table 11.1). */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

const remakePng = (bytes: Buffer): Result<Picture, Refusal> => {
  const chunks = readChunks(bytes)
  const header = chunks?.[0]
  if (chunks === null || header?.type !== 'IHDR' || header.data.length !== 13) return err('damaged')
  const [width, height, depth, colour, interlaced] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4), header.data[8] ?? 0, header.data[9] ?? 0, header.data[12] ?? 0]
  const samples = samplesOf[colour]
  // Interlaced and deeper ones are rare, and not every reader of PDF takes them.
  if (samples === undefined || ![1, 2, 4, 8].includes(depth) || interlaced !== 0 || width < 1 || height < 1) return err('damaged')
  if (width > longestSide || height > longestSide) return err('too_large')
  const rowBytes = 1 + Math.ceil((width * samples * depth) / 8)
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data))
  const pixels = inflateWithin(packed, rowBytes * height)
  if (pixels === null || pixels.length !== rowBytes * height) return err('damaged')
  for (let row = 0; row < height; row += 1) if ((pixels[row * rowBytes] ?? 5) > 4) return err('damaged')
  const palette = chunks.filter(({ type }) => type === 'PLTE' || type === 'tRNS')
  if (colour === 3 && !palette.some(({ type, data }) => type === 'PLTE' && data.length % 3 === 0 && data.length > 0)) return err('damaged')
  const remade = [header, ...palette, { type: 'IDAT', data: deflateSync(pixels, { level: 9 }) }, { type: 'IEND', data: Buffer.alloc(0) }]
  return ok({ mediaType: 'image/png', bytes: Buffer.concat([pngSignature, ...remade.map(writeChunk)]), width, height })
}

/** Unpacks no more than is said to be there. Null: it is damaged, or would be more. */
const inflateWithin = (packed: Buffer, mostBytes: number): Buffer | null => {
  try {
    return inflateSync(packed, { maxOutputLength: mostBytes })
  } catch {
    // The only way the library has to say so.
    return null
  }
}

/** Segments that a decoder needs: frames, tables, scans, restarts, and Adobe's word on colours. */
const isNeeded = (marker: number): boolean => (marker >= 0xc0 && marker <= 0xcf) || marker === 0xdb || marker === 0xdd || marker === 0xda || marker === 0xee

const remakeJpeg = (bytes: Buffer): Result<Picture, Refusal> => {
  const kept: Buffer[] = [Buffer.from([0xff, 0xd8])]
  let size: { width: number; height: number } | null = null
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker === 0xd8) return err('damaged')
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return err('damaged')
    // Baseline and progressive frames of eight bits; others are read by few.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      if (marker > 0xc2 || end < at + 9 || bytes[at + 4] !== 8 || size !== null) return err('damaged')
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    }
    if (isNeeded(marker)) kept.push(bytes.subarray(at, end))
    if (marker !== 0xda) {
      at = end
      continue
    }
    // The scan: up to the next marker that is neither a restart nor a byte 0xff of the picture itself.
    let next = end
    while (next + 1 < bytes.length && !(bytes[next] === 0xff && bytes[next + 1] !== 0 && !((bytes[next + 1] ?? 0) >= 0xd0 && (bytes[next + 1] ?? 0) <= 0xd7))) next += 1
    kept.push(bytes.subarray(end, next))
    if (bytes[next + 1] !== 0xd9) {
      at = next
      continue
    }
    if (size === null || size.width < 1 || size.height < 1) return err('damaged')
    if (size.width > longestSide || size.height > longestSide) return err('too_large')
    kept.push(Buffer.from([0xff, 0xd9]))
    return ok({ mediaType: 'image/jpeg', bytes: Buffer.concat(kept), ...size })
  }
  return err('damaged')
}

/** Takes a PNG or JPEG apart, checks it against what it says of itself, and puts it together again without the rest. */
export const remakePicture = (bytes: Buffer): Result<Picture, Refusal> => {
  if (bytes.subarray(0, pngSignature.length).equals(pngSignature)) return remakePng(bytes)
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? remakeJpeg(bytes) : err('not_an_image')
}
