import type { MeasureField } from '../../shared/imports/import'
import { type Day, fromDayNumber, monthAround } from '../../shared/kernel/day'
import { groupBy } from '../../shared/kernel/group-by'
import type { AdPlatform } from '../../shared/kernel/platform'
import type { StoreContext } from '../context'
import { oncePerQuestion } from '../once-per-question'
import { isInRun, measuresOf, runsJson, runTable, untoldBits, untoldRuns } from './untold-runs'

/** Which results are asked for. Days as numbers since 1970-01-01, both ends included; null is open. */
export interface ResultScope {
  readonly currency: string
  readonly fromDay: number | null
  readonly toDay: number | null
  readonly platform: AdPlatform | null
  readonly campaignId: number | null
}

/** Sums over slices of one account, not yet put together with those of others. */
export interface SummedPart {
  readonly accountId: number
  readonly platform: AdPlatform
  readonly account: string
  /** 0: no campaign named, or not asked for. */
  readonly campaignId: number
  /** Oldest and newest day, or the stretch itself when asked for by stretch. */
  readonly fromDay: number
  readonly toDay: number
  readonly sliceCount: number
  readonly spendMinor: number | null
  readonly impressions: number | null
  readonly reach: number | null
  readonly linkClicks: number | null
  readonly clicksAll: number | null
  readonly clicks: number | null
  readonly conversions: number | null
  /** Null: no conversions. Unequal, or −1: unlike kinds. */
  readonly kindMin: number | null
  readonly kindMax: number | null
  readonly valueMinor: number | null
}

interface WithUntold {
  /** What the files of these slices leave out although others of the platform tell it (docs/decisions/0026). Absent: nothing. */
  readonly untold?: ReadonlySet<MeasureField>
}

export type ResultPart = SummedPart & WithUntold

/** How finely parts are asked for. */
export type PartGrouping = 'account' | 'campaign' | 'stretch'

/** The line of a report that a day lies in, such as its month. */
export type LineOfDay = (day: number) => string

/** Whether a `slice`, or a month of kept sums, lies wholly within the asked period; one without dates does only when none is asked. In SQL. */
export const isWithin = ({ fromDay, toDay }: ResultScope): readonly string[] => [
  ...(fromDay === null ? [] : ['slice.from_day >= @fromDay']),
  ...(toDay === null ? [] : ['slice.to_day <= @toDay']),
  ...(fromDay === null && toDay === null ? [] : ['(slice.from_day <> 0 OR slice.to_day <> 0)']),
]

const about = ({ platform, campaignId }: ResultScope): readonly string[] => [
  ...(platform === null ? [] : ['account.platform = @platform']),
  ...(campaignId === null ? [] : ['slice.campaign_id = @campaignId']),
]

/** Kind of the conversions of a `row`, in SQL. Null: no conversions. */
export const kindOf = (row: 'slice' | 'actual'): string => `CASE WHEN ${row}.conversions <> 0 THEN ${row}.conversion_kind_id END`

/** The sums of a part over the rows of a table, in SQL, in this order. `kinds`: the smallest and the largest kind of their conversions. */
export const sumsOf = (row: 'slice' | 'actual' | 'part', kinds: readonly [smallest: string, largest: string]): string =>
  `sum(${row}.spend_minor) AS spendMinor, sum(${row}.impressions) AS impressions, max(${row}.reach) AS reach, sum(${row}.link_clicks) AS linkClicks, sum(${row}.clicks_all) AS clicksAll, sum(${row}.clicks) AS clicks,
      sum(${row}.conversions) AS conversions, min(${kinds[0]}) AS kindMin, max(${kinds[1]}) AS kindMax, sum(${row}.conversion_value_minor) AS valueMinor`

const sliceKinds = [kindOf('slice'), kindOf('slice')] as const

/** One campaign sees all that is known of it, also where its days count elsewhere in a larger sum. */
const isCounted = ({ campaignId }: ResultScope): string => (campaignId === null ? 'slice.is_counted = 1' : 'slice.is_counted > 0')

