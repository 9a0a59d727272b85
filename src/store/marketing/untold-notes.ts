import { listText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { MetricRow, RevenueSource } from '../../shared/marketing/metrics'
import type { ResultPart } from './result-parts'
import type { ToldMeasures } from './told-measures'

/** Platforms that spent money and whose files never tell a measure. */
const silentPlatforms = (parts: readonly ResultPart[], told: ToldMeasures, measure: 'conversions' | 'revenue'): readonly string[] => {
  const spending = new Set(parts.filter(({ spendMinor }) => (spendMinor ?? 0) > 0).map(({ platform }) => platform))
  return [...spending].filter((platform) => told.get(platform)?.has(measure) !== true).map((platform) => platformNames[platform]).sort()
}

interface Judged {
  readonly total: Pick<MetricRow, 'conversions' | 'attributedRevenueMinor' | 'dealRevenueMinor'>
  readonly revenueSource: RevenueSource
}

/** Says whose spend stands in the total without its results: no file told them, which is not 0, so ratios of the total leave it out. Only where the total has such results. */
export const untoldNotes = (parts: readonly ResultPart[], told: ToldMeasures, { total, revenueSource }: Judged): readonly string[] => {
  const conversions = total.conversions === null ? [] : silentPlatforms(parts, told, 'conversions')
  const value = total.attributedRevenueMinor === null || revenueSource === 'deals' ? [] : silentPlatforms(parts, told, 'revenue')
  // Deals name no platform, so with them no spend is left out.
  const hasDeals = revenueSource === 'both' && total.dealRevenueMinor !== null
  return [
    ...(conversions.length === 0 ? [] : [t`No file tells conversions of ${listText(conversions, 'and')}; CPA and CVR of the total leave that spend and those clicks out.`]),
    ...(value.length === 0 ? [] : [hasDeals ? t`No file tells conversion value of ${listText(value, 'and')}; ROAS and ROI of the total have the spend without it.` : t`No file tells conversion value of ${listText(value, 'and')}; ROAS of the total leaves that spend out, ROI does not.`]),
  ]
}
