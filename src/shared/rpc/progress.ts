import { z } from 'zod'
import { t } from '../kernel/words'

/** Progress of a job. `total` is null while unknown; `done` and `total` share the unit that `label` implies. */
export interface Progress {
  readonly label: string
  readonly done: number
  readonly total: number | null
}

/** How far long work is, and how much longer the step of its label takes. */
export const TimedProgress = z.object({
  label: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  /** Seconds until this step is done, should it go on as fast as it went so far. Null: it has not gone on for long enough to tell, or nobody knows how much there is. */
  secondsLeft: z.number().nonnegative().nullable(),
})
export type TimedProgress = z.infer<typeof TimedProgress>

/** What a step does in less says nothing of how long it takes. */
const tellingMilliseconds = 2000

/** Sets beside each word of one work's progress how much longer the step takes. A step begins with a label that is new, or where less is done than was. */
export const timeSteps = (clock: () => Date): ((progress: Progress) => TimedProgress) => {
  let began = { label: '', at: 0, done: 0 }
  let lastDone = Infinity
  return ({ label, done, total }) => {
    const now = clock().getTime()
    if (label !== began.label || done < lastDone) began = { label, at: now, done }
    lastDone = done
    const [taken, gained] = [now - began.at, done - began.done]
    const secondsLeft = total === null || gained <= 0 || taken < tellingMilliseconds ? null : (Math.max(0, total - done) * taken) / gained / 1000
    return { label, done, total, secondsLeft }
  }
}

/** How much longer a step takes, in rounded words: `about 20 s left`. Null: nobody can tell. */
export const timeLeftText = ({ secondsLeft }: TimedProgress): string | null => {
  if (secondsLeft === null) return null
  const seconds = Math.ceil(secondsLeft / 5) * 5
  if (seconds <= 5) return t`a few seconds left`
  if (seconds < 60) return t`about ${seconds} s left`
  const minutes = Math.ceil(secondsLeft / 60)
  if (minutes < 60) return t`about ${minutes} min left`
  const tens = Math.ceil(minutes / 10)
  const [hours, beyond] = [Math.floor(tens / 6), (tens % 6) * 10]
  return beyond === 0 ? t`about ${hours} h left` : t`about ${hours} h ${beyond} min left`
}
