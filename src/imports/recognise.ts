import type { ImportField, ImportPlatform } from '../shared/imports/import'
import { genericLookup } from './generic/columns'
import { editorMarkers, googleLookup, googleTitles } from './google/columns'
import { type HeaderLookup, normaliseHeader, splitCurrency } from './headers'
import { metaDescriptions, metaLookup } from './meta/columns'
import { cellText, TableError, type TableRow } from './table'

/** What one column is read as. */
export interface Column {
  readonly index: number
  readonly header: string
  readonly field: ImportField
  /** Currency in the header's own suffix. */
  readonly currency: string | null
  /** True when a person's mapping said so. */
  readonly isPinned: boolean
}

export interface Recognised {
  readonly platform: ImportPlatform
  readonly headerRow: number
  readonly columns: readonly Column[]
  readonly preamble: readonly string[]
  readonly why: readonly string[]
}

/** Rows in which a header is looked for; no export has a longer preamble. */
const searchedRows = 30

const measures: ReadonlySet<ImportField> = new Set(['spend', 'impressions', 'reach', 'link_clicks', 'clicks_all', 'clicks', 'conversions', 'results'])

const lookups: Readonly<Record<ImportPlatform, HeaderLookup>> = { meta: metaLookup, google: googleLookup, generic: genericLookup }

const readColumns = (row: TableRow, lookup: HeaderLookup, isMeta: boolean): Column[] => {
  const columns = row.cells.map((cell, index) => {
    const header = cellText(cell)
    const { name, currency } = splitCurrency(normaliseHeader(header))
    const whole = normaliseHeader(header)
    const field = lookup.get(whole) ?? lookup.get(name) ?? 'ignored'
    return { index, header, field, currency: field === 'spend' || field === 'conversion_value' ? currency : null, isPinned: false }
  })
  const hasEntity = columns.some(({ field }) => field === 'campaign_name' || field === 'campaign_id' || field === 'ad_set_name' || field === 'ad_name' || field === 'ad_id')
  const taken = new Set<ImportField>()
  return columns.map((column): Column => {
    if (isMeta && hasEntity && metaDescriptions.has(normaliseHeader(column.header))) return { ...column, field: 'ignored' }
    if (column.field === 'segment' || column.field === 'ignored') return column
    // Of two columns for one field the first is read; the other may be a variant with another meaning.
    if (taken.has(column.field)) return { ...column, field: 'ignored' }
    taken.add(column.field)
    return column
  })
}

const countHits = (columns: readonly Column[]): { readonly hits: number; readonly measures: number } => ({
  hits: columns.filter(({ field }) => field !== 'ignored').length,
  measures: columns.filter(({ field }) => measures.has(field)).length,
})

interface Candidate {
  readonly headerRow: number
  readonly columns: Column[]
  readonly hits: number
  readonly measures: number
}

const bestHeader = (rows: readonly TableRow[], platform: ImportPlatform): Candidate | null => {
  let best: Candidate | null = null
  for (const [headerRow, row] of rows.slice(0, searchedRows).entries()) {
    const columns = readColumns(row, lookups[platform], platform === 'meta')
    const count = countHits(columns)
    if (count.measures > 0 && count.hits > (best?.hits ?? 0)) best = { headerRow, columns, ...count }
  }
  return best
}

/** Headers that no other platform writes. */
const metaProof = (columns: readonly Column[]): readonly string[] => {
  const headers = columns.map(({ header }) => normaliseHeader(header))
  const why: string[] = []
  const period = columns.find(({ field }) => field === 'period_from')
  if (period !== undefined) why.push(`the column “${period.header}”`)
  const spend = columns.find(({ field, currency }) => field === 'spend' && currency !== null)
  if (spend !== undefined) why.push(`the column “${spend.header}” with its currency in the header`)
  const own = columns.find(({ field }) => field === 'link_clicks' || field === 'result_kind' || field === 'attribution')
  if (own !== undefined) why.push(`the column “${own.header}”`)
  if (['age', 'gender', 'interest', 'spent', 'total_conversion'].every((header) => headers.includes(header))) why.push('the columns of Facebook’s conversion export (age, gender, interest, spent)')
  return why
}

