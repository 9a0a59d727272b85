import { closeSync, openSync, readSync, statSync } from 'node:fs'

/** What a file is by its first bytes, whatever its name says. `refused` carries the sentence for the person. */
export type Container =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly byteOrderMarkBytes: number; readonly size: number }
  | { readonly kind: 'spreadsheet'; readonly size: number }
  | { readonly kind: 'refused'; readonly sentence: string }

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** How much of a file is looked at to tell its kind and encoding. */
const sampleBytes = 256 * 1024

/** Files that some people name `.csv`, by how they begin. */
const foreignStarts: readonly { readonly bytes: string; readonly sentence: string }[] = [
  { bytes: '%PDF', sentence: 'This is a PDF, whatever its name says. Export the report as CSV or XLSX instead.' },
  { bytes: '\x1f\x8b', sentence: 'This is a gzip archive. Unpack it first, then import what is inside.' },
  { bytes: '\xd0\xcf\x11\xe0', sentence: 'This is an old or a password-protected Excel file. Save it as an XLSX without a password, then import that.' },
  { bytes: 'SQLite format 3\0', sentence: 'This is a database, not an export. If it is a workbook, open it instead of importing it.' },
  { bytes: '\x89PNG', sentence: 'This is a picture. Export the report as CSV or XLSX instead.' },
  { bytes: '\xff\xd8\xff', sentence: 'This is a picture. Export the report as CSV or XLSX instead.' },
]

const isValidUtf8 = (sample: Uint8Array, isWhole: boolean): boolean => {
  try {
    // Streaming keeps a character that the sample cuts in two from counting as an error.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: !isWhole })
    return true
  } catch {
    return false
  }
}

const countZeroes = (sample: Uint8Array, from: 0 | 1): number => {
  let zeroes = 0
  for (let index = from; index < sample.length; index += 2) if (sample[index] === 0) zeroes += 1
  return zeroes
}

const text = (encoding: Encoding, byteOrderMarkBytes: number, size: number): Container => ({ kind: 'text', encoding, byteOrderMarkBytes, size })

const judgeText = (sample: Uint8Array, size: number): Container => {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return text('utf-8', 3, size)
  if (sample[0] === 0xff && sample[1] === 0xfe) return text('utf-16le', 2, size)
  if (sample[0] === 0xfe && sample[1] === 0xff) return text('utf-16be', 2, size)
  const even = countZeroes(sample, 0)
  const odd = countZeroes(sample, 1)
  // Plain Latin text in UTF-16 has a zero in nearly every second byte, and in no other.
  if (odd > sample.length * 0.3 && even < sample.length * 0.02) return text('utf-16le', 0, size)
  if (even > sample.length * 0.3 && odd < sample.length * 0.02) return text('utf-16be', 0, size)
  if (even + odd > 0) return { kind: 'refused', sentence: 'This file holds binary data, not a table. Export the report as CSV or XLSX.' }
  return text(isValidUtf8(sample, sample.length === size) ? 'utf-8' : 'windows-1252', 0, size)
}

/** Tells what a file is from its first bytes: byte order mark, zero bytes, strict UTF-8, else Windows-1252. */
export const openContainer = (path: string): Container => {
  const stat = statSync(path)
  if (!stat.isFile()) return { kind: 'refused', sentence: 'This is not a file that can be read.' }
  if (stat.size === 0) return { kind: 'refused', sentence: 'The file is empty.' }
  const descriptor = openSync(path, 'r')
  try {
    const sample = Buffer.alloc(Math.min(sampleBytes, stat.size))
    readSync(descriptor, sample, 0, sample.length, 0)
    const start = sample.toString('latin1', 0, 16)
    const foreign = foreignStarts.find(({ bytes }) => start.startsWith(bytes))
    if (foreign !== undefined) return { kind: 'refused', sentence: foreign.sentence }
    if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return { kind: 'spreadsheet', size: stat.size }
    if (/^\s*(<!doctype html|<html|<\?xml)/i.test(sample.toString('latin1', 0, 512))) {
      return { kind: 'refused', sentence: 'This is a web page, not a table. Export the report as CSV or XLSX.' }
    }
    return judgeText(sample, stat.size)
  } finally {
    closeSync(descriptor)
  }
}
