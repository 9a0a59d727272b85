import { compareValues } from '../../shared/kernel/compare'
import { dayRangeText } from '../../shared/kernel/day-text'
import { fromDayNumber } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import { listText } from '../../shared/kernel/language'
import { minorToDecimal } from '../../shared/kernel/money'
import type { AdPlatform } from '../../shared/kernel/platform'
import { fieldText } from '../../shared/kernel/typed-number'
import { plural, t } from '../../shared/kernel/words'
import type { StoreContext } from '../context'
import { accountText } from './account-reach'
import { levelWords, type SliceBreakdown } from './what-counts'

/** What part of the results is asked about. Null: no limit. Days as numbers since 1970-01-01. */
interface NotesScope {
  readonly currency: string
  readonly fromDay: number | null
  readonly toDay: number | null
  readonly platform: AdPlatform | null
  readonly campaignId: number | null
  readonly accountId: number | null
}

interface ViewRow {
  readonly accountId: number
  readonly platform: AdPlatform
  readonly account: string
  readonly level: SliceBreakdown['level']
  readonly segments: string
  readonly identifiedBy: string
  readonly isCounted: number
  readonly fromDay: number
  readonly toDay: number
  readonly spendMinor: number | null
}

/** Most sentences of one kind; the rest are counted. */
const sentenceLimit = 6

/** A share by which two views of the same money may differ before it is said. */
const noteworthy = 0.01

/** Says which stretches are known from several files, which view counts, and where the views disagree by more than 1 %. */
export const countingNotes = ({ prepare }: StoreContext, scope: NotesScope): readonly string[] => {
  const filters = ['slice.currency = @currency']
  if (scope.fromDay !== null) filters.push('slice.to_day >= @fromDay')
  if (scope.toDay !== null) filters.push('slice.from_day <= @toDay')
  if (scope.platform !== null) filters.push('account.platform = @platform')
  if (scope.campaignId !== null) filters.push('slice.campaign_id = @campaignId')
  if (scope.accountId !== null) filters.push('slice.account_id = @accountId')
  const where = filters.join(' AND ')
  const hasLeftOut = prepare(
    `SELECT 1 FROM actual_slice AS slice JOIN ad_account AS account ON account.id = slice.account_id WHERE slice.is_counted = 0 AND ${where} LIMIT 1`,
  ).get(scope)
  if (hasLeftOut === undefined) return []
  const rows = prepare(
    `SELECT slice.account_id AS accountId, account.platform, account.name AS account, breakdown.level, breakdown.segments, breakdown.identified_by AS identifiedBy,
       slice.is_counted AS isCounted, slice.from_day AS fromDay, slice.to_day AS toDay, sum(slice.spend_minor) AS spendMinor
     FROM actual_slice AS slice JOIN ad_account AS account ON account.id = slice.account_id JOIN breakdown ON breakdown.id = slice.breakdown_id
     WHERE ${where} AND EXISTS (SELECT 1 FROM actual_slice AS other WHERE other.is_counted = 0 AND other.account_id = slice.account_id AND other.currency = slice.currency)
     GROUP BY slice.account_id, slice.from_day, slice.to_day, slice.breakdown_id, slice.is_counted ORDER BY slice.from_day, slice.to_day`,
    // Columns as selected.
  ).all(scope) as ViewRow[]
  const sentences = [...groupBy(rows, ({ accountId }) => String(accountId)).values()].flatMap((group) => accountSentences(group, scope.currency))
  const more = sentences.length - sentenceLimit
  return more > 0 ? [...sentences.slice(0, sentenceLimit), t`${plural(more, { one: '# more stretch is known from several files; one view of it counts.', other: '# more stretches are known from several files; one view of each counts.' })}`] : sentences
}

/** What one sentence is about: left-out views that overlap each other, and the counted ones that overlap these. */
interface Knot {
  from: number
  to: number
  readonly rows: ViewRow[]
}

