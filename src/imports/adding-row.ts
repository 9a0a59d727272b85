import type { ImportQuestion } from '../shared/imports/import'
import { t } from '../shared/kernel/words'
import type { MeasureName } from './reading'
import type { DataRow } from './row-reader'
import type { Sums } from './sums'

const additive = ['spendMinor', 'impressions', 'linkClicks', 'clicksAll', 'clicks', 'conversions', 'conversionValueMinor'] as const satisfies readonly MeasureName[]

/** Of fewer rows a sum is nothing to wonder at. */
const fewestRows = 3
/** Figures that must be the sum of the others' before anything is asked. */
const fewestFigures = 2

/** By how much a sum that a program printed may differ from the rows, in the unit of the measure. */
const slack = (name: (typeof additive)[number], rows: number): number => (name === 'spendMinor' || name === 'conversionValueMinor' ? (rows + 1) / 2 : name === 'conversions' ? (rows + 1) * 0.005 + 1e-9 : 0)

/** Watches for a first or last row that adds up all others, whatever it is called: a sum whose word is not known would count everything twice. */
export class AddingRow {
  private first: { readonly line: number; readonly measures: Readonly<Record<MeasureName, number>> } | null = null
  /** The row of the whole lines is one object, which holds the newest. */
  private last: DataRow | null = null

  take(row: DataRow): void {
    this.first ??= { line: row.line, measures: { ...row.measures } }
    this.last = row
  }

  /** Asks about such a row. Null: there is none. `sums`: of all `count` rows, it among them. */
  question(sums: Sums, count: number): ImportQuestion | null {
    const found = count < fewestRows ? undefined : [this.last, this.first].find((row) => row !== null && addsUp(row.measures, sums, count))
    if (found === undefined || found === null) return null
    return {
      id: 'row-adds-up',
      option: 'accepted',
      text: t`The figures of line ${found.line} are the sums of all other rows. If it is the file's own sum, everything would count twice: take it out of the file first. If it is a campaign of its own, import it.`,
      choices: [{ value: 'row-adds-up', label: t`It is no sum: import it`, example: '' }],
    }
  }
}

const addsUp = (measures: Readonly<Record<MeasureName, number>>, sums: Sums, count: number): boolean => {
  let figures = 0
  for (const name of additive) {
    const sum = sums[name]
    const own = measures[name]
    if (sum === null || sum === 0) continue
    if (Number.isNaN(own)) {
      if (name === 'spendMinor' || name === 'impressions') return false
      continue
    }
    if (Math.abs(sum - 2 * own) > slack(name, count)) return false
    figures += 1
  }
  return figures >= fewestFigures
}
