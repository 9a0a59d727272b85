import { z } from 'zod'
import { AttributionRule } from '../../shared/bridge/attribution'
import { BridgeGoal, type OrganicPaidFilters } from '../../shared/bridge/organic-paid-report'
import type { Day } from '../../shared/kernel/day'
import { amountsOfSearch, amountsSearch, periodOfSearch, periodSearch } from '../marketing/marketing-search'

/** What the Bridge compares, as it stands in the address. What is not a legal value is left out, so that an old link still opens. */
export const BridgeSearch = z.object({
  ...periodSearch,
  goal: BridgeGoal.optional().catch(undefined),
  rule: AttributionRule.optional().catch(undefined),
  ...amountsSearch,
})
type BridgeSearch = z.infer<typeof BridgeSearch>

/** The question that an address asks; periods by name count back from the newest day with results. */
export const organicPaidOfSearch = (search: BridgeSearch, newestDay: Day): OrganicPaidFilters => ({
  goal: search.goal ?? 'all',
  period: periodOfSearch(search, 'last90', newestDay),
  rule: search.rule ?? 'first',
  compare: 'none',
  ...amountsOfSearch(search),
})