/** The days of a period that are no whole months: none, or one stretch or two at its ends, each within a month. */
export const edgesOf = ({ fromDay, toDay }: ResultScope): readonly { readonly from: number; readonly to: number }[] => {
  const first = fromDay === null ? null : monthAround(fromDay)
  const last = toDay === null ? null : monthAround(toDay)
  const head = fromDay === null || first === null || first.from === fromDay ? null : { from: fromDay, to: Math.min(first.to, toDay ?? first.to) }
  const tail = toDay === null || last === null || last.to === toDay ? null : { from: Math.max(last.from, fromDay ?? last.from), to: toDay }
  if (head !== null && tail !== null && head.from === tail.from) return [head]
  return [head, tail].filter((edge) => edge !== null)
}

/**
 * Sums by campaign: whole months as they are kept, the days at both ends of the period one by one. The campaigns come from the months, since no index goes by day alone, and in their order:
 * so each end is added up as it is read, where sorting its days first took half of the time.
 */
const gatherByCampaign = ({ prepare }: StoreContext, scope: ResultScope): readonly SummedPart[] => {
  const isOfPlatform = scope.platform === null ? [] : ['slice.account_id IN (SELECT id FROM ad_account WHERE platform = @platform)']
  const months = `SELECT slice.account_id, slice.campaign_id, first_day, last_day, slice_count, spend_minor, impressions, reach, link_clicks, clicks_all, clicks, conversions, conversion_kind_min, conversion_kind_max, conversion_value_minor
    FROM actual_month AS slice WHERE ${['slice.currency = @currency', ...isWithin(scope), ...isOfPlatform].join(' AND ')}`
  const edges = edgesOf(scope)
  const days = edges.map(
    (_edge, index) => `UNION ALL
    SELECT known.account_id, known.campaign_id, min(slice.from_day), max(slice.to_day), count(*), ${sumsOf('slice', sliceKinds)}
    FROM known CROSS JOIN actual_slice AS slice ON slice.account_id = known.account_id AND slice.campaign_id = known.campaign_id AND slice.from_day BETWEEN @from${index} AND @to${index}
    WHERE slice.to_day <= @to${index} AND slice.is_counted = 1 AND slice.currency = @currency GROUP BY known.account_id, known.campaign_id`,
  )
  const bounds = Object.fromEntries(edges.flatMap(({ from, to }, index) => [[`from${index}`, from], [`to${index}`, to]]))
  // Columns as selected.
  return prepare(
    `WITH known AS MATERIALIZED (SELECT DISTINCT account_id, campaign_id FROM actual_month AS slice WHERE ${['TRUE', ...isOfPlatform].join(' AND ')} ORDER BY account_id, campaign_id)
    SELECT part.account_id AS accountId, account.platform, account.name AS account, part.campaign_id AS campaignId, min(first_day) AS fromDay, max(last_day) AS toDay, sum(slice_count) AS sliceCount,
      ${sumsOf('part', ['conversion_kind_min', 'conversion_kind_max'])}
    FROM (${[months, ...days].join('\n    ')}) AS part CROSS JOIN ad_account AS account ON account.id = part.account_id GROUP BY part.account_id, part.campaign_id`,
  ).all({ ...scope, ...bounds }) as SummedPart[]
}

/** What slices are put together by, in SQL, and the campaign of such a part. */
const groupedBy = (grouping: PartGrouping): { readonly groups: readonly string[]; readonly campaign: string } => ({
  groups: ['slice.account_id', ...(grouping === 'campaign' ? ['slice.campaign_id'] : []), ...(grouping === 'stretch' ? ['slice.from_day', 'slice.to_day'] : [])],
  campaign: grouping === 'campaign' ? 'slice.campaign_id' : '0',
})

interface DayRun {
  readonly first: number
  readonly last: number
}

/** Days of more years than anybody advertises in are not gone through one by one. */
const mostRunDays = 40_000

