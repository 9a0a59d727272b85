import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'

/** "RPRT": marks a SQLite file as a Rapport workbook. */
export const applicationId = 0x52505254

/** What the first bytes of a file say, read without SQLite, which would take an empty file for an empty database. */
export type FileHeader =
  | { readonly kind: 'missing' | 'folder' | 'empty' | 'foreign' | 'truncated' | 'not_permitted' }
  | { readonly kind: 'workbook'; readonly version: number; readonly size: number; /** Shorter than its header says, with a log that may hold the rest. */ readonly isShort: boolean }

const headerBytes = 100
/** A log of no more than this has no page in it. */
const logHeaderBytes = 32
const magic = 'SQLite format 3\0'

const classify = (descriptor: number, hasLog: boolean): FileHeader => {
  const stat = fstatSync(descriptor)
  if (stat.isDirectory()) return { kind: 'folder' }
  if (!stat.isFile()) return { kind: 'foreign' }
  if (stat.size === 0) return { kind: 'empty' }
  const header = Buffer.alloc(headerBytes)
  const read = readSync(descriptor, header, 0, headerBytes, 0)
  if (header.toString('latin1', 0, Math.min(read, magic.length)) !== magic.slice(0, read)) return { kind: 'foreign' }
  if (read < headerBytes) return { kind: 'truncated' }
  if (header.readUInt32BE(68) !== applicationId) return { kind: 'foreign' }
  const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
  const pages = header.readUInt32BE(28)
  // The page count is only kept when the change counter matches; a workbook that was closed cleanly has it.
  const isCountValid = header.readUInt32BE(24) === header.readUInt32BE(92)
  const isShort = isCountValid && stat.size < pageSize * pages
  // Where the power went while the log was written back, the header can be there before the end of the file; the log still has all of it.
  if (stat.size < pageSize || (isShort && !hasLog)) return { kind: 'truncated' }
  return { kind: 'workbook', version: header.readUInt32BE(60), size: stat.size, isShort }
}

/** Reads and judges a file's header; never writes, and leaves no file beside it. */
export const readFileHeader = (file: string): FileHeader => {
  let descriptor: number
  try {
    // Non-blocking, so that a named pipe does not hang the caller.
    descriptor = openSync(file, 'r')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' }
    if (code === 'EISDIR') return { kind: 'folder' }
    return { kind: 'not_permitted' }
  }
  try {
    return classify(descriptor, (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > logHeaderBytes)
  } finally {
    closeSync(descriptor)
  }
}
