import { err, ok, type Result } from '../shared/kernel/result'
import type { Cancelled, JobControl } from '../shared/rpc/contract'

/** Thrown inside a transaction so that it rolls back when the person asked to stop. */
export class Stopped extends Error {}

/** Throws `Stopped` where the person asked a job to stop; only for work that stands in `unlessStopped`. */
export const stopIfAsked = ({ isCancelled }: JobControl): void => {
  if (isCancelled()) throw new Stopped()
}

/** What the work in a transaction came to, or that the person asked to stop it half-way: then it leaves no trace. */
export const unlessStopped = <T>(run: () => T): Result<T, Cancelled> => {
  try {
    return ok(run())
  } catch (error) {
    // A transaction can only be left by a throw; this one is ours and means what the person asked for.
    if (error instanceof Stopped) return err({ type: 'Cancelled' })
    throw error
  }
}

/** Looks up from a job's work: says how far it is and throws `Stopped` where the person asked for that. Called after every bit of work, by those who do it. */
export type Look = (label: string, done: number, total: number) => void

/** What those call who work for nobody that waits. */
export const unobserved: Look = () => undefined

/** Progress is told ten times a second, however long a bit of work takes: a slow computer would keep silent for seconds between two counts of rows. */
const reportMilliseconds = 100

/** A look that tells the first of each label, and then as often as a person can see it move. */
export const lookFor = (control: JobControl): Look => {
  let lastLabel = ''
  let lastAt = -Infinity
  return (label, done, total) => {
    stopIfAsked(control)
    const now = performance.now()
    if (label === lastLabel && now - lastAt < reportMilliseconds) return
    lastLabel = label
    lastAt = now
    control.report({ label, done, total })
  }
}
