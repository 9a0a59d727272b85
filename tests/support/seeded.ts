import { createRandom } from '../../src/shared/kernel/random'

/** Random numbers that a seed repeats. */
export interface Seeded {
  /** A whole number from 0 up to, not including, `end`. */
  readonly below: (end: number) => number
  readonly pick: <T>(choices: readonly T[]) => T
}

export const seeded = (seed: number): Seeded => {
  const random = createRandom(seed)
  const below = (end: number): number => (random() * 4_294_967_296) % end
  return {
    below,
    pick: (choices) => {
      const choice = choices[below(choices.length)]
      if (choice === undefined) throw new Error('Nothing to pick from')
      return choice
    },
  }
}
