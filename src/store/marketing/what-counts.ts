import { compareValues } from '../../shared/kernel/compare'
import { groupBy } from '../../shared/kernel/group-by'
import { t } from '../../shared/kernel/words'

/** A way a file breaks its rows down. Segments are names joined by `, `; empty: none. */
export interface SliceBreakdown {
  readonly level: 'account' | 'campaign' | 'ad_set' | 'ad'
  readonly segments: string
  readonly identifiedBy: 'id' | 'name'
}

/** What rows are of, amid a sentence. */
export const levelWords: Readonly<Record<SliceBreakdown['level'], string>> = { account: t`account`, campaign: t`campaign`, ad_set: t`ad set`, ad: t`ad` }

/** One breakdown's sums of one campaign over one stretch, within one account and currency. Campaign 0: no campaign named. Days 0 and 0: no date. */
export interface Slice {
  readonly campaignId: number
  readonly fromDay: number
  readonly toDay: number
  readonly breakdown: SliceBreakdown
  readonly spendMinor: number | null
  readonly impressions: number | null
  readonly clicks: number | null
  /** How many of the measures a report shows are known. */
  readonly knownMeasures: number
}

/** Where a slice counts: everywhere, on its campaign's page only, or nowhere. */
export const counting = { nowhere: 0, everywhere: 1, campaignOnly: 2 } as const
export type Counting = (typeof counting)[keyof typeof counting]

/** Views of the same money that differ by less than this are taken for equal: platforms round. */
const tolerance = 0.001

/** What is compared, the first that differs decides: money, then impressions, clicks, and the number of stretches. */
type Weight = readonly [spend: number, impressions: number, clicks: number, stretches: number]

const nothing: Weight = [0, 0, 0, 0]

const plus = (left: Weight, right: Weight): Weight => [left[0] + right[0], left[1] + right[1], left[2] + right[2], left[3] + right[3]]

const scaled = (weight: Weight, factor: number): Weight => [weight[0] * factor, weight[1] * factor, weight[2] * factor, weight[3] * factor]

const compareWeights = (left: Weight, right: Weight): number => left[0] - right[0] || left[1] - right[1] || left[2] - right[2] || left[3] - right[3]

/** A stretch and what speaks for it. Without dates it reaches over all time. */
interface Span<T> {
  readonly from: number
  readonly to: number
  readonly weight: Weight
  readonly item: T
}

const levelDepth = { account: 0, campaign: 1, ad_set: 2, ad: 3 } as const

const segmentCount = ({ segments }: SliceBreakdown): number => (segments === '' ? 0 : segments.split(', ').length)

/** Which of two equal views is shown: the one that knows more measures, then fewer segments, then the deeper level, ids before names. */
const comparePreference = (left: Slice, right: Slice): number =>
  right.knownMeasures - left.knownMeasures ||
  segmentCount(left.breakdown) - segmentCount(right.breakdown) ||
  levelDepth[right.breakdown.level] - levelDepth[left.breakdown.level] ||
  compareValues(left.breakdown.identifiedBy, right.breakdown.identifiedBy) ||
  compareValues(left.breakdown.segments, right.breakdown.segments)

const sizeOf = ({ spendMinor, impressions, clicks }: Slice): Weight => [spendMinor ?? 0, impressions ?? 0, clicks ?? 0, 1]

/** The view of one campaign and stretch that proves most money (or, with no money known, most impressions or clicks). */
const bestView = (views: readonly Slice[]): Slice | undefined => {
  const known = views.filter(({ spendMinor }) => spendMinor !== null)
  const candidates = known.length > 0 ? known : views
  const largest = candidates.reduce<Weight>((best, view) => (compareWeights(sizeOf(view), best) > 0 ? sizeOf(view) : best), nothing)
  const decisive = largest.findIndex((part) => part > 0)
  const equal = decisive === -1 ? candidates : candidates.filter((view) => (sizeOf(view)[decisive] ?? 0) >= (largest[decisive] ?? 0) * (1 - tolerance))
  return [...equal].sort(comparePreference)[0]
}

const toSpan = (slice: Slice): Span<Slice> => {
  const isUndated = slice.fromDay === 0 && slice.toDay === 0
  return { from: isUndated ? -Infinity : slice.fromDay, to: isUndated ? Infinity : slice.toDay, weight: sizeOf(slice), item: slice }
}

/** The best view of each stretch of one campaign. */
const viewsByStretch = (slices: readonly Slice[]): readonly Span<Slice>[] => {
  const groups = groupBy(slices, ({ fromDay, toDay }) => `${fromDay} ${toDay}`)
  return [...groups.values()].flatMap((group) => {
    const best = group.length === 1 ? group[0] : bestView(group)
    return best === undefined ? [] : [toSpan(best)]
  })
}

const bySpan = <T>(left: Span<T>, right: Span<T>): number => compareValues(left.to, right.to) || compareValues(left.from, right.from)

/** Days win over a period they add up to; hence a period weighs a little less. */
const stretchWeight = ({ from, to, weight }: Span<unknown>): Weight => (from === to ? weight : scaled(weight, 1 - tolerance))

