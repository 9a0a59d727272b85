import type { Day } from '../../shared/kernel/day'
import { proveDateOrder, readCertainDay, readDay } from '../dates'
import { normaliseHeader } from '../headers'
import { type Column, type FileFace, isNameless, type Period, type PlatformFormat, statedAbove } from '../platform-format'
import { cellText } from '../table'
import { isTotalText } from '../total-words'
import { genericLookup } from './columns'

/** Two days with a dash between them, as Campaign Manager 360 writes `Date Range,9/1/2026 - 9/30/2026`: where one of them shows which comes first, both are known. */
const daysOfRange = (text: string): readonly (Day | null)[] => {
  const days = text.split(/\s+[-–]\s+/)
  const order = proveDateOrder(days)
  return days.length !== 2 || order === 'ambiguous' || order === 'contradiction' ? [] : days.map((day) => readDay(day, order === 'certain' ? 'YMD' : order))
}

/** A period as some programs write it above the table: `Start Date: Jan 1, 2026`, `End Date: Jan 31, 2026`, or both in one line. */
const period = (face: FileFace): Period | null => {
  const dayAbove = (name: RegExp): Day | null => readCertainDay(statedAbove(face, name) ?? '')
  const range = statedAbove(face, /^date range:?\s/i)
  const [from = null, to = null] = range === null ? [dayAbove(/^start date:?\s/i), dayAbove(/^end date:?\s/i)] : daysOfRange(range)
  return from === null || to === null || from > to ? null : { from, to }
}

export const genericFormat: PlatformFormat = {
  platform: 'generic',
  lookup: genericLookup,
  prove: () => [],
  // Views without money are of what was not paid for, as those of a channel's videos.
  settleColumns: (columns) => (columns.some(({ field }) => field === 'spend') ? columns : columns.map((column): Column => (normaliseHeader(column.header) === 'views' ? { ...column, field: 'ignored' } : column))),
  totalKind: (cells, dimensions) => {
    const textAt = (index: number): string => cellText(cells[index]).trim()
    if (dimensions.length > 0 && dimensions.every((index) => textAt(index) === '')) return 0
    // A campaign may be called “Total”; a total names nothing else.
    return isTotalText(textAt(0)) && dimensions.every((index) => index === 0 || isNameless(textAt(index))) ? 0 : null
  },
  ratioClicks: ['linkClicks', 'clicks'],
  conversionKinds: {},
  period,
}
