import { listText } from '../../shared/kernel/language'
import { platformNames } from '../../shared/kernel/platform'
import { t } from '../../shared/kernel/words'
import type { MetricRow, RevenueSource } from '../../shared/marketing/metrics'
import type { ResultPart } from '../marketing/result-parts'

/** Platforms that spent money and told nothing of a measure that others told. */
const silentPlatforms = (parts: readonly ResultPart[], measure: 'conversions' | 'valueMinor'): readonly string[] => {
  const telling = new Set(parts.filter((part) => part[measure] !== null).map(({ platform }) => platform))
  if (telling.size === 0) return []
  const spending = new Set(parts.filter(({ spendMinor }) => (spendMinor ?? 0) > 0).map(({ platform }) => platform))
  return [...spending].filter((platform) => !telling.has(platform)).map((platform) => platformNames[platform]).sort()
}

/** Says whose spend stands in the total without its results: no file told them, which is not 0, and a cost or return of the total is the poorer for it. */
export const untoldNotes = (parts: readonly ResultPart[], total: Pick<MetricRow, 'conversions' | 'attributedRevenueMinor'>, revenueSource: RevenueSource): readonly string[] => {
  const conversions = total.conversions === null ? [] : silentPlatforms(parts, 'conversions')
  const value = total.attributedRevenueMinor === null || revenueSource === 'deals' ? [] : silentPlatforms(parts, 'valueMinor')
  return [
    ...(conversions.length === 0 ? [] : [t`No file tells conversions of ${listText(conversions, 'and')}; CPA and CVR of the total have the spend and clicks without them.`]),
    ...(value.length === 0 ? [] : [t`No file tells conversion value of ${listText(value, 'and')}; ROAS and ROI of the total have the spend without it.`]),
  ]
}
