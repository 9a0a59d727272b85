import { fromDayNumber } from '../../shared/kernel/day'
import { dayRangeText } from '../../shared/kernel/day-text'
import { groupBy } from '../../shared/kernel/group-by'
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

type Told = 'conversions' | 'conversion_value'

/** Sentences on what some files of a platform do not tell while others do, each with the days of those files on which money was spent. */
const gapNotes = (parts: readonly ResultPart[], field: Told, sentence: (platform: string, days: string) => string): readonly string[] => {
  const gaps = parts.filter(({ untold, spendMinor }) => untold?.has(field) === true && (spendMinor ?? 0) > 0)
  return [...groupBy(gaps, ({ platform }) => platform)].map(([platform, own]) => {
    const dated = own.filter(({ fromDay, toDay }) => fromDay !== 0 || toDay !== 0)
    const days = dated.length === 0 ? t`without dates` : dayRangeText(fromDayNumber(Math.min(...dated.map(({ fromDay }) => fromDay))), fromDayNumber(Math.max(...dated.map(({ toDay }) => toDay))))
    return sentence(platformNames[platform], days)
  })
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
    ...(total.conversions === null ? [] : gapNotes(parts, 'conversions', (platform, days) => t`Some files of ${platform} tell no conversions (${days}); CPA and CVR leave their spend and clicks out.`)),
    ...(total.attributedRevenueMinor === null || revenueSource === 'deals'
      ? []
      : gapNotes(parts, 'conversion_value', (platform, days) =>
          hasDeals ? t`Some files of ${platform} tell no conversion value (${days}); ROAS and ROI have their spend without it.` : t`Some files of ${platform} tell no conversion value (${days}); ROAS leaves their spend out, ROI does not.`,
        )),
    ...(conversions.length === 0 ? [] : [t`No file tells conversions of ${listText(conversions, 'and')}; CPA and CVR of the total leave that spend and those clicks out.`]),
    ...(value.length === 0 ? [] : [hasDeals ? t`No file tells conversion value of ${listText(value, 'and')}; ROAS and ROI of the total have the spend without it.` : t`No file tells conversion value of ${listText(value, 'and')}; ROAS of the total leaves that spend out, ROI does not.`]),
  ]
}
