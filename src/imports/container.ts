import { isAscii } from 'node:buffer'
import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { t } from '../shared/kernel/words'
import { isCentralEuropean } from './central-european'

/** What a file is by its first bytes, whatever its name says. `refused` carries the sentence for the person. */
export type Container =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly byteOrderMarkBytes: number; readonly size: number }
  | { readonly kind: 'spreadsheet'; readonly size: number }
  | { readonly kind: 'refused'; readonly sentence: string; readonly isWebPage?: true }

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** How much of a file is looked at to tell its kind and encoding. */
const sampleBytes = 256 * 1024

/** Files that some people name `.csv`, by how they begin. */
const foreignStarts: readonly { readonly bytes: string; readonly sentence: string }[] = [
  { bytes: '%PDF', sentence: t`This is a PDF, whatever its name says. Export the report as CSV or XLSX instead.` },
  { bytes: '\x1f\x8b', sentence: t`This is a gzip archive. Unpack it first, then import what is inside.` },
  { bytes: '\xd0\xcf\x11\xe0', sentence: t`This is an old or a password-protected Excel file. Save it as an XLSX without a password, then import that.` },
  { bytes: 'SQLite format 3\0', sentence: t`This is a database, not an export. If it is a workbook, open it instead of importing it.` },
  { bytes: 'RPRTLOCK', sentence: t`This is a locked copy of a workbook, and no export. “Open a locked copy” on the start screen makes a workbook of it with its passphrase, as does rapport unlock.` },
  { bytes: '{\n  "format": "rapport-mappings"', sentence: t`These are mappings of columns that were saved from a workbook. “Mappings” on the list of imports takes them over, as does rapport take-mappings.` },
  { bytes: 'BEGIN:VCALENDAR', sentence: t`This is a calendar. Rapport writes calendars and reads none; import contacts from a contact card (.vcf) or a table.` },
  { bytes: '\x89PNG', sentence: t`This is a picture. Export the report as CSV or XLSX instead.` },
  { bytes: '\xff\xd8\xff', sentence: t`This is a picture. Export the report as CSV or XLSX instead.` },
]

/** How many bytes the sequence at `index` takes as strict UTF-8; 0: it is none. `null`: the bytes end inside it. */
const sequenceLength = (bytes: Uint8Array, index: number): number | null => {
  const lead = bytes[index] ?? 0
  const length = lead < 0x80 ? 1 : lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  for (let next = 1; next < length; next += 1) {
    const follower = bytes[index + next]
    if (follower === undefined) return null
    if (follower < 0x80 || follower > 0xbf) return 0
  }
  return length
}

/**
 * What a sample's bytes above ASCII are. `isCutShort`: the sample ends inside a character. `inRuns`: odd bytes that stand four or more together. `foreign`: odd bytes that no Western word has where they stand.
 * `icelandic`: letters of Windows-1252 that Icelandic alone has, in whose place Turkish has its own; `alsoIcelandic`: those that come with them in Icelandic, and not in Turkish.
 */
interface HighBytes {
  readonly sequences: number
  readonly odd: number
  readonly inRuns: number
  readonly foreign: number
  readonly icelandic: number
  readonly alsoIcelandic: number
  readonly undefinedBytes: number
  readonly isCutShort: boolean
}

/** Bytes that Windows-1252 gives no letter. */
const undefinedIn1252: ReadonlySet<number> = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/** Signs of Windows-1252 that stand within no word, where Mac Roman and the encodings of Central Europe have letters: between others stand only dashes, points, quotation marks, ª, ° and º. */
const neverInWord: ReadonlySet<number> = new Set(Buffer.from('\x80\x82\x83\x84\x86\x87\x88\x89\x8b\x95\x98\x99\x9b¡¢£¤¥¦§¨©«¬®¯±²³µ¶¸¹»¼½¾¿×÷', 'latin1'))
/** Capitals of Windows-1252 in whose place Mac Roman has ä, é and ü: no word has one behind a small letter. */
const capitals: ReadonlySet<number> = new Set([0x8a, 0x8e, 0x9f])
const ofIcelandic: ReadonlySet<number> = new Set(Buffer.from('ÐÝÞðýþ', 'latin1'))
const besideIcelandic: ReadonlySet<number> = new Set(Buffer.from('ÁáÉéÍíÓóÚúÆæ', 'latin1'))

