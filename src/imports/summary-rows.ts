import { keysOf } from '../shared/kernel/keys-of'
import type { MeasureName } from './reading'
import { addToSums, noSums, type Sums } from './sums'

interface SummaryRow {
  readonly rank: number
  readonly measures: Readonly<Record<MeasureName, number>>
  readonly results: number
}

const sumsOf = ({ measures, results }: SummaryRow): Sums => {
  const sums = noSums()
  addToSums(sums, measures, results)
  return sums
}

/** Whether one tells all that the other does: few figures agree sooner than many. */
const isAsFull = (one: Sums, other: Sums): boolean => keysOf(other).every((name) => other[name] === null || one[name] !== null)

/** Takes the rows by which a file sums itself up; those of the lowest rank are of everything in it. */
export class SummaryRows {
  private rank = Number.POSITIVE_INFINITY
  private rows = 0
  private first = noSums()
  private last = noSums()
  private together = noSums()

  take(row: SummaryRow): void {
    if (row.rank > this.rank) return
    if (row.rank < this.rank) {
      this.rank = row.rank
      this.rows = 0
      this.first = sumsOf(row)
      this.together = noSums()
    }
    this.rows += 1
    this.last = sumsOf(row)
    addToSums(this.together, row.measures, row.results)
  }

  /** What the file may say that its rows come to: the first of them; where there are several, as of parts that stand below each other, also all of these together, or the last, which sums up the others. Empty: it says nothing. */
  get candidates(): readonly Sums[] {
    if (this.rows === 0) return []
    return this.rows === 1 ? [this.first] : [this.first, this.together, ...(isAsFull(this.last, this.together) ? [this.last] : [])]
  }
}
