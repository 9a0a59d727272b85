import type { MeasureField } from '../../shared/imports/import'
import { type AdPlatform, platformNames } from '../../shared/kernel/platform'
import { keysOf } from '../../shared/kernel/keys-of'
import { sumOver } from '../../shared/kernel/ratio'
import type { Currency } from '../../shared/kernel/money'
import { listText } from '../../shared/kernel/language'
import { t } from '../../shared/kernel/words'
import { type ClickType, clickTypeNames, type KnownElsewhere, type MetricSums, PairedRatio, ratioMeasures } from '../../shared/marketing/metrics'
import type { CostPart, DealPart, ResultPart } from './result-parts'
import type { Measure, ToldMeasures } from './told-measures'

type Clicks = Exclude<ClickType, 'mixed'>

/** Best first: clicks that lead to the advertiser, then all, then what the platform calls clicks. */
const clickColumnNames = ['linkClicks', 'clicksAll', 'clicks'] as const
type ClickColumn = (typeof clickColumnNames)[number]

const clickFields = { linkClicks: 'link_clicks', clicksAll: 'clicks_all', clicks: 'clicks' } as const satisfies Readonly<Record<ClickColumn, MeasureField>>

const usualClicks: Readonly<Record<ClickColumn, Clicks>> = { linkClicks: 'link', clicksAll: 'all', clicks: 'clicks' }

/** Platforms whose clicks are a kind of their own. */
const ownClicks: Readonly<Partial<Record<AdPlatform, Readonly<Partial<Record<ClickColumn, Clicks>>>>>> = { linkedin: { clicks: 'chargeable' }, pinterest: { clicksAll: 'pin' }, snapchat: { clicks: 'swipe' } }

/**
 * Which clicks each account is counted by: link clicks where any of its results has them, else all clicks, else plain clicks.
 * Decided once over everything that is shown, so that a day without a link click is not taken for a day of another kind.
 */
export const clickColumnsOf = (parts: readonly ResultPart[]): ReadonlyMap<number, ClickColumn> => {
  const chosen = new Map<number, ClickColumn>()
  for (const part of parts) {
    const column = clickColumnNames.find((name) => part[name] !== null)
    const known = chosen.get(part.accountId)
    if (column !== undefined && (known === undefined || clickColumnNames.indexOf(column) < clickColumnNames.indexOf(known))) chosen.set(part.accountId, column)
  }
  return chosen
}

/** What a part knows of a measure; of clicks, those its account is counted by. */
const measureOf = (part: ResultPart, measure: Measure, clickColumn: ClickColumn | undefined): number | null => {
  switch (measure) {
    case 'spend':
      return part.spendMinor
    case 'revenue':
      return part.valueMinor
    case 'clicks':
      return clickColumn === undefined ? null : part[clickColumn]
    case 'impressions':
    case 'conversions':
      return part[measure]
  }
}

/** The field of files that a measure of a part comes from. */
const fieldOf = (measure: Measure, clickColumn: ClickColumn | undefined): MeasureField | null => {
  switch (measure) {
    case 'clicks':
      return clickColumn === undefined ? null : clickFields[clickColumn]
    case 'revenue':
      return 'conversion_value'
    case 'spend':
    case 'impressions':
    case 'conversions':
      return measure
  }
}

type Telling = Pick<FoldOptions, 'clickColumns' | 'told'>

const sumOf = (parts: readonly ResultPart[], measure: Measure, { clickColumns }: Telling): number | null => sumOver(parts, (part) => measureOf(part, measure, clickColumns.get(part.accountId)))

/** Whether the files of a part tell all of these measures, in one list of parts. */
export const tellsAll = (parts: readonly ResultPart[], measures: readonly Measure[], options: Telling): ((part: ResultPart) => boolean) => {
  // A view that counts on its campaign's page alone is not among what is told of the whole workbook.
  const tells = (platform: AdPlatform, measure: Measure): boolean => options.told.get(platform)?.has(measure) === true || sumOf(parts.filter((part) => part.platform === platform), measure, options) !== null
  const telling = new Map<AdPlatform, boolean>()
  const tellsEach = (platform: AdPlatform): boolean => {
    const known = telling.get(platform) ?? measures.every((measure) => tells(platform, measure))
    telling.set(platform, known)
    return known
  }
  const isTold = ({ accountId, untold }: ResultPart, measure: Measure): boolean => {
    const field = fieldOf(measure, options.clickColumns.get(accountId))
    return field === null || untold?.has(field) !== true
  }
  return (part) => tellsEach(part.platform) && (part.untold === undefined || measures.every((measure) => isTold(part, measure)))
}

