import { type MeasureName, measureNames } from '../../imports/reading'
import type { Cell } from './bulk-insert'
import type { CollectedRows } from './collected-rows'
import { valueColumns } from './saved-columns'

const places = Object.fromEntries(measureNames.map((name, index) => [name, index + 1])) as Record<MeasureName, number>
const kindPlace = valueColumns.length - 1

/** Where all measures stand among the value columns of `actual`. */
const allPlaces: readonly number[] = Object.values(places)

/** Where those stand of which a file knows any. */
export const knownPlaces = ({ measures }: CollectedRows): readonly number[] => measureNames.filter((name) => measures[name].isKnown).map((name) => places[name])

/** Adds decimal figures as SQLite's sum() does (Kahan and Babuška), so that their order does not show. */
class DecimalSum {
  private sum = 0
  private rest = 0

  add(value: number): void {
    const next = this.sum + value
    this.rest += Math.abs(this.sum) > Math.abs(value) ? this.sum - next + value : value - next + this.sum
    this.sum = next
  }

  get value(): number {
    return this.sum + this.rest
  }
}

/** Sums of rows' measures. Null: nothing known. */
export class MeasureSums {
  rowCount = 0
  private readonly sums: (number | null)[] = measureNames.map(() => null)
  private readonly conversions = new DecimalSum()

  /** `values`: the value columns of `actual`, of which those at the other places are null. False: a row without any measure, which is no row. */
  add(values: readonly Cell[], known: readonly number[] = allPlaces): boolean {
    let isKnown = false
    for (const place of known) {
      const value = values[place]
      if (typeof value !== 'number') continue
      isKnown = true
      const sum = this.sums[place - 1] ?? 0
      if (place === places.conversions) this.conversions.add(value)
      this.sums[place - 1] = place === places.reach ? Math.max(sum, value) : sum + value
    }
    if (isKnown) this.rowCount += 1
    return isKnown
  }

  /** In the order of the measures. Of reach, which never adds up, the largest. */
  get measures(): readonly (number | null)[] {
    return this.sums.map((sum, index) => (index + 1 === places.conversions && sum !== null ? this.conversions.value : sum))
  }

  /** The same, with reach only where it is that of a single row. */
  get measuresOfAll(): readonly (number | null)[] {
    return this.rowCount > 1 ? this.measures.map((sum, index) => (index + 1 === places.reach ? null : sum)) : this.measures
  }
}

/** The number of the kind that a row names its conversions by, if it does. */
export const kindOf = (values: readonly Cell[]): number | null => {
  const kind = values[kindPlace]
  return typeof kind === 'number' ? kind : null
}

/** Whether a row tells of conversions, more or fewer than none. */
export const hasConversions = (values: readonly Cell[]): boolean => {
  const conversions = values[places.conversions]
  return typeof conversions === 'number' && conversions !== 0
}
