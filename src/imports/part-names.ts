import type { ImportQuestion } from '../shared/imports/import'
import { t } from '../shared/kernel/words'
import type { MeasureName } from './reading'
import { partOfSumName } from './total-words'

const compared = ['spendMinor', 'impressions', 'linkClicks', 'clicksAll', 'clicks'] as const satisfies readonly MeasureName[]

interface Figures {
  rows: number
  readonly sums: number[]
}

const noFigures = (): Figures => ({ rows: 0, sums: compared.map(() => 0) })

/** Watches for names that say the sum of another one, with its figures: `A` and `A Total`, as pivot tables have them below each other. */
export class PartNames {
  private readonly entities: ({ readonly names: readonly string[] } & Figures)[] = []
  /** What is called as the sum of a part is: in which place of its names, how itself, how that part. */
  private readonly sums = new Map<string, { readonly place: number; readonly name: string; readonly part: string }>()

  /** `names`: of campaign, ad set and ad of an entity that is met for the first time. */
  meet(entity: number, names: readonly string[]): void {
    this.entities[entity] = { names, ...noFigures() }
    for (const [place, name] of names.entries()) {
      const part = partOfSumName(name)
      if (part !== null) this.sums.set(`${place} ${name}`, { place, name, part })
    }
  }

  take(entity: number, measures: Readonly<Record<MeasureName, number>>): void {
    const known = this.entities[entity]
    if (known === undefined) return
    known.rows += 1
    for (let index = 0; index < compared.length; index += 1) {
      const name = compared[index]
      const value = name === undefined ? Number.NaN : measures[name]
      if (!Number.isNaN(value)) known.sums[index] = (known.sums[index] ?? 0) + value
    }
  }

  /** Asks about such names. Null: there are none. */
  question(): ImportQuestion | null {
    if (this.sums.size === 0) return null
    const figures = this.figuresOfNames()
    const found = [...this.sums.values()].find(({ place, name, part }) => isSame(figures.get(keyOf(place, name)), figures.get(keyOf(place, part))))
    if (found === undefined) return null
    const { name, part } = found
    return {
      id: 'named-like-totals',
      option: 'accepted',
      text: t`“${name}” is called as the sum of “${part}” is, and has its figures. If such rows add up others, their figures would count twice: take them out of the file first. If a campaign has that name, import it.`,
      choices: [{ value: 'named-like-totals', label: t`It is no sum: import it`, example: '' }],
    }
  }

  private figuresOfNames(): ReadonlyMap<string, Figures> {
    const sought = new Map([...this.sums.values()].flatMap(({ place, name, part }) => [[keyOf(place, name), noFigures()], [keyOf(place, part), noFigures()]] as const))
    for (const { names, rows, sums } of this.entities.filter((entity) => entity !== undefined)) {
      for (const [place, name] of names.entries()) {
        const known = sought.get(keyOf(place, name))
        if (known === undefined) continue
        known.rows += rows
        for (const [index, sum] of sums.entries()) known.sums[index] = (known.sums[index] ?? 0) + sum
      }
    }
    return sought
  }
}

const keyOf = (place: number, name: string): string => `${place} ${name.toLowerCase()}`

/** Money is rounded in each row. */
const isSame = (one: Figures | undefined, other: Figures | undefined): boolean =>
  one !== undefined && other !== undefined && one.sums.some((sum) => sum !== 0) && one.sums.every((sum, index) => Math.abs(sum - (other.sums[index] ?? 0)) <= (index === 0 ? (one.rows + other.rows) / 2 : 0))
