import type { Refusal } from '../../shared/imports/import'
import { largestCount } from '../../shared/kernel/count'
import type { Day } from '../../shared/kernel/day'
import type { Platform } from '../../shared/kernel/platform'
import type { Result } from '../../shared/kernel/result'
import { plural, t } from '../../shared/kernel/words'
import { assumedOrderSentence, contradictionError, type DateOrder, dayOfDate, proveDateOrder, readDay, unreadDaySentence } from '../dates'
import { type DecimalMark, isRounded, markOfCounts, readNumber } from '../numbers'
import { isTotalRow, readFirstList, unreadNote } from '../own-list'
import { isNameless } from '../platform-format'
import type { ReadFailure } from '../reading'
import { type Cell, cellText, quotedText, RowRefused, rowText, TableError, type TableRow, textsByLine } from '../table'
import { type Sheet, sheetNames } from '../xlsx'
import { measureWords, type PostField, type PostMeasure, postMeasures } from './post-format'
import { platformOfPosts, type RecognisedPosts, recognisePosts } from './recognise-posts'

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
  /** Whether any of it was paid for. Null: the file does not say. */
  readonly isPaid: boolean | null
  readonly measures: Readonly<Record<PostMeasure, number | null>>
}

export interface PostFile {
  readonly sha256: string
  /** Whose posts they are. Null: the file does not show it. */
  readonly platform: Platform | null
  /** What the file was taken for, and the headers that prove it; none: it is any table of posts. */
  readonly takenFor: string
  readonly provedBy: readonly string[]
  readonly posts: readonly PostRow[]
  /** Rows that sum up the others. */
  readonly totals: number
  readonly refusals: readonly Refusal[]
  readonly warnings: readonly string[]
}

interface PostOptions {
  readonly dateOrder: DateOrder | 'auto'
  readonly decimal: DecimalMark | 'auto'
  /** Null: the first sheet that is a list of posts. */
  readonly sheet?: string | null
}

const datePart = (text: string): string => text.trim().replace(/^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})[ ,T].*$/, '$1').replace(/^(\D.* \d{4}),? \d{1,2}:\d{2}.*$/s, '$1')

class PostReader {
  brokenIds = 0

  constructor(
    private readonly recognised: RecognisedPosts,
    private readonly dateOrder: DateOrder,
    private readonly decimal: DecimalMark,
  ) {}

  read({ line, cells }: TableRow): PostRow {
    const text = (field: PostField): string => cellText(this.cell(cells, field)).trim()
    // Every measure is set, hence the whole record.
    const measures = Object.fromEntries(postMeasures.map((measure) => [measure, this.count(cells, measure)])) as Record<PostMeasure, number | null>
    const postId = this.id(this.cell(cells, 'post_id'))
    const permalink = text('permalink') === '' ? (this.recognised.format.addressOf?.(postId) ?? '') : text('permalink')
    const words = [text('text'), text('title')].reduce((longest, one) => (one.length > longest.length ? one : longest))
    return { line, postId, permalink, account: text('account'), publishedOn: this.day(this.cell(cells, 'published'), permalink), text: words, type: text('type'), isPaid: this.paid(text('paid'), text('campaign'), measures), measures }
  }

  private cell(cells: readonly Cell[], field: PostField): Cell {
    const index = this.recognised.columns.get(field)
    return index === undefined ? null : (cells[index] ?? null)
  }

  /** A spreadsheet keeps fifteen digits of a number: two posts may have the same. */
  private id(cell: Cell): string {
    const text = cellText(cell).trim()
    if (!isRounded(text, cell)) return text
    this.brokenIds += 1
    return ''
  }

  private paid(text: string, campaign: string, { promoted_impressions: promoted }: PostRow['measures']): boolean | null {
    if (/^(1|yes|true)$/i.test(text) || !isNameless(campaign) || (promoted !== null && promoted > 0)) return true
    if (text === '') return promoted === null ? null : false
    if (/^(0|no|false)$/i.test(text)) return false
    throw new RowRefused(t`“${quotedText(text)}” does not say whether the post was paid for.`)
  }

  private day(cell: Cell, permalink: string): Day | null {
    if (cell instanceof Date) return dayOfDate(cell)
    const text = cellText(cell).trim()
    if (text === '' || text === 'Lifetime') return null
    const { dayOf } = this.recognised.format
    const day = readDay(datePart(text), this.dateOrder)
    if (day !== null || dayOf !== undefined) return day ?? dayOf?.(text, permalink) ?? null
    throw new RowRefused(unreadDaySentence(text))
  }

  private count(cells: readonly Cell[], measure: PostMeasure): number | null {
    const cell = this.cell(cells, measure)
    const read = typeof cell === 'number' ? { kind: 'number' as const, text: String(cell) } : readNumber(cellText(cell), this.decimal)
    if (read.kind === 'nothing') return null
    const value = read.kind === 'number' ? Number(read.text) : Number.NaN
    if (!Number.isSafeInteger(value) || value < 0 || value > largestCount) throw new RowRefused(t`“${quotedText(cell)}” is not a number of ${measureWords[measure]}.`)
    return value
  }
}

