import type { ImportTotals } from '../shared/imports/import'
import { type Currency, minorToDecimal } from '../shared/kernel/money'
import { t } from '../shared/kernel/words'
import { shownNumber } from './numbers'
import type { MeasureName } from './reading'

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

/** Sums as a receipt has them: amounts as decimal text in a currency, null what no row told. */
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
  { name: 'spendMinor', label: t`spend`, isMoney: true },
  { name: 'impressions', label: t`impressions`, isMoney: false },
  { name: 'linkClicks', label: t`link clicks`, isMoney: false },
  { name: 'clicksAll', label: t`clicks (all)`, isMoney: false },
  { name: 'clicks', label: t`clicks`, isMoney: false },
  { name: 'conversions', label: t`conversions`, isMoney: false },
  { name: 'conversionValueMinor', label: t`conversion value`, isMoney: true },
] as const

/** What of the rows' whole figures adds up to more than can be counted exactly. Null: nothing does. */
export const beyondExact = (sums: Sums): string | null => compared.find(({ name }) => name !== 'conversions' && (sums[name] ?? 0) > Number.MAX_SAFE_INTEGER)?.label ?? null

export interface Reconciliation {
  readonly reconciled: boolean
  /** Whether the rows have more of something than the summary, which no missing row explains. */
  readonly isMore: boolean
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
  let isMore = false
  for (const { name, label, isMoney } of compared) {
    const own = rows[name]
    const printed = summary[name]
    if (printed === null) continue
    if (own === null) {
      if (printed === 0) continue
      warnings.push(t`The summary row has ${label}, but no other row does.`)
      // Clicks and conversions are not told of every breakdown; ads that ran were paid for and seen.
      if ((name === 'spendMinor' || name === 'impressions') && printed > (maskedAtMost[name] ?? 0)) reconciled = false
      continue
    }
    const difference = own - printed
    if (Math.abs(difference) < 1e-6) continue
    const isRounding = Math.abs(difference) <= slack(name, isMoney, rowCount)
    const isMasked = !isRounding && difference < 0 && -difference <= (maskedAtMost[name] ?? 0)
    if (!isRounding && !isMasked) {
      reconciled = false
      isMore ||= difference > 0
    }
    const show = (value: number): string => shownNumber(isMoney ? minorToDecimal(Math.round(value), currency) : String(Math.round(value * 100) / 100))
    const [sum, said, off] = [show(own), show(printed), show(Math.abs(difference))]
    warnings.push(
      isRounding
        ? t`The rows add up to ${label} ${sum}, the file's own summary says ${said}: it differs by ${off}, which rounding explains.`
        : isMasked
          ? t`The rows add up to ${label} ${sum}, the file's own summary says ${said}: it differs by ${off}, which its masked figures explain.`
          : t`The rows add up to ${label} ${sum}, the file's own summary says ${said}: it differs by ${off}.`,
    )
  }
  return { reconciled, isMore, warnings }
}
