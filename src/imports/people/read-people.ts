import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { ImportOptions } from '../../shared/imports/import'
import type { FileLayout } from '../../shared/imports/refused-file'
import { amidSentence, plural, t } from '../../shared/kernel/words'
import { judgeEntry, type Container } from '../container'
import { CsvReader } from '../csv'
import { decodePiece, encodingNames, lostLetters, refuseChanged } from '../decode'
import type { PeopleSummary, ReadImportOptions } from '../reading'
import { ReasonCutter } from '../refused-rows'
import { cellText, TableError } from '../table'
import { turns } from '../turns'
import { readSpreadsheet, type Sheet, sheetDialect, sheetNames, sheetNotes } from '../xlsx'
import { type Archive, type ArchiveEntry, headBytes, readEntries } from './archive'
import { PeopleCollector } from './collector'
import { linkedinParts } from './linkedin/format'
import type { LeftOut, PartHead, Recognition, RowsReader, TextReader } from './part'
import { recognisePart, splitTable } from './recognise-people'

const blockBytes = 256 * 1024

/** The last piece of a name, whichever way its folders are written. */
const baseName = (name: string): string => name.split(/[/\\]/).findLast((piece) => piece !== '') ?? name

/** A part that is to be read, with everything that was found out about it. */
interface Planned {
  readonly name: string
  readonly recognition: Recognition
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  readonly delimiter: string
  readonly nameLength: number
}

/** Feeds a part's bytes to its reader. */
interface Feed {
  readonly push: (bytes: Uint8Array, hasMore: boolean) => void
  readonly finish: () => void
}

const headText = (head: Buffer, encoding: Planned['encoding']): string => new TextDecoder(encoding).decode(head)

export const isLeftOut = (found: Planned | Recognition | LeftOut): found is LeftOut => 'leftOut' in found

const openFeed = (planned: Planned, collector: PeopleCollector, isStrict: boolean): Feed => {
  const { recognition, encoding, delimiter, name } = planned
  const sink = collector.open(name, recognition.platform, recognition.takenFor, recognition.why.join(', '))
  const decoder = new TextDecoder(encoding, { fatal: isStrict })
  let [offset, isTold, skipped] = [0, false, planned.nameLength]
  let text: TextReader
  let finish = (): void => text.finish?.()
  if (recognition.open.kind === 'text') text = recognition.open.make(sink)
  else {
    const rows: RowsReader = recognition.open.make(sink)
    const shift = planned.nameLength > 0 ? 1 : 0
    const cutter = new ReasonCutter()
    const csv = new CsvReader(delimiter, (cells, line) => {
      const row = cutter.cut({ line: line + shift, cells })
      collector.keepFirst(row)
      rows.row(row)
    })
    text = {
      push: (piece) => {
        csv.push(piece)
      },
      end: () => {
        csv.end()
        rows.end()
      },
    }
    finish = () => rows.finish?.()
  }
  return {
    push: (bytes, hasMore) => {
      let piece = decodePiece(decoder, bytes, hasMore, offset)
      offset += bytes.length
      if (!isTold && piece.includes('\ufffd')) {
        isTold = true
        collector.notes.add(lostLetters.slice(0, -1), 1)
      }
      if (skipped > 0) {
        const cut = Math.min(skipped, piece.length)
        piece = piece.slice(cut)
        skipped -= cut
      }
      text.push(piece)
      if (!hasMore) text.end()
    },
    finish,
  }
}

