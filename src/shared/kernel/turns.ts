/** Work that must not overlap. */
interface Turns {
  /** Runs it once everything asked for before has ended, however that ended. */
  readonly take: <T>(run: () => Promise<T>) => Promise<T>
  /** Resolves once everything asked for so far has ended. */
  readonly ended: () => Promise<void>
}

/** Turns that nobody has taken yet. What fails in its turn fails for who asked for it alone. */
export const createTurns = (): Turns => {
  let last: Promise<void> = Promise.resolve()
  return {
    take: (run) => {
      const taken = last.then(run)
      last = taken.then(
        () => undefined,
        () => undefined,
      )
      return taken
    },
    ended: () => last,
  }
}