const settle = (rows: readonly TableRow[], { columns, format }: RecognisedPosts, options: PostOptions): { readonly dateOrder: DateOrder; readonly isOrderAssumed: boolean; readonly decimal: DecimalMark } => {
  const textsOf = (fields: readonly PostField[]): string[] => rows.flatMap(({ cells }) => fields.map((field) => cells[columns.get(field) ?? -1]).filter((cell) => typeof cell === 'string'))
  const decimal = options.decimal === 'auto' ? markOfCounts(textsOf(postMeasures)) : options.decimal
  if (options.dateOrder !== 'auto') return { dateOrder: options.dateOrder, isOrderAssumed: false, decimal }
  const days = textsByLine(rows, [columns.get('published') ?? -1]).map(({ line, text }) => ({ line, text: datePart(text) }))
  const proof = proveDateOrder(days.map(({ text }) => text))
  if (proof === 'certain') return { dateOrder: 'YMD', isOrderAssumed: false, decimal }
  if (proof === 'contradiction') throw contradictionError(days)
  const order = proof === 'ambiguous' ? format.dateOrder : proof
  if (order === null) throw new TableError(t`The file does not show whether the day or the month comes first in its dates. Say which.`, null, null, 'dateOrder')
  return { dateOrder: order, isOrderAssumed: proof === 'ambiguous', decimal }
}

const brokenIdsText = (count: number): string => t`${plural(count, { one: 'The id of one post was', other: 'The ids of # posts were' })} rounded by a spreadsheet program (as in 1.80E+16) and left out. Import the file as it was downloaded.`

/** Of any table, whose headings say what they like: those that are not read and have something below them, and whether a day is among the others. */
const unreadNotes = (header: TableRow | undefined, body: readonly TableRow[], { columns, provedBy }: RecognisedPosts): readonly string[] => {
  if (provedBy.length > 0) return []
  return [
    ...(columns.has('published') ? [] : [t`No column says when a post was published.`]),
    ...unreadNote(header, body, columns.values()),
  ]
}

const readRows = (rows: readonly TableRow[], recognised: RecognisedPosts, options: PostOptions): Omit<PostFile, 'sha256'> => {
  const { columns, format, headers, provedBy } = recognised
  const body = rows.slice(recognised.headerRow + 1)
  const { dateOrder, isOrderAssumed, decimal } = settle(body, recognised, options)
  const reader = new PostReader(recognised, dateOrder, decimal)
  const naming = (['post_id', 'permalink', 'published', 'text', 'title'] as const).flatMap((field) => columns.get(field) ?? [])
  const posts: PostRow[] = []
  const refusals: Refusal[] = []
  let totals = 0
  for (const row of body) {
    if (isTotalRow(row, naming)) {
      totals += 1
      continue
    }
    try {
      posts.push(reader.read(row))
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error
      refusals.push({ line: row.line, reason: error.message, text: rowText(row) })
    }
  }
  const leftOut = (format.leftOut ?? []).filter(({ headers: some }) => some.some((header) => headers.has(header))).map(({ sentence }) => sentence)
  const warnings = [...(isOrderAssumed ? [assumedOrderSentence(dateOrder)] : []), ...(reader.brokenIds === 0 ? [] : [brokenIdsText(reader.brokenIds)]), ...leftOut, ...unreadNotes(rows[recognised.headerRow], body, recognised)]
  return { platform: platformOfPosts(recognised, body), takenFor: format.name, provedBy, posts, totals, refusals, warnings }
}

/** What is said where other sheets than the one that is read are lists of posts, too. */
const otherSheets = (read: Sheet, others: readonly Sheet[]): readonly string[] => {
  const lists = others.filter(({ rows }) => recognisePosts(rows)?.refused === null)
  return lists.length === 0 ? [] : [t`Only the sheet “${read.name}” was read. There are posts on other sheets too (${sheetNames(lists)}): save each as a file of its own, and import that.`]
}

/** Reads a list of unpaid (and promoted) posts; of a spreadsheet the first sheet that is one. */
export const readPosts = (path: string, { sheet: asked = null, ...options }: PostOptions = { dateOrder: 'auto', decimal: 'auto' }): Promise<Result<PostFile, ReadFailure>> =>
  readFirstList(path, asked, {
    find: ({ rows }) => recognisePosts(rows),
    read: (sheet, recognised, others) => {
      if (recognised.refused !== null) throw new TableError(recognised.refused, null)
      const read = readRows(sheet.rows, recognised, options)
      return { ...read, warnings: [...otherSheets(sheet, others), ...read.warnings] }
    },
    none: t`This does not look like a list of posts: no line names reach, views or reactions beside a post.`,
  })
