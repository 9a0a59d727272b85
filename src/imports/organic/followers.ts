import type { Platform } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import { normaliseHeader } from '../headers'
import { cellText, searchedRows, type TableRow } from '../table'

/** What a number beside a day counts: new followers of that day, or all who followed on it. */
export type FollowerCount = 'gains' | 'totals'

export const followerFields = ['day', 'total', 'organic', 'sponsored', 'invited'] as const
export type FollowerField = (typeof followerFields)[number]

export interface FollowerHeader {
  readonly takenFor: string
  readonly platform: Platform
  readonly headerRow: number
  readonly columns: ReadonlyMap<FollowerField, number>
  /** Null: nothing in the file shows it. */
  readonly count: FollowerCount | null
  /** The headers that tell the file, as it writes them. */
  readonly provedBy: readonly string[]
  /** What its days lack, as a sentence, so that none of its rows can be read. Null: nothing. */
  readonly refused: string | null
}

/** How one platform writes followers by day. */
interface FollowerFormat {
  readonly takenFor: string
  readonly platform: Platform
  /** Headers by field, as they are compared. */
  readonly columns: Readonly<Partial<Record<FollowerField, readonly string[]>>>
  /** Of these the header has at least one, beside a day and a number. */
  readonly signs: readonly string[]
  /** `sheet`: the spreadsheet's sheet, or the file's name. Null: nothing shows what its numbers count. */
  readonly countOf: (headers: readonly string[], sheet: string) => FollowerCount | null
  readonly refused?: string
}

const linkedinPage: FollowerFormat = {
  takenFor: t`LinkedIn page followers`,
  platform: 'linkedin',
  columns: { day: ['date'], total: ['total followers', 'total new followers'], organic: ['organic followers'], sponsored: ['sponsored followers'], invited: ['auto-invited followers'] },
  signs: ['organic followers', 'sponsored followers'],
  // LinkedIn calls both `Total followers`: in its sheet “New followers” it is the sum of the day's organic, sponsored and auto-invited ones.
  countOf: (headers, sheet) => (headers.includes('auto-invited followers') || headers.includes('total new followers') || /new.followers/i.test(sheet) ? 'gains' : null),
}

/** The account overview of X by day. Who left stands beside it and is no part of a gain. */
const xOverview: FollowerFormat = {
  takenFor: t`X account overview`,
  platform: 'x',
  columns: { day: ['date'], total: ['new follows', 'follows'] },
  signs: ['unfollows', 'profile visits'],
  countOf: () => 'gains',
}

const tiktokFollowers: FollowerFormat = {
  takenFor: t`TikTok followers`,
  platform: 'tiktok',
  columns: { day: ['date'], total: ['followers'] },
  signs: ['difference in followers from previous day'],
  countOf: () => 'totals',
  refused: t`TikTok writes the days of its followers without a year, so it cannot be told when they were. Note the newest number on the page of the handle, under Own channels.`,
}

const formats: readonly FollowerFormat[] = [linkedinPage, xOverview, tiktokFollowers]

/** Whether a day carries its year. */
const hasYear = (cell: unknown): boolean => cell instanceof Date || /\d{4}/.test(String(cell))

/** Finds the header of followers by day, and whose they are. Null: there is none. */
export const findFollowerHeader = (rows: readonly TableRow[], sheet: string): FollowerHeader | null => {
  for (const [headerRow, { cells }] of rows.slice(0, searchedRows).entries()) {
    const headers = cells.map((cell) => normaliseHeader(cellText(cell)))
    for (const { takenFor, platform, columns: words, signs, countOf, refused = null } of formats) {
      const columns = new Map(followerFields.flatMap((field) => {
        const index = headers.findIndex((header) => words[field]?.includes(header) === true)
        return index === -1 ? [] : [[field, index] as const]
      }))
      const day = columns.get('day')
      if (day === undefined || !columns.has('total') || !signs.some((sign) => headers.includes(sign))) continue
      const isDated = rows.slice(headerRow + 1).some((row) => hasYear(row.cells[day]))
      return { takenFor, platform, headerRow, columns, count: countOf(headers, sheet), provedBy: [...columns.values()].map((index) => cellText(cells[index]).trim()), refused: isDated ? null : refused }
    }
  }
  return null
}
