import type { ImportQuestion } from '../shared/imports/import'
import { t } from '../shared/kernel/words'
import { addRow, addSums, comeToTheSame, type FigureSums, noSums } from './figure-sums'
import type { MeasureName } from './reading'
import { partOfSumName } from './total-words'

/** Watches for names that say the sum of another one, with its figures: `A` and `A Total`, as pivot tables have them below each other. */
export class PartNames {
  private readonly entities: ({ readonly names: readonly string[] } & FigureSums)[] = []
  /** What is called as the sum of a part is: in which place of its names, how itself, how that part. */
  private readonly sums = new Map<string, { readonly place: number; readonly name: string; readonly part: string }>()

  /** `names`: of campaign, ad set and ad of an entity that is met for the first time. */
  meet(entity: number, names: readonly string[]): void {
    this.entities[entity] = { names, ...noSums() }
    for (const [place, name] of names.entries()) {
      const part = partOfSumName(name)
      if (part !== null) this.sums.set(`${place} ${name}`, { place, name, part })
    }
  }

  take(entity: number, measures: Readonly<Record<MeasureName, number>>): void {
    const known = this.entities[entity]
    if (known !== undefined) addRow(known, measures)
  }

  /** Asks about such names. Null: there are none. */
  question(): ImportQuestion | null {
    if (this.sums.size === 0) return null
    const figures = this.figuresOfNames()
    const found = [...this.sums.values()].find(({ place, name, part }) => comeToTheSame(figures.get(keyOf(place, name)) ?? noSums(), figures.get(keyOf(place, part)) ?? noSums(), 1))
    if (found === undefined) return null
    const { name, part } = found
    return {
      id: 'named-like-totals',
      option: 'accepted',
      text: t`“${name}” is called as the sum of “${part}” is, and has its figures. If such rows add up others, their figures would count twice: take them out of the file first. If a campaign has that name, import it.`,
      choices: [{ value: 'named-like-totals', label: t`It is no sum: import it`, example: '' }],
    }
  }

  private figuresOfNames(): ReadonlyMap<string, FigureSums> {
    const sought = new Map([...this.sums.values()].flatMap(({ place, name, part }) => [[keyOf(place, name), noSums()], [keyOf(place, part), noSums()]] as const))
    for (const entity of this.entities.filter((met) => met !== undefined)) {
      for (const [place, name] of entity.names.entries()) {
        const known = sought.get(keyOf(place, name))
        if (known !== undefined) addSums(known, entity)
      }
    }
    return sought
  }
}

const keyOf = (place: number, name: string): string => `${place} ${name.toLowerCase()}`
