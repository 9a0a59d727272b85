import { addDays, type Day } from '../kernel/day'
import { ratio } from '../kernel/ratio'
import { t } from '../kernel/words'
import type { ActivityTouch } from './activity'
import { type InteractionType, interactionTypes } from './interaction'

/** Days for which what a member does counts towards their level. */
const levelWindowDays = 365

/** Of these types a member does something for the community, beyond talking in it. */
const contributions: ReadonlySet<InteractionType> = new Set(['share', 'mention', 'introduction', 'event', 'meeting', 'gift'])

const participantFrom = 3
const contributorFrom = 1
const ambassadorFrom = 5

export const levelDefinition =
  t`From what a member did in the community within 365 days: Ambassador with 5 contributions (share, mention, introduction, event, meeting, gift), Contributor with 1, Participant with 3 touches of their own, else Explorer. Four levels as Orbit has them, counts as Savannah sets them.`

/** What a member of each level weighs, from the core to the edge. Source: `gravityDefinition`. */
const levelWeights: Readonly<Record<number, number>> = { 1: 10, 2: 7, 3: 4, 4: 1 }

export const gravityDefinition =
  t`Commitment = Σ weight of the level² over the members: Ambassador 10, Contributor 7, Participant 4, Explorer 1. Gravity = (commitment on the last day − commitment on the day before the first) ÷ members: above 0 the community draws its members closer. Of today’s members, who joined later weighs 0; who left is not kept.`

/** The weighted commitment of a community with so many members on each level. 0: it has none. Formula: `gravityDefinition`. */
export const commitmentOf = (levels: readonly { readonly level: number; readonly members: number }[]): number => levels.reduce((sum, { level, members }) => sum + (levelWeights[level] ?? 0) ** 2 * members, 0)

/** How far a community drew its members closer: the commitment gained, a member. Null: it has no members. Formula: `gravityDefinition`. */
export const gravityOf = (gained: number, members: number): number | null => ratio(gained, members)

/** A change of level on a day. 1 is the core, 4 the edge. */
interface LevelMove {
  readonly on: Day
  readonly from: number
  readonly to: number
}

const levelOf = (touches: number, contributed: number): number => (contributed >= ambassadorFrom ? 1 : contributed >= contributorFrom ? 2 : touches >= participantFrom ? 3 : 4)

/**
 * Every change of a member's level, oldest first, from 4 on. Days to come are among them: that on which old activity no longer counts, unless
 * something else happens before. So the level of any day is that of the newest move up to it, and nothing has to be computed at midnight.
 * Source: `levelDefinition`.
 */
export const levelMoves = (touches: readonly ActivityTouch[]): LevelMove[] => {
  const theirs = touches.filter(({ type, direction }) => direction !== 'outgoing' && interactionTypes[type].isTouch)
  const steps = new Map<Day, { touches: number; contributed: number }>()
  const note = (on: Day, type: InteractionType, sign: 1 | -1): void => {
    const step = steps.get(on) ?? { touches: 0, contributed: 0 }
    steps.set(on, { touches: step.touches + sign, contributed: step.contributed + (contributions.has(type) ? sign : 0) })
  }
  for (const { on, type } of theirs) {
    note(on, type, 1)
    note(addDays(on, levelWindowDays), type, -1)
  }
  const moves: LevelMove[] = []
  let [count, contributed, level] = [0, 0, 4]
  for (const [on, step] of [...steps].sort(([left], [right]) => (left < right ? -1 : 1))) {
    count += step.touches
    contributed += step.contributed
    const to = levelOf(count, contributed)
    if (to !== level) moves.push({ on, from: level, to })
    level = to
  }
  return moves
}
