import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { discardUnfinished, keepWorkbook, publishFile, publishWorkbook, startUnfinished, syncAside } from './durable-file'
import { lockedMagic } from './file-header'

/**
 * A copy of a workbook that opens with a passphrase alone. Layout, all numbers big-endian; every version stays readable:
 * 8 bytes "RPRTLOCK", 1 byte version (1), 1 byte log2 N, 1 byte r (8), 1 byte p (1) of scrypt, 4 bytes size of a piece, 16 bytes salt, 7 bytes nonce prefix, 1 byte 0;
 * then pieces of that many bytes, the last one shorter or empty, each AES-256-GCM under the nonce prefix, the number of the piece (4 bytes) and whether it is
 * the last (1 byte), with its 16 bytes of tag behind it. The header is authenticated with every piece, so nothing of it can be changed;
 * pieces cannot be left out, exchanged or cut off at the end (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár).
 */
const magic = Buffer.from(lockedMagic, 'latin1')
const headerBytes = 40
const tagBytes = 16
const pieceBytes = 1024 * 1024
/** scrypt with N = 2^17, r = 8, p = 1: 128 MiB and a good half second for each guess. */
const cost = { logN: 17, r: 8, p: 1 } as const
/** What a header may ask for at most, so that a hostile one cannot take the machine down: 512 MiB. Pieces of a byte would take a minute for each megabyte. */
const mostCost = { logN: 19, pieceBytes: 16 * 1024 * 1024 } as const
const leastPieceBytes = 64 * 1024

/** It does not open with this passphrase, or was changed; nobody can tell these apart. */
export class WrongPassphrase extends Error {}
/** It is no locked copy at all. */
export class NotLocked extends Error {}
/** A later version of the format, which only a newer Rapport can read. */
export class NewerLock extends Error {}

/** The version of the format that is written and read. */
const formatVersion = 1

interface Header {
  readonly bytes: Buffer
  readonly logN: number
  readonly r: number
  readonly p: number
  readonly pieceBytes: number
  readonly salt: Buffer
  readonly prefix: Buffer
}

const makeHeader = (logN: number): Header => {
  const bytes = Buffer.alloc(headerBytes)
  magic.copy(bytes)
  bytes.set([formatVersion, logN, cost.r, cost.p], 8)
  bytes.writeUInt32BE(pieceBytes, 12)
  randomBytes(23).copy(bytes, 16)
  return parseHeader(bytes)
}

const parseHeader = (bytes: Buffer): Header => {
  const [version, logN = 0, r = 0, p = 0] = bytes.subarray(8, 12)
  const size = bytes.length === headerBytes ? bytes.readUInt32BE(12) : 0
  const isOurs = bytes.length === headerBytes && bytes.subarray(0, 8).equals(magic) && version !== undefined && version >= formatVersion
  // What else stands in its header is its own.
  if (isOurs && version > formatVersion) throw new NewerLock()
  if (!isOurs || logN < 10 || logN > mostCost.logN || r !== cost.r || p !== cost.p || size < leastPieceBytes || size > mostCost.pieceBytes) throw new NotLocked()
  return { bytes, logN, r, p, pieceBytes: size, salt: bytes.subarray(16, 32), prefix: bytes.subarray(32, 39) }
}

const keyOf = (passphrase: string, { logN, r, p, salt }: Header): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same words typed on another keyboard are the same passphrase.
    scrypt(passphrase.normalize('NFC'), salt, 32, { N: 2 ** logN, r, p, maxmem: 256 * 2 ** logN * r }, (error, key) => (error === null ? resolve(key) : reject(error)))
  })

const nonceOf = ({ prefix }: Header, index: number, isLast: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  prefix.copy(nonce)
  nonce.writeUInt32BE(index, 7)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** A file in pieces of one size, the last of them shorter or empty; each with whether it is the last. */
async function* piecesOf(path: string, from: number, size: number): AsyncGenerator<{ readonly piece: Buffer; readonly isLast: boolean }> {
  let kept = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { start: from, highWaterMark: size })) {
    // Streams of files without an encoding give buffers.
    kept = Buffer.concat([kept, chunk as Buffer])
    while (kept.length > size) {
      yield { piece: kept.subarray(0, size), isLast: false }
      kept = kept.subarray(size)
    }
  }
  yield { piece: kept, isLast: true }
}

const writeAll = async (target: string, write: (put: (bytes: Buffer) => Promise<void>) => Promise<void>): Promise<void> => {
  const handle = await open(target, 'r+')
  try {
    // Each call goes on where the last one ended.
    await write((bytes) => handle.writeFile(bytes))
  } finally {
    await handle.close()
  }
}

/** Locks a finished file into another place: whole and durable, or not at all, and never over a workbook. Throws the system's error. */
export const lockFile = async (
  source: string,
  target: string,
  passphrase: string,
  { replace, logN = cost.logN }: { readonly replace: boolean; /** log2 of scrypt’s N: how long each guess takes. */ readonly logN?: number },
): Promise<void> => {
  if (replace) keepWorkbook(target)
  const header = makeHeader(logN)
  const key = await keyOf(passphrase, header)
  const unfinished = startUnfinished(target)
  try {
    await writeAll(unfinished, async (put) => {
      await put(header.bytes)
      let index = 0
      for await (const { piece, isLast } of piecesOf(source, 0, header.pieceBytes)) {
        const cipher = createCipheriv('aes-256-gcm', key, nonceOf(header, index, isLast), { authTagLength: tagBytes })
        cipher.setAAD(header.bytes)
        await put(Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]))
        index += 1
      }
    })
    await syncAside(unfinished)
    publishFile(unfinished, target, { replace })
  } finally {
    discardUnfinished(unfinished)
  }
}

const readHeader = async (path: string): Promise<Header> => {
  if (!(await stat(path)).isFile()) throw new NotLocked()
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    return parseHeader(buffer.subarray(0, bytesRead))
  } finally {
    await handle.close()
  }
}

/** Opens a locked copy into another place, never over a file; nothing is there until every piece has proved itself. Throws `NotLocked`, `WrongPassphrase` or the system's error. */
export const unlockFile = async (source: string, target: string, passphrase: string): Promise<void> => {
  const header = await readHeader(source)
  const key = await keyOf(passphrase, header)
  const unfinished = startUnfinished(target)
  try {
    await writeAll(unfinished, async (put) => {
      let index = 0
      for await (const { piece, isLast } of piecesOf(source, headerBytes, header.pieceBytes + tagBytes)) {
        if (piece.length < tagBytes) throw new WrongPassphrase()
        const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(header, index, isLast), { authTagLength: tagBytes })
        decipher.setAAD(header.bytes)
        decipher.setAuthTag(piece.subarray(piece.length - tagBytes))
        await put(decryptPiece(decipher, piece.subarray(0, piece.length - tagBytes)))
        index += 1
      }
    })
    await syncAside(unfinished)
    publishWorkbook(unfinished, target, { replace: false })
  } finally {
    discardUnfinished(unfinished)
  }
}

const decryptPiece = (decipher: ReturnType<typeof createDecipheriv>, piece: Buffer): Buffer => {
  const text = decipher.update(piece)
  try {
    return Buffer.concat([text, decipher.final()])
  } catch {
    throw new WrongPassphrase()
  }
}
