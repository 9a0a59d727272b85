import type { Refusal } from '../../shared/imports/import'
import type { Day } from '../../shared/kernel/day'
import { err, ok, type Result } from '../../shared/kernel/result'
import { type DateOrder, dayOfDate, proveDateOrder, readDay } from '../dates'
import { normaliseHeader } from '../headers'
import { type DecimalMark, DecimalProof, readNumber } from '../numbers'
import { usualTotalKind } from '../platform-format'
import { readTable } from '../read-table'
import type { ReadFailure } from '../reading'
import { type Cell, cellText, TableError, type TableRow } from '../table'
import { isPostHeader, type PostField, postLookup, type PostMeasure, postMeasures } from './columns'

/** One post as its file tells it. Empty text: not said. Null: not known, never 0. */
export interface PostRow {
  readonly line: number
  /** Kept as text: ids of posts are larger than a number can hold. */
  readonly postId: string
  readonly permalink: string
  readonly account: string
  readonly publishedOn: Day | null
  readonly text: string
  readonly type: string
  readonly isPaid: boolean | null
  readonly measures: Readonly<Record<PostMeasure, number | null>>
}

export interface PostFile {
  readonly posts: readonly PostRow[]
  /** Rows that sum up the others. */
  readonly totals: number
  readonly refusals: readonly Refusal[]
  readonly warnings: readonly string[]
}

export interface PostOptions {
  readonly dateOrder: DateOrder | 'auto'
  readonly decimal: DecimalMark | 'auto'
}

type Columns = ReadonlyMap<PostField, number>

class Refused extends Error {}

/** The column of each field: the one whose header stands first in the table of headers. */
const columnsOf = ({ cells }: TableRow): Columns => {
  const best = new Map<PostField, { readonly index: number; readonly rank: number }>()
  for (const [index, cell] of cells.entries()) {
    const entry = postLookup.get(normaliseHeader(cellText(cell)))
    if (entry !== undefined && entry.rank < (best.get(entry.field)?.rank ?? Number.POSITIVE_INFINITY)) best.set(entry.field, { index, rank: entry.rank })
  }
  return new Map([...best].map(([field, { index }]) => [field, index]))
}

const findHeader = (rows: readonly TableRow[]): { readonly row: number; readonly columns: Columns } | null => {
  for (const [row, candidate] of rows.slice(0, 30).entries()) {
    const columns = columnsOf(candidate)
    const headers = new Set(candidate.cells.map((cell) => normaliseHeader(cellText(cell))))
    if (columns.size >= 3 && postMeasures.some((measure) => columns.has(measure)) && (isPostHeader(headers) || columns.has('text'))) return { row, columns }
  }
  return null
}

const datePart = (text: string): string => text.trim().replace(/^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})[ ,T].*$/, '$1')

class PostReader {
  brokenIds = 0

  constructor(
    private readonly columns: Columns,
    private readonly dateOrder: DateOrder,
    private readonly decimal: DecimalMark,
  ) {}

  read({ line, cells }: TableRow): PostRow {
    const text = (field: PostField): string => cellText(this.cell(cells, field)).trim()
    // Every measure is set, hence the whole record.
    const measures = Object.fromEntries(postMeasures.map((measure) => [measure, this.count(cells, measure)])) as Record<PostMeasure, number | null>
    return { line, postId: this.id(text('post_id')), permalink: text('permalink'), account: text('account'), publishedOn: this.day(this.cell(cells, 'published')), text: text('text'), type: text('type'), isPaid: this.paid(text('paid')), measures }
  }

  private cell(cells: readonly Cell[], field: PostField): Cell {
    const index = this.columns.get(field)
    return index === undefined ? null : (cells[index] ?? null)
  }

  private id(text: string): string {
    if (!/^\d(?:[.,]\d+)?e\+?\d+$/i.test(text)) return text
    this.brokenIds += 1
    return ''
  }

  private paid(text: string): boolean | null {
    if (text === '') return null
    if (/^(1|yes|true)$/i.test(text)) return true
    if (/^(0|no|false)$/i.test(text)) return false
    throw new Refused(`“${text.slice(0, 40)}” does not say whether the post was paid for.`)
  }

