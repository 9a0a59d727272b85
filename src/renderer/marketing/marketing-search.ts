import { z } from 'zod'
import { Day } from '../../shared/kernel/day'
import { Currency } from '../../shared/kernel/money'
import { AdPlatform } from '../../shared/kernel/platform'
import { CampaignId, CampaignStatus, Objective } from '../../shared/marketing/campaign'
import { CampaignGrouping, CampaignSort } from '../../shared/marketing/campaign.contract'
import { DealStatus } from '../../shared/marketing/deal'
import type { Period } from '../../shared/marketing/metrics'
import type { RoiFilters } from '../../shared/reports/roi.contract'
import { tableSearch } from '../views/table-view'
import { type PeriodPreset, periodOfPreset, periodPresets } from './period-presets'

/** The part of an address that names a stretch of days. */
export const periodSearch = {
  days: z.enum(periodPresets).optional().catch(undefined),
  /** Of a period that is named by its ends. */
  from: Day.optional().catch(undefined),
  to: Day.optional().catch(undefined),
}

/** The part of an address that names the currency of a report, and whether amounts of others are converted into it. */
export const amountsSearch = {
  currency: Currency.optional().catch(undefined),
  onlyCurrency: z.literal('yes').optional().catch(undefined),
}

const AmountsSearch = z.object(amountsSearch)
export type AmountsSearch = z.infer<typeof AmountsSearch>

export const amountsOfSearch = ({ currency, onlyCurrency }: AmountsSearch): Pick<RoiFilters, 'currency' | 'otherCurrencies'> => ({ currency: currency ?? null, otherCurrencies: onlyCurrency === 'yes' ? 'leave_out' : 'convert' })

const PeriodSearch = z.object(periodSearch)
export type PeriodSearch = z.infer<typeof PeriodSearch>

/** What Marketing's screens show, as it stands in the address. What is not a legal value is left out, so that an old link still opens. */
export const MarketingSearch = PeriodSearch.extend({
  ...tableSearch,
  platform: AdPlatform.optional().catch(undefined),
  ...amountsSearch,
  campaign: CampaignId.optional().catch(undefined),
  status: CampaignStatus.optional().catch(undefined),
  archived: z.literal('yes').optional().catch(undefined),
  deals: DealStatus.optional().catch(undefined),
  objective: Objective.optional().catch(undefined),
  sort: CampaignSort.optional().catch(undefined),
  groupBy: CampaignGrouping.optional().catch(undefined),
})
export type MarketingSearch = z.infer<typeof MarketingSearch>

/** The days that an address names; presets count back from the newest day with results. */
export const periodOfSearch = ({ days, from, to }: PeriodSearch, usual: PeriodPreset, newestDay: Day | null): Period =>
  periodOfPreset(days ?? usual, newestDay, { from: from ?? null, to: to ?? null })