const googleProof = (candidate: Candidate, preamble: readonly string[], fileName: string): readonly string[] => {
  const headers = new Set(candidate.columns.map(({ header }) => normaliseHeader(header)))
  const why: string[] = []
  const title = preamble.find((line) => googleTitles.test(line.trim()))
  if (title !== undefined) why.push(`the title “${title.trim()}” above the table`)
  if (headers.has('impr.')) why.push('the column “Impr.”')
  if (headers.has('currency code')) why.push('the column “Currency code”')
  if (/\(\d{4}\.\d{2}\.\d{2}|_\d{4}\.\d{2}\.\d{2}/.test(fileName) && !headers.has('reporting starts')) why.push('the file name of a Google Ads overview card')
  return why
}

const refuseEditor = (columns: readonly Column[]): void => {
  const headers = new Set(columns.map(({ header }) => normaliseHeader(header)))
  if (columns.length > 60 && editorMarkers.filter((marker) => headers.has(marker)).length >= 4 && !headers.has('cost')) {
    throw new TableError('This is a Google Ads Editor file: it holds settings, not results. Export a report from Google Ads (Campaigns › Download) instead.', 1)
  }
}

const applyMapping = (row: TableRow, mapping: Readonly<Record<string, ImportField>>): Column[] =>
  row.cells.map((cell, index) => ({ index, header: cellText(cell), field: mapping[String(index)] ?? 'ignored', currency: splitCurrency(normaliseHeader(cellText(cell))).currency, isPinned: mapping[String(index)] !== undefined }))

/**
 * Finds the header and tells whose export it is. `asked` and `mapping` are the person's own word and hold.
 * Null: no header with a measure was found; throws TableError for a file that is recognised and cannot be read.
 */
export const recognise = (rows: readonly TableRow[], fileName: string, asked: 'auto' | ImportPlatform, mapping: Readonly<Record<string, ImportField>> | null): Recognised | null => {
  for (const row of rows.slice(0, 3)) refuseEditor(readColumns(row, googleLookup, false))
  const preambleOf = (headerRow: number): string[] => rows.slice(0, headerRow).map(({ cells }) => cells.map(cellText).join(' ').trim())
  if (mapping !== null) {
    const guess = bestHeader(rows, 'generic')
    const headerRow = guess?.headerRow ?? 0
    const row = rows[headerRow]
    return row === undefined ? null : { platform: 'generic', headerRow, columns: applyMapping(row, mapping), preamble: preambleOf(headerRow), why: ['your mapping of its columns'] }
  }
  const meta = asked === 'auto' || asked === 'meta' ? bestHeader(rows, 'meta') : null
  const google = asked === 'auto' || asked === 'google' ? bestHeader(rows, 'google') : null
  const metaWhy = meta === null ? [] : metaProof(meta.columns)
  const googleWhy = google === null ? [] : googleProof(google, preambleOf(google.headerRow), fileName)
  const take = (platform: ImportPlatform, candidate: Candidate, why: readonly string[]): Recognised => ({
    platform,
    headerRow: candidate.headerRow,
    columns: candidate.columns,
    preamble: preambleOf(candidate.headerRow),
    why: why.length > 0 ? why : ['you said so'],
  })
  if (meta !== null && (asked === 'meta' || metaWhy.length > googleWhy.length || (metaWhy.length > 0 && googleWhy.length === 0))) return take('meta', meta, metaWhy)
  if (google !== null && (asked === 'google' || googleWhy.length > 0)) return take('google', google, googleWhy)
  const generic = asked === 'auto' || asked === 'generic' ? bestHeader(rows, 'generic') : null
  return generic === null ? null : take('generic', generic, ['headers that name measures, but no platform’s own'])
}
