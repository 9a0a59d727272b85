import { basename } from 'node:path'
import type { Refusal } from '../../shared/imports/import'
import { largestCount } from '../../shared/kernel/count'
import { type Day, daysBetween } from '../../shared/kernel/day'
import type { Platform } from '../../shared/kernel/platform'
import type { Result } from '../../shared/kernel/result'
import { t } from '../../shared/kernel/words'
import { assumedOrderSentence, contradictionError, type DateOrder, dayOfDate, proveDateOrder, readDay, unreadDaySentence } from '../dates'
import { type DecimalMark, markOfCounts, readNumber } from '../numbers'
import { readFirstList } from '../own-list'
import type { ReadFailure } from '../reading'
import { type Cell, cellText, quotedText, type LineText, RowRefused, rowText, TableError, type TableRow, textsByLine } from '../table'
import { findFollowerHeader, type FollowerCount, type FollowerField, followerFields, type FollowerHeader } from './followers'

/** Followers of one day as a file tells them. Null: not said. */
interface FollowerRow {
  readonly line: number
  readonly on: Day
  readonly count: number
  readonly organic: number | null
  readonly sponsored: number | null
}

export interface FollowerFile {
  readonly sha256: string
  readonly takenFor: string
  readonly platform: Platform
  readonly provedBy: readonly string[]
  readonly count: FollowerCount
  /** One of each day, oldest first; of a day named twice the last. */
  readonly days: readonly FollowerRow[]
  readonly rowsRead: number
  readonly refusals: readonly Refusal[]
  readonly warnings: readonly string[]
}

interface FollowerOptions {
  readonly dateOrder: DateOrder | 'auto'
  /** What the numbers count, where the file does not show it. */
  readonly count: FollowerCount | 'auto'
  /** Null: the first sheet that has followers by day. */
  readonly sheet?: string | null
}

/** Whether days follow each other without a gap, as a report by day has them. */
const isUnbroken = (days: readonly (Day | null)[]): boolean => {
  const known = days.filter((day) => day !== null).sort()
  return known.every((day, index) => index === 0 || daysBetween(known[index - 1] ?? day, day) === 1)
}

interface SettledOrder {
  readonly order: DateOrder
  /** Whether nothing shows it, so that it was taken as LinkedIn writes it. */
  readonly isAssumed: boolean
}

/** Which of day and month comes first: as the cells show; else under which the days have no gap; else as in all that LinkedIn writes. */
const settleOrder = (days: readonly LineText[], asked: DateOrder | 'auto'): SettledOrder => {
  if (asked !== 'auto') return { order: asked, isAssumed: false }
  const texts = days.map(({ text }) => text)
  const proof = proveDateOrder(texts)
  if (proof === 'contradiction') throw contradictionError(days)
  if (proof !== 'ambiguous') return { order: proof === 'certain' ? 'YMD' : proof, isAssumed: false }
  const fitting = (['MDY', 'DMY'] as const).filter((order) => isUnbroken(texts.map((text) => readDay(text, order))))
  const [only] = fitting
  return only !== undefined && fitting.length === 1 ? { order: only, isAssumed: false } : { order: 'MDY', isAssumed: true }
}

const readRow = ({ line, cells }: TableRow, columns: FollowerHeader['columns'], { order, decimal }: { readonly order: DateOrder; readonly decimal: DecimalMark }): FollowerRow => {
  const cell = (field: FollowerField): Cell => cells[columns.get(field) ?? -1] ?? null
  const number = (field: FollowerField): number | null => {
    const text = cellText(cell(field)).trim()
    const read = readNumber(text, decimal)
    if (read.kind === 'nothing') return null
    const value = read.kind === 'number' ? Number(read.text) : Number.NaN
    if (!Number.isSafeInteger(value) || value < 0 || value > largestCount) throw new RowRefused(t`“${quotedText(text)}” is not a number of followers.`)
    return value
  }
  const day = cell('day')
  const on = day instanceof Date ? dayOfDate(day) : readDay(cellText(day), order)
  if (on === null) throw new RowRefused(unreadDaySentence(day))
  const count = number('total')
  if (count === null) throw new RowRefused(t`It has no number of followers.`)
  return { line, on, count, organic: number('organic'), sponsored: number('sponsored') }
}

const readRows = (rows: readonly TableRow[], { takenFor, platform, headerRow, columns, count, provedBy, refused }: FollowerHeader, options: FollowerOptions): Omit<FollowerFile, 'sha256'> => {
  if (refused !== null) throw new TableError(refused, null)
  const settled = count ?? (options.count === 'auto' ? null : options.count)
  if (settled === null) throw new TableError(t`The file does not show whether its numbers are new followers of each day or all who followed on it. Say which.`, null, null, 'count')
  const body = rows.slice(headerRow + 1)
  const textsOf = (fields: readonly FollowerField[]): string[] => body.flatMap(({ cells }) => fields.map((field) => cells[columns.get(field) ?? -1]).filter((cell) => typeof cell === 'string'))
  const { order, isAssumed } = settleOrder(textsByLine(body, [columns.get('day') ?? -1]), options.dateOrder)
  const decimal = markOfCounts(textsOf(followerFields.filter((field) => field !== 'day')))
  const days = new Map<Day, FollowerRow>()
  const refusals: Refusal[] = []
  for (const row of body) {
    try {
      const read = readRow(row, columns, { order, decimal })
      days.set(read.on, read)
    } catch (error) {
      if (!(error instanceof RowRefused)) throw error
      refusals.push({ line: row.line, reason: error.message, text: rowText(row) })
    }
  }
  return { takenFor, platform, provedBy, count: settled, days: [...days.values()].sort((left, right) => (left.on < right.on ? -1 : 1)), rowsRead: body.length, refusals, warnings: isAssumed ? [assumedOrderSentence(order)] : [] }
}

/** Reads followers by day; of a spreadsheet the sheet that has them. */
export const readFollowers = (path: string, { sheet: asked = null, ...options }: FollowerOptions = { dateOrder: 'auto', count: 'auto' }): Promise<Result<FollowerFile, ReadFailure>> =>
  readFirstList(path, asked, {
    find: ({ rows, name }) => findFollowerHeader(rows, name === '' ? basename(path) : name),
    read: ({ rows }, header) => readRows(rows, header, options),
    none: t`This does not look like followers by day: no line names a date beside the followers of a LinkedIn page, of TikTok or of X’s account overview.`,
  })
