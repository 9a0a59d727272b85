import { closeSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import type { ImportOptions } from '../shared/imports/import'
import { err, ok, type Result } from '../shared/kernel/result'
import { t } from '../shared/kernel/words'
import { openContainer, type Container } from './container'
import { isDealHeader, recogniseDeals } from './deals/recognise-deals'
import { isPeopleHeader } from './people/generic/format'
import { type Archive, headBytes, scanArchive } from './people/archive'
import { htmlLeftOut, planText, readPeopleArchive, readPeopleSpreadsheet, readPeopleText } from './people/read-people'
import { hashHeader, normaliseHeader } from './headers'
import { failureOf } from './read-failure'
import { readFile } from './read-file'
import type { PeopleSummary, ReadFailure, ReadImport, ReadImportOptions, ReadOutcome } from './reading'
import { recognise } from './recognise'
import { ReasonCutter } from './refused-rows'
import { splitTable } from './people/recognise-people'
import { cellText, TableError, type TableRow } from './table'
import { turns } from './turns'

type Outcome = Result<ReadOutcome, ReadFailure | { readonly type: 'Cancelled' }>

const readAds = async (path: string, options: ReadImportOptions, container?: Container): Promise<Outcome> => {
  const read = await readFile(path, options, container)
  return read.ok ? ok({ subject: 'ads', summary: read.value }) : read
}

const headOf = (path: string, bytes: number): Buffer => {
  const head = Buffer.alloc(bytes)
  const descriptor = openSync(path, 'r')
  try {
    return head.subarray(0, readSync(descriptor, head, 0, bytes, 0))
  } finally {
    closeSync(descriptor)
  }
}

/** Whether the reader of ad results knows a table; its refusals count as knowing. */
const isAds = (rows: readonly TableRow[], name: string): boolean => {
  try {
    return recognise(rows, name, 'auto', null) !== null
  } catch (error) {
    if (error instanceof TableError) return true
    throw error
  }
}

/** Whether a table that names people is of something else: of ads, or of what they bought. */
const isOfNoPeople = (rows: readonly TableRow[], name: string): boolean => isAds(rows, name) || recogniseDeals(rows) !== null

const people = (summary: PeopleSummary): Outcome => ok({ subject: 'people', summary })

/** How a person told a table of this header to be read as people. Null: they never did. */
const rememberedMapping = (head: string, { remembered }: ReadImportOptions): ImportOptions['peopleMapping'] => {
  if (remembered.size === 0) return null
  const [first] = splitTable(head).rows
  return first === undefined ? null : (remembered.get(hashHeader(new ReasonCutter().cut(first).cells.map(cellText)))?.peopleMapping ?? null)
}

const readText = async (path: string, container: Extract<Container, { kind: 'text' }>, options: ReadImportOptions): Promise<Outcome> => {
  const name = basename(path)
  const head = headOf(path, headBytes)
  const { subject, peopleMapping } = options.options
  const known = rememberedMapping(new TextDecoder(container.encoding).decode(head), options)
  const isAsked = subject === 'people' || peopleMapping !== null || known !== null
  const asking = known === null || peopleMapping !== null ? options : { ...options, options: { ...options.options, peopleMapping: known } }
  const planned = planText(name, head.subarray(container.byteOrderMarkBytes), container.encoding, false, asking)
  if (planned === null) {
    if (isAsked) throw new TableError(t`No line of this file has headings, so no people can be read from it.`, 1)
    return readAds(path, options, container)
  }
  if ('leftOut' in planned) throw new TableError(planned.leftOut, null)
  const isGeneric = planned.recognition.platform === 'generic'
  // A table that names people and measures is of ads, and one of what they bought of deals, unless the person says otherwise.
  if (isGeneric && !isAsked && isOfNoPeople(splitTable(new TextDecoder(container.encoding).decode(head)).rows, name)) return readAds(path, options, container)
  return people(await readPeopleText(path, planned, container.size, asking))
}

const sharedText = /<t(?:\s[^>]*)?>([^<]{1,100})<\/t>/g

/** Whether the texts at a spreadsheet's start have headings of people and none of ads; the whole is unpacked but once. */
const looksLikePeople = ({ entries }: Archive): boolean => {
  const heads = entries.filter(({ name }) => name === 'xl/sharedStrings.xml' || /^xl\/worksheets\/[^/]+\.xml$/.test(name)).flatMap(({ head }) => head ?? [])
  const texts = heads.flatMap((head) => [...head.toString('utf8').matchAll(sharedText)].slice(0, 200).map(([, text = '']) => normaliseHeader(text)))
  return isPeopleHeader(texts) && !isDealHeader(texts)
}

const readZip = async (path: string, options: ReadImportOptions): Promise<Outcome> => {
  const archive = await scanArchive(path, turns(options, t`Looking through the archive`))
  const { subject, peopleMapping } = options.options
  const isAsked = subject === 'people' || peopleMapping !== null
  if (!archive.isSpreadsheet) return people(await readPeopleArchive(path, archive, options))
  if (!isAsked && !looksLikePeople(archive)) return readAds(path, options)
  const summary = await readPeopleSpreadsheet(path, basename(path), archive, options)
  return summary === null ? readAds(path, options) : people(summary)
}

/** Platforms of which only ad results are read. */
const adsOnly: ReadonlySet<string> = new Set(['meta', 'tiktok', 'pinterest', 'microsoft', 'reddit', 'snapchat'])

/** Reads one file in this thread, whatever it is about: what is no list of people is left to the reader of ad results. */
export const readAny: ReadImport = async (path, options) => {
  try {
    const { subject, mapping, platform } = options.options
    if (subject === 'ads' || mapping !== null || adsOnly.has(platform)) return await readAds(path, options)
    const container = openContainer(path)
    if (container.kind === 'refused') {
      const html = container.isWebPage === true ? htmlLeftOut(headOf(path, headBytes).toString('latin1')) : null
      return html === null ? await readAds(path, options) : err({ type: 'ImportRefused', sentence: html.leftOut, line: null })
    }
    return container.kind === 'text' ? await readText(path, container, options) : await readZip(path, options)
  } catch (error) {
    return failureOf(error)
  }
}
