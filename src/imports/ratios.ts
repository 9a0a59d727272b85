import type { ImportField } from '../shared/imports/import'
import { type Currency, minorDigits } from '../shared/kernel/money'
import { plural, t } from '../shared/kernel/words'
import { type DecimalMark, readRate } from './numbers'
import type { Column, PlatformFormat } from './platform-format'
import type { MeasureName } from './reading'
import { type Cell, cellText } from './table'

export type RatioName = 'ctr' | 'cpc' | 'cpm' | 'cpa'

const definitions: Readonly<Record<RatioName, { readonly label: string; readonly formula: string }>> = {
  ctr: { label: 'CTR', formula: t`clicks ÷ impressions` },
  cpc: { label: 'CPC', formula: t`spend ÷ clicks` },
  cpm: { label: 'CPM', formula: t`spend ÷ impressions × 1000` },
  cpa: { label: 'CPA', formula: t`spend ÷ conversions` },
}

/** Whether a column holds a ratio. */
export const isRatio = (field: ImportField): field is RatioName => Object.hasOwn(definitions, field)

/** Beyond rounding, by how much a printed ratio may be off: exports compute theirs from unrounded amounts. */
const tolerance = 1e-3

/** By how much conversions may be off that are credited in fractions: files print them with two decimals. */
const creditedRounding = 0.005

/** Whether a figure printed with so many decimals is another one than `own`, its last place rounded; `slack` is what the rounding of the amount alone may make of it. */
const differs = (printed: number, places: number, own: number, slack: number): boolean => {
  const off = Math.abs(printed - own)
  // Nearly all are right without looking at their places.
  return off > Math.abs(own) * tolerance + slack && off > 0.505 * 10 ** -places + Math.abs(own) * tolerance + slack
}

/** Holds the ratios that a file prints against those its rows give. Ratios are never imported. */
export class RatioCheck {
  private readonly columns: readonly (readonly [RatioName, number])[]
  private readonly minorUnits: number
  private readonly differing: Record<RatioName, number> = { ctr: 0, cpc: 0, cpm: 0, cpa: 0 }

  constructor(
    columns: readonly Column[],
    private readonly ratioClicks: PlatformFormat['ratioClicks'],
    private readonly decimal: DecimalMark,
    currency: Currency,
  ) {
    this.minorUnits = 10 ** minorDigits(currency)
    this.columns = columns.flatMap(({ field, index }) => (isRatio(field) ? [[field, index] as const] : []))
  }

  check(cells: readonly Cell[], measures: Readonly<Record<MeasureName, number>>): void {
    for (const [name, index] of this.columns) {
      const cell = cells[index]
      if (cell === '' || cell === null || cell === undefined) continue
      const read = typeof cell === 'number' ? { kind: 'number' as const, text: String(cell) } : readRate(cellText(cell), this.decimal)
      if (read.kind === 'number') this.hold(name, Number(read.text), read.text.split('.')[1]?.length ?? 0, measures)
    }
  }

  /** Holds one figure, printed with so many decimals, against its row. */
  hold(name: RatioName, printed: number, places: number, measures: Readonly<Record<MeasureName, number>>): void {
    const divisor = this.divisorOf(name, measures)
    const own = (name === 'ctr' ? this.clicksOf(measures) : measures.spendMinor / this.minorUnits) / divisor
    if (!Number.isFinite(own)) return
    // A spreadsheet holds a rate as a fraction, a text file as a percentage.
    const isOff = name === 'ctr' ? differs(printed, places, own * 100, 0) && differs(printed, places, own, 0) : differs(printed, places, own, 0.5 / this.minorUnits / divisor + (name === 'cpa' ? (own * creditedRounding) / divisor : 0))
    if (isOff) this.differing[name] += 1
  }

  warnings(): readonly string[] {
    return Object.entries(definitions).flatMap(([name, { label, formula }]) => {
      // Keys of the definitions are ratios.
      const count = this.differing[name as RatioName]
      return count === 0 ? [] : [t`The printed ${label} of ${plural(count, { one: '# row', other: '# rows' })} differs from ${formula} by more than rounding; Rapport computes its own.`]
    })
  }

  private divisorOf(name: RatioName, measures: Readonly<Record<MeasureName, number>>): number {
    if (name === 'cpc') return this.clicksOf(measures)
    return name === 'cpa' ? measures.conversions : name === 'cpm' ? measures.impressions / 1000 : measures.impressions
  }

  private clicksOf(measures: Readonly<Record<MeasureName, number>>): number {
    for (const kind of this.ratioClicks) if (!Number.isNaN(measures[kind])) return measures[kind]
    return Number.NaN
  }
}