/** The days on which stretches begin, in runs that are of one line. Null: too many, or before 1970, where a stretch may begin on the day that stands for none. */
const runsOfLines = ({ prepare }: StoreContext, scope: ResultScope, lineOf: LineOfDay): readonly DayRun[] | null => {
  // Columns as selected.
  const { first, last } = prepare(`SELECT min(from_day) AS first, max(from_day) AS last FROM actual_stretch AS slice WHERE ${['currency = @currency', '(from_day <> 0 OR to_day <> 0)', ...isWithin(scope)].join(' AND ')}`).get(scope) as { first: number | null; last: number | null }
  if (first === null || last === null) return []
  if (first <= 0 || last - first > mostRunDays) return null
  const runs: { first: number; last: number }[] = []
  let line: string | null = null
  for (let day = first; day <= last; day += 1) {
    const own = lineOf(day)
    const run = runs.at(-1)
    if (run === undefined || own !== line) runs.push({ first: day, last: day })
    else run.last = day
    line = own
  }
  return runs
}

/** Sums what counts by account and run of days. A stretch that goes on after its run stays by itself, as does what has no dates. */
const gatherByRun = ({ prepare }: StoreContext, scope: ResultScope, runs: readonly DayRun[]): readonly SummedPart[] =>
  // Columns as selected. In the order of the table's key, so that only the sums are sorted; a day takes less than 22 bits.
  prepare(
    `WITH run AS MATERIALIZED (SELECT value ->> 'first' AS first, value ->> 'last' AS last FROM json_each(@runs))
    SELECT slice.account_id AS accountId, account.platform, account.name AS account, 0 AS campaignId, min(slice.from_day) AS fromDay, max(slice.to_day) AS toDay, sum(slice.slice_count) AS sliceCount,
      ${sumsOf('slice', ['slice.conversion_kind_min', 'slice.conversion_kind_max'])}
    FROM ad_account AS account CROSS JOIN run CROSS JOIN actual_stretch AS slice ON slice.account_id = account.id AND slice.from_day BETWEEN run.first AND run.last
    WHERE ${['slice.currency = @currency', ...isWithin(scope), ...about(scope)].join(' AND ')}
    GROUP BY account.id, run.first, CASE WHEN slice.to_day > run.last THEN slice.from_day << 22 | slice.to_day END`,
  ).all({ ...scope, runs: JSON.stringify([{ first: 0, last: 0 }, ...runs]) }) as SummedPart[]

/** Sums what counts, per account and per campaign or stretch, from the ready-made totals where there are any. */
const sumParts = (context: StoreContext, scope: ResultScope, grouping: PartGrouping): readonly SummedPart[] => {
  if (grouping === 'campaign' && scope.campaignId === null) return gatherByCampaign(context, scope)
  const isByCampaign = scope.campaignId !== null
  const { groups, campaign } = groupedBy(grouping)
  const sql = `SELECT slice.account_id AS accountId, account.platform, account.name AS account, ${campaign} AS campaignId,
      min(slice.from_day) AS fromDay, max(slice.to_day) AS toDay, ${isByCampaign ? 'count(*)' : 'sum(slice.slice_count)'} AS sliceCount,
      ${sumsOf('slice', isByCampaign ? sliceKinds : ['slice.conversion_kind_min', 'slice.conversion_kind_max'])}
    FROM ${isByCampaign ? 'actual_slice' : 'actual_stretch'} AS slice JOIN ad_account AS account ON account.id = slice.account_id
    WHERE ${['slice.currency = @currency', ...(isByCampaign ? [isCounted(scope)] : []), ...isWithin(scope), ...about(scope)].join(' AND ')}
    GROUP BY ${groups.join(', ')}`
  // Columns as selected.
  return context.prepare(sql).all(scope) as SummedPart[]
}

/** The slices whose files leave something out, summed like the parts that they are in and by what it is. */
const gatherUntold = (context: StoreContext, scope: ResultScope, grouping: PartGrouping): readonly ResultPart[] => {
  const runs = untoldRuns(context, null)
  if (runs.length === 0) return []
  const ofAccount =
    scope.campaignId === null
      ? '(SELECT DISTINCT account_id, campaign_id FROM actual_month) AS known ON known.account_id = run.account CROSS JOIN actual_slice AS slice ON slice.campaign_id = known.campaign_id'
      : 'actual_slice AS slice ON TRUE'
  const { groups, campaign } = groupedBy(grouping)
  const sql = `SELECT slice.account_id AS accountId, account.platform, account.name AS account, ${campaign} AS campaignId, min(slice.from_day) AS fromDay, max(slice.to_day) AS toDay,
      count(*) AS sliceCount, ${sumsOf('slice', sliceKinds)}, ${untoldBits} AS untoldBits
    FROM ${runTable} CROSS JOIN ${ofAccount} AND ${isInRun} JOIN ad_account AS account ON account.id = slice.account_id
    WHERE ${['slice.currency = @currency', isCounted(scope), ...isWithin(scope), ...about(scope)].join(' AND ')} AND ${untoldBits} <> 0
    GROUP BY ${[...groups, 'untoldBits'].join(', ')}`
  // Columns as selected.
  return (context.prepare(sql).all({ ...scope, runs: runsJson(runs) }) as (SummedPart & { readonly untoldBits: number })[]).map(({ untoldBits, ...part }) => ({ ...part, untold: measuresOf(untoldBits) }))
}

