import { t } from '../../shared/kernel/words'
import { normaliseHeader } from '../headers'
import { type Column, type FileFace, plainDecimal, type PlatformFormat, type TotalKind } from '../platform-format'
import { type Cell, cellText } from '../table'
import { metaAllWords, metaConversionKinds, metaDescriptions, metaLookup } from './columns'

const entities: ReadonlySet<string> = new Set(['campaign_name', 'campaign_id', 'ad_set_name', 'ad_name', 'ad_id'])

const prove = ({ headers, columns }: FileFace): readonly string[] => {
  const why: string[] = []
  const period = columns.find(({ field }) => field === 'period_from')
  if (period !== undefined) why.push(t`the column “${period.header}”`)
  const spend = columns.find(({ field, header }) => field === 'spend' && /\([a-z]{3}\)$/.test(normaliseHeader(header)))
  if (spend !== undefined) why.push(t`the column “${spend.header}” with its currency in the header`)
  const own = columns.find(({ field }) => field === 'result_kind' || field === 'attribution')
  if (own !== undefined) why.push(t`the column “${own.header}”`)
  // X and others count link clicks too: alone they prove nothing.
  const linkClicks = columns.find(({ field }) => field === 'link_clicks')
  if (linkClicks !== undefined && (why.length > 0 || headers.has('amount spent'))) why.push(t`the column “${linkClicks.header}”`)
  if (['age', 'gender', 'interest', 'spent', 'total_conversion'].every((header) => headers.has(header))) why.push(t`the columns of Facebook’s conversion export (age, gender, interest, spent)`)
  return why
}

/** A campaign's objective describes it; where no campaign is named, it breaks results down. */
const settleColumns = (columns: readonly Column[]): readonly Column[] =>
  columns.some(({ field }) => entities.has(field)) ? columns.map((column): Column => (metaDescriptions.has(normaliseHeader(column.header)) ? { ...column, field: 'ignored' } : column)) : columns

/** Spaces around it included. */
const longestAllWord = Math.max(...[...metaAllWords].map((word) => word.length)) + 8

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** The words for "all" are short, which names seldom are, and begin with no digit, as days do. */
const isAll = (text: string): boolean => text.length <= longestAllWord && !isDigit(text.charCodeAt(0)) && metaAllWords.has(text.trim().toLowerCase())

/** What has an id of its own is called so. */
const hasId = (cells: readonly Cell[], id: number | undefined): boolean => id !== undefined && /\d/.test(cellText(cells[id]))

/** Runs for every row, hence without a list of its texts. */
const totalKind = (cells: readonly Cell[], dimensions: readonly number[], idOf: ReadonlyMap<number, number>): TotalKind => {
  let isNameless = dimensions.length > 0
  let hasAll = false
  for (const index of dimensions) {
    const text = cellText(cells[index])
    if (text === '' || text.trim() === '') continue
    if (isAll(text) && !hasId(cells, idOf.get(index))) hasAll = true
    else isNameless = false
  }
  if (isNameless) return 0
  return hasAll ? 'subtotal' : null
}

/** What Meta counts as a result, as its cells say it in every language: `actions:link_click`. */
const resultKind = /^(?:actions|conversions|unique_actions|catalog_segment_actions|onsite_conversion)[:.]\S+$/

export const metaFormat: PlatformFormat = {
  platform: 'meta',
  lookup: metaLookup,
  prove,
  settleColumns,
  fieldByCells: (texts) => (texts.some((text) => resultKind.test(text)) ? 'result_kind' : null),
  totalKind,
  isAll,
  ratioClicks: ['linkClicks'],
  conversionKinds: metaConversionKinds,
  decimal: plainDecimal,
}