/** The sums of each ratio over what is told of both of its measures, where files tell one of them. */
const foldPairs = (parts: readonly ResultPart[], options: Telling): MetricSums['paired'] => {
  const pairs: MetricSums['paired'] = {}
  // A single platform is not left out for another.
  if (parts.every(({ platform, untold }) => platform === parts[0]?.platform && untold === undefined)) return pairs
  for (const ratio of PairedRatio.options) {
    const [upper, lower] = ratioMeasures[ratio]
    const hasBoth = tellsAll(parts, [upper, lower], options)
    const others = parts.filter((part) => !hasBoth(part))
    if (others.length === 0) continue
    if (sumOf(others, upper, options) === null && sumOf(others, lower, options) === null) continue
    const both = parts.filter(hasBoth)
    pairs[ratio] = { upper: sumOf(both, upper, options), lower: sumOf(both, lower, options) }
  }
  return pairs
}

interface FoldOptions {
  readonly currency: string
  readonly clickColumns: ReadonlyMap<number, ClickColumn>
  readonly told: ToldMeasures
  readonly kindName: (kindId: number) => string
}

type Folded<K extends keyof MetricSums> = Pick<MetricSums, K> & { readonly reason: string | null }

const foldClicks = (parts: readonly ResultPart[], chosen: FoldOptions['clickColumns']): Folded<'clicks' | 'clickType'> => {
  const known = new Set<Clicks>()
  let clicks: number | null = null
  for (const part of parts) {
    const column = chosen.get(part.accountId)
    const own = column === undefined ? null : part[column]
    if (column === undefined || own === null) continue
    known.add(ownClicks[part.platform]?.[column] ?? usualClicks[column])
    clicks = (clicks ?? 0) + own
  }
  const types = [...known]
  const [type] = types
  if (type === undefined) return { clicks: null, clickType: null, reason: null }
  if (types.length > 1) return { clicks: null, clickType: 'mixed', reason: t`Unlike clicks are not added: ${types.map((type) => clickTypeNames[type]).join(', ')}.` }
  return { clicks, clickType: type, reason: null }
}

const foldConversions = (parts: readonly ResultPart[], kindName: FoldOptions['kindName']): Folded<'conversions' | 'conversionKind'> => {
  const conversions = sumOver(parts, (part) => part.conversions)
  const kinds = [...new Set(parts.flatMap(({ kindMin, kindMax }) => [kindMin, kindMax]))].filter((kind) => kind !== null)
  const [kind] = kinds
  if (kind === undefined) return { conversions, conversionKind: null, reason: null }
  if (kinds.length === 1 && kind !== -1) return { conversions, conversionKind: kindName(kind), reason: null }
  const names = kinds.filter((kind) => kind !== -1).map(kindName).sort()
  // −1 is a part that is mixed in itself: there are more kinds than those with names here.
  const named = [...names, ...(kinds.includes(-1) ? [t`others`] : [])].join(', ')
  return { conversions: null, conversionKind: null, reason: names.length === 0 ? t`Unlike conversions are not added.` : t`Unlike conversions are not added: ${named}.` }
}

/** The conversion value of one group. Null: unknown, or several platforms may claim the same sale, which the reason says. */
export const foldRevenue = (parts: readonly ResultPart[]): Folded<'attributedRevenueMinor'> => {
  const platforms = [...new Set(parts.filter(({ valueMinor }) => valueMinor !== null).map(({ platform }) => platform))]
  return platforms.length > 1
    ? { attributedRevenueMinor: null, reason: t`${listText(platforms.map((platform) => platformNames[platform]).sort(), 'and')} may claim the same sale; their conversion values are not added.` }
    : { attributedRevenueMinor: sumOver(parts, ({ valueMinor }) => valueMinor), reason: null }
}

const foldReach = (parts: readonly ResultPart[]): Folded<'reach'> => {
  const [only] = parts
  const slices = parts.reduce((sum, { sliceCount }) => sum + sliceCount, 0)
  if (slices === 1 && only !== undefined) return { reach: only.reach, reason: null }
  return { reach: null, reason: parts.some(({ reach }) => reach !== null) ? t`Reach is not added over days, ads or platforms.` : null }
}