const measureKeys = ['spendMinor', 'impressions', 'linkClicks', 'clicksAll', 'clicks', 'conversions', 'valueMinor'] as const
type MeasureKey = (typeof measureKeys)[number]

/** 1: some row knows the measure. */
export type KnownMeasures = Readonly<Record<MeasureKey, 0 | 1>>

/** Which measures any row of a table knows, in SQL, by the names of `KnownMeasures`. */
export const knownOf = (row: 'slice' | 'actual'): string =>
  `max(${row}.spend_minor IS NOT NULL) AS spendMinor, max(${row}.impressions IS NOT NULL) AS impressions, max(${row}.link_clicks IS NOT NULL) AS linkClicks, max(${row}.clicks_all IS NOT NULL) AS clicksAll,
      max(${row}.clicks IS NOT NULL) AS clicks, max(${row}.conversions IS NOT NULL) AS conversions, max(${row}.conversion_value_minor IS NOT NULL) AS valueMinor`

/** Whether the file of a `slice` leaves nothing out, in SQL. */
export const isWholly = `NOT EXISTS (SELECT 1 FROM ${runTable} WHERE ${isInRun} AND ${untoldBits} <> 0)`

type PartKey = Pick<SummedPart, 'accountId' | 'campaignId' | 'fromDay' | 'toDay'>

/** What the slices know whose files leave nothing out, by the parts that they are in. */
const gatherTold = (context: StoreContext, scope: ResultScope, grouping: PartGrouping): readonly (PartKey & KnownMeasures)[] => {
  const runs = untoldRuns(context, null)
  const { groups, campaign } = groupedBy(grouping)
  const sql = `SELECT slice.account_id AS accountId, ${campaign} AS campaignId, min(slice.from_day) AS fromDay, max(slice.to_day) AS toDay, ${knownOf('slice')}
    FROM actual_slice AS slice JOIN ad_account AS account ON account.id = slice.account_id
    WHERE ${['slice.currency = @currency', isCounted(scope), ...isWithin(scope), ...about(scope), 'slice.account_id IN (SELECT value FROM json_each(@accounts))', isWholly].join(' AND ')}
    GROUP BY ${groups.join(', ')}`
  // Columns as selected.
  return context.prepare(sql).all({ ...scope, runs: runsJson(runs), accounts: JSON.stringify([...new Set(runs.map(({ account }) => account))]) }) as (PartKey & KnownMeasures)[]
}

/** What remains of a sum. Fractions of conversions are told to the millionth: more is noise of binary fractions. */
const less = (sum: number | null, taken: number | null): number | null => {
  if (sum === null || taken === null) return sum
  const rest = sum - taken
  return Number.isInteger(rest) ? rest : Math.round(rest * 1e6) / 1e6
}

interface Split<Part extends SummedPart, Key> {
  readonly untold: readonly (Part & WithUntold)[]
  readonly keyOf: (part: Key) => string
  /** What is known by what remains, asked for where nothing remains of a sum: 0, or unknown. */
  readonly told: () => readonly (Key & KnownMeasures)[]
}

