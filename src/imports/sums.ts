import type { ImportTotals } from '../shared/imports/import'
import { type Currency, minorDigits, minorToDecimal } from '../shared/kernel/money'
import type { MeasureName } from './chunk-builder'

/** Known sums of a file's rows, or of its own summary row. Null: nothing known. */
export interface Sums {
  spendMinor: number | null
  impressions: number | null
  linkClicks: number | null
  clicksAll: number | null
  clicks: number | null
  conversions: number | null
  conversionValueMinor: number | null
  results: number | null
}

export const noSums = (): Sums => ({ spendMinor: null, impressions: null, linkClicks: null, clicksAll: null, clicks: null, conversions: null, conversionValueMinor: null, results: null })

/** Adds one row's known measures. Reach is left out: it never adds up. */
export const addToSums = (sums: Sums, measures: Readonly<Record<MeasureName, number>>, results: number): void => {
  const add = (name: Exclude<keyof Sums, 'results'>): void => {
    const value = measures[name]
    if (!Number.isNaN(value)) sums[name] = (sums[name] ?? 0) + value
  }
  add('spendMinor')
  add('impressions')
  add('linkClicks')
  add('clicksAll')
  add('clicks')
  add('conversions')
  add('conversionValueMinor')
  if (!Number.isNaN(results)) sums.results = (sums.results ?? 0) + results
}

/** Takes the noise of binary fractions off a sum of decimal ones. */
const tidy = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e6) / 1e6)

export const toTotals = (sums: Sums, currency: Currency): ImportTotals => ({
  spend: sums.spendMinor === null ? null : minorToDecimal(sums.spendMinor, currency),
  impressions: sums.impressions,
  clicks: sums.clicks ?? sums.clicksAll,
  linkClicks: sums.linkClicks,
  conversions: tidy(sums.conversions),
  conversionValue: sums.conversionValueMinor === null ? null : minorToDecimal(sums.conversionValueMinor, currency),
  results: tidy(sums.results),
})

const compared = [
  { name: 'spendMinor', label: 'spend', isMoney: true },
  { name: 'impressions', label: 'impressions', isMoney: false },
  { name: 'linkClicks', label: 'link clicks', isMoney: false },
  { name: 'clicksAll', label: 'clicks (all)', isMoney: false },
  { name: 'clicks', label: 'clicks', isMoney: false },
  { name: 'conversions', label: 'conversions', isMoney: false },
  { name: 'conversionValueMinor', label: 'conversion value', isMoney: true },
] as const

export interface Reconciliation {
  readonly reconciled: boolean
  readonly warnings: readonly string[]
}

const slack = (name: (typeof compared)[number]['name'], isMoney: boolean, rows: number): number => {
  // Each row and the summary itself may be rounded by half a unit of its last place.
  if (isMoney) return (rows + 1) / 2
  return name === 'conversions' ? (rows + 1) * 0.005 + 1e-9 : 0
}

/** Holds the rows against the file's own summary, measure by measure, rounding and masked figures allowed. Every difference is said. */
export const reconcile = (rows: Sums, summary: Sums, rowCount: number, currency: Currency, maskedAtMost: Readonly<Partial<Record<MeasureName, number>>> = {}): Reconciliation => {
  const warnings: string[] = []
  let reconciled = true
  for (const { name, label, isMoney } of compared) {
    const own = rows[name]
    const printed = summary[name]
    if (printed === null) continue
    if (own === null) {
      if (printed !== 0) warnings.push(`The summary row has ${label}, but no other row does.`)
      continue
    }
    const difference = own - printed
    if (Math.abs(difference) < 1e-6) continue
    const isRounding = Math.abs(difference) <= slack(name, isMoney, rowCount)
    const isMasked = !isRounding && difference < 0 && -difference <= (maskedAtMost[name] ?? 0)
    if (!isRounding && !isMasked) reconciled = false
    const show = (value: number): string => (isMoney ? minorToDecimal(Math.round(value), currency) : String(Math.round(value * 10 ** minorDigits('EUR')) / 100))
    warnings.push(`The rows add up to ${label} ${show(own)}, the file's own summary says ${show(printed)}: it differs by ${show(Math.abs(difference))}${isRounding ? ', which rounding explains' : isMasked ? ', which its masked figures explain' : ''}.`)
  }
  return { reconciled, warnings }
}