/** In Turkish, the letter in the place of ð follows a vowel: in `Ferð` it is none. */
const isIcelandicEth = (sample: Uint8Array, index: number): boolean => sample[index] === 0xf0 && /[b-df-hj-np-tv-z]/i.test(String.fromCharCode(sample[index - 1] ?? 0))

const isSmall = (byte = 0): boolean => byte >= 0x61 && byte <= 0x7a
const isLetter = (byte = 0): boolean => isSmall(byte | 0x20)

const isForeign = (sample: Uint8Array, index: number): boolean => {
  const [before, byte = 0, after] = [sample[index - 1], sample[index], sample[index + 1]]
  return (neverInWord.has(byte) && isLetter(before) && isLetter(after)) || (capitals.has(byte) && isSmall(before))
}

const judgeHighBytes = (sample: Uint8Array): HighBytes => {
  let [sequences, odd, inRuns, run, oddInRun, foreign, icelandic, alsoIcelandic, undefinedBytes] = [0, 0, 0, 0, 0, 0, 0, 0, 0]
  const found = (isCutShort: boolean): HighBytes => ({ sequences, odd, inRuns, foreign, icelandic, alsoIcelandic, undefinedBytes, isCutShort })
  for (let index = 0; index < sample.length; ) {
    const length = sequenceLength(sample, index)
    if (length === null) return found(true)
    if (length === 1) run = oddInRun = 0
    else run += Math.max(length, 1)
    if (length === 0) {
      const byte = sample[index] ?? 0
      odd += 1
      oddInRun += 1
      if (isForeign(sample, index)) foreign += 1
      if (ofIcelandic.has(byte)) icelandic += 1
      if (besideIcelandic.has(byte) || isIcelandicEth(sample, index)) alsoIcelandic += 1
      if (undefinedIn1252.has(byte)) undefinedBytes += 1
    } else if (length > 1) sequences += 1
    if (run >= 4) {
      inRuns += oddInRun
      oddInRun = 0
    }
    index += Math.max(length, 1)
  }
  return found(false)
}

const countZeroes = (sample: Uint8Array, from: 0 | 1): number => {
  let zeroes = 0
  for (let index = from; index < sample.length; index += 2) if (sample[index] === 0) zeroes += 1
  return zeroes
}

/** What is said of a text whose letters cannot be told. */
export const unknownLetters = t`The file does not say how its letters are encoded, and it is neither Unicode nor Western European, as where a program of another language or an old Mac saved it. Download it again as XLSX; or open it in the spreadsheet program that saved it, save it as “CSV UTF-8” or XLSX, and import that.`

const text = (encoding: Encoding, byteOrderMarkBytes: number, size: number): Container => ({ kind: 'text', encoding, byteOrderMarkBytes, size })

const judgeText = (descriptor: number, first: Buffer, size: number): Container => {
  const marked = judgeMarks(first, size)
  if (marked !== null) return marked
  const { sample, isWhole } = tellingSample(descriptor, first, size)
  return judgeBytes(sample, size, isWhole)
}

/** What byte order marks and zero bytes say. Null: nothing. */
const judgeMarks = (sample: Uint8Array, size: number): Container | null => {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return text('utf-8', 3, size)
  if (sample[0] === 0xff && sample[1] === 0xfe) return text('utf-16le', 2, size)
  if (sample[0] === 0xfe && sample[1] === 0xff) return text('utf-16be', 2, size)
  const even = countZeroes(sample, 0)
  const odd = countZeroes(sample, 1)
  // Plain Latin text in UTF-16 has a zero in nearly every second byte, and in no other.
  if (odd > sample.length * 0.3 && even < sample.length * 0.02) return text('utf-16le', 0, size)
  if (even > sample.length * 0.3 && odd < sample.length * 0.02) return text('utf-16be', 0, size)
  if (even + odd > 0) return { kind: 'refused', sentence: t`This file holds binary data, not a table. Export the report as CSV or XLSX.` }
  return null
}