/** A sum in parts: what its files tell whole, and what they leave something out of. */
export const splitUntold = <Part extends SummedPart & Key, Key>(parts: readonly Part[], { untold, keyOf, told }: Split<Part, Key>): readonly (Part & WithUntold)[] => {
  if (untold.length === 0) return parts
  const byKey = groupBy(untold, keyOf)
  let toldByKey: ReadonlyMap<string, KnownMeasures> | null = null
  const isKnown = (part: Part, measure: MeasureKey): boolean => {
    toldByKey ??= new Map(told().map((row) => [keyOf(row), row]))
    return toldByKey.get(keyOf(part))?.[measure] === 1
  }
  const remains = (part: Part, own: readonly Part[], measure: MeasureKey): number | null => {
    const rest = own.reduce((sum, taken) => less(sum, taken[measure]), part[measure])
    return rest === 0 && own.some((taken) => taken[measure] !== null) && !isKnown(part, measure) ? null : rest
  }
  return parts.flatMap((part) => {
    const own = byKey.get(keyOf(part)) ?? []
    const sliceCount = own.reduce((count, taken) => count - taken.sliceCount, part.sliceCount)
    if (own.length === 0 || sliceCount <= 0) return own.length === 0 ? [part] : own
    return [{ ...part, sliceCount, ...Object.fromEntries(measureKeys.map((measure) => [measure, remains(part, own, measure)])) }, ...own]
  })
}

/**
 * Sums what counts, per account and per campaign or stretch, from the ready-made totals where there are any; apart from what some files leave out.
 * `lineOf`: stretches within one line may come as one part, of their first day and last.
 */
export const gatherParts = (context: StoreContext, scope: ResultScope, grouping: PartGrouping, lineOf: LineOfDay | null = null): readonly ResultPart[] => {
  const untold = gatherUntold(context, scope, grouping)
  const runs = lineOf === null || untold.length > 0 || scope.campaignId !== null ? null : runsOfLines(context, scope, lineOf)
  if (runs !== null) return gatherByRun(context, scope, runs)
  return splitUntold(sumParts(context, scope, grouping), {
    untold,
    keyOf: ({ accountId, campaignId, fromDay, toDay }: PartKey) => [accountId, campaignId, ...(grouping === 'stretch' ? [fromDay, toDay] : [])].join(' '),
    told: () => gatherTold(context, scope, grouping),
  })
}

/** The oldest day of any of the parts. Null: none has a date, or one holds results without. */
export const oldestDay = (parts: readonly ResultPart[]): Day | null => {
  const oldest = parts.reduce((first, { fromDay }) => Math.min(first, fromDay), Infinity)
  return oldest === Infinity || oldest === 0 ? null : fromDayNumber(oldest)
}

/** The newest day of any of the parts. Null: none has a date. */
export const newestDay = (parts: readonly ResultPart[]): Day | null => {
  const newest = parts.reduce((last, { fromDay, toDay }) => (fromDay === 0 && toDay === 0 ? last : Math.max(last, toDay)), -Infinity)
  return newest === -Infinity ? null : fromDayNumber(newest)
}

/** Counted stretches that the asked period cuts, or that have no dates: they are left out whole. */
export const gatherCutStretches = (
  { prepare }: StoreContext,
  scope: ResultScope,
): readonly { readonly platform: AdPlatform; readonly fromDay: number; readonly toDay: number; readonly spendMinor: number | null }[] => {
  const { fromDay, toDay } = scope
  if (fromDay === null && toDay === null) return []
  const overlaps = [...(fromDay === null ? [] : ['slice.to_day >= @fromDay']), ...(toDay === null ? [] : ['slice.from_day <= @toDay'])].join(' AND ')
  const isInside = [...(fromDay === null ? [] : ['slice.from_day >= @fromDay']), ...(toDay === null ? [] : ['slice.to_day <= @toDay'])].join(' AND ')
  const isByCampaign = scope.campaignId !== null
  const sql = `SELECT account.platform, slice.from_day AS fromDay, slice.to_day AS toDay, sum(slice.spend_minor) AS spendMinor
    FROM ${isByCampaign ? 'actual_slice' : 'actual_stretch'} AS slice JOIN ad_account AS account ON account.id = slice.account_id
    WHERE ${['slice.currency = @currency', ...(isByCampaign ? [isCounted(scope)] : []), ...about(scope)].join(' AND ')}
      AND ((slice.from_day = 0 AND slice.to_day = 0) OR (${overlaps} AND NOT (${isInside})))
    GROUP BY account.platform, slice.from_day, slice.to_day ORDER BY slice.from_day, slice.to_day`
  // Columns as selected.
  return prepare(sql).all(scope) as { platform: AdPlatform; fromDay: number; toDay: number; spendMinor: number | null }[]
}

