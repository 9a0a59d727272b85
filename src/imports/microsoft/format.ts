import type { Day } from '../../shared/kernel/day'
import { t } from '../../shared/kernel/words'
import { type DateOrder, readDay } from '../dates'
import { normaliseHeader } from '../headers'
import { type Column, type FileFace, isSavedAgain, type Period, type PlatformFormat, proveByHeaders, statedAbove, usualTotalKind } from '../platform-format'
import { cellText } from '../table'
import { microsoftConversionKinds, microsoftLookup } from './columns'

const ownHeaders = ['gregorian date', 'gregoriandate', 'timeperiod', 'accountname', 'currencycode', 'averagecpc', 'conversionsqualified']

/** The table of campaigns as its page downloads it: Google's words but for the money. */
const isGrid = ({ headers }: FileFace): boolean => headers.has('impr.') && headers.has('spend')

const lastDayName = /^last completed available day:/i

/** A twelve-hour clock is written by languages that put the month first. */
const dateOrder = (face: FileFace): DateOrder | null => (/\b[AP]M\b/.test(statedAbove(face, lastDayName) ?? '') ? 'MDY' : null)

const period = (face: FileFace): Period | null => {
  const texts = (statedAbove(face, /^report time:/i) ?? '').match(/\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/g) ?? []
  const decided = texts.map((text) => /^(\d+)[./-](\d+)/.exec(text)).map((match) => (Number(match?.[1]) > 12 ? 'DMY' : Number(match?.[2]) > 12 ? 'MDY' : null)).find((order) => order !== null)
  const order = decided ?? dateOrder(face) ?? 'YMD'
  const days = texts.map((text) => readDay(text, order)).filter((day): day is Day => day !== null)
  const [from] = days
  const to = days.at(-1)
  return from === undefined || to === undefined || days.length !== texts.length || from > to ? null : { from, to }
}

const isOfAll = ({ header }: Column): boolean => normaliseHeader(header).startsWith('all')

/** A value is read beside the conversions it is of alone: `Revenue` is that of `Conversions`, `All revenue` that of `All conversions`, which are read where there are no others; a `CPA` is held against the former alone. */
const settleColumns = (columns: readonly Column[]): readonly Column[] => {
  const conversions = columns.filter(({ field }) => field === 'conversions')
  if (conversions.length === 0) return columns
  const takesAll = conversions.every(isOfAll)
  return columns.map((column): Column => ((column.field === 'conversion_value' || column.field === 'cpa') && isOfAll(column) !== takesAll ? { ...column, field: 'ignored' } : column))
}

export const microsoftFormat: PlatformFormat = {
  platform: 'microsoft',
  lookup: microsoftLookup,
  settleColumns,
  prove: (face) => {
    const name = statedAbove(face, /^report name:/i)
    const isOwn = name !== null && statedAbove(face, /^(?:last completed available day|report aggregation|time zone):/i) !== null
    return [...(isOwn ? [t`the header block of a Microsoft Advertising report (“Report Name: ${name}”)`] : []), ...proveByHeaders(face, ownHeaders, normaliseHeader), ...(isGrid(face) ? [t`the columns “Impr.” and “Spend”`] : [])]
  },
  totalKind: usualTotalKind,
  isFooter: (cells) => /^[@©]\s?\d{4} Microsoft Corporation/.test(cellText(cells[0]).trim()),
  ratioClicks: ['clicks'],
  conversionKinds: microsoftConversionKinds,
  // `[138000001]`, so that a spreadsheet keeps it.
  idWrapping: /^\[|\]$/g,
  period,
  dateOrder,
  decimal: (face, writing) => (dateOrder(face) === 'MDY' && !isSavedAgain(writing) ? '.' : null),
  notes: (face) => {
    const isIncomplete = statedAbove(face, /^potential incomplete data:/i)?.toLowerCase() === 'true'
    const until = statedAbove(face, lastDayName)
    if (!isIncomplete) return []
    return [
      until === null
        ? t`The file itself says that its data may be incomplete. Import it again later; the newer figures replace these.`
        : t`The file itself says that its data may be incomplete (complete until ${until}). Import it again later; the newer figures replace these.`,
    ]
  },
  rowsPromised: (face) => {
    const rows = statedAbove(face, /^rows:/i)
    return rows !== null && /^\d+$/.test(rows) ? Number(rows) : null
  },
}
