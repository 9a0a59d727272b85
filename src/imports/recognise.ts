import type { AdImportPlatform, ImportField, ImportPlatform } from '../shared/imports/import'
import { cutText } from '../shared/kernel/cut-text'
import { type Currency, knownCurrencies } from '../shared/kernel/money'
import { t } from '../shared/kernel/words'
import { genericFormat } from './generic/format'
import { googleFormat } from './google/format'
import { normaliseHeader, splitCurrency } from './headers'
import { linkedinFormat } from './linkedin/format'
import { metaFormat } from './meta/format'
import { microsoftFormat } from './microsoft/format'
import { pinterestFormat } from './pinterest/format'
import type { Column, FileFace, PlatformFormat } from './platform-format'
import { redditFormat } from './reddit/format'
import { snapchatFormat } from './snapchat/format'
import { type Cell, cellText, searchedRows, type TableRow } from './table'
import { tiktokFormat } from './tiktok/format'
import { xFormat } from './x/format'

export interface Recognised {
  readonly platform: AdImportPlatform
  readonly format: PlatformFormat
  readonly headerRow: number
  readonly face: FileFace
  readonly why: readonly string[]
}

/** The platforms whose exports are known. Of two that a file proves equally, the first is taken. */
const formats: readonly PlatformFormat[] = [linkedinFormat, tiktokFormat, pinterestFormat, microsoftFormat, xFormat, snapchatFormat, redditFormat, googleFormat, metaFormat]

const measures: ReadonlySet<ImportField> = new Set(['spend', 'impressions', 'reach', 'link_clicks', 'clicks_all', 'clicks', 'conversions', 'results'])

/** What is paid or earned, which one currency is named for; and what is told by the piece in it. */
const amounts: ReadonlySet<ImportField> = new Set(['spend', 'conversion_value'])
const inMoney: ReadonlySet<ImportField> = new Set([...amounts, 'cpc', 'cpm', 'cpa'])

/** The currencies that the heading of an amount names. A platform may bill in one that is not known here; in any other table, three letters that are none are a word, as in `Cost (net)`. */
const amountCurrencies = (field: ImportField, currencies: readonly Currency[], { platform }: Pick<PlatformFormat, 'platform'>): readonly Currency[] =>
  amounts.has(field) ? currencies.filter((currency) => platform !== 'generic' || knownCurrencies.has(currency)) : []

/** Letters of a heading that are read: none that is known has more, and all of it would be shown. */
const longestHeading = 500

const headingOf = (cell: Cell): string => cutText(cellText(cell), longestHeading)

const readColumns = (row: TableRow, { lookup, settleColumns, platform }: PlatformFormat): readonly Column[] => {
  const ranks: number[] = []
  const found = row.cells.map((cell, index): Column => {
    const header = headingOf(cell)
    const whole = normaliseHeader(header)
    const { name, currencies } = splitCurrency(whole)
    const ofMoney = lookup.get(name)
    const entry = lookup.get(whole) ?? (ofMoney !== undefined && inMoney.has(ofMoney.field) ? ofMoney : undefined)
    const field = entry?.field ?? 'ignored'
    ranks.push(entry?.rank ?? 0)
    return { index, header, field, currencies: amountCurrencies(field, currencies, { platform }), isPinned: false }
  })
  const columns = settleColumns?.(found) ?? found
  const best = new Map<ImportField, number>()
  for (const { field, index } of columns) {
    const known = best.get(field)
    if (known === undefined || (ranks[index] ?? 0) < (ranks[known] ?? 0)) best.set(field, index)
  }
  // Of several columns for one field one is read; another may be a variant with another meaning.
  return columns.map((column) => (column.field === 'segment' || best.get(column.field) === column.index ? column : { ...column, field: 'ignored' }))
}

interface Candidate {
  readonly headerRow: number
  readonly hits: number
  readonly columns: readonly Column[]
}

/** Campaign Manager 360 ends what it says above its table, which may be long, with this line. */
const isEndOfPreamble = ({ cells }: TableRow): boolean => /^report fields$/i.test(cellText(cells[0]).trim()) && cells.slice(1).every((cell) => cellText(cell).trim() === '')

const searchedPreamble = 200

const bestHeader = (rows: readonly TableRow[], format: PlatformFormat): Candidate | null => {
  let best: Candidate | null = null
  const first = rows.slice(0, searchedPreamble).findIndex(isEndOfPreamble) + 1
  for (const [index, row] of rows.slice(first, first + searchedRows).entries()) {
    const headerRow = first + index
    const columns = readColumns(row, format)
    const hits = columns.filter(({ field }) => field !== 'ignored').length
    // A word alone above a table is its title.
    if (hits > (best?.hits ?? 0) && row.cells.filter((cell) => cellText(cell).trim() !== '').length > 1 && columns.some(({ field }) => measures.has(field))) best = { headerRow, hits, columns }
  }
  return best
}

