import type { Currency } from '../../shared/kernel/money'
import { fieldText, minorFieldText, readPercent, readTyped, typedMinor } from '../../shared/kernel/typed-number'
import { t } from '../../shared/kernel/words'
import type { Kpi } from '../../shared/marketing/campaign'
import { kpiCell, kpiNames, kpiUnits } from '../../shared/marketing/kpi'
import type { MetricRow } from '../../shared/marketing/metrics'
import type { ReportCell } from '../../shared/reports/document'
import { formatCell, notAvailable, reasonOf } from '../../shared/reports/format'
import { metricCell } from '../../shared/reports/roi-document'

/** KPIs of which less is better. */
const lessIsBetter = new Set<Kpi>(['cpm', 'cpc', 'cpa'])

/** What a target is typed in: `%`, the currency's code, `×`, or nothing for a count. */
export const kpiUnitText = (kpi: Kpi, currency: Currency): string => {
  switch (kpiUnits[kpi]) {
    case 'money':
      return currency
    case 'percent':
      return '%'
    case 'ratio':
      return '×'
    case 'count':
    case 'decimal':
      return ''
  }
}

/** A target as a person reads it. */
export const targetText = (kpi: Kpi, target: number, currency: Currency): string => {
  const text = formatCell(kpiCell(kpi, target, currency))
  return kpiUnits[kpi] === 'money' ? `${text} ${currency}` : text
}

const plainNumber = /^\d{1,15}(?:\.\d{1,10})?$/

/** The number above 0 that a typed text means: money in minor units, a percentage as its fraction without the noise of a float (`1.3` is 0.013). Null: it means none. */
export const typedTarget = (typed: string, unit: 'money' | 'percent' | 'number', currency: Currency): number | null => {
  const plain = (unit === 'percent' ? readPercent(typed) : readTyped(typed)) ?? ''
  const value = unit === 'money' ? typedMinor(typed, currency) : !plainNumber.test(plain) ? null : Number(unit === 'percent' ? `${plain}e-2` : plain)
  return value === null || value <= 0 ? null : value
}

/** The target that a typed text means, in the KPI's own unit. Null when it is not a number above 0. */
export const parseTarget = (typed: string, kpi: Kpi, currency: Currency): number | null => {
  const unit = kpiUnits[kpi]
  const value = typedTarget(typed, unit === 'money' || unit === 'percent' ? unit : 'number', currency)
  return unit === 'count' && !Number.isInteger(value) ? null : value
}

/** What a target has to be, where a typed text means none. */
export const targetRefusal = (kpi: Kpi, currency: Currency): string => {
  const unit = kpiUnits[kpi]
  return unit === 'money' ? t`A target is an amount of ${currency} above 0.` : unit === 'count' ? t`A target is a whole number above 0 here.` : t`A target is a number above 0.`
}

/** A target as text to be edited: the inverse of parseTarget. */
export const targetInput = (kpi: Kpi, target: number, currency: Currency): string => {
  switch (kpiUnits[kpi]) {
    case 'money':
      return minorFieldText(Math.round(target), currency)
    case 'percent':
      return fieldText(String(Number((target * 100).toPrecision(12))))
    case 'count':
    case 'decimal':
    case 'ratio':
      return fieldText(String(target))
  }
}

/** What a campaign reached of its KPI. */
const kpiActual = (kpi: Kpi, row: MetricRow): ReportCell =>
  kpi === 'reach' ? { kind: 'count', value: row.reach, reason: row.reasons.reach ?? t`No file tells the reach of all this as one figure.` } : metricCell(kpi, row)

interface TargetView {
  readonly actual: string
  /** Why there is no actual. Null: there is one. */
  readonly reason: string | null
  readonly target: string
  /** Null: nothing to judge yet. */
  readonly isReached: boolean | null
  readonly sentence: string
}

/** Target against actual. Null where the campaign has no KPI or no target. */
export const targetView = ({ kpi, target }: { readonly kpi: Kpi | null; readonly target: number | null }, row: MetricRow): TargetView | null => {
  if (kpi === null || target === null) return null
  const cell = kpiActual(kpi, row)
  const wanted = targetText(kpi, target, row.currency)
  const bound = lessIsBetter.has(kpi) ? t`at most` : t`at least`
  if (typeof cell.value !== 'number') {
    return { actual: notAvailable, reason: reasonOf(cell) ?? t`There is no figure.`, target: wanted, isReached: null, sentence: t`${kpiNames[kpi]}: target ${bound} ${wanted}, no figure yet` }
  }
  const isReached = lessIsBetter.has(kpi) ? cell.value <= target : cell.value >= target
  const actual = targetText(kpi, cell.value, row.currency)
  return { actual, reason: null, target: wanted, isReached, sentence: t`${kpiNames[kpi]}: ${actual}, target ${bound} ${wanted}, ${isReached ? t`reached` : t`not reached`}` }
}
