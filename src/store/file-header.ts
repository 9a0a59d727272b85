import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { problemCodeOf } from './problems'

/** "RPRT": marks a SQLite file as a Rapport workbook. */
export const applicationId = 0x52505254

/** What the first bytes of a file say, read without SQLite, which would take an empty file for an empty database. */
export type FileHeader =
  | { readonly kind: 'missing' | 'folder' | 'empty' | 'foreign' | 'truncated' | 'not_permitted' | 'name_too_long' | 'disk_error' | 'in_use' }
  /** A copy that opens with a passphrase alone. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'workbook'; readonly version: number; readonly size: number; /** Shorter than its header says, with a log that may hold the rest. */ readonly isShort: boolean }

/** What is written beside a workbook bears its name and up to so many more bytes. */
const besideBytes = 24
const mostNameBytes = 255

/** Whether a file's name leaves no room for those of the files beside it. Systems count in bytes on Linux, in letters elsewhere. */
export const isNameTooLong = (file: string): boolean => (process.platform === 'linux' ? Buffer.byteLength(basename(file)) : basename(file).length) + besideBytes > mostNameBytes

const headerBytes = 100
/** A log of no more than this has no page in it. */
const logHeaderBytes = 32
const magic = 'SQLite format 3\0'
/** How a locked copy begins. */
export const lockedMagic = 'RPRTLOCK'

const classify = (descriptor: number, hasLog: boolean): FileHeader => {
  const stat = fstatSync(descriptor)
  if (stat.isDirectory()) return { kind: 'folder' }
  if (!stat.isFile()) return { kind: 'foreign' }
  if (stat.size === 0) return { kind: 'empty' }
  const header = Buffer.alloc(headerBytes)
  const read = readSync(descriptor, header, 0, headerBytes, 0)
  if (header.toString('latin1', 0, lockedMagic.length) === lockedMagic) return { kind: 'locked' }
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
    descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    // A link that leads back to itself leads to no file; what cannot be opened for reading, as a socket, is none of ours.
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return { kind: 'missing' }
    if (code === 'EISDIR') return { kind: 'folder' }
    if (code === 'ENXIO') return { kind: 'foreign' }
    // Windows, of what another program keeps to itself: nothing is broken that a backup would mend.
    if (code === 'EBUSY') return { kind: 'in_use' }
    const problem = problemCodeOf(error)
    return { kind: problem === 'name_too_long' || problem === 'disk_error' ? problem : 'not_permitted' }
  }
  try {
    return classify(descriptor, !isNameTooLong(file) && (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > logHeaderBytes)
  } finally {
    closeSync(descriptor)
  }
}