const amountOf = (costs: readonly CostPart[], kind: CostPart['kind']): number => costs.reduce((sum, cost) => (cost.kind === kind ? sum + cost.amountMinor : sum), 0)

const revenueOfDeals = (deals: readonly DealPart[]): number => deals.reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** Results, costs and deals of one group. */
interface Folding {
  readonly parts: readonly ResultPart[]
  readonly costs: readonly CostPart[]
  readonly deals: readonly DealPart[]
}

/** What of a group is in a currency that its sums leave out. */
export interface LeftOutParts extends Folding {
  readonly currency: Currency
}

const knows: Readonly<Record<Exclude<KnownElsewhere, 'cost' | 'revenue'>, (group: Folding) => boolean>> = {
  spend: ({ parts }) => parts.some(({ spendMinor }) => spendMinor !== null),
  fee: ({ costs }) => costs.some(({ kind }) => kind === 'fee'),
  production: ({ costs }) => costs.some(({ kind }) => kind === 'production'),
  labour: ({ costs }) => costs.some(({ kind }) => kind === 'labour'),
  impressions: ({ parts }) => parts.some(({ impressions }) => impressions !== null),
  clicks: ({ parts }) => parts.some((part) => clickColumnNames.some((name) => part[name] !== null)),
  conversions: ({ parts }) => parts.some(({ conversions }) => conversions !== null),
  value: ({ parts }) => parts.some(({ valueMinor }) => valueMinor !== null),
  deals: ({ deals }) => deals.length > 0,
}

/** What a group does not know and is known of it in other currencies, and in which. */
const inOthersAloneOf = (group: Folding, leftOut: readonly LeftOutParts[]): NonNullable<MetricSums['inOthersAlone']> =>
  Object.fromEntries(
    keysOf(knows).flatMap((measure) => {
      const currencies = knows[measure](group) ? [] : leftOut.filter(knows[measure]).map(({ currency }) => currency)
      return currencies.length === 0 ? [] : [[measure, currencies]]
    }),
  )

/** Puts results, costs and deals of one group together. What is unlike is not added but said, and so is what `leftOut` alone knows. */
export const foldParts = (group: Folding, { currency, clickColumns, told, kindName }: FoldOptions, leftOut: readonly LeftOutParts[] = []): MetricSums => {
  const { parts, costs, deals } = group
  const inOthersAlone = leftOut.length === 0 ? {} : inOthersAloneOf(group, leftOut)
  const typed = (kind: CostPart['kind']): number | null => (inOthersAlone[kind] === undefined ? amountOf(costs, kind) : null)
  const { clicks, clickType, reason: clicksReason } = foldClicks(parts, clickColumns)
  const { conversions, conversionKind, reason: conversionsReason } = foldConversions(parts, kindName)
  const { attributedRevenueMinor, reason: revenueReason } = foldRevenue(parts)
  const { reach, reason: reachReason } = foldReach(parts)
  const besideSpend = deals.filter(({ isBesideSpend }) => isBesideSpend)
  const reasons: MetricSums['reasons'] = {}
  if (clicksReason !== null) reasons.clicks = clicksReason
  if (conversionsReason !== null) reasons.conversions = conversionsReason
  if (revenueReason !== null) reasons.revenue = revenueReason
  if (reachReason !== null) reasons.reach = reachReason
  return {
    currency,
    spendMinor: sumOver(parts, ({ spendMinor }) => spendMinor),
    feeMinor: typed('fee'),
    productionMinor: typed('production'),
    labourMinor: typed('labour'),
    impressions: sumOver(parts, ({ impressions }) => impressions),
    linkClicks: sumOver(parts, ({ linkClicks }) => linkClicks),
    clicksAll: sumOver(parts, ({ clicksAll }) => clicksAll),
    clicks,
    clickType,
    conversions,
    conversionKind,
    attributedRevenueMinor,
    reach,
    dealRevenueMinor: deals.length === 0 ? null : revenueOfDeals(deals),
    reasons,
    paired: foldPairs(parts, { clickColumns, told }),
    ...(besideSpend.length > 0 && { dealRevenueBesideSpendMinor: revenueOfDeals(besideSpend) }),
    ...(Object.keys(inOthersAlone).length > 0 && { inOthersAlone }),
  }
}