  private day(cell: Cell): Day | null {
    if (cell instanceof Date) return dayOfDate(cell)
    const text = cellText(cell).trim()
    if (text === '' || text === 'Lifetime') return null
    const day = readDay(datePart(text), this.dateOrder)
    if (day === null) throw new Refused(`“${text.slice(0, 40)}” is not a day.`)
    return day
  }

  private count(cells: readonly Cell[], measure: PostMeasure): number | null {
    const cell = this.cell(cells, measure)
    const read = typeof cell === 'number' ? { kind: 'number' as const, text: String(cell) } : readNumber(cellText(cell), this.decimal)
    if (read.kind === 'nothing') return null
    const value = read.kind === 'number' ? Number(read.text) : Number.NaN
    if (!Number.isSafeInteger(value) || value < 0) throw new Refused(`“${cellText(cell).slice(0, 40)}” is not a number of ${measure.replace('_', ' ')}.`)
    return value
  }
}

/** Counts are whole: what stands before three digits groups them. */
const provenMark = (counts: readonly string[]): DecimalMark => {
  const proof = new DecimalProof()
  proof.add(counts, 'grouping')
  if (proof.result === '.' || proof.result === ',') return proof.result
  return counts.some((text) => /^\d{1,3}(?:\.\d{3})+$/.test(text.trim())) ? ',' : '.'
}

const settle = (rows: readonly TableRow[], columns: Columns, options: PostOptions): { readonly dateOrder: DateOrder; readonly decimal: DecimalMark } => {
  const textsOf = (fields: readonly PostField[]): string[] => rows.flatMap(({ cells }) => fields.map((field) => cells[columns.get(field) ?? -1]).filter((cell) => typeof cell === 'string'))
  const decimal = options.decimal === 'auto' ? provenMark(textsOf(postMeasures)) : options.decimal
  if (options.dateOrder !== 'auto') return { dateOrder: options.dateOrder, decimal }
  const proof = proveDateOrder(textsOf(['published']).map(datePart))
  if (proof === 'ambiguous' || proof === 'contradiction') throw new TableError('The file does not show whether the day or the month comes first in its dates. Say which.', null)
  return { dateOrder: proof === 'certain' ? 'YMD' : proof, decimal }
}

const readRows = (rows: readonly TableRow[], options: PostOptions): PostFile => {
  const header = findHeader(rows)
  if (header === null) throw new TableError('This does not look like a list of posts: no line names reach, views or reactions beside a post.', 1)
  const body = rows.slice(header.row + 1)
  const { dateOrder, decimal } = settle(body, header.columns, options)
  const reader = new PostReader(header.columns, dateOrder, decimal)
  const naming = (['post_id', 'permalink', 'published', 'text'] as const).flatMap((field) => header.columns.get(field) ?? [])
  const posts: PostRow[] = []
  const refusals: Refusal[] = []
  let totals = 0
  for (const row of body) {
    if (usualTotalKind(row.cells, naming) !== null) {
      totals += 1
      continue
    }
    try {
      posts.push(reader.read(row))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      refusals.push({ line: row.line, reason: error.message, text: row.cells.map(cellText).join(' | ').slice(0, 2000) })
    }
  }
  const warnings = reader.brokenIds === 0 ? [] : [`${reader.brokenIds === 1 ? 'The id of one post was' : `The ids of ${reader.brokenIds} posts were`} rounded by a spreadsheet program (as in 1.80E+16) and left out. Import the file as it was downloaded.`]
  return { posts, totals, refusals, warnings }
}

/** Reads a list of unpaid (and promoted) posts. */
export const readPosts = async (path: string, options: PostOptions = { dateOrder: 'auto', decimal: 'auto' }): Promise<Result<PostFile, ReadFailure>> => {
  try {
    return ok(readRows(await readTable(path), options))
  } catch (error) {
    if (error instanceof TableError) return err({ type: 'ImportRefused', sentence: error.sentence, line: error.line })
    throw error
  }
}
