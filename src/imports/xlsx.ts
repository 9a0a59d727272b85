import { strFromU8, strToU8, Unzip, UnzipInflate, unzipSync, zipSync } from 'fflate'
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import readCells from 'read-excel-file/universal'
import { Day } from '../shared/kernel/day'
import { numberText } from '../shared/kernel/language'
import { plural, t } from '../shared/kernel/words'
import { foreignArchive } from './foreign-archives'
import { countsFrom } from './sheet-days'
import { type Cell, TableError, type TableRow } from './table'
import { endRecordAt, readDirectory } from './zip-directory'

/** What a spreadsheet may unpack to, also the text of all its cells, which share what is written once; a real export of a million rows stays far below. */
const limits = { packedBytes: 256 * 1024 * 1024, entries: 10_000, unpackedBytes: 512 * 1024 * 1024, ratio: 100, ratioFromBytes: 10 * 1024 * 1024, rows: 1_048_576, columns: 2000, cells: 30_000_000, emptyCells: 2_000_000 } as const

const bomb = t`The spreadsheet unpacks to far more than it should. It was not read.`

const damaged = (): TableError => new TableError(t`The spreadsheet is damaged.`, null)

const errorCell = /\st\s*=\s*["']e["']/g

/** A row that its program does not show, by a filter or by hand. */
const hiddenRow = /<(?:\w+:)?row\s[^<>]*?\bhidden\s*=\s*["'](?:1|true)["']/g

const cellReference = /\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g

/** A cell, or a row, in which nothing stands: somebody painted it, as whole rows and columns are. */
const blankCells = /<(?:\w+:)?c\s(?=[^<>]{0,500}\br\s*=)[^<>]{0,500}(?:\/>|(?<!\/)>\s?<\/(?:\w+:)?c\s?>)/g
const blankRows = /<(?:\w+:)?row\s(?=[^<>]{0,500}\br\s*=)[^<>]{0,500}(?:\/>|(?<!\/)>\s?<\/(?:\w+:)?row\s?>)/g

const withoutBlanks = (sheet: string): string => sheet.replaceAll(blankCells, '').replaceAll(blankRows, '')

const isoDateCell = /\st\s*=\s*["']d["']/

/** A cell whose date is text: what stands before its type, between that and its value, and the value. Bounded, so that a text of nothing else takes no time by its square. */
const isoDateCells = /(<(?:\w+:)?c\s(?:[^<>]{0,500}?\s)?t\s?=\s?["'])d(["'][^<>]{0,500}(?<!\/)>\s?(?:<(?:\w+:)?f(?:\s[^<>]{0,500})?>[^<]{0,10000}<\/(?:\w+:)?f>\s?)?<(?:\w+:)?v>)([^<]*)/g

const isoDate = /^\s*(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?:Z|[+-]\d{2}:?\d{2})?)?\s*$/

/** Dates that are text, as the days that stand there: the parser would take a time without a zone for one of this computer's, and refuses a whole file for one that is no date. */
const withPlainDates = (sheet: string): string =>
  sheet.replaceAll(isoDateCells, (_cell, before: string, between: string, value: string) => {
    const [, day, time = '00:00'] = isoDate.exec(value) ?? []
    return day !== undefined && Day.safeParse(day).success && !Number.isNaN(Date.parse(`${day}T${time}Z`)) ? `${before}d${between}${day}T${time}Z` : `${before}str${between}${value}`
  })

/** The end of a cell whose formula has no value beside it: a program wrote it that works nothing out. */
const unworkedEnd = /(?:<\/(?:\w+:)?f\s*>|<(?:\w+:)?f(?:\s[^<>]{0,500})?\/>)\s?(?:<(?:\w+:)?v\s?\/>|<(?:\w+:)?v>\s?<\/(?:\w+:)?v>)?\s?<\/(?:\w+:)?c>/

/** The whole of such a cell, by what stands in its tag. */
const unworkedCells = new RegExp(String.raw`<(?:\w+:)?c\s([^<>]{0,500})>\s?<(?:\w+:)?f(?:\s[^<>]{0,500})?(?:\/|>[^<]{0,10000}<\/(?:\w+:)?f\s?)>\s?(?:<(?:\w+:)?v\s?\/>|<(?:\w+:)?v>\s?<\/(?:\w+:)?v>)?\s?<\/(?:\w+:)?c>`, 'g')

/** Cells whose formula was never worked out, by their references. A text may have come out empty. */
const unworkedIn = (sheet: string): readonly string[] =>
  [...sheet.matchAll(unworkedCells)].flatMap(([, attributes = '']) => (/\bt\s*=\s*["']str["']/.test(attributes) ? [] : [/\br\s*=\s*["']([A-Za-z]+\d+)["']/.exec(attributes)?.[1] ?? '?']))

/** A cell that is a number by its type, or by having none: its tag, what stands between that and its value, and the value. */
const numberCells = /<((?:\w+:)?c)(\s[^<>]{0,500})?(?<!\/)>(\s?(?:<(?:\w+:)?f(?:\s[^<>]{0,500})?(?:\/|>[^<]{0,10000}<\/(?:\w+:)?f\s?)>\s?)?<(?:\w+:)?v>)([^<]*)/g

/** Numbers that are none, as the texts that they are: the parser would refuse a whole file for one of them. */
const withPlainNumbers = (sheet: string): string =>
  sheet.replaceAll(numberCells, (cell, tag: string, attributes = '', between: string, value: string) => {
    const type = /\st\s*=\s*["'](\w*)["']/.exec(attributes)?.[1] ?? 'n'
    if (type !== 'n' || Number.isFinite(Number(value))) return cell
    return `<${tag}${attributes.replace(/\st\s*=\s*["']n["']/, '')} t="str">${between}${value}`
  })

/** A cell or row whose reference is none: the parser would take its letters for a column far beyond every sheet. */
const oddReference = /<(?:\w+:)?(?:c|row)\s[^<>]*?\br\s*=\s*(["'])(?![A-Za-z]{0,6}\d{1,9}\1)[^"'<]*\1/

/** Longest tag that is read; the parser takes a time by the square of a longer one. */
const tagBytes = 64 * 1024

/** Longest reference that is looked for across the seam of two pieces. */
const seamCharacters = 256

const columnNumber = (letters: string): number => Array.from(letters.toUpperCase()).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/**
 * Watches how far a part reaches if it is a sheet: the parser makes every cell up to its last row and column, so one far cell costs as much as all of them.
 * A sheet is told by the element that its rows stand in, for it may lie anywhere and be called anything.
 */
class SheetExtent {
  errorCells = 0
  hiddenRows = 0
  hasIsoDates = false
  hasUnworked = false
  isSheet = false
  private rows = 0
  private columns = 0
  private seam = ''
  private bytes = 0
  /** So much is there of a tag that has no end yet. */
  private openTag = 0

  constructor(readonly name: string) {}

  add(piece: Uint8Array): void {
    this.bytes += piece.byteLength
    const seamLength = this.seam.length
    const own = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1')
    this.watchTags(own)
    const text = this.seam + own
    this.isSheet ||= text.includes('sheetData')
    this.seam = text.slice(-seamCharacters)
    if (!this.isSheet) return
    if (oddReference.test(text)) throw damaged()
    for (const [, letters = '', digits = ''] of text.matchAll(cellReference)) {
      this.rows = Math.max(this.rows, Number(digits))
      this.columns = Math.max(this.columns, columnNumber(letters))
    }
    const countNew = (pattern: RegExp): number => [...text.matchAll(pattern)].filter(({ index, 0: { length } }) => index + length > seamLength).length
    this.errorCells += countNew(errorCell)
    this.hiddenRows += countNew(hiddenRow)
    this.hasIsoDates ||= isoDateCell.test(text)
    this.hasUnworked ||= unworkedEnd.test(text)
  }

  private watchTags(text: string): void {
    const first = text.indexOf('>')
    if (this.openTag > 0 && this.openTag + (first === -1 ? text.length : first) > tagBytes) throw damaged()
    if (this.openTag > 0 && first === -1) return void (this.openTag += text.length)
    this.openTag = 0
    for (let from = first + 1; from < text.length; ) {
      // Whatever ends within a tag's length needs no look at each.
      const last = text.lastIndexOf('>', from + tagBytes)
      if (last >= from) {
        from = last + 1
        continue
      }
      // What stands before the next tag is text, of any length.
      const open = text.indexOf('<', from)
      if (open === -1) return
      const close = text.indexOf('>', open)
      if ((close === -1 ? text.length : close) - open > tagBytes) throw damaged()
      if (close === -1) return void (this.openTag = text.length - open)
      from = close + 1
    }
  }

  /** What is said of a sheet that reaches too far to be read. Null: it does not. A cell takes several letters, so a sheet of more cells than letters is nearly all empty. */
  problem(): TableError | null {
    if (this.columns > limits.columns) return new TableError(t`A sheet has more than ${numberText(limits.columns)} columns.`, null)
    if (this.rows > limits.rows) return new TableError(t`A sheet has more than ${numberText(limits.rows)} rows.`, null)
    if (this.rows * this.columns <= Math.min(limits.cells, Math.max(limits.emptyCells, this.bytes))) return null
    return new TableError(t`A sheet reaches over ${numberText(this.rows)} rows and ${numberText(this.columns)} columns, which is more than can be read. Save it as CSV instead.`, null)
  }
}

/** The size of the record that ends an archive, without its comment. */
const endRecordBytes = 22

/** The checksums of an archive's parts, by its directory. Null: that is not to be had. */
const statedChecksums = (bytes: Buffer): ReadonlySet<number> | null => {
  const at = endRecordAt(bytes)
  return at === -1 ? null : (readDirectory(bytes.subarray(at), at, (from, length) => bytes.subarray(from, from + length))?.checksums ?? null)
}

/** How many entries an archive says it has, by the record that ends it. Null: it has no such record where it must be. */
const statedEntries = (bytes: Buffer): number | 'elsewhere' | null => {
  const at = endRecordAt(bytes)
  if (at === -1) return null
  // Archives of the 64-bit kind say all ones here, and the truth elsewhere.
  if (bytes.readUInt32LE(at + 16) === 0xffffffff || bytes.readUInt16LE(at + 10) === 0xffff) return 'elsewhere'
  const isWhole = at + endRecordBytes + bytes.readUInt16LE(at + 20) === bytes.length && bytes.readUInt32LE(at + 12) + bytes.readUInt32LE(at + 16) <= at
  return isWhole ? bytes.readUInt16LE(at + 10) : null
}

/** Unpacks without keeping anything, counting: nothing is parsed before the whole archive is known to be harmless. Answers with what each part holds. */
const countUnpacked = (bytes: Buffer): readonly SheetExtent[] => {
  let entries = 0
  let unpacked = 0
  let unfinished = 0
  const extents: SheetExtent[] = []
  let hasWorkbook = false
  let foreign: string | null = null
  const checksums = statedChecksums(bytes)
  const unzip = new Unzip((file) => {
    entries += 1
    if (entries > limits.entries) throw new TableError(bomb, null)
    if (file.name === 'xl/workbook.xml') hasWorkbook = true
    const isText = /\.(xml|rels)$/.test(file.name)
    const extent = isText ? new SheetExtent(file.name) : null
    if (extent !== null) extents.push(extent)
    let start = ''
    let checksum = 0
    unfinished += 1
    file.ondata = (error, data, isFinal) => {
      // What is thrown below comes back here through the unpacker.
      if (error) throw (error as unknown) instanceof TableError ? error : damaged()
      if (isFinal) unfinished -= 1
      unpacked += data.length
      checksum = crc32(data, checksum)
      if (isFinal && checksums !== null && !checksums.has(checksum)) throw damaged()
      if (unpacked > limits.unpackedBytes || (unpacked > limits.ratioFromBytes && unpacked / bytes.length > limits.ratio)) throw new TableError(bomb, null)
      foreign ??= foreignArchive(file.name, data)
      extent?.add(data)
      if (isText && start.length < 4096) {
        start += Buffer.from(data.subarray(0, 4096)).toString('latin1')
        if (/<!(doctype|entity)/i.test(start)) throw new TableError(t`The spreadsheet carries document type definitions, which no export does. It was not read.`, null)
      }
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  // In pieces, so that a bomb is noticed while it unpacks.
  try {
    for (let from = 0; from < bytes.length; from += 64 * 1024) unzip.push(bytes.subarray(from, from + 64 * 1024), from + 64 * 1024 >= bytes.length)
  } catch (error) {
    throw error instanceof TableError ? error : damaged()
  }
  // The parser would wait for ever for the end of an entry that breaks off.
  const stated = statedEntries(bytes)
  if (unfinished > 0 || (stated !== entries && stated !== 'elsewhere')) throw damaged()
  if (!hasWorkbook) throw new TableError(foreign ?? t`This is a zip archive, not a spreadsheet. Unpack it first, then import what is inside.`, null)
  return extents
}

/** Bytes of a sheet that is looked through for cells in which nothing stands. */
const blanksWithin = 64 * 1024 * 1024

/** A sheet that reaches too far, without the cells in which nothing stands. Throws what is said of it where others reach as far. */
const withinReach = (name: string, sheet: Uint8Array, problem: TableError): Uint8Array<ArrayBuffer> => {
  if (sheet.length > blanksWithin) throw problem
  const told = strToU8(withoutBlanks(strFromU8(sheet)))
  const extent = new SheetExtent(name)
  extent.add(told)
  const still = extent.problem()
  if (still !== null) throw still
  return told
}

interface Repacked {
  /** `change`: what each sheet's text is before; without it they are as they came. */
  readonly pack: (change?: (sheet: string) => string) => ArrayBuffer
  readonly isHidden: readonly boolean[]
  readonly daysFrom: number
  /** Cells whose formula was never worked out, by their references. */
  readonly unworked: readonly string[]
}

/**
 * The parts of an archive that was counted, in a whole archive without compression. What the archive's own list says of it may differ from what was counted, so
 * its sizes are counted too; and an archive whose parts break off never reaches the parser, whose stream would wait for their end for ever.
 */
const repack = (bytes: Buffer, extents: readonly SheetExtent[]): Repacked => {
  let unpacked = 0
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(xml|rels)$/.test(name)) return false
        unpacked += originalSize
        if (unpacked > limits.unpackedBytes) throw new TableError(bomb, null)
        return true
      },
    })
    const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
    const from1904 = /<(?:\w+:)?workbookPr\s[^<>]*\bdate1904\s*=\s*["'](?:1|true)["']/
    // The parser knows but one of the two words for days that count from 1904, and would put them four years early.
    parts['xl/workbook.xml'] = strToU8(workbook.replace(from1904, (element) => element.replace(/true(?=["']$)/, '1')))
    const isHidden = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)].filter(([tag]) => /\sname\s*=\s*(?:"[^"]|'[^'])/.test(tag)).map(([tag]) => /\sstate\s*=\s*["'](?:very)?hidden["']/i.test(tag))
    const textOf = (name: string): string => strFromU8(parts[name] ?? new Uint8Array())
    for (const extent of extents) {
      const problem = extent.problem()
      if (problem !== null) parts[extent.name] = withinReach(extent.name, parts[extent.name] ?? new Uint8Array(), problem)
    }
    for (const { name, hasIsoDates } of extents) if (hasIsoDates) parts[name] = strToU8(withPlainDates(textOf(name)))
    const unworked = extents.flatMap(({ name, hasUnworked }) => (hasUnworked ? unworkedIn(textOf(name)) : []))
    const pack = (change?: (sheet: string) => string): ArrayBuffer => {
      if (change !== undefined) for (const { name, isSheet } of extents) if (isSheet) parts[name] = strToU8(change(textOf(name)))
      // Into a buffer of its own.
      return zipSync(parts, { level: 0 }).buffer
    }
    return { pack, unworked, isHidden, daysFrom: countsFrom[from1904.test(workbook) ? 1904 : 1900] }
  } catch (error) {
    throw error instanceof TableError ? error : damaged()
  }
}

export interface Sheet {
  readonly name: string
  /** Who made the file does not show it: numbers others are worked out from, or an older state of them. */
  readonly isHidden: boolean
  readonly rows: readonly TableRow[]
  /** What must be known of its spreadsheet, in sentences. */
  readonly notes: readonly string[]
}

/** How rows of a spreadsheet can be written again as a text that is read alike. */
export const sheetDialect = { encoding: 'utf-8', hasMark: true, delimiter: ',', isDelimiterNamed: false } as const

/** What is said where a sheet is read. `isAsked`: a person named it. */
export const sheetNotes = ({ name, isHidden, notes }: Sheet, isAsked = false): readonly string[] =>
  isHidden && !isAsked ? [t`The sheet “${name}” is hidden in the spreadsheet, so its rows may be older than those that are shown. It was read since no other holds anything of the kind.`, ...notes] : notes

/** Most cells that one note names; the rest are counted. */
const namedCells = 5

const spreadsheetNotes = (extents: readonly SheetExtent[], unworked: readonly string[]): readonly string[] => {
  const errorCells = extents.reduce((sum, extent) => sum + extent.errorCells, 0)
  const hiddenRows = extents.reduce((sum, extent) => sum + extent.hiddenRows, 0)
  return [
    ...(errorCells > 0 ? [t`The spreadsheet holds ${plural(errorCells, { one: '# cell', other: '# cells' })} with an error like #DIV/0!; what such a cell should say is unknown, so it is read as empty.`] : []),
    ...(unworked.length > 0 ? [t`${plural(unworked.length, { one: 'A formula of the spreadsheet was', other: '# formulas of the spreadsheet were' })} never worked out (${unworked.slice(0, namedCells).join(', ')}${unworked.length > namedCells ? ', …' : ''}); what such a cell should say is unknown, so it is read as empty. Open the file in a spreadsheet program, save it again, and import that.`] : []),
    ...(hiddenRows > 0 ? [t`${plural(hiddenRows, { one: 'One row of the spreadsheet is hidden, as a filter does, and is', other: '# rows of the spreadsheet are hidden, as a filter does, and are' })} read like those that are shown.`] : []),
  ]
}

/** Sheets as a sentence names them. */
export const sheetNames = (sheets: readonly Sheet[]): string => sheets.map(({ name, isHidden }) => (isHidden ? t`${name}, which is hidden` : name)).join('; ')

/** A date beyond every calendar stays as a word that no reader takes for a day. */
const toCell = (value: unknown): Cell => {
  if (value instanceof Date && Number.isNaN(value.getTime())) return 'not a date'
  // The library's cells are text, number, boolean, date or null.
  return (value ?? null) as Cell
}

interface Spreadsheet {
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string
  /** Those that are shown, then those that are hidden. */
  readonly sheets: readonly Sheet[]
  /** From which day its numbers count days (see `countsFrom`). */
  readonly daysFrom: number
}

/** Reads every sheet of an XLSX file, cells with their types. Throws TableError when it is damaged or too large. */
export const readSpreadsheet = async (path: string): Promise<Spreadsheet> => {
  if (statSync(path).size > limits.packedBytes) throw new TableError(t`The spreadsheet is larger than 256 MB. Save it as CSV instead.`, null)
  const bytes = readFileSync(path)
  const extents = countUnpacked(bytes)
  const { pack, unworked, isHidden, daysFrom } = repack(bytes, extents)
  const notes = spreadsheetNotes(extents, unworked)
  const read = await readCells(pack())
    .catch(() => readCells(pack(withPlainNumbers)))
    .catch(() => {
      throw new TableError(t`The spreadsheet is damaged. Open it in a spreadsheet program, save it again, and import that.`, null)
    })
  let characters = 0
  const sheets = read.map(({ sheet, data: cells }, position): Sheet => {
    // A sheet that is a chart has no cells, whatever the types say.
    const data = (cells as typeof cells | undefined) ?? []
    if (data.length > limits.rows) throw new TableError(t`The sheet “${sheet}” has more than ${numberText(limits.rows)} rows.`, null)
    const rows = data.flatMap((row, index): TableRow[] => {
      if (row.length > limits.columns) throw new TableError(t`Row ${index + 1} has more than ${numberText(limits.columns)} columns.`, index + 1)
      const cells = row.map(toCell)
      for (const cell of cells) if (typeof cell === 'string') characters += cell.length
      if (characters > limits.unpackedBytes) throw new TableError(bomb, null)
      return cells.every((cell) => cell === null || cell === '') ? [] : [{ line: index + 1, cells }]
    })
    return { name: sheet, isHidden: isHidden[position] === true, rows, notes }
  })
  return { sha256: createHash('sha256').update(bytes).digest('hex'), sheets: sheets.toSorted((left, right) => Number(left.isHidden) - Number(right.isHidden)), daysFrom }
}
