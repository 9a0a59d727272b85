const ofWord = /[\p{L}\p{M}\p{N}]/u

const isStart = (hay: readonly string[], at: number): boolean => !ofWord.test(hay[at - 1] ?? ' ')

/** Where a typed letter may stand behind the one at `before`: in the same word, or where another begins. The first (−1) may stand anywhere, as words of some languages are put together. */
const placesBehind = (hay: readonly string[], letter: string, before: number): readonly number[] => {
  const end = before === -1 ? hay.length : hay.findIndex((sign, at) => at > before && !ofWord.test(sign))
  return hay.flatMap((sign, at) => (sign === letter && at > before && (end === -1 || at <= end || isStart(hay, at)) ? [at] : []))
}

interface Fit {
  readonly score: number
  /** How many letters before it stand beside each other. */
  readonly run: number
}

/** How well a text fits what was typed: every letter in order, each in the word of the one before or at the start of another; word starts and runs count more. Null: it does not fit. */
export const fuzzyScore = (text: string, typed: string): number | null => {
  const hay = [...text.toLowerCase()]
  // The best way to each place at which the letters so far may end.
  let fits: ReadonlyMap<number, Fit> = new Map([[-1, { score: 0, run: 0 }]])
  for (const letter of typed.toLowerCase().replaceAll(/\s+/g, '')) {
    const next = new Map<number, Fit>()
    for (const [before, fit] of fits) {
      for (const at of placesBehind(hay, letter, before)) {
        const run = before !== -1 && at === before + 1 ? fit.run + 1 : 0
        const score = fit.score + (isStart(hay, at) ? 8 : 1) + run * 3 - Math.min(at - before - 1, 5) * 0.2
        if (score > (next.get(at)?.score ?? Number.NEGATIVE_INFINITY)) next.set(at, { score, run })
      }
    }
    fits = next
  }
  const scores = [...fits.values()].map(({ score }) => score)
  return scores.length === 0 ? null : Math.max(...scores) - hay.length * 0.02
}
