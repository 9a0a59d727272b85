import type { DefinitionBreak } from '../bridge/pedigree'
import type { Day } from '../kernel/day'
import { platformNames } from '../kernel/platform'
import type { ChartMark } from './document'

/** The position of the stretch that a day lies in; −1 outside of them. */
const positionOf = (on: Day, starts: readonly Day[]): number => (starts[0] === undefined || on < starts[0] ? -1 : starts.findLastIndex((start) => start <= on))

/** Where a chart draws its lines: before the first of its stretches that begins on the day of a break or holds it. `starts`: the first day of each stretch, in order. */
export const marksOn = (breaks: readonly DefinitionBreak[], starts: readonly Day[]): readonly ChartMark[] =>
  breaks.flatMap(({ platform, on, what }) => {
    const position = positionOf(on, starts)
    return position === -1 ? [] : [{ position, label: `${platformNames[platform]}: ${what}` }]
  })
