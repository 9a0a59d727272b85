/** The file was given up while it was written. */
export class ExportStopped extends Error {}

/** Between how many rows other work gets its turn. */
const rowsATurn = 250

/** How a long file is written: row by row, so that others get their turn, somebody sees how far it is, and it can be given up. */
export interface Pace {
  /** Counts a row. True: it is time to `rest`. */
  readonly count: () => boolean
  /** Lets other work run. Throws `ExportStopped` when the file shall be given up. */
  readonly rest: () => Promise<void>
}

export interface PaceOptions {
  /** Told every so often how many rows are written, of how many. */
  readonly onProgress?: (done: number, total: number) => void
  /** Looked at between rows: once true, the file is given up. */
  readonly isCancelled?: () => boolean
}

export const createPace = (total: number, { onProgress, isCancelled }: PaceOptions = {}): Pace => {
  let done = 0
  return {
    count: () => {
      done += 1
      return done % rowsATurn === 0
    },
    rest: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      onProgress?.(Math.min(done, total), total)
      if (isCancelled?.() === true) throw new ExportStopped()
    },
  }
}
