import Database from 'better-sqlite3'
import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs'
import { applicationId } from '../file-header'
import { migrate, migrations } from '../migrations'

// The first page of a SQLite file holds its header and the root of the list of tables (https://sqlite.org/fileformat2.html). Our list needs more than one
// page, so that its rows lie on others, which say where every table begins: the first page can be made anew of them.

/** Every workbook has pages of this size. */
const pageBytes = 4096
const headerBytes = 100
const leafTable = 0x0d
const interiorTable = 0x05
const leafHeadBytes = 8
const interiorHeadBytes = 12
/** So much of a file is looked through to tell whether it is a workbook; the list of tables is made first and lies near the beginning. */
const lookedThroughBytes = 16 * 1024 * 1024
/** So many of our own tables must be in a list for it to be ours. */
const leastNames = 8

/** A page of the list of tables. */
interface SchemaPage {
  readonly number: number
  readonly firstRow: number
  readonly lastRow: number
  readonly names: readonly string[]
}

/** Reads a number of SQLite's variable length. Null: the page ends before it. */
const readVarint = (page: Buffer, at: number): { readonly value: number; readonly next: number } | null => {
  let value = 0
  for (let length = 1; length <= 9; length += 1) {
    const byte = page[at + length - 1]
    if (byte === undefined) return null
    if (length === 9) return { value: value * 256 + byte, next: at + length }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: at + length }
  }
  return null
}

const kinds: ReadonlySet<string> = new Set(['table', 'index', 'view', 'trigger'])

/** Bytes of a text by its serial type. Null: it is no text. */
const textBytes = (serial: number): number | null => (serial >= 13 && serial % 2 === 1 ? (serial - 13) / 2 : null)

/** The row number and the name that a cell of the list of tables holds. Null: it is no such cell. */
const readCell = (page: Buffer, start: number): { readonly row: number; readonly name: string } | null => {
  const payload = readVarint(page, start)
  const row = payload && readVarint(page, payload.next)
  const head = row && readVarint(page, row.next)
  const kindType = head && readVarint(page, head.next)
  const nameType = kindType && readVarint(page, kindType.next)
  if (row == null || head == null || kindType == null || nameType == null) return null
  const [kindBytes, nameBytes] = [textBytes(kindType.value), textBytes(nameType.value)]
  if (kindBytes === null || nameBytes === null || kindBytes > 7 || nameBytes > 200) return null
  const body = row.next + head.value
  if (body + kindBytes + nameBytes > page.length || !kinds.has(page.toString('latin1', body, body + kindBytes))) return null
  return { row: row.value, name: page.toString('utf8', body + kindBytes, body + kindBytes + nameBytes) }
}

/** Reads a page as one of the list of tables. Null: it is another. */
const readSchemaPage = (page: Buffer, number: number): SchemaPage | null => {
  if (page[0] !== leafTable) return null
  const count = page.readUInt16BE(3)
  if (count === 0 || leafHeadBytes + 2 * count > pageBytes) return null
  const cells: { readonly row: number; readonly name: string }[] = []
  for (let index = 0; index < count; index += 1) {
    const cell = readCell(page, page.readUInt16BE(leafHeadBytes + 2 * index))
    const last = cells.at(-1)
    if (cell === null || (last !== undefined && cell.row <= last.row)) return null
    cells.push(cell)
  }
  return { number, firstRow: cells[0]?.row ?? 0, lastRow: cells.at(-1)?.row ?? 0, names: cells.map(({ name }) => name) }
}

/** The pages of a file's list of tables but the first, in the order of their rows. A page of an older list, which another covers, is left out. */
const findSchemaPages = (file: string, { within = Number.POSITIVE_INFINITY }: { readonly within?: number } = {}): readonly SchemaPage[] => {
  const descriptor = openSync(file, 'r')
  try {
    const end = Math.min(fstatSync(descriptor).size, within)
    const found: SchemaPage[] = []
    const page = Buffer.alloc(pageBytes)
    for (let at = pageBytes; at + pageBytes <= end; at += pageBytes) {
      if (readSync(descriptor, page, 0, pageBytes, at) < pageBytes) break
      const read = readSchemaPage(page, at / pageBytes + 1)
      if (read !== null) found.push(read)
    }
    const sorted = found.toSorted((left, right) => left.firstRow - right.firstRow || right.lastRow - left.lastRow)
    let reached = -1
    return sorted.filter(({ firstRow, lastRow }) => {
      const isNew = firstRow > reached
      reached = Math.max(reached, lastRow)
      return isNew
    })
  } finally {
    closeSync(descriptor)
  }
}

let knownNames: ReadonlySet<string> | null = null

