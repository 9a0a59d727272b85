import type { MeasureName } from './reading'

const compared = ['spendMinor', 'impressions', 'linkClicks', 'clicksAll', 'clicks'] as const satisfies readonly MeasureName[]

/** What some rows add up to, of the figures by which rows are found to be sums of others: spend first, then impressions and clicks. */
export interface FigureSums {
  rows: number
  readonly sums: number[]
}

export const noSums = (): FigureSums => ({ rows: 0, sums: compared.map(() => 0) })

/** Adds a row; a figure that it does not tell adds nothing. */
export const addRow = (to: FigureSums, measures: Readonly<Record<MeasureName, number>>): void => {
  to.rows += 1
  for (let index = 0; index < compared.length; index += 1) {
    const name = compared[index]
    const value = name === undefined ? Number.NaN : measures[name]
    if (!Number.isNaN(value)) to.sums[index] = (to.sums[index] ?? 0) + value
  }
}

/** Adds what other rows add up to. */
export const addSums = (to: FigureSums, { rows, sums }: FigureSums): void => {
  to.rows += rows
  for (const [index, sum] of sums.entries()) to.sums[index] = (to.sums[index] ?? 0) + sum
}

/** Whether both come to the same, in at least so many figures that are not 0. Money may be apart by its rounding in each row. */
export const comeToTheSame = (one: FigureSums, other: FigureSums, fewestFigures: number): boolean =>
  one.sums.filter((sum) => sum !== 0).length >= fewestFigures && one.sums.every((sum, index) => Math.abs(sum - (other.sums[index] ?? 0)) <= (index === 0 ? (one.rows + other.rows) / 2 : 0))
