import { sumKnown } from '../../shared/kernel/ratio'
import { platformNames } from '../../shared/kernel/platform'
import { type ClickType, clickTypeNames, type MetricSums } from '../../shared/marketing/metrics'
import type { CostPart, DealPart, ResultPart } from './result-parts'

type Clicks = Exclude<ClickType, 'mixed'>

/**
 * Which clicks each account is counted by: link clicks where any of its results has them, else all clicks, else plain clicks.
 * Decided once over everything that is shown, so that a day without a link click is not taken for a day of another kind.
 */
export const clickTypesOf = (parts: readonly ResultPart[]): ReadonlyMap<number, Clicks> => {
  const rank: Readonly<Record<Clicks, number>> = { clicks: 0, all: 1, link: 2 }
  const types = new Map<number, Clicks>()
  for (const { accountId, linkClicks, clicksAll, clicks } of parts) {
    const type: Clicks | null = linkClicks !== null ? 'link' : clicksAll !== null ? 'all' : clicks !== null ? 'clicks' : null
    const known = types.get(accountId)
    if (type !== null && (known === undefined || rank[type] > rank[known])) types.set(accountId, type)
  }
  return types
}

const clicksOf = (part: ResultPart, type: Clicks): number | null => {
  switch (type) {
    case 'link':
      return part.linkClicks
    case 'all':
      return part.clicksAll
    case 'clicks':
      return part.clicks
  }
}

export interface FoldOptions {
  readonly currency: string
  readonly clickTypes: ReadonlyMap<number, Clicks>
  readonly kindName: (kindId: number) => string
}

type Folded<K extends keyof MetricSums> = Pick<MetricSums, K> & { readonly reason: string | null }

const foldClicks = (parts: readonly ResultPart[], clickTypes: FoldOptions['clickTypes']): Folded<'clicks' | 'clickType'> => {
  const counted = parts.flatMap((part) => {
    const type = clickTypes.get(part.accountId)
    const clicks = type === undefined ? null : clicksOf(part, type)
    return type === undefined || clicks === null ? [] : [{ type, clicks }]
  })
  const types = [...new Set(counted.map(({ type }) => type))]
  const [type] = types
  if (type === undefined) return { clicks: null, clickType: null, reason: null }
  if (types.length > 1) return { clicks: null, clickType: 'mixed', reason: `Unlike clicks are not added: ${types.map((type) => clickTypeNames[type]).join(', ')}.` }
  return { clicks: sumKnown(counted.map(({ clicks }) => clicks)), clickType: type, reason: null }
}

const foldConversions = (parts: readonly ResultPart[], kindName: FoldOptions['kindName']): Folded<'conversions' | 'conversionKind'> => {
  const conversions = sumKnown(parts.map((part) => part.conversions))
  const kinds = [...new Set(parts.flatMap(({ kindMin, kindMax }) => [kindMin, kindMax]))].filter((kind) => kind !== null)
  const [kind] = kinds
  if (kind === undefined) return { conversions, conversionKind: null, reason: null }
  if (kinds.length === 1 && kind !== -1) return { conversions, conversionKind: kindName(kind), reason: null }
  const names = kinds.filter((kind) => kind !== -1).map(kindName).sort()
  return { conversions: null, conversionKind: null, reason: `Unlike conversions are not added${names.length > 1 ? `: ${names.join(', ')}` : ''}.` }
}

const foldRevenue = (parts: readonly ResultPart[]): Folded<'attributedRevenueMinor'> => {
  const platforms = [...new Set(parts.filter(({ valueMinor }) => valueMinor !== null).map(({ platform }) => platform))]
  return platforms.length > 1
    ? { attributedRevenueMinor: null, reason: `${platforms.map((platform) => platformNames[platform]).sort().join(' and ')} may claim the same sale; their conversion values are not added.` }
    : { attributedRevenueMinor: sumKnown(parts.map(({ valueMinor }) => valueMinor)), reason: null }
}

const foldReach = (parts: readonly ResultPart[]): Folded<'reach'> => {
  const [only] = parts
  const slices = parts.reduce((sum, { sliceCount }) => sum + sliceCount, 0)
  if (slices === 1 && only !== undefined) return { reach: only.reach, reason: null }
  return { reach: null, reason: parts.some(({ reach }) => reach !== null) ? 'Reach is not added over days, ads or platforms.' : null }
}

const amountOf = (costs: readonly CostPart[], kind: CostPart['kind']): number => costs.reduce((sum, cost) => (cost.kind === kind ? sum + cost.amountMinor : sum), 0)

/** Puts results, costs and deals of one group together. What is unlike is not added but said. */
export const foldParts = (
  { parts, costs, deals }: { readonly parts: readonly ResultPart[]; readonly costs: readonly CostPart[]; readonly deals: readonly DealPart[] },
  { currency, clickTypes, kindName }: FoldOptions,
): MetricSums => {
  const { reason: clicksReason, ...clicks } = foldClicks(parts, clickTypes)
  const { reason: conversionsReason, ...conversions } = foldConversions(parts, kindName)
  const { reason: revenueReason, ...revenue } = foldRevenue(parts)
  const { reason: reachReason, ...reach } = foldReach(parts)
  return {
    currency,
    spendMinor: sumKnown(parts.map(({ spendMinor }) => spendMinor)),
    feeMinor: amountOf(costs, 'fee'),
    productionMinor: amountOf(costs, 'production'),
    labourMinor: amountOf(costs, 'labour'),
    impressions: sumKnown(parts.map(({ impressions }) => impressions)),
    linkClicks: sumKnown(parts.map(({ linkClicks }) => linkClicks)),
    clicksAll: sumKnown(parts.map(({ clicksAll }) => clicksAll)),
    ...clicks,
    ...conversions,
    ...revenue,
    ...reach,
    dealRevenueMinor: deals.length === 0 ? null : deals.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    reasons: {
      ...(clicksReason !== null && { clicks: clicksReason }),
      ...(conversionsReason !== null && { conversions: conversionsReason }),
      ...(revenueReason !== null && { revenue: revenueReason }),
      ...(reachReason !== null && { reach: reachReason }),
    },
  }
}
