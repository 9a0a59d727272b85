import type { ImportQuestion } from '../shared/imports/import'
import { t } from '../shared/kernel/words'
import { addRow, comeToTheSame, type FigureSums, noSums } from './figure-sums'
import type { MeasureName } from './reading'

/** Figures that must be the same at two depths before anything is asked. */
const fewestFigures = 2

interface Depth extends FigureSums {
  readonly line: number
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
    addRow((this.depths[depth] ??= { line, ...noSums() }), measures)
  }

  /** Asks where rows of two depths have the same figures in all. Null: nowhere. */
  question(): ImportQuestion | null {
    // Rows that name nothing are the account's, and never counted beside its campaigns.
    const found = this.depths.slice(1).filter((depth) => depth !== undefined)
    const upper = found.find((depth, place) => found.slice(place + 1).some((deeper) => comeToTheSame(depth, deeper, fewestFigures)))
    if (upper === undefined) return null
    return {
      id: 'nested-sums',
      option: 'accepted',
      text: t`The rows that name a campaign and no ad set or ad below it (the first is line ${upper.line}) have in all the same figures as those that name one: they seem to be sums of these, and everything would count more than once. Export one level alone, or take them out of the file first.`,
      choices: [{ value: 'nested-sums', label: t`They are no sums: import them`, example: '' }],
    }
  }
}
