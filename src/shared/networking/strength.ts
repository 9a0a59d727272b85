import { addDays, type Day, daysBetween, toDayNumber } from '../kernel/day'
import { keysOf } from '../kernel/keys-of'
import { t } from '../kernel/words'
import { type InteractionType, interactionTypes } from './interaction'

/** Days after which a touch counts half. */
const halfLifeDays = 90

/** How many points of sum take a relationship from nothing to 63 of 100. */
const saturation = 12

export const strengthDefinition =
  t`Σ weight(type) × 0.5^(age in days ÷ 90) over all interactions, scaled to 0–100 by 100 × (1 − e^(−sum ÷ 12)). A meeting weighs 12, a like 1. Nothing logged: n/a.`

export interface DatedTouch {
  readonly type: InteractionType
  readonly on: Day
}

/**
 * The logarithm (base 2) of Σ weight × 2^(day ÷ 90), day counted from 1970-01-01. All terms fade at one rate, so the order of two contacts
 * never changes by waiting: the rank is kept and sorted by on any day. Null: nothing was logged.
 * Added up newest first in an order of its own, so that it does not depend on who logged what first.
 */
export const strengthRank = (touches: readonly DatedTouch[]): number | null => {
  const terms = touches.map(({ type, on }) => ({ day: toDayNumber(on), weight: interactionTypes[type].weight })).sort((left, right) => right.day - left.day || right.weight - left.weight)
  const newest = terms[0]?.day
  if (newest === undefined) return null
  // Relative to the newest day: the terms stay near 1.
  const sum = terms.reduce((total, { day, weight }) => total + weight * 2 ** ((day - newest) / halfLifeDays), 0)
  return Math.log2(sum) + newest / halfLifeDays
}

/** A touch centuries ahead, as a crafted download may date one, is more than a number holds; it is the strongest there is. */
const finite = (sum: number): number => Math.min(sum, Number.MAX_VALUE)

const scaled = (sum: number): number => 100 * (1 - Math.exp(-sum / saturation))

/** Relationship strength on a day, 0 to 100. Null: nothing was logged. Source: `strengthDefinition`. */
export const strengthOn = (rank: number | null, today: Day): number | null => (rank === null ? null : scaled(2 ** (rank - toDayNumber(today) / halfLifeDays)))

/** The rank that has this strength on a day; −∞ for 0, +∞ for 100. The inverse of `strengthOn`. */
export const rankOfStrength = (strength: number, today: Day): number => Math.log2(-saturation * Math.log(1 - Math.min(100, Math.max(0, strength)) / 100)) + toDayNumber(today) / halfLifeDays

/** One touch and what it adds to the sum today: its weight, halved every 90 days. */
interface StrengthPart extends DatedTouch {
  readonly interactionId: number
  readonly weight: number
  readonly ageDays: number
  readonly adds: number
}

interface StrengthExplanation {
  readonly strength: number | null
  /** Σ of what all touches add today. */
  readonly sum: number
  /** The touches that add most, largest first. */
  readonly parts: readonly StrengthPart[]
  /** Touches not listed, and what they add together. */
  readonly others: { readonly count: number; readonly adds: number }
  /** What the next touch of each type, today, would make of it. */
  readonly next: readonly { readonly type: InteractionType; readonly strength: number; readonly gain: number }[]
  /** What it fades to without any. */
  readonly fading: readonly { readonly on: Day; readonly strength: number | null }[]
}

/** Why a relationship is as strong as it is on a day: which touches, what decay, what would change it. `shown` bounds the touches listed. */
export const explainStrength = (touches: readonly (DatedTouch & { readonly interactionId: number })[], today: Day, shown: number): StrengthExplanation => {
  const rank = strengthRank(touches)
  const sum = rank === null ? 0 : finite(2 ** (rank - toDayNumber(today) / halfLifeDays))
  const parts = touches
    .map(({ interactionId, type, on }) => {
      const ageDays = daysBetween(on, today)
      const { weight } = interactionTypes[type]
      return { interactionId, type, on, weight, ageDays, adds: finite(weight * 2 ** (-ageDays / halfLifeDays)) }
    })
    .sort((left, right) => right.adds - left.adds || right.interactionId - left.interactionId)
  const rest = parts.slice(shown)
  const types = keysOf(interactionTypes)
  return {
    strength: strengthOn(rank, today),
    sum,
    parts: parts.slice(0, shown),
    others: { count: rest.length, adds: finite(rest.reduce((total, { adds }) => total + adds, 0)) },
    next: types.map((type) => ({ type, strength: scaled(sum + interactionTypes[type].weight), gain: scaled(sum + interactionTypes[type].weight) - scaled(sum) })),
    fading: [30, 90, 180].map((days) => ({ on: addDays(today, days), strength: strengthOn(rank, addDays(today, days)) })),
  }
}