/** Text of single bytes: strict UTF-8, else Windows-1252 where its letters stand as they do in Western words. Anything else is asked for again, never guessed. */
const judgeBytes = (sample: Uint8Array, size: number, isWhole: boolean): Container => {
  const { sequences, odd, inRuns, foreign, icelandic, alsoIcelandic, undefinedBytes, isCutShort } = judgeHighBytes(sample)
  const isBrokenOff = isCutShort && isWhole
  if (odd === 0 && !isBrokenOff) return text('utf-8', 0, size)
  if (sequences > 0 && sequences >= odd) return { kind: 'refused', sentence: t`The file is UTF-8 text that is damaged or breaks off in the middle of a letter. Download it again.` }
  if (undefinedBytes > 0 || inRuns * 2 > odd || foreign * 5 > odd || (icelandic > 0 && alsoIcelandic === 0) || isCentralEuropean(sample)) return { kind: 'refused', sentence: unknownLetters }
  return text('windows-1252', 0, size)
}

/** The first part of a file that has any byte above ASCII, else its first part: where its encoding shows. */
const tellingSample = (descriptor: number, first: Buffer, size: number): { readonly sample: Buffer; readonly isWhole: boolean } => {
  let sample = first
  // Past a zero byte nothing is read: a file with a hole may be of any size.
  for (let at = first.length; isAscii(sample) && !sample.includes(0) && at < size; at += sample.length) {
    const next = Buffer.alloc(Math.min(sampleBytes, size - at))
    readSync(descriptor, next, 0, next.length, at)
    sample = next
    if (!isAscii(next)) return { sample, isWhole: at + next.length >= size }
  }
  return { sample: first, isWhole: first.length === size }
}

/** What proves a text's encoding, as a sentence. */
export const encodingProof = ({ encoding, byteOrderMarkBytes }: Extract<Container, { readonly kind: 'text' }>): string => {
  if (byteOrderMarkBytes > 0) return t`Encoding: the file begins with its byte order mark.`
  switch (encoding) {
    case 'utf-8':
      return t`Encoding: every byte is valid UTF-8.`
    case 'utf-16le':
    case 'utf-16be':
      return t`Encoding: zero bytes stand where only UTF-16 has them.`
    case 'windows-1252':
      return t`Encoding: some bytes are no UTF-8, and all of them are letters of Windows-1252.`
  }
}

/** Tells what a file is from its first bytes: byte order mark, zero bytes, strict UTF-8, else Windows-1252. */
export const openContainer = (path: string): Container => {
  const stat = statSync(path)
  if (!stat.isFile()) return { kind: 'refused', sentence: t`This is not a file that can be read.` }
  if (stat.size === 0) return { kind: 'refused', sentence: t`The file is empty.` }
  const descriptor = openSync(path, 'r')
  try {
    const sample = Buffer.alloc(Math.min(sampleBytes, stat.size))
    readSync(descriptor, sample, 0, sample.length, 0)
    const start = sample.toString('latin1', 0, 64)
    const foreign = foreignStarts.find(({ bytes }) => start.startsWith(bytes))
    if (foreign !== undefined) return { kind: 'refused', sentence: foreign.sentence }
    if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return { kind: 'spreadsheet', size: stat.size }
    const beginning = sample.toString('latin1', 0, 512)
    if (/^\s*<\?xml[^]*progid="Excel\.Sheet"/i.test(beginning)) return { kind: 'refused', sentence: t`This is an old Excel file of the XML kind. Open it in a spreadsheet program, save it as XLSX, and import that.` }
    if (/^\s*(<!doctype html|<html|<\?xml)/i.test(beginning)) {
      return { kind: 'refused', sentence: t`This is a web page, not a table. Export the report as CSV or XLSX.`, isWebPage: true }
    }
    return judgeText(descriptor, sample, stat.size)
  } finally {
    closeSync(descriptor)
  }
}

/** Tells what bytes are that lie in no file of their own, an archive's entry for instance; `isWhole`: there are no more. */
export const judgeEntry = (sample: Buffer, isWhole: boolean): Container => judgeMarks(sample, sample.length) ?? judgeBytes(sample, sample.length, isWhole)
