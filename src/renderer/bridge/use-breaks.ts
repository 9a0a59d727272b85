import { breakText, type DefinitionBreak } from '../../shared/bridge/pedigree'
import type { PedigreeScope } from '../../shared/bridge/pedigree.contract'
import type { Day } from '../../shared/kernel/day'
import { platformNames } from '../../shared/kernel/platform'
import { useClient } from '../platform/client'
import { useAnswer } from '../platform/queries'
import type { ChartMark } from '../ui/chart-model'

interface Breaks {
  readonly notes: readonly string[]
  /** Where a chart draws its lines: before the first of its stretches that begins on the day of a break or holds it. */
  readonly marksOn: (starts: readonly Day[]) => readonly ChartMark[]
}

/** The first day of each stretch that a report over time draws: of the last so many lines that have a day. */
export const startsOfRows = (rows: readonly { readonly key: string }[], drawn: number): readonly Day[] =>
  rows
    .filter(({ key }) => key !== 'none')
    .slice(-drawn)
    // A line over time is named by its month, its day, or its first and last day.
    .map(({ key }) => (key.length === 7 ? `${key}-01` : key.slice(0, 10)) as Day)

/** The position of the stretch that a day lies in; −1 outside of them. */
const positionOf = (on: Day, starts: readonly Day[]): number => (starts[0] === undefined || on < starts[0] ? -1 : starts.findLastIndex((start) => start <= on))

const markOf = ({ platform, on, what }: DefinitionBreak, starts: readonly Day[]): readonly ChartMark[] => {
  const position = positionOf(on, starts)
  return position === -1 ? [] : [{ position, label: `${platformNames[platform]}: ${what}` }]
}

/** Days within a scope from which figures mean something else, for the notes and the charts. */
export const useBreaks = (scope: Partial<Pick<PedigreeScope, 'period' | 'platform' | 'campaignId'>>): Breaks => {
  const client = useClient()
  const { value: breaks = [] } = useAnswer(client.bridge.pedigree.breaks, scope)
  return { notes: breaks.map(breakText), marksOn: (starts) => breaks.flatMap((one) => markOf(one, starts)) }
}
