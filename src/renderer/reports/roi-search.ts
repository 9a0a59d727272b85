import { z } from 'zod'
import { Day } from '../../shared/kernel/day'
import { AdPlatform } from '../../shared/kernel/platform'
import { CampaignId } from '../../shared/marketing/campaign'
import { RevenueSource } from '../../shared/marketing/metrics'
import { type RoiFilters, RoiGrouping } from '../../shared/reports/roi.contract'
import { amountsOfSearch, amountsSearch, periodOfSearch, periodSearch } from '../marketing/marketing-search'

/** The ROI report's question as it stands in the address. What is not a legal value is left out, so that an old link still opens. */
export const RoiSearch = z.object({
  by: RoiGrouping.optional().catch(undefined),
  ...periodSearch,
  compare: z.enum(['none', 'previous']).optional().catch(undefined),
  platform: AdPlatform.optional().catch(undefined),
  campaign: CampaignId.optional().catch(undefined),
  ...amountsSearch,
  ratesOn: Day.optional().catch(undefined),
  revenue: RevenueSource.optional().catch(undefined),
  /** Column the table is sorted by, `-` before it for descending. */
  sort: z.string().max(40).optional().catch(undefined),
})
export type RoiSearch = z.infer<typeof RoiSearch>

/** The report's filters for an address; presets count back from the newest day with results. */
export const filtersOfSearch = (search: RoiSearch, newestDay: Day | null): RoiFilters => ({
  by: search.by ?? 'campaign',
  period: periodOfSearch(search, 'all', newestDay),
  compare: search.compare ?? 'none',
  platform: search.platform ?? null,
  campaignId: search.campaign ?? null,
  ...amountsOfSearch(search),
  ratesOn: search.ratesOn ?? null,
  revenueSource: search.revenue ?? 'both',
})

/** Everything, in the words of a report whose address says nothing: who wants to know only its newest day or its currency shares that report's answer. */
export const everyResult: RoiFilters = filtersOfSearch({}, null)

/** The address that asks the same question; its days are named by their ends. */
export const searchOfFilters = ({ by, period, compare, platform, campaignId, currency, otherCurrencies, ratesOn, revenueSource }: RoiFilters): RoiSearch => ({
  by,
  ...(period.from === null && period.to === null ? {} : { days: 'custom' as const, from: period.from ?? undefined, to: period.to ?? undefined }),
  compare,
  platform: platform ?? undefined,
  campaign: campaignId ?? undefined,
  currency: currency ?? undefined,
  onlyCurrency: otherCurrencies === 'leave_out' ? 'yes' : undefined,
  ratesOn: ratesOn ?? undefined,
  revenue: revenueSource,
})

export interface TableSort {
  readonly column: string
  readonly direction: 'ascending' | 'descending'
}

export const sortOfSearch = ({ sort }: RoiSearch): TableSort | null =>
  sort === undefined || sort === '' ? null : sort.startsWith('-') ? { column: sort.slice(1), direction: 'descending' } : { column: sort, direction: 'ascending' }

export const searchOfSort = ({ column, direction }: TableSort): string => (direction === 'descending' ? `-${column}` : column)