/** The spans that overlap nowhere and weigh most together (weighted interval scheduling). */
const heaviest = <T>(spans: readonly Span<T>[]): readonly Span<T>[] => {
  const sorted = [...spans].sort(bySpan)
  if (sorted.every((span, index) => index === 0 || (sorted[index - 1]?.to ?? -Infinity) < span.from)) return sorted
  const best: Weight[] = [nothing]
  const before = sorted.map(({ from }) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sorted[middle]?.to ?? Infinity) < from) low = middle + 1
      else high = middle
    }
    return low
  })
  const withSpan = (index: number): Weight => {
    const span = sorted[index]
    return span === undefined ? nothing : plus(stretchWeight(span), best[before[index] ?? 0] ?? nothing)
  }
  for (let index = 0; index < sorted.length; index += 1) {
    const taken = withSpan(index)
    const left = best[index] ?? nothing
    best.push(compareWeights(taken, left) >= 0 ? taken : left)
  }
  const chosen: Span<T>[] = []
  for (let index = sorted.length - 1; index >= 0; ) {
    const span = sorted[index]
    if (span !== undefined && compareWeights(withSpan(index), best[index] ?? nothing) >= 0) {
      chosen.push(span)
      index = (before[index] ?? 0) - 1
    } else index -= 1
  }
  return chosen
}

/** Spans that overlap, directly or through others, together; in order of time. */
const clusters = <T>(spans: readonly Span<T>[]): readonly (readonly Span<T>[])[] => {
  const result: Span<T>[][] = []
  let end = -Infinity
  for (const span of [...spans].sort((left, right) => compareValues(left.from, right.from) || compareValues(left.to, right.to))) {
    const current = result.at(-1)
    if (current === undefined || span.from > end) result.push([span])
    else current.push(span)
    end = Math.max(end, span.to)
  }
  return result
}

type Side = { readonly named: boolean; readonly slices: readonly Slice[] }

/**
 * Within one cluster, the views without campaigns that count. One counts only where it proves more money than the campaigns it would
 * push aside; these are the ones that overlap it. The best choice as a whole: for each such view as the last chosen, the best
 * predecessor and the campaigns that lie wholly between the two.
 */
const chooseUnnamed = (cluster: readonly Span<Side>[]): readonly Span<Side>[] => {
  const named = cluster.filter(({ item }) => item.named).sort((left, right) => compareValues(right.from, left.from) || bySpan(left, right))
  const unnamed = cluster.filter(({ item }) => !item.named).sort(bySpan)
  if (named.length === 0) return heaviest(unnamed)
  const best: { weight: Weight; previous: number }[] = []
  /** The best way to end before `from`, or over all time (null), with everything named that still fits. */
  const bestBefore = (from: number | null, limit: number): { weight: Weight; previous: number } => {
    let between: Weight = nothing
    let next = 0
    let result: { weight: Weight; previous: number } | null = null
    for (let previous = limit - 1; previous >= -1; previous -= 1) {
      const start = unnamed[previous]?.to ?? -Infinity
      if (previous >= 0 && from !== null && start >= from) continue
      // What lies behind one view lies behind all before it, so each campaign is looked at once.
      for (let span = named[next]; span !== undefined && (previous === -1 || span.from > start); span = named[next]) {
        if (from === null || span.to < from) between = plus(between, span.weight)
        next += 1
      }
      const weight = plus(best[previous]?.weight ?? nothing, between)
      if (result === null || compareWeights(weight, result.weight) >= 0) result = { weight, previous }
    }
    return result ?? { weight: nothing, previous: -1 }
  }
  for (const [index, span] of unnamed.entries()) {
    const before = bestBefore(span.from, index)
    best.push({ weight: plus(before.weight, scaled(stretchWeight(span), 1 - tolerance)), previous: before.previous })
  }
  const chosen: Span<Side>[] = []
  for (let index = bestBefore(null, unnamed.length).previous; index >= 0; index = best[index]?.previous ?? -1) {
    const span = unnamed[index]
    if (span !== undefined) chosen.push(span)
  }
  return chosen
}

/** Gathers the counted views of all campaigns by stretch, so that a day is one thing to weigh. */
const byStretch = (spans: readonly Span<Slice>[]): readonly Span<Side>[] => {
  const groups = groupBy(spans, ({ from, to }) => `${from} ${to}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    // In order of weight, so that the sum does not depend on the order of imports.
    const weight = group.map(({ weight }) => weight).sort(compareWeights).reduce(plus, nothing)
    return [{ from: first.from, to: first.to, weight, item: { named: true, slices: group.map(({ item }) => item) } }]
  })
}

/**
 * Decides which of an account's slices in one currency count, so that no money is counted twice and as much of it is counted as the
 * files prove. Depends on the content of the slices alone, never on their order or ids. Answers a Counting for each.
 */
export const whatCounts = (slices: readonly Slice[]): ReadonlyMap<Slice, Counting> => {
  const result = new Map<Slice, Counting>(slices.map((slice) => [slice, counting.nowhere]))
  const byCampaign = groupBy(slices, ({ campaignId }) => campaignId)
  const unnamed = viewsByStretch(byCampaign.get(0) ?? [])
  const named = [...byCampaign].flatMap(([campaignId, group]) => (campaignId === 0 ? [] : heaviest(viewsByStretch(group))))
  for (const { item } of named) result.set(item, counting.everywhere)
  if (unnamed.length === 0) return result

  const sides: readonly Span<Side>[] = [...byStretch(named), ...unnamed.map((span) => ({ ...span, item: { named: false, slices: [span.item] } }))]
  for (const cluster of clusters(sides)) {
    const chosen = chooseUnnamed(cluster)
    for (const { item } of chosen) for (const slice of item.slices) result.set(slice, counting.everywhere)
    for (const span of cluster) {
      if (!span.item.named || !chosen.some(({ from, to }) => from <= span.to && span.from <= to)) continue
      for (const slice of span.item.slices) result.set(slice, counting.campaignOnly)
    }
  }
  return result
}