/** What a text of this start was taken for. Null: nothing of people. */
export const planText = (name: string, head: Buffer, encoding: Planned['encoding'], isInArchive: boolean, options: Pick<ReadImportOptions, 'options'>): Planned | LeftOut | null => {
  const text = headText(head, encoding)
  const isTable = !/^\s*(?:[[{<]|BEGIN\s*:|window\.)/i.test(text)
  const table = isTable ? splitTable(text) : { delimiter: ',', nameLength: 0, rows: [] }
  const partHead: PartHead = { name: baseName(name), text, rows: table.rows, isInArchive }
  const found = recognisePart(partHead, options.options)
  if (found === null || isLeftOut(found)) return found
  return { name, recognition: found, encoding, delimiter: table.delimiter, nameLength: table.nameLength }
}

interface Whole {
  /** Null: not a single table. */
  readonly dialect: Pick<FileLayout, 'encoding' | 'hasMark' | 'delimiter' | 'isDelimiterNamed'> | null
  readonly sha256: string
  readonly size: number
  readonly encoding: string
  readonly delimiter: string
  readonly sheets: readonly string[]
  readonly kind: string
}

const layoutOf = (dialect: NonNullable<Whole['dialect']>, { firstRows, headerLine }: PeopleCollector): FileLayout | null => {
  const head = firstRows.filter(({ line }) => line <= headerLine).map(({ cells }) => cells.map(cellText))
  return head.length === 0 ? null : { ...dialect, head, options: ImportOptions.parse({}) }
}

const summaryOf = (collector: PeopleCollector, whole: Whole, extraWarnings: readonly string[] = []): PeopleSummary => {
  collector.flush()
  // What asks has not read its rows out yet.
  if (collector.rowsRead === 0 && collector.questions.length === 0) throw new TableError(t`The file holds no people.`, null)
  const [platform = 'generic'] = collector.platforms
  const parts = collector.partsRead()
  return {
    sha256: whole.sha256,
    size: whole.size,
    platform,
    kind: t`people (${whole.kind})`,
    from: collector.from,
    to: collector.to,
    rowsRead: collector.rowsRead,
    rowsRefused: collector.rowsRefused,
    refusals: collector.refusals,
    warnings: [...extraWarnings, ...collector.notes.sentences()],
    questions: collector.questions,
    parts,
    columns: collector.columns,
    preview: {
      recognisedBy: parts.flatMap(({ takenFor, why }) => (takenFor === null ? [] : [why])),
      encoding: whole.encoding,
      delimiter: whole.delimiter,
      sheets: [...whole.sheets],
      headerLine: collector.headerLine,
      layoutProof: [],
    },
    headerHash: collector.headerHash,
    headings: collector.headings,
    layout: whole.dialect === null ? null : layoutOf(whole.dialect, collector),
  }
}

/** Whether a byte order mark stands before the text. */
const isMarked = (bytes: Uint8Array): boolean => (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)

/** Reads one text file that holds people. */
export const readPeopleText = async (path: string, planned: Planned, size: number, options: ReadImportOptions): Promise<PeopleSummary> => {
  const collector = new PeopleCollector(options)
  const feed = openFeed(planned, collector, true)
  const hash = createHash('sha256')
  const turn = turns(options, t`Reading`)
  const descriptor = openSync(path, 'r')
  let hasMark = false
  try {
    for (let done = 0; ; ) {
      const block = Buffer.alloc(blockBytes)
      const count = readSync(descriptor, block, 0, blockBytes, null)
      const bytes = block.subarray(0, count)
      hash.update(bytes)
      if (done === 0) hasMark = isMarked(bytes)
      done += count
      if (count === 0) refuseChanged(done, size)
      feed.push(bytes, count > 0)
      if (count === 0) break
      await turn(done, size)
    }
  } finally {
    closeSync(descriptor)
  }
  feed.finish()
  const { recognition, encoding, delimiter, nameLength } = planned
  const isTable = recognition.open.kind === 'rows'
  return summaryOf(collector, {
    sha256: hash.digest('hex'),
    size,
    encoding: encodingNames[encoding],
    delimiter: isTable ? delimiter : '',
    sheets: [],
    dialect: isTable ? { encoding, hasMark, delimiter, isDelimiterNamed: nameLength > 0 } : null,
    kind: amidSentence(recognition.takenFor),
  })
}

/** Reads a sheet of people. Null: none of the sheets is one. Throws TableError where one is known and not read. */
export const readPeopleSpreadsheet = async (path: string, name: string, archive: Archive, options: ReadImportOptions): Promise<PeopleSummary | null> => {
  options.report({ label: t`Reading`, done: 0, total: archive.size })
  const { sheets } = await readSpreadsheet(path)
  const asked = options.options.sheet
  const recogniseSheet = ({ rows }: Sheet) => recognisePart({ name: baseName(name), text: '', rows: rows.slice(0, 40), isInArchive: false }, options.options)
  const hasPeople = (sheet: Sheet): boolean => {
    const found = recogniseSheet(sheet)
    return found !== null && !isLeftOut(found) && found.open.kind === 'rows'
  }
  let leftOut: string | null = null
  for (const [position, sheet] of sheets.entries()) {
    if (asked !== null && sheet.name !== asked) continue
    const found = recogniseSheet(sheet)
    if (found !== null && isLeftOut(found)) leftOut ??= found.leftOut
    if (found === null || isLeftOut(found) || found.open.kind !== 'rows') continue
    const collector = new PeopleCollector(options)
    const rows = found.open.make(collector.open(name, found.platform, found.takenFor, found.why.join(', ')))
    const turn = turns(options, t`Reading`)
    const cutter = new ReasonCutter()
    for (const [done, given] of sheet.rows.entries()) {
      const row = cutter.cut(given)
      collector.keepFirst(row)
      rows.row(row)
      if (done % 500 === 0) await turn(done, sheet.rows.length)
    }
    rows.end()
    rows.finish?.()
    // Those before it are known to be no such table.
    const others = asked === null ? sheets.slice(position + 1).filter(hasPeople) : []
    const notes = [
      ...sheetNotes(sheet, asked !== null),
      ...(others.length > 0 ? [t`Only the sheet “${sheet.name}” was read. There are people on other sheets too (${sheetNames(others)}): import the file once for each, and say which.`] : []),
    ]
    const { sha256, size } = archive
    return summaryOf(collector, { sha256, size, encoding: 'XLSX', delimiter: '', sheets: sheets.map((one) => one.name), dialect: sheetDialect, kind: amidSentence(found.takenFor) }, notes)
  }
  if (leftOut !== null) throw new TableError(leftOut, null)
  return null
}

export const entryEncoding = ({ head, size }: ArchiveEntry): Container | null => (head === null || head.length === 0 ? null : judgeEntry(head, head.length === size || head.length < headBytes))

const notRead = (entry: ArchiveEntry): string => (entry.head === null ? t`Of a kind that holds no people.` : entry.size === 0 ? t`Empty.` : t`Holds no people that Rapport knows.`)

const besideKnown: LeftOut = { platform: 'generic', leftOut: t`It names people, but does not show that they are contacts; beside lists that are known it is not read. To have them as contacts, import it by itself.` }

/** An entry of an archive and what it was taken for. */
export interface PlannedEntry {
  readonly entry: ArchiveEntry
  readonly plan: Planned | LeftOut | null
}

/** What each entry of an archive is. A table that no program's own export is, counts only where nothing else does: archives are full of tables with names in them. */
export const planArchive = (archive: Archive, options: Pick<ReadImportOptions, 'options'>): readonly PlannedEntry[] => {
  const plans = archive.entries.map((entry) => {
    const container = entryEncoding(entry)
    if (entry.head === null || container === null || container.kind !== 'text') return { entry, plan: null }
    if (/^\s*(<!doctype html|<html)/i.test(entry.head.toString('latin1', 0, 512))) return { entry, plan: htmlLeftOut(entry.head.toString('latin1')) }
    return { entry, plan: planText(entry.name, entry.head, container.encoding, true, options) }
  })
  const isGeneric = (plan: Planned | LeftOut | null): boolean => plan !== null && !isLeftOut(plan) && plan.recognition.platform === 'generic'
  const isKnown = plans.some(({ plan }) => plan !== null && !isGeneric(plan) && !(isLeftOut(plan) && plan.platform === 'generic'))
  return plans.map(({ entry, plan }) => (isKnown && isGeneric(plan) ? { entry, plan: besideKnown } : { entry, plan }))
}

const instagramPage = t`This is the HTML version of an Instagram download, made for looking at. Ask for the download again and choose JSON as its format, then import that.`
const facebookPage = t`This is the HTML version of a Facebook download, made for looking at. Ask for the download again and choose JSON as its format, then import that.`

/** Says of a page of a download that the other format is needed. Null: it is no such page. */
export const htmlLeftOut = (html: string): LeftOut | null => {
  // A page of our own names platforms, too, and may do nothing.
  if (html.includes("default-src 'none'")) return null
  const platform = /instagram/i.test(html) ? ('instagram' as const) : /facebook/i.test(html) ? ('facebook' as const) : null
  return platform === null ? null : { platform, leftOut: platform === 'instagram' ? instagramPage : facebookPage }
}

const listedLeftOut = 200

/** Reads everything in an archive that holds people. */
export const readPeopleArchive = async (path: string, archive: Archive, options: ReadImportOptions): Promise<PeopleSummary> => {
  const collector = new PeopleCollector(options)
  const plans = planArchive(archive, options)
  const feeds = new Map<number, Feed>()
  let unlisted = 0
  for (const { entry, plan } of plans) {
    if (plan !== null && !isLeftOut(plan)) feeds.set(entry.position, openFeed(plan, collector, false))
    else if (plan !== null) collector.leaveOut(entry.name, plan.leftOut, true)
    else if (collector.partsRead().length < listedLeftOut) collector.leaveOut(entry.name, notRead(entry), false)
    else unlisted += 1
  }
  if (feeds.size === 0) {
    const html = plans.map(({ plan }) => plan).find((plan) => plan !== null && isLeftOut(plan))
    throw new TableError(html !== undefined && html !== null && isLeftOut(html) ? html.leftOut : t`This is a zip archive that holds no list of people Rapport knows.`, null)
  }
  const receivers = new Map([...feeds].map(([position, feed]) => [position, (data: Uint8Array, isFinal: boolean): void => {
    try {
      if (data.length > 0) feed.push(data, true)
      if (isFinal) feed.push(new Uint8Array(), false)
    } catch (error) {
      throw error instanceof TableError ? new TableError(`${plans.find(({ entry }) => entry.position === position)?.entry.name ?? ''}: ${error.sentence}`, error.line) : error
    }
  }]))
  await readEntries(path, receivers, turns(options, t`Reading`))
  for (const feed of feeds.values()) feed.finish()
  const kinds = collector.takenFor
  const isWholeArchive = kinds.includes(linkedinParts.connections) && kinds.includes(linkedinParts.messages)
  const warnings = unlisted > 0 ? [t`${plural(unlisted, { one: '# more file of the archive holds no people and is', other: '# more files of the archive hold no people and are' })} not listed.`] : []
  const kind = isWholeArchive ? t`full archive` : amidSentence([...new Set(kinds)].join(', '))
  return summaryOf(collector, { sha256: archive.sha256, size: archive.size, encoding: 'ZIP', delimiter: '', sheets: [], dialect: null, kind }, warnings)
}