const accountSentences = (rows: readonly ViewRow[], currency: string): readonly string[] => {
  const isUndated = (row: ViewRow): boolean => row.fromDay === 0 && row.toDay === 0
  const from = (row: ViewRow): number => (isUndated(row) ? -Infinity : row.fromDay)
  const to = (row: ViewRow): number => (isUndated(row) ? Infinity : row.toDay)
  const knots: Knot[] = []
  for (const row of [...rows].sort((left, right) => compareValues(from(left), from(right)))) {
    const knot = knots.at(-1)
    if (knot === undefined || from(row) > knot.to) knots.push({ from: from(row), to: to(row), rows: [row] })
    else {
      knot.to = Math.max(knot.to, to(row))
      knot.rows.push(row)
    }
  }
  const tangled = knots.filter((knot) => knot.rows.some(({ isCounted }) => isCounted === 0))
  // Neighbouring days that are known from the same files make one sentence.
  const merged = [...groupBy(tangled, (knot) => [...new Set(knot.rows.map((row) => `${viewText(row)} ${row.isCounted}`))].sort().join('|')).values()]
  return merged.map((alike) => knotSentence(alike.flatMap((knot) => knot.rows), currency))
}

const amountText = (minor: number, currency: string): string => `${fieldText(minorToDecimal(minor, currency))} ${currency}`

const knotSentence = (rows: readonly ViewRow[], currency: string): string => {
  const dated = rows.filter(({ fromDay, toDay }) => fromDay !== 0 || toDay !== 0)
  const range = dated.length === 0 ? t`the stretch without dates` : dayRangeText(fromDayNumber(Math.min(...dated.map(({ fromDay }) => fromDay))), fromDayNumber(Math.max(...dated.map(({ toDay }) => toDay))))
  const [first] = rows
  const who = first === undefined ? '' : accountText(first)
  const counted = groupBy(rows.filter(({ isCounted }) => isCounted === 1), viewText)
  const leftOut = groupBy(rows.filter(({ isCounted }) => isCounted === 0), viewText)
  const spendOf = (views: readonly ViewRow[]): number => views.reduce((sum, { spendMinor }) => sum + (spendMinor ?? 0), 0)
  const countedSpend = spendOf([...counted.values()].flat())
  const disagreeing = [...leftOut]
    .map(([view, views]) => ({ view, spend: spendOf(views), isKnown: views.some(({ spendMinor }) => spendMinor !== null), isWhole: !counted.has(view) && covers(views, [...counted.values()].flat()) }))
    // A view of a part of the days says less without disagreeing.
    .filter(({ spend, isKnown, isWhole }) => isKnown && isWhole && Math.abs(spend - countedSpend) > Math.max(spend, countedSpend) * noteworthy)
  const differences = disagreeing.map(({ view, spend }) => t`${view} says ${amountText(spend, currency)}`).join('; ')
  const list = (views: ReadonlyMap<string, unknown>): string => [...views.keys()].join('; ')
  const said = t`${who}: ${range} is known from several files. Counted: ${list(counted) || t`another view`}. Left out as the same money: ${list(leftOut)}.`
  return differences === '' ? said : t`${said} They disagree: ${differences}, counted are ${amountText(countedSpend, currency)}.`
}

/** Whether rows reach as far in time, at both ends, as others. */
const covers = (rows: readonly ViewRow[], others: readonly ViewRow[]): boolean =>
  Math.min(...rows.map(({ fromDay }) => fromDay)) <= Math.min(...others.map(({ fromDay }) => fromDay)) && Math.max(...rows.map(({ toDay }) => toDay)) >= Math.max(...others.map(({ toDay }) => toDay))

/** A view in words: `by ad, day by day`, `by age and gender`. */
const viewText = ({ level, segments, fromDay, toDay }: ViewRow): string => {
  const parts = [...(level === 'account' && segments !== '' ? [] : [levelWords[level]]), ...(segments === '' ? [] : segments.split(', '))]
  const words = listText(parts, 'and')
  return fromDay === toDay && fromDay !== 0 ? t`by ${words}, day by day` : t`by ${words}`
}
