import type { ReadOptions } from './reading'

/** Thrown when the person asked to stop. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

/** How long reading may go on before it looks up for a cancel. */
const turnMilliseconds = 40

/** Lets others have their turn, says how far it is, and stops when asked to. */
export const turns = (options: Pick<ReadOptions, 'report' | 'isCancelled'>, label: string): ((done: number, total: number) => Promise<void>) => {
  let since = performance.now()
  return async (done, total) => {
    if (performance.now() - since < turnMilliseconds) return
    options.report({ label, done, total })
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
    if (options.isCancelled()) throw new Cancelled()
  }
}
