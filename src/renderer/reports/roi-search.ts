import { z } from 'zod'
import { addDays, Day, dayOf } from '../../shared/kernel/day'
import { Currency } from '../../shared/kernel/money'
import { AdPlatform } from '../../shared/kernel/platform'
import { CampaignId } from '../../shared/marketing/campaign'
import { RevenueSource } from '../../shared/marketing/metrics'
import { type RoiFilters, RoiGrouping, type RoiRow } from '../../shared/reports/roi.contract'
import { periodOfSearch, periodSearch } from '../marketing/marketing-search'

/** The ROI report's question as it stands in the address. What is not a legal value is left out, so that an old link still opens. */
export const RoiSearch = z.object({
  by: RoiGrouping.optional().catch(undefined),
  ...periodSearch,
  compare: z.enum(['none', 'previous']).optional().catch(undefined),
  platform: AdPlatform.optional().catch(undefined),
  campaign: CampaignId.optional().catch(undefined),
  currency: Currency.optional().catch(undefined),
  revenue: RevenueSource.optional().catch(undefined),
  /** Column the table is sorted by, `-` before it for descending. */
  sort: z.string().max(40).optional().catch(undefined),
})
export type RoiSearch = z.infer<typeof RoiSearch>

/** Reads the address. */
export const parseRoiSearch = (search: unknown): RoiSearch => {
  const parsed = RoiSearch.safeParse(search)
  return parsed.success ? parsed.data : {}
}

/** The report's filters for an address; presets count back from the newest day with results. */
export const filtersOfSearch = (search: RoiSearch, newestDay: Day | null): RoiFilters => ({
  by: search.by ?? 'campaign',
  period: periodOfSearch(search, 'all', newestDay),
  compare: search.compare ?? 'none',
  platform: search.platform ?? null,
  campaignId: search.campaign ?? null,
  currency: search.currency ?? null,
  revenueSource: search.revenue ?? 'both',
})

/** The address that asks the same question; its days are named by their ends. */
export const searchOfFilters = ({ by, period, compare, platform, campaignId, currency, revenueSource }: RoiFilters): RoiSearch => ({
  by,
  ...(period.from === null && period.to === null ? {} : { days: 'custom' as const, from: period.from ?? undefined, to: period.to ?? undefined }),
  compare,
  platform: platform ?? undefined,
  campaign: campaignId ?? undefined,
  currency: currency ?? undefined,
  revenue: revenueSource,
})

/** A campaign's own page, or the part of the address that shows what a line is made of. */
type Place = { readonly campaignId: string } | { readonly platform: AdPlatform } | { readonly days: 'custom'; readonly from: Day; readonly to: Day }

const stretch = (from: Day | null | undefined, to: Day | null | undefined): Place | null => (from == null || to == null ? null : { days: 'custom', from, to })

const monthStretch = (month: string): Place | null => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, number + 1, 1)
  return stretch(dayOf(year, number, 1), next === null ? null : addDays(next, -1))
}

/** Where a line of the report leads: to its campaign, or to the campaigns of its platform or days. Null: it belongs to no group. */
export const placeOfRow = ({ key }: Pick<RoiRow, 'key'>, by: RoiGrouping): Place | null => {
  if (by === 'campaign') return /^\d+$/.test(key) ? { campaignId: key } : null
  if (by === 'platform') {
    const platform = AdPlatform.safeParse(key)
    return platform.success ? { platform: platform.data } : null
  }
  // A month, the Monday of a week, a day, or a stretch known only as a whole.
  if (/^\d{4}-\d{2}$/.test(key)) return monthStretch(key)
  const [from, to = from] = key.split('..').map((text) => Day.safeParse(text).data)
  return stretch(from, by === 'week' && from !== undefined && !key.includes('..') ? addDays(from, 6) : to)
}

export interface TableSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

export const sortOfSearch = ({ sort }: RoiSearch): TableSort | null =>
  sort === undefined || sort === '' ? null : sort.startsWith('-') ? { column: sort.slice(1), direction: 'descending' } : { column: sort, direction: 'ascending' }

export const searchOfSort = ({ column, direction }: TableSort): string => (direction === 'descending' ? `-${column}` : column)