/** How many headers of a table are known, on its best line. */
export const countHeaderHits = (rows: readonly TableRow[]): number => Math.max(...[...formats, genericFormat].map((format) => bestHeader(rows, format)?.hits ?? 0))

/** Letters of a line above the table that are looked at: no title or period has more, and patterns for them take time by the square of it. */
const longestPreamble = 500

const faceOf = (rows: readonly TableRow[], { headerRow, columns }: Pick<Candidate, 'headerRow' | 'columns'>, fileName: string): FileFace => ({
  columns,
  headers: new Set(columns.flatMap(({ header }) => [normaliseHeader(header), splitCurrency(normaliseHeader(header)).name])),
  preamble: rows.slice(0, headerRow).map(({ cells }) => cutText(cells.map(cellText).join(' ').trim(), longestPreamble)),
  fileName,
})

const applyMapping = (row: TableRow, mapping: Readonly<Record<string, ImportField>>, format: PlatformFormat): Column[] =>
  row.cells.map((cell, index) => {
    const [header, field] = [headingOf(cell), mapping[String(index)] ?? 'ignored']
    return { index, header, field, currencies: amountCurrencies(field, splitCurrency(normaliseHeader(header)).currencies, format), isPinned: mapping[String(index)] !== undefined }
  })

/** With columns that only their cells tell: their headings are of a language that is not known. */
export const withFieldsByCells = (recognised: Recognised, rows: readonly TableRow[]): Recognised => {
  const { format, face } = recognised
  if (format.fieldByCells === undefined || face.columns.some(({ isPinned }) => isPinned)) return recognised
  const known = new Set(face.columns.map(({ field }) => field))
  const columns = face.columns.map((column): Column => {
    if (column.field !== 'ignored') return column
    const field = format.fieldByCells?.(rows.map(({ cells }) => cellText(cells[column.index]).trim())) ?? null
    if (field === null || known.has(field)) return column
    known.add(field)
    return { ...column, field }
  })
  return { ...recognised, face: { ...face, columns } }
}

/** Finds the header and tells whose export it is, by its headings alone. Null: no header with a measure was found. */
const recogniseByHeadings = (rows: readonly TableRow[], fileName: string, asked: 'auto' | ImportPlatform): Recognised | null => {
  let taken: Recognised | null = null
  for (const format of formats) {
    if (asked !== 'auto' && asked !== format.platform) continue
    const candidate = bestHeader(rows, format)
    if (candidate === null) continue
    const face = faceOf(rows, candidate, fileName)
    const why = format.prove(face)
    if (asked === format.platform) return { platform: format.platform, format, headerRow: candidate.headerRow, face, why: why.length > 0 ? why : [t`you said so`] }
    if (why.length > (taken?.why.length ?? 0)) taken = { platform: format.platform, format, headerRow: candidate.headerRow, face, why }
  }
  if (taken !== null) return taken
  const generic = asked === 'auto' || asked === 'generic' ? bestHeader(rows, genericFormat) : null
  if (generic === null) return null
  return { platform: 'generic', format: genericFormat, headerRow: generic.headerRow, face: faceOf(rows, generic, fileName), why: [t`headers that name measures, but no platform’s own`] }
}

/**
 * Finds the header and tells whose export it is. `asked` and `mapping` are the person's own word and hold.
 * Null: no header with a measure was found; throws TableError for a file that is recognised and cannot be read.
 */
export const recognise = (rows: readonly TableRow[], fileName: string, asked: 'auto' | ImportPlatform, mapping: Readonly<Record<string, ImportField>> | null): Recognised | null => {
  for (const format of formats) format.refuse?.(rows, (row) => readColumns(row, format))
  if (mapping === null) return recogniseByHeadings(rows, fileName, asked)
  // Of the header that is shown without it: only the platform whose export it is may know its language, and then lines above it are none.
  const found = recogniseByHeadings(rows, fileName, asked) ?? recogniseByHeadings(rows, fileName, 'auto')
  const headerRow = found?.headerRow ?? 0
  const row = rows[headerRow]
  if (row === undefined) return null
  // A mapping says what the columns are, not whose: as another's, the same days would count twice.
  const format = (asked === 'auto' ? found?.format : formats.find(({ platform }) => platform === asked)) ?? genericFormat
  return { platform: format.platform, format, headerRow, face: faceOf(rows, { headerRow, columns: applyMapping(row, mapping, format) }, fileName), why: [t`your mapping of its columns`] }
}