/** Names of the tables, indexes and triggers of a workbook. */
const ownNames = (): ReadonlySet<string> => {
  if (knownNames === null) {
    const fresh = new Database(':memory:')
    migrate(fresh)
    knownNames = new Set(fresh.prepare('SELECT name FROM sqlite_schema').pluck().all().map(String))
    fresh.close()
  }
  return knownNames
}

/** Whether a file whose beginning is not that of a workbook is one all the same, by the list of tables that lies behind it. Throws the system's error. */
export const isWorkbookBehindItsBeginning = (file: string): boolean => {
  const own = ownNames()
  const names = new Set(findSchemaPages(file, { within: lookedThroughBytes }).flatMap((page) => page.names))
  return [...names].filter((name) => own.has(name)).length >= leastNames
}

/** Whether the first page can be gone by: a header of ours, and a root of the list of tables behind it. */
const isFirstPageSound = (page: Buffer): boolean =>
  page.toString('latin1', 0, 16) === 'SQLite format 3\0' && page.readUInt16BE(16) === pageBytes && page.readUInt32BE(68) === applicationId && (page[headerBytes] === interiorTable || page[headerBytes] === leafTable)

/** The version whose tables are most like those that are named; the newest of such. */
const likelyVersion = (names: ReadonlySet<string>): number => {
  const fresh = new Database(':memory:')
  try {
    let best = { version: migrations.length, unlike: Number.POSITIVE_INFINITY }
    for (let version = 1; version <= migrations.length; version += 1) {
      migrate(fresh, migrations.slice(0, version))
      const own = new Set(fresh.prepare('SELECT name FROM sqlite_schema').pluck().all().map(String))
      const unlike = [...own].filter((name) => !names.has(name)).length + [...names].filter((name) => !own.has(name)).length
      if (unlike <= best.unlike) best = { version, unlike }
    }
    return best.version
  } finally {
    fresh.close()
  }
}

const varint = (value: number): Buffer => {
  const bytes = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) + 128)
  return Buffer.from(bytes)
}

/** So many fit whatever the numbers of their rows; a workbook has a few dozen. */
const mostSchemaPages = Math.floor((pageBytes - headerBytes - interiorHeadBytes) / (2 + 4 + 9))

/** A first page that leads to these pages of the list of tables; of a file with more than one page can lead to, to the first. */
const makeFirstPage = (found: readonly SchemaPage[], pageCount: number): Buffer => {
  const pages = found.slice(0, mostSchemaPages)
  const page = Buffer.alloc(pageBytes)
  page.write('SQLite format 3\0', 'latin1')
  page.writeUInt16BE(pageBytes, 16)
  // Written and read as a log may lie beside it; then the fixed fractions of the format.
  page.set([2, 2, 0, 64, 32, 32], 18)
  page.writeUInt32BE(1, 24)
  page.writeUInt32BE(pageCount, 28)
  page.writeUInt32BE(1, 40)
  page.writeUInt32BE(4, 44)
  // UTF-8.
  page.writeUInt32BE(1, 56)
  page.writeUInt32BE(likelyVersion(new Set(pages.flatMap(({ names }) => names))), 60)
  page.writeUInt32BE(applicationId, 68)
  page.writeUInt32BE(1, 92)
  page.writeUInt32BE(3_051_003, 96)
  page[headerBytes] = interiorTable
  const last = pages.at(-1)
  const left = pages.slice(0, -1)
  let end = pageBytes
  left.forEach(({ number, lastRow }, index) => {
    const key = varint(lastRow)
    end -= 4 + key.length
    page.writeUInt32BE(number, end)
    key.copy(page, end + 4)
    page.writeUInt16BE(end, headerBytes + interiorHeadBytes + 2 * index)
  })
  page.writeUInt16BE(left.length, headerBytes + 3)
  page.writeUInt16BE(end, headerBytes + 5)
  page.writeUInt32BE(last?.number ?? 0, headerBytes + 8)
  return page
}

/** Gives a copy of a damaged workbook a first page where its own is lost and the rest of the list of tables is found. Throws the system's error. */
export const repairFirstPage = (copy: string): void => {
  const descriptor = openSync(copy, 'r+')
  try {
    const first = Buffer.alloc(pageBytes)
    const { size } = fstatSync(descriptor)
    if (readSync(descriptor, first, 0, pageBytes, 0) === pageBytes && isFirstPageSound(first)) return
    const pages = findSchemaPages(copy)
    if (pages.length === 0) return
    writeSync(descriptor, makeFirstPage(pages, Math.floor(size / pageBytes)), 0, pageBytes, 0)
  } finally {
    closeSync(descriptor)
  }
}
