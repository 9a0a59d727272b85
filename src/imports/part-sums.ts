import type { ImportQuestion } from '../shared/imports/import'
import { namedLikeParts } from './file-questions'
import type { MeasureName } from './reading'
import { addToSums, noSums, type Sums } from './sums'

const compared = ['spendMinor', 'impressions', 'linkClicks', 'clicksAll', 'clicks'] as const satisfies readonly MeasureName[]

/** Rows that say “All” in the same columns: each is the sum of a part of the others, so together they are these once more. */
interface Depth {
  rows: number
  readonly sums: Sums
}

/** Watches rows that say “All” where others have a name: they are sums over parts of a pivot, or of an ad, an ad set or a campaign that is called so. */
export class PartSums {
  private readonly depths = new Map<string, Depth>()
  private rows = 0
  private line = 0

  /** `columns`: where the row says “All” or nothing. */
  take(columns: readonly number[], line: number, measures: Readonly<Record<MeasureName, number>>): void {
    const key = columns.join(' ')
    const depth = this.depths.get(key) ?? { rows: 0, sums: noSums() }
    this.depths.set(key, depth)
    depth.rows += 1
    addToSums(depth.sums, measures, Number.NaN)
    if (this.rows === 0) this.line = line
    this.rows += 1
  }

  /** Asks where such rows do not add up to the others. Null: they do, or there are none. `sums`: of so many other rows. */
  question(sums: Sums, rows: number): ImportQuestion | null {
    const areParts = [...this.depths.values()].every((depth) => compared.every((name) => isSame(name, depth, { rows, sums })))
    return areParts ? null : namedLikeParts(this.rows, this.line)
  }
}

/** Money is rounded in each row. */
const isSame = (name: (typeof compared)[number], one: Depth, other: Depth): boolean =>
  Math.abs((one.sums[name] ?? 0) - (other.sums[name] ?? 0)) <= (name === 'spendMinor' ? (one.rows + other.rows) / 2 : 0)
