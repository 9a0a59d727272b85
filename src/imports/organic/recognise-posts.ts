import type { Platform } from '../../shared/kernel/platform'
import { normaliseHeader } from '../headers'
import { cellText, searchedRows, type TableRow } from '../table'
import { facebookPagePostFormat } from './facebook-page/format'
import { genericPostFormat } from './generic/format'
import { linkedinPostFormat } from './linkedin/format'
import { metaPostFormat } from './meta/format'
import { type PostField, type PostFormat, postLookup, postMeasures } from './post-format'
import { tiktokPostFormat } from './tiktok/format'
import { xPostFormat } from './x/format'
import { youtubePostFormat } from './youtube/format'

/** Exports that are known by headers of their own; the first that fits is taken. */
const formats: readonly PostFormat[] = [xPostFormat, metaPostFormat, facebookPagePostFormat, linkedinPostFormat, tiktokPostFormat, youtubePostFormat]

const lookups = new Map([...formats, genericPostFormat].map((format) => [format, postLookup(format.columns)]))

export interface RecognisedPosts {
  readonly format: PostFormat
  /** Which row of the table is its header. */
  readonly headerRow: number
  readonly headers: ReadonlySet<string>
  readonly columns: ReadonlyMap<PostField, number>
  /** Headers that told the export, as the file writes them. Empty: it is any table. */
  readonly provedBy: readonly string[]
  /** What it is instead of a list of posts, as a sentence. Null: it is one. */
  readonly refused: string | null
}

const headersOf = ({ cells }: TableRow): readonly string[] => cells.map((cell) => normaliseHeader(cellText(cell)))

/** The column of each field: the one whose header stands first in the table of headers. */
const columnsOf = (headers: readonly string[], format: PostFormat): ReadonlyMap<PostField, number> => {
  const best = new Map<PostField, { readonly index: number; readonly rank: number }>()
  for (const [index, header] of headers.entries()) {
    const entry = lookups.get(format)?.get(header)
    if (entry !== undefined && entry.rank < (best.get(entry.field)?.rank ?? Number.POSITIVE_INFINITY)) best.set(entry.field, { index, rank: entry.rank })
  }
  return new Map([...best].map(([field, { index }]) => [field, index]))
}

const hasMeasure = (columns: ReadonlyMap<PostField, number>): boolean => postMeasures.some((measure) => columns.has(measure))

/** The export whose own headers a row has. Null: none. */
const knownFormat = (headers: ReadonlySet<string>): { readonly format: PostFormat; readonly sign: readonly string[] } | null => {
  for (const format of formats) {
    const sign = format.signs.find((one) => one.every((header) => headers.has(header)))
    if (sign !== undefined) return { format, sign }
  }
  return null
}

/** Headers that only a list of posts has, whosever it is. */
const ownHeaders = ['post id', 'permalink', 'publish time', 'video link', 'post type', 'page total likes']

/** Whether a header is that of a list of posts, rather than of ad results. */
export const isPostHeader = (headers: ReadonlySet<string>): boolean => knownFormat(headers) !== null || ownHeaders.some((header) => headers.has(header))

const recogniseRow = (row: TableRow, headerRow: number): RecognisedPosts | null => {
  const headers = headersOf(row)
  const set = new Set(headers)
  const known = knownFormat(set)
  const format = known?.format ?? genericPostFormat
  const columns = columnsOf(headers, format)
  const { notPosts } = format
  const refused = known !== null && notPosts?.headers.some((header) => set.has(header)) === true ? notPosts.sentence : null
  if ((refused === null && !hasMeasure(columns)) || (known === null && (columns.size < 3 || !(columns.has('text') || columns.has('title') || columns.has('permalink'))))) return null
  const provedBy = (known?.sign ?? []).map((header) => cellText(row.cells[headers.indexOf(header)]).trim())
  return { format, headerRow, headers: set, columns, provedBy, refused }
}

/** Finds the header of a list of posts and tells whose export it is. Null: there is none. */
export const recognisePosts = (rows: readonly TableRow[]): RecognisedPosts | null => {
  for (const [headerRow, row] of rows.slice(0, searchedRows).entries()) {
    const found = recogniseRow(row, headerRow)
    if (found !== null) return found
  }
  return null
}

/** Whose posts a table holds. Null: it does not show it. */
export const platformOfPosts = ({ format, headers, columns }: RecognisedPosts, body: readonly TableRow[]): Platform | null => {
  const at = columns.get('permalink')
  const permalinks = at === undefined ? [] : body.slice(0, 200).map(({ cells }) => cellText(cells[at]).trim()).filter((link) => link !== '')
  return format.platformOf(headers, permalinks)
}
