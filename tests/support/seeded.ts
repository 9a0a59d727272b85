/** Random numbers that a seed repeats (mulberry32). */
export interface Seeded {
  /** A whole number from 0 up to, not including, `end`. */
  readonly below: (end: number) => number
  readonly pick: <T>(choices: readonly T[]) => T
}

export const seeded = (seed: number): Seeded => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (end: number): number => next() % end
  return {
    below,
    pick: (choices) => {
      const choice = choices[below(choices.length)]
      if (choice === undefined) throw new Error('Nothing to pick from')
      return choice
    },
  }
}
