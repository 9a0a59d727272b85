import type { ImportQuestion } from '../shared/imports/import'
import { t } from '../shared/kernel/words'
import type { MeasureName } from './reading'

const compared = ['spendMinor', 'impressions', 'linkClicks', 'clicksAll', 'clicks'] as const satisfies readonly MeasureName[]

/** Figures that must be the same at two depths before anything is asked. */
const fewestFigures = 2

interface Depth {
  line: number
  rows: number
  readonly sums: number[]
}

/** Watches for a table that has campaigns, their ad sets and their ads below each other, each with the same money: it would count twice or three times. */
export class NestedRows {
  private readonly depths: (Depth | undefined)[] = []
  private readonly depthOf: number[] = []

  /** `depth`: how many of campaign, ad set and ad a new entity names. */
  meet(entity: number, depth: number): void {
    this.depthOf[entity] = depth
  }

  take(entity: number, line: number, measures: Readonly<Record<MeasureName, number>>): void {
    const depth = this.depthOf[entity] ?? 0
    const known = (this.depths[depth] ??= { line, rows: 0, sums: compared.map(() => 0) })
    known.rows += 1
    for (let index = 0; index < compared.length; index += 1) {
      const name = compared[index]
      const value = name === undefined ? Number.NaN : measures[name]
      if (!Number.isNaN(value)) known.sums[index] = (known.sums[index] ?? 0) + value
    }
  }

  /** Asks where rows of two depths have the same figures in all. Null: nowhere. */
  question(): ImportQuestion | null {
    // Rows that name nothing are the account's, and never counted beside its campaigns.
    const found = this.depths.slice(1).filter((depth) => depth !== undefined)
    const upper = found.find((depth, place) => found.slice(place + 1).some((deeper) => isSame(depth, deeper)))
    if (upper === undefined) return null
    return {
      id: 'nested-sums',
      option: 'accepted',
      text: t`The rows that name a campaign and no ad set or ad below it (the first is line ${upper.line}) have in all the same figures as those that name one: they seem to be sums of these, and everything would count more than once. Export one level alone, or take them out of the file first.`,
      choices: [{ value: 'nested-sums', label: t`They are no sums: import them`, example: '' }],
    }
  }
}

const isSame = (upper: Depth, deeper: Depth): boolean => {
  let figures = 0
  for (const [index, sum] of upper.sums.entries()) {
    const other = deeper.sums[index] ?? 0
    // Money is rounded in each row.
    if (Math.abs(sum - other) > (index === 0 ? (upper.rows + deeper.rows) / 2 : 0)) return false
    if (sum !== 0) figures += 1
  }
  return figures >= fewestFigures
}