/** Costs typed in, by what they belong to. */
export interface CostPart {
  readonly campaignId: number | null
  readonly platform: AdPlatform | null
  readonly kind: 'fee' | 'production' | 'labour'
  readonly on: string
  readonly amountMinor: number
}

/** Revenue of won deals, by what it belongs to. */
export interface DealPart {
  readonly campaignId: number | null
  readonly on: string
  readonly amountMinor: number
  /** Whether it was won before the first day of imported spend in the currencies that are added up, whichever campaign's, or after the last. */
  readonly isBesideSpend: boolean
}

/** Days here are texts, as cost lines and deals have them. */
interface TypedScope {
  readonly currency: string
  readonly from: string | null
  readonly to: string | null
  readonly platform: AdPlatform | null
  readonly campaignId: number | null
}

const typedWhere = ({ from, to, campaignId }: TypedScope): readonly string[] => [
  'currency = @currency',
  ...(from === null ? [] : ['on_day >= @from']),
  ...(to === null ? [] : ['on_day <= @to']),
  ...(campaignId === null ? [] : ['campaign_id = @campaignId']),
]

/** Costs that were typed in, in minor units, one sum for each campaign, platform, kind and day. Of one platform those that name none are left out. */
export const gatherCosts = ({ prepare }: StoreContext, scope: TypedScope): readonly CostPart[] =>
  // Columns as selected; the table's CHECK holds the kinds.
  prepare(
    `SELECT campaign_id AS campaignId, platform, kind, on_day AS "on", sum(amount_minor) AS amountMinor FROM cost_line
     WHERE ${[...typedWhere(scope), ...(scope.platform === null ? [] : ['platform = @platform'])].join(' AND ')} GROUP BY campaign_id, platform, kind, on_day`,
  ).all(scope) as CostPart[]

/** Whether costs were typed in that name no platform, so that the sums of one are without them. */
export const hasCostsOfNoPlatform = (context: StoreContext, scope: Omit<TypedScope, 'platform'>): boolean => gatherCosts(context, { ...scope, platform: null }).some(({ platform }) => platform === null)

/** First and last day of imported spend in any of these currencies, on one platform or any. Null: there is none with days. */
export const spendDays = oncePerQuestion(({ prepare }: StoreContext, { currencies, platform }: { readonly currencies: readonly string[]; readonly platform: AdPlatform | null }): { readonly first: Day; readonly last: Day } | null => {
  const isAsked = [`currency IN (${currencies.map(() => '?').join(', ')})`, ...(platform === null ? [] : ['account_id IN (SELECT id FROM ad_account WHERE platform = ?)'])].join(' AND ')
  // Columns as selected.
  const { first, last } = prepare(`SELECT min(from_day) AS first, max(to_day) AS last FROM actual_stretch WHERE ${isAsked} AND spend_minor IS NOT NULL AND to_day <> 0`).get(...currencies, ...(platform === null ? [] : [platform])) as { first: number | null; last: number | null }
  return first === null || last === null ? null : { first: fromDayNumber(first), last: fromDayNumber(last) }
})

/** Deals name no platform, so none belongs to one. `added`: the currencies that are added up with these. Those of another than the first of them come one by one, as they are converted. */
export const gatherDeals = (context: StoreContext, scope: TypedScope, added: readonly string[] = [scope.currency]): readonly DealPart[] => {
  if (scope.platform !== null) return []
  const days = spendDays(context, { currencies: added, platform: null })
  // Columns as selected.
  const deals = context
    .prepare(`SELECT campaign_id AS campaignId, on_day AS "on", sum(amount_minor) AS amountMinor FROM deal WHERE status = 'won' AND ${typedWhere(scope).join(' AND ')} GROUP BY campaign_id, on_day${added[0] === scope.currency ? '' : ', id'}`)
    .all(scope) as Omit<DealPart, 'isBesideSpend'>[]
  return deals.map((deal) => ({ ...deal, isBesideSpend: days !== null && (deal.on < days.first || deal.on > days.last) }))
}
