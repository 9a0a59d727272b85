import { normaliseHeader } from '../../headers'
import { cellText, searchedRows, type TableRow } from '../../table'

/**
 * What a number beside a day counts: new followers of that day, or all who followed on it. LinkedIn calls both `Total followers`: in its sheet “New followers”
 * it is the sum of the day's organic, sponsored and auto-invited ones.
 */
export type FollowerCount = 'gains' | 'totals'

export const followerFields = ['day', 'total', 'organic', 'sponsored', 'invited'] as const
export type FollowerField = (typeof followerFields)[number]

/** Headers by field, as they are compared. */
const followerColumns: Readonly<Record<FollowerField, readonly string[]>> = {
  day: ['date'],
  total: ['total followers', 'total new followers'],
  organic: ['organic followers'],
  sponsored: ['sponsored followers'],
  invited: ['auto-invited followers'],
}

export interface FollowerHeader {
  readonly headerRow: number
  readonly columns: ReadonlyMap<FollowerField, number>
  /** Null: nothing in the file shows it. */
  readonly count: FollowerCount | null
  /** The headers that tell the file, as it writes them. */
  readonly provedBy: readonly string[]
}

/** Finds the header of a LinkedIn page's followers by day. `sheet`: the spreadsheet's sheet, or the file's name. Null: there is none. */
export const findFollowerHeader = (rows: readonly TableRow[], sheet: string): FollowerHeader | null => {
  for (const [headerRow, { cells }] of rows.slice(0, searchedRows).entries()) {
    const headers = cells.map((cell) => normaliseHeader(cellText(cell)))
    const columns = new Map(followerFields.flatMap((field) => {
      const index = headers.findIndex((header) => followerColumns[field].includes(header))
      return index === -1 ? [] : [[field, index] as const]
    }))
    if (!columns.has('day') || !columns.has('total') || !(columns.has('organic') || columns.has('sponsored'))) continue
    const isNew = columns.has('invited') || headers.includes('total new followers') || /new.followers/i.test(sheet)
    return { headerRow, columns, count: isNew ? 'gains' : null, provedBy: [...columns.values()].map((index) => cellText(cells[index]).trim()) }
  }
  return null
}
